/* What a list of results is narrowed and sorted by: the facets, as scripts/search/facets.py writes them. Which there
   are stands in their file alone. */
import { readFile } from "./files.js";
import { words } from "./words.js";

/** @import { Decode } from "./codec.js" */
/** @import { Engine } from "./engine.js" */
/** @import { Chosen, State } from "./state.js" */

/** @typedef {[id: string, name: string, ...others: string[]]} Value - with further ids that addresses may have */

/**
 * @typedef {object} Facet
 * @property {string} id
 * @property {string} name
 * @property {boolean} several - whether a page may have several values; of others each page has one
 * @property {boolean} byCount - whether its values are listed by how many pages have them
 * @property {boolean} typed - whether there are so many values that a part of a name is typed
 * @property {boolean} loaded - false while values and rows, which are empty until then, stand in a file still to come
 * @property {Value[]} values
 * @property {number[][]} rows - of each page the numbers of its values
 */

/** @typedef {{ facets: Facet[], newest: number[] }} Table - newest of each page: the newest entry has the greatest */

/** @typedef {Map<Facet, Set<number>>} Wanted - numbers of the values of each facet that something is chosen of */

/**
 * The file of facets.
 * @typedef {object} Source
 * @property {(Heading & Partial<Column>)[]} loc - without columns where they stand in files of their own
 * @property {string} moi
 */

/** @typedef {{ ma: string, ten: string, nhieu: number, theo_so: number, go: number }} Heading */
/** @typedef {{ gia: Value[], cot: string }} Column */

/** At the beginning of a bare name. */
const KIND_OF_PLACE = /^ (?:xa|phuong|thi tran|dac khu)(?= )/;

/** @type {WeakMap<Engine, Table>} */
const tables = new WeakMap();

/**
 * @param {Engine} engine
 * @param {Iterable<string>} [asked] - ids of facets that are needed even if they stand in files of their own
 * @returns {Promise<Table>}
 */
export async function loadTable(engine, asked = []) {
  const source = tables.has(engine) ? "" : await readFile(engine, "loc");
  // another caller may have been first meanwhile: what comes later fills the one table
  const table = tables.get(engine) || createTable(engine.decode, JSON.parse(source));
  tables.set(engine, table);
  const ids = [...asked];
  const missing = table.facets.filter((facet) => !facet.loaded && ids.includes(facet.id));
  await Promise.all(
    missing.map(async function (facet) {
      fill(facet, engine.decode, JSON.parse(await readFile(engine, "loc-" + facet.id)));
    }),
  );
  return table;
}

/**
 * @param {Decode} decode
 * @param {Source} source
 * @returns {Table}
 */
export function createTable(decode, source) {
  const facets = source.loc.map(function ({ ma, ten, nhieu, theo_so: byCount, go, gia, cot }) {
    /** @type {Facet} */
    const facet = {
      id: ma,
      name: ten,
      several: nhieu === 1,
      byCount: byCount === 1,
      typed: go === 1,
      loaded: false,
      values: [],
      rows: [],
    };
    if (gia && cot !== undefined) fill(facet, decode, { gia, cot });
    return facet;
  });
  return { facets, newest: decode(source.moi) };
}

/**
 * @param {Facet} facet
 * @param {Decode} decode
 * @param {Column} column
 */
function fill(facet, decode, { gia, cot }) {
  const numbers = decode(cot);
  facet.values = gia;
  facet.rows = facet.several ? readRuns(numbers) : numbers.map((value) => [value]);
  facet.loaded = true;
}

/**
 * Rows out of numbers that each begin with how many follow.
 * @param {number[]} numbers
 */
function readRuns(numbers) {
  const rows = [];
  for (let i = 0; i < numbers.length; i += numbers[i] + 1) rows.push(numbers.slice(i + 1, i + 1 + numbers[i]));
  return rows;
}

/**
 * Whether an address means a value by an id.
 * @param {Value} value
 * @param {string} id
 */
function isMeant([own, , ...others], id) {
  return own === id || others.includes(id);
}

/**
 * What is chosen of a facet, as numbers of its values; what the collection does not know (any more) is passed over.
 * @param {Facet} facet
 * @param {Chosen} chosen
 * @returns {number[]}
 */
export function chosenValues(facet, chosen) {
  const ids = chosen.get(facet.id) || [];
  return facet.values.flatMap((value, at) => (ids.some((id) => isMeant(value, id)) ? [at] : []));
}

/**
 * @param {Table} table
 * @param {Chosen} chosen
 * @returns {Wanted}
 */
export function wantedValues(table, chosen) {
  /** @type {Wanted} */
  const wanted = new Map();
  for (const facet of table.facets) {
    const values = chosenValues(facet, chosen);
    if (values.length) wanted.set(facet, new Set(values));
  }
  return wanted;
}

/**
 * What is chosen of facets and values that there are: whatever else an address was given on its way is no choice, and
 * goes no further.
 * @param {Engine} engine
 * @param {Chosen} chosen
 * @returns {Promise<Chosen>}
 */
