/** A QR code (ISO/IEC 18004) of an address: bytes, level M, versions 1 to 10; always mask 0, which reads as well. */

/** By version: correction words of a block, lengths of data blocks. @type {[number, number[]][]} */
const BLOCKS = [
  [10, [16]], [16, [28]], [26, [44]], [18, [32, 32]], [24, [43, 43]], [16, [27, 27, 27, 27]], [18, [31, 31, 31, 31]],
  [22, [38, 38, 39, 39]], [22, [36, 36, 36, 37, 37]], [26, [43, 43, 43, 43, 44]],
];
/** Of alignment patterns. */
const CENTRES = [[], [6, 18], [6, 22], [6, 26], [6, 30], [6, 34], [6, 22, 38], [6, 24, 42], [6, 26, 46], [6, 28, 50]];
/** Section 7.9. */
const FORMAT = 0b101010000010010;

const POWERS = new Uint8Array(510);
const LOGARITHMS = new Uint8Array(256);
for (let exponent = 0, value = 1; exponent < 255; exponent++) {
  POWERS[exponent] = POWERS[exponent + 255] = value;
  LOGARITHMS[value] = exponent;
  value = value << 1 ^ (value > 127 ? 0x11d : 0);
}

/** @param {number} a @param {number} b */
const times = (a, b) => a && b ? POWERS[LOGARITHMS[a] + LOGARITHMS[b]] : 0;

/** @param {number[]} data @param {number} count @returns {number[]} section 7.5 */
function correction(data, count) {
  let generator = [1];
  for (let root = 0; root < count; root++) {
    const next = [...generator, 0];
    generator.forEach((factor, at) => { next[at + 1] ^= times(factor, POWERS[root]); });
    generator = next;
  }
  const rest = [...data, ...Array(count).fill(0)];
  data.forEach((_, at) => {
    const lead = rest[at];
    if (lead) generator.forEach((factor, step) => { rest[at + step] ^= times(factor, lead); });
  });
  return rest.slice(data.length);
}

/** @param {Uint8Array} bytes @param {number} version from 0 @returns {number[]} all words */
function words(bytes, version) {
  const [count, lengths] = BLOCKS[version];
  const capacity = lengths.reduce((sum, length) => sum + length, 0);
  const sized = version < 9 ? [bytes.length] : [bytes.length >> 8, bytes.length & 255];
  // The mode takes four bits, so everything behind it lies across two words.
  const nibbles = [4, ...[...sized, ...bytes].flatMap((byte) => [byte >> 4, byte & 15]), 0];
  /** @type {number[]} */
  const data = [];
  for (let at = 0; at < nibbles.length; at += 2) data.push(nibbles[at] << 4 | (nibbles[at + 1] ?? 0));
  for (let pad = 0; data.length < capacity; pad++) data.push(pad % 2 ? 0x11 : 0xec);
  let start = 0;
  const blocks = lengths.map((length) => data.slice(start, start += length));
  const checks = blocks.map((block) => correction(block, count));
  return [...across(blocks), ...across(checks)];
}

/** @param {number[][]} blocks @returns {number[]} interleaved */
function across(blocks) {
  const longest = Math.max(...blocks.map(({ length }) => length));
  return Array.from({ length: longest }, (_, at) => blocks.flatMap((block) => at < block.length ? [block[at]] : [])).flat();
}

class Grid {
  /** @param {number} version from 0 */
  constructor(version) {
    this.size = 21 + 4 * version;
    /** @type {(number | undefined)[][]} dark, light, or free for data */
    this.rows = Array.from({ length: this.size }, () => Array(this.size).fill(undefined));
    this.patterns(version);
  }

  /** @param {number} row @param {number} column @param {boolean | number} dark */
  set(row, column, dark) {
    if (row >= 0 && column >= 0 && row < this.size && column < this.size) this.rows[row][column] = Number(dark);
  }

