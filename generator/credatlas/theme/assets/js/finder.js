/**
 * The page of all courses: words, facets and order, kept in its address. Without a query and without a choice
 * the list that the build made stays as it is.
 */
import { Cards } from "./cards.js";
import { h, settled } from "./dom.js";
import { home } from "./home.js";
import { LONGEST_QUERY } from "./query.js";
import { whenChanged } from "./remembered.js";
import { BESIDE, Results, SIZE } from "./results.js";
import { thisMinute } from "./runs.js";
import { open } from "./search-thread.js";
import { Sidebar } from "./sidebar.js";
import { changed, isPlain, read, write } from "./view.js";

/** Milliseconds without a key after which somebody has stopped writing. */
const PAUSE = 120;
/** Milliseconds after which the address follows: a browser loads its icon anew with every address. */
const REST = 1000;
/** Letters from which on somebody who is writing asks for something. */
const SHORTEST = 2;
const WIDE = matchMedia("(min-width: 60em)");

class Finder {
  /** @param {HTMLElement} element @param {import("./search-thread.js").Search} search */
  constructor(element, search) {
    this.search = search;
    this.words = search.words;
    this.plain = /** @type {HTMLElement} */ (element.querySelector("[data-plain]"));
    this.panel = /** @type {HTMLDetailsElement} */ (element.querySelector("[data-filters]"));
    this.inputs = /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll(".ca-search input[name=q]"));
    const show = (/** @type {import("./view.js").View} */ view, jump = false) => this.show(view, jump);
    this.sidebar = new Sidebar(this.panel, search, show, () => this.view, () => this.render());
    this.results = new Results(search, new Cards(search.start, this.words), show, () => this.sidebar.keys);
    this.plain.before(this.results.element);
    this.view = read(location.search, this.sidebar.keys);
    this.typing = false;
    this.entered = false;
    this.rest = settled(() => this.remember(), REST);
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
      input.addEventListener("blur", () => this.remember());
      input.form?.addEventListener("submit", (event) => {
        event.preventDefault();
        this.show(changed(this.view, { q: input.value.trim() }), true);
      });
    }
    window.addEventListener("popstate", () => {
      this.typing = this.entered = false;
      this.view = read(location.search, this.sidebar.keys);
      this.render();
    });
    addEventListener("credatlas:home", () => this.render());
    whenChanged("home", () => this.render());
    const wide = () => (this.panel.open = WIDE.matches || this.panel.open);
    WIDE.addEventListener("change", wide);
    wide();
  }

  type() {
    const written = (this.written ?? "").replace(/\s+/gu, " ").trimStart();
    const q = written.trim().length < SHORTEST ? "" : written;
    this.view = changed(this.view, { q });
    this.typing = true;
    this.rest();
    return this.render();
  }

  /** Show the view of the address; or what somebody has written while the scripts were on their way. */
  begin() {
    const early = [...this.inputs].find((input) => input === document.activeElement && input.value)?.value;
    if (early === undefined || early === this.view.q) return this.render();
    this.written = early;
    return this.type();
  }

  /** What was written goes into the address: one entry of the history, kept up to date. */
  remember() {
    if (!this.typing) return;
    const address = write({ ...this.view, q: this.view.q.trim() }, this.sidebar.keys) || location.pathname;
    if (address === (location.search || location.pathname)) return;
    if (this.entered) history.replaceState(null, "", address);
    else history.pushState(null, "", address);
    this.entered = true;
  }

  /** What is written from now on is an entry of its own. */
  finish() {
    this.remember();
    this.typing = this.entered = false;
  }

  /** @param {import("./view.js").View} view @param {boolean} jump whether to go to the results */
  async show(view, jump = false) {
    this.finish();
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
      const keys = this.panel.open ? this.sidebar.open : [];
      const answer = await this.search.answer({ view, keys, now: thisMinute(), home: home(), size: plain ? 0 : SIZE, beside: BESIDE });
      if (view !== this.view) return;
      if (!plain) this.results.update(view, answer);
      this.results.element.hidden = plain;
      this.plain.hidden = !plain;
      this.sidebar.update(answer, view);
      this.close.textContent = this.words.say("show", { count: answer.total });
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
  await finder.begin();
  element.dataset.ready = "";
}
