/* Narrowing a list: columns read, values counted, choices changed. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { createDecoder } from "../../docs/assets/search/codec.js";
import * as facets from "../../docs/assets/search/facets.js";
import { nothingChosen } from "../../docs/assets/search/state.js";

const decode = createDecoder("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");
/* Three entries and a page of another kind. */
const table = facets.createTable(
  decode,
  {
    loai: "AAAB",
    loai_hinh: ["BCBA"],
    khau: ["BACABAA", ["dan-biet", "Dân biết"], ["dan-ban", "Dân bàn"]],
    chu_de: ["AAAA"],
    tinh: ["BCBA", ["da-nang", "Đà Nẵng", "Miền Trung", "Quảng Nam"], ["hue", "Huế", "Bắc Trung Bộ"]],
    nguon: ["AAAA"],
    chac: ["AAAA", ["mong", "Mỏng"], ["kha", "Khá"], ["vung", "Vững"]],
    tu_nam: 1980,
    nam: "gBnBAA",
    moi: "BCDA",
  },
  [["ton-giao", "Tôn giáo"], ["doanh-nghiep", "Doanh nghiệp"]],
);
const ALL = [0, 1, 2, 3];

test("columns tell of each page which values it has", function () {
  assert.deepEqual(table.columns["loai-hinh"].rows, [[0], [1], [0], []]);
  assert.deepEqual(table.columns.khau.rows, [[0], [0, 1], [], []]);
  assert.deepEqual(table.columns.vung.rows, [[0], [1], [0], []]);
  assert.deepEqual(table.columns.nam.rows, [[0], [1], [], []]);
  assert.deepEqual(table.columns.tinh.values[0], ["da-nang", "Đà Nẵng (gồm Quảng Nam)"]);
});

test("a former province is that of today; what is not known is passed over", function () {
  const chosen = { ...nothingChosen(), tinh: ["quang-nam", "da-nang", "khong-co"], khau: ["quang-nam"] };
  assert.deepEqual(facets.chosenValues(table, chosen, "tinh"), [0]);
  assert.deepEqual(facets.chosenValues(table, chosen, "khau"), []);
});

test("values of one facet are alternatives, facets narrow each other, and only entries are left", function () {
  /** @type {(chosen: Partial<ReturnType<typeof nothingChosen>>) => number[]} */
  const left = function (chosen) {
    const wanted = facets.wantedValues(table, { ...nothingChosen(), ...chosen });
    return ALL.filter((page) => facets.passes(table, wanted, page));
  };
  assert.deepEqual(left({}), ALL);
  assert.deepEqual(left({ "loai-hinh": ["ton-giao"] }), [0, 2]);
  assert.deepEqual(left({ "loai-hinh": ["ton-giao", "doanh-nghiep"] }), [0, 1, 2]);
  assert.deepEqual(left({ "loai-hinh": ["ton-giao"], khau: ["dan-biet"] }), [0]);
  assert.deepEqual(left({ "loai-hinh": ["khong-co"] }), ALL);
});

test("counts of a facet pass over what is chosen of it", function () {
  const wanted = facets.wantedValues(table, { ...nothingChosen(), "loai-hinh": ["ton-giao"] });
  assert.deepEqual([...facets.countValues(table, wanted, ALL, "loai-hinh")], [[0, 2], [1, 1]]);
  assert.deepEqual([...facets.countValues(table, wanted, ALL, "khau")], [[0, 1]]);
});

test("a choice is added once, and taken back with the former name that it came by", function () {
  const chosen = { ...nothingChosen(), tinh: ["quang-nam"] };
  assert.deepEqual(facets.withChoice(table, chosen, "tinh", "hue", true).tinh, ["quang-nam", "hue"]);
  assert.deepEqual(facets.withChoice(table, chosen, "tinh", "da-nang", false).tinh, []);
  assert.deepEqual(facets.withChoice(table, chosen, "tinh", "da-nang", true).tinh, ["da-nang"]);
  assert.deepEqual(chosen.tinh, ["quang-nam"]);
});
