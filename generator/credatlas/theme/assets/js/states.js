/**
 * Deadlines that are true without a new build: the chips of runs and cards, brought up to date when a page opens,
 * when its state changes under the reader's eyes, and when somebody comes back to it.
 */
import { h } from "./dom.js";
import { mark, start } from "./home.js";
import { whenChanged } from "./remembered.js";
import { redraw, stars } from "./shelf.js";
import { chip, nextChange, shown, told } from "./telling.js";
import { news } from "./visits.js";

/** Timers that wait longer than this overflow; and days are counted anew. */
const LONGEST = 60 * 60 * 1000;

/** @param {ParentNode} root @returns {number} when to look again, in milliseconds */
export function refresh(root = document) {
  const now = Date.now();
  let change = Infinity;
  for (const found of root.querySelectorAll("[data-runs]")) {
    const element = /** @type {HTMLElement} */ (found);
    const runs = told(element.dataset.runs ?? "");
    const one = shown(runs, now);
    if (one) show(element, one, now);
    change = Math.min(change, nextChange(runs, now));
  }
  return change;
}

/** @param {HTMLElement} element @param {NonNullable<ReturnType<typeof shown>>} one @param {number} now */
function show(element, one, now) {
  const place = element.querySelector(".ca-chip");
  if (!place) return;
  element.dataset.state = one.state;
  place.className = `ca-chip ca-chip--${one.state}`;
  const nodes = chip(one, now);
  if (nodes.map((node) => node.textContent).join("") !== place.textContent) place.replaceChildren(...nodes);
}

/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

function follow() {
  clearTimeout(timer);
  const change = refresh();
  timer = setTimeout(follow, Math.min(change - Date.now(), LONGEST));
}

follow();
document.addEventListener("visibilitychange", () => document.hidden || follow());

start();
stars();
news();
whenChanged("shortlist", redraw);
addEventListener("pageshow", redraw);

const tool = /** @type {HTMLElement | null} */ (document.querySelector("[data-tool]"));
if (tool?.dataset.tool === "shortlist") import("./shortlist.js").then(({ shortlist }) => shortlist(tool)).catch(console.warn);
if (tool?.dataset.tool === "compare") import("./compare.js").then(({ compare }) => compare(tool)).catch(console.warn);

// Results of the search come and go; what is said of them is the same as elsewhere.
const finder = document.querySelector("[data-finder]");
if (finder) {
  const added = (/** @type {MutationRecord[]} */ records) => {
    if (!records.some(({ addedNodes }) => [...addedNodes].some((node) => node instanceof HTMLLIElement))) return;
    mark(finder);
    stars(finder);
    news(finder);
  };
  new MutationObserver(added).observe(finder, { childList: true, subtree: true });
}

// The language switch keeps the place: what is searched for, shared or compared stands in the address.
const languages = document.querySelector("details.ca-languages");
languages?.addEventListener("toggle", () => {
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (languages.querySelectorAll("a"))) {
    link.search = location.search;
    link.hash = location.hash;
  }
});

// The drawer of narrow windows opens by keyboard, too: a button takes the place of its label.
const drawer = /** @type {HTMLInputElement | null} */ (document.getElementById("__drawer"));
const label = document.querySelector("label.md-header__button[for=__drawer]");
if (drawer && label) {
  const button = h("button", {
    type: "button", class: "md-header__button md-icon ca-drawer", "aria-label": label.getAttribute("title") ?? "",
    onclick: () => drawer.click(),
  }, ...label.childNodes);
  const told = () => button.setAttribute("aria-expanded", String(drawer.checked));
  told();
  label.replaceWith(button);
  drawer.addEventListener("change", told);
  document.addEventListener("keydown", ({ key }) => key === "Escape" && drawer.checked && drawer.click());
}
