/* What the collection has for a plan: tasks that fit the reader's words, the practices nearest to them, and what went
   wrong there. All by the search of the site. */
import { informationIn, search } from "../search/engine.js";
import { readBody, readRows } from "../search/files.js";

/** @typedef {import("../search/engine.js").Engine} Engine */
/** @typedef {import("../search/engine.js").Outcome} Outcome */
/** @typedef {import("../search/files.js").Row} Row */

/**
 * What stood in the way or remained open, and the entry that tells it.
 * @typedef {{ text: string, row: Row }} Trouble
 */

const STEP = 8;
/** Pages after those of legal documents, among which tasks stand, that are looked through. */
const OTHERS = 24;
const TASKS = 3;
/** Entries that are read for what stood in the way. */
const READ = 5;
const TROUBLES = 3;
/** The guide whose parts are about what stands in the way, and how much of the words one of them must tell. */
const GUIDE = "huong-dan/khi-viec-khong-troi/";
const GUIDE_NAME = "Khi việc không trôi";
const ENOUGH = 1 / 5;

/**
 * Ids of the tasks that fit some words best, those of the reader's place first.
 * @param {Engine} engine
 * @param {Outcome} outcome
 * @param {Map<string, boolean>} known - tasks by id, and whether they are of that place
 */
export async function tasksFor(engine, { hits }, known) {
  const others = hits.filter(({ page }) => page >= engine.manifest.van_ban[1]).slice(0, OTHERS);
  const rows = await readRows(engine, others.map(({ page }) => page));
  const ids = rows.map((row) => row.id).filter((id) => known.has(id));
  return [...ids.filter((id) => known.get(id)), ...ids.filter((id) => !known.get(id))].slice(0, TASKS);
}

/**
 * The entries that fit best: those of the settings, then, where these are too few, others.
 * @param {Engine} engine
 * @param {Outcome} outcome
 * @param {string[]} settings - ids; none where any will do
 * @param {number} wanted
 * @returns {Promise<Row[]>}
 */
export async function entriesFor(engine, { hits }, settings, wanted) {
  const entries = hits.filter(({ page }) => page < engine.manifest.bai).map(({ page }) => page);
  const isOf = (/** @type {Row} */ row) => settings.includes(engine.manifest.loai_hinh[row.setting]?.[0]);
  /** @type {Row[]} */
  const own = [];
  /** @type {Row[]} */
  const others = [];
  for (let from = 0; from < entries.length && own.length < wanted; from += STEP) {
    for (const row of await readRows(engine, entries.slice(from, from + STEP))) {
      (!settings.length || isOf(row) ? own : others).push(row);
    }
  }
  return [...own, ...others].slice(0, wanted);
}

/**
 * What is nearest to a matter: by the reader's words, else by others.
 * @param {Engine} engine
 * @param {{ matter: string, other: string, settings: string[] }} asked - `other` stands in where words find too few
 * @param {number} wanted
 * @returns {Promise<Row[]>}
 */
export async function nearest(engine, { matter, other, settings }, wanted) {
  /** @type {Map<string, Row>} */
  const found = new Map();
  for (const words of [matter, other]) {
    if (!words || found.size >= wanted) continue;
    const rows = await entriesFor(engine, await search(engine, words), settings, wanted);
    for (const row of rows) if (found.size < wanted) found.set(row.id, row);
  }
  return [...found.values()];
}

/**
 * What stood in the way elsewhere, nearest to what stands in the reader's way of the matter first; one of each entry.
 * @param {Engine} engine
 * @param {{ obstacle: string, matter: string, settings: string[] }} asked
 * @param {Row[]} near - entries that tell of the same matter
 * @returns {Promise<Trouble[]>}
 */
export async function troublesFor(engine, { obstacle, matter, settings }, near) {
  const words = (obstacle + " " + matter).trim();
  if (!words) return [];
  const outcome = await search(engine, words);
  const found = await entriesFor(engine, outcome, settings, READ);
  const rows = [...new Map([...found, ...near].map((row) => [row.id, row])).values()];
  const [, , , , obstacles, unsolved] = engine.manifest.phan_rieng;
  const told = await Promise.all(
    rows.map(async function (row) {
      const body = await readBody(engine, row);
      const texts = body.filter(([part]) => part === obstacles || part === unsolved).flatMap(([, some]) => some);
      const weighed = texts.map((text) => ({ text: bare(text), row, told: informationIn(engine, text, outcome) }));
      return weighed.sort((a, b) => b.told - a.told).slice(0, 1);
    }),
  );
  return told.flat().filter((one) => one.told > 0).sort((a, b) => b.told - a.told).slice(0, TROUBLES);
}

/**
 * The part of the guide to what goes wrong whose name tells most of an obstacle: much of its words, or two of them that
 * stand together; null where none does.
 * @param {Engine} engine
 * @param {string} obstacle
 * @returns {Promise<Row | null>}
 */
export async function guideFor(engine, obstacle) {
  if (!obstacle) return null;
  const { hits } = await search(engine, GUIDE_NAME);
  const others = hits.filter(({ page }) => page >= engine.manifest.van_ban[1]).slice(0, OTHERS);
  const rows = await readRows(engine, others.map(({ page }) => page));
  const outcome = await search(engine, obstacle);
  const asked = outcome.information.reduce((sum, told) => sum + told, 0) || 1;
  const weighed = rows.filter((row) => row.id.startsWith(GUIDE + "#")).map(function (row) {
    const [name] = row.title.split(" – ");
    return { row, told: informationIn(engine, name, outcome) / asked + sharedPairs(name, obstacle) };
  });
  const [best] = weighed.sort((one, other) => other.told - one.told);
  return best && best.told >= ENOUGH ? best.row : null;
}

/**
 * How many pairs of neighbouring syllables of a name stand in a text, with diacritics or without.
 * @param {string} name
 * @param {string} text
 */
export function sharedPairs(name, text) {
  const [own, told] = [name, text].map((one) => plain(one).match(/[a-z0-9]+/g) || []);
  const within = " " + told.join(" ") + " ";
  return own.slice(1).filter((syllable, i) => within.includes(" " + own[i] + " " + syllable + " ")).length;
}

/** @param {string} text */
const plain = (text) => text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/g, "d");

/** @param {string} text */
const bare = (text) => text.replace(/\s*\[\d+\]/g, "");
