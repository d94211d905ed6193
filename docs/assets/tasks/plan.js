/* What the law asks on which day, from what a reader filled in: pure, so that Node can test it. */
import { grouped } from "./paper-facts.js";
import { daysInYear, daysOf, firstPossible, inTime, needed, stepFor, weekday } from "./counting.js";

/** @typedef {import("./counting.js").Calendar} Calendar */
/** @typedef {import("./counting.js").Place} Place */
/** @typedef {import("./counting.js").Rule} Rule */

/**
 * A requirement as the page carries it. Only what was held against the law has a form; `tu` and `den` are the first and
 * the last day of its basis, `sau` what comes after it; `minh` is false where somebody else owes it.
 * @typedef {Rule & {
 *   ma: string, ngan: string, khi?: string[], moc?: string, roi?: string, minh?: boolean,
 *   tu?: string, den?: string, sau?: string,
 *   dinh_ky?: object,
 *   ty_le?: { phep: "tu" | "tren", tu_so: number, mau_so: number, cua: string },
 *   so_luong?: { theo?: string, bac?: { tu: number, den?: number, so: number, so_den?: number }[] },
 * }} Requirement
 */

/**
 * What a reader filled in; events by id as days, or moments where he gave an hour.
 * @typedef {object} Facts
 * @property {Record<string, string>} days
 * @property {Record<string, number>} numbers - sizes of crowds, by id
 * @property {Record<string, string>} cases - the answer to each question about cases, "" where there is none
 * @property {Place} place
 * @property {string} today - ISO day
 */

/**
 * What is constant on a page.
 * @typedef {object} Task
 * @property {Requirement[]} requirements
 * @property {Record<string, Record<string, string>>} byCase - events that stand for others: case → event
 * @property {Record<string, string>} questionOf - case → question
 * @property {Record<string, string>} names - events by id, in words for the middle of a sentence
 * @property {Calendar} calendar
 */

/**
 * What a requirement comes to. `text` is "" where there is nothing to say; `day` is the day that counts, for the line
 * of time; `state` tells how that day lies to today.
 * @typedef {object} Result
 * @property {string} ma
 * @property {"" | "khong-can" | "chua-chon" | "thieu" | "ngoai" | "ngay" | "so"} kind
 * @property {string} text
 * @property {string} day
 * @property {"" | "qua" | "gan" | "con"} state
 */

/**
 * A warning: something has passed, or comes too soon; `rows` are the ids of the requirements that say so.
 * @typedef {object} Warning
 * @property {string[]} rows
 * @property {string} text
 */

const NEAR_DAYS = 2;
const WEEKDAYS = ["Chủ nhật", "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy"];

/**
 * A day in words: “thứ Năm 17/12/2026”, with the hour where there is one.
 * @param {string} day
 */
export function inWords(day) {
  const [year, month, date] = day.slice(0, 10).split("-").map(Number);
  const hour = day.length > 10 ? day.slice(11, 16).replace(":", " giờ ") + " " : "";
  return hour + WEEKDAYS[weekday(day)] + " " + date + "/" + month + "/" + year;
}

/**
 * The day of an event: its own, or that of the event that it stands for in the case chosen; "" where it is not known.
 * @param {string} id
 * @param {Task} task
 * @param {Facts} facts
 */
export function dayOf(id, task, facts) {
  const choices = task.byCase[id];
  if (!choices) return facts.days[id] || "";
  const chosen = Object.values(facts.cases).find((one) => one in choices);
  return (chosen && facts.days[choices[chosen]]) || "";
}

/**
 * Whether a requirement holds in the cases chosen: for each question of its cases, one of them is the answer.
 * @param {string[]} cases
 * @param {Task} task
 * @param {Facts} facts
 * @returns {"co" | "khong" | "chua-chon"}
 */
