/**
 * From a query to documents in the order of their worth.
 *
 * Documents with all words come first, and alone where there are any. Before the score counts: an exact course
 * code, the words side by side in the title, side by side in the summary.
 */
import { parse } from "./query.js";
import { sideBySide, weigh } from "./scores.js";
import { CODE, Shards, stems } from "./shards.js";
import { codeKey, oneSlip } from "./text.js";

/**
 * @typedef {import("./query.js").Word} Word
 * @typedef {{ term: string, weight: number }} Variant a term that stands for a word, and how well
 * @typedef {{ exact: Variant[], near: Variant[], spelled: string[] }} Reading
 * @typedef {{
 *   order: number[], scores: Float64Array, all: boolean, spelled: string[]
 * }} Found documents, the best first; whether they have all words; words that were searched for instead
 * @typedef {{ beginnings?: boolean, slips?: boolean, boosts?: boolean, all?: boolean }} Manner
 */

const BEGINNING = 0.5;
const SLIP = 0.6;
const RELATED = 0.4;
/** Letters from which on a word may hold a slip. */
const LONG = 5;
/** Letters of the shortest beginning. */
const SHORT = 2;
const TIERS = { code: 3, title: 2, summary: 1 };

export class Engine {
  /** @param {import("./source.js").Source} source @param {Shards} shards */
  constructor(source, shards) {
    this.source = source;
    this.shards = shards;
  }

  /** @param {import("./source.js").Source} source @param {string} name of the index, such as `all` */
  static async open(source, name) {
    return new Engine(source, new Shards(source, name, await source.part(`${name}/index`)));
  }

  /** @param {string} text @param {Manner} manner @returns {Promise<Found>} */
  async search(text, manner = {}) {
    const clauses = parse(text);
    const words = clauses.flatMap((clause) => clause.words.map((word) => ({ word, clause })));
    const telling = words.filter(({ word }) => !this.shards.stop.has(word.form));
    // "as" says nothing, unless it is to become "assessment".
    const asked = telling.length ? telling : words.filter(({ word }) => word.last);
    const readings = await Promise.all(asked.map(({ word }) => this.read(word, manner)));
    const count = new Hits(this.source.documents, asked.length);
    await Promise.all(
      readings.map(async (reading, number) => {
        for (const variant of [...reading.exact, ...reading.near]) {
          count.add(number, await this.postings(variant.term), this.shards.statistics, variant, reading);
        }
      }),
    );
    const wishes = asked.map(({ clause }) => clause.wish);
    const tiers = new Uint8Array(this.source.documents);
    if (manner.boosts !== false) await this.boost(text, clauses, tiers);
    for (const clause of clauses) if (clause.quoted) count.only(await this.phrase(clause.words));
    return { ...count.ranked(wishes, tiers, manner), spelled: readings.flatMap((one) => one.spelled) };
  }

  /** @param {Word} word @param {Manner} manner @returns {Promise<Reading>} the terms that may be meant */
  async read(word, { beginnings = true, slips = true }) {
    const { form } = word;
    const shard = await this.shards.of(form);
    const exact = stems(shard, form).map((term) => ({ term, weight: 1 }));
    const known = new Set(exact.map(({ term }) => term));
    const near = beginnings && word.last && form.length >= SHORT ? await this.beginning(form, known) : [];
    if (exact.length || near.length || !slips || form.length < LONG) return { exact, near, spelled: [] };
    return this.meant(form);
  }

  /** @param {string} form @param {Set<string>} known @returns {Promise<Variant[]>} */
  async beginning(form, known, weight = BEGINNING) {
    const found = new Set();
    for (const shard of await this.shards.below(form)) {
      for (const longer in shard.forms) {
        if (longer.startsWith(form)) for (const term of stems(shard, longer)) if (!known.has(term)) found.add(term);
      }
      for (const code in shard.terms) if (code.startsWith(CODE + form)) found.add(code);
    }
    return [...found].map((term) => ({ term, weight }));
  }

  /** @param {string} form that no text has @returns {Promise<Reading>} words one slip away, else related ones */
  async meant(form) {
    const shard = await this.shards.of(form);
    let spelled = Object.keys(shard?.forms ?? {}).filter((other) => oneSlip(form, other));
    if (!spelled.length) spelled = (await this.shards.ending(form)).filter((other) => oneSlip(form, other));
    const near = [];
    for (const other of spelled) {
      for (const term of stems(await this.shards.of(other), other)) near.push({ term, weight: SLIP });
    }
    for (let letters = form.length - 1; !near.length && letters >= Math.max(LONG, form.length - 3); letters--) {
      near.push(...(await this.beginning(form.slice(0, letters), new Set(), RELATED)));
    }
    return { exact: [], near, spelled };
  }

