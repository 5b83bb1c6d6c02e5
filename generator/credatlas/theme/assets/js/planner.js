/**
 * The planner of a pathway's page: tick what you hold, see what is done, planned and missing, and what is open.
 *
 * What you tick stays in the address, which you can keep or send, and in this browser; nothing leaves it.
 */
import { below, courses, progress, read } from "./stacking.js";

/**
 * @typedef {{ title: string, href: string, ects: string }} Course
 * @typedef {{ pathway: string, words: Record<string, string>, courses: Record<string, Course>, tree: any }} Data
 * @typedef {{ have: Set<string>, plan: Set<string>, brought: Map<string, number> }} Ticked
 */

const STORE = "credatlas:planner";
const LISTS = /** @type {const} */ (["have", "plan"]);

/** @returns {Ticked} */
const empty = () => ({ have: new Set(), plan: new Set(), brought: new Map() });

/** @param {URLSearchParams} query @returns {Ticked | null} what an address says; `null` where it says nothing */
export function fromAddress(query) {
  if (![...LISTS, "brought"].some((name) => query.has(name))) return null;
  const ticked = empty();
  for (const name of LISTS) (query.get(name) ?? "").split(",").filter(Boolean).forEach((slug) => ticked[name].add(slug));
  for (const pair of (query.get("brought") ?? "").split(",").filter(Boolean)) {
    const [place, credits] = pair.split("~");
    if (Number(credits) > 0) ticked.brought.set(place, Math.min(Number(credits), 60));
  }
  return ticked;
}

/** @param {Ticked} ticked @param {URLSearchParams} query its other parameters are kept */
export function toAddress(ticked, query) {
  const pairs = [...ticked.brought].map(([place, credits]) => `${place}~${credits}`);
  for (const [name, list] of Object.entries({ have: ticked.have, plan: ticked.plan, brought: pairs })) {
    const text = [...list].join(",");
    if (text) query.set(name, text);
    else query.delete(name);
  }
  return query;
}

/** @returns {Ticked} what this browser remembers; nothing where it may not */
function remembered() {
  try {
    return fromAddress(new URLSearchParams(localStorage.getItem(STORE) ?? "")) ?? empty();
  } catch {
    return empty();
  }
}

/** @param {Ticked} ticked */
function remember(ticked) {
  history.replaceState(history.state, "", address(toAddress(ticked, new URLSearchParams(location.search))));
  try {
    localStorage.setItem(STORE, toAddress(ticked, new URLSearchParams()).toString());
  } catch {
    // The address has it still.
  }
}

/** @param {URLSearchParams} query */
const address = (query) => `${location.pathname}${query.size ? `?${query}` : ""}${location.hash}`;

/** @param {string} tag @param {Record<string, string>} attributes @param {(Node | string)[]} children */
function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** Whether one can apply for what an item of the list stands for. @param {HTMLElement | null} item */
function isOpen(item) {
  if (!item) return false;
  const { state = "", opens, closes } = item.dataset;
  const now = Date.now();
  if (closes && Date.parse(closes) <= now) return false;
  if (opens && Date.parse(opens) <= now && state === "opens-later") return true;
  return ["open", "closing-soon", "always-open", "waiting-list"].includes(state);
}

class Planner {
  /** @param {HTMLElement} panel @param {Data} data */
  constructor(panel, data) {
    this.panel = panel;
    this.words = data.words;
    this.titles = data.courses;
    this.tree = read(data.tree);
    this.courses = courses(this.tree);
    this.ticked = fromAddress(new URLSearchParams(location.search)) ?? remembered();
    this.format = new Intl.NumberFormat(document.documentElement.lang);
    /** @type {Map<string, HTMLElement>} */
    this.items = new Map();
    this.result = element("div", { "aria-live": "polite" });
  }

  start() {
    document.querySelectorAll("li[data-pathway]").forEach((item) => this.unfold(/** @type {HTMLElement} */ (item)));
    document.querySelectorAll("li[data-course]").forEach((item) => this.offer(/** @type {HTMLElement} */ (item)));
    document.querySelectorAll("li[data-open]").forEach((item) => this.ask(/** @type {HTMLElement} */ (item)));
    const clear = element("button", { type: "button", class: "ca-button ca-button--quiet" }, this.words.clear);
    clear.addEventListener("click", () => this.clear());
    this.panel.append(element("h3", {}, this.words.title), element("p", { class: "ca-small" }, this.words.lead));
    this.panel.append(this.result, clear);
    this.panel.hidden = false;
    this.show();
  }

  /** The courses of a nested pathway, which the page only links to. @param {HTMLElement} item */
  unfold(item) {
    const nested = below(this.tree).find((one) => one.slug === item.dataset.pathway);
    if (!nested) return;
    const list = element("ul", { class: "ca-planner__nested" });
    for (const slug of courses(nested).keys()) {
      const course = this.titles[slug];
      if (course && !document.querySelector(`li[data-course="${CSS.escape(slug)}"]`)) {
        const title = element("span", { class: "ca-parts__title" }, course.title);
        list.append(element("li", { "data-course": slug }, title));
      }
    }
    item.append(list);
  }