export function applies(cases, task, facts) {
  let open = false;
  for (const question of new Set(cases.map((one) => task.questionOf[one]))) {
    const answer = facts.cases[question] || "";
    if (!answer) open = true;
    else if (!cases.includes(answer)) return "khong";
  }
  return open ? "chua-chon" : "co";
}

/**
 * What each requirement comes to, in their order.
 * @param {Task} task
 * @param {Facts} facts
 * @returns {Result[]}
 */
export function resultsOf(task, facts) {
  return task.requirements.map(function (row) {
    return { ma: row.ma, kind: "", text: "", day: "", state: "", ...resultOf(row, task, facts) };
  });
}

/**
 * @param {Requirement} row
 * @param {Task} task
 * @param {Facts} facts
 * @returns {Partial<Result>}
 */
function resultOf(row, task, facts) {
  const holds = applies(row.khi || [], task, facts);
  if (holds === "khong") return { kind: "khong-can", text: "Không cần trong trường hợp anh chị chọn." };
  const found = hasDays(row) ? daysResult(row, task, facts) : otherResult(row, facts);
  if (holds === "chua-chon" && found.kind && found.kind !== "thieu") {
    return { kind: "chua-chon", text: "Chọn trường hợp ở trên để biết có cần không." };
  }
  return found;
}

/** @param {Requirement} row */
const isCounted = (row) => hasDays(row) || Boolean(row.ty_le || row.so_luong);

/** @param {Requirement} row */
const hasDays = (row) => Boolean(row.thoi_han || row.khoang || row.keo_dai || row.trong_nam);

/**
 * @param {Requirement} row
 * @param {Task} task
 * @param {Facts} facts
 * @returns {Partial<Result>}
 */
function daysResult(row, task, facts) {
  const event = row.trong_nam ? "" : dayOf(row.moc || "", task, facts);
  if (!row.trong_nam && !event) return { kind: "thieu" };
  if (event && !inTime(event, row.tu || "", row.den || "")) return outside(row);
  const found = row.trong_nam
    ? nextInYears(row, facts, task.calendar)
    : daysOf(row, event, row.minh !== false, facts.place, task.calendar);
  if (found.why) return { kind: "thieu", text: whyNot(found.why, found.reason) };
  const day = found.latest || found.earliest;
  const given = [found.earliest, found.latest].filter(Boolean);
  if (!given.every((one) => inTime(one, row.tu || "", row.den || ""))) return outside(row);
  return { kind: "ngay", text: sentence(row, found, task), day, state: stateOf(found, facts.today, row) };
}

/**
 * The rule of every year, this year or, where its last day has passed, the next one.
 * @param {Requirement} row
 * @param {Facts} facts
 * @param {Calendar} calendar
 */
function nextInYears(row, facts, calendar) {
  const year = Number(facts.today.slice(0, 4));
  const now = daysInYear(row, year, facts.place, calendar);
  return now.latest && now.latest < facts.today ? daysInYear(row, year + 1, facts.place, calendar) : now;
}

/**
 * @param {string} why
 * @param {string} reason
 */
function whyNot(why, reason) {
  if (why === "chua-biet") return "Chưa tính được: " + reason + ".";
  if (why === "ngoai-nam") return "Chưa tính được: chưa có lịch nghỉ của năm " + reason + ".";
  return why === "thieu-gio" ? "Điền cả giờ để tính." : "";
}

/**
 * @param {Requirement} row
 * @returns {Partial<Result>}
 */
function outside(row) {
  const words = row.den ? "chỉ áp dụng đến hết " + inWords(row.den) : "";
  const from = row.tu ? "áp dụng từ " + inWords(row.tu) : "";
  const after = row.den && row.sau ? "; sau đó là " + row.sau : "";
  const lead = isCounted(row) ? "Không tính" : "Không áp dụng cho ngày ấy";
  return { kind: "ngoai", text: lead + ": điều này " + [from, words].filter(Boolean).join(", ") + after + "." };
}