  /** @param {string} term @returns {Promise<any>} its postings by field, or the documents of a code */
  async postings(term) {
    const shard = await this.shards.of(term.startsWith(CODE) ? term.slice(1) : term);
    return shard && Object.hasOwn(shard.terms, term) ? shard.terms[term] : [];
  }

  /** @param {string} text @param {import("./query.js").Clause[]} clauses @param {Uint8Array} tiers */
  async boost(text, clauses, tiers) {
    const words = clauses.filter((clause) => clause.wish !== "unwanted").flatMap((clause) => clause.words);
    if (words.length > 1) {
      const [title, , summary] = await this.phrases(words);
      for (const document of summary) tiers[document] = TIERS.summary;
      for (const document of title) tiers[document] = TIERS.title;
    }
    const key = codeKey(text);
    if (key && (words.length === 1 || /\d/u.test(key))) {
      for (const document of await this.postings(CODE + key)) tiers[document] = TIERS.code;
    }
  }

  /** @param {Word[]} words @returns {Promise<Set<number>>} documents that have them side by side */
  async phrase(words) {
    return new Set((await this.phrases(words)).flatMap((found) => [...found]));
  }

  /** @param {Word[]} words @returns {Promise<Set<number>[]>} by field, where places are kept */
  async phrases(words) {
    const asked = words.filter((word) => !this.shards.stop.has(word.form));
    const { fields } = this.shards.statistics;
    if (!asked.length) return fields.map(() => new Set());
    const terms = await Promise.all(asked.map((word) => this.fieldsOf(word.form)));
    const distances = asked.map((word) => word.place - asked[0].place);
    return fields.map((field, number) =>
      field.places ? sideBySide(terms.map((stems) => stems.map((one) => one[number])), distances) : new Set(),
    );
  }

  /** @param {string} form @returns {Promise<import("./shards.js").Postings[][]>} of each of its stems, by field */
  async fieldsOf(form) {
    const shard = await this.shards.of(form);
    return Promise.all(stems(shard, form).map((term) => this.postings(term)));
  }
}

/** Which documents have which words, and what that is worth. */
class Hits {
  /** @param {number} documents @param {number} words */
  constructor(documents, words) {
    this.words = Array.from({ length: words }, () => new Float64Array(documents));
    /** @type {Set<number>[]} */
    this.required = [];
  }

  /**
   * @param {number} word @param {any[]} postings @param {import("./shards.js").Statistics} statistics
   * @param {Variant} variant @param {Reading} reading
   */
  add(word, postings, statistics, variant, reading) {
    const sums = this.words[word];
    if (variant.term.startsWith(CODE)) {
      for (const document of postings) sums[document] = Math.max(sums[document], variant.weight);
      return;
    }
    const exact = reading.exact.includes(variant);
    /** @type {Map<number, number>} */
    const own = new Map();
    weigh(postings, statistics.fields, statistics.documents, (document, weight) => {
      if (exact) sums[document] += weight;
      else own.set(document, (own.get(document) ?? 0) + weight * variant.weight);
    });
    // Of the words that a beginning may stand for, the best one counts.
    for (const [document, sum] of own) sums[document] = Math.max(sums[document], sum);
  }

  /** @param {Set<number>} documents to which the result is limited */
  only(documents) {
    this.required.push(documents);
  }

  /**
   * @param {string[]} wishes @param {Uint8Array} tiers @param {Manner} manner
   * @returns {{ order: number[], scores: Float64Array, all: boolean }}
   */
  ranked(wishes, tiers, { all: together = true }) {
    const scores = new Float64Array(tiers.length);
    const [every, some] = [/** @type {number[]} */ ([]), /** @type {number[]} */ ([])];
    const asked = wishes.filter((wish) => wish !== "unwanted").length;
    for (let document = 0; document < scores.length; document++) {
      const has = this.count(document, wishes, scores);
      if (tiers[document] === TIERS.code || (wishes.length && has === asked)) every.push(document);
      else if (has > 0) some.push(document);
    }
    const all = together && (every.length > 0 || asked < 2);
    const order = all ? every : [...every, ...some];
    order.sort((a, b) => tiers[b] - tiers[a] || scores[b] - scores[a] || a - b);
    return { order, scores, all: all || !some.length };
  }

  /**
   * How many of the words a document has; -1 if it has an unwanted one, or lacks a needed one.
   * @param {number} document @param {string[]} wishes @param {Float64Array} scores
   */
  count(document, wishes, scores) {
    let has = 0;
    for (let word = 0; word < wishes.length; word++) {
      const weight = this.words[word][document];
      if (wishes[word] === "unwanted" ? weight : wishes[word] === "needed" && !weight) return -1;
      if (weight) has++;
      scores[document] += wishes[word] === "unwanted" ? 0 : weight;
    }
    return this.required.every((documents) => documents.has(document)) ? has : -1;
  }
}
