/* Beside a field: what cannot be of what was filled in. */
import { element, formatCount } from "../pages/dom.js";
import { NUMBERS, YEARS } from "./task-state.js";

/**
 * Why what stands in a field can be no number or day there; "" where it may, and of a year that is still being typed.
 * @param {HTMLInputElement} input
 */
export function faultOf(input) {
  const { badInput, rangeUnderflow, rangeOverflow, stepMismatch } = input.validity;
  if (input.type === "date") {
    const isOutside = (rangeUnderflow || rangeOverflow) && !input.value.startsWith("0");
    return isOutside ? "Ngày ở đây từ năm " + YEARS[0] + " đến năm " + YEARS[1] + "." : "";
  }
  if (input.type !== "number" || !(badInput || rangeUnderflow || rangeOverflow || stepMismatch)) return "";
  const [least, most] = NUMBERS.map(formatCount);
  return "Số ở đây phải nguyên, từ " + least + " đến " + most + "; số này không dùng để tính, không vào giấy.";
}

/**
 * Say something within the label of a field, or nothing any more.
 * @param {HTMLInputElement} input
 * @param {string} text
 * @param {boolean} isWrong - whether what was filled in cannot be, rather than being merely told of
 */
export function sayBeside(input, text, isWrong) {
  const label = input.closest("label");
  let said = /** @type {HTMLElement | null | undefined} */ (label?.querySelector(".o-bao"));
  input.setAttribute("aria-invalid", String(isWrong));
  if (!label || (!said && !text)) return;
  if (!said) {
    said = element("span", "", "o-bao");
    said.setAttribute("role", "status");
    label.append(said);
  }
  if (said.textContent !== text) said.textContent = text;
  said.classList.toggle("sai", isWrong);
}