/**
 * @param {Requirement} row
 * @param {import("./counting.js").Outcome} found
 * @param {Task} task
 */
function sentence(row, found, task) {
  const moved = found.moved ? " (đã tránh ngày nghỉ)" : "";
  const wide = found.wide ? " Đọc rộng hơn thì " + inWords(found.wide) + "; giữ ngày đầu cho chắc." : "";
  if (row.khoang || (found.earliest && found.latest && found.earliest !== found.latest)) {
    return "Từ " + inWords(found.earliest) + " đến hết " + inWords(found.latest) + moved + ".";
  }
  if (row.keo_dai && found.earliest) return "Giữ đến hết " + inWords(found.earliest) + moved + ".";
  if (row.trong_nam && found.earliest) return inWords(found.latest) + ".";
  if (found.earliest) {
    const what = task.names[row.roi || ""] || "";
    return "Sớm nhất " + inWords(found.earliest) + moved + (what ? " mới tới " + what : "") + "." + wide;
  }
  return "Muộn nhất " + inWords(found.latest) + moved + "." + wide;
}

/**
 * How the last day lies to today; a wait has no last day.
 * @param {import("./counting.js").Outcome} found
 * @param {string} today
 * @param {Requirement} row
 * @returns {"" | "qua" | "gan" | "con"}
 */
function stateOf(found, today, row) {
  if (!found.latest || row.minh === false) return "";
  const day = found.latest.slice(0, 10);
  if (day < today) return "qua";
  return (Date.parse(day) - Date.parse(today)) / 864e5 <= NEAR_DAYS ? "gan" : "con";
}

/**
 * @param {Requirement} row
 * @param {Facts} facts
 * @returns {Partial<Result>}
 */
function otherResult(row, facts) {
  // words that no longer hold are told as well as numbers: papers rest on them
  const asked = Object.values(facts.days).find(Boolean) || facts.today;
  if (!inTime(asked, row.tu || "", row.den || "")) return outside(row);
  const crowd = row.ty_le ? row.ty_le.cua : row.so_luong && row.so_luong.theo;
  if (!crowd) return {};
  const total = facts.numbers[crowd];
  if (!total) return { kind: "thieu" };
  if (row.ty_le) {
    const enough = needed(row.ty_le, total);
    if (enough > total) return { kind: "so", text: "Với " + grouped(total) + ": không đủ được." };
    return { kind: "so", text: "Với " + grouped(total) + ": đủ khi có từ " + grouped(enough) + " trở lên." };
  }
  const step = stepFor((row.so_luong && row.so_luong.bac) || [], total);
  if (!step) return { kind: "so", text: "Luật không nói cho quy mô " + grouped(total) + "." };
  const upto = step.so_den ? " đến " + step.so_den : "";
  return { kind: "so", text: "Với quy mô " + grouped(total) + ": " + step.so + upto + "." };
}


/**
 * What a reader must be warned of: days that have passed, or are near; an event that comes before its wait is over.
 * @param {Task} task
 * @param {Facts} facts
 * @param {Result[]} results
 * @returns {Warning[]}
 */
export function warningsOf(task, facts, results) {
  /** @type {Map<string, string[]>} */
  const warnings = new Map();
  /** @type {(ma: string, text: string) => void} */
  const warn = (ma, text) => void warnings.set(text, [...(warnings.get(text) || []), ma]);
  for (const [i, row] of task.requirements.entries()) {
    const { kind, day, state } = results[i];
    if (kind !== "ngay") continue;
    const event = task.names[row.moc || ""] || "";
    if (state === "qua") warn(row.ma, passed(row, day, event, task, facts));
    if (state === "gan") {
      const isToday = day.slice(0, 10) === facts.today;
      warn(row.ma, isToday ? "Hôm nay là hạn:" : "Sát ngày, hạn là " + inWords(day) + ":");
    }
    const then = row.roi ? dayOf(row.roi, task, facts) : "";
    if (then && day && then < day) {
      const what = task.names[row.roi || ""] || "";
      warn(row.ma, "Sớm quá, " + what + " phải từ " + inWords(day) + ":");
    }
  }
  return [...warnings].map(([text, rows]) => ({ text, rows }));
}

