/* The files of the index: classic scripts, so that they also come from a disk, each of which hands over its text. */
import { loadScript } from "../pages/dom.js";
import { bucket, markOf, numberOf } from "../pages/marks.js";
import { parseLine } from "./codec.js";

/** @import { Spelling } from "./codec.js" */
/** @import { Phase } from "../pages/document-state.js" */
/** @import { Engine } from "./engine.js" */

/** About so many bytes of terms a query loads at most, and of the groups of synonyms that it says. */
export const MAX_BYTES = 70_000;
export const MAX_CONCEPT_BYTES = 10_000;
/** A file that terms share has so many on average. */
const FILE = 2_000;
/** A thousand characters of a syllable's own file come as about so many bytes. */
const THOUSAND = 500;
/** What a frequent pair adds to the file in which it stands, for each time that it is said. */
const PAIRED = 0.55;
/** Files of results that the first screen loads at most. */
const ROW_FILES = 6;

/**
 * A file that was asked for, or came by itself.
 * @typedef {object} Pending
 * @property {Promise<any>} promise
 * @property {(value: any) => void} resolve
 * @property {(error: Error) => void} reject
 * @property {boolean} arrived
 */
/** @type {Map<string, Pending>} */
const pending = new Map();

/** @returns {Pending} */
function createPending() {
  /** @type {(value: any) => void} */
  let resolve = () => {};
  /** @type {(error: Error) => void} */
  let reject = () => {};
  const promise = new Promise(function (fulfil, fail) {
    resolve = fulfil;
    reject = fail;
  });
  return { promise, resolve, reject, arrived: false };
}

/**
 * What each file of the index calls with its name and what it says.
 * @param {string} name
 * @param {any} value
 */
export function receive(name, value) {
  const wait = pending.get(name) || createPending();
  pending.set(name, wait);
  wait.arrived = true;
  wait.resolve(value);
}

/**
 * What the file of a name says; it is loaded unless it has come.
 * @param {string} url
 * @param {string} name
 * @returns {Promise<any>}
 */
export function request(url, name) {
  const known = pending.get(name);
  if (known) return known.promise;
  const wait = createPending();
  pending.set(name, wait);
  const fail = function (/** @type {Error} */ error) {
    pending.delete(name);
    wait.reject(error);
  };
  // an answer that has not called is not ours, as from a network that asks for a password first
  loadScript(url).then(() => wait.arrived || fail(new Error(url)), fail);
  return wait.promise;
}

/**
 * Forget a file, so that it is loaded anew.
 * @param {string} name
 */
export function forget(name) {
  pending.delete(name);
}

/**
 * The text of a file by its name; all files of one version of the index lie in one folder.
 * @param {Engine} engine
 * @param {string} name
 * @returns {Promise<string>}
 */
export function readFile(engine, name) {
  const key = engine.manifest.phien + "/" + name;
  const known = engine.files.get(key);
  if (known) return known;
  const file = request(engine.base + "tim/" + key + ".js", key);
  engine.files.set(key, file);
  file.catch(() => engine.files.delete(key));
  return file;
}

/* ---- terms ---- */

/**
 * @typedef {object} Lookup
 * @property {Map<string, Spelling[]>} spellings - of the terms that were looked up
 * @property {(term: string) => Map<string, string>} linesBeside - what else stands in the file of a term
 */

/**
 * Name of the file that holds a term.
 * @param {Engine} engine
 * @param {string} term
 */
function fileOf({ manifest }, term) {
  const [first, second] = term.split("_");
  if (!Object.hasOwn(manifest.rieng, first)) return String(bucket(first) % manifest.chung);
  const own = "s_" + first;
  return second === undefined ? own : own + "." + (bucket(second) % manifest.rieng[first][0]);
}

/**
 * About how many bytes the file of a term has.
 * @param {Engine} engine
 * @param {string} term
 */
export function cost({ manifest, usualPairs }, term) {
  if (Object.hasOwn(manifest.rieng, term)) return THOUSAND * manifest.rieng[term][1];
  const usual = usualPairs.get(term);
  return usual ? FILE + PAIRED * 2 ** usual.weight : FILE;
}

/**
 * The lines of a file of terms, by term.
 * @param {Engine} engine
 * @param {string} name
 */
async function lines(engine, name) {
  const known = engine.tables.get(name);
  if (known) return known;
  const content = await readFile(engine, name);
  /** @type {Map<string, string>} */
  const table = new Map();
  for (const line of content.split("\n")) table.set(line.slice(0, line.indexOf(" ")), line);
  engine.tables.set(name, table);
  return table;
}

/**
 * Look up those of the wanted terms that the budget allows.
 * @param {Engine} engine
 * @param {string[]} wanted - the most important first
 * @param {number} most - bytes to load
 * @param {Lookup} [before] - what was looked up already, which gets what is found now too
 * @returns {Promise<Lookup>}
 */
