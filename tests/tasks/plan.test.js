/* What a page of a task says for what was filled in. */
import assert from "node:assert/strict";
import { test } from "node:test";

import {
  applies,
  countsOf,
  dayOf,
  exchangeMatters,
  inWords,
  lineOf,
  resultsOf,
  warningsOf,
} from "../../docs/assets/tasks/plan.js";
import { isDay, readState, writeState } from "../../docs/assets/tasks/task-state.js";

/** @typedef {import("../../docs/assets/tasks/plan.js").Task} Task */
/** @typedef {import("../../docs/assets/tasks/plan.js").Facts} Facts */

/** @type {import("../../docs/assets/tasks/plan.js").Requirement} */
const NOTICE = {
  ma: "bao",
  ngan: "Báo họp",
  thoi_han: { so: 2, don_vi: "ngay", kieu: "it-nhat", huong: "truoc" },
  moc: "hop",
  minh: true,
  tu: "2023-01-01",
};
/** @type {import("../../docs/assets/tasks/plan.js").Requirement} */
const SEND = {
  ma: "gui",
  ngan: "Gửi xã",
  thoi_han: { so: 5, don_vi: "ngay-lam-viec", kieu: "nhieu-nhat", huong: "sau" },
  moc: "ket-qua",
  minh: true,
};
/** @type {import("../../docs/assets/tasks/plan.js").Requirement} */
const SHARE = { ma: "qua", ngan: "Đủ hộ", khi: ["hop-dan"], ty_le: { phep: "tu", tu_so: 2, mau_so: 3, cua: "ho" } };
/** @type {Task} */
const TASK = {
  requirements: [NOTICE, SEND, SHARE],
  byCase: { "ket-qua": { "hop-dan": "hop", phieu: "het-phieu" } },
  questionOf: { "hop-dan": "cach", phieu: "cach" },
  names: { hop: "ngày họp", "ket-qua": "ngày có kết quả" },
  calendar: { years: [2026, 2027], off: [], offWithSaturday: [], swapped: [], madeUp: [], unknown: [] },
};
const NOTHING = { days: {}, numbers: {}, cases: {}, place: { saturday: false }, today: "2026-11-30" };
/** @type {(some: Partial<Facts>) => Facts} */
const facts = (some) => ({ ...NOTHING, ...some });
/** @type {(some: Partial<Facts>, task?: Task) => ReturnType<typeof resultsOf>} */
const results = (some, task = TASK) => resultsOf(task, facts(some));

test("days are said in words", function () {
  assert.equal(inWords("2026-12-17"), "thứ Năm 17/12/2026");
  assert.equal(inWords("2026-12-20T19:00"), "19 giờ 00 Chủ nhật 20/12/2026");
});

test("an event stands for another by the case that was chosen", function () {
  const days = { hop: "2026-12-20", "het-phieu": "2026-12-25" };
  assert.equal(dayOf("ket-qua", TASK, facts({ days, cases: { cach: "phieu" } })), "2026-12-25");
  assert.equal(dayOf("ket-qua", TASK, facts({ days, cases: { cach: "hop-dan" } })), "2026-12-20");
  assert.equal(dayOf("ket-qua", TASK, facts({ days })), "");
});

test("what is filled in gives days, what is not gives none", function () {
  const filled = { days: { hop: "2026-12-20" }, cases: { cach: "hop-dan" }, numbers: { ho: 100 } };
  const [notice, send, share] = results(filled);
  const wide = "Đọc rộng hơn thì thứ Sáu 18/12/2026; giữ ngày đầu cho chắc.";
  assert.equal(notice.text, "Muộn nhất thứ Năm 17/12/2026. " + wide);
  assert.equal(send.text, "Muộn nhất thứ Sáu 25/12/2026.");
  assert.equal(share.text, "Với 100: đủ khi có từ 67 trở lên.");
  assert.deepEqual(results({}).map((one) => [one.kind, one.text]), Array(3).fill(["thieu", ""]));
});

test("the numbers that must be reached are told beside the days", function () {
  /** @type {(total: number) => object[]} */
  const counts = function (total) {
    const filled = facts({ cases: { cach: "hop-dan" }, numbers: { ho: total } });
    return countsOf(TASK, filled, resultsOf(TASK, filled));
  };
  assert.deepEqual(counts(87), [
    { ma: "qua", least: "58", total: "87", crowd: "ho", text: "Với 87: đủ khi có từ 58 trở lên." },
  ]);
  assert.equal(Object.values(counts(1500)[0])[1], "1.000");
  assert.deepEqual(counts(0), []);
  const phieu = facts({ cases: { cach: "phieu" }, numbers: { ho: 87 } });
  assert.deepEqual(countsOf(TASK, phieu, resultsOf(TASK, phieu)), []);
});

