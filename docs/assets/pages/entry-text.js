/* Entries as they are taken along: as text for a report, as rows for Excel; and what is said of those that are gone. */
import { phaseOn } from "./document-state.js";

/** @import { Engine } from "../search/engine.js" */
/** @import { Body, Marked, Row } from "../search/files.js" */

/** What a reader's own line is called wherever it stands: it is none of the collection's. */
export const OWN_LINE = "Ghi thêm của người dùng sổ tay, không phải của kho";

/**
 * An entry as plain text.
 * @param {Engine} engine
 * @param {Row} row
 * @param {Body} body
 * @param {number} number - that it has in the list
 * @param {{ line?: string, whole?: boolean }} [more] - a reader's own line; whether all of its parts are wanted
 */
export function entryText(engine, row, body, number, { line = "", whole = false } = {}) {
  const [steps, results, sources] = engine.manifest.phan_rieng;
  const lines = [number + ". " + row.title, "Nơi làm: " + row.place];
  if (whole) lines.splice(1, 0, row.summary);
  if (line) lines.push(OWN_LINE + ": " + line);
  /** @type {(part: number, i: number) => string} */
  const bullet = function (part, i) {
    if (part === steps) return i + 1 + ") ";
    return part === sources ? "[" + (i + 1) + "] " : "- ";
  };
  for (const [part, texts] of body) {
    const name = engine.manifest.phan[part] + ":";
    if (part < steps - 1) lines.push(name + " " + texts.join("; "));
    else if (whole || part === steps || part === results || part === sources) {
      lines.push(name, ...texts.map((text, i) => bullet(part, i) + text));
    }
  }
  return lines.join("\n");
}

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
 * Rows as a file that Excel opens.
 * @param {(string | number)[][]} rows
 */
export function csvText(rows) {
  return "\ufeff" + rows.map((row) => row.map(csvCell).join(",") + "\r\n").join("");
}

/** The heads of {@link csvRow}. */
export const CSV_HEADS = ["Tên bài", "Loại", "Nơi làm", "Năm", "Bài chắc đến đâu", "Hiệu lực", "Tóm tắt", "Địa chỉ"];

/**
 * What a table says of a page. From a disk its address is the one below the root: the way
 * there is nobody else's business.
 * @param {Engine} engine
 * @param {Row} row
 * @param {string} root
 */
export function csvRow({ manifest, today }, row, root) {
  const entry = row.kind === 0 && row.setting >= 0;
  const kind = entry ? manifest.loai_hinh[row.setting][1] : manifest.kieu[row.kind];
  const url = location.protocol === "file:" ? row.address : new URL(root + row.address, location.href).href;
  const state = row.phases.length ? phaseOn(row.phases, today).sentence : "";
  return [row.title, kind, row.place, row.year || "", row.firmness, state, row.summary, url];
}

/**
 * What is said of chosen entries that are not there any more, or gave way to another.
 * @param {Marked[]} all
 * @param {Row[]} rows - those that are shown
 * @param {(mark: string) => string} [titleOf] - as it was when it was chosen
 * @returns {string[]} sentences
 */
export function describeChanged(all, rows, titleOf = () => "") {
  return all.flatMap(function ({ mark, id, page, why }) {
    const title = titleOf(mark);
    const name = title ? "“" + title + "”" : id ? "“" + id + "”" : "";
    const row = rows.find((one) => one.page === page);
    if (page < 0) {
      const gone = name ? "Kho không còn bài " + name + "." : "Có một bài kho không có.";
      return [why ? gone + " " + why : gone];
    }
    return row && row.id !== id ? ["Bài " + name + " đã rút; nay đọc bài “" + row.title + "” thay vào."] : [];
  });
}
