/* The page of a task: what is filled in is read, counted, and said beside each requirement, on this device alone. */
import { copyText } from "../pages/clipboard.js";
import { isInsideOther, printPage } from "../pages/device.js";
import { dayInVietnam } from "../pages/document-state.js";
import { element, formatCount } from "../pages/dom.js";
import {
  applies,
  countedReasons,
  countsOf,
  exchangeMatters,
  inWords,
  isCounted,
  isOutsideAll,
  isWritten,
  lineOf,
  mayCount,
  reasonOf,
  resultsOf,
  shortageOf,
  soundFacts,
  warningsOf,
} from "./plan.js";
import { faultOf, sayBeside } from "./fields.js";
import { DONE, failureOf, make } from "./filling.js";
import { paperFacts } from "./paper-facts.js";
import { TASK, keep, kept, replaceHash, textsKept, withFacts } from "./kept.js";
import { countIn, isDay, readState, writeState } from "./task-state.js";

/** @typedef {import("./plan.js").Task} Task */
/** @typedef {import("./plan.js").Facts} Facts */
/** @typedef {import("./plan.js").Requirement} Requirement */
/** @typedef {import("./task-state.js").State} State */

const KEPT_PAPERS = "viec-giay:"; // what the page of a paper shows
const KEPT_TEXTS = "viec-chu"; // the same commune and hamlet in every task
const MOST = 500;
const SHORT = 60; // characters of a name

/** Rows in their order, with the lists in which they stand. @type {[row: HTMLElement, home: HTMLElement][]} */
const stepRows = [...document.querySelectorAll("ol.viec-buoc > li")].map(withHome);
/** @type {[row: HTMLElement, home: HTMLElement][]} */
const paperRows = [...document.querySelectorAll(".viec-giay > ul > li")].map(withHome);

/** @type {HTMLFormElement | null} */
const form = document.querySelector("form[data-viec]");
if (form) start(form);

/** @param {HTMLFormElement} box */
function start(box) {
  const task = taskOf(box);
  const asked = askedOf(box);
  const id = JSON.parse(box.dataset.viec || "{}").viec;
  const key = TASK + id;
  const status = /** @type {HTMLElement} */ (box.querySelector("[data-bao]"));

  const read = function () {
    const facts = factsOf(stateOf(box, asked));
    const results = resultsOf(task, facts);
    const values = paperFacts(task, soundFacts(task, facts), results, textsOf(box));
    return { results, values, kept: JSON.stringify({ ...values, ...reasonsOf(results) }) };
  };
  const update = function () {
    const state = stateOf(box, asked);
    show(box, task, factsOf(state));
    keep(key, writeState(state));
    keep(KEPT_TEXTS, JSON.stringify({ ...textsKept(KEPT_TEXTS), ...textsOf(box) }));
    keep(KEPT_PAPERS + id, read().kept);
    replaceHash(writeState(state));
  };
  fill(box, readState(location.hash, asked) || readState(kept(key), asked));
  fillTexts(box, textsKept(KEPT_TEXTS));
  box.hidden = false;
  box.addEventListener("input", update);
  box.addEventListener("submit", (event) => event.preventDefault());
  window.addEventListener("hashchange", function () {
    const state = readState(location.hash, asked);
    if (!state) {
      openAround(location.hash); // an anchor inside the page
      return;
    }
    fill(box, state);
    update();
  });
  on(box, "[data-in]", () => printPage(status));
  on(box, "[data-quen]", function () {
    fill(box, null);
    fillTexts(box, {});
    update();
    keep(KEPT_TEXTS, "");
    keep(KEPT_PAPERS + id, "");
    status.textContent = "Đã xóa trên máy này.";
  });
  on(box, "[data-gui]", function () {
    const address = location.href.split("#")[0] + writeState(stateOf(box, asked));
    copyText(address).then(
      () => (status.textContent = "Đã chép. Dán vào Zalo để gửi; địa chỉ chỉ mang ngày và số."),
      () => (status.textContent = "Trình duyệt không cho chép. Anh chị chép ở ô địa chỉ giúp."),
    );
  });
  show(box, task, factsOf(stateOf(box, asked)));
  openAround(location.hash);
  // what an address brought the papers show too, before anything is changed here
  if (writeState(stateOf(box, asked))) keep(KEPT_PAPERS + id, read().kept);
  preparePapers(id, read);
}

