/**
 * The planner of a pathway's page: tick what you hold, see what is done, planned and missing, and what is open.
 *
 * What you tick stays in the address, which you can keep or send, and in this browser; nothing leaves it.
 */
import { below, courses, progress, read } from "./stacking.js";

/**
 * @typedef {{ title: string, href: string, ects: string, state?: string, chip?: string, opens?: string,
 *   closes?: string }} Course the last four are about its next run
 * @typedef {{ pathway: string, words: Record<string, string>, courses: Record<string, Course>, tree: any }} Data
 * @typedef {{ have: Set<string>, plan: Set<string>, brought: Map<string, number> }} Ticked
 */

const STORE = "credatlas:planner";
/** What is known of the next run of a course. */
const RUN = /** @type {const} */ (["state", "opens", "closes"]);
const LISTS = /** @type {const} */ (["have", "plan"]);

/** @returns {Ticked} */
const empty = () => ({ have: new Set(), plan: new Set(), brought: new Map() });

/** @param {URLSearchParams} query @returns {Ticked | null} what an address says; `null` where it says nothing */
export function fromAddress(query) {
  if (![...LISTS, "brought"].some((name) => query.has(name))) return null;
  const ticked = empty();
  /** @param {string} name */
  const parts = (name) => (query.get(name) ?? "").split(",").filter(Boolean);
  for (const name of LISTS) parts(name).forEach((slug) => ticked[name].add(slug));
  for (const pair of parts("brought")) {
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
      if (!course || document.querySelector(`li[data-course="${CSS.escape(slug)}"]`)) continue;
      const line = element("li", { "data-course": slug }, element("span", { class: "ca-parts__title" }, course.title));
      for (const name of RUN) if (course[name]) line.dataset[name] = course[name];
      if (course.chip) line.append(" ", element("span", { class: `ca-chip ca-chip--${course.state}` }, course.chip));
      list.append(line);
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
    for (const found of document.querySelectorAll("li[data-course] input[data-list]")) {
      const box = /** @type {HTMLInputElement} */ (found);
      const slug = box.closest("li")?.dataset.course ?? "";
      box.checked = this.ticked[box.dataset.list === "have" ? "have" : "plan"].has(slug);
    }
    const now = progress(this.tree, have, brought).get(this.tree.slug);
    const then = progress(this.tree, [...have, ...plan], brought).get(this.tree.slug);
    if (!now || !then?.missing) {
      this.result.replaceChildren(element("p", {}, this.words.impossible));
      return;
    }
    const planned = then.earned - now.earned;
    const rest = then.done ? [element("p", { class: "ca-planner__done" }, this.words.complete)] : this.gap(then);
    const facts = this.facts({ done: now.earned, planned, missing: then.missing.ects });
    this.result.replaceChildren(facts, this.bar(then.earned, then.missing.ects), ...rest);
  }

  /** @param {Record<string, number>} facts credits by what they are */
  facts(facts) {
    const rows = Object.entries(facts).map(([name, value]) => {
      const number = element("dd", {}, this.format.format(value));
      return element("div", { "data-fact": name }, element("dt", {}, this.words[name]), number);
    });
    return element("dl", { class: "ca-facts" }, ...rows);
  }

  /** @param {number} earned @param {number} missing */
  bar(earned, missing) {
    const share = { max: String(earned + missing || 1), value: String(earned) };
    return element("progress", { class: "ca-planner__bar", "aria-label": this.words.bar, ...share });
  }

  /** What fills the gap: courses that one can take next, the open ones and the needed ones first.
   * @param {import("./stacking.js").Progress} then */
  gap(then) {
    const needed = new Set(then.needed);
    const next = then.ready.map((slug) => {
      const open = isOpen(this.items.get(slug) ?? null);
      return { slug, open, rank: Number(open) * 2 + Number(needed.has(slug)) };
    });
    const lines = next
      .sort((one, other) => other.rank - one.rank)
      .filter(({ slug }) => this.titles[slug])
      .map(({ slug, open }) => this.line(slug, open, needed.has(slug) ? "needed" : "option"));
    const parts = [element("h4", {}, this.words.next), element("ul", { class: "ca-links" }, ...lines)];
    if (then.missing?.open) {
      parts.push(element("p", {}, `${this.words.elsewhere} ${this.format.format(then.missing.open)}`));
    }
    return parts;
  }

  /** @param {string} slug @param {boolean} open @param {"needed" | "option"} why */
  line(slug, open, why) {
    const { href, title, ects } = this.titles[slug];
    const said = [ects, this.words[why]].filter(Boolean).join(" · ");
    const chip = this.items.get(slug)?.querySelector(".ca-chip")?.cloneNode(true) ?? "";
    return element("li", { "data-open-now": String(open) }, element("a", { href }, title), ` ${said} `, chip);
  }
}

const panel = document.getElementById("planner");
const block = document.getElementById("planner-data");
if (panel && block) new Planner(panel, JSON.parse(block.textContent ?? "")).start();
