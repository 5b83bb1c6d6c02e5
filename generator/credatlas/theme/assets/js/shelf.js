/**
 * The shortlist: which courses this browser keeps, and the stars by which one keeps them. No account, no request.
 */
import { h } from "./dom.js";
import { say } from "./here.js";
import { keep, recall, root } from "./remembered.js";

const SLUG = /^[a-z0-9-]{1,80}\/[a-z0-9-]{1,80}$/u;
/** Courses on a list. */
const MOST = 100;

/** @param {unknown} value @returns {string[]} those of it that can be courses, each once */
export function slugs(value) {
  if (!Array.isArray(value)) return [];
  return [...new Set(value.filter((one) => typeof one === "string" && SLUG.test(one)))].slice(0, MOST);
}

/** @returns {string[]} */
export const kept = () => slugs(recall("shortlist"));

/** @param {string[]} list */
export const keepAll = (list) => keep("shortlist", slugs(list));

/** @param {string} slug */
export function toggle(slug) {
  const list = kept();
  keepAll(list.includes(slug) ? list.filter((one) => one !== slug) : [...list, slug]);
}

/** @param {string} address of a page @returns {string} the course whose page it is, or nothing */
function courseAt(address) {
  const start = `${root()}courses/`;
  const slug = address.startsWith(start) ? address.slice(start.length).replace(/\/$/u, "") : "";
  return SLUG.test(slug) && !slug.startsWith("p/") ? slug : "";
}

/** @param {string} slug @param {string} title @returns {HTMLElement} */
function star(slug, title) {
  const mark = h("span", { "aria-hidden": "true" });
  const text = h("span", { class: "ca-star__text" });
  const button = h("button", {
    type: "button", class: "ca-star", "data-star": slug, "aria-label": say("keep", { title }),
    onclick: () => {
      toggle(slug);
      draw();
    },
  }, mark, text);
  const draw = () => {
    const on = kept().includes(slug);
    button.setAttribute("aria-pressed", String(on));
    mark.textContent = on ? "★" : "☆";
    text.textContent = say(on ? "kept-short" : "keep-short");
  };
  button.addEventListener("redraw", draw);
  draw();
  return button;
}

/** @param {ParentNode} place where there are cards, or the page of a course */
export function stars(place = document) {
  for (const card of place.querySelectorAll(".ca-card")) {
    const link = /** @type {HTMLAnchorElement | null} */ (card.querySelector(".ca-card__title a"));
    const slug = link && courseAt(link.href);
    if (slug && !card.querySelector("[data-star]")) card.append(star(slug, link.textContent ?? ""));
  }
  const page = place.querySelector(".ca-course[data-course]");
  const head = page?.querySelector(".ca-head");
  if (page && head && !head.querySelector("[data-star]")) {
    const title = page.querySelector("h1")?.textContent ?? "";
    head.append(star(/** @type {HTMLElement} */ (page).dataset.course ?? "", title));
  }
}

/** What another window kept, and what a page shows that comes back out of the history. */
export function redraw() {
  for (const one of document.querySelectorAll("[data-star]")) one.dispatchEvent(new Event("redraw"));
}
