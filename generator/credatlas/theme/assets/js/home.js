/**
 * What can I take? The reader chooses a university once; courses then say whether they are open, which price and
 * deadline apply, and how they count there. All answers lie in the pages: the choice leaves the device never.
 */
import { h } from "./dom.js";
import { say, words } from "./here.js";
import { keep, recall, root } from "./remembered.js";

/**
 * @typedef {{ slug: string, name: string, networks: string[] }} Home
 * @typedef {{ who: string, label: string, price?: string, seats?: string, opens?: string, closes?: string, condition?: string }} Group
 * @typedef {{ at: string[], how: string, as?: string, ects?: string, from?: string, until?: string, mailbox?: string }} Counts
 * @typedef {{ own: string[], members: string[], runs: Record<string, Group[]>, counts: Counts[] }} CourseData
 */

const SLUG = /^[a-z0-9-]{1,80}$/u;
/** The home of somebody who has none of the universities here. */
const NONE = { slug: "", name: "", networks: [] };

/** @returns {Home | null} the choice; `null` before there is one */
export function home() {
  const kept = /** @type {any} */ (recall("home"));
  if (!kept || typeof kept.slug !== "string" || typeof kept.name !== "string") return null;
  if (kept.slug === "") return NONE;
  if (!SLUG.test(kept.slug)) return null;
  const networks = Array.isArray(kept.networks) ? kept.networks.filter((/** @type {any} */ one) => SLUG.test(one)) : [];
  return { slug: kept.slug, name: kept.name.slice(0, 200), networks };
}

/** @returns {Promise<Home[]>} every institution, as the list of them says: all are asked for, whichever is meant */
async function institutions() {
  /** @type {Home[]} */
  const found = [];
  for (let next = "institutions/", number = 2; next; number++) {
    const answer = await fetch(root() + next);
    if (!answer.ok) throw new Error(`${answer.status} for ${next}`);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const card of /** @type {NodeListOf<HTMLElement>} */ (page.querySelectorAll("[data-institution]"))) {
      const name = card.querySelector(".ca-card__title")?.textContent?.trim() ?? "";
      const networks = (card.dataset.networks ?? "").split(" ").filter(Boolean);
      found.push({ slug: card.dataset.institution ?? "", name, networks });
    }
    next = page.querySelector(`.ca-paging a[href$="institutions/p/${number}/"]`) ? `institutions/p/${number}/` : "";
  }
  return found;
}

/** Keep a choice; what else on the page depends on it hears of it. @param {Home | undefined} chosen */
function choose(chosen) {
  keep("home", chosen);
  dispatchEvent(new Event("credatlas:home"));
}

/** @param {string | null} slug of an address; kept when there is such an institution */
async function fromAddress(slug) {
  if (!slug || !SLUG.test(slug) || home()?.slug === slug) return;
  const found = slug === "none" ? NONE : (await institutions()).find((one) => one.slug === slug);
  if (found) choose(found);
}

/** The field in which one chooses. */
class Chooser {
  /** @param {HTMLElement} place @param {() => void} changed */
  constructor(place, changed) {
    this.place = place;
    this.changed = changed;
    this.answer = h("div", { class: "ca-home__answer", "aria-live": "polite" });
    this.control = h("div", { class: "ca-home__control" });
    place.className = "ca-home";
    place.replaceChildren(this.control, this.answer);
    this.draw();
  }

  draw() {
    const chosen = home();
    const open = h("button", { type: "button", class: "ca-button ca-button--quiet", onclick: () => this.open() },
      say(chosen ? "home-change" : "home-choose"));
    const text = chosen
      ? h("p", {}, h("strong", {}, say("home-label"), ":"), " ", chosen.name || say("home-none"))
      : h("p", {}, say("home-lead"));
    this.control.replaceChildren(text, open);
  }

  async open() {
    const select = h("select", { id: "ca-home-choice" }, h("option", { value: "-" }, "…"));
    this.control.replaceChildren(h("label", { for: "ca-home-choice" }, say("home-label")), select);
    let all;
    try {
      all = await institutions();
    } catch {
      this.draw();
      this.control.append(h("p", { role: "alert" }, say("failed")));
      return;
    }
    const chosen = home();
    select.replaceChildren(h("option", { value: "-", disabled: true, selected: !chosen }, say("home-choose")),
      ...[...all, NONE].map((one) => h("option", { value: one.slug, selected: one.slug === chosen?.slug },
        one.name || say("home-none"))));
    select.addEventListener("change", () => {
      choose([...all, NONE].find((one) => one.slug === select.value));
      this.draw();
      this.changed();
      this.control.querySelector("button")?.focus();
    });
    select.focus();
  }
}

/** @param {Group} group @param {Home} from @param {string[]} own @param {(slug: string) => boolean} isMember */
function admits(group, from, own, isMember) {
  if (group.who === "anyone") return true;
  if (!from.slug) return false;
  if (group.who === "members") return isMember(from.slug);
  return group.who === "own" ? own.includes(from.slug) : group.who === from.slug;
}

