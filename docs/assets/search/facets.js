/* What a list of results is narrowed and sorted by: columns over all pages, as scripts/search/facets.py writes them. */
import { readFile } from "./files.js";
import { FACETS, nothingChosen } from "./state.js";

/** @import { Decode } from "./codec.js" */
/** @import { Engine } from "./engine.js" */
/** @import { Chosen, Facet, State } from "./state.js" */

/** @typedef {[id: string, label: string]} Value */

/**
 * A facet: of each page the numbers of its values, and the values; whether those are listed by how many pages have
 * them.
 * @typedef {{ rows: number[][], values: Value[], byCount: boolean }} Column
 */

/**
 * @typedef {object} Table
 * @property {Record<Facet, Column>} columns
 * @property {number[]} kinds - of each page, 0 for an entry
 * @property {number[]} newest - of each page: the newest entry has the greatest
 * @property {Map<string, string>} former - ids of former provinces → those of today
 */

/** @typedef {Map<Facet, Set<number>>} Wanted - numbers of the values of each facet that something is chosen of */

/** @typedef {[id: string, name: string, region: string, ...former: string[]]} Province */

/**
 * The file of facets.
 * @typedef {object} Source
 * @property {string} loai
 * @property {[rows: string]} loai_hinh
 * @property {[rows: string, ...values: Value[]]} khau
 * @property {[rows: string, ...values: Value[]]} chu_de
 * @property {[rows: string, ...values: Province[]]} tinh
 * @property {[rows: string, ...values: Value[]]} nguon
 * @property {[rows: string, ...values: Value[]]} chac
 * @property {number} tu_nam - the year that years are counted from
 * @property {string} nam
 * @property {string} moi
 */

/** @type {[id: string, label: string, from: number, to: number][]} */
const PERIODS = [
  ["truoc-2015", "Trước 2015", 1, 2014],
  ["2015-2019", "2015–2019", 2015, 2019],
  ["2020-2022", "2020–2022", 2020, 2022],
  ["2023-nay", "Từ 2023", 2023, 9999],
];
const ENTRY = 0;

/** @type {WeakMap<Engine, Table>} */
const tables = new WeakMap();

/**
 * @param {Engine} engine
 * @returns {Promise<Table>}
 */
export async function loadTable(engine) {
  const known = tables.get(engine);
  if (known) return known;
  const settings = engine.manifest.loai_hinh.map((row) => /** @type {Value} */ ([row[0], row[1]]));
  const text = await readFile(engine, "loc");
  const table = createTable(engine.decode, JSON.parse(text), settings);
  tables.set(engine, table);
  return table;
}

/**
 * @param {Decode} decode
 * @param {Source} source
 * @param {Value[]} settings
 * @returns {Table}
 */
