/* The page that makes a plan of five answers. What was chosen stands behind the "#" of the address and on the device,
   what was written on the device alone. */
import { copyText } from "../pages/clipboard.js";
import { printPage } from "../pages/device.js";
import { dayInVietnam } from "../pages/document-state.js";
import { byId, element, linkTo, loadScript, say } from "../pages/dom.js";
import { search, withEngine } from "../search/engine.js";
import { factsOf, headOf, planOf } from "./answers.js";
import { faultOf, sayBeside } from "./fields.js";
import { keep, kept, replaceHash, textsKept } from "./kept.js";
import { guideFor, nearest, tasksFor, troublesFor } from "./nearest.js";
import { inWords } from "./plan.js";
import { take } from "./task-source.js";
import { countIn, isDay, readState, writeState } from "./task-state.js";

/** @typedef {import("./answers.js").Answers} Answers */
/** @typedef {import("./answers.js").Line} Line */
/** @typedef {import("./answers.js").Source} Source */

const KEPT = "ke-hoach";
const KEPT_TEXTS = "ke-hoach-chu";
const WANTED = 3;
const PAUSE_MS = 400;

const page = byId("ke-hoach", HTMLElement);
const root = page.dataset.goc || "";
const form = /** @type {HTMLFormElement} */ (page.querySelector("form"));
const status = byId("ke-hoach-bao", HTMLElement);
const sheet = /** @type {HTMLElement} */ (page.querySelector(".to-ke-hoach"));
const title = byId("ten-ke-hoach", HTMLElement);
const where = field("o-dau", HTMLSelectElement);
const matter = field("ke", HTMLInputElement);
const chosen = field("viec", HTMLSelectElement);
const number = field("so", HTMLInputElement);
const obstacle = field("vuong", HTMLInputElement);
const day = field("ngay", HTMLInputElement);
const event = field("moc", HTMLSelectElement);
const asking = /** @type {HTMLElement} */ (form.querySelector(".hoi-viec"));
const offered = /** @type {HTMLElement} */ (form.querySelector(".goi-viec"));
/** @type {import("./counting.js").Calendar} */
const calendar = JSON.parse(form.dataset.lich || "{}");
const today = dayInVietnam();
/** All tasks, with the headings that they stand under. */
const options = [...chosen.options].slice(1);
const headings = [...chosen.querySelectorAll("optgroup")];
const homes = new Map(options.map((option) => [option, /** @type {HTMLElement} */ (option.parentElement)]));
const elsewhere = element("optgroup");
elsewhere.label = "Việc ở nơi khác";

/** The task in view, null where none is chosen. @type {Source | null} */
let source = null;
/** What belongs to an earlier turn is dropped. */
let turn = 0;
let timer = 0;

/**
 * A field of the form by its name.
 * @template {HTMLElement} Kind
 * @param {string} name
 * @param {new () => Kind} kind
 * @returns {Kind}
 */
function field(name, kind) {
  const found = form.elements.namedItem(name);
  if (!(found instanceof kind)) throw new Error(name);
  return found;
}

/**
 * A part of the plan.
 * @param {string} name
 */
const part = (name) => /** @type {HTMLElement} */ (sheet.querySelector('section[data-phan="' + name + '"]'));

/* ---- state ---- */

/** What may stand in the address; which events there are the task tells. */
function asked() {
  const values = (/** @type {HTMLSelectElement} */ select) => [...select.options].map((one) => one.value);
  const own = Object.fromEntries(choiceFields().map((one) => [one.name, values(one)]));
  const choices = { ...own, "o-dau": values(where), viec: options.map((one) => one.value), moc: values(event) };
  return { days: ["ngay"], numbers: ["so"], choices };
}

/** The questions about cases of the task in view. */
const choiceFields = () => [...asking.querySelectorAll("select")];

/** @returns {Answers} */
function answers() {
  return {
    day: isDay(day.value) ? day.value : "",
    event: event.value,
    number: countIn(number.value),
    cases: chosenCases(),
  };
}

function chosenCases() {
  return Object.fromEntries(choiceFields().filter((one) => one.value).map((one) => [one.name, one.value]));
}

function hashNow() {
  const { day: by, event: which, number: count } = answers();
  return writeState({
    days: by ? { ngay: by } : {},
    numbers: count ? { so: count } : {},
    choices: { "o-dau": where.value, viec: chosen.value, moc: event.options.length > 1 ? which : "", ...chosenCases() },
  });
}

