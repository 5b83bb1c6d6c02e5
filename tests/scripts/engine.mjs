/** Searches: {folder, index, manner, queries} -> for each query its documents, their scores, and what was loaded. */
import { Engine } from "../../generator/credatlas/theme/assets/js/engine.js";
import { answer, given, opened } from "./files.mjs";

const found = [];
for (const query of given.queries) {
  const { source, asked } = await opened(given.folder);
  const engine = await Engine.open(source, given.index ?? "all");
  const { order, scores, all, spelled } = await engine.search(query, given.manner ?? {});
  found.push({ order, scores: order.map((number) => scores[number]), all, spelled, asked });
}
answer(found);
