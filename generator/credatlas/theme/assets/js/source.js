/**
 * The files below `/search/`: each is asked for once; of a small catalogue all of them lie in the first.
 */

/**
 * @typedef {{
 *   language: string, locale: string, root: string, block: number, languages: Record<string, string>,
 *   kinds: [string, number][], texts: Record<string, string | Record<string, string>>,
 *   parts: Record<string, unknown>,
 * }} Start
 */

/** Where the site begins: this script lies in `assets/js/`. */
export const SITE = new URL("../../", import.meta.url);

export class Source {
  /** @param {(name: string) => Promise<unknown>} fetcher @param {Start} start */
  constructor(fetcher, start) {
    this.start = start;
    this.fetcher = fetcher;
    /** @type {Map<string, Promise<any>>} */
    this.known = new Map();
  }

  /**
   * A file by its name below `/search/`, without the extension.
   * @param {string} name @returns {Promise<any>}
   */
  part(name) {
    let found = this.known.get(name);
    if (!found) {
      const inline = this.start.parts[name];
      found = inline === undefined ? this.fetcher(name) : Promise.resolve(inline);
      this.known.set(name, found);
      found.catch(() => this.known.delete(name)); // so that the next attempt asks again
    }
    return found;
  }

  /** How many courses there are; their numbers come first. */
  get courses() {
    return this.start.kinds[0][1];
  }

  /** How many documents there are. */
  get documents() {
    return this.start.kinds.reduce((sum, [, count]) => sum + count, 0);
  }
}

/** @param {string} name @returns {Promise<any>} */
async function fetched(name) {
  const answer = await fetch(new URL(`search/${name}.json`, SITE));
  if (!answer.ok) throw new Error(`${answer.status} for ${name}`);
  return answer.json();
}

/** @param {string} language of the page @returns {Promise<Source>} */
export async function open(language) {
  return new Source(fetched, await fetched(`start/${language}`));
}