/**
 * @param {Requirement} row
 * @param {string} day
 * @param {string} event
 * @param {Task} task
 * @param {Facts} facts
 */
function passed(row, day, event, task, facts) {
  const before = (row.thoi_han && row.thoi_han.huong === "truoc") || (row.khoang && row.khoang.huong === "truoc");
  const was = "Hạn đã qua, muộn nhất là " + inWords(day);
  const set = before ? dayOf(row.moc || "", task, facts) : "";
  if (!set || set.slice(0, 10) < facts.today) return was + ":";
  const possible = firstPossible([row], set, facts.today, facts.place, task.calendar);
  return possible ? was + "; hãy dời " + event + " tới sớm nhất " + inWords(possible) + ":" : was + ":";
}

/**
 * The numbers that must be reached, in the order of the requirements.
 * @param {Task} task
 * @param {Facts} facts
 * @param {Result[]} results
 * @returns {{ ma: string, least: string, total: string, crowd: string, text: string }[]} `least` of `total` of a crowd,
 *   or, where it is no share or cannot be reached, `text` alone
 */
export function countsOf(task, facts, results) {
  return task.requirements.flatMap(function (row, i) {
    const { kind, text } = results[i];
    if (kind !== "so") return [];
    const crowd = (row.ty_le && row.ty_le.cua) || "";
    const total = facts.numbers[crowd] || 0;
    const least = row.ty_le ? needed(row.ty_le, total) : 0;
    if (!least || least > total) return [{ ma: row.ma, least: "", total: "", crowd, text }];
    return [{ ma: row.ma, least: grouped(least), total: grouped(total), crowd, text }];
  });
}

/**
 * Whether a requirement may still count in the cases chosen.
 * @param {Requirement} row
 * @param {Task} task
 * @param {Facts} facts
 */
export const mayCount = (row, task, facts) => applies(row.khi || [], task, facts) !== "khong";

const NEAR_EXCHANGE_DAYS = 45;

/**
 * Whether days exchanged for officials lie so near to a day filled in that it matters who follows them.
 * @param {Task} task
 * @param {Facts} facts
 */
export function exchangeMatters(task, facts) {
  const days = [...task.calendar.swapped, ...task.calendar.madeUp].map((day) => Date.parse(day));
  return Object.values(facts.days).some((event) =>
    days.some((day) => Math.abs(day - Date.parse(event.slice(0, 10))) <= NEAR_EXCHANGE_DAYS * 864e5),
  );
}

/**
 * The line of time: events and computed days with today among them, in order.
 * @param {Facts} facts
 * @param {Result[]} results
 * @returns {{ day: string, kind: "moc" | "han" | "hom-nay", ma: string }[]} `ma` is an event or a requirement
 */
export function lineOf(facts, results) {
  const counted = results.filter((one) => one.kind === "ngay" && one.day);
  const rows = counted.map(({ day, ma }) => ({ day, kind: "han", ma }));
  const events = Object.entries(facts.days).map(([ma, day]) => ({ day, kind: "moc", ma }));
  if (!rows.length && !events.length) return [];
  const all = [...rows, ...events, { day: facts.today, kind: "hom-nay", ma: "" }];
  const order = ["hom-nay", "han", "moc"];
  all.sort((a, b) => compare(a.day.slice(0, 10), b.day.slice(0, 10)) || order.indexOf(a.kind) - order.indexOf(b.kind));
  return /** @type {{ day: string, kind: "moc" | "han" | "hom-nay", ma: string }[]} */ (all);
}

/**
 * @param {string} a
 * @param {string} b
 */
const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