/**
 * Take the answers out of an address.
 * @param {string} hash
 */
async function restore(hash) {
  const state = readState(hash, asked());
  where.value = state?.choices["o-dau"] || "";
  chosen.value = state?.choices.viec || "";
  number.value = String(state?.numbers.so || "");
  day.value = (state?.days.ngay || "").slice(0, 10);
  if (!(await takeTask())) return;
  const told = readState(hash, asked());
  event.value = told?.choices.moc || event.options[0]?.value || "";
  for (const one of choiceFields()) one.value = told?.choices[one.name] || "";
}

/* ---- one turn ---- */

/**
 * Fetch the task that is chosen, and ask what it asks; where it does not come, nothing of the one before stays.
 * @returns {Promise<boolean>} false where another one has been chosen meanwhile
 */
async function takeTask() {
  const id = chosen.value;
  if (id && source?.viec === id) return true;
  source = null;
  const taken = await take(id, root + "viec/" + id + "/ke-hoach.js", chosenCases(), loadScript);
  if (chosen.value !== id) return false;
  source = taken.source;
  say(status, taken.told);
  ask(taken.cases);
  return true;
}

/**
 * Ask for the number and day of the task in view by their names, and its own questions.
 * @param {Record<string, string>} cases - question → case: what is answered already
 */
function ask(cases) {
  const label = /** @type {HTMLElement} */ (form.querySelector("[data-nhan-so]"));
  label.textContent = source?.so ? source.so[1] + ": bao nhiêu?" : "Bao nhiêu hộ, hay bao nhiêu người lao động?";
  const choices = /** @type {HTMLElement} */ (form.querySelector("[data-chon-moc]"));
  const events = source ? source.moc : [];
  choices.hidden = events.length < 2;
  const before = event.value;
  event.replaceChildren(...events.map(([value, text]) => new Option(text, value, false, value === before)));
  asking.hidden = !source?.hoi.length;
  asking.replaceChildren(...(source?.hoi || []).map(questionField));
  for (const one of choiceFields()) one.value = cases[one.name] || "";
}

/**
 * A question about cases, to be answered or not.
 * @param {import("./answers.js").Question} question
 */
function questionField([id, text, , given]) {
  const label = element("label");
  const select = element("select");
  select.name = id;
  select.append(new Option("Chưa chọn", ""), ...given.map(([value, name]) => new Option(name, value)));
  label.append(element("span", text), select);
  return label;
}

/**
 * Whether a task is one of the place that was chosen.
 * @param {HTMLOptionElement} option
 */
function isOfPlace(option) {
  return !where.value || (option.dataset.o || "").split(" ").includes(where.value);
}

/** Set the tasks of the place that was chosen before the others. */
function sortTasks() {
  const id = chosen.value;
  for (const option of options) {
    (isOfPlace(option) ? homes.get(option) : elsewhere)?.append(option);
  }
  for (const heading of headings) if (!heading.children.length) heading.remove();
  chosen.append(...headings.filter((heading) => heading.children.length), elsewhere);
  if (!elsewhere.children.length) elsewhere.remove();
  chosen.value = id;
}

function update() {
  keep(KEPT, hashNow());
  keep(KEPT_TEXTS, matter.value || obstacle.value ? JSON.stringify({ ke: matter.value, vuong: obstacle.value }) : "");
  replaceHash(hashNow());
  show();
  seek(PAUSE_MS);
}

function show() {
  for (const input of [number, day]) {
    const fault = faultOf(input);
    sayBeside(input, fault, Boolean(fault));
  }
  const isEmpty = !source && !matter.value.trim();
  sheet.hidden = isEmpty;
  if (isEmpty) return;
  const task = chosen.selectedOptions[0];
  title.textContent = "Kế hoạch: " + (source && task ? task.text : matter.value.trim());
  const head = /** @type {HTMLElement} */ (sheet.querySelector("[data-dau]"));
  const place = where.value ? where.selectedOptions[0].text : "";
  const own = source && matter.value.trim() ? "Việc: " + matter.value.trim() + ". " : "";
  const told = obstacle.value.trim() ? " Đang vướng: " + obstacle.value.trim() + "." : "";
  head.textContent = own + (source ? headOf(source, answers(), place) + "." : place && place + ".") + told;
  part("ngay").hidden = part("giay").hidden = !source;
  if (source) showLaw(source);
}

