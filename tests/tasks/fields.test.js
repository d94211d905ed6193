/* What cannot stand in a field. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { faultOf } from "../../docs/assets/tasks/fields.js";

/** @type {(type: string, value: string, wrong: string) => string} */
const fault = (type, value, wrong) =>
  faultOf(/** @type {HTMLInputElement} */ (/** @type {unknown} */ ({ type, value, validity: { [wrong]: true } })));

test("a number that counts nobody is told", function () {
  for (const wrong of ["badInput", "rangeUnderflow", "rangeOverflow", "stepMismatch"]) {
    assert.match(fault("number", "", wrong), /^Số ở đây phải nguyên, từ 1 đến 1\.000\.000;/);
  }
  assert.equal(fault("number", "87", "valid"), "");
});

test("a day out of the calendar is told, but not while its year is being typed", function () {
  assert.equal(fault("date", "1999-12-20", "rangeUnderflow"), "Ngày ở đây từ năm 2020 đến năm 2099.");
  assert.equal(fault("date", "0202-12-20", "rangeUnderflow"), "");
  assert.equal(fault("date", "2026-12-20", "valid"), "");
});
