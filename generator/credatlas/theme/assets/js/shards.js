/**
 * The shards of one index: which one holds a word, and what it says of it.
 */

/**
 * @typedef {{ name: string, boost: number, length: number, places: boolean }} Field
 * @typedef {{ documents: number, fields: Field[], stop: string[], cuts: string[], ends: string[] }} Statistics
 * @typedef {0 | number[]} Postings by document: step, length of the field, times, and steps between places
 * @typedef {{ forms: Record<string, 0 | string | string[]>, terms: Record<string, any> }} Shard
 */

/** What the terms of course codes begin with. */
export const CODE = "=";
/** Shards that one beginning of a word may load. */
const WIDEST = 6;

export class Shards {
  /** @param {import("./source.js").Source} source @param {string} name @param {Statistics} statistics */
  constructor(source, name, statistics) {
    this.source = source;
    this.name = name;
    this.statistics = statistics;
    this.cuts = new Set(statistics.cuts);
    this.stop = new Set(statistics.stop);
    this.longest = Math.max(0, ...statistics.cuts.map((cut) => [...cut].length));
  }

  /** @param {string} word @returns {Promise<Shard | undefined>} the shard in which a word would be */
  async of(word) {
    const letters = [...word];
    for (let length = Math.min(this.longest, letters.length); length >= 0; length--) {
      const cut = letters.slice(0, length).join("");
      if (this.cuts.has(cut)) return this.load(cut);
    }
    return undefined;
  }

  /** @param {string} beginning @returns {Promise<Shard[]>} the shards of all words that begin so */
  async below(beginning) {
    const longer = this.statistics.cuts.filter((cut) => cut.startsWith(beginning) && cut !== beginning);
    const found = await Promise.all([this.of(beginning), ...longer.slice(0, WIDEST).map((cut) => this.load(cut))]);
    return found.filter((shard) => shard !== undefined);
  }

  /** @param {string} cut @returns {Promise<Shard>} */
  load(cut) {
    return this.source.part(`${this.name}/w-${fileName(cut)}`);
  }

  /** @param {string} word @returns {Promise<string[]>} the forms that end with the same letter */
  async ending(word) {
    const letter = [...word].at(-1) ?? "";
    return this.statistics.ends.includes(letter) ? this.source.part(`${this.name}/e-${fileName(letter)}`) : [];
  }
}

/** @param {Shard | undefined} shard @param {string} form @returns {string[]} its stems; none if it is unknown */
export function stems(shard, form) {
  if (!shard || !Object.hasOwn(shard.forms, form)) return [];
  const found = shard.forms[form];
  if (found === 0) return [form];
  return typeof found === "string" ? [found] : found;
}

/** @param {string} beginning @returns {string} as `file_name` in `search/shards.py` */
export function fileName(beginning) {
  return beginning.replace(/[^a-z0-9]/gu, (char) => `_${(char.codePointAt(0) ?? 0).toString(16)}`);
}