/**
 * Let papers be filled. Their scripts come with the first press.
 * @param {string} task
 * @param {() => { results: import("./plan.js").Result[], values: Record<string, string | boolean> }} read
 */
function preparePapers(task, read) {
  /** @type {HTMLElement | null} */
  const section = document.querySelector(".viec-giay");
  /** @type {HTMLScriptElement | null} */
  const own = document.querySelector("script[data-giay]");
  if (!section || !own) return;
  const status = /** @type {HTMLElement} */ (section.querySelector("[data-bao]"));
  const inApp = isInsideOther(); // which saves nothing that a script makes
  /** @type {HTMLElement} */ (section.querySelector("[data-trong-app]")).hidden = !inApp;
  const buttons = /** @type {NodeListOf<HTMLButtonElement>} */ (section.querySelectorAll("button[data-tai]"));
  for (const button of buttons) {
    button.hidden = false;
    button.addEventListener("click", function () {
      const ids = (button.dataset.tai || "").split(" ");
      const { results, values } = read();
      const gone = withheld(section, ids, results);
      if (gone) {
        status.textContent = gone;
        return;
      }
      status.textContent = "Đang làm giấy…";
      const [library, papers] = (own.dataset.giay || "").split(" ").map((name) => (section.dataset.goc || "") + name);
      make({ library, papers, templates: "giay-to.js" }, task, ids, values, inApp).then(
        () => (status.textContent = DONE),
        (error) => (status.textContent = failureOf(error)),
      );
    });
  }
}

/**
 * Of each paper that may not be filled why, for its own page: “!” and its id → reason.
 * @param {import("./plan.js").Result[]} results
 */
function reasonsOf(results) {
  const section = document.querySelector(".viec-giay");
  const ids = paperRows.map(([row]) => row.querySelector("button[data-tai]")?.getAttribute("data-tai") || "");
  const told = ids.map((id) => ["!" + id, section && id ? withheld(section, [id], results) : ""]);
  return Object.fromEntries(told.filter(([, reason]) => reason));
}

/**
 * Why papers may not be filled: a requirement that they carry does not hold on the day asked for; "" where all may be.
 * @param {Element} section
 * @param {string[]} ids
 * @param {import("./plan.js").Result[]} results
 */
function withheld(section, ids, results) {
  for (const id of ids) {
    const row = /** @type {HTMLElement | null} */ (section.querySelector('[data-tai="' + id + '"]')?.closest("li"));
    const carried = (row?.dataset.mang || "").split(" ");
    const outside = results.find((one) => one.kind === "ngoai" && carried.includes(one.ma));
    if (outside) return "Chưa điền giấy này. " + outside.text;
  }
  return "";
}

/** @param {HTMLFormElement} box */
function textsOf(box) {
  /** @type {Record<string, string>} */
  const texts = {};
  for (const input of /** @type {NodeListOf<HTMLInputElement>} */ (box.querySelectorAll("input[data-chu]"))) {
    texts[input.name] = input.dataset.chu === "chu" ? input.value.trim() : formatCount(input.value.trim());
    input.setCustomValidity([...input.value].length > MOST ? "Ô này nhận nhiều nhất " + MOST + " ký tự." : "");
  }
  return texts;
}

/**
 * @param {HTMLFormElement} box
 * @param {Record<string, string>} texts
 */
function fillTexts(box, texts) {
  for (const input of /** @type {NodeListOf<HTMLInputElement>} */ (box.querySelectorAll("input[data-chu]"))) {
    input.value = texts[input.name] || "";
  }
}

/**
 * @param {HTMLElement} box
 * @param {string} selector
 * @param {() => void} act
 */