export async function knownChoice(engine, chosen) {
  /** @type {Chosen} */
  const known = new Map();
  for (const facet of (await loadTable(engine, chosen.keys())).facets) {
    const ids = (chosen.get(facet.id) || []).filter((id) => facet.values.some((value) => isMeant(value, id)));
    if (ids.length) known.set(facet.id, ids);
  }
  return known;
}

/** @typedef {{ facet: Facet, ids: string[], alone: boolean }} Unknown - alone: nothing else is asked of the facet */

/**
 * What an address asks of facets that none of their values is called.
 * @param {Engine} engine
 * @param {string} query - of an address
 * @returns {Promise<Unknown[]>}
 */
export async function unknownValues(engine, query) {
  const from = new URLSearchParams(query);
  const table = await loadTable(engine, from.keys());
  return table.facets.flatMap(function (facet) {
    const asked = from.getAll(facet.id).flatMap((text) => text.split(",")).filter(Boolean);
    const ids = asked.filter((id) => !facet.values.some((value) => isMeant(value, id)));
    return ids.length ? [{ facet, ids, alone: ids.length === asked.length }] : [];
  });
}

/** What a sentence may quote of an address: somebody else may have written it. */
const QUOTABLE = /^[a-z0-9-]{1,60}$/;

/**
 * The sentences about values that there are none of; "" where there are none such.
 * @param {Unknown[]} unknown
 */
export function describeUnknown(unknown) {
  const sentences = unknown.map(function ({ facet, ids }) {
    const quoted = ids.filter((id) => QUOTABLE.test(id)).slice(0, 3).map((id) => "“" + id + "”");
    return "Phần lọc “" + facet.name + "” không có " + (quoted.join(", ") || "mục mà địa chỉ này ghi") + ".";
  });
  return sentences.join(" ");
}

/**
 * Whether a page has a wanted value of each facet that something is chosen of.
 * @param {Wanted} wanted
 * @param {number} page
 * @param {Facet} [except] - a facet that is not asked
 */
export function passes(wanted, page, except) {
  for (const [facet, values] of wanted) {
    if (facet !== except && !facet.rows[page].some((value) => values.has(value))) return false;
  }
  return true;
}

/**
 * How many of some pages each value of a facet would leave.
 * @param {Wanted} wanted
 * @param {number[]} pages
 * @param {Facet} facet
 * @returns {Map<number, number>}
 */
export function countValues(wanted, pages, facet) {
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (const page of pages) {
    if (!passes(wanted, page, facet)) continue;
    for (const value of facet.rows[page]) counts.set(value, (counts.get(value) || 0) + 1);
  }
  return counts;
}

/**
 * The values whose name has a text, from the beginning of one of its words on; marks and case may be left out. What
 * stands behind the first comma only says where it is, and the kind of a place, which hundreds have, finds none.
 * @template {{ value: Value }} Any
 * @param {Engine} engine
 * @param {Any[]} rows
 * @param {string} text
 * @returns {Any[]}
 */
export function namedSo({ writing }, rows, text) {
  const bare = (/** @type {string} */ name) =>
    (" " + words(writing, name).map((word) => word.bare).join(" ")).replace(KIND_OF_PLACE, "");
  const part = bare(text);
  return rows.filter(({ value }) => bare(value[1].split(",")[0]).includes(part));
}

/**
 * What is chosen once a value is added or taken away, whatever id the address had for it.
 * @param {Chosen} chosen
 * @param {Facet} facet
 * @param {Value} value
 * @param {boolean} on
 * @returns {Chosen}
 */
export function withChoice(chosen, facet, value, on) {
  const rest = (chosen.get(facet.id) || []).filter((id) => !isMeant(value, id));
  const ids = on ? [...rest, value[0]] : rest;
  const changed = new Map(chosen);
  if (ids.length) changed.set(facet.id, ids);
  else changed.delete(facet.id);
  return changed;
}

/**
 * The hits that pass what is chosen, in the order that is chosen: without words the newest first.
 * @template {{ page: number }} Any
 * @param {Engine} engine
 * @param {Any[]} hits
 * @param {State} state
 * @returns {Promise<Any[]>}
 */
export async function pickHits(engine, hits, state) {
  const table = await loadTable(engine, state.chosen.keys());
  const wanted = wantedValues(table, state.chosen);
  const kept = hits.filter((hit) => passes(wanted, hit.page));
  const order = state.order || (state.q.trim() ? "" : "moi");
  const isOther = (/** @type {Any} */ hit) => Number(hit.page >= engine.manifest.bai);
  if (order === "moi") kept.sort((a, b) => isOther(a) - isOther(b) || table.newest[b.page] - table.newest[a.page]);
  if (order === "ten") {
    const ranks = engine.decode(await readFile(engine, "ten"));
    kept.sort((a, b) => ranks[a.page] - ranks[b.page]);
  }
  return kept;
}
