/**
 * What is new since the last visit, as only this browser knows when that was.
 */
import { h } from "./dom.js";
import { say } from "./here.js";
import { keep, recall } from "./remembered.js";

/** After so long without a page, the next one begins a new visit. */
const PAUSE = 6 * 60 * 60 * 1000;

/** @returns {string} the day of the visit before this one, or nothing */
function before() {
  const now = Date.now();
  const known = /** @type {any} */ (recall("visit"));
  const sound = known && Number.isFinite(known.seen) && known.seen <= now;
  const last = !sound ? null : now - known.seen > PAUSE ? known.seen : Number.isFinite(known.last) ? known.last : null;
  keep("visit", { seen: now, last });
  return last === null ? "" : new Date(Math.min(Math.max(last, 0), now)).toISOString().slice(0, 10);
}

const since = before();

/** @param {ParentNode} place where there are cards */
export function news(place = document) {
  if (!since) return;
  for (const card of /** @type {NodeListOf<HTMLElement>} */ (place.querySelectorAll(".ca-card[data-since]"))) {
    if ((card.dataset.since ?? "") <= since || card.querySelector("[data-new]")) continue;
    card.querySelector(".ca-card__kicker")?.append(" ", h("span", { class: "ca-tag", "data-new": true }, say("new")));
  }
}
