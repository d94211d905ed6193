/* What the address asks for, read and written. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { isNarrowed, nothingChosen, readState, writeState } from "../../docs/assets/search/state.js";

const FULL = "q=hi%E1%BA%BFn+%C4%91%E1%BA%A5t&loai-hinh=ton-giao,doanh-nghiep&tinh=hue&xep=moi";

test("an address comes back as it was", function () {
  assert.equal(writeState(readState("?" + FULL)), FULL);
});

test("words, values and order are read", function () {
  const state = readState(FULL);
  assert.equal(state.q, "hiến đất");
  assert.deepEqual(state.chosen, { ...nothingChosen(), "loai-hinh": ["ton-giao", "doanh-nghiep"], tinh: ["hue"] });
  assert.equal(state.order, "moi");
  assert.ok(isNarrowed(state));
});

test("what is not known, or empty, asks for nothing", function () {
  const state = readState("?q=+&xep=lung-tung&mau=do&khau=,,");
  assert.deepEqual(state, { q: " ", chosen: nothingChosen(), order: "" });
  assert.ok(!isNarrowed(state));
  assert.equal(writeState(state), "");
});