/** @param {Source} task */
function showLaw(task) {
  const plan = planOf(task, answers(), calendar, today);
  const section = part("ngay");
  const names = new Map(task.dong.map((row) => [row.ma, row.ngan]));
  /** @type {HTMLElement} */ (section.querySelector(".canh-bao")).replaceChildren(
    ...plan.warnings.map(({ text, rows }) => element("p", text + " " + rows.map((ma) => names.get(ma)).join("; "))),
  );
  /** @type {HTMLElement} */ (section.querySelector("ol")).replaceChildren(
    ...plan.days.map(function ({ day: on, kind, ma }) {
      const line = plan.dated.find(({ row }) => row.ma === ma);
      if (kind === "han" && line) return lineItem(line);
      const item = element("li", "", kind);
      const name = kind === "moc" ? task.moc.find(([id]) => id === ma)?.[1] || "" : "Hôm nay";
      item.append(element("b", name), ": " + inWords(on) + ".");
      return item;
    }),
  );
  /** @type {HTMLElement} */ (section.querySelector("ul")).replaceChildren(
    ...[...plan.counted, ...plan.withheld].map(lineItem),
    ...plan.waiting.map((line) => lineItem(line)),
  );
  const rest =
    (plan.others ? "Còn " + plan.others + " điều khác luật đòi, không có ngày hay số: đọc ở trang của việc. " : "") +
    (plan.left ? "Không kể " + plan.left + "." : "");
  const lacking = answers().day || !task.moc.length ? "" : "Điền ngày ở câu 5 để có ngày. ";
  /** @type {HTMLElement} */ (section.querySelector(":scope > .phu")).textContent = lacking + rest;
  const papers = part("giay");
  /** @type {HTMLElement} */ (papers.querySelector("ul")).replaceChildren(
    ...plan.papers.map(function ({ paper, why }) {
      const item = element("li");
      const link = element("a", paper.ten);
      if (paper.trang) link.href = linkTo(root, paper.trang);
      const when = paper.truong_hop ? " Chỉ khi: " + paper.truong_hop + "." : "";
      item.append(paper.trang ? link : paper.ten, " ", element("span", "(" + paper.the_thuc + ")" + when, "phu"));
      if (why) item.append(" ", element("b", why));
      return item;
    }),
  );
  const facts = factsOf(task, answers(), today);
  const link = /** @type {HTMLAnchorElement} */ (papers.querySelector("[data-sang-viec]"));
  const { days, numbers, cases: choices } = facts;
  link.href = linkTo(root, "viec/" + task.viec + "/") + writeState({ days, numbers, choices });
}

/** @param {Line} line */
function lineItem({ row, result }) {
  const text = result.text || capital(row.quy_tac || "") + ".";
  const item = element("li", "", result.kind + " " + result.state);
  item.append(element("b", row.ngan), ": ", text, " ");
  const when = row.truong_hop ? "Khi: " + row.truong_hop + ". " : "";
  const unread = row.chua_doc ? " " + capital(row.chua_doc) + "." : "";
  const who = row.lam && row.minh === false ? row.lam + " · " : "";
  item.append(element("span", when + who + row.noi + "." + unread, "phu"));
  return item;
}

/** @param {string} text */
const capital = (text) => text.slice(0, 1).toUpperCase() + text.slice(1);

/* ---- what the search finds ---- */

/**
 * Look again, after a while; until then what stands there is old.
 * @param {number} pause - ms
 */
function seek(pause) {
  turn += 1;
  clearTimeout(timer);
  part("noi-khac").setAttribute("aria-busy", "true");
  timer = setTimeout(find, pause);
}

async function find() {
  const mine = turn;
  await look(mine);
  if (mine === turn) part("noi-khac").setAttribute("aria-busy", "false");
}

