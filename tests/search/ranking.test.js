/* The order of what was found. */
import assert from "node:assert/strict";
import { test } from "node:test";

import {
  cutAt, informationOf, isMissing, matchAll, noteWords, rank, suggest,
} from "../../docs/assets/search/ranking.js";
import { parseQuery } from "../../docs/assets/search/query.js";
import { matchingRanges, pagesNamed } from "../../docs/assets/search/engine.js";
import { tinyEngine, tinyLookup } from "./tiny-engine.js";

const engine = tinyEngine();

/**
 * @param {string} query
 * @param {Parameters<typeof tinyLookup>} terms
 */
function ranked(query, ...terms) {
  const tokens = parseQuery(engine, query, false);
  const match = matchAll(engine, tokens, [], tinyLookup(...terms));
  const { hits, found } = rank(engine, match);
  const complete = hits.filter((hit) => hit.complete).length;
  const pages = hits.map((hit) => hit.page);
  return { pages, hits, found, complete, suggestion: suggest(engine, match, hits), tokens };
}

test("the page where a word is weightier comes first", function () {
  assert.deepEqual(ranked("đường ", { duong: [["đương!", [0, 1, 2], [2, 6, 4]]] }).pages, [1, 2, 0]);
});

test("of pages alike the one that has both words side by side comes first; what others lack is told", function () {
  const found = ranked("làm đường ", {
    lam: [["lam!", [0, 1], [4, 4]]],
    duong: [["đương!", [1, 2], [4, 4]]],
    lam_duong: [["lam!_đương!", [1], [4]]],
  });
  assert.equal(found.pages[0], 1);
  assert.equal(found.complete, 1);
  assert.deepEqual(found.hits.map((hit) => [hit.page, hit.missing]).slice(0, 1), [[1, 0]]);
});

test("a pair counts beside its words, and more than a difference of spelling of one of them", function () {
  const found = ranked("làm đường ", {
    lam: [["lam!", [0, 1], [6, 4]]],
    duong: [["đương!", [0, 1], [6, 4]]],
    lam_duong: [["lam!_đương!", [1], [16]]],
  });
  assert.deepEqual(found.pages, [1, 0]);
});

test("the list is cut where pages with less of the query outweigh those with more", function () {
  assert.equal(cutAt([1, 1, 0.2, 0.9, 0.9, 0.2, 0.2, 0.2, 0.2]), 5);
  assert.equal(cutAt([0.3, 0.3, 0.2]), 0);
  assert.equal(cutAt([]), 0);
});

test("a page that lacks what tells most is only near", function () {
  const found = ranked("hiến đường ", {
    hien: [["hiên%", [0], [8]]],
    duong: [["đương!", [0, 1, 2], [4, 4, 4]]],
  });
  assert.deepEqual([found.pages[0], found.found], [0, 1]);
  assert.equal(found.pages.length, 3);
});

test("a page that has every word is offered however far behind", function () {
  const here = { ...engine, manifest: { ...engine.manifest, so: 60 } };
  const many = Array.from({ length: 50 }, (_, page) => page);
  const lookup = tinyLookup({
    hien: [["hiên%", [55], [1]]],
    duong: [["đương!", [...many, 55], [...many.map(() => 32), 1]]],
  });
  const { hits, found } = rank(here, matchAll(here, parseQuery(here, "đường hiến ", false), [], lookup));
  assert.equal(found, 0);
  assert.deepEqual(hits.slice(29).map((hit) => [hit.page, hit.complete]), [[29, false], [55, true]]);
});

test("a group of synonyms makes found what has another word of it", function () {
  const tokens = parseQuery(engine, "lộ ", false);
  const lookup = tinyLookup({ lo: [], "~4": [["~4", [2], [20]]] });
  const match = matchAll(engine, tokens, [{ term: "~4", from: 0, to: 1, weight: 0.75 }], lookup);
  assert.deepEqual(rank(engine, match).hits.map((hit) => hit.page), [2]);
});

test("what kind a page is counts nothing by itself", function () {
  assert.deepEqual(ranked("dân ", { dan: [["dân", [0, 3], [4, 6]]] }).pages, [3, 0]);
  assert.deepEqual(ranked("luật ", { luat: [["luât&", [0, 3], [6, 4]]] }).pages, [0, 3]);
});

test("of a very long query the first words are told where they lack", function () {
  const words = Array.from({ length: 40 }, (_, i) => "tu" + i);
  /** @type {Parameters<typeof tinyLookup>[0]} */
  const spellings = Object.fromEntries(words.map((word, i) => [word, [[word, [i % 2], [4]]]]));
  const found = ranked(words.join(" ") + " ", spellings);
  const [hit] = found.hits;
  assert.equal(isMissing(hit, hit.page ? 0 : 1), true);
  assert.equal(isMissing(hit, hit.page ? 1 : 0), false);
  assert.equal(isMissing(hit, 39), false);
  assert.equal(found.complete, 0);
});

