/* What a long query was understood as. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { parseQuery } from "../../docs/assets/search/query.js";
import { saidTerms } from "../../docs/assets/search/said-terms.js";
import { tinyEngine } from "./tiny-engine.js";

/** @import { Outcome } from "../../docs/assets/search/engine.js" */

const engine = tinyEngine();

/**
 * @param {string} query
 * @param {number[]} brought
 * @param {...string} texts
 */
function said(query, brought, ...texts) {
  const tokens = parseQuery(engine, query + " ", false);
  /** @type {Outcome} */
  const outcome = { query, tokens, hits: [], found: 0, information: [], suggestion: "", brought, cut: false };
  return saidTerms(engine, outcome, texts);
}

test("what brought much and stands in a title is said, neighbours together, in the title's spelling", function () {
  const brought = [0.1, 0.2, 1, 1, 0.1, 0.9, 0.2, 0.1];
  const terms = said("bac oi hien dat ma duong con a", brought, "Thôn hiến đất mở đường", "Xã khác");
  assert.deepEqual(terms, ["hiến đất", "đường"]);
});

test("a word of address is not said, however often pages have it, where no title does", function () {
  const brought = [1, 0.2, 0.8, 0.8, 0.1, 0.1, 0.1, 0.1];
  assert.deepEqual(said("em oi hien dat ma con thi a", brought, "Thôn hiến đất"), ["hiến đất"]);
});

test("half a word of the language is not said", function () {
  const brought = [0.1, 0.1, 0.1, 1, 0.1, 0.1, 0.1, 0.1];
  assert.deepEqual(said("bac oi lam duong ma con thi a", brought, "Mở đường"), ["làm đường"]);
  assert.deepEqual(said("bác ơi làm đường mà con thì ạ", brought, "Mở đường"), ["làm đường"]);
});

test("of a short query nothing is said", function () {
  assert.deepEqual(said("hien dat", [1, 1], "Thôn hiến đất"), []);
});
