/* The search engine over the index that scripts/search/index_builder.py writes: opens the manifest, understands a
   query, looks its terms up, puts the pages in order. No page around it is needed. */
import { dayInVietnam } from "../pages/document-state.js";
import { TimeoutError } from "../pages/dom.js";
import { createDecoder, frontDecoded } from "./codec.js";
import { MAX_BYTES, MAX_CONCEPT_BYTES, forget, lookUp, request } from "./files.js";
import { MAX_TOKENS, findConcepts, parseQuery, planTerms } from "./query.js";
import { broughtTo, informationOf, matchAll, noteWords, rank, suggest } from "./ranking.js";
import { WORD, agreement, bareOf, createWriting, fold, words } from "./words.js";

/** @import { Decode } from "./codec.js" */
/** @import { Lookup } from "./files.js" */
/** @import { Token } from "./query.js" */
/** @import { Hit } from "./ranking.js" */
/** @import { Word, Writing } from "./words.js" */

/** The form of the manifest that is read here; index_builder.py has the same number. */
const FORMAT = 13;
const MANIFEST = "muc-luc";

/**
 * The manifest: what the index tells before any of its other files is read. Pages are numbers, entries first.
 * @typedef {object} Manifest
 * @property {number} dang - form of the manifest
 * @property {string} phien - the version of the index, the folder of its files
 * @property {[rows: number, bodies: number]} co - pages in a file of rows, of texts
 * @property {number} so - pages
 * @property {number} bai - entries
 * @property {[first: number, end: number]} van_ban - pages of legal documents
 * @property {[page: number, since: string, names: string][]} het_hieu_luc - those no longer in force, now or later:
 *   from which ISO day ("" for ever), with the bare names that are theirs alone
 * @property {[name: string, over: number][]} tinh_trang - what a document can be; 1 where it is no longer in force
 * @property {[first: number, names: string][]} ten - pages whose name is enough to find them
 * @property {[id: string, name: string, hue: string][]} loai_hinh - settings
 * @property {string} chu_so - digits of the numbers in the index
 * @property {string} dau - combining marks of the tones
 * @property {string} dau_cuoi - what they are written as at the end of an exact form
 * @property {string} i_dai - bare syllables in which y and i are one
 * @property {string[]} kieu - names of the kinds of pages
 * @property {number} chung - files of terms that syllables share
 * @property {Record<string, [pairs: number, size: number]>} rieng - a syllable with files of its own → how many hold
 *   its pairs, how many thousand characters it alone takes
 * @property {string[]} phan - names of an entry's parts
 * @property {string[]} khau - names of the stages, in the order of the chain
 * @property {[steps: number, results: number, sources: number, questions: number, obstacles: number,
 *   unsolved: number]} phan_rieng - parts that are shown otherwise, or by themselves
 * @property {number} ma - files that tell where entries stand, by their ids
 * @property {[words: string, counts: string]} am - the most frequent bare syllables
 * @property {[pairs: string, weights: string]} cap - the heaviest pairs
 * @property {Record<string, string[]>} tat - abbreviation → full form
 */

/**
 * An opened index.
 * @typedef {object} Engine
 * @property {string} base - the site's root, ending in a slash
 * @property {Manifest} manifest
 * @property {string} today - ISO day in Vietnam
 * @property {Decode} decode
 * @property {Writing} writing
 * @property {number} perRows
 * @property {number} perBodies
 * @property {Map<string, string[]>} abbreviations
 * @property {Map<string, number>} lexicon - the most frequent bare syllables → how frequent
 * @property {Map<string, { spelling: string[], weight: number }>} usualPairs - bare pair → how it is usually written
 * @property {Map<string, Promise<string>>} files - that were asked for
 * @property {Map<string, Map<string, string>>} tables - files of terms, cut into lines
 */

/**
 * What a query found, best first.
 * @typedef {object} Outcome
 * @property {string} query
 * @property {Token[]} tokens
 * @property {Hit[]} hits - found ones, then near ones
 * @property {number} found - how many count as found
 * @property {number[]} information - how much each token tells; 0 for one that nothing has
 * @property {string} suggestion - what was probably meant, "" for what was typed
 * @property {number[]} brought - how much each token brought to the first pages
 * @property {boolean} cut - whether more was typed than is looked for
 */

/**
 * @param {string} base
 * @param {Manifest} manifest
 * @param {string} [today] - ISO day
 * @returns {Engine}
 */
