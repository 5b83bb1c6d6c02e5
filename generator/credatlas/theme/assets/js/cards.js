/**
 * Cards of results: the build has rendered them, so that they look as on every page; their state is added here.
 */
import { h } from "./dom.js";
import { next, thisMinute, unpack } from "./runs.js";
import { SITE } from "./source.js";

/**
 * @typedef {{ facts: (number | null)[], opens?: string, closes?: string, starts?: string, seen?: string }} RunCard
 * @typedef {{ html: string, runs: RunCard[] }} CourseCard
 * @typedef {{ kind: string, address: string, title: string, language: string, text?: string }} OtherCard
 */

export class Cards {
  /** @param {import("./source.js").Source} source @param {import("./words.js").Words} words */
  constructor(source, words) {
    this.source = source;
    this.words = words;
    this.minute = 0;
    this.root = new URL(source.start.root, SITE).href;
    /** @type {Map<CourseCard, HTMLElement>} */
    this.items = new Map();
  }

  /** @param {CourseCard} card @returns {HTMLElement} its list item, the same one as long as its state holds */
  item(card) {
    const minute = thisMinute();
    if (minute !== this.minute) this.items.clear();
    this.minute = minute;
    const found = this.items.get(card) ?? h("li", {}, this.element(card));
    this.items.set(card, found);
    return found;
  }

  /** @param {number[]} documents @returns {Promise<(CourseCard | OtherCard)[]>} what is known of each */
  async of(documents) {
    const { block, language } = this.source.start;
    return Promise.all(
      documents.map(async (number) => {
        const found = await this.source.part(`cards/${language}/${Math.floor(number / block)}`);
        return found[number % block];
      }),
    );
  }

  /** @param {CourseCard} card @returns {HTMLElement} */
  element(card) {
    const template = document.createElement("template");
    // Made and escaped by the build (pages/card.py), as the page around it was.
    template.innerHTML = card.html.replaceAll('href="@/', `href="${this.root}`);
    const element = /** @type {HTMLElement} */ (template.content.firstElementChild);
    this.state(element, card.runs);
    return element;
  }

  /** @param {HTMLElement} element @param {RunCard[]} runs */
  state(element, runs) {
    const unpacked = runs.map((run) => unpack(run.facts));
    const found = next(unpacked, thisMinute());
    if (!found) return; // its words for a course between runs stay
    const chip = element.querySelector(".ca-chip");
    element.dataset.state = found.state;
    if (!chip) return;
    chip.className = `ca-chip ca-chip--${found.state}`;
    chip.replaceChildren(...this.chip(found.state, runs[unpacked.indexOf(found.run)], found.run.kind));
  }

  /** @param {string} state @param {RunCard} run @param {string} kind @returns {Node[]} as `chip` in course/runs.py */
  chip(state, run, kind) {
    const open = state === "open" || state === "closing-soon";
    if (open && run.closes) return this.dated("apply-by", run.closes);
    if (state === "opens-later" && run.opens) return this.dated("opens", run.opens);
    if ((state === "full" || state === "waiting-list") && run.seen) return this.dated(state, run.seen);
    if (state === "closed" && run.closes) return this.dated("closed", run.closes);
    if (state === "always-open" && kind !== "self-paced") return this.dated("accepting", "");
    if (state === "announced" && run.starts) return this.dated("starts", run.starts);
    return this.dated(`${state}-plain`, "");
  }

  /** @param {string} key @param {string} day @returns {Node[]} */
  dated(key, day) {
    const [before, after] = this.words.text(`pages.state.${key}`, { day: "\u0000" }).split("\u0000");
    const time = day && h("time", { datetime: day }, this.words.day(day));
    return [before, time, after].filter((part) => part).map((part) =>
      typeof part === "string" ? document.createTextNode(part) : /** @type {Node} */ (part));
  }

  /** @param {OtherCard} card @returns {HTMLElement} a pathway, institution, network or page in a list */
  other(card) {
    const language = card.language === this.source.start.language ? undefined : card.language;
    const root = card.kind === "page" ? SITE.href : this.root;
    return h("li", { class: "ca-also__item" },
      h("span", { class: "ca-also__kind" }, this.words.say(`kind-${card.kind}`)), " ",
      h("a", { href: root + card.address, lang: language }, card.title));
  }
}
