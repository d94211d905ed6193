/* Two to four entries side by side: which ones stands in the address, their text comes from the search index. */
import { withEngine } from "../search/engine.js";
import { findMarked, readEntries } from "../search/files.js";
import { printPage } from "./device.js";
import { byId, element, say } from "./dom.js";
import { describeChanged } from "./entry-text.js";
import { MOST_COMPARED, readNamed } from "./marks.js";

/** @import { Engine } from "../search/engine.js" */
/** @import { Body, Row } from "../search/files.js" */

const root = byId("so-sanh-trang", HTMLElement).dataset.goc || "";
const place = byId("so-sanh-bang", HTMLElement);
const status = byId("so-sanh-bao", HTMLElement);
const booklet = byId("so-sanh-tap", HTMLAnchorElement);
const printer = byId("so-sanh-in", HTMLButtonElement);

/**
 * Take an entry out of the comparison.
 * @param {string[]} marks
 * @param {string} mark
 */
function remove(marks, mark) {
  const rest = marks.filter((one) => one !== mark);
  history.pushState(null, "", "?" + (rest.length ? "chon=" + rest.join("") : ""));
  run();
  status.focus({ preventScroll: true });
}

/**
 * A source, whose line ends in its address if it has one.
 * @param {string} text
 */
function sourceItem(text) {
  const cut = text.match(/^(.*)\. (https?:\/\/\S+)$/);
  if (!cut) return element("li", text);
  const link = element("a", cut[1]);
  link.href = cut[2];
  link.rel = "noopener nofollow";
  const item = element("li");
  item.append(link);
  return item;
}

/**
 * @param {Engine} engine
 * @param {number} part
 * @param {string[]} texts
 * @param {string} [none] - what is said where there are none
 */
function createCell(engine, part, texts, none = "nguồn không nói") {
  const [steps, , sources] = engine.manifest.phan_rieng;
  const numbered = part === steps || part === sources;
  const cell = element("td");
  if (!texts.length) cell.append(element("span", none, "phu"));
  else if (!numbered && texts.length === 1) cell.textContent = texts[0];
  else {
    const list = element(numbered ? "ol" : "ul");
    list.append(...texts.map((text) => (part === sources ? sourceItem(text) : element("li", text))));
    cell.append(list);
  }
  return cell;
}

/**
 * A row: on a phone its cells stand below one another, each under the title of its entry.
 * @param {string} name
 * @param {HTMLElement[]} cells
 * @param {Row[]} rows
 */
function createRow(name, cells, rows) {
  const row = element("tr");
  const head = element("th", name);
  head.scope = "row";
  head.setAttribute("role", "rowheader");
  row.setAttribute("role", "row");
  for (const [i, cell] of cells.entries()) {
    cell.setAttribute("role", "cell");
    cell.dataset.bai = rows[i].title;
  }
  row.append(head, ...cells);
  return row;
}

/**
 * The head of an entry's column.
 * @param {Engine} engine
 * @param {Row} row
 * @param {() => void} drop
 */
function createHead(engine, row, drop) {
  const [, name, hue] = engine.manifest.loai_hinh[row.setting];
  const link = element("a", row.title);
  link.href = root + row.address;
  const off = element("button", "Bỏ bài này", "nut nho can-man");
  off.type = "button";
  off.setAttribute("aria-label", "Bỏ bài này: " + row.title);
  off.addEventListener("click", drop);
  const head = element("th");
  head.scope = "col";
  head.setAttribute("role", "columnheader");
  head.append(element("span", name, "nhan mau-" + hue), element("br"), link, element("br"), off);
  return head;
}

/**
 * The deeds that show a stage, without its name: it is the name of their row.
 * @param {Engine} engine
 * @param {Body} parts - of one entry
 * @param {string} stage
 */
function deedsOf(engine, parts, stage) {
  const [steps, results] = engine.manifest.phan_rieng;
  const deeds = parts.filter(([part]) => part === steps || part === results).flatMap(([, texts]) => texts);
  return deeds.filter((text) => text.startsWith(stage + ": ")).map((text) => text.slice(stage.length + 2));
}

/**
 * The texts of a part; deeds that show a stage stand in the row of that stage.
 * @param {Engine} engine
 * @param {Body} parts - of one entry
 * @param {number} part
 */
