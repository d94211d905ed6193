/* What the address asks for, read and written. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { mayNarrow, readState, writeState } from "../../docs/assets/search/state.js";

const FULL = "q=hi%E1%BA%BFn+%C4%91%E1%BA%A5t&loai-hinh=ton-giao,doanh-nghiep&tinh=hue&xep=moi";

test("an address comes back as it was", function () {
  assert.equal(writeState(readState("?" + FULL)), FULL);
});

test("words, values and order are read", function () {
  const state = readState(FULL);
  assert.equal(state.q, "hiến đất");
  assert.deepEqual(state.chosen, new Map([["loai-hinh", ["ton-giao", "doanh-nghiep"]], ["tinh", ["hue"]]]));
  assert.equal(state.order, "moi");
});

test("a facet that an address names twice has the values of both", function () {
  const state = readState("khau=dan-ban,dan-lam&tinh=hue&khau=dan-lam,dan-biet");
  assert.deepEqual(state.chosen.get("khau"), ["dan-ban", "dan-lam", "dan-biet"]);
  assert.equal(writeState(state), "khau=dan-ban,dan-lam,dan-biet&tinh=hue");
});

test("whatever is beside words and order may ask for a facet, however it is written", function () {
  assert.ok(!mayNarrow("q=a&xep=moi&bai=x"));
  for (const query of ["chu-de=Hòa giải", "q=a&khau=", "?tinh=<b>"]) assert.ok(mayNarrow(query));
});

test("what is empty, or does not look like a facet, asks for nothing and is not handed on", function () {
  const state = readState("?q=+&xep=lung-tung&khau=,,&fbclid=IwAR0xY&utm_source=zalo&__proto__=a&bai=mot&tinh=<b>,A");
  assert.deepEqual(state, { q: " ", chosen: new Map(), order: "" });
  assert.equal(writeState(state), "");
});
