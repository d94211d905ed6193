/* A list of results taken along: as text for a report, as a file for Excel. Near matches are left where they are. */
import { copyOrShow, provenance } from "../pages/clipboard.js";
import { saveText } from "../pages/device.js";
import { publicAddress, say } from "../pages/dom.js";
import { CSV_HEADS, csvRow, csvText, entryText } from "../pages/entry-text.js";
import { readEntries, readRows } from "./files.js";
import { writeState } from "./state.js";

/** @import { Row } from "./files.js" */
/** @import { Listing } from "./results.js" */

const CSV_MOST = 1000;
const PORTION = 100;
const REPORT_MOST = 20;

/**
 * Do some longer work for a button, which says so and is not pressed twice.
 * @param {HTMLButtonElement} button
 * @param {string} words
 * @param {() => Promise<void>} work
 */
export async function whileBusy(button, words, work) {
  if (button.getAttribute("aria-disabled") === "true") return;
  const before = button.textContent;
  button.setAttribute("aria-disabled", "true");
  button.textContent = words;
  try {
    await work();
  } finally {
    button.removeAttribute("aria-disabled");
    button.textContent = before;
  }
}

/** @type {{ listing: Listing | null, text: string }} */
let gathered = { listing: null, text: "" };

/**
 * Copy the first entries of a list as plain text: place, time, deeds, figures, sources.
 * @param {Listing} listing
 * @param {HTMLButtonElement} button
 * @param {HTMLElement} status
 */
export function copyReport(listing, button, status) {
  return whileBusy(button, "Đang gom các bài…", async function () {
    const { engine, state } = listing;
    const entries = listing.hits.filter((hit) => hit.page < engine.manifest.bai);
    const count = Math.min(entries.length, REPORT_MOST);
    if (gathered.listing !== listing) {
      const { rows, bodies } = await readEntries(engine, entries.slice(0, REPORT_MOST).map((hit) => hit.page));
      const query = state.q.trim();
      const head = (query ? "Cách làm hay: " + query : "Cách làm hay") + " (" + count + " bài)";
      const texts = rows.map((row, i) => entryText(engine, row, bodies[i], i + 1));
      const where = writeState(state);
      gathered = {
        listing,
        text: [head, ...texts, provenance(publicAddress(where ? "?" + where : ""))].join("\n\n") + "\n",
      };
    }
    const some = count + " bài" + (entries.length > count ? " đầu" : "");
    await copyOrShow(gathered.text, status, "Đã chép " + some + ". Dán vào Word hoặc Zalo là được.");
  });
}

/**
 * Save a list as a file that Excel opens.
 * @param {Listing} listing
 * @param {string} root
 * @param {HTMLButtonElement} button
 * @param {HTMLElement} status
 */
export function saveList(listing, root, button, status) {
  return whileBusy(button, "Đang gom danh sách…", async function () {
    const { engine, hits } = listing;
    const pages = hits.slice(0, CSV_MOST).map((hit) => hit.page);
    /** @type {Row[]} */
    const rows = [];
    while (rows.length < pages.length) {
      rows.push(...(await readRows(engine, pages.slice(rows.length, rows.length + PORTION))));
    }
    const text = csvText([CSV_HEADS, ...rows.map((row) => csvRow(engine, row, root))]);
    const some =
      hits.length > CSV_MOST
        ? "Bảng có " + CSV_MOST + " kết quả đầu; hãy lọc hẹp hơn để lấy phần còn lại."
        : "Bảng có " + rows.length + " kết quả.";
    say(status, "");
    saveText("cach-lam-hay.csv", text, status, some);
  });
}
