/* What several scripts need of a page, as far as it needs none. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { formatCount } from "../../docs/assets/pages/dom.js";

test("a count has a full stop at each thousand", function () {
  const written = [0, 7, 999, 1000, 10_000, 999_999, 1_000_000, 2_147_483_647].map(formatCount);
  assert.deepEqual(written, ["0", "7", "999", "1.000", "10.000", "999.999", "1.000.000", "2.147.483.647"]);
});
