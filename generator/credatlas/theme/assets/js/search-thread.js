/**
 * The way from a page to its search: a worker, or the page itself where a browser has none for modules.
 */
import { Choices } from "./choices.js";
import { Words } from "./words.js";

/** @typedef {(name: string, given?: unknown) => Promise<any>} Ask */

export class Search {
  /** @param {Ask} ask @param {import("./source.js").Start} start */
  constructor(ask, start) {
    this.ask = ask;
    this.start = start;
    this.words = new Words(start);
    /** @type {Map<string, Choices>} the facets that an answer has spoken of */
    this.facets = new Map();
  }

  /** @param {import("./catalogue.js").Question} question @returns {Promise<import("./catalogue.js").Answer>} */
  async answer(question) {
    const answer = await this.ask("answer", question);
    for (const one of answer.facets) this.facets.set(one.key, new Choices(one));
    return answer;
  }

  /** @param {string} key @returns {Choices} */
  facet(key) {
    return /** @type {Choices} */ (this.facets.get(key));
  }
}

/** @type {Promise<Search> | undefined} */
let opening;

/** @returns {Promise<Search>} the search in the page's language, opened once */
export function open() {
  const ask = connect(document.documentElement.lang || "en");
  opening ??= ask("start").then((start) => new Search(ask, start));
  opening.catch(() => (opening = undefined));
  return opening;
}

/** @param {string} language @returns {Ask} */
function connect(language) {
  /** @type {Ask} */
  const here = async (name, given) => (await import("./search-desk.js")).ask(name, language, given);
  /** @type {Map<number, { name: string, given: unknown, resolve: (found: any) => void, reject: (error: Error) => void }>} */
  const waiting = new Map();
  let turns = 0;
  const worker = new Worker(new URL("search-worker.js", import.meta.url), { type: "module" });
  let works = true;
  worker.addEventListener("message", ({ data: [turn, found, failure] }) => {
    const one = waiting.get(turn);
    waiting.delete(turn);
    if (failure) one?.reject(new Error(failure));
    else one?.resolve(found);
  });
  // A browser that takes no module for a worker says so here.
  worker.addEventListener("error", (event) => {
    event.preventDefault();
    works = false;
    for (const { name, given, resolve, reject } of waiting.values()) here(name, given).then(resolve, reject);
    waiting.clear();
  });
  return (name, given) => !works ? here(name, given) : new Promise((resolve, reject) => {
    waiting.set(++turns, { name, given, resolve, reject });
    worker.postMessage([turns, name, language, given]);
  });
}
