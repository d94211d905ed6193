/* What a page of a task says for what was filled in. */
import assert from "node:assert/strict";
import { test } from "node:test";

import {
  applies,
  countedReasons,
  countsOf,
  dayOf,
  exchangeMatters,
  inWords,
  isWritten,
  lineOf,
  reasonOf,
  resultsOf,
  shortageOf,
  soundFacts,
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
/** @type {import("../../docs/assets/tasks/plan.js").Shortage} */
const SHORT = {
  dem: "du",
  mot: "hộ",
  co: "hộ có mặt",
  can: "hộ đồng ý",
  thi: "họp này chưa thể thông qua",
  khi: ["hop-dan"],
  cach: [["dời ngày họp", "bao"], ["lấy phiếu từng hộ", "phat"]],
};
/** @type {Task} */
const TASK = {
  requirements: [NOTICE, SEND, SHARE],
  byCase: { "ket-qua": { "hop-dan": "hop", phieu: "het-phieu" } },
  questionOf: { "hop-dan": "cach", phieu: "cach" },
  names: { hop: "ngày họp", "ket-qua": "ngày có kết quả" },
  caseNames: { "hop-dan": "Họp", phieu: "Phát phiếu", tu: "Doanh nghiệp khác", nha: "Doanh nghiệp nhà nước" },
  whose: ["loai"],
  uses: {},
  sizes: {},
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

test("a number that cannot suffice is told, with the ways that the task allows", function () {
  /** @type {Task} */
  const task = {
    ...TASK,
    requirements: [NOTICE, { ...SHARE, thieu: SHORT }, { ma: "phat", ngan: "Phát phiếu", khi: ["phieu"] }],
  };
  /** @type {(du: number, cases?: Record<string, string>) => ReturnType<typeof warningsOf>} */
  const warned = function (du, cases = { cach: "hop-dan" }) {
    const filled = facts({ numbers: { ho: 87, du }, cases });
    return warningsOf(task, filled, resultsOf(task, filled));
  };
  const text = "50 hộ có mặt, cần 58 hộ đồng ý: họp này chưa thể thông qua; thiếu 8 hộ.";
  assert.deepEqual(warned(50), [{ rows: [], text, ways: SHORT.cach }]);
  assert.deepEqual(warned(58), []);
  assert.match(warned(90)[0].text, /^90 hộ có mặt mà tổng số mới là 87/);
  assert.deepEqual(warned(50, {}), []);
  assert.deepEqual(warned(50, { cach: "phieu" }), []);
  const ended = { ...SHARE, thieu: SHORT, den: "2026-11-01" };
  assert.equal(shortageOf(ended, task, facts({ numbers: { ho: 87, du: 50 }, cases: { cach: "hop-dan" } })), null);
});

test("a way that another question rules out is not offered", function () {
  const questionOf = { ...TASK.questionOf, trong: "pham-vi", "ca-xa": "pham-vi" };
  const requirements = [NOTICE, { ...SHARE, thieu: SHORT }, { ma: "phat", ngan: "Phát phiếu", khi: ["trong"] }];
  const task = { ...TASK, questionOf, requirements };
  const filled = facts({ numbers: { ho: 87, du: 50 }, cases: { cach: "hop-dan", "pham-vi": "ca-xa" } });
  assert.deepEqual(warningsOf(task, filled, resultsOf(task, filled))[0].ways, [SHORT.cach[0]]);
});

test("fewer people than the law asks at a size are told", function () {
  const short = { ...SHORT, co: "người đại diện", can: "người trở lên", khi: [], mot: "người" };
  /** @type {import("../../docs/assets/tasks/plan.js").Requirement} */
  const row = { ma: "may", ngan: "", so_luong: { theo: "ho", bac: [{ tu: 50, den: 149, so: 4 }] }, thieu: short };
  const task = { ...TASK, requirements: [row] };
  /** @type {(du: number) => string | undefined} */
  const told = (du) => shortageOf(row, task, facts({ numbers: { ho: 60, du } }))?.text;
  assert.equal(told(2), "2 người đại diện, cần 4 người trở lên: họp này chưa thể thông qua; thiếu 2 người.");
  assert.equal(told(4), undefined);
});

test("a number that contradicts the case chosen is told", function () {
  /** @type {Task} */
  const task = { ...TASK, questionOf: { tu: "loai", nha: "loai" }, sizes: { tu: { cua: "ho", tu: 10 } } };
  /** @type {(ho: number) => string[]} */
  const told = function (ho) {
    const filled = facts({ numbers: { ho }, cases: { loai: "tu" } });
    return warningsOf(task, filled, resultsOf(task, filled)).map((one) => one.text);
  };
  assert.deepEqual(told(8), ["Đã điền 8, mà đã chọn “Doanh nghiệp khác”: xem lại hai ô ấy."]);
  assert.deepEqual(told(10), []);
});

test("what is of another case says whose, or when", function () {
  const task = { ...TASK, questionOf: { ...TASK.questionOf, tu: "loai", nha: "loai" } };
  const filled = facts({ cases: { cach: "hop-dan", loai: "tu" } });
  const reasons = [["nha"], ["nha"], ["phieu"], [], ["tu"]].map((cases) => reasonOf(cases, task, filled));
  assert.deepEqual(reasons, ["của doanh nghiệp nhà nước", "của doanh nghiệp nhà nước", "khi phát phiếu", "", ""]);
  assert.equal(countedReasons("bước", reasons.slice(0, 2)), "2 bước của doanh nghiệp nhà nước");
  assert.equal(countedReasons("bước", reasons), "3 bước: 2 của doanh nghiệp nhà nước; 1 khi phát phiếu");
  assert.equal(countedReasons("bước", ["", ""]), "");
  assert.equal(reasonOf(["nha"], task, facts({})), "");
  assert.equal(reasonOf(["hop-dan"], task, facts({ cases: { cach: "phieu" } })), "khi họp");
});

test("a field stays where a paper of the case writes it", function () {
  const task = { ...TASK, uses: { hop: [["hop-dan"]], ho: [[]] } };
  assert.ok(isWritten("hop", task, facts({})) && isWritten("ho", task, facts({ cases: { cach: "phieu" } })));
  assert.ok(!isWritten("hop", task, facts({ cases: { cach: "phieu" } })) && !isWritten("khac", task, facts({})));
});

test("where Saturday is not answered and matters, that is told", function () {
  /** @type {import("../../docs/assets/tasks/plan.js").Requirement} */
  const row = { ...NOTICE, thoi_han: { so: 5, don_vi: "ngay-lam-viec", kieu: "it-nhat", huong: "truoc" } };
  const task = { ...TASK, requirements: [row, NOTICE] };
  const days = { hop: "2026-12-21" };
  const [open, plain] = resultsOf(task, facts({ days, place: {} }));
  assert.match(open.text, /Chưa rõ nơi anh chị có làm thứ Bảy không; rõ rồi thì ngày ở đây có thể đổi\.$/);
  assert.match(resultsOf(task, facts({ days, place: { saturday: true } }))[0].text, /giữ ngày đầu cho chắc\.$/);
  assert.ok(plain.text);
});

test("a day outside of every requirement is warned of, and is no fact", function () {
  const task = { ...TASK, requirements: [NOTICE, { ...SEND, tu: "2023-07-01" }] };
  const filled = facts({ days: { hop: "2020-01-01" }, cases: { cach: "hop-dan" } });
  const [outside] = warningsOf(task, filled, resultsOf(task, filled));
  assert.equal(
    outside.text,
    "Ngày họp thứ Tư 1/1/2020 đã qua và ngoài thời gian các điều luật của việc này: không tính hạn, không vào giấy.",
  );
  assert.deepEqual(soundFacts(task, filled).days, {});
  const within = facts({ days: { hop: "2023-03-01" } });
  assert.deepEqual(soundFacts(task, within).days, within.days);
  assert.deepEqual(soundFacts({ ...task, requirements: [] }, filled).days, filled.days);
});

test("nothing is computed from a part that is more than its whole", function () {
  /** @type {import("../../docs/assets/tasks/plan.js").Requirement} */
  const hands = { ma: "tay", ngan: "", ty_le: { phep: "tren", tu_so: 1, mau_so: 2, cua: "du" } };
  const task = { ...TASK, requirements: [{ ...SHARE, thieu: SHORT }, hands] };
  /** @type {(du: number) => (string | undefined)[]} */
  const computed = function (du) {
    const filled = facts({ numbers: { ho: 87, du }, cases: { cach: "hop-dan" } });
    return countsOf(task, filled, resultsOf(task, filled)).map((one) => one.least + "/" + one.total);
  };
  assert.deepEqual(computed(70), ["58/87", "36/70"]);
  assert.deepEqual(computed(90), ["58/87"]);
});
