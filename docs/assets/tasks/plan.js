/* What the law asks on which day, from what a reader filled in: pure, so that Node can test it. */
import { formatCount } from "../pages/dom.js";
import { smallMatter } from "./places.js";
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
 *   thieu?: Shortage,
 * }} Requirement
 */

/**
 * What is said where a number that the reader gives (`dem`) cannot suffice: `mot` and `co` say it (“hộ”, “hộ có mặt”),
 * `can` what is needed, `thi` what follows, `cach` the ways on with the requirements that allow them.
 * @typedef {object} Shortage
 * @property {string} dem
 * @property {string} mot
 * @property {string} co
 * @property {string} can
 * @property {string} thi
 * @property {string[]} [khi]
 * @property {[text: string, ma: string][]} cach
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
 * @property {Record<string, string>} caseNames
 * @property {string[]} whose - questions whose answers are kinds of people or places
 * @property {Record<string, string[][]>} uses - events and crowds of papers: in which cases, each time
 * @property {Record<string, { cua: string, tu?: number, den?: number }>} sizes - that the names of cases tell
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
 * A warning: something has passed, comes too soon, or cannot suffice; `rows` are the ids of the requirements that say
 * so, `ways` what may be done, each with the requirement that allows it.
 * @typedef {object} Warning
 * @property {string[]} rows
 * @property {string} text
 * @property {Shortage["cach"]} [ways]
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
  // a day outside of all stays: each requirement says its own time
  const known = { ...facts, numbers: soundFacts(task, facts).numbers };
  return task.requirements.map(function (row) {
    return { ma: row.ma, kind: "", text: "", day: "", state: "", ...resultOf(row, task, known) };
  });
}

/**
 * What was filled in without what cannot be: days outside of all requirements, counts that are more than their whole.
 * @param {Task} task
 * @param {Facts} facts
 * @returns {Facts}
 */
export function soundFacts(task, facts) {
  const above = task.requirements.filter((row) => isMoreThanAll(row, task, facts)).map((row) => row.thieu?.dem);
  /** @type {<Kind>(all: Record<string, Kind>, isSound: (id: string) => boolean) => Record<string, Kind>} */
  const only = (all, isSound) => Object.fromEntries(Object.entries(all).filter(([id]) => isSound(id)));
  return {
    ...facts,
    days: only(facts.days, (id) => !isOutsideAll(id, task, facts)),
    numbers: only(facts.numbers, (id) => !above.includes(id)),
  };
}

/**
 * Whether the day filled in for an event lies outside of the time of every requirement that may hold, of those that
 * have one.
 * @param {string} id - of the event
 * @param {Task} task
 * @param {Facts} facts
 */
