/* The page of a task: what is filled in is read, counted, and said beside each requirement, on this device alone. */
import { copyText } from "../pages/clipboard.js";
import { isInsideOther, printPage } from "../pages/device.js";
import { dayInVietnam } from "../pages/document-state.js";
import { element, loadScript } from "../pages/dom.js";
import { countsOf, exchangeMatters, inWords, lineOf, mayCount, resultsOf, warningsOf } from "./plan.js";
import { grouped, paperFacts } from "./paper-facts.js";
import { keep, kept, replaceHash, textsKept } from "./kept.js";
import { isDay, readState, writeState } from "./task-state.js";

/** @typedef {import("./plan.js").Task} Task */
/** @typedef {import("./plan.js").Facts} Facts */
/** @typedef {import("./plan.js").Requirement} Requirement */
/** @typedef {import("./task-state.js").State} State */

const KEPT = "viec:";
const KEPT_PAPERS = "viec-giay:"; // what the page of a paper shows
const KEPT_TEXTS = "viec-chu"; // the same commune and hamlet in every task
const MOST = 500;

/** @type {HTMLFormElement | null} */
const form = document.querySelector("form[data-viec]");
if (form) start(form);

/** @param {HTMLFormElement} box */
function start(box) {
  const task = taskOf(box);
  const asked = askedOf(box);
  const id = JSON.parse(box.dataset.viec || "{}").viec;
  const key = KEPT + id;
  const status = /** @type {HTMLElement} */ (box.querySelector("[data-bao]"));

  const read = function () {
    const facts = factsOf(stateOf(box, asked));
    const results = resultsOf(task, facts);
    return { results, values: paperFacts(task, facts, results, textsOf(box)) };
  };
  const update = function () {
    const state = stateOf(box, asked);
    show(box, task, factsOf(state));
    keep(key, writeState(state));
    keep(KEPT_TEXTS, JSON.stringify({ ...textsKept(KEPT_TEXTS), ...textsOf(box) }));
    keep(KEPT_PAPERS + id, JSON.stringify(read().values));
    replaceHash(writeState(state));
  };
  fill(box, readState(location.hash, asked) || readState(kept(key), asked));
  fillTexts(box, textsKept(KEPT_TEXTS));
  box.hidden = false;
  box.addEventListener("input", update);
  box.addEventListener("submit", (event) => event.preventDefault());
  window.addEventListener("hashchange", function () {
    const state = readState(location.hash, asked);
    if (!state) return; // an anchor inside the page
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
  // what an address brought the papers show too, before anything is changed here
  if (writeState(stateOf(box, asked))) keep(KEPT_PAPERS + id, JSON.stringify(read().values));
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
      const scripts = (own.dataset.giay || "").split(" ").map((name) => (section.dataset.goc || "") + name);
      make(scripts, task, ids, values, inApp).then(
        () => (status.textContent = "Đã làm xong. Mở bằng Word, điền tên người rồi in."),
        (error) => (status.textContent = error.name === "AbortError" ? "" : wordsOf(error)),
      );
    });
  }
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

/** @param {Error} error */
function wordsOf(error) {
  return error.name === "TooLong" ? error.message : "Chưa tải được phần làm giấy; hãy tải bản trống, hoặc thử lại.";
}

/**
 * @param {string[]} scripts - addresses of what makes zips, and of what makes papers
 * @param {string} task
 * @param {string[]} ids
 * @param {Record<string, string | boolean>} values
 * @param {boolean} sharing
 */
async function make([library, papers], task, ids, values, sharing) {
  const here = /** @type {any} */ (window);
  if (!here.kho.papers) await loadScript(papers);
  /** @type {typeof import("./papers.js")} */
  const made = here.kho.papers;
  const needs = [...(here.fflate ? [] : [library]), ...(here.kho.giayTo ? [] : ["giay-to.js"])];
  const loaded = await made.load(needs);
  const file =
    ids.length > 1 ? await made.papersZip(loaded, task, ids, values) : made.paperFile(loaded, task, ids[0], values);
  await made.hand(file, sharing);
}

/** @param {HTMLFormElement} box */
function textsOf(box) {
  /** @type {Record<string, string>} */
  const texts = {};
  for (const input of /** @type {NodeListOf<HTMLInputElement>} */ (box.querySelectorAll("input[data-chu]"))) {
    texts[input.name] = input.dataset.chu === "chu" ? input.value.trim() : grouped(input.value.trim());
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
  for (const select of /** @type {NodeListOf<HTMLSelectElement>} */ (box.querySelectorAll("select[data-hoi]"))) {
    for (const option of select.options) if (option.value) questionOf[option.value] = select.dataset.hoi || "";
  }
  const said = JSON.parse(box.dataset.viec || "{}");
  const rows = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-luat]"));
  /** @type {Task} */
  const task = {
    requirements: [...rows].map((row) => ({ ma: row.id, ...JSON.parse(row.dataset.luat || "{}") })),
    byCase: said.su_kien || {},
    questionOf,
    names: said.ten || {},
    calendar: JSON.parse(box.dataset.lich || "{}"),
  };
  return task;
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
    const number = Number(valueOf(box, id)?.value);
    if (Number.isInteger(number) && number > 0) state.numbers[id] = number;
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
  for (const one of results) {
    const row = /** @type {HTMLElement} */ (document.getElementById(one.ma));
    const said = /** @type {HTMLElement} */ (row.querySelector(".tinh-ra"));
    said.textContent = one.text;
    said.hidden = !one.text;
    said.className = "tinh-ra " + one.kind + " " + one.state;
    row.classList.toggle("khong-can", one.kind === "khong-can");
  }
  const line = lineOf(facts, results);
  const section = /** @type {HTMLElement} */ (box.querySelector(".duong-ngay"));
  const counts = countsOf(task, facts, results);
  section.hidden = !line.length && !counts.length;
  const warnings = warningsOf(task, facts, results);
  /** @type {HTMLElement} */ (section.querySelector(".canh-bao")).replaceChildren(
    ...warnings.map(function (warning) {
      const item = element("p", warning.text);
      for (const ma of warning.rows) item.append(" ", linkTo(task, ma));
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
  hideIdle(box, task, facts);
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
    const asking = task.requirements.filter((row) => (row.ty_le?.cua || row.so_luong?.theo) === input.name);
    const label = /** @type {HTMLElement} */ (input.closest("label"));
    label.hidden = asking.length > 0 && !asking.some((row) => mayCount(row, task, facts));
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
  if (counting.some((row) => mayCount(row, task, facts))) return false;
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
 * @param {HTMLFormElement} box
 * @param {string} event
 */
function labelOf(box, event) {
  return box.querySelector('[data-moc="' + event + '"] > span')?.textContent || "";
}
