/* A booklet for a training day: the entries of a list one after another, with a title page and contents, to be printed.
   Which ones stands in the address: marks (chon) or ids (bai), the reader's own choice (so-tay), or words and facets as
   on the page of results. */
import { everyEntry, search, withEngine } from "../search/engine.js";
import { findMarked, readEntries } from "../search/files.js";
import { readState } from "../search/state.js";
import { readChoice } from "./choice.js";
import { printPage } from "./device.js";
import { byId, element, loadScript, say } from "./dom.js";
import { OWN_LINE, describeChanged } from "./entry-text.js";
import { MOST, readLines, readNamed } from "./marks.js";

/** @import { Engine } from "../search/engine.js" */
/** @import { Body, Marked, Row } from "../search/files.js" */
/** @import { State } from "../search/state.js" */
/** @import { Item } from "./choice.js" */

/**
 * What a booklet is made of: numbers of pages, lines of a reader's own by page, what was marked, and the sentence about
 * what the address asks for and there is not.
 * @typedef {{ pages: number[], lines: Map<number, string>, marked: Marked[], unknown: string }} Wanted
 */

const page = byId("tap-trang", HTMLElement);
const root = page.dataset.goc || "";
const facetsUrl = (document.currentScript && document.currentScript.dataset.loc) || "";
const status = byId("tap-bao", HTMLElement);
const contents = byId("tap-muc-luc", HTMLElement);
const place = byId("tap-bai", HTMLElement);
const printer = byId("tap-in", HTMLButtonElement);

/**
 * The items that the address names, null where it names words and facets.
 * @returns {Item[] | null}
 */
function namedItems() {
  const query = new URLSearchParams(location.search);
  if (query.has("so-tay")) return readChoice();
  if (!query.has("bai") && !query.has("chon")) return null;
  const lines = readLines(location.hash);
  return readNamed(query).marks.map((mark, i) => ({ mark, title: "", line: lines[i] || "" }));
}

/**
 * @param {Engine} engine
 * @param {Item[]} items
 * @returns {Promise<Wanted>}
 */
async function itemsWanted(engine, items) {
  const marked = await findMarked(engine, items.map((item) => item.mark));
  const lines = new Map(marked.map(({ page: number }, i) => [number, items[i].line]));
  const pages = [...new Set(marked.map((one) => one.page).filter((number) => number >= 0))];
  return { pages, lines, marked, unknown: "" };
}

/**
 * The entries of a list; none where a facet is asked for by nothing but names that it does not have: paper is not for
 * what nobody wanted.
 * @param {Engine} engine
 * @param {State} state
 * @returns {Promise<Wanted>}
 */
async function listWanted(engine, state) {
  const { bai: entries } = engine.manifest;
  await loadScript(facetsUrl);
  const asked = await kho.facets.unknownValues(engine, location.search);
  const unknown = kho.facets.describeUnknown(asked);
  if (asked.some((one) => one.alone)) return { pages: [], lines: new Map(), marked: [], unknown };
  const outcome = state.q.trim() ? await search(engine, state.q) : null;
  const hits = outcome ? outcome.hits.slice(0, outcome.found) : everyEntry(engine);
  const picked = await kho.facets.pickHits(engine, hits.filter((hit) => hit.page < entries), state);
  return { pages: picked.map((hit) => hit.page), lines: new Map(), marked: [], unknown };
}

/**
 * A title with its number in the booklet, the same in the contents and at the head of its sheet: browsers print no
 * numbers of pages into contents.
 * @param {Row} row
 * @param {number} number
 */
function numbered(row, number) {
  return "Bài " + number + ". " + row.title;
}

/**
 * @param {Engine} engine
 * @param {Row} row
 * @param {Body} body
 * @param {number} number
 * @param {string} line - a reader's own
 */
function createEntry(engine, row, body, number, line) {
  const [steps, , sources] = engine.manifest.phan_rieng;
  const article = element("article", "", "tap-bai");
  const title = element("h2", numbered(row, number));
  title.id = "bai-" + number;
  article.append(title, element("p", row.summary, "dan-nhap"), element("p", "Nơi làm: " + row.place));
  if (line) article.append(element("p", OWN_LINE + ": " + line, "ghi-them"));
  for (const [part, texts] of body) {
    const name = engine.manifest.phan[part];
    if (texts.length === 1 && part < steps - 1) {
      article.append(element("p", name + ": " + texts[0]));
      continue;
    }
    article.append(element("h3", name));
    if (part < steps) {
      article.append(...texts.map((text) => element("p", text)));
      continue;
    }
    const list = element(part === steps || part === sources ? "ol" : "ul");
    list.append(...texts.map((text) => element("li", text)));
    article.append(list);
  }
  return article;
}

/**
 * @param {Row} row
 * @param {number} number
 */
function createContentsItem(row, number) {
  const link = element("a", numbered(row, number));
  link.href = "#bai-" + number;
  const item = element("li");
  item.append(link);
  return item;
}

/**
 * @param {number} shown
 * @param {Wanted} wanted
 * @param {string[]} lost
 */
function describe(shown, { pages, unknown }, lost) {
  const none = "Không có bài nào để in. Anh chị chọn bài vào sổ tay, hoặc tìm rồi bấm “In thành tập” ở trang kết quả.";
  const some = "Tập này có " + shown + " bài.";
  const first =
    "Tập này có " + MOST + " bài đầu trong " + pages.length + " bài; lọc hẹp hơn để lấy đúng những bài cần in.";
  return [unknown, !shown ? none : pages.length > MOST ? first : some, ...lost].filter(Boolean).join(" ");
}

async function run() {
  const items = namedItems();
  say(status, "Đang gom các bài…");
  try {
    await withEngine(root, async function (engine) {
      const wanted = items ? await itemsWanted(engine, items) : await listWanted(engine, readState(location.search));
      const { rows, bodies } = await readEntries(engine, wanted.pages.slice(0, MOST));
      contents.replaceChildren(...rows.map((row, i) => createContentsItem(row, i + 1)));
      place.replaceChildren(
        ...rows.map((row, i) => createEntry(engine, row, bodies[i], i + 1, wanted.lines.get(row.page) || "")),
      );
      for (const part of /** @type {NodeListOf<HTMLElement>} */ (page.querySelectorAll("[data-co-bai]"))) {
        part.hidden = !rows.length;
      }
      printer.hidden = !rows.length;
      const titles = new Map((items || []).map((item) => [item.mark, item.title]));
      const { broken } = readNamed(new URLSearchParams(location.search));
      const lost = [...describeChanged(wanted.marked, rows, (mark) => titles.get(mark) || ""), broken];
      say(status, describe(rows.length, wanted, lost));
    });
  } catch {
    say(status, "Chưa gom được các bài; anh chị xem lại mạng rồi tải lại trang.");
  }
}

byId("tap-ngay", HTMLElement).textContent = new Date().toLocaleDateString("vi-VN");
printer.addEventListener("click", () => printPage(status));
run();
