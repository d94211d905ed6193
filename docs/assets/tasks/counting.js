/* How days are counted, and how many make a share. Pure: what it knows of days off and of the reader's place it is
   told.

   Civil Code 2015, Articles 145, 147, 148: the day of an event is not counted; months end on the same date, or on the
   last day of a shorter month; a term that would end on a day off ends with the next working day. Where a rule can be
   read in two ways, what the reader owes takes the one that asks more of him, and what somebody else owes the wide one,
   so that nobody is told too soon that an office is late.

   Days are ISO texts ("2026-12-20"), moments have an hour too ("2026-12-20T19:00"); they compare as texts. */

/**
 * The days off of some years. Saturdays and Sundays are not listed.
 * @typedef {object} Calendar
 * @property {number[]} years - years that are held; of no other one a day off is known
 * @property {string[]} off - days off for everybody
 * @property {string[]} offWithSaturday - days off only where Saturday is a day of rest
 * @property {string[]} swapped - working days on which officials are off
 * @property {string[]} madeUp - Saturdays on which officials work for them
 * @property {[string, string, string][]} unknown - first and last day of a span nobody knows yet, and why
 */

/**
 * What the reader said of his place; what he did not say is left out, and then counts in whichever way asks more of him
 * (of what somebody else owes: less).
 * @typedef {object} Place
 * @property {boolean} [saturday] - whether Saturday is worked
 * @property {boolean} [exchanged] - whether it follows the days exchanged for officials
 */

/** @typedef {"ngay" | "ngay-lam-viec" | "thang" | "gio"} Unit */

/**
 * A form of a requirement, by its key in the file of the task: one of them is there.
 * @typedef {object} Rule
 * @property {{ so: number, don_vi: Unit, kieu: "it-nhat" | "nhieu-nhat", huong: "truoc" | "sau" }} [thoi_han]
 * @property {{ tu: number, den: number, don_vi: Unit, huong: "truoc" | "sau" }} [khoang]
 * @property {{ so: number, don_vi: Unit, kieu: "it-nhat" | "nhieu-nhat" }} [keo_dai]
 * @property {{ truoc?: string, den_het?: string, vao?: string, phan?: string }} [trong_nam]
 */

/**
 * What a rule gives. Either days ("" where there is none on that side), or why there are none.
 *
 * `latest` is the last day on which it may be done, `earliest` the first one; `wide` is the last day that the wider
 * reading of the same rule gives, "" where both agree or nobody knows; `moved` tells that a day off was stepped over.
 * @typedef {object} Outcome
 * @property {string} earliest
 * @property {string} latest
 * @property {string} wide
 * @property {boolean} moved
 * @property {"" | "thieu-ngay" | "thieu-gio" | "chua-biet" | "ngoai-nam"} why
 * @property {string} reason - of an unknown span, why nobody knows it; the year that is not held
 */

/** A day of which it is not known whether it is off: nothing can be counted across it. */
class Unknown extends Error {
  /**
   * @param {"chua-biet" | "ngoai-nam"} why
   * @param {string} reason
   */
  constructor(why, reason) {
    super(reason);
    this.why = why;
  }
}

const DAY_MS = 24 * 60 * 60 * 1000;
const FARTHEST = 4000; // steps of one day: no term is longer

/**
 * The day so many days later, or earlier where the count is negative.
 * @param {string} day
 * @param {number} count
 */
export function addDays(day, count) {
  return new Date(Date.parse(day.slice(0, 10)) + count * DAY_MS).toISOString().slice(0, 10);
}

/**
 * The same date so many months later (or earlier), or the last day of a month that has no such date.
 * @param {string} day
 * @param {number} count
 */
export function addMonths(day, count) {
  const [year, month, date] = day.slice(0, 10).split("-").map(Number);
  const first = new Date(Date.UTC(year, month - 1 + count, 1));
  const length = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return addDays(first.toISOString(), Math.min(date, length) - 1);
}

/**
 * The moment so many hours later.
 * @param {string} moment - with its hour
 * @param {number} count
 */
export function addHours(moment, count) {
  return new Date(Date.parse(moment + ":00Z") + count * (DAY_MS / 24)).toISOString().slice(0, 16);
}

/**
 * Day of the week, 0 for Sunday.
 * @param {string} day
 */
export function weekday(day) {
  return new Date(day.slice(0, 10)).getUTCDay();
}

