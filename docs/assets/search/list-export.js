/* A list of results taken along: as text for a report, as a file for Excel. */
import { copyText, provenance } from "../pages/clipboard.js";
import { phaseOn } from "../pages/document-state.js";
import { element, fromDisk } from "../pages/dom.js";
import { readEntries, readRows } from "./files.js";

/** @import { Engine } from "./engine.js" */
/** @import { Body, Row } from "./files.js" */
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
async function whileBusy(button, words, work) {
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

/* ---- text for a report ---- */

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
    const { engine, hits, state } = listing;
    const entries = hits.filter((hit) => hit.page < engine.manifest.bai);
    const count = Math.min(entries.length, REPORT_MOST);
    if (gathered.listing !== listing) {
      const { rows, bodies } = await readEntries(engine, entries.slice(0, REPORT_MOST).map((hit) => hit.page));
      const query = state.q.trim();
      const head = (query ? "Cách làm hay: " + query : "Cách làm hay") + " (" + count + " bài)";
      const texts = rows.map((row, i) => entryText(engine, row, bodies[i], i + 1));
      gathered = { listing, text: [head, ...texts, provenance(fromDisk ? "" : location.href)].join("\n\n") + "\n" };
    }
    await copyText(gathered.text).then(
      function () {
        const some = count + " bài" + (entries.length > count ? " đầu" : "");
        status.textContent = "Đã chép " + some + ". Dán vào Word hoặc Zalo là được.";
      },
      function () {
        // a browser lets copy only soon after a press
        status.textContent = "Đã gom xong " + count + " bài; anh chị bấm “Chép vào báo cáo” lần nữa để chép.";
      },
    );
  });
}

/**
 * @param {Engine} engine
 * @param {Row} row
 * @param {Body} body
 * @param {number} number
 */
function entryText(engine, row, body, number) {
  const [steps, results, sources] = engine.manifest.phan_rieng;
  const lines = [number + ". " + row.title, "Nơi làm: " + row.place];
  /** @type {(part: number, i: number) => string} */
  const bullet = function (part, i) {
    if (part === results) return "- ";
    return part === steps ? i + 1 + ") " : "[" + (i + 1) + "] ";
  };
  for (const [part, texts] of body) {
    const name = engine.manifest.phan[part] + ":";
    if (part < steps - 1) lines.push(name + " " + texts.join("; "));
    if (part !== steps && part !== results && part !== sources) continue;
    lines.push(name, ...texts.map((text, i) => bullet(part, i) + text));
  }
  return lines.join("\n");
}

/* ---- a file for Excel ---- */

/**
 * A cell of a CSV file: what a spreadsheet would take for a formula is made text, also where it parts cells at another
 * sign and so lets one begin in the middle of a text.
 * @param {string | number} value
 */
export function csvCell(value) {
  const text = String(value).replace(/(^\s*|[;\t|]\s*)(?=[=+\-@＝＋－＠])/g, "$1'");
  return '"' + text.replace(/^[\t\r]/, "'$&").replace(/"/g, '""') + '"';
}

/**
 * Save a list as a file that Excel opens.
 * @param {Listing} listing
 * @param {string} root
 * @param {HTMLButtonElement} button
 * @param {HTMLElement} status
 */
export function saveList({ engine, hits }, root, button, status) {
  return whileBusy(button, "Đang gom danh sách…", async function () {
    const pages = hits.slice(0, CSV_MOST).map((hit) => hit.page);
    /** @type {Row[]} */
    const rows = [];
    while (rows.length < pages.length) {
      rows.push(...(await readRows(engine, pages.slice(rows.length, rows.length + PORTION))));
    }
    const head = ["Tên bài", "Loại", "Nơi làm", "Năm", "Bài chắc đến đâu", "Hiệu lực", "Tóm tắt", "Địa chỉ"];
    const lines = [head, ...rows.map((row) => csvRow(engine, row, root))];
    const text = lines.map((line) => line.map(csvCell).join(",") + "\r\n").join("");
    const link = element("a");
    link.href = URL.createObjectURL(new Blob(["\ufeff" + text], { type: "text/csv;charset=utf-8" }));
    link.download = "cach-lam-hay.csv";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    status.textContent =
      hits.length > CSV_MOST
        ? "Đã tải " + CSV_MOST + " kết quả đầu; hãy lọc hẹp hơn để lấy phần còn lại."
        : "Đã tải danh sách " + rows.length + " kết quả.";
  });
}

/**
 * @param {Engine} engine
 * @param {Row} row
 * @param {string} root
 */
function csvRow({ manifest, today }, row, root) {
  const entry = row.kind === 0 && row.setting >= 0;
  const kind = entry ? manifest.loai_hinh[row.setting][1] : manifest.kieu[row.kind];
  const url = new URL(root + row.address, location.href).href;
  const state = row.phases.length ? phaseOn(row.phases, today).sentence : "";
  return [row.title, kind, row.place, row.year || "", row.firmness, state, row.summary, url];
}
