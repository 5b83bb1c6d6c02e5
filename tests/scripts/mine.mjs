/** {folder, keys, homes} -> for each home how many courses the first value of each facet has: what is for its reader. */
import { Facet, MINE, tally } from "../../generator/credatlas/theme/assets/js/facets.js";
import { answer, given, opened } from "./files.mjs";

const { source } = await opened(given.folder);
const every = Array.from({ length: source.courses }, (_, number) => number);
const facets = await Promise.all(given.keys.map(async (key) =>
  new Facet(key, await source.part(`facets/${key}`), await source.part(`facets/${key}.en`))));

answer(given.homes.map((home) => {
  for (const facet of facets) facet.suit(home);
  const { counts } = tally(every, facets, new Map());
  return given.keys.map((key, place) => {
    if (facets[place].values[0] !== MINE) throw new Error(`${key} has nothing for the reader`);
    const found = tally(every, facets, new Map([[key, [MINE]]])).courses.length;
    const counted = counts.get(key)[0];
    if (found !== counted) throw new Error(`${key}: ${counted} counted, ${found} found`);
    return counted;
  });
}));