/**
 * A place of which all is known, with the days off that hold there.
 * @typedef {object} Here
 * @property {boolean} saturday
 * @property {boolean} exchanged
 * @property {Calendar} calendar
 */

/**
 * Whether a day is off.
 * @param {string} day
 * @param {Here} here
 * @throws {Unknown} where nobody knows
 */
function isOff(day, { saturday, exchanged, calendar }) {
  const span = calendar.unknown.find(([from, to]) => from <= day && day <= to);
  if (span) throw new Unknown("chua-biet", span[2]);
  if (!calendar.years.includes(Number(day.slice(0, 4)))) throw new Unknown("ngoai-nam", day.slice(0, 4));
  if (exchanged && calendar.madeUp.includes(day)) return false;
  if (exchanged && calendar.swapped.includes(day)) return true;
  if (calendar.off.includes(day) || (!saturday && calendar.offWithSaturday.includes(day))) return true;
  const of = weekday(day);
  return of === 0 || (of === 6 && !saturday);
}

/**
 * The nearest working day from a day on (step 1) or back from it (step -1); the day itself where it is one.
 * @param {string} day
 * @param {1 | -1} step
 * @param {Here} here
 */
function working(day, step, here) {
  let found = day;
  while (isOff(found, here)) found = addDays(found, step);
  return found;
}

/**
 * The last day of a term of so many units that begins with an event; the day of the event is not counted.
 * @param {string} event
 * @param {number} count
 * @param {Unit} unit - not hours
 * @param {Here} here
 */
function termEnd(event, count, unit, here) {
  if (unit === "thang") return addMonths(event, count);
  if (unit === "ngay") return addDays(event, count);
  let day = event.slice(0, 10);
  for (let left = count; left > 0;) {
    day = addDays(day, 1);
    if (!isOff(day, here)) left -= 1;
  }
  return day;
}

/**
 * The last day from which a term of so many units is over no later than on a day.
 * @param {string} end
 * @param {number} count
 * @param {Unit} unit - not hours
 * @param {Here} here
 */
function termStart(end, count, unit, here) {
  if (unit === "ngay") return addDays(end, -count);
  if (unit === "thang") {
    let day = addDays(addMonths(end, -count), 3); // months of different lengths: the last of several days
    while (addMonths(day, count) > end) day = addDays(day, -1);
    return day;
  }
  let day = end;
  for (let left = count; left > 0; day = addDays(day, -1)) {
    if (!isOff(day, here)) left -= 1;
  }
  return day;
}

/**
 * @param {Partial<Outcome>} some
 * @returns {Outcome}
 */
function outcome(some) {
  return { earliest: "", latest: "", wide: "", moved: false, why: "", reason: "", ...some };
}

/**
 * All that a place may be where something was not said.
 * @param {Place} place
 * @param {Calendar} calendar
 * @returns {Here[]}
 */
function variants(place, calendar) {
  /** @param {boolean | undefined} said */
  const either = (said) => (said === undefined ? [false, true] : [said]);
  return either(place.saturday).flatMap((saturday) =>
    either(place.exchanged).map((exchanged) => ({ saturday, exchanged, calendar })),
  );
}

/** @param {string[]} days */
const first = (days) => days.reduce((a, b) => (a < b ? a : b));
/** @param {string[]} days */
const last = (days) => days.reduce((a, b) => (a > b ? a : b));

/**
 * What a function finds, or why nobody can know it.
 * @param {() => Outcome} find
 * @returns {Outcome}
 */
function known(find) {
  try {
    return find();
  } catch (error) {
    if (!(error instanceof Unknown)) throw error;
    return outcome({ why: error.why, reason: error.message });
  }
}

const NOBODY_KNOWS = "?";

/**
 * A day that stands beside the answer: where nobody knows it, the answer is still one.
 * @param {() => string} find
 */
function beside(find) {
  try {
    return find();
  } catch (error) {
    if (!(error instanceof Unknown)) throw error;
    return NOBODY_KNOWS;
  }
}

/**
 * The working day before a last day that is off, as long as it is not before a first day; else the last day itself.
 * @param {string} end
 * @param {string} from
 * @param {Here} here
 */
function backFrom(end, from, here) {
  const back = working(end, -1, here);
  return back < from ? end : back;
}

