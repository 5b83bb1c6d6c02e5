/**
 * Words of a query, cut and folded as the index was (`search/words.py`); a test runs both over every word.
 */

/** What Unicode does not take apart, though people look for the plain letters. */
const PLAIN = new Map([
  ["ß", "ss"], ["æ", "ae"], ["œ", "oe"], ["þ", "th"], ["đ", "d"], ["ð", "d"], ["ħ", "h"], ["ı", "i"],
  ["ł", "l"], ["ø", "o"], ["ς", "σ"], ["\u0640", ""],
]);
const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;
const LONGEST = 40;

/** @param {string} text @returns {string[]} its words in lower case, in their order */
export function split(text) {
  return text.toLowerCase().normalize("NFC").match(WORD) ?? [];
}

/** @param {string} word in lower case @returns {string} the word without diacritics */
export function fold(word) {
  const apart = plain(plain(word).normalize("NFKD").replace(/\p{M}/gu, ""));
  return [...apart].slice(0, LONGEST).join("");
}

/** @param {string} word */
function plain(word) {
  let found = "";
  for (const letter of word) found += PLAIN.get(letter) ?? letter;
  return found;
}

/** @param {string} text @returns {string} a course code without what nobody remembers */
export function codeKey(text) {
  return split(text).map(fold).join("");
}

/**
 * Whether two words differ by one letter more, less, other, or by two neighbours in the wrong order.
 * @param {string} a @param {string} b
 */
export function oneSlip(a, b) {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  if (a.length !== b.length) {
    const [short, long] = a.length < b.length ? [a, b] : [b, a];
    return short.slice(i) === long.slice(i + 1);
  }
  if (a.slice(i + 1) === b.slice(i + 1)) return true;
  return a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2);
}