/** @param {number} mine */
async function look(mine) {
  const words = matter.value.trim();
  const task = source ? chosen.selectedOptions[0].text : "";
  const settings = where.value ? [where.value] : source ? source.loai_hinh : [];
  const section = part("noi-khac");
  const note = /** @type {HTMLElement} */ (section.querySelector(".phu"));
  if (!words && !task) {
    offered.hidden = true;
    section.querySelector("ul")?.replaceChildren();
    showTroubles([]);
    return;
  }
  try {
    await withEngine(root, async function (engine) {
      const known = new Map(options.map((option) => [option.value, isOfPlace(option)]));
      const ids = words && !source ? await tasksFor(engine, await search(engine, words), known) : [];
      if (mine !== turn) return;
      offer(ids);
      const near = await nearest(engine, { matter: words, other: task, settings }, WANTED);
      if (mine !== turn) return;
      note.textContent = near.length ? "" : "Chưa thấy nơi nào kể việc giống vậy.";
      /** @type {HTMLElement} */ (section.querySelector("ul")).replaceChildren(
        ...near.map(function (row) {
          const item = element("li");
          item.dataset.id = row.id;
          const facts = [row.place, row.year || "", row.firmness].filter(Boolean).join(" · ");
          item.append(entryLink(row.title, row.address), " ", element("span", facts, "phu duoi"));
          return item;
        }),
      );
      const told = { obstacle: obstacle.value.trim(), matter: words || task, settings };
      const troubles = await troublesFor(engine, told, near);
      const guide = await guideFor(engine, told.obstacle);
      if (mine !== turn) return;
      showTroubles(troubles.map(({ text, row }) => [text, [[row.title, row.address]]]), guide);
    });
  } catch {
    if (mine !== turn) return;
    note.textContent = "Chưa tải được phần tìm kiếm; anh chị xem lại mạng rồi tải lại trang.";
    showTroubles([]);
  }
}

/**
 * Tasks that fit the reader's words, to be chosen by a press.
 * @param {string[]} ids
 */
function offer(ids) {
  offered.hidden = !ids.length;
  offered.replaceChildren(
    element("span", "Có phải một trong những việc này?", "phu"),
    ...ids.flatMap(function (id) {
      const button = element("button", options.find((option) => option.value === id)?.text, "nut nho");
      button.type = "button";
      button.addEventListener("click", function () {
        chosen.value = id;
        offered.hidden = true;
        chosen.focus();
        change();
      });
      return [button, " "];
    }),
  );
}

/**
 * @param {Source["hay_sai"]} found
 * @param {import("../search/files.js").Row | null} [guide] - the part of a guide about what stands in the way
 */
function showTroubles(found, guide) {
  const all = [...(source ? source.hay_sai : []), ...found];
  part("vap").hidden = !all.length && !guide;
  const way = /** @type {HTMLElement} */ (part("vap").querySelector("[data-khong-troi]"));
  way.hidden = !guide;
  way.replaceChildren(...(guide ? ["Đang vướng chỗ này, đọc trước: ", entryLink(guide.title, guide.address)] : []));
  /** @type {HTMLElement} */ (part("vap").querySelector("ul")).replaceChildren(
    ...all.map(function ([text, entries]) {
      const item = element("li", text + " ");
      const links = element("span", "", "phu duoi");
      links.append(...entries.flatMap(([name, address], i) => [i ? "; " : "", entryLink(name, address)]));
      item.append(links);
      return item;
    }),
  );
}

/**
 * @param {string} name
 * @param {string} address
 */
function entryLink(name, address) {
  const link = element("a", name);
  link.href = linkTo(root, address);
  return link;
}

/* ---- the page ---- */

async function change() {
  sortTasks();
  if (await takeTask()) update();
}

async function open(/** @type {string} */ hash) {
  await restore(hash);
  sortTasks();
  show();
  seek(0);
}

form.hidden = false;
form.addEventListener("submit", (submitted) => submitted.preventDefault());
form.addEventListener("input", change);
window.addEventListener("hashchange", function () {
  if (readState(location.hash, asked())) open(location.hash);
});
form.querySelector("[data-in]")?.addEventListener("click", () => printPage(status));
form.querySelector("[data-gui]")?.addEventListener("click", function () {
  copyText(location.href.split("#")[0] + hashNow()).then(
    () => say(status, "Đã chép. Dán vào Zalo để gửi; địa chỉ không mang lời kể."),
    () => say(status, "Trình duyệt không cho chép. Anh chị chép ở ô địa chỉ giúp."),
  );
});
form.querySelector("[data-quen]")?.addEventListener("click", async function () {
  form.reset();
  offer([]);
  await change();
  say(status, "Đã xóa trên máy này.");
});
const texts = textsKept(KEPT_TEXTS);
matter.value = texts.ke || "";
obstacle.value = texts.vuong || "";
open(readState(location.hash, asked()) ? location.hash : kept(KEPT));
