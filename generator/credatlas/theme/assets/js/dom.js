/**
 * Elements in one line. Text is always text: nothing here reads HTML.
 */

/**
 * @typedef {string | Node | null | undefined | false} Child
 * @typedef {Record<string, string | boolean | number | ((event: Event) => void) | undefined>} Properties
 */

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag @param {Properties} properties attributes, and `onclick` and the like @param {Child[]} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== undefined) element.setAttribute(name, String(value));
  }
  element.append(...children.filter((child) => child || child === "").map((child) => /** @type {Node} */ (child)));
  return element;
}

/** @param {() => void} action @param {number} pause in milliseconds @returns {() => void} the last call counts */
export function settled(action, pause) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(action, pause);
  };
}
