/**
 * Courses as their own pages tell them: whatever a page says in the reader's language can be listed and compared.
 */
import { root } from "./remembered.js";
import { shown, told } from "./telling.js";

/**
 * @typedef {{
 *   slug: string, href: string, title: string, lang: string, by: string, facts: Map<string, string>, brief: string[],
 *   ects: number | null, runs: { id: string, title: string, run: import("./telling.js").Told }[], feed: string,
 * }} Sheet
 */

/** Facts that a card has room for. */
const BRIEF = 4;

/** @param {string} slug @returns {Promise<Sheet | null>} `null` where there is no such course (any more) */
export async function sheet(slug) {
  const href = `${root()}courses/${slug}/`;
  const answer = await fetch(href);
  if (!answer.ok) return null;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html"); // which runs no script
  const course = /** @type {HTMLElement | null} */ (page.querySelector(".ca-course[data-course]"));
  if (!course) return null;
  const title = course.querySelector("h1");
  const rows = [...course.querySelectorAll(".ca-facts > div")];
  const feed = page.querySelector('a[href$="deadlines.ics"]')?.getAttribute("href");
  return {
    slug, href, title: text(title), lang: title?.querySelector("[lang]")?.getAttribute("lang") ?? "",
    by: text(course.querySelector(".ca-kicker"), ".ca-tag"),
    facts: new Map(rows.map((row) => [text(row.querySelector("dt")), text(row.querySelector("dd"))])),
    brief: rows.slice(0, BRIEF).map((row) => text(row.querySelector("dd"), "small")),
    ects: course.dataset.ects ? Number(course.dataset.ects) : null,
    runs: [...course.querySelectorAll(".ca-run[data-runs]")].map((run) => ({
      id: run.id, title: text(run.querySelector("h3")), run: told(run.getAttribute("data-runs") ?? "")[0],
    })),
    feed: feed ? new URL(feed, href).href : "",
  };
}

/** @param {Element | null} element @param {string} [without] what of it to leave out, as a selector */
function text(element, without) {
  const copy = /** @type {Element | undefined} */ (element?.cloneNode(true));
  if (without) copy?.querySelectorAll(without).forEach((one) => one.remove());
  copy?.querySelectorAll("small, li + li").forEach((one) => one.before(" · "));
  return (copy?.textContent ?? "").replace(/\s+/gu, " ").trim();
}

/** @param {Sheet} one @param {number} now @returns {{ run: import("./telling.js").Told, state: string } | null} */
export const nextOf = (one, now) => shown(one.runs.map(({ run }) => run), now);

/** @param {Sheet} one @returns {boolean} whether a run of it was cancelled or moved */
export const hasChanged = (one) => one.runs.some(({ run }) => run.status !== "confirmed");
