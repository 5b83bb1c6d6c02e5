/**
 * The facets beside the results: lists of links as the build made them, turned into choices with live counts.
 */
import { h } from "./dom.js";
import { choosing, isRange } from "./view.js";

/**
 * @typedef {import("./choices.js").Choices} Facet
 * @typedef {import("./view.js").View} View
 * @typedef {{
 *   facet: Facet, rows: Map<string, { row: HTMLElement, box: HTMLInputElement, count: HTMLElement }>,
 *   list: HTMLElement, more: HTMLButtonElement, range: HTMLInputElement[], whole: boolean, filter: string,
 * }} Group
 */

/** Values that are shown before somebody asks for all. */
const GLANCE = 8;
/** Values from which on a field to find one helps. */
const MANY = 15;

export class Sidebar {
  /**
   * @param {HTMLElement} element @param {import("./search-thread.js").Search} search
   * @param {(view: View) => void} show @param {() => View} view @param {() => void} opened
   */
  constructor(element, search, show, view, opened) {
    this.element = element;
    this.search = search;
    this.words = search.words;
    this.show = show;
    this.view = view;
    /** @type {Map<string, Group>} */
    this.groups = new Map();
    /** @type {Map<string, HTMLDetailsElement>} */
    this.details = new Map();
    for (const one of element.querySelectorAll("details[data-facet]")) {
      const details = /** @type {HTMLDetailsElement} */ (one);
      details.hidden = false;
      this.details.set(details.dataset.facet ?? "", details);
      details.addEventListener("toggle", () => details.open && !this.groups.has(details.dataset.facet ?? "") && opened());
    }
  }

  /** The facets in the order of the page. */
  get keys() {
    return [...this.details.keys()];
  }

  /** The facets whose counts somebody sees. */
  get open() {
    return this.keys.filter((key) => this.details.get(key)?.open);
  }

  /** @param {import("./catalogue.js").Answer} answer @param {View} view */
  update(answer, view) {
    for (const [key, details] of this.details) {
      const counts = answer.counts.get(key);
      const chosen = view.facets.get(key) ?? [];
      mark(details, chosen.length, this.words);
      if (!counts) continue;
      const group = this.groups.get(key) ?? this.build(details, this.search.facet(key));
      this.renew(group, this.search.facet(key));
      this.refresh(group, counts, chosen);
      const nothing = !chosen.length && !counts.some(Boolean) && !group.facet.measured;
      details.hidden = nothing && !details.contains(document.activeElement);
    }
  }

  /** Take other values over, such as those of another university. @param {Group} group @param {Facet} facet */
  renew(group, facet) {
    if (group.facet === facet) return;
    group.facet = facet;
    group.rows.clear();
    group.list.replaceChildren();
  }

  /** @param {HTMLDetailsElement} details @param {Facet} facet @returns {Group} */
  build(details, facet) {
    const list = h("ul", { class: "ca-choices" });
    const more = h("button", { type: "button", class: "ca-more" });
    /** @type {Group} */
    const group = { facet, rows: new Map(), list, more, range: [], whole: false, filter: "" };
    more.addEventListener("click", () => {
      group.whole = !group.whole;
      this.again(group);
    });
    const find = facet.values.length > MANY && this.finder(group);
    const body = h("div", { role: "group", "aria-label": facet.name }, find, list, more);
    if (facet.measured) body.append(this.range(group));
    for (const child of [...details.children]) if (child.tagName !== "SUMMARY") child.remove();
    details.append(body);
    this.groups.set(facet.key, group);
    return group;
  }

  /** @param {Group} group @returns {HTMLElement} a field that narrows the values down */
  finder(group) {
    const label = this.words.say("find-value", { facet: group.facet.name });
    const input = h("input", { type: "search", class: "ca-choices__find", "aria-label": label, placeholder: label });
    input.addEventListener("input", () => {
      group.filter = input.value.trim().toLowerCase();
      this.again(group);
    });
    return input;
  }

