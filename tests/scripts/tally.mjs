/** {folder, keys, chosen} -> for each choice the counts of the scripts, and the same counted course by course. */
import { Facet, tally } from "../../generator/credatlas/theme/assets/js/facets.js";
import { bounds, isRange } from "../../generator/credatlas/theme/assets/js/view.js";
import { answer, given, opened } from "./files.mjs";

const { source } = await opened(given.folder);
const columns = new Map();
const facets = [];
for (const key of given.keys) {
  columns.set(key, await source.part(`facets/${key}`));
  facets.push(new Facet(key, columns.get(key), await source.part(`facets/${key}.en`)));
}
const every = Array.from({ length: source.courses }, (_, number) => number);

/** All values of a course, those above included. */
function own(key, course) {
  const { values, parents, sets, rows } = columns.get(key);
  const found = new Set();
  for (let place of sets[rows[course]]) for (; place >= 0; place = parents[place] ?? -1) found.add(values[place]);
  return found;
}

function fits(course, key, wanted) {
  const amount = columns.get(key).amounts?.[course];
  return wanted.some((value) => {
    if (!isRange(value)) return own(key, course).has(value);
    const [least, most] = bounds(value);
    return amount !== null && amount !== undefined && least <= amount && amount <= most;
  });
}

function slowly(chosen) {
  const others = (left) => every.filter((course) =>
    Object.entries(chosen).every(([key, wanted]) => key === left || fits(course, key, wanted)));
  const counts = given.keys.map((key) =>
    columns.get(key).values.map((value) => others(key).filter((course) => own(key, course).has(value)).length));
  return { courses: others(""), counts, without: given.keys.map((key) => others(key).length) };
}

answer(given.chosen.map((chosen) => {
  const { courses, counts, without } = tally(every, facets, new Map(Object.entries(chosen)));
  const fast = { courses, counts: given.keys.map((key) => counts.get(key)), without: given.keys.map((key) => without.get(key)) };
  return [fast, slowly(chosen)];
}));