  /** @param {number} row @param {number} column @param {number} reach @param {number[]} light rings */
  square(row, column, reach, light) {
    for (let down = -reach; down <= reach; down++) {
      for (let right = -reach; right <= reach; right++) {
        this.set(row + down, column + right, !light.includes(Math.max(Math.abs(down), Math.abs(right))));
      }
    }
  }

  /** @param {number} version from 0 (section 6.3) */
  patterns(version) {
    const last = this.size - 1;
    for (const [row, column] of [[3, 3], [3, last - 3], [last - 3, 3]]) this.square(row, column, 4, [2, 4]);
    for (let at = 8; at < last - 7; at++) {
      this.set(6, at, at % 2 === 0);
      this.set(at, 6, at % 2 === 0);
    }
    const centres = CENTRES[version];
    const corner = (/** @type {number} */ row, /** @type {number} */ column) =>
      [[0, 0], [0, 1], [1, 0]].some(([a, b]) => row === (a ? centres.at(-1) : 6) && column === (b ? centres.at(-1) : 6));
    for (const row of centres) for (const column of centres) if (!corner(row, column)) this.square(row, column, 2, [1]);
    this.format();
    if (version >= 6) this.version(version + 1);
  }

  format() {
    const last = this.size - 1;
    for (let bit = 0; bit < 15; bit++) {
      const dark = FORMAT >> bit & 1;
      this.set(bit < 6 ? bit : bit < 8 ? bit + 1 : last - 14 + bit, 8, dark);
      this.set(8, bit < 8 ? last - bit : bit < 9 ? 7 : 14 - bit, dark);
    }
    this.set(last - 7, 8, true);
  }

  /** @param {number} version from 1 (section 7.10) */
  version(version) {
    let rest = version << 12;
    for (let bit = 17; bit >= 12; bit--) if (rest >> bit & 1) rest ^= 0x1f25 << bit - 12;
    const bits = version << 12 | rest;
    for (let bit = 0; bit < 18; bit++) {
      const [near, far] = [Math.floor(bit / 3), this.size - 11 + bit % 3];
      this.set(near, far, bits >> bit & 1);
      this.set(far, near, bits >> bit & 1);
    }
  }

  /** @param {number[]} data section 7.7.3 */
  fill(data) {
    let bit = 0;
    for (let right = this.size - 1, up = true; right > 0; right -= right === 8 ? 3 : 2, up = !up) {
      const left = right === 7 ? 6 : right;
      for (let step = 0; step < this.size; step++) {
        const row = up ? this.size - 1 - step : step;
        for (const column of [left, left - 1]) {
          if (this.rows[row][column] !== undefined) continue;
          const dark = (data[bit >> 3] ?? 0) >> 7 - (bit & 7) & 1;
          this.rows[row][column] = dark ^ Number((row + column) % 2 === 0);
          bit++;
        }
      }
    }
  }
}

/** @param {string} text @returns {number[][] | null} rows of dark (1) and light (0); `null` where it is too long */
export function code(text) {
  const bytes = new TextEncoder().encode(text);
  const version = BLOCKS.findIndex(([, lengths], at) =>
    bytes.length + (at < 9 ? 2 : 3) <= lengths.reduce((sum, length) => sum + length, 0));
  if (version < 0) return null;
  const grid = new Grid(version);
  grid.fill(words(bytes, version));
  return /** @type {number[][]} */ (grid.rows);
}

/** @param {string} text @param {string} label @returns {SVGElement | null} */
export function drawing(text, label) {
  const rows = code(text);
  if (!rows) return null;
  const size = rows.length + 8; // four light modules on each side
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  const dark = rows.flatMap((row, y) => row.flatMap((value, x) => value ? [`M${x + 4} ${y + 4}h1v1h-1z`] : []));
  path.setAttribute("d", dark.join(""));
  svg.setAttribute("viewBox", `0 0 ${size} ${size}`);
  svg.setAttribute("class", "ca-qr");
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", label);
  svg.append(path);
  return svg;
}
