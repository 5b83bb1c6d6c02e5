/** The files of a search on disk instead of a site, and the value that a test hands in. */
import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { Source } from "../../generator/credatlas/theme/assets/js/source.js";

export const given = JSON.parse(readFileSync(0, "utf8"));

export function answer(value) {
  process.stdout.write(JSON.stringify(value));
}

/** A source over `folder/search`, which remembers what it was asked for. */
export async function opened(folder, language = "en") {
  const asked = [];
  const fetched = async (name) => {
    asked.push(name);
    return JSON.parse(await readFile(`${folder}/search/${name}.json`, "utf8"));
  };
  const source = new Source(fetched, await fetched(`start/${language}`));
  return { source, asked };
}
