/**
 * The results of a view: how many, in which order, what was chosen, the cards, and the pages of them.
 */
import { h } from "./dom.js";
import { SORTS, bounds, changed, choosing, isRange, write } from "./view.js";

/**
 * @typedef {import("./view.js").View} View
 * @typedef {import("./catalogue.js").Answer} Answer
 */

/** Cards on a page. */
export const SIZE = 12;
/** Pathways, institutions and pages beside the courses; and of so many they are chosen. */
const OTHERS = 5;
export const BESIDE = 10;

export class Results {
  /**
   * @param {import("./search-thread.js").Search} search @param {import("./cards.js").Cards} cards
   * @param {(view: View, jump?: boolean) => void} show @param {() => string[]} keys of the facets, in order
   */
  constructor(search, cards, show, keys) {
    this.search = search;
    this.words = search.words;
    this.cards = cards;
    this.show = show;
    this.keys = keys;
    this.status = h("p", { class: "ca-found__count", role: "status" });
    this.heading = h("h2", { class: "ca-hidden", tabindex: -1 });
    this.note = h("div", { class: "ca-found__note" });
    this.sort = h("select", { onchange: () => show(changed(this.view, { sort: this.sort.value })) });
    this.texts = h("select", { onchange: () => show(changed(this.view, { texts: this.texts.value })) });
    this.chosen = h("ul", { class: "ca-chosen" });
    this.others = h("ul", { class: "ca-also" });
    this.list = h("ul", { class: "ca-cards" });
    this.pages = h("nav", { class: "ca-paging", "aria-label": this.words.say("paging") });
    this.options();
    const bar = h("div", { class: "ca-found__bar" }, this.status,
      h("label", { class: "ca-pick" }, h("span", {}, this.words.say("in-label")), this.texts),
      h("label", { class: "ca-pick" }, h("span", {}, this.words.say("sort")), this.sort));
    this.element = h("section", { class: "ca-found", hidden: true }, this.heading, bar, this.chosen, this.note,
      this.others, this.list, this.pages);
    /** @type {View} */
    this.view = { q: "", texts: "", facets: new Map(), sort: SORTS[0], page: 1, home: "" };
  }

  options() {
    const { languages } = this.search.start;
    this.texts.append(h("option", { value: "" }, this.words.say("in-all")),
      ...Object.entries(languages).map(([code, name]) => h("option", { value: code }, name)));
    /** @type {HTMLElement} */ (this.texts).hidden = Object.keys(languages).length < 2;
    this.sort.append(...SORTS.map((sort) => h("option", { value: sort }, this.words.say(`sort-${sort}`))));
  }

  /** @param {View} view @param {Answer} answer */
  update(view, answer) {
    this.view = view;
    const { page, pages } = answer;
    const count = this.words.say("count", { count: answer.total });
    this.status.textContent = answer.total ? count : this.words.say("none");
    this.heading.textContent = count;
    const items = answer.cards.map((card, place) => this.cards.item(answer.numbers[place], card));
    // Most keys change nothing among the first: what stands there already costs nothing.
    const same = items.length === this.list.children.length && items.every((item, n) => item === this.list.children[n]);
    if (!same) this.list.replaceChildren(...items);
    this.beside(answer.others);
    this.pages.replaceChildren(...this.paging(view, page, pages));
    this.pages.hidden = pages === 1;
    this.tell(view, answer);
    this.choices(view);
    this.sort.value = view.sort;
    const first = this.words.say(view.q ? "sort-relevance" : "sort-soonest");
    if (this.sort.options[0].textContent !== first) this.sort.options[0].textContent = first;
    this.texts.value = view.texts in this.search.start.languages ? view.texts : "";
    /** @type {HTMLElement} */ (this.texts.parentElement).hidden = this.texts.hidden || !view.q;
    this.element.hidden = false;
    this.element.removeAttribute("aria-busy");
  }

  /** @param {import("./cards.js").OtherCard[]} found */
  beside(found) {
    const { language } = this.search.start;
    // A hand-written page is there in every interface language: the others' are translations of it.
    const kept = found.filter((card) => card.kind !== "page" || card.language === language).slice(0, OTHERS);
    this.others.replaceChildren(...kept.map((card) => this.cards.other(card)));
    this.others.hidden = !kept.length;
    this.others.setAttribute("aria-label", this.words.say("also"));
  }

