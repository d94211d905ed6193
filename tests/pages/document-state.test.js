/* What is in force on a day. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { dayInVietnam, phaseOn } from "../../docs/assets/pages/document-state.js";

test("a day begins at midnight in Vietnam, wherever the reader is", function () {
  assert.equal(dayInVietnam(Date.parse("2026-12-31T16:59:59Z")), "2026-12-31");
  assert.equal(dayInVietnam(Date.parse("2026-12-31T17:00:00Z")), "2027-01-01");
});

test("the phase that holds is the last that has begun", function () {
  const phases = ["", "2027-01-01", "2028-07-01"].map((since) => ({ since }));
  const held = ["1990-01-01", "2026-12-31", "2027-01-01", "2028-06-30", "2028-07-01"].map(
    (day) => phaseOn(phases, day).since,
  );
  assert.deepEqual(held, ["", "", "2027-01-01", "2027-01-01", "2028-07-01"]);
});
