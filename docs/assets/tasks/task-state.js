/* What a reader filled in, behind the "#" of the address and on the device: days, numbers, cases; no free text. */

/**
 * @typedef {object} State
 * @property {Record<string, string>} days - "2026-12-20" or "2026-12-20T19:00", by event
 * @property {Record<string, number>} numbers - by crowd
 * @property {Record<string, string>} choices - by question: the id of a case, or "0" and "1"
 */

const DAY = /^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(T([01]\d|2[0-3]):[0-5]\d)?$/;
/** The first and the last year, and the least and the most of a number, that a field takes. */
export const YEARS = [2020, 2099];
export const NUMBERS = [1, 1000000];

/** Whether a text is a day of the calendar, or a moment. @param {string} text */
export function isDay(text) {
  if (!DAY.test(text)) return false;
  const day = text.slice(0, 10);
  return new Date(day).toISOString().slice(0, 10) === day;
}

/**
 * A number that some people or households may be; 0 where it is none.
 * @param {string | null | undefined} text
 */
export function countIn(text) {
  const number = Number(text);
  return Number.isInteger(number) && number >= NUMBERS[0] && number <= NUMBERS[1] ? number : 0;
}

/**
 * What stands in the address, as far as the page asks for it; anything else is left out.
 * @param {string} hash
 * @param {{ days: string[], numbers: string[], choices: Record<string, string[]> }} asked
 * @returns {State | null} null where the address says nothing
 */
export function readState(hash, asked) {
  if (!hash.includes("=")) return null;
  const written = new URLSearchParams(hash.replace(/^#/, ""));
  /** @type {State} */
  const state = { days: {}, numbers: {}, choices: {} };
  for (const id of asked.days) {
    const day = written.get(id) || "";
    if (isDay(day)) state.days[id] = day;
  }
  for (const id of asked.numbers) {
    const number = countIn(written.get(id));
    if (number) state.numbers[id] = number;
  }
  for (const [id, values] of Object.entries(asked.choices)) {
    const value = written.get(id) || "";
    if (values.includes(value)) state.choices[id] = value;
  }
  return state;
}

/**
 * The same as an address, "" where nothing is filled in.
 * @param {State} state
 */
export function writeState(state) {
  const parts = [...Object.entries(state.days), ...Object.entries(state.numbers), ...Object.entries(state.choices)];
  const written = parts.filter(([, value]) => value).map(([id, value]) => id + "=" + value);
  return written.length ? "#" + written.join("&") : "";
}
