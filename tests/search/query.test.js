/* A query understood: tokens, abbreviations, slips, words half typed, what to look up. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { findConcepts, parseQuery, planTerms } from "../../docs/assets/search/query.js";
import { tinyEngine } from "./tiny-engine.js";

const engine = tinyEngine();

/**
 * @param {string} query
 * @param {boolean} [live]
 */
function parse(query, live = false) {
  return parseQuery(engine, query, live);
}

test("words are tokens with themselves as their first reading", function () {
  const [lam, duong] = parse("làm đường ");
  assert.deepEqual([lam.bare, lam.exact, duong.exact, duong.marked], ["lam", "lam!", "đương!", true]);
  assert.deepEqual(duong.readings[0], { bare: "duong", exact: "đương!", weight: 1 });
});

test("quotation marks number their phrases", function () {
  assert.deepEqual(parse('dân "làm đường" và "giám sát"').map((token) => token.phrase), [0, 1, 1, 0, 2, 2]);
});

test("an abbreviation is written out, and its words share its weight", function () {
  const tokens = parse("UBND ");
  assert.deepEqual(tokens.map((token) => token.raw), ["uỷ", "ban", "nhân", "dân"]);
  assert.ok(tokens.every((token) => token.short === "UBND" && token.share === 0.5));
});

test("a letter is an abbreviation only before a number, also where it is glued to it", function () {
  assert.deepEqual(parse("q3 ").map((token) => token.bare), ["quan", "3"]);
  assert.deepEqual(parse("Q.3 ").map((token) => token.bare), ["quan", "3"]);
  assert.deepEqual(parse("q và ").map((token) => token.bare), ["q", "va"]);
});

test("words that say little are passed over, unless there are no others", function () {
  assert.deepEqual(parse("va dan ").map((token) => token.filler), [true, false]);
  assert.deepEqual(parse("va ").map((token) => token.filler), [false]);
});

test("keys of Telex are read as what they would have given", function () {
  const [token] = parse("hieens ");
  assert.deepEqual([token.raw, token.keyed], ["hiến", "hieens"]);
});

test("a word half typed may become others, those beside the word before first", function () {
  const token = parse("lam du")[1];
  assert.ok(token.half);
  assert.deepEqual(token.readings.slice(1), [{ bare: "duong", exact: "", begins: "du", weight: 0.9 }]);
});

test("a word that nobody uses is read as one that sounds like it and fits its neighbour", function () {
  const token = parse("giam xat ")[1];
  assert.ok(token.readings.some((reading) => reading.bare === "sat" && reading.isSlip));
});

test("nothing typed is no token; no more than twenty-four are read", function () {
  assert.deepEqual(parse("  "), []);
  assert.equal(parse("dân ".repeat(40)).length, 24);
});

test("a group of synonyms is found where a phrase of it stands outside of quotation marks", function () {
  assert.deepEqual(findConcepts(engine, parse("dân làm đường ")), [{ term: "~0", from: 1, to: 3, weight: 0.75 }]);
  assert.deepEqual(findConcepts(engine, parse('dân "làm đường"')), []);
});

test("rare words are looked up first, then synonyms, then pairs; a frequent word at last", function () {
  const tokens = parse("dan lam duong ");
  const terms = planTerms(engine, tokens, findConcepts(engine, tokens));
  assert.deepEqual(terms.slice(0, 3), ["lam", "duong", "~0"]);
  assert.ok(terms.indexOf("lam_duong") > 2);
  assert.equal(new Set(terms).size, terms.length);
});
