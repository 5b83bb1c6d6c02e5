/**
 * Cards of results: the build has rendered them, so that they look as on every page; their state is added here.
 */
import { h } from "./dom.js";
import { next, thisMinute } from "./runs.js";
import { SITE } from "./source.js";
import { chip, told } from "./telling.js";

/**
 * @typedef {import("./catalogue.js").CourseCard} CourseCard
 * @typedef {import("./catalogue.js").OtherCard} OtherCard
 */

export class Cards {
  /** @param {import("./source.js").Start} start @param {import("./words.js").Words} words */
  constructor(start, words) {
    this.language = start.language;
    this.words = words;
    this.minute = 0;
    this.root = new URL(start.root, SITE).href;
    /** @type {Map<number, HTMLElement>} */
    this.items = new Map();
  }

  /** @param {number} number of a course @param {CourseCard} card @returns {HTMLElement} the same while its state holds */
  item(number, card) {
    const minute = thisMinute();
    if (minute !== this.minute) this.items.clear();
    this.minute = minute;
    const found = this.items.get(number) ?? h("li", {}, this.element(card));
    this.items.set(number, found);
    return found;
  }

  /** @param {CourseCard} card @returns {HTMLElement} */
  element(card) {
    const template = document.createElement("template");
    // Made and escaped by the build (pages/card.py), as the page around it was.
    template.innerHTML = card.html.replaceAll('href="@/', `href="${this.root}`);
    const element = /** @type {HTMLElement} */ (template.content.firstElementChild);
    this.state(element);
    return element;
  }

  /** @param {HTMLElement} element a card, whose runs tell its state; between runs its own words stay */
  state(element) {
    const runs = told(element.dataset.runs ?? "");
    const found = next(runs, thisMinute());
    const place = element.querySelector(".ca-chip");
    if (!found || !place) return element.removeAttribute("data-runs");
    element.dataset.state = found.state;
    place.className = `ca-chip ca-chip--${found.state}`;
    place.replaceChildren(...chip({ run: /** @type {typeof runs[0]} */ (found.run), state: found.state }, Date.now()));
    return undefined;
  }

  /** @param {OtherCard} card @returns {HTMLElement} a pathway, institution, network or page in a list */
  other(card) {
    const language = card.language === this.language ? undefined : card.language;
    const root = card.kind === "page" ? SITE.href : this.root;
    return h("li", { class: "ca-also__item" },
      h("span", { class: "ca-also__kind" }, this.words.say(`kind-${card.kind}`)), " ",
      h("a", { href: root + card.address, lang: language }, card.title));
  }
}