test("what does not hold in the case chosen computes nothing; what is not chosen is asked for", function () {
  assert.equal(applies(["hop-dan"], TASK, facts({ cases: { cach: "phieu" } })), "khong");
  assert.equal(results({ cases: { cach: "phieu" }, numbers: { ho: 100 } })[2].kind, "khong-can");
  assert.equal(results({ numbers: { ho: 100 } })[2].kind, "chua-chon");
});

test("a day outside of its basis is withheld, and what comes next is said", function () {
  const ending = { ...NOTICE, den: "2026-12-31", sau: "Luật mới" };
  const [found] = results({ days: { hop: "2027-01-10" } }, { ...TASK, requirements: [ending] });
  assert.equal(found.kind, "ngoai");
  assert.match(found.text, /đến hết thứ Năm 31\/12\/2026; sau đó là Luật mới/);
  const [sent] = results(
    { days: { hop: "2026-12-30" }, cases: { cach: "hop-dan" } },
    { ...TASK, requirements: [{ ...SEND, den: "2026-12-31" }] },
  );
  assert.equal(sent.kind, "ngoai"); // the day it would give lies outside
});

test("a day that has passed moves the meeting, one that is near is told", function () {
  const filled = facts({ days: { hop: "2026-12-01" } });
  const [late] = warningsOf(TASK, filled, resultsOf(TASK, filled));
  const moved = "; hãy dời ngày họp tới sớm nhất thứ Năm 3/12/2026:";
  assert.equal(late.text, "Hạn đã qua, muộn nhất là thứ Sáu 27/11/2026" + moved);
  assert.deepEqual(late.rows, ["bao"]);
  const near = facts({ days: { hop: "2026-12-05" } });
  assert.equal(warningsOf(TASK, near, resultsOf(TASK, near))[0].text, "Sát ngày, hạn là thứ Tư 2/12/2026:");
});

test("what comes before its wait is over is told", function () {
  /** @type {import("../../docs/assets/tasks/plan.js").Requirement} */
  const wait = {
    ma: "cho",
    ngan: "Niêm yết",
    thoi_han: { so: 30, don_vi: "ngay", kieu: "it-nhat", huong: "sau" },
    moc: "niem-yet",
    roi: "hop",
  };
  const task = { ...TASK, requirements: [wait] };
  const filled = facts({ days: { "niem-yet": "2026-11-01", hop: "2026-11-20" } });
  assert.deepEqual(warningsOf(task, filled, resultsOf(task, filled)), [
    { rows: ["cho"], text: "Sớm quá, ngày họp phải từ thứ Tư 2/12/2026:" },
  ]);
});

test("the line of time has events, last days and today in order", function () {
  const filled = facts({ days: { hop: "2026-12-20T19:00" }, cases: { cach: "hop-dan" } });
  const line = lineOf(filled, resultsOf(TASK, filled));
  assert.deepEqual(line.map((one) => one.kind), ["hom-nay", "han", "moc", "han"]);
  assert.deepEqual(lineOf(facts({}), results({})), []);
});

test("exchanged days are asked about only near one", function () {
  const task = { ...TASK, calendar: { ...TASK.calendar, swapped: ["2026-08-31"] } };
  assert.ok(exchangeMatters(task, facts({ days: { hop: "2026-08-20" } })));
  assert.ok(!exchangeMatters(task, facts({ days: { hop: "2026-12-20" } })));
});

test("an address carries days, numbers and choices that the page asks for, and nothing else", function () {
  const asked = { days: ["hop"], numbers: ["ho"], choices: { cach: ["hop-dan", "phieu"] } };
  const state = { days: { hop: "2026-12-20T19:00" }, numbers: { ho: 87 }, choices: { cach: "phieu" } };
  assert.equal(writeState(state), "#hop=2026-12-20T19:00&ho=87&cach=phieu");
  assert.deepEqual(readState(writeState(state), asked), state);
  const nothing = { days: {}, numbers: {}, choices: {} };
  for (const hash of ["#hop=2026-02-30&ho=-1&cach=<b>", "#hop=hôm nay&ho=1e9&la=1", "#ho=1.5&hop=2026-12-20T25:00"]) {
    assert.deepEqual(readState(hash, asked), nothing, hash);
  }
  assert.equal(readState("#luat-doi-gi", asked), null);
  assert.ok(!isDay("2026-13-01") && isDay("2028-02-29"));
});

test("words that no longer hold on the day are told, for papers rest on them", function () {
  const words = { ma: "chu", ngan: "Chữ", tu: "2018-01-01", den: "2026-12-31" };
  const task = { ...TASK, requirements: [words] };
  assert.equal(results({ days: { hop: "2026-12-20" } }, task)[0].kind, "");
  const [gone] = results({ days: { hop: "2027-01-10" } }, task);
  assert.equal(gone.kind, "ngoai");
  assert.match(gone.text, /^Không áp dụng cho ngày ấy: .* chỉ áp dụng đến hết thứ Năm 31\/12\/2026/);
});
