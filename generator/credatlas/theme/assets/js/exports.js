/**
 * A shortlist as files: the events of the courses' own calendars in one, and a table.
 */
import { h } from "./dom.js";

/** @param {string[]} calendars iCalendar texts @returns {string} one calendar; events keep UID, SEQUENCE and STATUS */
export function joined(calendars) {
  const events = calendars.flatMap((text) => text.match(/BEGIN:VEVENT\r\n.*?END:VEVENT\r\n/gsu) ?? []);
  return ["BEGIN:VCALENDAR\r\n", "VERSION:2.0\r\n", "PRODID:-//CredAtlas//Shortlist//EN\r\n", "CALSCALE:GREGORIAN\r\n",
    "METHOD:PUBLISH\r\n", ...new Set(events), "END:VCALENDAR\r\n"].join("");
}

/** @param {string[][]} rows @returns {string} CSV (RFC 4180); no cell begins as a formula does */
export function table(rows) {
  const cell = (/** @type {string} */ value) => `"${(/^[=+\-@\t\r]/u.test(value) ? `'${value}` : value).replaceAll('"', '""')}"`;
  return `\uFEFF${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

/** @param {string} name @param {string} type @param {string} content */
export function save(name, type, content) {
  const href = URL.createObjectURL(new Blob([content], { type: `${type};charset=utf-8` }));
  const link = h("a", { href, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}
