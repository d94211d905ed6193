/* What of the collection fits a plan. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { sharedPairs } from "../../docs/assets/tasks/nearest.js";

test("a name is known by neighbours among its syllables, with diacritics or without", function () {
  assert.equal(sharedPairs("Có nhà không chịu", "cãi nhau ranh đất, không chịu hiến đất"), 1);
  assert.equal(sharedPairs("Có nhà không chịu", "co nha khong chiu gop"), 3);
  assert.equal(sharedPairs("Có nhà không chịu", "trời không mưa"), 0);
});