function on(box, selector, act) {
  box.querySelector(selector)?.addEventListener("click", act);
}

/** @param {HTMLFormElement} box */
function taskOf(box) {
  /** @type {Record<string, string>} */
  const questionOf = {};
  /** @type {Record<string, string>} */
  const caseNames = {};
  /** @type {Task["sizes"]} */
  const sizes = {};
  /** @type {string[]} */
  const whose = [];
  for (const select of /** @type {NodeListOf<HTMLSelectElement>} */ (box.querySelectorAll("select[data-hoi]"))) {
    if (select.dataset.laAi !== undefined) whose.push(select.dataset.hoi || "");
    for (const option of select.options) {
      if (!option.value) continue;
      questionOf[option.value] = select.dataset.hoi || "";
      caseNames[option.value] = option.dataset.goi || option.text;
      if (option.dataset.co) sizes[option.value] = JSON.parse(option.dataset.co);
    }
  }
  const said = JSON.parse(box.dataset.viec || "{}");
  const rows = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-luat]"));
  /** @type {Task} */
  const task = {
    requirements: [...rows].map((row) => ({ ma: row.id, ngan: nameOf(row), ...JSON.parse(row.dataset.luat || "{}") })),
    caseNames,
    sizes,
    whose,
    uses: said.trong_giay || {},
    byCase: said.su_kien || {},
    questionOf,
    names: said.ten || {},
    calendar: JSON.parse(box.dataset.lich || "{}"),
  };
  return task;
}

/**
 * The first words of a requirement, by which it is called where it has no short name.
 * @param {HTMLElement} row
 */
function nameOf(row) {
  const text = (row.querySelector("p")?.firstChild?.textContent || "").trim();
  const end = text.length > SHORT ? text.lastIndexOf(" ", SHORT) : text.length;
  return text.slice(0, end).replace(/[,;:.]+$/, "") + (end < text.length ? " …" : "");
}

/** @param {HTMLFormElement} box */
function askedOf(box) {
  /** @type {Record<string, string[]>} */
  const choices = {};
  for (const select of box.querySelectorAll("select")) {
    choices[select.dataset.hoi || select.name] = [...select.options].map((one) => one.value).filter(Boolean);
  }
  const dates = /** @type {NodeListOf<HTMLInputElement>} */ (box.querySelectorAll('input[type="date"]'));
  const numbers = /** @type {NodeListOf<HTMLInputElement>} */ (box.querySelectorAll("input[data-so]"));
  return { days: [...dates].map((one) => one.name), numbers: [...numbers].map((one) => one.name), choices };
}

/**
 * @param {HTMLFormElement} box
 * @param {string} name
 */
function valueOf(box, name) {
  const field = box.elements.namedItem(name);
  return field instanceof HTMLInputElement || field instanceof HTMLSelectElement ? field : null;
}

/**
 * What is filled in; what is no day or number counts as empty.
 * @param {HTMLFormElement} box
 * @param {ReturnType<typeof askedOf>} asked
 * @returns {State}
 */
function stateOf(box, asked) {
  /** @type {State} */
  const state = { days: {}, numbers: {}, choices: {} };
  for (const id of asked.days) {
    const day = valueOf(box, id)?.value || "";
    const hour = valueOf(box, id + "-gio")?.value || "";
    const whole = day && hour ? day + "T" + hour.slice(0, 5) : day;
    if (isDay(whole)) state.days[id] = whole;
  }
  for (const id of asked.numbers) {
    const number = countIn(valueOf(box, id)?.value);
    if (number) state.numbers[id] = number;
  }
  for (const select of box.querySelectorAll("select")) {
    if (select.value) state.choices[select.dataset.hoi || select.name] = select.value;
  }
  return state;
}

/**
 * @param {HTMLFormElement} box
 * @param {State | null} state - null empties everything
 */
