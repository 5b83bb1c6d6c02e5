/**
 * What every page loads of the search: it waits until somebody wants it.
 */

// Asked for at once: on a slow line each step of a chain of imports costs a round trip (a test holds the lists).
const SEARCH = "cards catalogue choices dom engine facets here query runs scores search-desk search-thread search-worker shards source telling text view words";
const FINDER = "home remembered results sidebar";

/** @param {string} main @param {string} names of modules */
function load(main, names) {
  for (const name of `${main} ${names}`.split(" ")) {
    const link = document.createElement("link");
    link.rel = "modulepreload";
    link.href = new URL(`${name}.js`, import.meta.url).href;
    document.head.append(link);
  }
  import("./search-thread.js").then(({ open }) => open()).catch(quietly);
  return import(`./${main}.js`);
}

const finder = /** @type {HTMLElement | null} */ (document.querySelector("[data-finder]"));

if (finder) {
  load("finder", `${FINDER} ${SEARCH}`).then(({ find }) => find(finder)).catch(quietly);
} else {
  for (const found of document.querySelectorAll(".ca-search input[name=q]")) {
    const input = /** @type {HTMLInputElement} */ (found);
    const wake = () => load("box", SEARCH).then(({ suggest }) => suggest(input)).catch(quietly);
    if (input === document.activeElement) wake();
    else input.addEventListener("focus", wake, { once: true });
  }
}

/** Nothing is lost without it: the form leads to the list of courses. @param {unknown} error */
function quietly(error) {
  console.warn(error);
}
