/* How days are counted: what the law's words and the calendar give. */
import assert from "node:assert/strict";
import { test } from "node:test";

import {
  addMonths,
  daysInYear,
  daysOf,
  firstPossible,
  inTime,
  needed,
  stepFor,
} from "../../docs/assets/tasks/counting.js";

/** @typedef {import("../../docs/assets/tasks/counting.js").Calendar} Calendar */
/** @typedef {import("../../docs/assets/tasks/counting.js").Rule} Rule */

/** @type {Calendar} */
const CALENDAR = {
  years: [2026, 2027],
  off: ["2026-04-30", "2026-05-01", "2026-09-01", "2026-09-02", "2027-01-01", "2027-04-30", "2027-05-01"],
  offWithSaturday: ["2027-05-03"],
  swapped: ["2026-08-31"],
  madeUp: ["2026-08-22"],
  unknown: [["2027-02-01", "2027-02-14", "Tết chưa công bố"]],
};
const OFFICE = { saturday: false, exchanged: false };

/** @typedef {import("../../docs/assets/tasks/counting.js").Unit} Unit */
/** @type {(so: number, don_vi?: Unit) => Rule} */
const before = (so, don_vi = "ngay") => ({ thoi_han: { so, don_vi, kieu: "it-nhat", huong: "truoc" } });
/** @type {(so: number, don_vi?: Unit) => Rule} */
const after = (so, don_vi = "ngay") => ({ thoi_han: { so, don_vi, kieu: "nhieu-nhat", huong: "sau" } });
/** @type {(so: number, don_vi?: Unit) => Rule} */
const wait = (so, don_vi = "ngay") => ({ thoi_han: { so, don_vi, kieu: "it-nhat", huong: "sau" } });
/** @type {(rule: Rule, event: string, ours?: boolean, place?: object) => ReturnType<typeof daysOf>} */
const days = (rule, event, ours = true, place = OFFICE) => daysOf(rule, event, ours, place, CALENDAR);

test("two days before a meeting on a Sunday: two whole days lie between, the wider reading stands beside", function () {
  const found = days(before(2), "2026-12-20");
  assert.deepEqual([found.latest, found.wide, found.moved], ["2026-12-17", "2026-12-18", false]);
});

test("a latest day that is off is the working day before it", function () {
  const found = days(before(2), "2026-12-23"); // Sunday 20
  assert.deepEqual([found.latest, found.moved], ["2026-12-18", true]);
});

test("five working days after a Sunday end on Friday", function () {
  assert.equal(days(after(5, "ngay-lam-viec"), "2026-12-20").latest, "2026-12-25");
});

test("a term of the reader's own ends before a day off, that of an office after it", function () {
  const own = days(after(7), "2026-12-20"); // Sunday 27
  assert.deepEqual([own.latest, own.wide], ["2026-12-25", "2026-12-28"]);
  const theirs = days(after(7), "2026-12-20", false);
  assert.deepEqual([theirs.latest, theirs.wide], ["2026-12-28", ""]);
});

test("a day does not move back to before the event, nor out of its window", function () {
  const own = days(after(1), "2026-12-19"); // Saturday, and Sunday 20
  assert.deepEqual([own.latest, own.wide, own.moved], ["2026-12-20", "2026-12-21", false]);
  const rule = /** @type {Rule} */ ({ khoang: { tu: 1, den: 3, don_vi: "ngay", huong: "truoc" } });
  const found = days(rule, "2026-12-22"); // Saturday 19, Sunday 20
  assert.deepEqual([found.earliest, found.latest, found.moved], ["2026-12-19", "2026-12-20", false]);
});

test("who must wait thirty days may go on when they have run out", function () {
  assert.equal(days(wait(30), "2026-11-01").earliest, "2026-12-02");
  assert.equal(days(wait(30), "2026-10-30").earliest, "2026-12-01"); // ends on Sunday 29, so on Monday 30
});

test("five working days before: five of them lie between", function () {
  const found = days(before(5, "ngay-lam-viec"), "2026-12-14");
  assert.deepEqual([found.latest, found.wide], ["2026-12-04", "2026-12-07"]);
});

test("months end on the same date, or with the month", function () {
  assert.equal(addMonths("2026-01-31", 1), "2026-02-28");
  assert.equal(addMonths("2027-12-31", 2), "2028-02-29");
  assert.equal(days(after(1, "thang"), "2026-05-31").latest, "2026-06-30");
  assert.equal(days(before(1, "thang"), "2026-04-01").latest, "2026-02-27"); // not on Saturday 28/2
});

test("nothing is counted across days that nobody knows, and it is said why", function () {
  const found = days(after(5, "ngay-lam-viec"), "2027-01-29");
  assert.deepEqual([found.latest, found.why, found.reason], ["", "chua-biet", "Tết chưa công bố"]);
  assert.equal(days(after(5), "2027-01-29").why, "chua-biet");
  assert.equal(days(after(5, "ngay-lam-viec"), "2027-12-29").why, "ngoai-nam");
  assert.equal(days(after(5, "ngay-lam-viec"), "2027-01-20").latest, "2027-01-27");
});

test("a day that is known is given though nobody knows the wider one", function () {
  const meeting = days(before(5, "ngay-lam-viec"), "2027-02-01"); // may the term end on that day?
  assert.deepEqual([meeting.latest, meeting.wide, meeting.why], ["2027-01-22", "", ""]);
  const own = days(after(2), "2027-01-28"); // Saturday 30
  assert.deepEqual([own.latest, own.wide, own.why], ["2027-01-29", "", ""]);
  assert.equal(days(after(2), "2027-01-28", false).why, "chua-biet");
});

