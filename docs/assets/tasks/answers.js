/* From five answers to a plan: pure, so that Node can test it. The days come from plan.js. */
import { formatCount } from "../pages/dom.js";
import {
  applies,
  countedReasons,
  inWords,
  isCounted,
  lineOf,
  reasonOf,
  resultsOf,
  soundFacts,
  warningsOf,
} from "./plan.js";

/** @typedef {import("./counting.js").Calendar} Calendar */
/** @typedef {import("./plan.js").Facts} Facts */
/** @typedef {import("./plan.js").Requirement} Requirement */
/** @typedef {import("./plan.js").Result} Result */
/** @typedef {import("./plan.js").Task} Task */

/**
 * A requirement of a task with its words: its rule, cases, doers, place in the law, and what was not read of it.
 * @typedef {Requirement & {
 *   quy_tac?: string, truong_hop?: string, lam?: string, noi: string, chua_doc?: string
 * }} Row
 */

/**
 * A paper; `trang` is the address of its page, "" where it cannot be filled.
 * @typedef {{
 *   ten: string, the_thuc: string, mang: string[], khi: string[], truong_hop?: string, trang: string
 * }} Paper
 */

/**
 * A question about cases; `who` where the answers are kinds of people or places; of each answer its id and text, and
 * its name away from the question where that is another.
 * @typedef {[id: string, asked: string, who: number, answers: [id: string, text: string, name?: string][]]} Question
 */

/**
 * What the page of the plan knows of a task, as its file `ke-hoach.js` has it.
 * @typedef {object} Source
 * @property {number} dang - its form
 * @property {string} viec
 * @property {Record<string, Record<string, string>>} su_kien - events that stand for others: case → event
 * @property {Record<string, string>} ten - events by id, in words for the middle of a sentence
 * @property {[id: string, asked: string][]} moc - events whose day can be told, those that the reader sets first
 * @property {Question[]} hoi
 * @property {import("./plan.js").Task["sizes"]} co - numbers that the name of a case tells
 * @property {[id: string, asked: string] | null} so - the crowd of all households or workers
 * @property {boolean} thu_bay - whether its places may work on Saturdays
 * @property {string[]} loai_hinh - settings
 * @property {Row[]} dong - the requirements that compute
 * @property {string[][]} chu - the cases of each of those in words alone
 * @property {Paper[]} giay
 * @property {[text: string, entries: [title: string, address: string][]][]} hay_sai
 */

/**
 * What was answered; "" and 0 where nothing was.
 * @typedef {object} Answers
 * @property {string} day - ISO
 * @property {string} event - which day that is
 * @property {number} number - of households or workers
 * @property {Record<string, string>} [cases] - question → case
 */

/** @typedef {{ row: Row, result: Result }} Line */

/**
 * A plan: lines with a day in their order, with a number, withheld, and those that wait for another day.
 * @typedef {object} Plan
 * @property {import("./plan.js").Warning[]} warnings
 * @property {Line[]} dated
 * @property {ReturnType<typeof lineOf>} days - today, the day that was set and those of `dated`, in their order
 * @property {Line[]} counted
 * @property {Line[]} withheld
 * @property {Line[]} waiting
 * @property {number} others - how many requirements are in words alone
 * @property {string} left - how many are of other cases, and of which; "" where none is
 * @property {{ paper: Paper, why: string }[]} papers - `why` tells why one does not hold on that day, "" where it does
 */

/**
 * Case → question.
 * @param {Source} source
 */
function questionsOf(source) {
  return Object.fromEntries(source.hoi.flatMap(([id, , , answers]) => answers.map(([one]) => [one, id])));
}

/**
 * The cases that the answers leave no doubt of: a day that was set for an event which another one stands for in one
 * case alone.
 * @param {Source} source
 * @param {string} event
 */
export function casesOf(source, event) {
  /** @type {Record<string, string>} */
  const cases = {};
  for (const choices of Object.values(source.su_kien)) {
    const fitting = Object.keys(choices).filter((one) => choices[one] === event);
    if (fitting.length === 1) cases[questionsOf(source)[fitting[0]]] = fitting[0];
  }
  return cases;
}

/**
 * What was answered as the facts that days are counted from.
 * @param {Source} source
 * @param {Answers} answers
 * @param {string} today - ISO day
 * @returns {Facts}
 */
export function factsOf(source, { day, event, number, cases }, today) {
  return {
    days: day && event ? { [event]: day } : {},
    numbers: number && source.so ? { [source.so[0]]: number } : {},
    cases: { ...(day && event ? casesOf(source, event) : {}), ...cases },
    place: source.thu_bay ? {} : { saturday: false },
    today,
  };
}

/**
 * @param {Source} source
 * @param {Answers} answers
 * @param {Calendar} calendar
 * @param {string} today - ISO day
 * @returns {Plan}
 */
export function planOf(source, answers, calendar, today) {
  const facts = factsOf(source, answers, today);
  const questionOf = questionsOf(source);
  // what was not answered holds nothing back: the plan says in which case a line holds
  const asked = (/** @type {string[]} */ cases) => cases.filter((one) => facts.cases[questionOf[one]]);
  /** @type {Task} */
  const task = {
    requirements: source.dong.map((row) => ({ ...row, khi: asked(row.khi || []) })),
    byCase: source.su_kien,
    questionOf,
    names: source.ten,
    caseNames: Object.fromEntries(source.hoi.flatMap((one) => one[3].map(([id, text, name]) => [id, name || text]))),
    whose: source.hoi.filter(([, , who]) => who).map(([id]) => id),
    uses: {},
    sizes: source.co,
    calendar,
  };
  const all = [...source.dong.filter(isComputed).map((row) => row.khi || []), ...source.chu];
  const reasons = all.map((cases) => reasonOf(cases, task, facts));
  const results = resultsOf(task, facts);
  const lines = source.dong.map((row, i) => ({ row, result: results[i] }));
  /** @param {string} kind */
  const of = (kind) => lines.filter(({ result }) => result.kind === kind);
  const dated = of("ngay").sort((a, b) => (a.result.day < b.result.day ? -1 : Number(a.result.day > b.result.day)));
  const withheld = of("ngoai");
  return {
    warnings: warningsOf(task, facts, results),
    dated,
    days: lineOf(soundFacts(task, facts), results),
    counted: of("so"),
    withheld,
    others: reasons.slice(all.length - source.chu.length).filter((one) => !one).length,
    left: countedReasons("điều", reasons),
    waiting: lines.filter(({ row, result }) => row.quy_tac && (result.kind === "thieu" || !result.kind)),
    papers: source.giay
      .filter((paper) => applies(asked(paper.khi), task, facts) === "co")
      .map((paper) => ({ paper, why: whyNot(paper, withheld) })),
  };
}

/** @param {Row} row */
const isComputed = (row) => isCounted(row) || Boolean(row.dinh_ky);

/**
 * @param {Paper} paper
 * @param {Line[]} withheld
 */
function whyNot(paper, withheld) {
  return withheld.find(({ row }) => paper.mang.includes(row.ma))?.result.text || "";
}

/**
 * The first line of a plan: how many, by when.
 * @param {Source} source
 * @param {Answers} answers
 * @param {string} where
 */
export function headOf(source, { day, event, number }, where) {
  const crowd = source.so ? source.so[1] : "Số hộ, số người";
  const name = source.ten[event] || "";
  const by = day ? (name ? name[0].toUpperCase() + name.slice(1) : "Xong") + ", muộn nhất: " + inWords(day) : "";
  return [where, number ? crowd + ": " + formatCount(number) : "", by].filter(Boolean).join(" · ");
}
