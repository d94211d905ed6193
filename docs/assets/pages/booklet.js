/* A booklet for a training day: the entries of a list one after another, with a title page and contents, to be printed.
   Which ones stands in the address: ids (bai), or words and facets as on the page of results. */
import { everyEntry, search, withEngine } from "../search/engine.js";
import { pagesOf, readEntries } from "../search/files.js";
import { readState } from "../search/state.js";
import { byId, element, loadScript } from "./dom.js";

/** @import { Engine } from "../search/engine.js" */
/** @import { Body, Row } from "../search/files.js" */
/** @import { State } from "../search/state.js" */

const MOST = 50;
const page = byId("tap-trang", HTMLElement);
const root = page.dataset.goc || "";
const facetsUrl = (document.currentScript && document.currentScript.dataset.loc) || "";
const status = byId("tap-bao", HTMLElement);
const contents = byId("tap-muc-luc", HTMLElement);
const place = byId("tap-bai", HTMLElement);
const printer = byId("tap-in", HTMLButtonElement);

/**
 * Numbers of the pages of a list, in its order.
 * @param {Engine} engine
 * @param {string[]} ids
 * @param {State} state - what counts where there are no ids
 */
async function wantedPages(engine, ids, state) {
  if (ids.length) return pagesOf(engine, ids);
  const { bai: entries } = engine.manifest;
  const outcome = state.q.trim() ? await search(engine, state.q) : null;
  const hits = outcome ? outcome.hits.slice(0, outcome.found) : everyEntry(engine);
  await loadScript(facetsUrl);
  const picked = await kho.facets.pickHits(engine, hits.filter((hit) => hit.page < entries), state);
  return picked.map((hit) => hit.page);
}

/**
 * @param {Engine} engine
 * @param {Row} row
 * @param {Body} body
 * @param {number} number
 */
function createEntry(engine, row, body, number) {
  const [steps, , sources] = engine.manifest.phan_rieng;
  const article = element("article", "", "tap-bai");
  const title = element("h2", number + ". " + row.title);
  title.id = "bai-" + number;
  article.append(title, element("p", row.summary, "dan-nhap"), element("p", "Nơi làm: " + row.place));
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
  const link = element("a", row.title);
  link.href = "#bai-" + number;
  const item = element("li");
  item.append(link);
  return item;
}

/**
 * @param {number} shown
 * @param {number} all
 */
function describe(shown, all) {
  if (!shown) return "Không có bài nào để in. Anh chị tìm rồi bấm “In thành tập” ở trang kết quả.";
  if (all <= MOST) return "Tập này có " + shown + " bài.";
  return "Tập này có " + MOST + " bài đầu trong " + all + " bài; lọc hẹp hơn để lấy đúng những bài cần in.";
}

async function run() {
  const ids = [...new Set(new URLSearchParams(location.search).getAll("bai").filter(Boolean))];
  status.textContent = "Đang gom các bài…";
  try {
    await withEngine(root, async function (engine) {
      const pages = await wantedPages(engine, ids, readState(location.search));
      const { rows, bodies } = await readEntries(engine, pages.slice(0, MOST));
      contents.replaceChildren(...rows.map((row, i) => createContentsItem(row, i + 1)));
      place.replaceChildren(...rows.map((row, i) => createEntry(engine, row, bodies[i], i + 1)));
      for (const part of /** @type {NodeListOf<HTMLElement>} */ (page.querySelectorAll("[data-co-bai]"))) {
        part.hidden = !rows.length;
      }
      printer.hidden = !rows.length;
      status.textContent = describe(rows.length, pages.length);
    });
  } catch {
    status.textContent = "Chưa gom được các bài; anh chị xem lại mạng rồi tải lại trang.";
  }
}

byId("tap-ngay", HTMLElement).textContent = new Date().toLocaleDateString("vi-VN");
printer.addEventListener("click", () => print());
run();
