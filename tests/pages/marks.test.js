/* What an address of chosen entries is read as, and what is said of a part that nobody can read. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { markOf, readNamed } from "../../docs/assets/pages/marks.js";

const [one, two] = ["mot-bai", "hai-bai"].map(markOf);

for (const [query, expected, said] of /** @type {[string, string[], RegExp][]} */ ([
  ["", [], /^$/],
  ["chon=", [], /^$/],
  ["chon=" + one + two, [one, two], /^$/],
  ["chon=" + one + one, [one], /^$/],
  ["chon=" + one + two.slice(0, 4), [one], /thiếu bài/], // cut on its way
  ["chon=" + one.toUpperCase() + two, [two], /thiếu bài/],
  ["chon=" + one.slice(1), [], /không có bài nào đọc được/],
  ["chon=%3Cscript%3E", [], /không có bài nào đọc được/],
  ["bai=mot-bai&bai=hai-bai", [one, two], /^$/],
  ["bai=mot-bai&bai=..%2Fa", [one], /thiếu bài/],
  ["bai=..%2Fa", [], /không có bài nào đọc được/],
])) {
  test("an address is read or said to be broken: " + query, function () {
    const { marks, broken } = readNamed(new URLSearchParams(query));
    assert.deepEqual(marks, expected);
    assert.match(broken, said);
  });
}
