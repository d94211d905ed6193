/* A query understood: tokens, abbreviations, slips, words half typed, what to look up. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { cost } from "../../docs/assets/search/files.js";
import { MAX_TOKENS, findConcepts, parseQuery, planTerms } from "../../docs/assets/search/query.js";
import { tinyEngine, tinyLookup } from "./tiny-engine.js";

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

test("a letter just begun is passed over beside other words, but for the unit after a number", function () {
  assert.deepEqual(parse("làm đ").map((token) => token.raw), ["làm"]);
  assert.deepEqual(parse("làm đ ").map((token) => token.raw), ["làm", "đ"]);
  assert.deepEqual(parse("làm 5 m").map((token) => token.raw), ["làm", "5", "m"]);
  assert.deepEqual(parse("đ").map((token) => token.raw), ["đ"]);
});

test("no word is one with a letter that was passed over", function () {
  const own = tinyEngine();
  own.usualPairs.set("lam_d", { spelling: ["lam!", "đ"], weight: 1 });
  assert.deepEqual(parseQuery(own, "lam d ", false).map((token) => token.bound), [true, false]);
  assert.deepEqual(parseQuery(own, "lam d", false).map((token) => token.bound), [false]);
});

test("keys of Telex are read as what they would have given", function () {
  const [token] = parse("hieens ");
  assert.deepEqual([token.raw, token.keyed], ["hiến", "hieens"]);
});

test("a word half typed may become others, those beside the word before first", function () {
  const token = parse("lam du")[1];
  assert.deepEqual(token.readings.slice(1), [{ bare: "duong", exact: "", begins: "du", weight: 0.9 }]);
});

test("a word that nobody uses is read as one that sounds like it and fits its neighbour", function () {
  const token = parse("giam xat ")[1];
  assert.ok(token.readings.some((reading) => reading.bare === "sat" && reading.isSlip));
});

test("nothing typed is no token; no more than sixty are read", function () {
  assert.deepEqual(parse("  "), []);
  assert.equal(parse("dân ".repeat(80)).length, MAX_TOKENS);
});

test("a group of synonyms is found by what stands in the files of the query's terms", function () {
  const said = { "^lam_duong": "^lam_duong lam!_đương! 3 1 lam!_đương!_lang! 4 2" };
  const lookup = tinyLookup({ lam_duong: [], dan: [] }, said);
  const found = (/** @type {string} */ query) => findConcepts(engine, parse(query), lookup);
  assert.deepEqual(found("dân làm đường "), [{ term: "~3", from: 1, to: 3, weight: 1 }]);
  assert.deepEqual(found("làm đường làng ").map((concept) => concept.term), ["~4", "~3"]);
  assert.deepEqual(found('dân "làm đường"'), []);
  assert.deepEqual(found("làm đượng "), []);
  const long = "dân ".repeat(16) + "làm đường ";
  assert.equal(found(long).length, 1);
  assert.deepEqual(found("dân " + long), [], "a longer query says enough by itself");
});

test("rare words and their pairs are looked up before a word that very many pages have and its pairs", function () {
  const terms = planTerms(engine, parse("dan lam duong "));
  assert.deepEqual(terms.slice(-2).sort(), ["dan", "dan_lam"]);
  assert.ok(terms.includes("lam_duong"));
  assert.equal(new Set(terms).size, terms.length);
});

test("what may have been meant is looked up after what was typed", function () {
  const terms = planTerms(engine, parse("giam xat "));
  assert.ok(terms.indexOf("giam") < terms.indexOf("sat"));
  assert.ok(terms.indexOf("giam_sat") >= 0);
});

test("a syllable costs what its own file weighs, a frequent pair more than a rare one", function () {
  assert.equal(cost(engine, "dan"), 2500);
  assert.equal(cost(engine, "hien"), 2000);
  assert.equal(cost(engine, "hien_dan"), 2000);
  assert.ok(cost(engine, "giam_sat") > cost(engine, "hien_dan"));
});
