/**
 * Two to four courses side by side: the address names them, their pages tell the facts.
 */
import { h } from "./dom.js";
import { say, words } from "./here.js";
import { root } from "./remembered.js";
import { nextOf, sheet } from "./sheets.js";
import { slugs } from "./shelf.js";
import { chip } from "./telling.js";

/** @typedef {import("./sheets.js").Sheet} Sheet */

const MOST = 4;

/** @param {HTMLElement} place */
export async function compare(place) {
  const asked = slugs((new URLSearchParams(location.search).get("courses") ?? "").split(",")).slice(0, MOST);
  const found = await Promise.all(asked.map((slug) => sheet(slug).catch(() => null)));
  const gone = asked.filter((_, number) => !found[number]);
  const sheets = /** @type {Sheet[]} */ (found.filter(Boolean));
  const notes = gone.map((course) => h("p", { class: "ca-notice" }, say("gone", { course })));
  if (sheets.length < 2) {
    place.replaceChildren(...notes, h("p", {}, say("compare-hint")),
      h("p", {}, h("a", { class: "ca-button", href: `${root()}shortlist/` }, say("mine"))));
    return;
  }
  place.replaceChildren(...notes, sum(sheets), ...clashes(sheets),
    h("div", { class: "ca-scroll ca-sides", role: "region", tabindex: 0, "aria-labelledby": "content" }, facts(sheets, asked)));
}

/** @param {Sheet[]} sheets */
function sum(sheets) {
  const stated = sheets.map(({ ects }) => ects).filter((ects) => ects !== null);
  const ects = stated.reduce((total, one) => total + one, 0);
  return h("p", { "data-sum": ects }, say(stated.length === sheets.length ? "together" : "together-some", { ects }));
}

/** @param {Sheet[]} sheets @returns {Node[]} runs of different courses at the same time */
function clashes(sheets) {
  const now = Date.now();
  const dated = sheets.map((one) => ({ title: one.title, run: nextOf(one, now)?.run }))
    .filter(({ run }) => run && run.starts !== null && run.over !== null);
  const found = dated.flatMap((one, number) => dated.slice(number + 1).flatMap((other) => {
    const [a, b] = /** @type {Required<import("./telling.js").Told>[]} */ ([one.run, other.run]);
    const from = Math.max(a.starts ?? 0, b.starts ?? 0);
    const until = Math.min(a.over ?? 0, b.over ?? 0);
    if (from >= until) return [];
    const [first, second] = [a.starts === from ? a : b, a.over === until ? a : b];
    return [h("p", { class: "ca-notice", "data-clash": true }, say("clash", {
      first: one.title, second: other.title,
      from: words().day(first.days.starts.slice(0, 10)), to: words().day(second.days.over.slice(0, 10)),
    }))];
  }));
  return found.length || dated.length < 2 ? found : [h("p", {}, say("no-clash"))];
}

/** @param {Sheet[]} sheets @param {string[]} asked */
function facts(sheets, asked) {
  const now = Date.now();
  const without = (/** @type {string} */ slug) =>
    `${location.pathname}?courses=${asked.filter((one) => one !== slug).join(",")}`;
  const heads = sheets.map((one) => h("th", { scope: "col", role: "columnheader" },
    h("a", { href: one.href, lang: one.lang || undefined }, one.title), h("small", {}, one.by),
    sheets.length > 2 && h("a", { href: without(one.slug), "aria-label": say("remove", { title: one.title }) }, say("remove-short"))));
  const states = sheets.map((one) => {
    const next = nextOf(one, now);
    return next ? chip(next, now).map((node) => node.textContent).join("") : "";
  });
  const keys = [...new Set(sheets.flatMap((one) => [...one.facts.keys()]))];
  // The roles, because a narrow window sets the rows otherwise than a table does.
  return h("table", { class: `ca-table ca-compare ca-compare--${sheets.length}`, role: "table" },
    h("caption", {}, say("compare")),
    h("thead", { role: "rowgroup" },
      h("tr", { role: "row" }, h("th", { scope: "col", role: "columnheader" }, h("span", {}, say("fact"))), ...heads)),
    h("tbody", { role: "rowgroup" }, row(say("next-run"), states),
      ...keys.map((key) => row(key, sheets.map((one) => one.facts.get(key) ?? "")))));
}

/** @param {string} name @param {string[]} values */
function row(name, values) {
  const differs = new Set(values).size > 1;
  return h("tr", { class: differs ? "ca-differs" : undefined, role: "row" },
    h("th", { scope: "row", role: "rowheader" }, h("span", {}, name, " ", differs && h("small", {}, say("differs")))),
    ...values.map((value) => h("td", { role: "cell" }, value || "–")));
}
