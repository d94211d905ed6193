/* The data of a task for its plan, fetched when it is chosen. What fetches is handed in: Node can test the rest. */
import { OutdatedError } from "../search/engine.js";

/** @typedef {import("./answers.js").Source} Source */
/** @typedef {import("./answers.js").Question} Question */

/** The form of the data that is read here; scripts/pages/plan_page.py has the same number. */
const FORMAT = 1;
const UNREACHED =
  "Chưa tải được việc vừa chọn, nên chưa có câu hỏi và ngày của việc ấy. " +
  "Anh chị xem lại mạng rồi chọn lại, hoặc tải lại trang.";
const OUTDATED = "Kho vừa được cập nhật. Anh chị tải lại trang này giúp.";

/**
 * A task that was chosen, with what was answered to questions that it asks too.
 * @typedef {object} Taken
 * @property {Source | null} source - null where none is chosen, or where its data did not come
 * @property {string} told - what a reader is told then, "" else
 * @property {Record<string, string>} cases - question → case
 */

/**
 * @param {string} id - "" for none
 * @param {string} url - of its data
 * @param {Record<string, string>} given - question → case, as answered for the task before
 * @param {(url: string) => Promise<void>} load - runs a script
 * @returns {Promise<Taken>}
 */
export async function take(id, url, given, load) {
  try {
    const source = id ? await sourceOf(id, url, load) : null;
    return { source, told: "", cases: stillAsked(given, source?.hoi || []) };
  } catch (error) {
    return { source: null, told: error instanceof OutdatedError ? OUTDATED : UNREACHED, cases: {} };
  }
}

/**
 * The data of a task in the form that is read here. One of another form is asked for once more, past any cache.
 * @param {string} id
 * @param {string} url
 * @param {(url: string) => Promise<void>} load
 * @returns {Promise<Source>}
 * @throws {OutdatedError} where the site has been published anew since this script came
 */
async function sourceOf(id, url, load) {
  const here = /** @type {any} */ (globalThis);
  const found = () => here.kho?.viec?.[id];
  const isRead = () => found()?.dang === FORMAT;
  if (!isRead()) await load(url);
  if (!isRead()) await load(url + "?" + Date.now());
  if (!isRead()) throw new OutdatedError(id + " " + found()?.dang);
  return found();
}

/**
 * The answers that are some to the questions given.
 * @param {Record<string, string>} given
 * @param {Question[]} questions
 */
function stillAsked(given, questions) {
  const asked = new Map(questions.map(([id, , , answers]) => [id, answers.map(([one]) => one)]));
  return Object.fromEntries(Object.entries(given).filter(([id, answer]) => asked.get(id)?.includes(answer)));
}
