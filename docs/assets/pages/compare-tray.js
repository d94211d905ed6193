/* What somebody puts aside to compare: ids, kept on this device only, and a bar that leads to the comparison. */
import { element, fromDisk } from "./dom.js";

const KEY = "kho-so-sanh";
/** Entries that are compared at most. */
export const MOST = 3;
/** @type {HTMLFormElement | null} */
const frame = document.querySelector("form[data-goc]");

/**
 * The ids that are put aside, oldest first.
 * @returns {string[]}
 */
export function storedIds() {
  try {
    const found = JSON.parse(localStorage.getItem(KEY) || "");
    return Array.isArray(found) ? found.filter((id) => typeof id === "string").slice(-MOST) : [];
  } catch {
    return []; // no storage, or not ours
  }
}

/**
 * Where some entries are compared.
 * @param {string[]} ids
 */
export function comparisonAddress(ids) {
  const root = frame ? frame.dataset.goc : "";
  const query = ids.map((id) => "bai=" + encodeURIComponent(id)).join("&");
  return root + "so-sanh/" + (fromDisk ? "index.html" : "") + "?" + query;
}

/**
 * Put an entry aside, or take it back.
 * @param {string} id
 */
export function toggle(id) {
  const before = storedIds();
  const next = before.includes(id) ? before.filter((one) => one !== id) : before.concat(id).slice(-MOST);
  try {
    localStorage.setItem(KEY, JSON.stringify(next));
  } catch {
    return; // no storage
  }
  draw();
}

/**
 * Make a button put an entry aside and take it back.
 * @param {HTMLButtonElement} button
 * @param {string} id
 */
export function wire(button, id) {
  button.dataset.soSanh = id;
  button.addEventListener("click", () => toggle(id));
  draw();
}

/** @returns {NodeListOf<HTMLButtonElement>} */
function buttons() {
  return document.querySelectorAll("button[data-so-sanh]");
}

function draw() {
  const ids = storedIds();
  for (const button of buttons()) {
    button.setAttribute("aria-pressed", String(ids.includes(button.dataset.soSanh || "")));
  }
  let bar = document.getElementById("thanh-so-sanh");
  if (!bar && ids.length && !document.getElementById("so-sanh-trang")) {
    bar = element("div");
    bar.id = "thanh-so-sanh";
    bar.setAttribute("role", "status");
    document.body.append(bar);
  }
  if (!bar) return;
  bar.hidden = !ids.length;
  const link = element("a", "Xem " + ids.length + " bài cạnh nhau");
  link.href = comparisonAddress(ids);
  bar.replaceChildren(ids.length > 1 ? link : "Đã chọn 1 bài; chọn thêm bài nữa để so sánh");
}

if (frame) {
  for (const button of buttons()) wire(button, button.dataset.soSanh || "");
  addEventListener("storage", draw);
  draw();
}
