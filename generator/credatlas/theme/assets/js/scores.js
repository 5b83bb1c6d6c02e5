/**
 * lunr's scores (BM25 for each field) from the numbers in the shards, and words side by side.
 */

/** @typedef {import("./shards.js").Field} Field */

const K1 = 1.2;
const B = 0.75;

/**
 * Calls `each(document, field, weight)` for every posting of a term, with the weight that lunr gives it.
 * @param {import("./shards.js").Postings[]} postings @param {Field[]} fields @param {number} documents
 * @param {(document: number, weight: number) => void} each
 */
export function weigh(postings, fields, documents, each) {
  let holders = 0;
  postings.forEach((one, number) => walk(one, fields[number].places, () => holders++));
  // As in lunr, a document counts once for each field that has the term.
  const rarity = Math.log(1 + Math.abs((documents - holders + 0.5) / (holders + 0.5)));
  postings.forEach((one, number) => {
    const { boost, length: usual, places } = fields[number];
    walk(one, places, (document, length, times) => {
      const share = ((K1 + 1) * times) / (K1 * (1 - B + B * (length / usual)) + times);
      each(document, Math.round(rarity * share * boost * 1000) / 1000);
    });
  });
}

/**
 * @param {import("./shards.js").Postings} postings @param {boolean} places whether places are kept
 * @param {(document: number, length: number, times: number, at: number) => void} each `at` is where they begin
 */
export function walk(postings, places, each) {
  if (!postings) return;
  let document = 0;
  for (let at = 0; at < postings.length; ) {
    document += postings[at];
    const times = postings[at + 2];
    each(document, postings[at + 1], times, at + 3);
    at += 3 + (places ? times : 0);
  }
}

/**
 * The documents in which the terms stand side by side in a field, at the given distances.
 * @param {import("./shards.js").Postings[][]} terms of this field: for each word those of all its stems
 * @param {number[]} distances of each word from the first @returns {Set<number>}
 */
export function sideBySide(terms, distances) {
  /** @type {Map<number, Set<number>>} */
  let begun = new Map();
  terms.forEach((stems, number) => {
    /** @type {Map<number, Set<number>>} */
    const found = new Map();
    for (const postings of stems) {
      walk(postings, true, (document, _, times, at) => {
        const before = begun.get(document);
        if (number && !before) return;
        const here = found.get(document) ?? new Set();
        let place = 0;
        for (let n = at; n < at + times; n++) {
          place += /** @type {number[]} */ (postings)[n];
          const first = place - distances[number];
          if (!number || before?.has(first)) here.add(first);
        }
        if (here.size) found.set(document, here);
      });
    }
    begun = found;
  });
  return new Set(begun.keys());
}
