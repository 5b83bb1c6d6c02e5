/**
 * What every page loads of the search: it waits until somebody wants it.
 */

const finder = /** @type {HTMLElement | null} */ (document.querySelector("[data-finder]"));

if (finder) {
  import("./finder.js").then(({ find }) => find(finder)).catch(quietly);
} else {
  for (const found of document.querySelectorAll(".ca-search input[name=q]")) {
    const input = /** @type {HTMLInputElement} */ (found);
    const load = () => import("./box.js").then(({ suggest }) => suggest(input)).catch(quietly);
    if (input === document.activeElement) load();
    else input.addEventListener("focus", load, { once: true });
  }
}

/** Nothing is lost without it: the form leads to the list of courses. @param {unknown} error */
function quietly(error) {
  console.warn(error);
}