test("days exchanged for officials count as asks more, unless the place says", function () {
  const rule = after(2, "ngay-lam-viec"); // from Friday 28/8: 31/8, 3/9 – or 3/9, 4/9
  assert.equal(daysOf(rule, "2026-08-28", true, { saturday: false }, CALENDAR).latest, "2026-09-03");
  assert.equal(daysOf(rule, "2026-08-28", false, { saturday: false }, CALENDAR).latest, "2026-09-04");
  assert.equal(daysOf(rule, "2026-08-28", true, { saturday: false, exchanged: true }, CALENDAR).latest, "2026-09-04");
});

test("a place that works on Saturday counts it; one that did not say is not told a later day", function () {
  const rule = after(3, "ngay-lam-viec");
  const works = { saturday: true, exchanged: false };
  assert.equal(days(rule, "2026-12-17", true, works).latest, "2026-12-21");
  assert.equal(days(rule, "2026-12-17").latest, "2026-12-22");
  assert.equal(days(rule, "2026-12-17", true, { exchanged: false }).latest, "2026-12-21");
  assert.equal(days(after(1, "ngay-lam-viec"), "2027-05-01", true, works).latest, "2027-05-03");
  assert.equal(days(after(1, "ngay-lam-viec"), "2027-05-01").latest, "2027-05-04");
});

test("a window has two ends, both strictly read", function () {
  const rule = /** @type {Rule} */ ({ khoang: { tu: 1, den: 3, don_vi: "ngay", huong: "truoc" } });
  const found = days(rule, "2026-12-18");
  assert.deepEqual([found.earliest, found.latest], ["2026-12-15", "2026-12-16"]);
});

test("what must last keeps on until its last day, what may last ends there", function () {
  const keep = /** @type {Rule} */ ({ keo_dai: { so: 30, don_vi: "ngay", kieu: "it-nhat" } });
  assert.equal(days(keep, "2026-11-30").earliest, "2026-12-30");
  assert.equal(days(keep, "2026-11-27").earliest, "2026-12-28"); // Sunday 27
  const may = /** @type {Rule} */ ({ keo_dai: { so: 6, don_vi: "thang", kieu: "nhieu-nhat" } });
  assert.equal(days(may, "2026-06-30").latest, "2026-12-30");
});

test("hours count from the hour", function () {
  assert.equal(days(before(24, "gio"), "2026-12-20T19:00").latest, "2026-12-19T19:00");
  assert.equal(days(before(24, "gio"), "2026-12-20").why, "thieu-gio");
});

test("an event without a day gives no day", function () {
  assert.deepEqual([days(before(2), "").latest, days(before(2), "").why], ["", "thieu-ngay"]);
});

test("a day of every year: before it is the day before", function () {
  assert.equal(daysInYear({ trong_nam: { truoc: "30/6" } }, 2027, OFFICE, CALENDAR).latest, "2027-06-29");
  assert.equal(daysInYear({ trong_nam: { den_het: "31/1" } }, 2027, OFFICE, CALENDAR).latest, "2027-01-29");
  const part = daysInYear({ trong_nam: { phan: "quy-4" } }, 2026, OFFICE, CALENDAR);
  assert.deepEqual([part.earliest, part.latest], ["2026-10-01", "2026-12-31"]);
  assert.equal(daysInYear({ trong_nam: { vao: "18/11" } }, 2026, OFFICE, CALENDAR).latest, "2026-11-18");
});

test("a meeting that is too near moves to the first day that leaves its terms", function () {
  assert.equal(firstPossible([before(2)], "2026-12-20", "2026-12-18", OFFICE, CALENDAR), "2026-12-21");
  assert.equal(firstPossible([before(2)], "2026-12-20", "2026-11-30", OFFICE, CALENDAR), "2026-12-20");
});

test("a share says how many are enough", function () {
  assert.equal(needed({ phep: "tren", tu_so: 1, mau_so: 2 }, 87), 44);
  assert.equal(needed({ phep: "tren", tu_so: 1, mau_so: 2 }, 88), 45);
  assert.equal(needed({ phep: "tu", tu_so: 2, mau_so: 3 }, 100), 67);
  assert.equal(needed({ phep: "tu", tu_so: 2, mau_so: 3 }, 99), 66);
  assert.equal(needed({ phep: "tren", tu_so: 70, mau_so: 100 }, 10), 8);
});

test("a share is the least number that satisfies it, for every crowd of 1 to 2,000", function () {
  for (let total = 1; total <= 2000; total += 1) {
    for (const [tu_so, mau_so] of [[1, 2], [2, 3], [1, 10], [7, 10], [3, 4]]) {
      const more = needed({ phep: "tren", tu_so, mau_so }, total);
      assert.ok(more * mau_so > total * tu_so && (more - 1) * mau_so <= total * tu_so);
      const from = needed({ phep: "tu", tu_so, mau_so }, total);
      assert.ok(from * mau_so >= total * tu_so && (from - 1) * mau_so < total * tu_so);
    }
  }
});

test("an amount goes by size", function () {
  const steps = [{ tu: 1, den: 49, so: 3 }, { tu: 50, den: 149, so: 4 }, { tu: 150, so: 9 }];
  assert.deepEqual([0, 1, 49, 50, 150, 9999].map((size) => stepFor(steps, size)?.so), [undefined, 3, 3, 4, 9, 9]);
});

test("a day outside of its basis is seen", function () {
  assert.ok(inTime("2026-12-31T23:00", "2018-01-01", "2026-12-31"));
  assert.ok(!inTime("2027-01-01", "2018-01-01", "2026-12-31"));
  assert.ok(!inTime("2017-12-31", "2018-01-01", ""));
});
