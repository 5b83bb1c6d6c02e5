/**
 * One address is the whole view: words, facets, order, page, home. Keys that nobody knows are ignored.
 */
import { LONGEST_QUERY } from "./query.js";

/**
 * @typedef {{
 *   q: string, texts: string, facets: Map<string, string[]>, sort: string, page: number, home: string,
 * }} View
 */

/** The orders of a list; the first is the one that an address need not name. */
export const SORTS = ["relevance", "deadline", "start", "ects", "price", "title"];
const VALUE = /^(?!.*\.\.)[\p{L}\p{N}][\p{L}\p{N}._-]{0,99}$/u;
const RANGE = /^\d{0,6}(?:\.\d{1,2})?\.\.\d{0,6}(?:\.\d{1,2})?$/u;
/** Values of a facet that an address may name. */
const MOST = 50;

/** @returns {View} */
export function nothing() {
  return { q: "", texts: "", facets: new Map(), sort: SORTS[0], page: 1, home: "" };
}

/** @param {string} search as in an address @param {string[]} keys of the facets, in order @returns {View} */
export function read(search, keys) {
  const given = new URLSearchParams(search);
  const one = (/** @type {string} */ key) => (given.get(key) ?? "").trim();
  const view = nothing();
  view.q = one("q").slice(0, LONGEST_QUERY);
  if (/^[a-z]{2,3}$/u.test(one("in"))) view.texts = one("in");
  if (SORTS.includes(one("sort"))) view.sort = one("sort");
  if (/^[1-9]\d{0,5}$/u.test(one("page"))) view.page = Number(one("page"));
  if (/^[a-z0-9-]{1,80}$/u.test(one("home"))) view.home = one("home");
  for (const key of keys) {
    const values = given.getAll(key).flatMap((text) => text.split(","));
    const sound = [...new Set(values)].filter((value) => VALUE.test(value) || isRange(value)).slice(0, MOST);
    if (sound.length) view.facets.set(key, sound);
  }
  return view;
}

/** @param {View} view @param {string[]} keys @returns {string} the canonical address, empty or from `?` on */
export function write(view, keys) {
  /** @type {string[]} */
  const parts = [];
  const add = (/** @type {string} */ key, /** @type {string} */ value) => {
    if (value) parts.push(`${key}=${encodeURIComponent(value).replaceAll("%20", "+").replaceAll("%2C", ",")}`);
  };
  add("q", view.q);
  add("in", view.texts);
  for (const key of keys) add(key, [...(view.facets.get(key) ?? [])].sort().join(","));
  add("sort", view.sort === SORTS[0] ? "" : view.sort);
  add("page", view.page > 1 ? String(view.page) : "");
  add("home", view.home);
  return parts.length ? `?${parts.join("&")}` : "";
}

/** @param {View} view @param {Partial<View>} changes @returns {View} a new view, on its first page */
export function changed(view, changes) {
  return { ...view, page: 1, ...changes };
}

/** @param {View} view @param {string} key @param {string[]} values @returns {View} */
export function choosing(view, key, values) {
  const facets = new Map(view.facets);
  if (values.length) facets.set(key, values);
  else facets.delete(key);
  return changed(view, { facets });
}

/** @param {View} view @returns {boolean} whether it is the plain list, which needs no script */
export function isPlain(view) {
  return !view.q && !view.facets.size && view.sort === SORTS[0] && view.page === 1;
}

/** @param {string} value @returns {boolean} whether it is a range such as `3..5`, `3..` or `..5` */
export function isRange(value) {
  return RANGE.test(value) && value !== "..";
}

/** @param {string} value @returns {[number, number]} */
export function bounds(value) {
  const [least, most] = value.split("..");
  return [least === "" ? -Infinity : Number(least), most === "" ? Infinity : Number(most)];
}