  /** @param {Group} group @returns {HTMLElement} two amounts between which a course may lie */
  range(group) {
    const { facet } = group;
    const field = (/** @type {string} */ name) => {
      const input = h("input", { type: "number", min: 0, step: "any", inputmode: "decimal", class: "ca-range__input" });
      group.range.push(input);
      return h("label", {}, h("span", {}, this.words.say(name)), input);
    };
    const set = (/** @type {Event} */ event) => {
      event.preventDefault();
      const [least, most] = group.range.map((input) => (input.validity.valid ? input.value : ""));
      const kept = (this.view().facets.get(facet.key) ?? []).filter((value) => !isRange(value));
      const range = least || most ? [`${least}..${most}`] : [];
      this.show(choosing(this.view(), facet.key, [...kept, ...range]));
    };
    return h("form", { class: "ca-range", onsubmit: set }, field("from"), field("to"),
      h("span", { class: "ca-range__unit" }, facet.unit),
      h("button", { type: "submit", class: "ca-range__set" }, this.words.say("set")));
  }

  /** @param {Group} group */
  again(group) {
    const counts = [...group.rows.values()].map(({ count }) => Number(count.dataset.count));
    this.refresh(group, counts, this.view().facets.get(group.facet.key) ?? []);
  }

  /** @param {Group} group @param {number[]} counts @param {string[]} chosen */
  refresh(group, counts, chosen) {
    const { facet } = group;
    const effective = new Set(facet.effective(chosen));
    const parents = new Set([...effective].flatMap((value) => facet.above(value)));
    let shown = 0;
    let fitting = 0;
    facet.values.forEach((value, place) => {
      const { row, box, count } = group.rows.get(value) ?? this.row(group, value);
      box.checked = effective.has(value);
      box.indeterminate = parents.has(value);
      count.dataset.count = String(counts[place] ?? 0);
      count.textContent = this.words.numbers.format(counts[place] ?? 0);
      const useful = Boolean(counts[place]) && this.offered(group, value, effective, parents);
      if (useful) fitting++;
      row.hidden = !(effective.has(value) || parents.has(value) || (useful && (group.whole || shown < GLANCE)));
      if (!row.hidden) shown++;
    });
    group.more.hidden = fitting <= GLANCE;
    group.more.textContent = group.whole ? this.words.say("fewer") : this.words.say("more", { count: fitting });
    const range = chosen.find(isRange)?.split("..") ?? ["", ""];
    group.range.forEach((input, end) => {
      if (document.activeElement !== input) input.value = range[end];
    });
  }

  /** Whether a value may be shown: found by its words, or below something that is chosen.
   * @param {Group} group @param {string} value @param {Set<string>} effective @param {Set<string>} parents */
  offered({ facet, filter }, value, effective, parents) {
    if (filter) return facet.label(value).toLowerCase().includes(filter);
    const [above] = facet.above(value);
    return above === undefined || effective.has(above) || parents.has(above);
  }

  /** @param {Group} group @param {string} value */
  row(group, value) {
    const { facet } = group;
    const box = h("input", { type: "checkbox", value });
    const count = h("span", { class: "ca-count" });
    box.addEventListener("change", () => this.choose(facet, value, box.checked));
    const row = h("li", { class: `ca-choice ca-choice--${facet.above(value).length}` },
      h("label", {}, box, h("span", { class: "ca-choice__label" }, facet.label(value)), " ", count));
    const made = { row, box, count };
    group.rows.set(value, made);
    group.list.append(row);
    return made;
  }

  /** @param {Facet} facet @param {string} value @param {boolean} on */
  choose(facet, value, on) {
    const before = facet.effective(this.view().facets.get(facet.key) ?? []);
    const above = new Set(facet.above(value));
    const after = before.filter((other) => other !== value && !above.has(other) && !(on && facet.above(other).includes(value)));
    this.show(choosing(this.view(), facet.key, on ? [...after, value] : after));
  }
}

/** @param {HTMLElement} details @param {number} chosen @param {import("./words.js").Words} words */
function mark(details, chosen, words) {
  if (Number(details.dataset.chosen ?? 0) === chosen) return;
  details.dataset.chosen = String(chosen);
  const summary = details.querySelector("summary");
  let badge = summary?.querySelector(".ca-filter__chosen");
  if (!badge && chosen) summary?.append((badge = h("span", { class: "ca-filter__chosen" })));
  if (badge) {
    badge.textContent = words.numbers.format(chosen);
    /** @type {HTMLElement} */ (badge).hidden = !chosen;
  }
}
