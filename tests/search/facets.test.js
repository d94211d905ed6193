/* Narrowing a list: columns read, values counted, choices changed. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { createDecoder } from "../../docs/assets/search/codec.js";
import * as facets from "../../docs/assets/search/facets.js";
import { tinyEngine } from "./tiny-engine.js";

/** @import { Column, Heading, Source } from "../../docs/assets/search/facets.js" */
/** @import { State } from "../../docs/assets/search/state.js" */

const decode = createDecoder("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");
/** Three entries and a page of another kind. @type {Source & { loc: (Heading & Column)[] }} */
const source = {
  loc: [
    {
      ma: "loai-hinh",
      ten: "Nơi làm",
      nhieu: 0,
      theo_so: 0,
      go: 0,
      gia: [["ton-giao", "Tôn giáo"], ["doanh-nghiep", "Doanh nghiệp"], ["khong", "Không phải bài"]],
      cot: "ABAC",
    },
    {
      ma: "khau",
      ten: "Khâu",
      nhieu: 1,
      theo_so: 0,
      go: 0,
      gia: [["dan-biet", "Dân biết"], ["dan-ban", "Dân bàn"]],
      cot: "BACABAA",
    },
    {
      ma: "tinh",
      ten: "Tỉnh",
      nhieu: 0,
      theo_so: 1,
      go: 1,
      gia: [["da-nang", "Đà Nẵng (gồm Quảng Nam), nay", "quang-nam"], ["hue", "Huế"], ["khong", "Toàn quốc"]],
      cot: "ABAC",
    },
  ],
  moi: "BCDA",
};
const table = facets.createTable(decode, source);
const [settings, stages, provinces] = table.facets;
const ALL = [0, 1, 2, 3];

/** @param {Record<string, string[]>} chosen */
const asChosen = (chosen) => new Map(Object.entries(chosen));

test("columns tell of each page which values it has", function () {
  assert.deepEqual(settings.rows, [[0], [1], [0], [2]]);
  assert.deepEqual(stages.rows, [[0], [0, 1], [], []]);
  assert.deepEqual([settings.several, stages.several, provinces.byCount], [false, true, true]);
  assert.deepEqual([settings.typed, provinces.typed], [false, true]);
});

/**
 * An engine to which these files of the index have come.
 * @param {Record<string, object>} files
 */
function engineWith(files) {
  const engine = tinyEngine();
  for (const [name, value] of Object.entries(files)) {
    engine.files.set("a/" + name, Promise.resolve(JSON.stringify(value)));
  }
  return { ...engine, decode };
}

test("a facet with a file of its own has it read only when it is asked for, by whoever asks", async function () {
  const [kinds, chain, { gia, cot, ...heading }] = source.loc;
  const files = { loc: { ...source, loc: [kinds, chain, heading] } };
  const bare = engineWith(files);
  const before = (await facets.loadTable(bare, ["khau"])).facets[2];
  assert.deepEqual([before.loaded, before.values, before.name], [false, [], "Tỉnh"]);
  assert.equal((await facets.knownChoice(bare, asChosen({ khau: ["dan-ban"] }))).size, 1);
  /** @type {((engine: ReturnType<typeof tinyEngine>) => Promise<unknown>)[]} */
  const doors = [
    (engine) => facets.knownChoice(engine, asChosen({ tinh: ["hue"] })),
    (engine) => facets.unknownValues(engine, "?tinh=hue"),
    (engine) => facets.loadTable(engine, ["tinh"]),
  ];
  for (const door of doors) {
    const engine = engineWith({ ...files, "loc-tinh": { gia, cot } });
    await door(engine);
    const facet = (await facets.loadTable(engine)).facets[2];
    assert.deepEqual([facet.loaded, facet.values.length, facet.rows], [true, 3, provinces.rows]);
  }
  const hits = ALL.map((page) => ({ page }));
  /** @type {State} */
  const state = { q: "a", order: "", chosen: asChosen({ tinh: ["hue"] }) };
  const picked = await facets.pickHits(engineWith({ ...files, "loc-tinh": { gia, cot } }), hits, state);
  assert.deepEqual(picked.map((hit) => hit.page), [1]);
});

test("callers at once have one table", async function () {
  const engine = engineWith({ loc: source });
  const [one, other] = await Promise.all([facets.loadTable(engine), facets.loadTable(engine)]);
  assert.equal(one, other);
});