function fill(box, state) {
  for (const select of box.querySelectorAll("select")) {
    select.value = (state && state.choices[select.dataset.hoi || select.name]) || "";
  }
  for (const input of /** @type {NodeListOf<HTMLInputElement>} */ (box.querySelectorAll("input:not([data-chu])"))) {
    const [id, hour] = input.type === "time" ? [input.name.replace(/-gio$/, ""), true] : [input.name, false];
    const day = (state && state.days[id]) || "";
    const number = state && state.numbers[id];
    input.value = hour ? day.slice(11) : day.slice(0, 10) || (number ? String(number) : "");
  }
}

/**
 * @param {State} state
 * @returns {Facts}
 */
function factsOf(state) {
  /** @type {import("./counting.js").Place} */
  const place = {};
  const saturday = /** @type {HTMLElement | null} */ (document.querySelector('select[name="thu-bay"]'));
  if (!saturday) place.saturday = false;
  else if (state.choices["thu-bay"]) place.saturday = state.choices["thu-bay"] === "1";
  if (state.choices["doi-ngay"]) place.exchanged = state.choices["doi-ngay"] === "1";
  const { days, numbers, choices: cases } = state;
  return { days, numbers, cases, place, today: dayInVietnam() };
}

/**
 * @param {HTMLFormElement} box
 * @param {Task} task
 * @param {Facts} facts
 */
function show(box, task, facts) {
  const results = resultsOf(task, facts);
  const unread = showResults(task, facts, results);
  foldSteps(task, facts);
  foldPapers(task, facts);
  for (const line of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".di-cung [data-khi]"))) {
    const cases = (line.dataset.khi || "").split(" ");
    line.hidden = Boolean(reasonOf(cases, task, facts));
    hideKnown(line, cases, task, facts);
  }
  carryOn(task, facts);
  sayFaults(box, task, facts);
  const line = lineOf(soundFacts(task, facts), results);
  const section = /** @type {HTMLElement} */ (box.querySelector(".duong-ngay"));
  const counts = countsOf(task, facts, results);
  const warnings = warningsOf(task, facts, results);
  section.hidden = !line.length && !counts.length && !warnings.length;
  /** @type {HTMLElement} */ (section.querySelector(".canh-bao")).replaceChildren(
    ...warnings.map(function (warning) {
      const item = element("p", warning.text, warning.ways ? "thieu" : "");
      for (const ma of warning.rows) item.append(" ", linkTo(task, ma));
      if (warning.ways) item.append(...waysOf(warning.ways));
      return item;
    }),
  );
  /** @type {HTMLElement} */ (section.querySelector("ol")).replaceChildren(
    ...line.map(function ({ day, kind, ma }) {
      const item = element("li", "", kind + (day.slice(0, 10) < facts.today ? " qua" : ""));
      item.append(element("b", inWords(day)), " ");
      if (kind === "han") item.append(linkTo(task, ma));
      else item.append(kind === "moc" ? labelOf(box, ma) : "Hôm nay");
      return item;
    }),
  );
  /** @type {HTMLElement} */ (section.querySelector(".can-du")).replaceChildren(
    ...counts.map(function ({ ma, least, total, crowd, text }) {
      const item = element("p");
      if (least) item.append("Cần ít nhất ", element("b", least + " trong " + total + " " + crowdOf(box, crowd)), ": ");
      item.append(linkTo(task, ma), least ? "" : ": " + text);
      return item;
    }),
  );
  /** @type {HTMLElement} */ (section.querySelector("[data-cu]")).textContent = [...unread]
    .map(([text, names]) => text + ": " + names.join("; ") + ".")
    .join(" ");
  sayNothingLeft(section, task, facts);
  hideIdle(box, task, facts);
}

/**
 * Where the cases chosen leave nothing to compute, say so, and what comes round there all the same.
 * @param {HTMLElement} section
 * @param {Task} task
 * @param {Facts} facts
 */
