/* The page of a paper: what was filled in on the page of its task stands here too, to look at and print. */
import { printPage } from "../pages/device.js";
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
}

/**
 * @param {string} key
 * @returns {Record<string, unknown>}
 */
function kept(key) {
  try {
    const said = JSON.parse(localStorage.getItem(key) || "{}");
    return said && typeof said === "object" ? said : {};
  } catch {
    return {};
  }
}
