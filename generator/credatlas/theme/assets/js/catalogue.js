/**
 * The whole catalogue as far as a view needs it: what fits a view, in which order, with which counts and cards.
 * It lives in a thread of its own (`search-worker.js`): what it answers can be sent from one to the other.
 */
import { Engine } from "./engine.js";
import { Facet, tally } from "./facets.js";
import { deadlineOf, placeOf, startOf, unpack } from "./runs.js";
import { Words } from "./words.js";

/**
 * @typedef {import("./view.js").View} View
 * @typedef {import("./runs.js").Run} Run
 * @typedef {{ html: string }} CourseCard
 * @typedef {{ kind: string, address: string, title: string, language: string, text?: string }} OtherCard
 * @typedef {{
 *   view: View, keys: string[], now: number, home: import("./facets.js").Home | null, size: number, beside: number,
 * }} Question a view, the facets to count beside those in which something is chosen, the minute, the reader's
 *   university, and how many cards of courses and of other documents are wanted
 * @typedef {{
 *   total: number, page: number, pages: number, numbers: number[], cards: CourseCard[], others: OtherCard[],
 *   counts: Map<string, number[]>, without: Map<string, number>, unasked: number, all: boolean, spelled: string[],
 *   facets: import("./choices.js").Described[],
 * }} Answer the cards of a page with the numbers of their courses; `unasked` would fit without the words, where
 *   nothing fits; `facets` are those that were not described before, or have changed since
 */

/** What lies beyond every amount: courses that state none come last. */
const LAST = Infinity;

export class Catalogue {
  /** @param {import("./source.js").Source} source */
  constructor(source) {
    this.source = source;
    this.words = new Words(source.start);
    /** @type {Map<string, Promise<Engine>>} */
    this.engines = new Map();
    /** @type {Map<string, Promise<Facet>>} */
    this.facets = new Map();
    /** @type {Map<string, string[]>} the values of the facets as they were described last */
    this.described = new Map();
    /** @type {Promise<Run[][]> | undefined} */
    this.unpacked = undefined;
    this.every = Array.from({ length: source.courses }, (_, number) => number);
  }

  /** @param {string} texts a language, or nothing for all @returns {Promise<Engine>} */
  engine(texts) {
    const name = texts in this.source.start.languages ? texts : "all";
    const found = this.engines.get(name) ?? Engine.open(this.source, name);
    this.engines.set(name, found);
    found.catch(() => this.engines.delete(name));
    return found;
  }

  /** @param {string} key @returns {Promise<Facet>} */
  facet(key) {
    const found = this.facets.get(key) ?? this.load(key);
    this.facets.set(key, found);
    found.catch(() => this.facets.delete(key));
    return found;
  }

  /** @param {string} key @returns {Promise<Facet>} */
  async load(key) {
    const { language } = this.source.start;
    const parts = [this.source.part(`facets/${key}`), this.source.part(`facets/${key}.${language}`)];
    const [column, labels] = await Promise.all(parts);
    return new Facet(key, column, labels);
  }

  /** @returns {Promise<Run[][]>} the runs of every course */
  runs() {
    this.unpacked ??= this.source.part("runs").then((all) => all.map((/** @type {(number | null)[][]} */ own) => own.map(unpack)));
    return this.unpacked;
  }

  /** @param {Question} question @returns {Promise<Answer>} */
  async answer({ view, keys, now, home, size, beside }) {
    const wanted = new Set([...view.facets.keys(), ...keys]);
    // By time is how most views are sorted: the runs come along with the rest.
    if (size && (!view.q || view.sort === "deadline" || view.sort === "start")) this.runs().catch(() => undefined);
    const [found, facets] = await Promise.all([
      view.q ? this.engine(view.texts).then((engine) => engine.search(view.q)) : null,
      Promise.all([...wanted].map((key) => this.facet(key))),
    ]);
    if (facets.some((facet) => facet.live)) {
      const runs = await this.runs();
      for (const facet of facets) facet.refresh(runs, now, (month) => this.words.month(month));
    }
    for (const facet of facets) facet.suit(home);
    const many = this.source.courses;
    const candidates = found ? found.order.filter((number) => number < many) : this.every;
    const { courses, ...counts } = tally(candidates, facets, view.facets);
    const pages = size ? Math.max(1, Math.ceil(courses.length / size)) : 1;
    const page = Math.min(view.page, pages);
    const numbers = size ? (await this.sorted(courses, view, now)).slice((page - 1) * size, page * size) : [];
    const others = found && !view.facets.size ? found.order.filter((number) => number >= many) : [];
    const [cards, further] = await Promise.all([this.cards(numbers), this.cards(others.slice(0, beside))]);
    return {
      ...counts,
      total: courses.length, page, pages, numbers, cards, others: further,
      unasked: found && !courses.length ? tally(this.every, facets, view.facets).courses.length : 0,
      all: found?.all ?? true,
      spelled: found?.spelled ?? [],
      facets: this.news(facets),
    };
  }

  /** @param {Facet[]} facets @returns {import("./choices.js").Described[]} those that nobody has heard of */
  news(facets) {
    const found = facets.filter((facet) => this.described.get(facet.key) !== facet.values);
    for (const facet of found) this.described.set(facet.key, facet.values);
    return found.map((facet) => facet.describe());
  }

  /** @param {number[]} documents @returns {Promise<any[]>} the card of each */
  async cards(documents) {
    const { block, language } = this.source.start;
    return Promise.all(
      documents.map(async (number) => {
        const found = await this.source.part(`cards/${language}/${Math.floor(number / block)}`);
        return found[number % block];
      }),
    );
  }

  /** @param {number[]} courses by relevance, or by number where there is no query @param {View} view @param {number} now */
  async sorted(courses, view, now) {
    const order = view.sort === "relevance" ? (view.q ? "" : "soonest") : view.sort;
    if (!order) return courses;
    const rank = await this.ranks(order, now);
    return [...courses].sort((a, b) => rank[a] - rank[b]);
  }

  /** @param {string} order @param {number} now @returns {Promise<Float64Array>} the place of each course */
  async ranks(order, now) {
    if (order === "title") {
      const titles = await this.source.part(`titles.${this.source.start.language}`);
      const places = new Float64Array(titles.length);
      titles.forEach((/** @type {number} */ course, /** @type {number} */ place) => (places[course] = place));
      return places;
    }
    if (order === "ects" || order === "price") {
      const { amounts = [] } = await this.facet(order);
      return Float64Array.from(amounts, (amount) => amount ?? LAST);
    }
    const of = order === "deadline" ? deadlineOf : order === "start" ? startOf : placeOf;
    return Float64Array.from(await this.runs(), (runs) => of(runs, now));
  }
}
