/** lunr.js over whole documents: {documents, fields, queries} -> for each query the best documents. */
import lunr from "lunr";
import { fold, split } from "../../generator/credatlas/theme/assets/js/text.js";
import { answer, given } from "./files.mjs";

// Words are cut by Unicode: lunr's own way cuts letters off that are not in ASCII. All else is lunr's.
const tokens = (text) => split(String(text ?? "")).map((word) => new lunr.Token(word, {}));
const folded = (token) => token.update(fold);
lunr.Pipeline.registerFunction(folded, "folded");

const index = lunr(function () {
  this.tokenizer = tokens;
  this.pipeline.remove(lunr.trimmer);
  this.pipeline.after(lunr.stemmer, folded);
  this.searchPipeline.after(lunr.stemmer, folded);
  this.ref("number");
  for (const { name, boost } of given.fields) this.field(name, { boost });
  for (const document of given.documents) this.add(document);
});

answer(given.queries.map((query) =>
  index.query((asked) => {
    for (const token of tokens(query)) asked.term(token.toString(), {});
  }).map(({ ref, score }) => [Number(ref), score])));