  /** @param {HTMLElement} item of a course, which gets its two boxes to tick */
  offer(item) {
    const slug = item.dataset.course ?? "";
    if (!this.courses.has(slug)) return;
    this.items.set(slug, item);
    const title = this.titles[slug]?.title ?? slug;
    const group = element("div", { class: "ca-planner__choice", role: "group", "aria-label": title });
    for (const name of LISTS) {
      const box = /** @type {HTMLInputElement} */ (element("input", { type: "checkbox", "data-list": name }));
      box.addEventListener("change", () => this.tick(name, slug, box.checked));
      group.append(element("label", {}, box, ` ${this.words[name]}`));
    }
    item.append(group);
  }

  /** @param {HTMLElement} item of an open place, which gets a field for the credits that one brings */
  ask(item) {
    const place = item.dataset.open ?? "";
    const field = /** @type {HTMLInputElement} */ (
      element("input", { type: "number", min: "0", max: "60", step: "0.5", inputmode: "decimal" })
    );
    const credits = this.ticked.brought.get(place);
    field.value = credits === undefined ? "" : String(credits);
    field.addEventListener("change", () => {
      const value = Math.min(Number(field.value), 60);
      if (value > 0) this.ticked.brought.set(place, value);
      else this.ticked.brought.delete(place);
      remember(this.ticked);
      this.show();
    });
    item.append(element("label", { class: "ca-planner__choice" }, `${this.words.brought} `, field));
  }

  /** @param {"have" | "plan"} name @param {string} slug @param {boolean} checked */
  tick(name, slug, checked) {
    const other = name === "have" ? "plan" : "have";
    if (checked) {
      this.ticked[name].add(slug);
      this.ticked[other].delete(slug);
    } else {
      this.ticked[name].delete(slug);
    }
    remember(this.ticked);
    this.show();
  }

  clear() {
    this.ticked = empty();
    for (const field of document.querySelectorAll("li[data-open] input")) {
      /** @type {HTMLInputElement} */ (field).value = "";
    }
    remember(this.ticked);
    this.show();
  }

  show() {
    const { have, plan, brought } = this.ticked;
    for (const [slug, item] of this.items) {
      for (const name of LISTS) {
        const box = /** @type {HTMLInputElement} */ (item.querySelector(`[data-list=${name}]`));
        box.checked = this.ticked[name].has(slug);
      }
    }
    const now = /** @type {any} */ (progress(this.tree, have, brought).get(this.tree.slug));
    const then = /** @type {any} */ (progress(this.tree, [...have, ...plan], brought).get(this.tree.slug));
    const planned = then.earned - now.earned;
    const missing = then.missing;
    this.result.replaceChildren();
    if (!missing) {
      this.result.append(element("p", {}, this.words.impossible));
      return;
    }
    const facts = { done: now.earned, planned, missing: missing.ects };
    this.result.append(
      element(
        "dl",
        { class: "ca-facts" },
        ...Object.entries(facts).map(([name, value]) =>
          element("div", { "data-fact": name }, element("dt", {}, this.words[name]), element("dd", {}, this.format.format(value))),
        ),
      ),
    );
    const whole = now.earned + planned + missing.ects;
    if (whole > 0) {
      const bar = { class: "ca-planner__bar", max: String(whole), value: String(now.earned + planned) };
      this.result.append(element("progress", { ...bar, "aria-label": this.words.bar }));
    }
    this.result.append(then.done ? element("p", { class: "ca-planner__done" }, this.words.complete) : this.gap(then));
  }

  /** What fills the gap: courses that one can take next, the open ones first. @param {any} then */
  gap(then) {
    const needed = new Set(then.needed);
    const next = then.ready
      .map((/** @type {string} */ slug) => ({ slug, open: isOpen(this.items.get(slug) ?? null) }))
      .sort((/** @type {any} */ a, /** @type {any} */ b) => Number(b.open) - Number(a.open) || Number(needed.has(b.slug)) - Number(needed.has(a.slug)));
    const list = element("ul", { class: "ca-links" });
    for (const { slug, open } of next) {
      const course = this.titles[slug];
      if (!course) continue;
      const chip = this.items.get(slug)?.querySelector(".ca-chip")?.cloneNode(true);
      const said = needed.has(slug) ? this.words.needed : this.words.option;
      list.append(
        element("li", { "data-open-now": String(open) }, element("a", { href: course.href }, course.title), ` ${course.ects} · ${said} `, chip ?? ""),
      );
    }
    const parts = [element("h4", {}, this.words.next), list];
    if (then.missing.open) parts.push(element("p", {}, `${this.words.elsewhere} ${this.format.format(then.missing.open)}`));
    return element("div", {}, ...parts);
  }
}

const panel = document.getElementById("planner");
const block = document.getElementById("planner-data");
if (panel && block) new Planner(panel, JSON.parse(block.textContent ?? "")).start();
