/* Numbers and lines of the index. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { createDecoder, frontDecoded, parseLine } from "../../docs/assets/search/codec.js";

const decode = createDecoder("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

test("numbers are read five bits at a time, lowest first", function () {
  assert.deepEqual(decode("AfgBhB"), [0, 31, 32, 33]);
  assert.deepEqual(decode(""), []);
});

test("a line has exact forms with their pages as gaps, and their levels", function () {
  assert.deepEqual(parseLine(decode, "duong đương! AAB CDE  B F", "duong"), [
    ["đương!", [0, 1, 3], [2, 3, 4]],
    ["duong", [1], [5]],
  ]);
  assert.deepEqual(parseLine(decode, undefined, "duong"), []);
});

test("words share what stands before them", function () {
  assert.deepEqual(frontDecoded("AduongFgBa"), ["duong", "duongg", "da"]);
});