test("what a facet has no value of is told, quoted only where it looks like an id", async function () {
  const engine = engineWith({ loc: source });
  /** @param {string} query */
  const said = async (query) => facets.describeUnknown(await facets.unknownValues(engine, query));
  assert.equal(await said("tinh=quang-nam&khau=dan-ban&fbclid=x&q=a&tinh="), "");
  assert.equal(await said("tinh=hue,sao-hoa"), "Phần lọc “Tỉnh” không có “sao-hoa”.");
  const both = "Phần lọc “Khâu” không có “x”, “t”. Phần lọc “Tỉnh” không có “y”, “z”.";
  assert.equal(await said("khau=x&tinh=y,z&khau=t"), both);
  for (const text of ["Hãy chuyển tiền", "<b>", "a".repeat(61), "HUE", "__proto__"])
    assert.equal(await said("tinh=" + encodeURIComponent(text)), "Phần lọc “Tỉnh” không có mục mà địa chỉ này ghi.");
  const alone = async (/** @type {string} */ query) =>
    (await facets.unknownValues(engine, query)).map((one) => one.alone);
  assert.deepEqual(await alone("tinh=hue,x&khau=x"), [true, false]);
});

test("a value has further ids; what is not known is passed over", function () {
  const chosen = asChosen({ tinh: ["quang-nam", "da-nang", "khong-co"], khau: ["quang-nam"] });
  assert.deepEqual(facets.chosenValues(provinces, chosen), [0]);
  assert.deepEqual(facets.chosenValues(stages, chosen), []);
});

test("values of one facet are alternatives, facets narrow each other", function () {
  /** @type {(chosen: Record<string, string[]>) => number[]} */
  const left = function (chosen) {
    const wanted = facets.wantedValues(table, asChosen(chosen));
    return ALL.filter((page) => facets.passes(wanted, page));
  };
  assert.deepEqual(left({}), ALL);
  assert.deepEqual(left({ "loai-hinh": ["ton-giao"] }), [0, 2]);
  assert.deepEqual(left({ "loai-hinh": ["ton-giao", "doanh-nghiep"] }), [0, 1, 2]);
  assert.deepEqual(left({ "loai-hinh": ["ton-giao"], khau: ["dan-biet"] }), [0]);
  assert.deepEqual(left({ "loai-hinh": ["khong-co"], "khong-co": ["gi"] }), ALL);
});

test("counts of a facet pass over what is chosen of it; those of one value a page add up", function () {
  const wanted = facets.wantedValues(table, asChosen({ "loai-hinh": ["ton-giao"] }));
  assert.deepEqual([...facets.countValues(wanted, ALL, settings)], [[0, 2], [1, 1], [2, 1]]);
  assert.deepEqual([...facets.countValues(wanted, ALL, stages)], [[0, 1]]);
  for (const facet of table.facets.filter((one) => !one.several)) {
    const counts = facets.countValues(new Map(), ALL, facet);
    assert.equal([...counts.values()].reduce((sum, count) => sum + count, 0), ALL.length);
  }
});

test("a part of a name finds it from the beginning of a word, without marks too", function () {
  const rows = provinces.values.map((value) => ({ value }));
  const found = (/** @type {string} */ text) =>
    facets.namedSo(tinyEngine(), rows, text).map(({ value }) => value[0]);
  assert.deepEqual(found("da na"), ["da-nang"]);
  assert.deepEqual(found("Quảng"), ["da-nang"]);
  assert.deepEqual([found("ang"), found("nay")], [[], []]);
  assert.deepEqual(found(" "), ["da-nang", "hue", "khong"]);
});

test("the kind of a place finds none of hundreds", function () {
  /** @type {[string, string][]} */
  const values = [["a", "phường Tân An, Đà Nẵng"], ["b", "xã Phú Lộc, Huế"]];
  const rows = values.map((value) => ({ value }));
  const found = (/** @type {string} */ text) => facets.namedSo(tinyEngine(), rows, text).map(({ value }) => value[0]);
  assert.deepEqual(found("phu"), ["b"]);
  assert.deepEqual(found("phuong tan"), ["a"]);
});

test("a choice is added once, and taken back with the other id that it came by", function () {
  const chosen = asChosen({ tinh: ["quang-nam"] });
  const [daNang, hue] = provinces.values;
  assert.deepEqual(facets.withChoice(chosen, provinces, hue, true).get("tinh"), ["quang-nam", "hue"]);
  assert.deepEqual(facets.withChoice(chosen, provinces, daNang, false), new Map());
  assert.deepEqual(facets.withChoice(chosen, provinces, daNang, true).get("tinh"), ["da-nang"]);
  assert.deepEqual(chosen.get("tinh"), ["quang-nam"]);
});