export function createTable(decode, source, settings) {
  const one = (/** @type {string} */ text) => decode(text).map((value) => (value ? [value - 1] : []));
  const several = (/** @type {string} */ text) => readRuns(decode(text));
  const [places, ...provinces] = source.tinh;
  const [stages, ...stageValues] = source.khau;
  const [topics, ...topicValues] = source.chu_de;
  const [kinds, ...kindValues] = source.nguon;
  const [levels, ...levelValues] = source.chac;
  const regions = [...new Set(provinces.map((row) => row[2]))];
  const ofProvince = one(places);
  const inRegion = ofProvince.map((row) => row.map((at) => regions.indexOf(provinces[at][2])));
  const years = decode(source.nam).map((year) => (year ? year + source.tu_nam : 0));
  return {
    columns: {
      "loai-hinh": { rows: one(source.loai_hinh[0]), values: settings, byCount: false },
      khau: { rows: several(stages), values: stageValues, byCount: false },
      "chu-de": { rows: several(topics), values: topicValues, byCount: true },
      vung: { rows: inRegion, values: regions.map((name) => [slug(name), name]), byCount: false },
      tinh: { rows: ofProvince, values: provinces.map(provinceValue), byCount: true },
      nam: { rows: years.map(periodOf), values: PERIODS.map(([id, label]) => [id, label]), byCount: false },
      nguon: { rows: several(kinds), values: kindValues, byCount: false },
      chac: { rows: one(levels), values: levelValues, byCount: false },
    },
    kinds: decode(source.loai),
    newest: decode(source.moi),
    // who was sent a link with a former province is led to that of today
    former: new Map(provinces.flatMap(([id, , , ...former]) => former.map((name) => [slug(name), id]))),
  };
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

/** @param {string} text */
function slug(text) {
  const letters = text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return letters.replace(/đ/g, "d").replace(/[^a-z0-9]+/g, "-");
}

/**
 * @param {Province} province
 * @returns {Value}
 */
function provinceValue([id, name, , ...former]) {
  return [id, former.length ? name + " (gồm " + former.join(", ") + ")" : name];
}

/** @param {number} year - 0 where none is known */
function periodOf(year) {
  const at = PERIODS.findIndex(([, , from, to]) => year >= from && year <= to);
  return at < 0 ? [] : [at];
}

/**
 * What is chosen of a facet, as numbers of its values; what the collection does not know (any more) is passed over.
 * @param {Table} table
 * @param {Chosen} chosen
 * @param {Facet} facet
 * @returns {number[]}
 */
export function chosenValues(table, chosen, facet) {
  const at = (/** @type {string | undefined} */ id) => table.columns[facet].values.findIndex((row) => row[0] === id);
  const found = chosen[facet].map((id) => (at(id) < 0 && facet === "tinh" ? at(table.former.get(id)) : at(id)));
  return [...new Set(found.filter((value) => value >= 0))];
}

/**
 * @param {Table} table
 * @param {Chosen} chosen
 * @returns {Wanted}
 */
export function wantedValues(table, chosen) {
  /** @type {Wanted} */
  const wanted = new Map();
  for (const facet of FACETS) {
    const values = chosenValues(table, chosen, facet);
    if (values.length) wanted.set(facet, new Set(values));
  }
  return wanted;
}

/**
 * Whether a page has a wanted value of each facet that something is chosen of; only entries have any.
 * @param {Table} table
 * @param {Wanted} wanted
 * @param {number} page
 * @param {Facet} [except] - a facet that is not asked
 */
export function passes(table, wanted, page, except) {
  for (const [facet, values] of wanted) {
    if (facet !== except && !table.columns[facet].rows[page].some((value) => values.has(value))) return false;
  }
  return !wanted.size || table.kinds[page] === ENTRY;
}

/**
 * How many entries among some pages each value of a facet would leave.
 * @param {Table} table
 * @param {Wanted} wanted
 * @param {number[]} pages
 * @param {Facet} facet
 * @returns {Map<number, number>}
 */
export function countValues(table, wanted, pages, facet) {
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (const page of pages) {
    if (table.kinds[page] !== ENTRY || !passes(table, wanted, page, facet)) continue;
    for (const value of table.columns[facet].rows[page]) counts.set(value, (counts.get(value) || 0) + 1);
  }
  return counts;
}

/**
 * What is chosen once a value is added or taken away; a former province goes with that of today.
 * @param {Table} table
 * @param {Chosen} chosen
 * @param {Facet} facet
 * @param {string} id
 * @param {boolean} on
 * @returns {Chosen}
 */
export function withChoice(table, chosen, facet, id, on) {
  const same = (/** @type {string} */ one) => one === id || (facet === "tinh" && table.former.get(one) === id);
  const rest = chosen[facet].filter((one) => !same(one));
  return { ...nothingChosen(), ...chosen, [facet]: on ? [...rest, id] : rest };
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
  const table = await loadTable(engine);
  const wanted = wantedValues(table, state.chosen);
  const kept = hits.filter((hit) => passes(table, wanted, hit.page));
  const order = state.order || (state.q.trim() ? "" : "moi");
  const isOther = (/** @type {Any} */ hit) => Number(hit.page >= engine.manifest.bai);
  if (order === "moi") kept.sort((a, b) => isOther(a) - isOther(b) || table.newest[b.page] - table.newest[a.page]);
  if (order === "ten") {
    const ranks = engine.decode(await readFile(engine, "ten"));
    kept.sort((a, b) => ranks[a.page] - ranks[b.page]);
  }
  return kept;
}
