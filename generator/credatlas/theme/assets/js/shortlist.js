/**
 * The page of the shortlist: what is kept here, or what an address shares; as cards, calendar, table and print.
 */
import { h } from "./dom.js";
import { joined, save, table } from "./exports.js";
import { say, words } from "./here.js";
import { root } from "./remembered.js";
import { hasChanged, nextOf, sheet } from "./sheets.js";
import { keepAll, kept, slugs, toggle } from "./shelf.js";
import { chip } from "./telling.js";

/** @typedef {import("./sheets.js").Sheet} Sheet */

/** Courses that can be compared. */
const TOGETHER = 4;

/** @param {HTMLElement} place */
export async function shortlist(place) {
  const given = new URLSearchParams(location.search).get("courses");
  const shared = given === null ? null : slugs(given.split(","));
  const list = shared ?? kept();
  place.setAttribute("aria-busy", "true");
  const found = await Promise.all(list.map((slug) => sheet(slug).catch(() => null)));
  place.removeAttribute("aria-busy");
  const sheets = /** @type {Sheet[]} */ (found.filter(Boolean));
  const status = h("p", { role: "status" }, list.length ? say("kept-count", { count: sheets.length }) : say("empty"));
  const gone = list.filter((_, number) => !found[number]);
  place.replaceChildren(
    shared ? sharing(shared) : "", status,
    ...gone.map((course) => h("p", { class: "ca-notice" }, say("gone", { course }), " ", drop(course, course, place))),
    sheets.length ? tools(sheets) : h("p", {}, h("a", { class: "ca-button", href: `${root()}courses/` }, say("to-courses"))),
    h("ul", { class: "ca-cards" }, ...sheets.map((one) => item(one, !shared, place))),
  );
  if (sheets.length > 1) place.append(comparing(place));
}

/** @param {string[]} shared */
function sharing(shared) {
  const mine = `${root()}shortlist/`;
  const adopt = () => {
    keepAll([...kept(), ...shared]);
    location.assign(mine);
  };
  return h("div", { class: "ca-home" }, h("p", {}, say("shared")),
    h("p", {}, h("button", { type: "button", class: "ca-button", onclick: adopt }, say("adopt")), " ",
      h("a", { class: "ca-button ca-button--quiet", href: mine }, say("mine"))));
}

/** @param {Sheet[]} sheets */
function tools(sheets) {
  const address = `${root()}shortlist/?courses=${sheets.map(({ slug }) => slug).join(",")}`;
  const button = (/** @type {string} */ key, /** @type {() => void} */ onclick) =>
    h("button", { type: "button", class: "ca-button ca-button--quiet", "data-get": key, onclick }, say(key));
  return h("div", { class: "ca-shelf__tools" },
    sheets.some(({ feed }) => feed) && button("get-ics", () => calendar(sheets)),
    button("get-csv", () => save("shortlist.csv", "text/csv", table(rows(sheets)))),
    button("print", () => print()),
    h("a", { href: address, "data-share": true }, say("share")));
}

/** @param {Sheet[]} sheets */
async function calendar(sheets) {
  const feeds = sheets.map(({ feed }) => feed).filter(Boolean);
  const texts = await Promise.all(feeds.map(async (feed) => {
    const answer = await fetch(feed);
    return answer.ok ? answer.text() : "";
  }));
  save("shortlist.ics", "text/calendar", joined(texts));
}

/** @param {Sheet[]} sheets @returns {string[][]} */
function rows(sheets) {
  const now = Date.now();
  const keys = [...new Set(sheets.flatMap(({ facts }) => [...facts.keys()]))];
  const head = [say("column-title"), say("column-address"), say("column-state"), ...keys];
  return [head, ...sheets.map((one) => {
    const next = nextOf(one, now);
    const state = next ? chip(next, now).map((node) => node.textContent).join("") : "";
    return [one.title, one.href, state, ...keys.map((key) => one.facts.get(key) ?? "")];
  })];
}

/** @param {string} slug @param {string} title @param {HTMLElement} place */
function drop(slug, title, place) {
  const remove = async () => {
    if (kept().includes(slug)) toggle(slug);
    await shortlist(place);
    const heading = /** @type {HTMLElement | null} */ (document.querySelector("h1"));
    heading?.setAttribute("tabindex", "-1");
    heading?.focus();
  };
  return h("button", { type: "button", class: "ca-button ca-button--quiet", "aria-label": say("remove", { title }), onclick: remove },
    say("remove-short"));
}

/** @param {Sheet} one @param {boolean} own @param {HTMLElement} place */
function item(one, own, place) {
  const now = Date.now();
  const next = nextOf(one, now);
  const pick = h("label", { class: "ca-shelf__pick" },
    h("input", { type: "checkbox", name: "compare", value: one.slug, "aria-label": say("compare-pick", { title: one.title }) }), " ", say("compare"));
  return h("li", {}, h("article", { class: "ca-card", "data-kept": one.slug },
    h("p", { class: "ca-card__kicker" }, one.by),
    h("h2", { class: "ca-card__title" }, h("a", { href: one.href, lang: one.lang || undefined }, one.title)),
    h("ul", { class: "ca-card__facts" }, ...one.brief.map((fact) => h("li", {}, fact))),
    hasChanged(one) && h("p", { class: "ca-notice" }, say("changed-run")),
    ...one.runs.filter(({ run }) => run.status !== "confirmed").map(({ title, run }) =>
      h("p", {}, h("span", { class: `ca-chip ca-chip--${run.status}` }, words().text(`pages.state.${run.status}-plain`)), " ", title)),
    next && h("p", { class: "ca-card__state" }, h("span", { class: `ca-chip ca-chip--${next.state}` }, ...chip(next, now))),
    h("p", { class: "ca-shelf__tools" }, pick, own && drop(one.slug, one.title, place))));
}

/** @param {HTMLElement} place */
function comparing(place) {
  const link = h("a", { class: "ca-button", hidden: true, "data-compare": true }, say("compare"));
  const hint = h("p", { class: "ca-small" }, say("compare-hint"));
  const boxes = /** @type {NodeListOf<HTMLInputElement>} */ (place.querySelectorAll("input[name=compare]"));
  const follow = () => {
    const chosen = [...boxes].filter((box) => box.checked).map((box) => box.value);
    for (const box of boxes) box.disabled = !box.checked && chosen.length >= TOGETHER;
    link.hidden = chosen.length < 2;
    hint.hidden = !link.hidden;
    link.href = `${root()}compare/?courses=${chosen.join(",")}`;
  };
  boxes.forEach((box) => box.addEventListener("change", follow));
  return h("div", { class: "ca-shelf__tools" }, hint, link);
}