/**
 * The days that a rule gives for an event.
 *
 * - `thoi_han` before an event ("ít nhất 2 ngày trước"): `latest`. Strictly, so many whole days lie between the two;
 *   if that day is off, the working day before it. `wide` lets the term end on the day of the event, and is not
 *   moved. What somebody else owes takes the wide reading, not moved.
 * - `thoi_han` after an event ("nhiều nhất 5 ngày sau"): `latest`. The reader's own moves back from a day off, but not
 *   to before the event, and `wide` is the next working day (Article 148.5); what somebody else owes moves on.
 * - `thoi_han` at least … after ("chờ ít nhất 30 ngày"): `earliest`, the day after the term is over; a last day off
 *   moves on to the next working day first. For somebody else it is not moved.
 * - `khoang`: `earliest` and `latest`, strictly read on both sides, `latest` moved back from a day off, but not to
 *   before `earliest`.
 * - `keo_dai` at least: `earliest`, the last day that it must still last (moved on from a day off; for somebody else
 *   not moved). At most: `latest`, the last day that it may, as for `thoi_han` after an event.
 *
 * Only where the last day is looked at for being off, or working days are counted, can a day be unknown. Hours count
 * from the hour of the event and are never moved.
 * @param {Rule} rule
 * @param {string} event - the day of the event, with an hour where the unit is hours; "" where it is not known
 * @param {boolean} ours - whether the reader owes it
 * @param {Place} place
 * @param {Calendar} calendar
 * @returns {Outcome}
 */
export function daysOf(rule, event, ours, place, calendar) {
  if (!event) return outcome({ why: "thieu-ngay" });
  const form = rule.thoi_han || rule.khoang || rule.keo_dai;
  if (!form) return outcome({});
  if (form.don_vi === "gio") return hoursOf(rule, event);
  return known(function () {
    const found = variants(place, calendar).map((here) => daysAt(rule, event.slice(0, 10), ours, here));
    const latest = (ours ? first : last)(found.map((one) => one.latest));
    const earliest = (ours ? last : first)(found.map((one) => one.earliest));
    const wide = last(found.map((one) => one.wide)); // NOBODY_KNOWS comes after every day
    const moved = found.some((one) => one.moved && one.latest === latest && one.earliest === earliest);
    return outcome({ earliest, latest, wide: [latest, NOBODY_KNOWS].includes(wide) ? "" : wide, moved });
  });
}

/**
 * The same at a place of which all is known.
 * @param {Rule} rule
 * @param {string} event
 * @param {boolean} ours
 * @param {Here} here
 */
function daysAt(rule, event, ours, here) {
  if (rule.khoang) return windowAt(rule.khoang, event, here);
  const result = { earliest: "", latest: "", wide: "", moved: false };
  const form = rule.thoi_han || rule.keo_dai;
  if (!form) return result;
  if (rule.thoi_han && rule.thoi_han.huong === "truoc") {
    const wide = () => termStart(event, form.so, form.don_vi, here);
    const strict = ours ? termStart(addDays(event, -1), form.so, form.don_vi, here) : wide();
    result.latest = ours ? working(strict, -1, here) : strict;
    result.wide = ours ? beside(wide) : strict;
    result.moved = result.latest !== strict;
    return result;
  }
  const end = termEnd(event, form.so, form.don_vi, here);
  if (form.kieu === "nhieu-nhat") {
    result.latest = ours ? backFrom(end, event, here) : working(end, 1, here);
    result.wide = beside(() => working(end, 1, here));
    result.moved = result.latest !== end;
    return result;
  }
  const over = ours ? working(end, 1, here) : end;
  result.earliest = rule.keo_dai ? over : addDays(over, 1);
  result.moved = over !== end;
  return result;
}

/**
 * @param {NonNullable<Rule["khoang"]>} form
 * @param {string} event
 * @param {Here} here
 */
function windowAt({ tu, den, don_vi: unit, huong }, event, here) {
  const before = huong === "truoc";
  const eve = addDays(event, -1);
  const earliest = before
    ? addDays(termStart(eve, den, unit, here), 1)
    : addDays(termEnd(event, tu, unit, here), 1);
  const end = before ? termStart(eve, tu, unit, here) : termEnd(event, den, unit, here);
  const latest = backFrom(end, earliest, here);
  return { earliest, latest, wide: "", moved: latest !== end };
}

/**
 * @param {Rule} rule
 * @param {string} event
 */