export async function lookUp(engine, wanted, most, before) {
  /** @type {Set<string>} */
  const files = new Set();
  let bytes = 0;
  /** @type {[term: string, file: string][]} */
  const allowed = [];
  for (const term of wanted) {
    const file = fileOf(engine, term);
    if (!files.has(file)) {
      const more = engine.tables.has(file) ? 0 : cost(engine, term);
      if (bytes + more > most) continue;
      bytes += more;
      files.add(file);
    }
    allowed.push([term, file]);
  }
  /** @type {Map<string, Map<string, string>>} */
  const tables = new Map();
  await Promise.all([...files].map(async (file) => tables.set(file, await lines(engine, file))));
  const none = new Map();
  const found = allowed.map(function ([term, file]) {
    return /** @type {const} */ ([term, parseLine(engine.decode, (tables.get(file) || none).get(term), term)]);
  });
  if (before) {
    for (const [term, spellings] of found) before.spellings.set(term, spellings);
    return before;
  }
  const spellings = new Map(found);
  const linesBeside = (/** @type {string} */ term) => tables.get(fileOf(engine, term)) || none;
  return { spellings, linesBeside };
}

/* ---- pages ---- */

/**
 * What is shown of a page; body tells whether a file holds its text.
 * @typedef {object} Row
 * @property {number} page
 * @property {number} kind
 * @property {string} id
 * @property {string} address - below the site's root
 * @property {string} title
 * @property {string} summary
 * @property {string} place
 * @property {number} year - 0 where none is known
 * @property {number} setting - -1 where it has none
 * @property {string} firmness - of an entry: how firm it is, and what that rests on; "" of another page
 * @property {boolean} body
 * @property {Phase[]} phases - of a legal document: what is true of it, from when on
 */

/** @typedef {[part: number, texts: string[]][]} Body - the text of an entry: numbers of parts, each with its texts */

/**
 * What is shown of some pages, in their order.
 * @param {Engine} engine
 * @param {number[]} pages
 * @returns {Promise<Row[]>}
 */
export async function readRows(engine, pages) {
  const { perRows, perBodies, manifest } = engine;
  /** @type {Map<number, [bodies: number[], rows: any[][]]>} */
  const loaded = new Map();
  await Promise.all(
    [...new Set(pages.map((page) => Math.floor(page / perRows)))].map(async function (number) {
      const text = await readFile(engine, "k" + number);
      loaded.set(number, JSON.parse(text));
    }),
  );
  return pages.map(function (page) {
    const [bodies, rows] = loaded.get(Math.floor(page / perRows)) || [[], []];
    const [kind, id, address, title, summary, place, year, setting, firmness, states = []] = rows[page % perRows];
    const body = bodies[Math.floor((page % perRows) / perBodies)] === 1;
    const phases = states.map(function (/** @type {[string, number, string]} */ [since, status, sentence]) {
      const [name, over] = manifest.tinh_trang[status];
      return { since, over: over === 1, name, sentence };
    });
    return { page, kind, id, address, title, summary, place, year, setting, firmness, body, phases };
  });
}

/**
 * The text of a page in its parts, but for the questions that it answers.
 * @param {Engine} engine
 * @param {Row} row
 * @returns {Promise<Body>}
 */
export async function readBody(engine, row) {
  const [, , , questions] = engine.manifest.phan_rieng;
  return (await readParts(engine, row)).filter(([part]) => part !== questions);
}

/**
 * The questions that a page answers.
 * @param {Engine} engine
 * @param {Row} row
 * @returns {Promise<string[]>}
 */
export async function readQuestions(engine, row) {
  const [, , , questions] = engine.manifest.phan_rieng;
  return (await readParts(engine, row)).flatMap(([part, texts]) => (part === questions ? texts : []));
}

/**
 * @param {Engine} engine
 * @param {Row} row
 * @returns {Promise<Body>}
 */
async function readParts(engine, row) {
  if (!row.body) return [];
  const number = Math.floor(row.page / engine.perBodies);
  return JSON.parse(await readFile(engine, "v" + number))[row.page % engine.perBodies];
}

/**
 * Rows and texts of some pages.
 * @param {Engine} engine
 * @param {number[]} pages
 * @returns {Promise<{ rows: Row[], bodies: Body[] }>}
 */
export async function readEntries(engine, pages) {
  const rows = await readRows(engine, pages);
  return { rows, bodies: await Promise.all(rows.map((row) => readBody(engine, row))) };
}

/**
 * What stands under a mark: the page of its entry, or of the one that took its place; -1 where the entry is gone (why)
 * or was never there.
 * @typedef {{ mark: string, id: string, page: number, why: string }} Marked
 */

/**
 * The entries of some marks, in their order.
 * @param {Engine} engine
 * @param {string[]} marks
 * @returns {Promise<Marked[]>}
 */
export function findMarked(engine, marks) {
  return Promise.all(
    marks.map(async function (mark) {
      const part = numberOf(mark) % engine.manifest.ma;
      /** @type {Record<string, number | string>} */
      const known = JSON.parse(await readFile(engine, "m" + part));
      const id = Object.keys(known).find((one) => markOf(one) === mark) || "";
      const found = id ? known[id] : "";
      return typeof found === "number" ? { mark, id, page: found, why: "" } : { mark, id, page: -1, why: found };
    }),
  );
}

/**
 * The pages of the first screen: as many of the best as stand in few files.
 * @param {Engine} engine
 * @param {{ page: number }[]} hits
 * @param {number} wanted
 * @returns {number[]}
 */
export function firstPages(engine, hits, wanted) {
  const files = new Set();
  const pages = [];
  for (const hit of hits) {
    const file = Math.floor(hit.page / engine.perRows);
    if (pages.length >= wanted || (!files.has(file) && files.size >= ROW_FILES)) break;
    files.add(file);
    pages.push(hit.page);
  }
  return pages;
}
