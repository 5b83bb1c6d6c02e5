/**
 * The arithmetic of the planner: what is done of a pathway, what is missing, what can be taken next.
 *
 * The same answers as `credatlas/catalogue/stacking` gives; both are held to `tests/stacking/cases`. Credits are
 * counted in halves, as whole numbers.
 */

/**
 * @typedef {string | { all: Requirement[] } | { any: Requirement[] }} Requirement
 * @typedef {{ kind: "course", slug: string, credits: number, same: string[], requires?: Requirement }} CoursePart
 * @typedef {{ kind: "pathway", slug: string, tree: Tree }} NestedPart
 * @typedef {{ kind: "open", slug: string }} OpenPart a part from elsewhere, such as `pathway#block/0`
 * @typedef {CoursePart | NestedPart | OpenPart} Part
 * @typedef {{ key: string, parts: Part[], choose?: number, least?: number, most?: number, after: string[],
 *   optional: boolean }} Group
 * @typedef {{ slug: string, groups: Group[] }} Tree
 * @typedef {{ ects: number, courses: number, open: number }} Missing the least that is still to be done
 * @typedef {{ key: string, done: boolean, earned: number, missing: Missing | null, held: string[],
 *   needed: string[], options: string[] }} GroupProgress
 * @typedef {{ slug: string, done: boolean, earned: number, missing: Missing | null, needed: string[],
 *   ready: string[], groups: GroupProgress[] }} Progress
 * @typedef {Map<number, number>} Menu half credits -> the least cost of a choice that adds up to them
 */

const HALVES = 2;
/** Totals are told apart up to here; what is larger counts as this. */
const MOST = 2048 * HALVES;
/** A cost is open places, then half credits, then courses, in one number that stays exact. */
const CREDIT = 2 ** 16;
const OPEN = 2 ** 36;

/** @param {number} ects @returns {number} */
const halves = (ects) => Math.floor(ects * HALVES + 0.5);

/** @param {any} value what `stacking/written.py` wrote @returns {Tree} */
export function read(value) {
  /** @type {Map<string, Tree>} */
  const made = new Map();
  for (const [slug, groups] of Object.entries(value.pathways)) {
    made.set(slug, { slug, groups: /** @type {any[]} */ (groups).map((group) => readGroup(group, made)) });
  }
  return /** @type {Tree} */ (made.get(value.pathway));
}

/** @param {any} value @param {Map<string, Tree>} made @returns {Group} */
function readGroup(value, made) {
  return {
    key: value.block,
    parts: value.parts.map((/** @type {any} */ part) => readPart(part, made)),
    choose: value.choose,
    least: value.min === undefined ? undefined : halves(value.min),
    most: value.max === undefined ? undefined : halves(value.max),
    after: value.after ?? [],
    optional: value.optional ?? false,
  };
}

/** @param {any} value @param {Map<string, Tree>} made @returns {Part} */
function readPart(value, made) {
  if (value.pathway !== undefined) {
    return { kind: "pathway", slug: value.pathway, tree: /** @type {Tree} */ (made.get(value.pathway)) };
  }
  if (value.open !== undefined) return { kind: "open", slug: value.open };
  const { course, ects, same = [], requires } = value;
  return { kind: "course", slug: course, credits: halves(ects), same, requires };
}

/** @param {Tree} tree @returns {Tree[]} it and every tree nested in it, once each, the innermost first */
export function below(tree) {
  /** @type {Map<string, Tree>} */
  const ordered = new Map();
  const entered = new Set();
  const waiting = [tree];
  while (waiting.length) {
    const one = waiting[waiting.length - 1];
    if (entered.has(one.slug)) {
      waiting.pop();
      if (!ordered.has(one.slug)) ordered.set(one.slug, one);
      continue;
    }
    entered.add(one.slug);
    for (const part of one.groups.flatMap((group) => group.parts)) {
      if (part.kind === "pathway" && !entered.has(part.slug)) waiting.push(part.tree);
    }
  }
  return [...ordered.values()];
}

/** @param {Tree} tree @returns {Map<string, CoursePart>} every course in it and in what is nested in it */
export function courses(tree) {
  const parts = below(tree).flatMap((one) => one.groups.flatMap((group) => group.parts));
  return new Map(parts.filter((part) => part.kind === "course").map((part) => [part.slug, part]));
}

