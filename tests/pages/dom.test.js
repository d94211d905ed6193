/* What several scripts need of a page, as far as it needs none. */
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";

import { formatCount } from "../../docs/assets/pages/dom.js";

test("a count has a full stop at each thousand", function () {
  const written = [0, 7, 999, 1000, 10_000, 999_999, 1_000_000, 2_147_483_647].map(formatCount);
  assert.deepEqual(written, ["0", "7", "999", "1.000", "10.000", "999.999", "1.000.000", "2.147.483.647"]);
});

test("a number that was typed is written the same way, and what is none stays", function () {
  const typed = ["1500000", "1.500.000", "1 500 000", "12.5000", "về 3", "1,5", "-2000", ""].map(formatCount);
  assert.deepEqual(typed, ["1.500.000", "1.500.000", "1.500.000", "125.000", "về 3", "1,5", "-2000", ""]);
});

test("one function alone groups digits", function () {
  const folder = "docs/assets/";
  const scripts = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".js"));
  const texts = scripts
    .filter((name) => !name.includes("vendor"))
    .map((name) => [name.replaceAll("\\", "/"), readFileSync(folder + name, "utf8")]);
  assert.deepEqual(texts.filter(([, text]) => /\{3\}\)\+\$|toLocaleString\(/.test(text)).map(([name]) => name), [
    "pages/dom.js",
  ]);
});