export function isOutsideAll(id, task, facts) {
  const rows = task.requirements.filter((row) => (row.tu || row.den) && mayCount(row, task, facts));
  const day = facts.days[id];
  return Boolean(day && rows.length) && !rows.some((row) => inTime(day, row.tu || "", row.den || ""));
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
export const isCounted = (row) => hasDays(row) || Boolean(row.ty_le || row.so_luong);

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
  return { kind: "ngay", text: sentence(row, found, task, facts), day, state: stateOf(found, facts.today, row) };
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
 * @param {Facts} facts
 */
function sentence(row, found, task, facts) {
  const open = saturdayMatters(row, task, facts) ? SATURDAY : "";
  const moved = found.moved ? " (đã tránh ngày nghỉ)" : "";
  const wide = (found.wide ? " Đọc rộng hơn thì " + inWords(found.wide) + "; giữ ngày đầu cho chắc." : "") + open;
  if (row.khoang || (found.earliest && found.latest && found.earliest !== found.latest)) {
    return "Từ " + inWords(found.earliest) + " đến hết " + inWords(found.latest) + moved + "." + open;
  }
  if (row.keo_dai && found.earliest) return "Giữ đến hết " + inWords(found.earliest) + moved + "." + open;
  if (row.trong_nam && found.earliest) return inWords(found.latest) + ".";
  if (found.earliest) {
    const what = task.names[row.roi || ""] || "";
    return "Sớm nhất " + inWords(found.earliest) + moved + (what ? " mới tới " + what : "") + "." + wide;
  }
  return "Muộn nhất " + inWords(found.latest) + moved + "." + wide;
}

/** True also where no field asks: a plan has none. */
const SATURDAY = " Chưa rõ nơi anh chị có làm thứ Bảy không; rõ rồi thì ngày ở đây có thể đổi.";

/**
 * Whether the days of a requirement hang on a question that is open: whether Saturdays are worked.
 * @param {Requirement} row
 * @param {Task} task
 * @param {Facts} facts
 */
function saturdayMatters(row, task, facts) {
  if (facts.place.saturday !== undefined || row.trong_nam) return false;
  const event = dayOf(row.moc || "", task, facts);
  const [free, worked] = [false, true].map(function (saturday) {
    const found = daysOf(row, event, row.minh !== false, { ...facts.place, saturday }, task.calendar);
    return found.earliest + " " + found.latest + " " + found.wide;
  });
  return free !== worked;
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
  const crowd = crowdOf(row);
  if (!crowd) return {};
  const total = facts.numbers[crowd];
  if (!total) return { kind: "thieu" };
  if (row.ty_le) {
    const enough = needed(row.ty_le, total);
    if (enough > total) return { kind: "so", text: "Với " + formatCount(total) + ": không đủ được." };
    return { kind: "so", text: "Với " + formatCount(total) + ": đủ khi có từ " + formatCount(enough) + " trở lên." };
  }
  const step = stepFor((row.so_luong && row.so_luong.bac) || [], total);
  if (!step) return { kind: "so", text: "Luật không nói cho quy mô " + formatCount(total) + "." };
  const upto = step.so_den ? " đến " + step.so_den : "";
  return { kind: "so", text: "Với quy mô " + formatCount(total) + ": " + step.so + upto + "." };
}


/**
 * What is said of a number that the reader gave where it cannot suffice, or is more than all; null where it may.
 * @param {Requirement} row
 * @param {Task} task
 * @param {Facts} facts
 * @returns {Warning | null}
 */
export function shortageOf(row, task, facts) {
  const form = row.thieu;
  const total = facts.numbers[crowdOf(row)];
  const given = form && facts.numbers[form.dem];
  if (!form || !total || !given) return null;
  if (!isMoreThanAll(row, task, facts) && !isDue(row, form, task, facts)) return null;
  const has = formatCount(given) + " " + form.co;
  if (given > total) {
    return { rows: [row.ma], text: has + " mà tổng số mới là " + formatCount(total) + ": xem lại hai con số ấy:" };
  }
  const least = row.ty_le ? needed(row.ty_le, total) : stepFor(row.so_luong?.bac || [], total)?.so || 0;
  if (given >= least) return null;
  const lacking = "; thiếu " + formatCount(least - given) + " " + form.mot + ".";
  const ways = form.cach.filter(([, ma]) => isOpen(ma, form.khi || [], task, facts));
  return { rows: [], text: has + ", cần " + formatCount(least) + " " + form.can + ": " + form.thi + lacking, ways };
}

/**
 * Whether the number held against a requirement is more than the whole that it is part of.
 * @param {Requirement} row
 * @param {Task} task
 * @param {Facts} facts
 */
function isMoreThanAll(row, task, facts) {
  const total = facts.numbers[crowdOf(row)];
  if (!row.thieu || !total || !(facts.numbers[row.thieu.dem] > total)) return false;
  return applies(row.khi || [], task, facts) === "co" && applies(row.thieu.khi || [], task, facts) !== "khong";
}

/**
 * Whether a requirement holds now, in the cases chosen, and a number is to be held against it.
 * @param {Requirement} row
 * @param {Shortage} form
 * @param {Task} task
 * @param {Facts} facts
 */
function isDue(row, form, task, facts) {
  const asked = Object.values(facts.days).find(Boolean) || facts.today;
  const isInForce = inTime(asked, row.tu || "", row.den || "");
  const isOther = applies(form.khi || [], task, facts) === "khong";
  return isInForce && !isOther && applies(row.khi || [], task, facts) === "co";
}

/** @param {Requirement} row */
const crowdOf = (row) => (row.ty_le ? row.ty_le.cua : (row.so_luong && row.so_luong.theo) || "");

/**
 * Whether a requirement may hold in the cases chosen; the way that was chosen may be left for another one.
 * @param {string} ma
 * @param {string[]} left - cases of the question that may be answered anew
 * @param {Task} task
 * @param {Facts} facts
 */
function isOpen(ma, left, task, facts) {
  const anew = left.map((one) => task.questionOf[one]);
  const cases = task.requirements.find((one) => one.ma === ma)?.khi || [];
  return applies(cases.filter((one) => !anew.includes(task.questionOf[one])), task, facts) !== "khong";
}

/**
 * Numbers that do not go together with the case chosen.
 * @param {Task} task
 * @param {Facts} facts
 * @returns {Warning[]}
 */
function misfits(task, facts) {
  return Object.values(facts.cases).flatMap(function (one) {
    const size = task.sizes[one];
    const number = size && facts.numbers[size.cua];
    if (!number || (number >= (size.tu || 0) && number <= (size.den === undefined ? Infinity : size.den))) return [];
    const said = "Đã điền " + formatCount(number) + ", mà đã chọn “" + task.caseNames[one] + "”: xem lại hai ô ấy.";
    return [{ rows: [], text: said }];
  });
}

/**
 * Days of which no requirement knows.
 * @param {Task} task
 * @param {Facts} facts
 * @returns {Warning[]}
 */
function outsiders(task, facts) {
  const days = Object.entries(facts.days).filter(([id]) => isOutsideAll(id, task, facts));
  return days.map(function ([id, day]) {
    const name = task.names[id] || "ngày";
    const past = day.slice(0, 10) < facts.today ? " đã qua và" : "";
    const said = name[0].toUpperCase() + name.slice(1) + " " + inWords(day) + past;
    return { rows: [], text: said + " ngoài thời gian các điều luật của việc này: không tính hạn, không vào giấy." };
  });
}

/**
 * What a reader must be warned of: numbers that cannot suffice or contradict; days that have passed, or are near; an
 * event that comes before its wait is over.
 * @param {Task} task
 * @param {Facts} facts
 * @param {Result[]} results
 * @returns {Warning[]}
 */
export function warningsOf(task, facts, results) {
  const short = task.requirements.flatMap((row) => shortageOf(row, task, facts) || []);
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
  const told = [...warnings].map(([text, rows]) => ({ text, rows }));
  return [...outsiders(task, facts), ...misfits(task, facts), ...short, ...told];
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
    return [{ ma: row.ma, least: formatCount(least), total: formatCount(total), crowd, text }];
  });
}

