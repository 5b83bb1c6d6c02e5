/**
 * Facets over columns of codes: which courses fit, and how many each value would leave.
 *
 * Values of one facet are alternatives, facets restrict each other; the counts of a facet leave its own choice
 * out. A facet that Python declares needs nothing here: its column says all that is to know.
 */
import { next, stateOf } from "./runs.js";
import { bounds, isRange } from "./view.js";

/**
 * @typedef {{
 *   values: string[], parents: number[], live?: string, sets?: number[][], rows?: number[],
 *   amounts?: (number | null)[],
 * }} Column as `search/columns.py` writes it
 * @typedef {{ name: string, labels: string[], unit: string }} Labels
 * @typedef {(course: number) => boolean} Test
 */

/** How the values of a live facet follow from the runs of a course. */
const LIVE = {
  state: (/** @type {import("./runs.js").Run[]} */ runs, /** @type {number} */ now) => stateOf(runs, now),
  month: (/** @type {import("./runs.js").Run[]} */ runs, /** @type {number} */ now) => {
    const month = next(runs, now)?.run.month ?? null;
    return month === null ? null : `${1970 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
  },
};

export class Facet {
  /** @param {string} key @param {Column} column @param {Labels} labels */
  constructor(key, column, labels) {
    this.key = key;
    this.name = labels.name;
    this.unit = labels.unit;
    this.labels = labels.labels;
    this.values = column.values;
    this.parents = column.parents;
    this.amounts = column.amounts;
    this.live = column.live;
    this.sets = upwards(column.sets ?? [], column.parents);
    this.rows = column.rows ?? [];
    this.places = new Map(this.values.map((value, place) => [value, place]));
  }

  /** Whether a course can have more than one value, so that counts add up to more than the courses. */
  get tree() {
    return this.parents.length > 0;
  }

  /**
   * Work the values of a live facet out.
   * @param {import("./runs.js").Run[][]} runs @param {number} now
   * @param {(value: string) => string} name of a value that no label was made for
   */
  refresh(runs, now, name) {
    const derive = LIVE[/** @type {keyof LIVE} */ (this.live)];
    if (!derive) return;
    const found = runs.map((own) => derive(own, now));
    if (!this.labels.length) {
      this.values = [...new Set(found.filter((value) => value !== null))].sort();
      this.places = new Map(this.values.map((value, place) => [value, place]));
    }
    this.sets = [[], ...this.values.map((_, place) => [place])];
    this.rows = found.map((value) => (value === null ? 0 : (this.places.get(value) ?? -1) + 1));
    if (this.labels.length !== this.values.length) this.names = this.values.map(name);
  }

  /** @param {string} value @returns {string} what people read for it */
  label(value) {
    const place = this.places.get(value);
    if (place === undefined) return value;
    return (this.names ?? this.labels)[place] ?? value;
  }

  /** @param {string[]} chosen @returns {string[]} those that exist, and not what contains another one */
  effective(chosen) {
    const known = chosen.filter((value) => this.places.has(value) || (isRange(value) && this.amounts));
    const above = new Set(known.flatMap((value) => this.above(value)));
    return known.filter((value) => !above.has(value));
  }

  /** @param {string} value @returns {string[]} the values that contain it, the nearest first */
  above(value) {
    const found = [];
    let place = this.parents[this.places.get(value) ?? -1] ?? -1;
    for (; place >= 0; place = this.parents[place]) found.push(this.values[place]);
    return found;
  }

  /** @param {string[]} chosen @returns {Test | null} whether a course fits; null where nothing is chosen */
  test(chosen) {
    const wanted = this.effective(chosen);
    if (!wanted.length) return null;
    const places = new Set(wanted.map((value) => this.places.get(value)));
    const fits = this.sets.map((set) => set.some((place) => places.has(place)));
    const ranges = wanted.filter(isRange).map(bounds);
    const { rows, amounts } = this;
    return (course) => {
      if (fits[rows[course]]) return true;
      const amount = ranges.length ? (amounts?.[course] ?? null) : null;
      return amount !== null && ranges.some(([least, most]) => least <= amount && amount <= most);
    };
  }
}

/** @param {number[][]} sets @param {number[]} parents @returns {number[][]} with the values above them */
function upwards(sets, parents) {
  if (!parents.length) return sets;
  return sets.map((set) => {
    const all = new Set();
    for (let place of set) for (; place >= 0 && !all.has(place); place = parents[place]) all.add(place);
    return [...all];
  });
}

/**
 * @typedef {{ courses: number[], counts: Map<string, number[]>, without: Map<string, number> }} Tally
 *   what fits in the given order; by facet how many courses each value has; and how many there would be
 *   without the choice in a facet
 */

/**
 * One pass over the candidates: who fails no facet counts everywhere, who fails one counts in that one.
 * @param {Iterable<number>} candidates @param {Facet[]} facets @param {Map<string, string[]>} chosen
 * @returns {Tally}
 */
export function tally(candidates, facets, chosen) {
  const tests = facets.map((facet) => facet.test(chosen.get(facet.key) ?? []));
  const hits = facets.map((facet) => new Uint32Array(facet.sets.length));
  const without = new Uint32Array(facets.length);
  const courses = [];
  for (const course of candidates) {
    let failed = -1;
    let failures = 0;
    for (let n = 0; n < tests.length && failures < 2; n++) {
      const test = tests[n];
      if (test && !test(course)) {
        failed = n;
        failures++;
      }
    }
    if (failures === 0) {
      courses.push(course);
      for (let n = 0; n < facets.length; n++) hits[n][facets[n].rows[course]]++;
    } else if (failures === 1) {
      without[failed]++;
      hits[failed][facets[failed].rows[course]]++;
    }
  }
  return {
    courses,
    counts: new Map(facets.map((facet, n) => [facet.key, spread(facet, hits[n])])),
    without: new Map(facets.map((facet, n) => [facet.key, courses.length + without[n]])),
  };
}

/** @param {Facet} facet @param {Uint32Array} hits by set @returns {number[]} by value */
function spread(facet, hits) {
  const counts = new Array(facet.values.length).fill(0);
  facet.sets.forEach((set, number) => {
    for (const place of set) counts[place] += hits[number];
  });
  return counts;
}
