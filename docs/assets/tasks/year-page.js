/* What a role must do in a year: the duties of its tasks, and the days of them as a calendar file. */
import { printPage, saveText } from "../pages/device.js";
import { dayInVietnam } from "../pages/document-state.js";
import { say } from "../pages/dom.js";
import { eventsOf, givenDays } from "./duties.js";
import { calendarFile } from "./ics.js";
import { inWords } from "./plan.js";

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
  const asked = new URLSearchParams(location.hash.slice(1)).get("vai") || "";
  if ([...role.options].some((one) => one.value === asked)) role.value = asked;
  else if (asked) say(status, "Không có vai mà địa chỉ này ghi; trang đang kể việc của mọi vai.");

  const update = function () {
    for (const row of rows) {
      const own = !role.value || has(row.dataset.vai, role.value);
      row.hidden = !own && !has(row.dataset.cung, role.value);
      const others = /** @type {HTMLElement | null} */ (row.querySelector(".ben-khac"));
      if (others) others.hidden = own;
      const said = /** @type {HTMLElement} */ (row.querySelector(".tinh-ra"));
      const days = givenDays(dutyOf(row), calendar, today).map(inWords);
      said.textContent = days.length ? "Muộn nhất " + days.join("; ") + "." : "";
      said.hidden = !days.length;
    }
    for (const part of all("section[data-nhom]")) part.hidden = !rows.some((row) => !row.hidden && part.contains(row));
  };
  box.hidden = false;
  for (const label of all(".chon-ngay")) label.hidden = false;
  box.addEventListener("input", update);
  box.addEventListener("submit", (event) => event.preventDefault());
  box.querySelector("[data-ics]")?.addEventListener("click", function () {
    const events = rows.filter((row) => !row.hidden).flatMap((row) => eventsOfRow(row, calendar, today));
    if (events.length) {
      const words = "Lịch có " + events.length + " ngày; mở tệp bằng lịch của điện thoại.";
      saveText("viec-trong-nam.ics", calendarFile(events, stampNow()), status, words);
    } else say(status, "Chưa có ngày nào: chọn ngày ở các việc luật không định tháng, rồi bấm lại.");
  });
  box.querySelector("[data-in]")?.addEventListener("click", () => printPage(status));
  update();
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