/** @param {string} instant */
const day = (instant) => words().day(instant.slice(0, 10));

/** @param {Group} group @param {number} now @returns {string[]} what applies to its learners */
function terms(group, now) {
  const found = [group.price, group.seats];
  if (group.closes && Date.parse(group.closes) + 60_000 <= now) found.push(say("for-you-over", { day: day(group.closes) }));
  else {
    if (group.opens && Date.parse(group.opens) > now) found.push(say("for-you-from", { day: day(group.opens) }));
    if (group.closes) found.push(say("for-you-until", { day: day(group.closes) }));
  }
  found.push(group.condition);
  return /** @type {string[]} */ (found.filter(Boolean));
}

/** @param {{ label: string }[]} groups @returns {string} for whom it is, where it is not for the reader */
const others = (groups) => [...new Set(groups.map(({ label }) => label))].join(say("or"));

/** @param {string} text @param {string} kind @param {string[]} details */
const verdict = (text, kind, details = []) =>
  h("p", { class: `ca-for-you ca-for-you--${kind}`, "data-for-you": kind },
    h("strong", {}, text), ...details.flatMap((one) => [" · ", one]));

/** @param {CourseData} data @param {Home} from what each run is for the reader */
function runs(data, from) {
  const now = Date.now();
  for (const one of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".ca-run"))) {
    one.querySelector("[data-for-you]")?.remove();
    const groups = data.runs[one.id.slice("run-".length)];
    const fitting = groups?.filter((group) => admits(group, from, data.own, (slug) => data.members.includes(slug)));
    // Of several ways in, the one in which one can still apply; else the first, which is for the fewest.
    const best = fitting?.find((group) => !group.closes || Date.parse(group.closes) + 60_000 > now) ?? fitting?.[0];
    const line = !groups ? verdict(say("who-unstated"), "unstated")
      : best ? verdict(say("open-to-you"), "open", terms(best, now))
      : verdict(say("not-open", { who: others(groups) }), "closed");
    one.querySelector(".ca-run__head")?.after(line);
  }
}

/** @param {CourseData} data @param {Home} from @returns {Node | string} how it counts at home */
function counting(data, from) {
  if (!from.slug) return "";
  const found = data.counts.find(({ at }) => at.includes(from.slug));
  const today = new Date().toISOString().slice(0, 10);
  const over = found?.until && found.until < today;
  const how = !found ? "unstated" : over ? "ask" : found.how;
  const details = found && !over
    ? [found.as, found.ects, found.until && say("until", { day: day(found.until) }), found.mailbox] : [];
  return verdict(say("counts", { name: from.name, how: say(`how-${how}`) }), how,
    /** @type {string[]} */ (details.filter(Boolean)));
}

/** @param {string} text of a group in `data-for` @returns {Group} */
function cut(text) {
  const [who, price, label] = text.split("~");
  return { who, price, label };
}

/** @param {HTMLElement} card @param {Home} from */
function onCard(card, from) {
  card.querySelector(".ca-card__you")?.remove();
  const { for: groups, own = "", networks = "", counts = "" } = card.dataset;
  const tags = [];
  if (groups) {
    const all = groups.split(";").map((one) => cut(one));
    const near = networks.split(" ");
    const fits = all.find((group) => admits(group, from, own.split(" "), () => from.networks.some((one) => near.includes(one))));
    tags.push(fits ? [say("open-to-you"), fits.price].filter(Boolean).join(" · ") : say("not-open", { who: others(all) }));
  }
  const given = counts.split(";").find((one) => one.split(":")[1]?.split(" ").includes(from.slug));
  if (given && from.slug) tags.push(`${say("counts-short")}: ${say(`how-${given.split(":")[0]}`)}`);
  if (!tags.length) return;
  const line = h("ul", { class: "ca-card__you" }, ...tags.map((text) => h("li", {}, text)));
  card.querySelector(".ca-card__state")?.before(line);
}

/** @param {ParentNode} place cards that came after the page */
export function mark(place = document) {
  const from = home();
  if (!from) return;
  for (const card of /** @type {NodeListOf<HTMLElement>} */ (place.querySelectorAll(".ca-card:is([data-for], [data-counts])"))) {
    onCard(card, from);
  }
}

/** Where one chooses on this page, and what follows from it. */
export async function start() {
  const asked = new URLSearchParams(location.search).get("home");
  if (asked) await fromAddress(asked).catch(console.warn);
  const block = document.getElementById("home-data")?.textContent;
  const data = block ? /** @type {CourseData} */ (JSON.parse(block)) : null;
  const place = /** @type {HTMLElement | null} */ (document.querySelector("[data-home]"));
  const chooser = place && new Chooser(place, () => tell());
  const tell = () => {
    const from = home();
    mark();
    if (!from || !data || !chooser) return;
    runs(data, from);
    chooser.answer.replaceChildren(counting(data, from));
  };
  tell();
}