export function createEngine(base, manifest, today = dayInVietnam()) {
  const decode = createDecoder(manifest.chu_so);
  const writing = createWriting(manifest.dau, manifest.dau_cuoi, manifest.i_dai);
  const counts = decode(manifest.am[1]);
  const [perRows, perBodies] = manifest.co;
  return {
    base,
    manifest,
    today,
    decode,
    writing,
    perRows,
    perBodies,
    abbreviations: new Map(Object.entries(manifest.tat)),
    lexicon: new Map(frontDecoded(manifest.am[0]).map((bare, i) => [bare, counts[i]])),
    usualPairs: readPairs(writing, manifest.cap[0], decode(manifest.cap[1])),
    files: new Map(),
    tables: new Map(),
  };
}

/**
 * The heaviest pairs: those of one first syllable stand together, up to a semicolon.
 * @param {Writing} writing
 * @param {string} text
 * @param {number[]} weights
 */
function readPairs(writing, text, weights) {
  /** @type {Engine["usualPairs"]} */
  const pairs = new Map();
  let i = 0;
  for (const group of text.split(";")) {
    const [first, ...seconds] = group.split(" ");
    for (const second of seconds) {
      const bare = bareOf(writing, first) + "_" + bareOf(writing, second);
      pairs.set(bare, { spelling: [first, second], weight: weights[i++] });
    }
  }
  return pairs;
}

/** An engine from a browser's cache does not know the form of the index: the page must be loaded anew. */
export class OutdatedError extends Error {}

/** @type {Promise<Engine> | null} */
let opened = null;

/**
 * The engine over the index below the site's root, opened once.
 * @param {string} base
 * @param {boolean} [again] - ask for the manifest anew, past any cache
 * @returns {Promise<Engine>}
 */
export function openEngine(base, again) {
  if (opened && !again) return opened;
  if (again) forget(MANIFEST);
  const url = base + "tim/" + MANIFEST + ".js" + (again ? "?" + Date.now() : "");
  const mine = request(url, MANIFEST).then(function (manifest) {
    if (manifest.dang !== FORMAT) throw new OutdatedError(MANIFEST + " " + manifest.dang);
    return createEngine(base, manifest);
  });
  opened = mine;
  mine.catch(function () {
    if (opened === mine) opened = null;
  });
  return mine;
}

/**
 * Do some work with the engine. Files that are gone mean that the site was published anew since the manifest was read,
 * or that a cache kept an old one: it is asked for once more, past the cache.
 * @template Result
 * @param {string} base
 * @param {(engine: Engine) => Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function withEngine(base, work) {
  try {
    return await work(await openEngine(base));
  } catch (error) {
    if (error instanceof TimeoutError) throw error;
    return work(await openEngine(base, true));
  }
}

/**
 * Everything that matches, best first.
 * @param {Engine} engine
 * @param {string} query
 * @param {{ live?: boolean }} [options] - live while typing
 * @returns {Promise<Outcome>}
 */
export async function search(engine, query, { live = false } = {}) {
  const tokens = parseQuery(engine, query, live);
  const cut = words(engine.writing, query).length > MAX_TOKENS;
  if (!tokens.length) return { query, tokens, hits: [], found: 0, information: [], suggestion: "", brought: [], cut };
  const lookup = await lookUp(engine, planTerms(engine, tokens), MAX_BYTES);
  const concepts = findConcepts(engine, tokens, lookup);
  await lookUp(engine, concepts.map((concept) => concept.term), MAX_CONCEPT_BYTES, lookup);
  weighReadings(engine, tokens, lookup);
  const match = matchAll(engine, tokens, concepts, lookup);
  const { hits, found } = rank(engine, match);
  const information = informationOf(engine, match);
  noteWords(match, information);
  const brought = broughtTo(match, information, hits);
  return { query, tokens, hits, found, information, suggestion: suggest(engine, match, hits), brought, cut };
}

/**
 * Take readings back, or add some, by what stands in the index: what stands beside its neighbour on some page as typed
 * is no slip, and what sounds like another word only counts where that is beside the next one.
 * @param {Engine} engine
 * @param {Token[]} tokens
 * @param {Lookup} lookup
 */
