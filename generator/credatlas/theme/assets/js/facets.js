/**
 * Facets over columns of codes: which courses fit, and how many each value would leave.
 *
 * Values of one facet are alternatives, facets restrict each other; the counts of a facet leave its own choice
 * out. A facet that Python declares needs nothing here: its column says all that is to know.
 */
import { Choices } from "./choices.js";
import { next, stateOf } from "./runs.js";
import { bounds, isRange } from "./view.js";

/**
 * @typedef {{
 *   values: string[], parents: number[], live?: string, sets?: number[][], rows?: number[],
 *   amounts?: (number | null)[], mine?: { values?: string[], sets?: number[][], rows?: number[] },
 * }} Column as `search/columns.py` writes it
 * @typedef {{ name: string, labels: string[], unit: string, mine?: string }} Labels
 * @typedef {{ slug: string, networks: string[] }} Home the reader's university; one without a slug is none of ours
 * @typedef {(course: number) => boolean} Test
 */

/** The value of what holds for the reader, in addresses too: no institution is called so. */
export const MINE = "ME";
/** Who a course may admit, beside institutions by their slugs (`facets/who.py`). */
const ANYONE = "*";
const NETWORK = "network/";

/** How the values of a live facet follow from the runs of a course. */
const LIVE = {
  state: (/** @type {import("./runs.js").Run[]} */ runs, /** @type {number} */ now) => stateOf(runs, now),
  month: (/** @type {import("./runs.js").Run[]} */ runs, /** @type {number} */ now) => {
    const month = next(runs, now)?.run.month ?? null;
    return month === null ? null : `${1970 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
  },
};

export class Facet extends Choices {
  /** @param {string} key @param {Column} column @param {Labels} words */
  constructor(key, column, words) {
    const { name, labels, unit } = words;
    super({ key, name, unit, values: column.values, labels, parents: column.parents, measured: Boolean(column.amounts) });
    this.column = column;
    this.words = words;
    this.amounts = column.amounts;
    this.live = column.live;
    this.sets = upwards(column.sets ?? [], column.parents);
    this.rows = column.rows ?? [];
    /** For which moment, or for whom, the values were worked out. */
    this.holds = "";
  }

  /**
   * Work the values of a live facet out.
   * @param {import("./runs.js").Run[][]} runs @param {number} now
   * @param {(value: string) => string} name of a value that no label was made for
   */
  refresh(runs, now, name) {
    const derive = LIVE[/** @type {keyof LIVE} */ (this.live)];
    if (!derive || this.holds === String(now)) return;
    this.holds = String(now);
    const found = runs.map((own) => derive(own, now));
    if (!this.column.values.length) {
      const values = /** @type {string[]} */ ([...new Set(found.filter((value) => value !== null))]).sort();
      if (values.join() !== this.values.join()) this.revalue(values, values.map(name));
    }
    this.sets = [[], ...this.values.map((_, place) => [place])];
    this.rows = found.map((value) => (value === null ? 0 : (this.places.get(value) ?? -1) + 1));
  }

  /** Begin with the value of what holds for the reader, as soon as it is known who that is. @param {Home | null} home */
  suit(home) {
    const { mine, values, sets = [], rows = [] } = this.column;
    const whose = home ? `${home.slug} ${home.networks.join(" ")}` : "";
    if (!mine || this.holds === whose) return;
    this.holds = whose;
    if (!home) {
      this.revalue(values, this.words.labels);
      [this.sets, this.rows] = [sets, rows];
      return;
    }
    const theirs = new Set(home.slug ? [ANYONE, home.slug, ...home.networks.map((one) => NETWORK + one)] : [ANYONE]);
    const named = mine.values ?? values;
    const suits = (mine.sets ?? sets).map((set) => set.some((place) => theirs.has(named[place])));
    const further = sets.map((set) => set.map((place) => place + 1));
    this.revalue([MINE, ...values], [this.words.mine ?? MINE, ...this.words.labels]);
    this.sets = [...further, ...further.map((set) => [0, ...set])];
    const own = mine.rows ?? rows;
    this.rows = rows.map((row, course) => row + (suits[own[course]] ? further.length : 0));
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
