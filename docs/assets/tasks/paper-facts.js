/* The facts that papers are filled with: what was asked, and what was counted from it. */
import { formatCount } from "../pages/dom.js";
import { needed } from "./counting.js";

/** @typedef {import("./plan.js").Task} Task */
/** @typedef {import("./plan.js").Facts} Facts */
/** @typedef {import("./plan.js").Result} Result */

/**
 * The values of markers by key: events and last days in words, numbers in groups of three, texts as they were written,
 * and of each question the case chosen, or all of them where none is.
 * @param {Task} task
 * @param {Facts} facts
 * @param {Result[]} results
 * @param {Record<string, string>} texts
 * @returns {Record<string, string | boolean>}
 */
export function paperFacts(task, facts, results, texts) {
  /** @type {Record<string, string | boolean>} */
  const values = {};
  for (const [key, text] of Object.entries(texts)) if (text) values[key] = text;
  for (const [key, day] of Object.entries(facts.days)) values[key] = longDay(day);
  for (const [key, number] of Object.entries(facts.numbers)) values[key] = formatCount(number);
  for (const [one, question] of Object.entries(task.questionOf)) {
    const answer = facts.cases[question];
    if (!answer || answer === one) values[one] = true;
  }
  for (const [i, row] of task.requirements.entries()) {
    const { kind, day } = results[i];
    if (kind === "ngay" && day) values["han-" + row.ma] = longDay(day);
    const total = row.ty_le && facts.numbers[row.ty_le.cua];
    if (kind === "so" && row.ty_le && total) values["can-" + row.ma] = formatCount(needed(row.ty_le, total));
  }
  return values;
}

/**
 * A day as a paper says it: “19 giờ 00, ngày 20 tháng 12 năm 2026”.
 * @param {string} day
 */
export function longDay(day) {
  const [year, month, date] = day.slice(0, 10).split("-").map(Number);
  const hour = day.length > 10 ? day.slice(11, 16).replace(":", " giờ ") + ", " : "";
  return hour + "ngày " + date + " tháng " + month + " năm " + year;
}