function sayNothingLeft(section, task, facts) {
  const computed = task.requirements.filter(isCounted);
  const isEmpty = computed.length > 0 && !computed.some((row) => mayCount(row, task, facts));
  let said = /** @type {HTMLElement | null} */ (section.querySelector(".khong-dat"));
  if (!isEmpty) {
    said?.remove();
    return;
  }
  if (!said) {
    said = element("p", "", "khong-dat");
    section.querySelector(".can-du")?.after(said);
  }
  const free = document.getElementById("luat-khong-bat");
  const link = element("a", "Luật không bắt gì");
  link.href = "#luat-khong-bat";
  const recurring = task.requirements.filter((row) => row.dinh_ky && mayCount(row, task, facts));
  const rules = recurring
    .map((row) => document.getElementById(row.ma)?.querySelector(".han")?.textContent)
    .filter(Boolean);
  said.replaceChildren(
    "Với điều đã chọn, luật không đặt hạn hay số nào tính được ở đây. ",
    ...(rules.length ? [element("b", [...new Set(rules)].join(" ")), " "] : []),
    ...(free ? [link, "."] : []),
  );
  section.hidden = false;
}

/**
 * Say beside each requirement what it comes to.
 * @param {Task} task
 * @param {Facts} facts
 * @param {import("./plan.js").Result[]} results
 * @returns {Map<string, string[]>} what was not read → the names of what was computed from it
 */
function showResults(task, facts, results) {
  /** @type {Map<string, string[]>} */
  const unread = new Map();
  for (const [i, one] of results.entries()) {
    const row = /** @type {HTMLElement} */ (document.getElementById(one.ma));
    hideKnown(row, task.requirements[i].khi || [], task, facts);
    const said = /** @type {HTMLElement | null} */ (row.querySelector(".tinh-ra"));
    if (!said) continue;
    const old = one.kind === "ngay" || one.kind === "so" ? unreadOf(row) : "";
    if (old) unread.set(old, [...(unread.get(old) || []), task.requirements[i].ngan]);
    said.textContent = one.text;
    if (old) said.append(" ", element("span", old + ".", "phu"));
    const short = shortageOf(task.requirements[i], task, facts);
    // a warning goes on with links to its rows, of which this is one
    if (short) said.append(element("span", short.text.replace(/:$/, "."), "thieu"));
    said.hidden = !one.text;
    said.className = "tinh-ra " + one.kind + " " + one.state;
    row.classList.toggle("khong-can", one.kind === "khong-can");
  }
  return unread;
}

/**
 * What is said of the cases in which something holds, is not said where they are chosen.
 * @param {HTMLElement} row
 * @param {string[]} cases
 * @param {Task} task
 * @param {Facts} facts
 */
function hideKnown(row, cases, task, facts) {
  const when = /** @type {HTMLElement | null} */ (row.querySelector(".truong-hop"));
  if (when) when.hidden = applies(cases, task, facts) === "co";
}

/**
 * Let the link to the task that goes with this one carry the kind of place and the numbers, beside what that task was
 * told before.
 * @param {Task} task
 * @param {Facts} facts
 */
function carryOn(task, facts) {
  /** @type {HTMLAnchorElement | null} */
  const link = document.querySelector(".di-cung a");
  if (!link) return;
  /** @type {[name: string, value: string][]} */
  const told = Object.entries(soundFacts(task, facts).numbers).map(([crowd, number]) => [crowd, String(number)]);
  for (const one of document.querySelectorAll("select")) told.push([one.dataset.hoi || one.name, one.value]);
  link.href = withFacts(link.href, told);
}

/**
 * Say beside each field what cannot be there: numbers and days that are none, days outside of all that the law asks;
 * and of a day that the reader sets that it has passed.
 * @param {HTMLFormElement} box
 * @param {Task} task
 * @param {Facts} facts
 */
