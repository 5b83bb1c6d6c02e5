/**
 * What this browser keeps, and nobody else gets: each thing under a name of ours, and only when it has the right shape.
 */

const PREFIX = "credatlas:";

/** @param {string} name @returns {unknown} what was kept; `undefined` where nothing is or may be */
export function recall(name) {
  try {
    const text = localStorage.getItem(PREFIX + name);
    return text === null ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** @param {string} name @param {unknown} value `undefined` to forget it @returns {boolean} whether it was kept */
export function keep(name, value) {
  try {
    if (value === undefined) localStorage.removeItem(PREFIX + name);
    else localStorage.setItem(PREFIX + name, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

/** @param {string} name @param {() => void} action when another window changes it */
export function whenChanged(name, action) {
  addEventListener("storage", (event) => event.key === PREFIX + name && action());
}

/** Where the pages of this language begin: the home of the language, which the brand links. */
export function root() {
  const brand = /** @type {HTMLAnchorElement | null} */ (document.querySelector("a.ca-brand"));
  return new URL(brand?.href ?? "./", location.href).href;
}
