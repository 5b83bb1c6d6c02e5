/**
 * A run as pages tell it (`telling` in `pages/course/runs.py`), and its state in words.
 *
 * Instants are local with their offset, so that days are those of the run wherever the reader is; what ends does so
 * after the minute that stands there.
 */
import { h } from "./dom.js";
import { words } from "./here.js";
import { standing, next } from "./runs.js";

/**
 * @typedef {{ seen: string, opens: string, closes: string, starts: string, over: string }} Days
 * @typedef {import("./runs.js").Run & { days: Days }} Told
 */

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** So many days before it opens, the days are counted. */
const SOON = 60;

/** @param {string} text the attribute `data-runs` @returns {Told[]} */
export function told(text) {
  return text.split(";").filter(Boolean).map((run) => {
    const [kind, status, free, seen = "", opens = "", closes = "", starts = "", over = ""] = run.split(",");
    return {
      kind: kind || "dated", status: status || "confirmed", free: free || "open", month: null,
      opens: minutes(opens), closes: after(closes), starts: minutes(starts), over: after(over),
      days: { seen, opens, closes, starts, over },
    };
  });
}

/** @param {string} instant @returns {number | null} */
function minutes(instant) {
  const found = Date.parse(instant);
  return Number.isNaN(found) ? null : found / MINUTE;
}

/** @param {string} instant @returns {number | null} the first minute after it */
function after(instant) {
  const found = minutes(instant);
  return found === null ? null : found + 1;
}

/** @param {string} instant in a zone @param {number} now in milliseconds @returns {number} days from the day there */
export function daysTo(instant, now) {
  const sign = instant.at(-6) === "-" ? -1 : 1;
  const [hours, rest] = instant.slice(-5).split(":").map(Number);
  const there = Math.floor((now + sign * (hours * 60 + rest) * MINUTE) / DAY);
  return Math.max(0, Date.parse(instant.slice(0, 10)) / DAY - there);
}

/** @param {Told[]} runs @param {number} now in milliseconds @returns {{ run: Told, state: string } | null} */
export function shown(runs, now) {
  const minute = now / MINUTE;
  const found = runs.length === 1 ? standing(runs[0], minute) : next(runs, minute) ?? lasting(runs, minute);
  return found && { run: /** @type {Told} */ (found.run), state: found.state };
}

/** @param {Told[]} runs @param {number} minute @returns {import("./runs.js").Standing | null} */
function lasting(runs, minute) {
  const all = runs.map((run) => standing(run, minute));
  return all.find(({ state }) => state === "running") ?? all.at(-1) ?? null;
}

/** @param {{ run: Told, state: string }} one @param {number} now @returns {Node[]} what its chip says */
export function chip({ run, state }, now) {
  const { days } = run;
  if (state === "closing-soon") return dated("closes-in", days.closes, { count: daysTo(days.closes, now) });
  if (state === "open") return dated("apply-by", days.closes);
  if (state === "opens-later") {
    const count = daysTo(days.opens, now);
    return count <= SOON ? dated("opens-in", days.opens, { count }) : dated("opens", days.opens);
  }
  if ((state === "full" || state === "waiting-list") && days.seen) return dated(state, days.seen);
  if (state === "closed" && days.closes) return dated("closed", days.closes);
  if (state === "always-open" && run.kind !== "self-paced") return dated("accepting", "");
  if (state === "announced" && days.starts) return dated("starts", days.starts);
  if ((state === "running" || state === "ended") && days.starts) return dated("since", days.starts);
  return dated(`${state}-plain`, "");
}

/** @param {string} key @param {string} instant @param {Record<string, number>} values @returns {Node[]} */
function dated(key, instant, values = {}) {
  const day = instant.slice(0, 10);
  const [before, after] = words().text(`pages.state.${key}`, { ...values, day: "\u0000" }).split("\u0000");
  const time = day && h("time", { datetime: day }, words().day(day));
  return [before, time, after].filter(Boolean).map((part) =>
    typeof part === "string" ? document.createTextNode(part) : /** @type {Node} */ (part));
}

/** @param {Told[]} runs @param {number} now @returns {number} when a state changes next, in milliseconds */
export function nextChange(runs, now) {
  const instants = runs.flatMap(({ opens, closes, starts, over }) => [opens, closes, starts, over]);
  const ahead = instants.map((one) => (one ?? 0) * MINUTE).filter((one) => one > now);
  return Math.min(...ahead, Infinity);
}