function textsOf(engine, parts, part) {
  const [steps, results] = engine.manifest.phan_rieng;
  const texts = parts.find((one) => one[0] === part)?.[1] || [];
  if (part !== steps && part !== results) return texts;
  return texts.filter((text) => !engine.manifest.khau.some((stage) => text.startsWith(stage + ": ")));
}

/**
 * @param {Engine} engine
 * @param {Row[]} rows
 * @param {Body[]} bodies
 * @param {(row: Row) => void} drop
 */
function createTable(engine, rows, bodies, drop) {
  const table = element("table", "", "so-sanh cot-" + rows.length);
  const top = element("tr");
  top.setAttribute("role", "row");
  top.append(element("td"), ...rows.map((row) => createHead(engine, row, () => drop(row))));
  const head = element("thead");
  head.append(top);
  const body = element("tbody");
  for (const part of [head, body]) part.setAttribute("role", "rowgroup");
  table.setAttribute("role", "table");
  const summaries = rows.map((row) => element("td", row.summary));
  const places = rows.map((row) => element("td", row.place));
  const [steps, results] = engine.manifest.phan_rieng;
  body.append(createRow("Tóm tắt", summaries, rows), createRow("Nơi làm", places, rows));
  for (const stage of engine.manifest.khau) {
    const deeds = bodies.map((parts) => deedsOf(engine, parts, stage));
    if (deeds.every((some) => !some.length)) continue;
    body.append(createRow(stage, deeds.map((some) => createCell(engine, 0, some, "nguồn không kể")), rows));
  }
  for (const [part, name] of engine.manifest.phan.entries()) {
    const texts = bodies.map((parts) => textsOf(engine, parts, part));
    if (!part || texts.every((some) => !some.length)) continue; // the part 0 is the text of other pages
    // deeds that show a stage stand above
    const title = part === steps ? "Việc khác đã làm" : part === results ? "Kết quả khác" : name;
    body.append(createRow(title, texts.map((some) => createCell(engine, part, some)), rows));
  }
  table.append(element("caption", "So sánh " + rows.length + " bài", "chi-nghe"), head, body);
  return table;
}

/**
 * What is said of a comparison.
 * @param {number} count
 * @param {number} beyond - how many more the address names
 * @param {string[]} lost - what is said of entries that are not there any more
 */
function describe(count, beyond, lost) {
  const many = count + " bài, cùng một điều nằm cùng một hàng. Địa chỉ trang này gửi được cho người khác.";
  const one = "Mới có một bài; mở sổ tay, đánh dấu thêm bài nữa để so sánh.";
  const over = beyond ? "Chỉ đặt cạnh nhau được " + MOST_COMPARED + " bài; còn " + beyond + " bài chưa hiện." : "";
  return [count > 1 ? many : count ? one : "", over, ...lost].filter(Boolean).join(" ");
}

async function run() {
  const { marks, broken } = readNamed(new URLSearchParams(location.search));
  place.replaceChildren();
  printer.hidden = booklet.hidden = true;
  if (!marks.length) {
    say(
      status,
      broken ||
        "Chưa chọn bài nào để so sánh. Ở một bài hay trong kết quả tìm, bấm “Chọn”; " +
          "rồi mở Sổ tay, đánh dấu hai đến bốn bài và bấm “So sánh”.",
    );
    return;
  }
  say(status, "Đang mở các bài…");
  try {
    await withEngine(root, async function (engine) {
      const all = await findMarked(engine, marks);
      const there = all.filter((one, i) => one.page >= 0 && all.findIndex((two) => two.page === one.page) === i);
      const shown = there.slice(0, MOST_COMPARED);
      const { rows, bodies } = await readEntries(engine, shown.map((one) => one.page));
      const drop = (/** @type {Row} */ row) => remove(marks, shown[rows.indexOf(row)].mark);
      if (rows.length) place.replaceChildren(createTable(engine, rows, bodies, drop));
      printer.hidden = booklet.hidden = !rows.length;
      booklet.search = "chon=" + shown.map((one) => one.mark).join("");
      say(status, describe(rows.length, there.length - rows.length, [...describeChanged(all, rows), broken]));
    });
  } catch {
    say(status, "Chưa mở được các bài; anh chị xem lại mạng rồi tải lại trang.");
  }
}

printer.addEventListener("click", () => printPage(status));
addEventListener("popstate", run);
run();
