/**
 * A facet as people see it: its values, what they are called, and which of them contains which.
 */
import { isRange } from "./view.js";

/**
 * @typedef {{
 *   key: string, name: string, unit: string, values: string[], labels: string[], parents: number[], measured: boolean,
 * }} Described
 */

export class Choices {
  /** @param {Described} described */
  constructor({ key, name, unit, values, labels, parents, measured }) {
    this.key = key;
    this.name = name;
    this.unit = unit;
    this.parents = parents;
    this.measured = measured;
    this.values = values;
    this.labels = labels;
    this.places = new Map(values.map((value, place) => [value, place]));
  }

  /** @param {string[]} values @param {string[]} labels */
  revalue(values, labels) {
    this.values = values;
    this.labels = labels;
    this.places = new Map(values.map((value, place) => [value, place]));
  }

  /** @returns {Described} as another thread can take it */
  describe() {
    const { key, name, unit, values, labels, parents, measured } = this;
    return { key, name, unit, values, labels, parents, measured };
  }

  /** @param {string} value @returns {string} what people read for it */
  label(value) {
    const place = this.places.get(value);
    return place === undefined ? value : (this.labels[place] ?? value);
  }

  /** @param {string[]} chosen @returns {string[]} those that exist, and not what contains another one */
  effective(chosen) {
    const known = chosen.filter((value) => this.places.has(value) || (isRange(value) && this.measured));
    const above = new Set(known.flatMap((value) => this.above(value)));
    return known.filter((value) => !above.has(value));
  }

  /** @param {string} value @returns {string[]} the values that contain it, the nearest first */
  above(value) {
    const found = [];
    let place = this.parents[this.places.get(value) ?? -1] ?? -1;
    for (; place >= 0; place = this.parents[place]) found.push(this.values[place]);
    return found;
  }
}