  /** @param {View} view @param {Answer} answer what helps where the words fit badly, or nothing fits */
  tell(view, answer) {
    const notes = [];
    if (!answer.all && answer.total) notes.push(h("p", {}, this.words.say("some-words")));
    if (answer.spelled.length) {
      notes.push(h("p", {}, this.words.say("spelled", { words: answer.spelled.join(", ") })));
    }
    if (!answer.total) notes.push(...this.loosen(view, answer));
    this.note.replaceChildren(...notes);
  }

  /** @param {View} view @param {Answer} answer @returns {HTMLElement[]} what can be left out, and what that leaves */
  loosen(view, answer) {
    const ways = [...answer.without].filter(([key, count]) => view.facets.has(key) && count);
    const items = ways.map(([key, count]) => {
      const facet = this.search.facet(key);
      const value = facet.effective(view.facets.get(key) ?? []).map((one) => this.name(facet, one)).join(", ");
      return this.way(choosing(view, key, []), this.words.say("without", { value: `${facet.name}: ${value}`, count }));
    });
    if (answer.unasked) {
      const value = this.words.say("query", { query: view.q });
      items.push(this.way(changed(view, { q: "" }), this.words.say("without", { value, count: answer.unasked })));
    }
    return items.length ? [h("p", {}, this.words.say("loosen")), h("ul", { class: "ca-loosen" }, ...items)] : [];
  }

  /** @param {View} view @param {string} text */
  way(view, text) {
    return h("li", {}, this.link(view, text));
  }

  /** @param {View} view @param {string} text @param {Record<string, string>} properties */
  link(view, text, properties = {}) {
    const follow = (/** @type {Event} */ event) => {
      const { ctrlKey, metaKey, shiftKey } = /** @type {MouseEvent} */ (event);
      if (ctrlKey || metaKey || shiftKey) return;
      event.preventDefault();
      this.show(view, true);
    };
    return h("a", { href: write(view, this.keys()) || "?", onclick: follow, ...properties }, text);
  }

  /** @param {View} view what was chosen, each to be taken away */
  choices(view) {
    const items = [];
    for (const [key, values] of view.facets) {
      const facet = this.search.facet(key);
      for (const value of facet.effective(values)) {
        const left = facet.effective(values).filter((other) => other !== value);
        items.push(this.choice(`${facet.name}: ${this.name(facet, value)}`, choosing(view, key, left)));
      }
    }
    if (items.length > 1) {
      const clear = () => this.show(changed(view, { facets: new Map() }), true);
      items.push(h("li", {}, h("button", { type: "button", class: "ca-chosen__clear", onclick: clear }, this.words.say("clear"))));
    }
    this.chosen.replaceChildren(...items);
    this.chosen.hidden = !items.length;
  }

  /** @param {string} text @param {View} without */
  choice(text, without) {
    return h("li", {}, h("button", {
      type: "button", class: "ca-chosen__one", "aria-label": this.words.say("remove", { value: text }),
      onclick: () => this.show(without, true),
    }, text, h("span", { "aria-hidden": "true" }, " ×")));
  }

  /** @param {import("./choices.js").Choices} facet @param {string} value */
  name(facet, value) {
    if (!isRange(value)) return facet.label(value);
    const [from, to] = bounds(value);
    const key = to === Infinity ? "at-least" : from === -Infinity ? "at-most" : "between";
    return this.words.say(key, { from, to, unit: facet.unit });
  }

  /** @param {View} view @param {number} page @param {number} last */
  paging(view, page, last) {
    const to = (/** @type {number} */ number, /** @type {string} */ text, /** @type {string} */ label) =>
      h("li", {}, this.link({ ...view, page: number }, text, { "aria-label": label }));
    const near = [...new Set([1, page - 1, page, page + 1, last])].filter((n) => n >= 1 && n <= last);
    const items = [];
    let before = 0;
    for (const number of near) {
      if (number - before > 1) items.push(h("li", { "aria-hidden": "true" }, "…"));
      const text = this.words.numbers.format(number);
      items.push(number === page ? h("li", {}, h("span", { "aria-current": "page" }, text))
        : to(number, text, this.words.say("page", { page: number })));
      before = number;
    }
    return [h("ol", {}, ...items)];
  }
}