/**
 * Where somebody stands who holds these courses, for each nested pathway and, last, the pathway itself.
 * @param {Tree} tree @param {Iterable<string>} held
 * @param {Map<string, number>} brought open place -> credits that were earned elsewhere for it
 * @returns {Map<string, Progress>}
 */
export function progress(tree, held, brought = new Map()) {
  return new Reckoning(filled(tree, brought), new Set([...held, ...brought.keys()])).all();
}

/** @param {Tree} tree @param {Map<string, number>} brought @returns {Tree} with courses in its open places */
function filled(tree, brought) {
  if (!brought.size) return tree;
  /** @type {Map<string, Tree>} */
  const made = new Map();
  /** @param {Part} part @returns {Part} */
  const replaced = (part) => {
    if (part.kind === "pathway") return { ...part, tree: /** @type {Tree} */ (made.get(part.slug)) };
    const ects = part.kind === "open" ? brought.get(part.slug) : undefined;
    return ects === undefined ? part : { kind: "course", slug: part.slug, credits: halves(ects), same: [] };
  };
  for (const one of below(tree)) {
    const groups = one.groups.map((group) => ({ ...group, parts: group.parts.map(replaced) }));
    made.set(one.slug, { ...one, groups });
  }
  return /** @type {Tree} */ (made.get(tree.slug));
}

/** One answer, from the innermost pathway outwards. */
class Reckoning {
  /** @param {Tree} tree @param {Set<string>} held */
  constructor(tree, held) {
    this.tree = tree;
    this.held = new Set(held);
    for (const part of courses(tree).values()) {
      if (holds(held, part)) [part.slug, ...part.same].forEach((slug) => this.held.add(slug));
    }
    const trees = below(tree);
    this.asked = Math.max(0, ...trees.flatMap((one) => one.groups.map((group) => group.least ?? 0)));
    /** @type {Map<string, Menu>} */
    this.menus = new Map();
    for (const one of trees) {
      this.menus.set(one.slug, one.groups.map((group) => this.menu(group)).reduce(both, nothing()));
    }
    /** @type {Map<string, Progress>} */
    this.found = new Map();
  }

  all() {
    for (const one of below(this.tree)) this.found.set(one.slug, this.of(one));
    return this.found;
  }

  /** @param {Tree} tree @returns {Progress} */
  of(tree) {
    const groups = tree.groups.map((group) => this.group(group));
    const missing = least(/** @type {Menu} */ (this.menus.get(tree.slug)));
    const finished = new Set(groups.filter((group) => group.done).map((group) => group.key));
    const needed = groups.flatMap((group) => group.needed);
    return {
      slug: tree.slug,
      done: isNothing(missing),
      earned: groups.reduce((sum, group) => sum + group.earned, 0),
      missing,
      needed: [...new Set(needed.flatMap((slug) => this.found.get(slug)?.needed ?? [slug]))],
      ready: [...new Set(this.ready(tree, groups, finished))],
      groups,
    };
  }

  /** @param {Group} group @returns {GroupProgress} */
  group(group) {
    const missing = least(this.menu(group));
    const done = isNothing(missing);
    const held = group.parts.filter((part) => this.has(part)).map((part) => part.slug);
    const left = done ? [] : group.parts.filter((part) => !held.includes(part.slug));
    const needed = left.filter((part) => this.essential(group, part)).map((part) => part.slug);
    const options = left.map((part) => part.slug).filter((slug) => !needed.includes(slug));
    return { key: group.key, done, earned: this.earned(group) / HALVES, missing, held, needed, options };
  }

  /** @param {Part} part */
  has(part) {
    if (part.kind === "pathway") return this.found.get(part.slug)?.done === true;
    return part.kind === "course" && holds(this.held, part);
  }

  /** Whether the block cannot be completed without this part. @param {Group} group @param {Part} part */
  essential(group, part) {
    if (takesAll(group)) return true;
    return !this.menu({ ...group, parts: group.parts.filter((other) => other !== part) }).size;
  }

  /** @param {Group} group @returns {number} the most half credits that what is held brings here */
  earned(group) {
    const worth = group.parts.map((part) => this.worth(part)).filter((value) => value > 0);
    const limit = Math.min(group.choose ?? worth.length, worth.length);
    /** @type {Set<number>[]} */
    const reached = [new Set([0]), ...Array.from({ length: limit }, () => new Set())];
    for (const value of worth) {
      for (let number = limit; number > 0; number--) {
        for (const sum of reached[number - 1]) reached[number].add(Math.min(sum + value, MOST));
      }
    }
    const allowed = reached.flatMap((sums) => [...sums]).filter((sum) => sum <= (group.most ?? MOST));
    return Math.max(0, ...allowed);
  }

