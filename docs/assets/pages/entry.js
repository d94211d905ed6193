/* What one can do with an entry: copy it as plain text for Word or Zalo, copy a citation, share, print. */
import { copyOrShow, provenance } from "./clipboard.js";
import { printPage, share } from "./device.js";
import { publicAddress } from "./dom.js";

/** @type {HTMLElement | null} */
const page = document.querySelector(".trang.bai");
if (page) start(page);

/** @param {HTMLElement} entry - the page's own part */
function start(entry) {
  const tools = /** @type {HTMLElement} */ (entry.querySelector(".viec"));
  const status = /** @type {HTMLElement} */ (tools.querySelector("[data-bao]"));

  for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (tools.querySelectorAll("[data-chep]"))) {
    button.addEventListener("click", function () {
      const whole = button.dataset.chep === "bai";
      const words = whole ? "Đã chép cả bài. Dán vào Word hoặc Zalo là được." : "Đã chép dòng trích dẫn.";
      copyOrShow(whole ? asText(entry) : citation(entry), status, words);
    });
  }
  const sharer = /** @type {HTMLButtonElement} */ (tools.querySelector("[data-chia-se]"));
  // from a disk there is no address that others could open
  if (publicAddress()) {
    sharer.hidden = false;
    if (!("share" in navigator)) sharer.textContent = "Chép địa chỉ";
    sharer.addEventListener("click", function () {
      share({ title: textOf(entry, "h1"), text: textOf(entry, ".dan-nhap"), url: publicAddress() }, status);
    });
  }
  const printer = /** @type {HTMLButtonElement} */ (tools.querySelector("[data-in]"));
  printer.addEventListener("click", () => printPage(status));
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (tools.querySelectorAll(".can-js"))) part.hidden = false;
}

/** @param {Node} node */
function clean(node) {
  return (node.textContent || "").replace(/\s+/g, " ").trim();
}

/**
 * The text of the first element that a selector finds; the template has one.
 * @param {Element} within
 * @param {string} selector
 */
function textOf(within, selector) {
  return clean(/** @type {Element} */ (within.querySelector(selector)));
}

/**
 * The facts beside the text, without what only the page itself needs.
 * @param {HTMLElement} entry
 */
function facts(entry) {
  return [...entry.querySelectorAll(".su-kien [data-ke]")].map(function (row) {
    const values = [.../** @type {Element} */ (row.querySelector("dd")).childNodes].map(clean).filter(Boolean);
    return textOf(row, "dt") + ": " + values.join(", ");
  });
}

/**
 * A section as lines of text: heading, paragraphs, list; sources with their numbers and addresses.
 * @param {Element} part
 */
function sectionText(part) {
  const lines = [textOf(part, "h2").replace(/#$/, "").trim().toUpperCase()];
  for (const text of part.querySelectorAll(":scope > p:not(.phu), :scope > p[data-ke]")) lines.push(clean(text));
  const list = part.querySelector(":scope > ol, :scope > ul");
  const cites = part.querySelector("#nguon") !== null;
  for (const [i, item] of list ? [...list.children].entries() : []) {
    const link = cites ? item.querySelector("a") : null;
    const number = link ? "[" + (i + 1) + "] " : i + 1 + ". ";
    const bullet = list && list.tagName === "OL" ? number : "- ";
    lines.push(bullet + itemText(item) + (link ? " " + link.href : ""));
  }
  return lines.join("\n");
}

/**
 * The text of a list item without what is hidden, or for print alone.
 * @param {Element} item
 */
function itemText(item) {
  const shown = /** @type {Element} */ (item.cloneNode(true));
  for (const part of shown.querySelectorAll(".chi-in, [hidden]")) part.remove();
  return clean(shown);
}

/** @param {HTMLElement} entry */
function asText(entry) {
  const sections = [...entry.querySelectorAll(".than-bai > section:not(.viec)")];
  const head = [textOf(entry, "h1"), textOf(entry, ".dan-nhap"), facts(entry).join("\n")];
  return [...head, ...sections.map(sectionText), provenance(publicAddress())].join("\n\n") + "\n";
}

/** @param {HTMLElement} entry */
function citation(entry) {
  const place = facts(entry)[0] || "";
  const day = new Date().toLocaleDateString("vi-VN");
  const where = ["Kho Cách làm hay – Dân chủ ở cơ sở", publicAddress(), "xem ngày " + day].filter(Boolean).join(", ");
  return "“" + textOf(entry, "h1") + "”" + (place ? " (" + place + ")" : "") + ". " + where + ".";
}
