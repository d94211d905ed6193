/* What a role must do in a year: the duties of its tasks, and the days of them as a calendar file. The role and the
   days picked stand behind the "#" of the address and on the device. */
import { printPage, saveText } from "../pages/device.js";
import { dayInVietnam } from "../pages/document-state.js";
import { say } from "../pages/dom.js";
import { eventsOf, givenDays } from "./duties.js";
import { faultOf, sayBeside } from "./fields.js";
import { calendarFile } from "./ics.js";
import { keep, kept, replaceHash, withFacts } from "./kept.js";
import { inTime } from "./counting.js";
import { inWords } from "./plan.js";
import { isDay, readState, writeState } from "./task-state.js";

const KEPT = "viec-nam";

/**
 * @param {string} selector
 * @returns {HTMLElement[]}
 */
const all = (selector) => [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(selector))];

/** @type {HTMLFormElement | null} */
const form = document.querySelector("form.viec-nam");
if (form) start(form);

/** @param {HTMLFormElement} box */
function start(box) {
  /** @type {import("./counting.js").Calendar} */
  const calendar = JSON.parse(box.dataset.lich || "{}");
  const role = /** @type {HTMLSelectElement} */ (box.elements.namedItem("vai"));
  const status = /** @type {HTMLElement} */ (box.querySelector("[data-bao]"));
  const rows = all("[data-nghia-vu]");
  const today = dayInVietnam();
  const pickers = new Map(rows.flatMap((row) => pickersOf(row)));
  const roles = [...role.options].map((one) => one.value);
  const asked = { days: [...pickers.keys()], numbers: [], choices: { vai: roles.filter(Boolean) } };

  const stateNow = function () {
    const days = Object.fromEntries([...pickers].map(([id, { value }]) => [id, isDay(value) ? value : ""]));
    return writeState({ days, numbers: {}, choices: { vai: role.value } });
  };
  const take = function (/** @type {string} */ hash) {
    const state = readState(hash, asked);
    role.value = state?.choices.vai || "";
    for (const [id, picker] of pickers) picker.value = (state?.days[id] || "").slice(0, 10);
  };
  const update = function () {
    keep(KEPT, stateNow());
    replaceHash(stateNow());
    say(status, "");
    show(rows, role.value, calendar, today);
  };
  const open = function () {
    take(location.hash.includes("=") ? location.hash : kept(KEPT));
    const named = new URLSearchParams(location.hash.slice(1)).get("vai") || "";
    if (!roles.includes(named)) say(status, "Không có vai mà địa chỉ này ghi; trang đang kể việc của mọi vai.");
    show(rows, role.value, calendar, today);
  };
  box.hidden = false;
  for (const label of all(".chon-ngay")) label.hidden = false;
  for (const field of [role, ...pickers.values()]) field.addEventListener("input", update);
  box.addEventListener("submit", (event) => event.preventDefault());
  window.addEventListener("hashchange", () => location.hash.includes("=") && open());
  box.querySelector("[data-ics]")?.addEventListener("click", function () {
    const events = rows.filter((row) => !row.hidden).flatMap((row) => eventsOfRow(row, calendar, today));
    if (events.length) {
      const words = "Lịch có " + events.length + " ngày; mở tệp bằng lịch của điện thoại.";
      saveText("viec-trong-nam.ics", calendarFile(events, stampNow()), status, words);
    } else say(status, "Chưa có ngày nào: chọn ngày ở các việc luật không định tháng, rồi bấm lại.");
  });
  box.querySelector("[data-in]")?.addEventListener("click", () => printPage(status));
  box.querySelector("[data-quen]")?.addEventListener("click", function () {
    take("");
    update();
    say(status, "Đã xóa trên máy này.");
  });
  open();
}

/**
 * The field of a duty whose day the reader picks, by the id that the address has.
 * @param {HTMLElement} row
 * @returns {[id: string, field: HTMLInputElement][]}
 */
function pickersOf(row) {
  const { viec, ma } = dutyOf(row);
  /** @type {HTMLInputElement | null} */
  const field = row.querySelector('input[type="date"]');
  return field ? [[viec + "." + ma, field]] : [];
}

/**
 * Show the duties of a role, and of each the days that the law gives and what is wrong with the day picked.
 * @param {HTMLElement[]} rows
 * @param {string} role - "" for all
 * @param {import("./counting.js").Calendar} calendar
 * @param {string} today
 */
function show(rows, role, calendar, today) {
  for (const row of rows) {
    const own = !role || has(row.dataset.vai, role);
    row.hidden = !own && !has(row.dataset.cung, role);
    const others = /** @type {HTMLElement | null} */ (row.querySelector(".ben-khac"));
    if (others) others.hidden = own;
    const duty = dutyOf(row);
    const said = /** @type {HTMLElement} */ (row.querySelector(".tinh-ra"));
    const days = givenDays(duty, calendar, today).map(inWords);
    said.textContent = days.length ? "Muộn nhất " + days.join("; ") + "." : "";
    said.hidden = !days.length;
    for (const [, field] of pickersOf(row)) showPicked(row, duty, field, today);
  }
  for (const part of all("section[data-nhom]")) part.hidden = !rows.some((row) => !row.hidden && part.contains(row));
}

/**
 * Say what is wrong with the day picked; where it is the day of an event of the task, its link carries it there, to the
 * deadlines around it.
 * @param {HTMLElement} row
 * @param {import("./duties.js").Duty} duty
 * @param {HTMLInputElement} field
 * @param {string} today
 */
function showPicked(row, duty, field, today) {
  const day = isDay(field.value) ? field.value : "";
  const isOutside = Boolean(day) && !inTime(day, duty.tu || "", duty.den || "");
  const told = [day && day < today && "Ngày này đã qua.", isOutside && "Điều luật này không áp dụng ngày ấy."];
  const fault = faultOf(field);
  sayBeside(field, fault || told.filter(Boolean).join(" "), Boolean(fault || isOutside));
  const link = /** @type {HTMLAnchorElement | null} */ (row.querySelector("a.nut"));
  if (!link || !duty.moc) return;
  const isCarried = Boolean(day) && !isOutside;
  link.href = isCarried ? withFacts(link.href, [[duty.moc, day]]) : link.href.split("#")[0];
  const around = /** @type {HTMLElement | null} */ (row.querySelector(".han-quanh"));
  if (around) around.hidden = !isCarried;
}

/**
 * @param {string | undefined} ids - with blanks between them
 * @param {string} id
 */
function has(ids, id) {
  return (ids || "").split(" ").includes(id);
}

/**
 * What the page says of a duty.
 * @param {HTMLElement} row
 * @returns {import("./duties.js").Duty}
 */
function dutyOf(row) {
  return JSON.parse(row.dataset.nghiaVu || "{}");
}

/**
 * @param {HTMLElement} row
 * @param {import("./counting.js").Calendar} calendar
 * @param {string} today
 */
function eventsOfRow(row, calendar, today) {
  const picked = /** @type {HTMLInputElement | null} */ (row.querySelector('input[type="date"]'))?.value || "";
  const texts = [".noi-dung", ".phu"].map((part) => (row.querySelector(part)?.textContent || "").trim());
  return eventsOf(dutyOf(row), calendar, today, picked, texts.join("\n"));
}

/** The moment of now, as calendar files write it. */
function stampNow() {
  return new Date().toISOString().replace(/[-:]|\.\d+/g, "");
}
