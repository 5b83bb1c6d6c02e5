/**
 * The page of all courses: words, facets and order, kept in its address. Without a query and without a choice
 * the list that the build made stays as it is.
 */
import { Cards } from "./cards.js";
import { Catalogue } from "./catalogue.js";
import { h, settled } from "./dom.js";
import { LONGEST_QUERY } from "./query.js";
import { Results } from "./results.js";
import { Sidebar } from "./sidebar.js";
import { open } from "./source.js";
import { changed, isPlain, read, write } from "./view.js";
import { Words } from "./words.js";

/** Milliseconds without a key after which somebody has stopped writing. */
const PAUSE = 120;
const WIDE = matchMedia("(min-width: 60em)");

class Finder {
  /** @param {HTMLElement} element @param {import("./source.js").Source} source */
  constructor(element, source) {
    const words = new Words(source.start);
    this.words = words;
    this.catalogue = new Catalogue(source, words);
    this.plain = /** @type {HTMLElement} */ (element.querySelector("[data-plain]"));
    this.panel = /** @type {HTMLDetailsElement} */ (element.querySelector("[data-filters]"));
    this.inputs = /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll(".ca-search input[name=q]"));
    const show = (/** @type {import("./view.js").View} */ view, jump = false) => this.show(view, jump);
    this.sidebar = new Sidebar(this.panel, this.catalogue, show, () => this.view, () => this.render());
    this.results = new Results(this.catalogue, new Cards(source, words), show, () => this.sidebar.keys);
    this.plain.before(this.results.element);
    this.view = read(location.search, this.sidebar.keys);
    this.typing = false;
    this.close = h("button", { type: "button", class: "ca-button ca-filters__show", onclick: () => this.fold() });
    this.panel.append(this.close);
    this.listen();
  }

  listen() {
    const typed = settled(() => this.type(), PAUSE);
    for (const input of this.inputs) {
      input.maxLength = LONGEST_QUERY;
      input.addEventListener("input", () => {
        this.written = input.value;
        typed();
      });
      input.form?.addEventListener("submit", (event) => {
        event.preventDefault();
        this.typing = false;
        this.show(changed(this.view, { q: input.value.trim() }), true);
      });
    }
    window.addEventListener("popstate", () => {
      this.typing = false;
      this.view = read(location.search, this.sidebar.keys);
      this.render();
    });
    const wide = () => (this.panel.open = WIDE.matches || this.panel.open);
    WIDE.addEventListener("change", wide);
    wide();
  }

  /** While somebody writes, one entry of the history is kept up to date. */
  type() {
    const q = (this.written ?? "").replace(/\s+/gu, " ").trimStart();
    const view = changed(this.view, { q });
    const address = write({ ...view, q: q.trim() }, this.sidebar.keys) || location.pathname;
    if (this.typing) history.replaceState(null, "", address);
    else history.pushState(null, "", address);
    this.typing = true;
    this.view = view;
    this.render();
  }

  /** @param {import("./view.js").View} view @param {boolean} jump whether to go to the results */
  async show(view, jump = false) {
    this.typing = false;
    this.view = view;
    const address = write(view, this.sidebar.keys) || location.pathname;
    if (address !== location.search) history.pushState(null, "", address);
    await this.render();
    if (!jump) return;
    const top = this.results.element.hidden ? this.plain : this.results.element;
    if (top.getBoundingClientRect().top < 0) top.scrollIntoView({ block: "start" });
    if (!this.results.element.hidden) this.results.heading.focus({ preventScroll: true });
  }

  /** Show the view that there is now; an older one that comes late is dropped. */
  async render() {
    const { view } = this;
    for (const input of this.inputs) if (!this.typing || input !== document.activeElement) input.value = view.q;
    const plain = isPlain(view);
    try {
      if (!plain) this.results.element.setAttribute("aria-busy", "true");
      const answer = await this.catalogue.answer(view, this.panel.open ? this.sidebar.open : []);
      if (view !== this.view) return;
      if (!plain) await this.results.update(view, answer);
      if (view !== this.view) return;
      this.results.element.hidden = plain;
      this.plain.hidden = !plain;
      await this.sidebar.update(answer, view);
      this.close.textContent = this.words.say("show", { count: answer.courses.length });
    } catch (error) {
      this.fail(error);
    }
  }

  /** @param {unknown} error what could not be loaded; the lists of the build still work */
  fail(error) {
    if (!(error instanceof TypeError || error instanceof Error)) throw error;
    this.plain.hidden = false;
    this.results.element.hidden = false;
    this.results.status.textContent = this.words.say("failed");
    this.results.list.replaceChildren();
  }

  /** Close the facets of a narrow screen and go to what they leave. */
  fold() {
    if (!WIDE.matches) this.panel.open = false;
    const target = this.results.element.hidden ? this.plain : this.results.element;
    target.scrollIntoView({ block: "start" });
    if (!this.results.element.hidden) this.results.heading.focus({ preventScroll: true });
  }
}

/** @param {HTMLElement} element the part of the page with list and facets */
export async function find(element) {
  const finder = new Finder(element, await open());
  finder.panel.addEventListener("toggle", () => finder.panel.open && finder.render());
  await finder.render();
  element.dataset.ready = "";
}
