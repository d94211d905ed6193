/* Two or three entries side by side: which ones stands in the address, their text comes from the search index. */
import { withEngine } from "../search/engine.js";
import { pagesOf, readEntries } from "../search/files.js";
import { MOST, comparisonAddress, storedIds, toggle } from "./compare-tray.js";
import { byId, element } from "./dom.js";

/** @import { Engine } from "../search/engine.js" */
/** @import { Body, Row } from "../search/files.js" */

const root = byId("so-sanh-trang", HTMLElement).dataset.goc || "";
const place = byId("so-sanh-bang", HTMLElement);
const status = byId("so-sanh-bao", HTMLElement);
const booklet = byId("so-sanh-tap", HTMLAnchorElement);
const printer = byId("so-sanh-in", HTMLButtonElement);

/** The ids that the address names, or else those that are put aside. */
function wantedIds() {
  const named = new URLSearchParams(location.search).getAll("bai").filter(Boolean);
  return [...new Set(named.length ? named : storedIds())].slice(0, MOST);
}

/**
 * Take an entry out of the comparison.
 * @param {string[]} ids
 * @param {string} id
 */
function remove(ids, id) {
  const rest = ids.filter((one) => one !== id);
  history.pushState(null, "", rest.length ? comparisonAddress(rest) : location.pathname);
  if (storedIds().includes(id)) toggle(id);
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
 * @param {string} name
 * @param {HTMLElement[]} cells
 */
function createRow(name, cells) {
  const row = element("tr");
  const head = element("th", name);
  head.scope = "row";
  row.append(head, ...cells);
  return row;
}

/**
 * The head of an entry's column.
 * @param {Engine} engine
 * @param {Row} row
 * @param {string[]} ids
 */
function createHead(engine, row, ids) {
  const [, name, hue] = engine.manifest.loai_hinh[row.setting];
  const link = element("a", row.title);
  link.href = root + row.address;
  const off = element("button", "Bỏ bài này", "nut nho can-man");
  off.type = "button";
  off.setAttribute("aria-label", "Bỏ bài này: " + row.title);
  off.addEventListener("click", () => remove(ids, row.id));
  const head = element("th");
  head.scope = "col";
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
 * @param {string[]} ids
 */
function createTable(engine, rows, bodies, ids) {
  const table = element("table", "", "so-sanh cot-" + rows.length);
  const top = element("tr");
  top.append(element("td"), ...rows.map((row) => createHead(engine, row, ids)));
  const head = element("thead");
  head.append(top);
  const body = element("tbody");
  const summaries = rows.map((row) => element("td", row.summary));
  const places = rows.map((row) => element("td", row.place));
  const [steps, results] = engine.manifest.phan_rieng;
  body.append(createRow("Tóm tắt", summaries), createRow("Nơi làm", places));
  for (const stage of engine.manifest.khau) {
    const deeds = bodies.map((parts) => deedsOf(engine, parts, stage));
    if (deeds.every((some) => !some.length)) continue;
    body.append(createRow(stage, deeds.map((some) => createCell(engine, 0, some, "nguồn không kể"))));
  }
  for (const [part, name] of engine.manifest.phan.entries()) {
    const texts = bodies.map((parts) => textsOf(engine, parts, part));
    if (!part || texts.every((some) => !some.length)) continue; // the part 0 is the text of other pages
    // deeds that show a stage stand above
    const title = part === steps ? "Việc khác đã làm" : part === results ? "Kết quả khác" : name;
    body.append(createRow(title, texts.map((some) => createCell(engine, part, some))));
  }
  table.append(element("caption", "So sánh " + rows.length + " bài", "chi-nghe"), head, body);
  return table;
}

/**
 * What is said of a comparison.
 * @param {number} count
 * @param {string[]} lost - ids that the collection does not have
 */
function describe(count, lost) {
  const many = count + " bài, cùng một điều nằm cùng một hàng. Địa chỉ trang này gửi được cho người khác.";
  const one = "Mới có một bài; chọn thêm bài nữa để so sánh.";
  const missing = "Kho không có bài " + lost.join(", ") + ".";
  return [count > 1 ? many : count ? one : "", lost.length ? missing : ""].filter(Boolean).join(" ");
}

async function run() {
  const ids = wantedIds();
  place.replaceChildren();
  printer.hidden = booklet.hidden = true;
  if (!ids.length) {
    status.textContent =
      "Chưa chọn bài nào. Ở trang một bài hoặc trong kết quả tìm, " +
      "bấm “So sánh” ở hai hay ba bài rồi quay lại đây.";
    return;
  }
  status.textContent = "Đang mở các bài…";
  try {
    await withEngine(root, async function (engine) {
      const { rows, bodies } = await readEntries(engine, await pagesOf(engine, ids));
      const lost = ids.filter((id) => !rows.some((row) => row.id === id));
      if (rows.length) place.replaceChildren(createTable(engine, rows, bodies, ids));
      printer.hidden = booklet.hidden = !rows.length;
      booklet.search = rows.map((row) => "bai=" + encodeURIComponent(row.id)).join("&");
      status.textContent = describe(rows.length, lost);
    });
  } catch {
    status.textContent = "Chưa mở được các bài; anh chị xem lại mạng rồi tải lại trang.";
  }
}

printer.addEventListener("click", () => print());
addEventListener("popstate", run);
run();