function hoursOf(rule, event) {
  if (event.length < 16) return outcome({ why: "thieu-gio" });
  if (rule.khoang) {
    const { tu, den, huong } = rule.khoang;
    const sign = huong === "truoc" ? -1 : 1;
    const ends = [addHours(event, sign * tu), addHours(event, sign * den)].sort();
    return outcome({ earliest: ends[0], latest: ends[1] });
  }
  if (rule.keo_dai) {
    const moment = addHours(event, rule.keo_dai.so);
    return outcome(rule.keo_dai.kieu === "it-nhat" ? { earliest: moment } : { latest: moment });
  }
  const { so, kieu, huong } = /** @type {{ so: number, kieu: string, huong: string }} */ (rule.thoi_han);
  const moment = addHours(event, huong === "truoc" ? -so : so);
  return outcome(huong === "sau" && kieu === "it-nhat" ? { earliest: moment } : { latest: moment });
}

/** @type {Record<string, [string, string]>} */
const PARTS = {
  "quy-1": ["01-01", "03-31"],
  "quy-2": ["04-01", "06-30"],
  "quy-3": ["07-01", "09-30"],
  "quy-4": ["10-01", "12-31"],
  "nua-dau": ["01-01", "06-30"],
  "nua-cuoi": ["07-01", "12-31"],
};

/**
 * The days of a rule about every year (`trong_nam`) in one year: before a day is the day before it; a last day off
 * moves back to the working day before it.
 * @param {Rule} rule
 * @param {number} year
 * @param {Place} place
 * @param {Calendar} calendar
 * @returns {Outcome}
 */
export function daysInYear(rule, year, place, calendar) {
  const { truoc, den_het: until, vao, phan } = rule.trong_nam || {};
  if (vao) return outcome({ earliest: dayOfYear(vao, year), latest: dayOfYear(vao, year) });
  const [from, to] = phan ? PARTS[phan].map((part) => year + "-" + part) : ["", ""];
  const end = to || (truoc ? addDays(dayOfYear(truoc, year), -1) : dayOfYear(until || "31/12", year));
  return known(function () {
    const latest = first(variants(place, calendar).map((here) => working(end, -1, here)));
    return outcome({ earliest: from, latest, moved: latest !== end });
  });
}

/**
 * @param {string} said - "30/6"; 29/2 is the last day of February in any year
 * @param {number} year
 */
function dayOfYear(said, year) {
  const [date, month] = said.split("/").map(Number);
  const begin = addMonths(year + "-01-01", month - 1);
  const length = Number(addDays(addMonths(begin, 1), -1).slice(8));
  return addDays(begin, Math.min(date, length) - 1);
}

/**
 * The first day, from a day on, for an event before which some terms must be over: none of their latest days lies
 * before today. "" where none is found, or nobody knows.
 * @param {Rule[]} rules - with `thoi_han` or `khoang` before the event
 * @param {string} from - with its hour, if any
 * @param {string} today
 * @param {Place} place
 * @param {Calendar} calendar
 */
export function firstPossible(rules, from, today, place, calendar) {
  const begin = from.slice(0, 10) > today ? from.slice(0, 10) : today;
  for (let step = 0; step < FARTHEST; step += 1) {
    const day = addDays(begin, step);
    const event = day + from.slice(10);
    const found = rules.map((rule) => daysOf(rule, event, true, place, calendar));
    if (found.some((one) => one.why)) return "";
    if (found.every((one) => one.latest.slice(0, 10) >= today)) return day;
  }
  return "";
}

/**
 * How many of a crowd a share takes: "từ" is that many or more, "trên" is more than that.
 * @param {{ phep: "tu" | "tren", tu_so: number, mau_so: number }} share
 * @param {number} total - a whole number, not negative
 * @returns {number} the least number of people, households … that is enough
 */
export function needed(share, total) {
  const product = total * share.tu_so;
  const whole = Math.floor(product / share.mau_so);
  if (share.phep === "tren") return whole + 1;
  return product % share.mau_so ? whole + 1 : whole;
}

/**
 * The step of an amount by size that holds for a size, null where none does.
 * @template {{ tu: number, den?: number }} Step
 * @param {Step[]} steps
 * @param {number} size
 * @returns {Step | null}
 */
export function stepFor(steps, size) {
  return steps.find((step) => step.tu <= size && (step.den === undefined || size <= step.den)) || null;
}

/**
 * Whether a day lies in the time of a basis.
 * @param {string} day - a day or moment
 * @param {string} from - "" where it always was
 * @param {string} to - the last day, "" where no end is known
 */
export function inTime(day, from, to) {
  const date = day.slice(0, 10);
  return from <= date && (!to || date <= to);
}