function sayFaults(box, task, facts) {
  for (const input of /** @type {NodeListOf<HTMLInputElement>} */ (box.querySelectorAll("input:not([data-chu])"))) {
    if (input.type === "time") continue;
    const day = facts.days[input.name] || "";
    const isOutside = isOutsideAll(input.name, task, facts);
    const isPast = day && day.slice(0, 10) < facts.today && !input.closest("[data-sau]");
    const told = [isPast && "Ngày này đã qua.", isOutside && "Ngày này ngoài thời gian các điều luật ở đây."];
    const fault = faultOf(input);
    sayBeside(input, fault || told.filter(Boolean).join(" "), Boolean(fault || isOutside));
  }
}

/**
 * What was not read of the article of a requirement: what its mark says, or what stands at the top for all; "" where
 * it has no mark.
 * @param {HTMLElement} row
 */
function unreadOf(row) {
  const mark = row.querySelector(".dau-cu");
  const text = mark && (mark.getAttribute("title") || document.querySelector("#chu-cu span")?.textContent);
  return text ? text[0].toUpperCase() + text.slice(1) : "";
}

/**
 * The ways on, as the end of a sentence; each leads to the requirement that allows it.
 * @param {import("./plan.js").Shortage["cach"]} ways
 */
function waysOf(ways) {
  return ways.flatMap(function ([text, ma], i) {
    const link = element("a", i ? text : text[0].toUpperCase() + text.slice(1));
    link.href = "#" + ma;
    return [i === 0 ? " " : i === ways.length - 1 ? " hoặc " : ", ", link, i === ways.length - 1 ? "." : ""];
  });
}

/**
 * @param {Element} row
 * @returns {[HTMLElement, HTMLElement]}
 */
function withHome(row) {
  return [/** @type {HTMLElement} */ (row), /** @type {HTMLElement} */ (row.parentElement)];
}

/**
 * Set the rows of other cases apart, under one line that says how many and of whom, at the end of a section.
 * @param {[row: HTMLElement, home: HTMLElement][]} rows
 * @param {string[]} reasons - of each row, "" where it holds
 * @param {string} noun
 * @param {Element} section
 */
function fold(rows, reasons, noun, section) {
  let box = /** @type {HTMLElement | null} */ (section.querySelector("details.an"));
  if (!box && !reasons.some(Boolean)) return;
  if (!box) {
    box = element("details", "", "gon an");
    const list = element(rows[0][1].tagName === "OL" ? "ol" : "ul", "", rows[0][1].className);
    box.append(element("summary"), list);
    const last = [...section.children].filter((one) => one.tagName === rows[0][1].tagName).pop();
    if (last) last.after(box);
  }
  const counted = "Không thuộc trường hợp đã chọn: " + countedReasons(noun, reasons);
  /** @type {HTMLElement} */ (box.querySelector("summary")).textContent = counted;
  const pattern = reasons.map((one) => (one ? "1" : "0")).join("");
  if (box.dataset.an === pattern) return;
  box.dataset.an = pattern;
  box.hidden = !reasons.some(Boolean);
  const away = /** @type {HTMLElement} */ (box.lastElementChild);
  for (const [i, [row, home]] of rows.entries()) (reasons[i] ? away : home).append(row);
}

/**
 * @param {Task} task
 * @param {Facts} facts
 */
function foldSteps(task, facts) {
  const section = document.querySelector(".luat-doi");
  if (!section || !stepRows.length) return;
  const casesOf = new Map(task.requirements.map(({ ma, khi }) => [ma, khi || []]));
  const reasons = stepRows.map(([row]) => reasonOf(casesOf.get(row.id) || [], task, facts));
  fold(stepRows, reasons, "bước", section);
  for (const head of /** @type {NodeListOf<HTMLElement>} */ (section.querySelectorAll("h3[id]"))) {
    const isEmpty = !head.nextElementSibling?.children.length;
    head.hidden = isEmpty;
    /** @type {HTMLElement | null | undefined} */
    const entry = document.querySelector('.muc-phan a[href="#' + head.id + '"]')?.closest("li");
    if (entry) entry.hidden = isEmpty;
  }
}

/**
 * Papers of other cases are not among those that are filled at one press.
 * @param {Task} task
 * @param {Facts} facts
 */
