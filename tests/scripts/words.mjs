/** {folder, index, words} -> each word as the scripts cut and fold it, and the stems that its shard gives it. */
import { Engine } from "../../generator/credatlas/theme/assets/js/engine.js";
import { stems } from "../../generator/credatlas/theme/assets/js/shards.js";
import { fold, split } from "../../generator/credatlas/theme/assets/js/text.js";
import { answer, given, opened } from "./files.mjs";

const { source } = await opened(given.folder);
const { shards } = await Engine.open(source, given.index);
const found = [];
for (const word of given.words) {
  const form = fold(word);
  found.push([split(word), form, stems(await shards.of(form), form)]);
}
answer(found);
