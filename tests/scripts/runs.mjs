/** {runs, moments} -> for each run its state and until when, at each moment; and the month of its start. */
import { standing, unpack } from "../../generator/credatlas/theme/assets/js/runs.js";
import { answer, given } from "./files.mjs";

answer(given.runs.map((facts) => {
  const run = unpack(facts);
  return { month: run.month, at: given.moments.map((now) => {
    const { state, until } = standing(run, now);
    return [state, until];
  }) };
}));