function weighReadings({ writing }, tokens, lookup) {
  const found = (/** @type {string} */ term) => lookup.spellings.get(term) || [];
  /** @type {(a: Token | undefined, b: Token | undefined) => boolean} */
  const standTogether = function (a, b) {
    if (!a || !b) return false;
    return found(a.bare + "_" + b.bare).some(function ([exact]) {
      const [one, other] = exact.split("_");
      return agreement(writing, a.exact, one, a.marked) * agreement(writing, b.exact, other, b.marked) > 0.4;
    });
  };
  for (const [t, token] of tokens.entries()) {
    if (standTogether(tokens[t - 1], token) || standTogether(token, tokens[t + 1])) {
      token.readings = token.readings.filter((reading) => !reading.isSlip);
      continue;
    }
    for (const bare of token.alikes) {
      if (!found(bare + "_" + tokens[t + 1].bare).length) continue;
      token.readings.push({ bare, exact: "", weight: 0.6, isSlip: true });
    }
  }
}

/**
 * All entries, as if they had been asked for.
 * @param {Engine} engine
 * @returns {Hit[]}
 */
export function everyEntry({ manifest }) {
  return Array.from({ length: manifest.bai }, (_, page) => ({ page, complete: true, missing: 0 }));
}

/**
 * Pages whose whole name is what was typed, or, while typing, begins so: topics, places, stages, settings.
 * @param {Engine} engine
 * @param {string} query
 * @param {boolean} [beginning]
 * @returns {number[]}
 */
export function pagesNamed({ manifest, writing }, query, beginning) {
  const typed = words(writing, query).map((word) => word.bare).join(" ");
  if (typed.length < 2) return [];
  return manifest.ten.flatMap(([first, names]) =>
    names.split("|").flatMap((name, i) => ((beginning ? name.startsWith(typed) : name === typed) ? [first + i] : [])),
  );
}

/**
 * Which ranges of a text match the query. Of a word that stands there as typed, other spellings are passed over.
 * @param {Engine} engine
 * @param {string} text
 * @param {Token[]} tokens
 * @returns {[from: number, to: number][]} in the composed form (NFC) of the text
 */
export function matchingRanges(engine, text, tokens) {
  const composed = text.normalize("NFC");
  const matches = [...composed.matchAll(WORD)];
  const fits = fitting(engine.writing, matches.map((match) => match[0]), tokens);
  /** @type {[from: number, to: number][]} */
  const ranges = [];
  for (const [i, match] of matches.entries()) {
    if (!fits.some((row) => row[i])) continue;
    const from = match.index;
    const last = ranges[ranges.length - 1];
    // words with nothing but white space between them are one range
    if (last && !composed.slice(last[1], from).trim()) last[1] = from + match[0].length;
    else ranges.push([from, from + match[0].length]);
  }
  return ranges;
}

/**
 * How much of what was asked a text tells.
 * @param {Engine} engine
 * @param {string} text
 * @param {Outcome} outcome
 */
export function informationIn(engine, text, { tokens, information }) {
  const said = (text.normalize("NFC").match(WORD) || []).map(String);
  const fits = fitting(engine.writing, said, tokens);
  return information.reduce((sum, told, t) => sum + (fits[t].some(Boolean) ? told : 0), 0);
}

/**
 * Of each token which words of a text it fits. Two syllables that are one word of the language fit together or not at
 * all: who asks for kiểm tra is not shown the tra of thanh tra. One that tells nothing by itself fits nothing.
 * @param {Writing} writing
 * @param {string[]} said
 * @param {Token[]} tokens
 * @returns {boolean[][]}
 */
function fitting(writing, said, tokens) {
  const folded = said.map((word) => fold(writing, word));
  const fits = tokens.map(function (token) {
    const agreements = folded.map((word) => bestAgreement(writing, token, word));
    const least = token.marked && Math.max(...agreements) === 1 ? 1 : 0.3;
    return agreements.map((value) => value >= least);
  });
  const bound = tokens.map((token, t) => token.bound && (token.tells || tokens[t + 1].tells));
  return fits.map((row, t) =>
    row.map(function (fit, i) {
      if (!fit || !(bound[t] || bound[t - 1])) return fit && tokens[t].tells;
      return Boolean((bound[t] && fits[t + 1][i + 1]) || (bound[t - 1] && fits[t - 1][i - 1]));
    }),
  );
}

/**
 * How well a word of a text agrees with a token, from 0 to 1: with that of its readings that fits best.
 * @param {Writing} writing
 * @param {Token} token
 * @param {Word} word
 */
export function bestAgreement(writing, token, word) {
  const agreements = token.readings.map(function ({ bare, exact, isSlip }) {
    if (bare !== word.bare || (isSlip && bare !== token.meant)) return 0;
    return exact ? agreement(writing, exact, word.exact, token.marked) : 1;
  });
  return Math.max(0, ...agreements);
}