  /** @param {Part} part @returns {number} */
  worth(part) {
    if (part.kind === "pathway") return halves(this.found.get(part.slug)?.earned ?? 0);
    return part.kind === "course" && holds(this.held, part) ? part.credits : 0;
  }

  /** @param {Tree} tree @param {GroupProgress[]} groups @param {Set<string>} finished @returns {string[]} */
  ready(tree, groups, finished) {
    return tree.groups.flatMap((group, number) => {
      if (groups[number].done || !group.after.every((key) => finished.has(key))) return [];
      return group.parts.flatMap((part) => {
        if (part.kind === "pathway") return this.found.get(part.slug)?.ready ?? [];
        const open = part.kind === "course" && !holds(this.held, part) && met(part.requires, this.held);
        return open ? [part.slug] : [];
      });
    });
  }

  /** @param {Group} group @returns {Menu} */
  menu(group) {
    const parts = group.parts.map((part) => this.costs(part));
    let found = nothing();
    if (takesAll(group)) found = parts.reduce(both, found);
    else if (group.choose === undefined) found = parts.reduce((sum, part) => either(sum, both(sum, part)), found);
    else found = byNumber(parts, group.choose);
    const low = group.least ?? 0;
    const high = group.most ?? MOST;
    const allowed = new Map([...found].filter(([total]) => low <= total && total <= high));
    return group.optional ? either(allowed, nothing()) : allowed;
  }

  /** @param {Part} part @returns {Menu} */
  costs(part) {
    if (part.kind === "pathway") return /** @type {Menu} */ (this.menus.get(part.slug));
    if (part.kind === "course") {
      const cost = holds(this.held, part) ? 0 : part.credits * CREDIT + 1;
      return new Map([[Math.min(part.credits, MOST), cost]]);
    }
    return new Map(Array.from({ length: this.asked + 1 }, (_, credits) => [credits, OPEN + credits * CREDIT]));
  }
}

/** @param {Group} group whether nothing can be chosen */
const takesAll = ({ choose, least, most }) => choose === undefined && least === undefined && most === undefined;

/** @param {Set<string>} held @param {CoursePart} part under an earlier or a later name, too */
const holds = (held, part) => held.has(part.slug) || part.same.some((slug) => held.has(slug));

/** @param {Requirement | undefined} required @param {Set<string>} held @returns {boolean} */
function met(required, held) {
  if (required === undefined) return true;
  if (typeof required === "string") return held.has(required);
  if ("any" in required) return required.any.some((part) => met(part, held));
  return required.all.every((part) => met(part, held));
}

/** @param {Missing | null} missing */
const isNothing = (missing) => missing !== null && !missing.ects && !missing.courses && !missing.open;

/** @param {Menu} menu @returns {Missing | null} */
function least(menu) {
  if (!menu.size) return null;
  const cost = Math.min(...menu.values());
  const rest = cost % OPEN;
  return { ects: Math.floor(rest / CREDIT) / HALVES, courses: rest % CREDIT, open: Math.floor(cost / OPEN) };
}

/** @returns {Menu} */
const nothing = () => new Map([[0, 0]]);

/** @param {Menu} some @param {Menu} others @returns {Menu} one of these and one of those */
function both(some, others) {
  const found = new Map();
  for (const [total, price] of some) {
    for (const [more, extra] of others) cheaper(found, Math.min(total + more, MOST), price + extra);
  }
  return found;
}

/** @param {Menu} some @param {Menu} others @returns {Menu} one of these or one of those */
function either(some, others) {
  const found = new Map(some);
  for (const [total, price] of others) cheaper(found, total, price);
  return found;
}

/** @param {Menu} menu @param {number} total @param {number} price */
function cheaper(menu, total, price) {
  if (price < (menu.get(total) ?? Infinity)) menu.set(total, price);
}

/** @param {Menu[]} parts @param {number} number @returns {Menu} what so many of the parts add up to */
function byNumber(parts, number) {
  /** @type {Menu[]} */
  const reached = [nothing(), ...Array.from({ length: number }, () => new Map())];
  for (const part of parts) {
    for (let count = number; count > 0; count--) {
      reached[count] = either(reached[count], both(reached[count - 1], part));
    }
  }
  return reached[number];
}
