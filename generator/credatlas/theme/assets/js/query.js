/**
 * What a query asks for: words, "words side by side", +needed and -unwanted ones (the syntax of lunr).
 */
import { fold, split } from "./text.js";

/**
 * @typedef {{ form: string, place: number, last: boolean }} Word a word and its place among the words
 * @typedef {{ words: Word[], wish: "some" | "needed" | "unwanted", quoted: boolean }} Clause
 */

/** Characters of a query that are read. */
export const LONGEST_QUERY = 200;
/** Words of a query that are read. */
const MOST = 12;
const CLAUSE = /(^|\s)([+-]?)(?:"([^"]*)"?|([^\s"]+))/gu;

/** @param {string} text @returns {Clause[]} */
export function parse(text) {
  /** @type {Clause[]} */
  const clauses = [];
  let place = 0;
  const cut = text.slice(0, LONGEST_QUERY);
  for (const [, , sign, quoted, plain] of cut.matchAll(CLAUSE)) {
    const words = split(quoted ?? plain ?? "").map((word) => ({ form: fold(word), place: place++, last: false }));
    if (!words.length || place > MOST) continue;
    const wish = sign === "-" ? "unwanted" : sign === "+" || quoted !== undefined ? "needed" : "some";
    clauses.push({ words, wish, quoted: quoted !== undefined });
  }
  const final = clauses.at(-1);
  const word = final?.words.at(-1);
  // Somebody who has written a space, a stop or a quotation mark has finished the word.
  if (final && word && !final.quoted && /[\p{L}\p{N}\p{M}]$/u.test(cut)) word.last = true;
  return clauses;
}