test("what stands in quotation marks must stand there as typed", function () {
  /** @type {Parameters<typeof tinyLookup>[0]} */
  const found = {
    lam: [["lam!", [0, 1], [4, 4]]],
    duong: [["đương!", [0, 1], [4, 4]]],
    lam_duong: [["lam!_đương!", [1], [4]]],
  };
  assert.deepEqual(ranked('"làm đường"', found).pages, [1]);
});

test("a spelling that contradicts the one typed hardly counts", function () {
  const found = ranked("mở ", { mo: [["mơ#", [0], [3]], ["mo%", [1], [6]]] });
  assert.equal(found.pages[0], 0);
});

test("what was probably meant is offered in the spelling that people use", function () {
  const found = ranked("giám xát ", {
    giam: [["giam%", [0, 1], [3, 3]]],
    sat: [["sat%", [0, 1], [3, 3]]],
    giam_sat: [["giam%_sat%", [0, 1], [3, 3]]],
  });
  assert.equal(found.suggestion, "giám sát");
  assert.equal(found.complete, 2);
});

test("words of a text that fit are ranges of it, neighbours one", function () {
  const tokens = parseQuery(engine, "lam duong ", false);
  assert.deepEqual(matchingRanges(engine, "Dân làm đường, mở đường", tokens), [[4, 13]]);
  const alone = parseQuery(engine, "duong ", false);
  assert.deepEqual(matchingRanges(engine, "Dân làm đường, mở đường", alone), [[8, 13], [18, 23]]);
});

test("a word that tells little beside the others is not marked in a text, but in a word of the language", function () {
  const tokens = parseQuery(engine, "lam duong xyz hien", false);
  const pages = Array.from({ length: 6 }, (_, i) => i);
  const lookup = tinyLookup({
    lam: [["lam!", pages, pages.map(() => 4)]],
    duong: [["đương!", [0], [4]]],
    xyz: [["xyz", pages, pages.map(() => 4)]],
    hien: [["hiên%", [1], [4]]],
  });
  const match = matchAll(engine, tokens, [], lookup);
  noteWords(match, informationOf(engine, match));
  assert.deepEqual(tokens.map((token) => token.tells), [false, true, false, true]);
  assert.deepEqual(matchingRanges(engine, "Làm xyz, hiến", tokens), [[9, 13]]);
  assert.deepEqual(matchingRanges(engine, "Làm đường", tokens), [[0, 9]]);
});

test("two syllables are one word where the rarer one mostly stands beside the other", function () {
  const tokens = parseQuery(engine, "hien duong dan ", false);
  const match = matchAll(engine, tokens, [], tinyLookup({
    hien: [["hiên%", [0, 1], [4, 4]]],
    duong: [["đương!", [0, 1, 2, 3, 4, 5], [4, 4, 4, 4, 4, 4]]],
    dan: [["dân", [0, 1, 2, 3, 4, 5], [4, 4, 4, 4, 4, 4]]],
    hien_duong: [["hiên%_đương!", [0], [4]]],
    duong_dan: [["đương!_dân", [0], [4]]],
  }));
  noteWords(match, informationOf(engine, match));
  assert.deepEqual(tokens.map((token) => token.bound), [true, false, false]);
});

test("a page is found by its whole name, while typing by the beginning of it", function () {
  assert.deepEqual(pagesNamed(engine, "Luật Dân chủ"), [3]);
  assert.deepEqual(pagesNamed(engine, "luật"), []);
  assert.deepEqual(pagesNamed(engine, "luật", true), [3]);
});

/** @type {Parameters<typeof tinyLookup>} */
const LAWS = [{ luat: [["luât&", [3, 4, 5], [4, 6, 2]]], cu: [["cu#", [4], [6]]] }];

/**
 * @param {string} today
 * @param {string} query
 */
function lawsOn(today, query) {
  const here = tinyEngine(today);
  const tokens = parseQuery(here, query, false);
  return rank(here, matchAll(here, tokens, [], tinyLookup(...LAWS))).hits.map((hit) => hit.page);
}

test("a document that is no longer in force stands behind those that are, from its day on", function () {
  assert.deepEqual(lawsOn("2026-12-31", "luật "), [4, 3, 5]);
  assert.deepEqual(lawsOn("2027-01-01", "luật "), [3, 5, 4]);
});

test("a query that says its number or name finds it first all the same", function () {
  assert.deepEqual(lawsOn("2027-01-01", "luật cũ "), [4, 3, 5]);
  assert.equal(lawsOn("2027-01-01", "luật 02/2016 ")[0], 4);
  assert.equal(lawsOn("2027-01-01", "luật 02/20 ")[0], 3);
});

test("a document with every word is not put behind one that lacks some", function () {
  const here = tinyEngine("2027-01-01");
  /** @type {Parameters<typeof tinyLookup>} */
  const found = [{ luat: [["luât&", [3, 4, 5], [4, 6, 2]]], cu: [["cu#", [0, 1, 4], [4, 4, 6]]] }];
  const pages = rank(here, matchAll(here, parseQuery(here, "luat va cu ", false), [], tinyLookup(...found))).hits;
  assert.deepEqual(pages.map((hit) => hit.page).filter((page) => page > 2), [4, 3, 5]);
});

