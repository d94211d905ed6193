/* Folding, how spellings agree, slips, keys of an input method that is switched off. */
import assert from "node:assert/strict";
import { test } from "node:test";

import * as words from "../../docs/assets/search/words.js";

const VIETNAMESE = words.createWriting(
  "\u0300\u0309\u0303\u0301\u0323",
  "!#$%&",
  "^(?:qu|[bcdghklmnprstvx]+)y$",
);

/** @type {[raw: string, bare: string, exact: string][]} */
const FOLDED = [
  ["Đường", "duong", "đương!"],
  ["hoà", "hoa", "hoa!"],
  ["hòa", "hoa", "hoa!"],
  ["KỸ", "ki", "ki$"],
  ["kĩ", "ki", "ki$"],
  ["quý", "qui", "qui%"],
  ["yêu", "yeu", "yêu"],
  ["1.000", "1000", "1000"],
  ["1,000", "1000", "1000"],
  ["m²", "m2", "m2"],
  ["ệ".normalize("NFD"), "e", "ê&"],
];
for (const [raw, bare, exact] of FOLDED) {
  test(`${raw} folds to ${bare} and ${exact}`, function () {
    assert.deepEqual(words.fold(VIETNAMESE, raw), { bare, exact, raw });
  });
}

test("words are what letters and digits make; points part no number", function () {
  const found = words.words(VIETNAMESE, "Góp 1.500.000 đồng, 3.5 ngày/hộ");
  assert.deepEqual(found.map((word) => word.bare), ["gop", "1500000", "dong", "3", "5", "ngay", "ho"]);
});

test("a number is parted from the unit glued to it; thousands may be parted the English way", function () {
  const found = words.words(VIETNAMESE, "3km 50m2 1.500m² 61,000 đồng 0,125 1,5 30a T78 d9oi61");
  assert.deepEqual(
    found.map((word) => word.bare),
    ["3", "km", "50", "m2", "1500", "m2", "61000", "dong", "0", "125", "1", "5", "30", "a", "t78", "d9oi61"],
  );
});

for (const word of ["hòa", "giếng", "quốc", "gìn", "khuỷu", "nghĩa", "ước", "thuở", "giặt", "oái", "bà"]) {
  test(`${word} comes back from its exact form`, function () {
    const again = words.spell(VIETNAMESE, words.fold(VIETNAMESE, word).exact);
    assert.equal(words.fold(VIETNAMESE, again).exact, words.fold(VIETNAMESE, word).exact);
    assert.equal(again, word);
  });
}

/** @type {[typed: string, found: string, marked: boolean, value: number][]} */
const AGREEMENTS = [
  ["đương!", "đương!", true, 1],
  ["duong", "đương!", false, 0.95], // typed without marks
  ["duong", "đương!", true, 0.7], // without marks among words that have some
  ["đương", "đương!", true, 0.7], // a tone may still come
  ["duong!", "đương!", true, 0.7], // so may a hat
  ["đương%", "đương!", true, 0.12], // another tone
  ["đương!", "dương!", true, 0.12], // another letter
];
for (const [typed, found, marked, value] of AGREEMENTS) {
  test(`${typed} agrees with ${found} by ${value}${marked ? "" : " where nothing has marks"}`, function () {
    assert.equal(words.agreement(VIETNAMESE, typed, found, marked), value);
  });
}

test("a word half typed may become one with more marks and letters", function () {
  assert.ok(words.begins(VIETNAMESE, "d", "đương!"));
  assert.ok(words.begins(VIETNAMESE, "đuo", "đương!"));
  assert.ok(!words.begins(VIETNAMESE, "đuo%", "đương!"));
  assert.ok(!words.begins(VIETNAMESE, "dan", "đương!"));
});

/** @type {[keys: string, word: string][]} */
const TELEX = [["hieens", "hiến"], ["ddaats", "đất"], ["dduwowngf", "đường"], ["hoaf", "hòa"], ["lamf", "làm"]];
for (const [keys, word] of TELEX) {
  test(`${keys} is Telex for ${word}`, function () {
    assert.equal(words.telex(keys).normalize("NFC"), word);
  });
}

/** @type {[keys: string, word: string][]} */
const VNI = [["d9oi61", "đối"], ["hie6n1", "hiến"], ["d9uo7ng2", "đường"], ["lam2", "làm"], ["lam", "lam"]];
for (const [keys, word] of VNI) {
  test(`${keys} is VNI for ${word}`, function () {
    assert.equal(words.vni(keys).normalize("NFC"), word);
  });
}

test("what regions mix up sounds alike, both ways", function () {
  for (const [one, other] of [["chanh", "tranh"], ["xa", "sa"], ["lam", "nam"], ["zoc", ""], ["gian", "dan"]]) {
    if (!other) assert.equal(words.soundAlikes(one).has(one), false);
    else {
      assert.ok(words.soundAlikes(one).has(other), `${one} ${other}`);
      assert.ok(words.soundAlikes(other).has(one), `${other} ${one}`);
    }
  }
});

test("one slip is a letter changed, added, left out, or two exchanged", function () {
  for (const other of ["giam", "gian", "giams", "gam", "gima", "xiam"]) {
    assert.equal(words.isOneSlip("giam", other), other !== "giam", other);
    assert.equal(words.isOneSlip(other, "giam"), other !== "giam", other);
  }
  for (const other of ["giamss", "ga", "mgia", "xian"]) assert.equal(words.isOneSlip("giam", other), false, other);
});

test("a unit or a code without a vowel is no word typed by VNI", function () {
  for (const code of ["m2", "km2", "m3", "h5", "đ5"]) assert.equal(words.vni(code), code);
});
