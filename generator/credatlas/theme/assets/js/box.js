/**
 * Suggestions below a search field, on every page: a combobox with a list (WAI-ARIA), loaded on first focus.
 */
import { Cards } from "./cards.js";
import { h, settled } from "./dom.js";
import { LONGEST_QUERY } from "./query.js";
import { thisMinute } from "./runs.js";
import { open } from "./search-thread.js";
import { nothing } from "./view.js";

const PAUSE = 120;
const COURSES = 5;
const OTHERS = 2;
let boxes = 0;

/** @typedef {{ href: string, title: string, kind: string, language: string }} Suggestion */

class Box {
  /** @param {HTMLInputElement} input @param {import("./search-thread.js").Search} search */
  constructor(input, search) {
    this.search = search;
    this.words = search.words;
    this.cards = new Cards(search.start, this.words);
    this.input = input;
    this.active = -1;
    this.list = h("ul", { class: "ca-suggest", role: "listbox", id: `suggestions-${++boxes}`, hidden: true });
    this.list.setAttribute("aria-label", input.getAttribute("aria-label") ?? this.words.say("kind-course"));
    this.status = h("p", { class: "ca-hidden", role: "status" });
    const form = /** @type {HTMLFormElement} */ (input.form);
    form.classList.add("ca-search--open");
    form.append(this.list, this.status);
    for (const [name, value] of Object.entries({
      role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id,
    })) input.setAttribute(name, value);
    input.maxLength = LONGEST_QUERY;
    input.addEventListener("input", settled(() => this.suggest(), PAUSE));
    input.addEventListener("keydown", (event) => this.key(event));
    form.addEventListener("focusout", (event) => {
      if (!form.contains(/** @type {Node | null} */ (event.relatedTarget))) this.hide();
    });
  }

  async suggest() {
    const q = this.input.value.trim();
    if (q.length < 2) return this.hide();
    const view = { ...nothing(), q: this.input.value.trimStart() };
    const answer = await this.search.answer({ view, keys: [], now: thisMinute(), home: null, size: COURSES, beside: OTHERS * 3 });
    const found = [...answer.cards, ...answer.others].map((card) => this.read(card));
    if (q !== this.input.value.trim() || !this.input.matches(":focus")) return undefined;
    return this.offer(this.own(found), q);
  }

  /** @param {Suggestion[]} found @returns {Suggestion[]} pages in the language of this page only */
  own(found) {
    const { language } = this.search.start;
    const courses = found.filter((one) => one.kind === "course");
    const others = found.filter((one) => one.kind !== "course" && (one.kind !== "page" || one.language === language));
    return [...courses, ...others.slice(0, OTHERS)];
  }

  /** @param {import("./cards.js").CourseCard | import("./cards.js").OtherCard} card @returns {Suggestion} */
  read(card) {
    const element = "html" in card ? this.cards.element(card) : this.cards.other(card);
    const link = /** @type {HTMLAnchorElement} */ (element.querySelector("a"));
    const marked = /** @type {HTMLElement} */ (link.querySelector("[lang]") ?? link);
    const language = "html" in card ? marked.lang : card.language;
    return { href: link.href, title: link.textContent ?? "", kind: "html" in card ? "course" : card.kind, language };
  }

  /** @param {Suggestion[]} found @param {string} q */
  offer(found, q) {
    const all = new URL(/** @type {HTMLFormElement} */ (this.input.form).action);
    all.search = `?q=${encodeURIComponent(q)}`;
    const whole = { href: all.href, title: this.words.say("all-results", { query: q }), kind: "", language: "" };
    const { language } = this.search.start;
    this.list.replaceChildren(...[...found, whole].map((one, number) =>
      h("li", { role: "option", id: `${this.list.id}-${number}`, "aria-selected": "false" },
        h("a", { href: one.href, tabindex: -1 },
          one.kind && h("span", { class: "ca-suggest__kind" }, this.words.say(`kind-${one.kind}`)), one.kind && " ",
          h("span", { lang: one.language && one.language !== language ? one.language : undefined }, one.title)))));
    this.active = -1;
    this.input.removeAttribute("aria-activedescendant");
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
    this.status.textContent = this.words.say("suggestions", { count: found.length });
  }

  hide() {
    this.list.hidden = true;
    this.active = -1;
    this.status.textContent = "";
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    if (this.list.hidden) return;
    const many = this.list.children.length;
    if (event.key === "ArrowDown") this.go((this.active + 1) % many);
    else if (event.key === "ArrowUp") this.go(this.active < 1 ? many - 1 : this.active - 1);
    else if (event.key === "Escape") this.hide();
    else if (event.key === "Enter" && this.active >= 0) this.list.children[this.active].querySelector("a")?.click();
    else return;
    event.preventDefault();
  }

  /** @param {number} number */
  go(number) {
    this.active = number;
    [...this.list.children].forEach((option, place) => {
      option.setAttribute("aria-selected", String(place === this.active));
    });
    const option = this.list.children[this.active];
    this.input.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }
}

/** @param {HTMLInputElement} input */
export async function suggest(input) {
  const box = new Box(input, await open());
  if (input.value) await box.suggest();
}