/**
 * Whether a requirement may still count in the cases chosen.
 * @param {Requirement} row
 * @param {Task} task
 * @param {Facts} facts
 */
export const mayCount = (row, task, facts) => applies(row.khi || [], task, facts) !== "khong";

/**
 * Whether a paper of the cases chosen has a place for the day of an event, or the number of a crowd.
 * @param {string} id
 * @param {Task} task
 * @param {Facts} facts
 */
export const isWritten = (id, task, facts) =>
  (task.uses[id] || []).some((cases) => applies(cases, task, facts) !== "khong");

/**
 * Whose, or of when, what needs some cases is, where the cases chosen rule it out: “của doanh nghiệp nhà nước”, “khi
 * phiếu kín”; "" where they do not.
 * @param {string[]} cases
 * @param {Task} task
 * @param {Facts} facts
 */
export function reasonOf(cases, task, facts) {
  for (const question of new Set(cases.map((one) => task.questionOf[one]))) {
    const answer = facts.cases[question];
    if (!answer || cases.includes(answer)) continue;
    const names = cases.filter((one) => task.questionOf[one] === question).map((one) => within(task.caseNames[one]));
    return (task.whose.includes(question) ? "của " : "khi ") + names.join(" hoặc ");
  }
  return "";
}

/**
 * The name of a case within a sentence; one of a single syllable is no name of a body.
 * @param {string} name
 */
const within = (name) => (name.includes(" ") ? smallMatter(name) : name.toLowerCase());

/**
 * How many things are of other cases, and of which: “7 bước của doanh nghiệp nhà nước”; "" where none is.
 * @param {string} noun
 * @param {string[]} reasons - of each thing, "" where it holds
 */
export function countedReasons(noun, reasons) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const reason of reasons) if (reason) counts.set(reason, (counts.get(reason) || 0) + 1);
  const sorted = [...counts].sort(([, a], [, b]) => b - a);
  if (sorted.length < 2) return sorted.map(([reason, count]) => count + " " + noun + " " + reason).join("");
  const all = sorted.reduce((sum, [, count]) => sum + count, 0);
  return all + " " + noun + ": " + sorted.map(([reason, count]) => count + " " + reason).join("; ");
}

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
