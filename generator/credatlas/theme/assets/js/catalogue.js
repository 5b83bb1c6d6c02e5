/**
 * The whole catalogue as far as a view needs it: what fits a view, in which order, with which counts.
 */
import { Engine } from "./engine.js";
import { Facet, tally } from "./facets.js";
import { deadlineOf, placeOf, startOf, thisMinute, unpack } from "./runs.js";

/**
 * @typedef {import("./view.js").View} View
 * @typedef {import("./runs.js").Run} Run
 * @typedef {{
 *   courses: number[], others: number[], counts: Map<string, number[]>, without: Map<string, number>,
 *   all: boolean, spelled: string[],
 * }} Answer
 */

/** What lies beyond every amount: courses that state none come last. */
const LAST = Infinity;

export class Catalogue {
  /** @param {import("./source.js").Source} source @param {import("./words.js").Words} words */
  constructor(source, words) {
    this.source = source;
    this.words = words;
    /** @type {Map<string, Promise<Engine>>} */
    this.engines = new Map();
    /** @type {Map<string, Promise<Facet>>} */
    this.facets = new Map();
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

  /**
   * What a view shows; counts are made of the facets in `keys` and of those in which something is chosen.
   * @param {View} view @param {Iterable<string>} keys @returns {Promise<Answer>}
   */
  async answer(view, keys) {
    const wanted = new Set([...view.facets.keys(), ...keys]);
    const [found, facets] = await Promise.all([
      view.q ? this.engine(view.texts).then((engine) => engine.search(view.q)) : null,
      Promise.all([...wanted].map((key) => this.facet(key))),
    ]);
    if (facets.some((facet) => facet.live)) {
      const runs = await this.runs();
      for (const facet of facets) facet.refresh(runs, thisMinute(), (month) => this.words.month(month));
    }
    const many = this.source.courses;
    const candidates = found ? found.order.filter((number) => number < many) : this.every;
    const { courses, ...counts } = tally(candidates, facets, view.facets);
    return {
      ...counts,
      courses: await this.sorted(courses, view),
      others: found && !view.facets.size ? found.order.filter((number) => number >= many) : [],
      all: found?.all ?? true,
      spelled: found?.spelled ?? [],
    };
  }

  /** @param {number[]} courses by relevance, or by number where there is no query @param {View} view */
  async sorted(courses, view) {
    const order = view.sort === "relevance" ? (view.q ? "" : "soonest") : view.sort;
    if (!order) return courses;
    const rank = await this.ranks(order);
    return [...courses].sort((a, b) => rank[a] - rank[b]);
  }

  /** @param {string} order @returns {Promise<Float64Array>} the place of each course */
  async ranks(order) {
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
    const now = thisMinute();
    const of = order === "deadline" ? deadlineOf : order === "start" ? startOf : placeOf;
    return Float64Array.from(await this.runs(), (runs) => of(runs, now));
  }
}
