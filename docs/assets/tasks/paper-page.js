/* The page of a paper: what was filled in on the page of its task stands here too, to look at and print. */
import { isInsideOther, printPage } from "../pages/device.js";
import { DONE, failureOf, make } from "./filling.js";
import { WAYS } from "./places.js";

/** @type {HTMLElement | null} */
const paper = document.querySelector(".to-giay");
if (paper) start(paper);

/** @param {HTMLElement} sheet */
function start(sheet) {
  const values = kept("viec-giay:" + sheet.dataset.viec);
  for (const blank of /** @type {NodeListOf<HTMLElement>} */ (sheet.querySelectorAll("[data-o]"))) {
    const value = values[blank.dataset.o || ""];
    if (typeof value !== "string" || !value) continue;
    blank.textContent = WAYS[blank.dataset.cach || ""](value);
    blank.classList.add("da-dien");
  }
  if (Object.keys(values).length) {
    for (const part of /** @type {NodeListOf<HTMLElement>} */ (sheet.querySelectorAll("[data-neu], [data-khong]"))) {
      const wanted = part.dataset.neu !== undefined;
      part.hidden = Boolean(values[part.dataset.neu || part.dataset.khong || ""]) !== wanted;
    }
  }
  const button = /** @type {HTMLElement} */ (document.querySelector("[data-in]"));
  button.hidden = false;
  const status = /** @type {HTMLElement} */ (document.querySelector("[data-bao]"));
  button.addEventListener("click", () => printPage(status));
  if (Object.values(values).some((value) => typeof value === "string")) offerWord(sheet, values, status);
}

/**
 * Let the same be saved as a Word document, filled in as it is here.
 * @param {HTMLElement} sheet
 * @param {Record<string, string | boolean>} values
 * @param {HTMLElement} status
 */
function offerWord(sheet, values, status) {
  const button = /** @type {HTMLElement | null} */ (document.querySelector("[data-word]"));
  const { goc: root = "", viec: task = "", giay: id = "" } = sheet.dataset;
  /** @type {HTMLElement | null} */
  const own = document.querySelector("script[data-giay]");
  if (!button || !own) return;
  const [library, maker] = (own.dataset.giay || "").split(" ").map((name) => root + name);
  button.hidden = false;
  button.addEventListener("click", function () {
    const reason = values["!" + id];
    status.textContent = reason ? String(reason) : "Đang làm giấy…";
    if (reason) return;
    make({ library, papers: maker, templates: "../giay-to.js" }, task, [id], values, isInsideOther()).then(
      () => (status.textContent = DONE),
      (error) => (status.textContent = failureOf(error)),
    );
  });
}

/**
 * @param {string} key
 * @returns {Record<string, string | boolean>}
 */
function kept(key) {
  try {
    const said = JSON.parse(localStorage.getItem(key) || "{}");
    return said && typeof said === "object" ? said : {};
  } catch {
    return {};
  }
}
