/**
 * The words of the page, from the block that every page carries; and where its language begins.
 */
import { Words } from "./words.js";

/** @type {Words | undefined} */
let known;

/** @returns {Words} */
export function words() {
  if (!known) {
    const block = document.getElementById("ca-words")?.textContent ?? "";
    known = new Words(/** @type {any} */ (block ? JSON.parse(block) : { locale: "en", texts: {} }));
  }
  return known;
}

/** @param {string} key below `here` @param {Record<string, string | number>} values */
export function say(key, values = {}) {
  return words().text(`pages.here.${key}`, values);
}
