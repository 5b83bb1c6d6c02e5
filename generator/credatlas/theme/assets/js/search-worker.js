/**
 * The search in a thread of its own, so that a page answers keys while an index is read.
 */
import { ask } from "./search-desk.js";

addEventListener("message", async ({ data: [turn, name, language, given] }) => {
  try {
    postMessage([turn, await ask(name, language, given)]);
  } catch (error) {
    postMessage([turn, undefined, String(error)]);
  }
});
