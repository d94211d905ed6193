/* From five answers to a plan. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { casesOf, headOf, planOf } from "../../docs/assets/tasks/answers.js";

/** @typedef {import("../../docs/assets/tasks/answers.js").Source} Source */

const CALENDAR = { years: [2026, 2027], off: [], offWithSaturday: [], swapped: [], madeUp: [], unknown: [] };
/** @type {Source} */
const SOURCE = {
  dang: 1,
  viec: "hop-thon",
  su_kien: { "ket-qua": { hop: "ngay-hop", phieu: "het-phieu" } },
  ten: { "ngay-hop": "ngày họp", "het-phieu": "ngày hết phiếu", "ket-qua": "ngày có kết quả" },
  moc: [["ngay-hop", "Ngày họp"], ["het-phieu", "Ngày hết phiếu"]],
  hoi: [
    ["cach", "Quyết cách nào?", 0, [["hop", "Họp"], ["phieu", "Phát phiếu"]]],
    ["bang", "Biểu quyết bằng gì?", 0, [["kin", "Có", "Phiếu kín"], ["gio-tay", "Giơ tay"]]],
  ],
  co: {},
  so: ["ho", "Tổng số hộ"],
  thu_bay: false,
  loai_hinh: ["nong-thon-moi"],
  dong: [
    {
      ma: "gui", ngan: "Gửi xã", moc: "ket-qua", noi: "Điều 20", quy_tac: "chậm nhất 5 ngày sau ngày có kết quả",
      thoi_han: { so: 5, don_vi: "ngay", kieu: "nhieu-nhat", huong: "sau" },
    },
    {
      ma: "bao", ngan: "Báo họp", moc: "ngay-hop", noi: "Điều 3", quy_tac: "ít nhất 2 ngày trước ngày họp",
      thoi_han: { so: 2, don_vi: "ngay", kieu: "it-nhat", huong: "truoc" }, den: "2026-12-31", sau: "Luật mới",
    },
    { ma: "phieu", ngan: "Chốt phiếu", khi: ["phieu"], moc: "het-phieu", noi: "Điều 4", quy_tac: "3 ngày",
      thoi_han: { so: 3, don_vi: "ngay", kieu: "nhieu-nhat", huong: "sau" } },
    {
      ma: "du", ngan: "Đủ hộ", khi: ["kin"], noi: "Điều 21", quy_tac: "từ 2/3",
      ty_le: { phep: "tu", tu_so: 2, mau_so: 3, cua: "ho" },
    },
    { ma: "cu-tri", ngan: "Nửa số dự", noi: "Điều 5", quy_tac: "trên 50% số dự",
      ty_le: { phep: "tren", tu_so: 1, mau_so: 2, cua: "du" } },
  ],
  chu: [[], ["phieu"], ["kin"], []],
  giay: [
    { ten: "Giấy mời", the_thuc: "thường", mang: ["bao"], khi: [], trang: "viec/hop-thon/giay-moi/" },
    { ten: "Phiếu", the_thuc: "thường", mang: [], khi: ["phieu"], trang: "" },
  ],
  hay_sai: [],
};
/** @type {import("../../docs/assets/tasks/answers.js").Answers} */
const ANSWERS = { day: "2026-12-20", event: "ngay-hop", number: 100, cases: {} };
/** @type {(some?: Partial<typeof ANSWERS>, today?: string) => ReturnType<typeof planOf>} */
const plan = (some, today = "2026-12-01") => planOf(SOURCE, { ...ANSWERS, ...some }, CALENDAR, today);
/** @type {(lines: { row: { ma: string } }[]) => string[]} */
const ids = (lines) => lines.map(({ row }) => row.ma);

test("the day answers the question of how it is decided, where that is the only way", function () {
  assert.deepEqual(casesOf(SOURCE, "ngay-hop"), { cach: "hop" });
  assert.deepEqual(casesOf(SOURCE, "khac"), {});
});

test("lines with a day stand in their order, with a number beside, and what waits for another day last", function () {
  const { dated, counted, waiting } = plan();
  assert.deepEqual(ids(dated), ["bao", "gui"]);
  assert.deepEqual(dated.map(({ result }) => result.day), ["2026-12-17", "2026-12-25"]);
  assert.deepEqual(ids(counted), ["du"]);
  assert.match(counted[0].result.text, /từ 67/);
  assert.deepEqual(ids(waiting), ["cu-tri"]);
});

test("what the day shows not to hold is left out; what nobody asked holds nothing back", function () {
  const { dated, counted, waiting, papers } = plan();
  assert.ok(!ids([...dated, ...counted, ...waiting]).includes("phieu"));
  assert.deepEqual(counted[0].row.khi, ["kin"]);
  assert.deepEqual(papers.map(({ paper }) => paper.ten), ["Giấy mời"]);
  assert.deepEqual(plan({ event: "het-phieu" }).papers.map(({ paper }) => paper.ten), ["Giấy mời", "Phiếu"]);
});

test("what the reader answered is reckoned with, and what he ruled out is told", function () {
  const { counted, waiting, papers, others, left } = plan({ cases: { cach: "phieu", bang: "gio-tay" } });
  assert.ok(ids(waiting).includes("phieu"));
  assert.deepEqual(ids(counted), []);
  assert.deepEqual(papers.map(({ paper }) => paper.ten), ["Giấy mời", "Phiếu"]);
  assert.equal(others, 3);
  assert.equal(left, "2 điều khi phiếu kín");
  assert.equal(plan().left, "2 điều khi phát phiếu");
});

test("a day outside of its law is withheld, and so is the paper that carries it", function () {
  const { dated, withheld, papers } = plan({ day: "2027-01-10" });
  assert.deepEqual([ids(dated), ids(withheld)], [["gui"], ["bao"]]);
  assert.match(withheld[0].result.text, /chỉ áp dụng đến hết thứ Năm 31\/12\/2026; sau đó là Luật mới/);
  assert.match(papers[0].why, /^Không tính/);
  assert.equal(plan().papers[0].why, "");
});

test("a day that has passed is warned of", function () {
  assert.match(plan({}, "2026-12-19").warnings[0].text, /Hạn đã qua/);
});

test("without a day there is none, and the rule stands", function () {
  const { dated, waiting } = plan({ day: "", number: 0 });
  assert.deepEqual(dated, []);
  assert.deepEqual(ids(waiting), ["gui", "bao", "phieu", "du", "cu-tri"]);
});

test("the day itself and today stand among the days, one that no law knows does not", function () {
  const days = plan().days.map(({ kind, ma }) => kind + " " + ma);
  assert.deepEqual(days, ["hom-nay ", "han bao", "moc ngay-hop", "han gui"]);
  assert.deepEqual(plan({ day: "" }).days, []);
});

test("the head says where, how many, by when", function () {
  const said = headOf(SOURCE, ANSWERS, "Nông thôn mới");
  assert.equal(said, "Nông thôn mới · Tổng số hộ: 100 · Ngày họp, muộn nhất: Chủ nhật 20/12/2026");
  assert.equal(headOf(SOURCE, { day: "", event: "", number: 0 }, ""), "");
});
