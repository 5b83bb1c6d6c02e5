/**
 * Deadlines that are true without a new build: the chips of runs and cards, brought up to date when a page opens,
 * when its state changes under the reader's eyes, and when somebody comes back to it.
 */
import { chip, nextChange, shown, told } from "./telling.js";

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
