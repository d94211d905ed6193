/* The data of a task as it is fetched: what stays of the task before, what is told where it does not come. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { afterEach, test } from "node:test";

import { take } from "../../docs/assets/tasks/task-source.js";

const FORMAT = Number(/^FORMAT = (\d+)$/m.exec(readFileSync("scripts/pages/plan_page.py", "utf8"))?.[1]);
const HOI = [
  ["cach", "Quyết cách nào?", 0, [["hop", "Họp"], ["phieu", "Phát phiếu"]]],
  ["noi", "Ở đâu?", 1, [["thon", "Thôn"], ["xa", "Xã"]]],
];
const here = /** @type {any} */ (globalThis);
/** Scripts that were asked for. @type {string[]} */
const loaded = [];

/**
 * What runs a script, each of which brings a form of a task.
 * @param {unknown[]} forms - of the first script, the second; of all others the last one
 */
function site(...forms) {
  return async function (/** @type {string} */ url) {
    const dang = forms[Math.min(loaded.length, forms.length - 1)];
    loaded.push(url);
    here.kho = { viec: { ...here.kho?.viec, [url.split("/")[0]]: { dang, viec: url.split("/")[0], hoi: HOI } } };
  };
}
const gone = () => Promise.reject(new Error("mạng"));

afterEach(function () {
  loaded.length = 0;
  delete here.kho;
});

test("a task keeps the answers to questions that it asks too, and no others", async function () {
  const given = { cach: "phieu", noi: "tinh", khac: "hop" };
  const { source, told, cases } = await take("b", "b/ke-hoach.js", given, site(FORMAT));
  assert.equal(source?.viec, "b");
  assert.equal(told, "");
  assert.deepEqual(cases, { cach: "phieu" });
});

test("nothing of the task before stays where another does not come, and that is told", async function () {
  const taken = await take("b", "b/ke-hoach.js", { cach: "phieu" }, gone);
  assert.equal(taken.source, null);
  assert.deepEqual(taken.cases, {});
  assert.match(taken.told, /^Chưa tải được việc vừa chọn.*xem lại mạng/);
});

test("no task asks nothing", async function () {
  assert.deepEqual(await take("", "", { cach: "phieu" }, gone), { source: null, told: "", cases: {} });
});

test("what came once is not fetched again", async function () {
  await take("b", "b/ke-hoach.js", {}, site(FORMAT));
  assert.equal((await take("b", "b/ke-hoach.js", {}, gone)).source?.viec, "b");
  assert.deepEqual(loaded, ["b/ke-hoach.js"]);
});

test("an old copy in a cache is asked for once more, past the cache", async function () {
  const { source, told } = await take("b", "b/ke-hoach.js", {}, site(undefined, FORMAT));
  assert.equal(source?.dang, FORMAT);
  assert.equal(told, "");
  assert.match(loaded[1], /^b\/ke-hoach\.js\?\d+$/);
});

test("data of another form break no plan: the page asks to be loaded anew", async function () {
  for (const form of [undefined, FORMAT - 1, FORMAT + 1]) {
    loaded.length = 0;
    delete here.kho;
    const taken = await take("b", "b/ke-hoach.js", { cach: "phieu" }, site(form));
    assert.equal(taken.source, null);
    assert.equal(taken.told, "Kho vừa được cập nhật. Anh chị tải lại trang này giúp.");
    assert.equal(loaded.length, 2);
  }
});