function foldPapers(task, facts) {
  const section = document.querySelector(".viec-giay");
  if (!section || !paperRows.length) return;
  const reasons = paperRows.map(([row]) => reasonOf((row.dataset.khi || "").split(" ").filter(Boolean), task, facts));
  fold(paperRows, reasons, "giấy", section);
  const all = /** @type {HTMLButtonElement | null} */ (section.querySelector("button[data-ca]"));
  if (!all) return;
  const ids = paperRows.flatMap(function ([row], i) {
    const own = /** @type {HTMLElement | null} */ (row.querySelector("button[data-tai]"));
    return own && !reasons[i] ? [own.dataset.tai || ""] : [];
  });
  all.dataset.tai = ids.join(" ");
  all.disabled = ids.length < 2;
}

/**
 * Open what is folded around an anchor, which some browsers do not do by themselves.
 * @param {string} hash
 */
function openAround(hash) {
  const target = hash.includes("=") ? null : document.getElementById(hash.slice(1));
  const box = target && target.closest("details");
  if (!target || !box || box.open) return;
  box.open = true;
  target.scrollIntoView();
}

/**
 * Hide what is of no use in the cases chosen.
 * @param {HTMLFormElement} box
 * @param {Task} task
 * @param {Facts} facts
 */
function hideIdle(box, task, facts) {
  for (const label of /** @type {NodeListOf<HTMLElement>} */ (box.querySelectorAll("[data-moc]"))) {
    label.hidden = isIdle(label.dataset.moc || "", task, facts);
  }
  for (const input of /** @type {NodeListOf<HTMLInputElement>} */ (box.querySelectorAll("input[data-so]"))) {
    const { name } = input;
    const crowds = (/** @type {Requirement} */ row) => [row.ty_le?.cua, row.so_luong?.theo, row.thieu?.dem];
    const asking = task.requirements.filter((row) => crowds(row).includes(name));
    const label = /** @type {HTMLElement} */ (input.closest("label"));
    const isNeeded = !asking.length || asking.some((row) => mayCount(row, task, facts));
    label.hidden = !isNeeded && !isWritten(name, task, facts);
  }
  const exchange = /** @type {HTMLElement | null} */ (box.querySelector("[data-doi]"));
  if (exchange) exchange.hidden = !exchangeMatters(task, facts);
}

/**
 * Whether the day of an event is of no use in the cases chosen: it only stands for one that another day stands for now.
 * @param {string} id
 * @param {Task} task
 * @param {Facts} facts
 */
function isIdle(id, task, facts) {
  const counting = task.requirements.filter((row) => row.moc === id || row.roi === id);
  if (counting.some((row) => mayCount(row, task, facts)) || isWritten(id, task, facts)) return false;
  const standing = Object.values(task.byCase).filter((choices) => Object.values(choices).includes(id));
  const answers = Object.values(facts.cases);
  return counting.length + standing.length > 0 && standing.every(function (choices) {
    const chosen = answers.find((one) => one in choices);
    return Boolean(chosen) && choices[/** @type {string} */ (chosen)] !== id;
  });
}

/**
 * @param {Task} task
 * @param {string} ma - of a requirement
 */
function linkTo(task, ma) {
  const link = element("a", task.requirements.find((row) => row.ma === ma)?.ngan);
  link.href = "#" + ma;
  return link;
}

/**
 * Whom a number counts, in the words that it was asked with: “Tổng số hộ trong thôn” counts “hộ trong thôn”.
 * @param {HTMLFormElement} box
 * @param {string} crowd
 */
function crowdOf(box, crowd) {
  const asked = valueOf(box, crowd)?.closest("label")?.querySelector("span")?.textContent || "";
  return asked.replace(/^(?:Tổng )?số /i, "");
}

/**
 * What the day of an event is asked by, without the note that it may be filled in later.
 * @param {HTMLFormElement} box
 * @param {string} event
 */
function labelOf(box, event) {
  return (box.querySelector('[data-moc="' + event + '"] > span')?.firstChild?.textContent || "").trim();
}
