/** {searches, keys} -> each address as it is read and written again; reading that must give the same. */
import { read, write } from "../../generator/credatlas/theme/assets/js/view.js";
import { answer, given } from "./files.mjs";

answer(given.searches.map((search) => {
  const first = write(read(search, given.keys), given.keys);
  return [first, write(read(first, given.keys), given.keys)];
}));
