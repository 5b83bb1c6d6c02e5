/**
 * Where the search is asked, in whichever thread it runs: opened once, then one answer to each question.
 */
import { Catalogue } from "./catalogue.js";
import { open } from "./source.js";

/** @type {Promise<Catalogue> | undefined} */
let catalogue;

/** @param {string} language of the page */
function opened(language) {
  catalogue ??= open(language).then((source) => {
    const found = new Catalogue(source);
    found.engine("").catch(() => undefined); // most questions have words; who asks again hears what failed
    return found;
  });
  catalogue.catch(() => (catalogue = undefined)); // so that the next attempt asks again
  return catalogue;
}

/** @type {Record<string, (language: string, given: any) => Promise<unknown>>} */
const QUESTIONS = {
  /** What the page has to know; not the parts of a small catalogue, which stay here. */
  start: async (language) => ({ ...(await opened(language)).source.start, parts: {} }),
  answer: async (language, given) => (await opened(language)).answer(given),
};

/** @param {string} name @param {string} language @param {unknown} given @returns {Promise<unknown>} */
export function ask(name, language, given) {
  return QUESTIONS[name](language, given);
}
