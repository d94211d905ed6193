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
 */
function createCell(engine, part, texts) {
  const [steps, , sources] = engine.manifest.phan_rieng;
  const numbered = part === steps || part === sources;
  const cell = element("td");
  if (!texts.length) cell.append(element("span", "nguồn không nói", "phu"));
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
  body.append(createRow("Tóm tắt", summaries), createRow("Nơi làm", places));
  for (const [part, name] of engine.manifest.phan.entries()) {
    const texts = bodies.map((parts) => parts.find((one) => one[0] === part)?.[1] || []);
    if (!part || texts.every((some) => !some.length)) continue; // the part 0 is the text of other pages
    body.append(createRow(name, texts.map((some) => createCell(engine, part, some))));
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
