/* The page of results: the whole state stands in the address; first the results, then what narrows them (facets.js). */
import { createChooser } from "../pages/choice.js";
import { phaseOn } from "../pages/document-state.js";
import { byId, element, formatCount, highlight, loadScript } from "../pages/dom.js";
import {
  OutdatedError, everyEntry, informationIn, matchingRanges, pagesNamed, search, withEngine,
} from "./engine.js";
import { firstPages, readBody, readQuestions, readRows } from "./files.js";
import { MAX_TOKENS } from "./query.js";
import { FIRST_PAGES, isMissing } from "./ranking.js";
import { saidTerms } from "./said-terms.js";
import { asOrder, mayNarrow, readState, writeState } from "./state.js";

/** @import { Engine, Outcome } from "./engine.js" */
/** @import { Row } from "./files.js" */
/** @import { Token } from "./query.js" */
/** @import { Hit } from "./ranking.js" */
/** @import { State } from "./state.js" */

/**
 * A list of results; outcome is null where no words were asked for.
 * @typedef {object} Listing
 * @property {Engine} engine
 * @property {Outcome | null} outcome
 * @property {Token[]} tokens
 * @property {number[]} pages - what was found, before narrowing
 * @property {Hit[]} hits - what was found, after narrowing, in order
 * @property {Hit[]} near - what is only near, after narrowing, best first; in no count, facet, copy or choice
 * @property {State} state
 * @property {string} unknown - the sentence about what the address asks for and there is not; "" for none
 * @property {number} turn
 */

const STEP = 10;
/** Where fewer are found, near ones stand open until there are so many. */
const OPEN = 5;
const PAUSE_MS = 300;
const SLOW_MS = 400;
const QUOTES = /["“”]/g;

const page = byId("tim-trang", HTMLElement);
const root = page.dataset.goc || "";
const facetsUrl = (document.currentScript && document.currentScript.dataset.loc) || "";
const form = /** @type {HTMLFormElement} */ (page.querySelector("form"));
const input = /** @type {HTMLInputElement} */ (form.elements.namedItem("q"));
const status = byId("tim-trang-thai", HTMLElement);
const list = byId("ket-qua", HTMLElement);
const more = byId("tim-them", HTMLButtonElement);
const saidLine = byId("da-tim", HTMLElement);
const nearPart = byId("gan-giong", HTMLElement);
const nearHeading = byId("gan-giong-ten", HTMLElement);
const nearList = byId("ket-qua-gan", HTMLElement);
const nearMore = byId("them-gan", HTMLButtonElement);
const otherWays = byId("loi-di-khac", HTMLElement);
const order = byId("xep", HTMLSelectElement);
const uses = byId("dung-danh-sach", HTMLDetailsElement);
const saver = byId("tai-danh-sach", HTMLButtonElement);
const copier = byId("chep-danh-sach", HTMLButtonElement);
const booklet = byId("in-tap", HTMLAnchorElement);
const hint = byId("co-phai", HTMLElement);
const ownPage = byId("trang-rieng", HTMLElement);
const panel = byId("loc-hop", HTMLDetailsElement);
const side = byId("bo-loc", HTMLElement);
const panelCloser = byId("xem-ket-qua", HTMLButtonElement);

/** What the reader asked for last: whatever belongs to an earlier turn is dropped. */
let turn = 0;
/** @type {Listing | null} */
let current = null;
let shown = 0;
let nearShown = 0;
let timer = 0;
/** Whether the present search was meant, not passed through while typing. */
let settled = true;
/** @type {Promise<Kho> | null} */
let narrowing = null;

/* ---- state: in the address and nowhere else ---- */

/** @param {State} state */
function addressOf(state) {
  const query = writeState(state);
  return "?" + query; // a path may not be pushed: it can begin with two slashes, or be one of a disk
}

/**
 * Go to another state. What the reader did last counts, and with it what stands in the box by now.
 * @param {Partial<State>} change
 * @param {boolean} [replace] - the present step of the history instead of adding one
 */
function go(change, replace) {
  clearTimeout(timer);
  const to = addressOf({ ...readState(location.search), q: input.value, ...change });
  if (to !== (location.search || "?")) history[replace ? "replaceState" : "pushState"](null, "", to);
  else history.replaceState(null, ""); // the same again begins at its top
  run();
}

/** What narrows, sorts and saves: comes after the first results, or when the address asks for it. */
function loadNarrowing() {
  narrowing ||= loadScript(facetsUrl).then(function () {
    if (!kho.facets) throw new Error(facetsUrl);
    return kho;
  });
  const mine = narrowing;
  mine.catch(function () {
    if (narrowing === mine) narrowing = null;
  });
  return mine;
}

/* ---- one turn: from the address to the page ---- */

async function run() {
  const mine = ++turn;
  const state = readState(location.search);
  list.setAttribute("aria-busy", "true");
  more.hidden = true;
  if (document.activeElement !== input || input.value.trim() !== state.q.trim()) input.value = state.q;
  order.value = state.order;
  document.title = (state.q ? state.q + " – " : "") + page.dataset.ten;
  const slow = setTimeout(function () {
    if (mine === turn) status.textContent = "Đang tìm…";
  }, SLOW_MS);
  try {
    await withEngine(root, (engine) => show(engine, state, mine, slow));
  } catch (error) {
    if (mine === turn) fail(error);
  } finally {
    clearTimeout(slow);
    if (mine === turn) list.setAttribute("aria-busy", "false");
  }
}

/**
 * @param {Engine} engine
 * @param {State} asked
 * @param {number} mine
 * @returns {Promise<Listing>}
 */
async function findListing(engine, asked, mine) {
  let state = asked;
  const outcome = state.q.trim() ? await search(engine, state.q) : null;
  const all = outcome ? outcome.hits.slice(0, outcome.found) : everyEntry(engine);
  let hits = all;
  let near = outcome ? outcome.hits.slice(outcome.found) : [];
  let unknown = "";
  if (!outcome || mayNarrow(location.search) || state.order) {
    const { describeUnknown, knownChoice, pickHits, unknownValues } = (await loadNarrowing()).facets;
    unknown = describeUnknown(await unknownValues(engine, location.search));
    state = { ...state, chosen: await knownChoice(engine, state.chosen) };
    hits = await pickHits(engine, hits, state);
    near = await pickHits(engine, near, { ...state, order: "" });
  }
  const pages = all.map((hit) => hit.page);
  return { engine, outcome, tokens: outcome ? outcome.tokens : [], pages, hits, near, state, unknown, turn: mine };
}

/**
 * @param {Engine} engine
 * @param {State} state
 * @param {number} mine
 * @param {ReturnType<typeof setTimeout>} slow
 */
async function show(engine, state, mine, slow) {
  const listing = await findListing(engine, state, mine);
  if (mine !== turn) return;
  current = listing;
  const { hits, near } = listing;
  const first = firstPages(engine, hits, STEP).length;
  const open = near.slice(0, Math.max(0, OPEN - hits.length));
  const together = [...hits.slice(0, first), ...open];
  const rows = await readRows(engine, together.map((hit) => hit.page));
  if (mine !== turn) return;
  [shown, nearShown] = [first, open.length];
  inView.disconnect();
  const items = rows.map((row, i) => createItem(listing, row, together[i]));
  list.replaceChildren(...items.slice(0, first));
  nearList.replaceChildren(...items.slice(first));
  describeNear(listing);
  clearTimeout(slow);
  describe(listing);
  drawTerms(listing, rows);
  list.setAttribute("aria-busy", "false");
  // the first results are painted before more is asked for; what stands is not taken back when the rest fails to come
  await new Promise(function (done) {
    setTimeout(done);
  });
  const before = history.state || {};
  try {
    await extend(listing, Math.min(Math.max(STEP, before.shown || 0), hits.length), mine);
  } catch {
    more.hidden = false;
  }
  if (before.top && mine === turn) scrollTo(0, before.top);
  pointOut(engine, state, mine).catch(() => {}); // a way on, not a result
  try {
    const { facetPanel } = await loadNarrowing();
    const present = () => (mine === turn ? listing : null);
    await facetPanel.offerFacets(engine, present, () => readState(location.search), (chosen) => go({ chosen }));
  } catch {
    if (mine === turn) side.textContent = "Chưa tải được bộ lọc; anh chị xem lại mạng rồi tải lại trang.";
  }
}

/**
 * The page that bears the very name that was asked for.
 * @param {Engine} engine
 * @param {State} state
 * @param {number} mine
 */
async function pointOut(engine, state, mine) {
  const rows = await readRows(engine, pagesNamed(engine, state.q).slice(0, 2));
  if (mine !== turn) return;
  ownPage.hidden = !rows.length;
  ownPage.replaceChildren(
    "Trang riêng: ",
    ...rows.flatMap(function (row, i) {
      const link = element("a", row.title);
      link.href = root + row.address;
      return [i ? ", " : "", link, " (" + engine.manifest.kieu[row.kind].toLowerCase() + ")"];
    }),
  );
}

/** @param {unknown} error */
function fail(error) {
  ownPage.hidden = true;
  inView.disconnect();
  list.replaceChildren();
  nearList.replaceChildren();
  hint.hidden = saidLine.hidden = nearPart.hidden = true;
  more.hidden = uses.hidden = true;
  panelCloser.textContent = "Đóng phần lọc";
  otherWays.hidden = false;
  status.textContent =
    error instanceof OutdatedError
      ? "Kho vừa được cập nhật. Anh chị tải lại trang này giúp."
      : "Chưa tải được dữ liệu tìm kiếm. Anh chị xem lại mạng rồi bấm Tìm lần nữa, hoặc đi theo các lối dưới đây.";
}

/* ---- what is said of a list ---- */

/** @param {Listing} listing */
function describe(listing) {
  const { engine, outcome, hits, near } = listing;
  const { unknown } = listing;
  const said = outcome ? describeFound(outcome, listing) : describeAll(listing);
  status.textContent = [said, unknown].filter(Boolean).join(" ");
  otherWays.hidden = hits.length + near.length > 0;
  uses.hidden = !hits.length;
  copier.hidden = !hits.some((hit) => hit.page < engine.manifest.bai);
  panelCloser.textContent = hits.length ? "Xem " + formatCount(hits.length) + " kết quả" : "Đóng phần lọc";
  booklet.search = location.search;
  drawHint(outcome);
}

/**
 * What was understood of a long query, by the pages found first, and that a very long one was cut.
 * @param {Listing} listing
 * @param {Row[]} rows
 */
function drawTerms({ engine, outcome }, rows) {
  const texts = rows.slice(0, FIRST_PAGES).flatMap((row) => [row.title, row.summary]);
  const terms = outcome ? saidTerms(engine, outcome, texts) : [];
  const cut = outcome && outcome.cut ? " Câu dài quá, chỉ tìm theo " + MAX_TOKENS + " chữ đầu." : "";
  saidLine.hidden = !terms.length && !cut;
  saidLine.textContent = (terms.length ? "Đã tìm: " + terms.join(" · ") + "." : "") + cut;
}

/**
 * The part below the found ones: its heading where some stand there, its button where there are more.
 * @param {Listing} listing
 */
function describeNear({ near }) {
  nearPart.hidden = !near.length;
  nearHeading.hidden = !nearShown;
  nearMore.hidden = nearShown >= near.length;
  const rest = formatCount(near.length - nearShown) + " kết quả gần giống";
  nearMore.textContent = nearShown ? "Xem thêm " + rest : "Xem " + rest;
}

/** @param {Listing} listing */
function describeAll({ hits, state }) {
  if (!hits.length) return "Không bài nào có đủ các điều đã chọn.";
  const said = [...order.options].find((option) => option.value === (state.order || "moi"));
  return formatCount(hits.length) + " bài, " + said?.text + ".";
}

/**
 * How many were found, and how many of them have all that was asked for: a count alone would sound like an answer.
 * @param {Hit[]} hits
 * @param {Token[]} tokens
 */
function describeHits(hits, tokens) {
  const count = formatCount(hits.length) + " kết quả";
  const whole = hits.filter((hit) => hit.complete).length;
  if (tokens.length < 2 || whole === hits.length) return count + " khớp.";
  if (whole) return count + ", " + formatCount(whole) + " có đủ các chữ đã gõ.";
  return count + ", không kết quả nào có đủ các chữ đã gõ.";
}

/**
 * @param {Outcome} outcome
 * @param {Listing} listing
 */
function describeFound({ query }, { hits, near, pages, tokens }) {
  if (hits.length) return describeHits(hits, tokens);
  if (pages.length) return "Trong phần đã lọc không có; bỏ lọc thì có " + formatCount(pages.length) + " kết quả khớp.";
  if (near.length) return "Không trang nào khớp hẳn. Dưới đây là những trang gần giống.";
  const words = query.replace(QUOTES, "");
  const quoted = words !== query;
  return "Không tìm thấy gì cho “" + words.trim() + "”" + (quoted ? " đúng từng chữ liền nhau." : ".");
}

/**
 * Offer another query: the words without the quotation marks that found nothing, or what was probably meant.
 * @param {Outcome | null} outcome
 */
function drawHint(outcome) {
  const words = outcome ? outcome.query.replace(QUOTES, " ") : "";
  const loose = outcome && words !== outcome.query && !outcome.hits.length ? words.trim() : "";
  const offered = loose || (outcome ? outcome.suggestion : "");
  hint.hidden = !offered;
  if (!outcome || !offered) return;
  const keyed = outcome.tokens.some((token) => token.keyed);
  const link = element("a", offered);
  link.href = addressOf({ ...readState(location.search), q: offered });
  const [before, after] = loose
    ? ["Tìm các chữ ấy không cần liền nhau: ", "."]
    : keyed
      ? ["Đang tìm theo chữ ", "."]
      : ["Có phải bạn muốn tìm ", "?"];
  hint.replaceChildren(before, link, after);
}

/* ---- one result ---- */

/**
 * @param {Listing} listing
 * @param {Row} row
 * @param {Hit} hit
 */
function createItem({ engine, tokens, hits }, row, hit) {
  const item = element("li", "", "the");
  item.dataset.id = row.id;
  const label = element("span", engine.manifest.kieu[row.kind], "nhan");
  if (row.kind === 0 && row.setting >= 0) {
    const [, name, hue] = engine.manifest.loai_hinh[row.setting];
    label.textContent = name;
    label.classList.add("mau-" + hue);
    item.classList.add("mau-" + hue);
  }
  const head = element("p", "", "the-dau");
  head.append(label);
  const full = tokens.length > 1 && hit.complete && hits.some((other) => !other.complete) ? "có đủ các chữ đã gõ" : "";
  const facts = [row.place, row.year || "", row.firmness, full].filter(Boolean).join(" · ");
  if (facts) head.append(" ", facts);
  const link = element("a");
  link.href = root + row.address;
  highlight(link, row.title, matchingRanges(engine, row.title, tokens));
  const title = element("h2", "", "the-ten");
  title.append(link);
  const summary = element("p", "", "the-tom");
  highlight(summary, row.summary, matchingRanges(engine, row.summary, tokens));
  item.append(head, title, summary);
  if (row.phases.length) {
    const { sentence, over } = phaseOn(row.phases, engine.today);
    item.append(element("p", sentence, over ? "tinh-trang het" : "tinh-trang"));
  }
  if (row.kind === 0) item.append(createChooser(row.id, row.title));
  if (row.body && tokens.length) {
    rowOf.set(item, row);
    inView.observe(item);
  }
  const missing = missingWords(hit, tokens);
  if (missing) item.append(element("p", (row.kind ? "Trang" : "Bài") + " không nhắc " + missing, "phu thieu"));
  return item;
}

/**
 * The words of the query that tell something and that a result does not have.
 * @param {Hit} hit
 * @param {Token[]} tokens
 */
function missingWords(hit, tokens) {
  const missing = tokens.filter((token, t) => token.tells && isMissing(hit, t));
  return [...new Set(missing.map((token) => "“" + (token.short || token.raw) + "”"))].join(", ");
}

/* The sentence that says most of what was asked, where the summary says less; fetched for the results that come into
   view. */

/** @type {WeakMap<Element, Row>} */
const rowOf = new WeakMap();
const inView = new IntersectionObserver(
  function (changes) {
    for (const { target, isIntersecting } of changes) {
      const row = rowOf.get(target);
      if (!isIntersecting || !row || !current) continue;
      inView.unobserve(target);
      showSentence(current, target, row).catch(() => {}); // the summary stays
    }
  },
  { rootMargin: "100px" },
);

/**
 * @param {Listing} listing
 * @param {Element} item
 * @param {Row} row
 */
async function showSentence({ engine, outcome, tokens }, item, row) {
  const target = item.querySelector(".the-tom");
  if (!outcome || !(target instanceof HTMLElement)) return;
  const tells = (/** @type {string} */ text) => informationIn(engine, text, outcome);
  const known = tells(row.title + " . " + row.place);
  /** @type {(texts: string[], least: number) => [text: string, most: number]} */
  const best = (texts, least) =>
    texts.reduce(
      function (/** @type {[string, number]} */ [text, most], other) {
        const told = tells(other);
        return told > most ? [other, told] : [text, most];
      },
      ["", least],
    );
  const [sentence, most] = best(await readSentences(engine, row), tells(row.summary));
  const [question] = best(await readQuestions(engine, row), Math.max(most, known));
  if (question) {
    const asked = element("p", "", "phu tra-loi");
    asked.append("Trả lời câu: “");
    const text = element("span");
    highlight(text, question, matchingRanges(engine, question, tokens));
    asked.append(text, "”");
    target.before(asked);
  }
  if (!sentence) return;
  const ranges = matchingRanges(engine, sentence, tokens);
  const start = ranges.length && ranges[0][0] > 140 ? sentence.lastIndexOf(" ", ranges[0][0] - 60) + 1 : 0;
  const cut = (start ? "… " : "") + sentence.slice(start);
  highlight(target, cut, matchingRanges(engine, cut, tokens));
}

/**
 * The sentences of a page that may be shown under its title: no source is one.
 * @param {Engine} engine
 * @param {Row} row
 */
async function readSentences(engine, row) {
  const [, , sources] = engine.manifest.phan_rieng;
  const body = await readBody(engine, row);
  return body.flatMap(([part, texts]) =>
    part === sources ? [] : texts.map((text) => text.replace(/\s*\[\d+\]/g, "")),
  );
}

/**
 * Show more of a list, up to a number of results.
 * @param {Listing} listing
 * @param {number} to
 * @param {number} mine
 */
async function extend(listing, to, mine) {
  if (to > shown) {
    const part = listing.hits.slice(shown, to);
    const rows = await readRows(listing.engine, part.map((hit) => hit.page));
    if (mine !== turn) return;
    list.append(...rows.map((row, i) => createItem(listing, row, part[i])));
    shown = to;
  }
  more.hidden = shown >= listing.hits.length;
}

/* ---- what the reader does ---- */

input.addEventListener("input", function () {
  clearTimeout(timer);
  // the first words typed after a search that stood are a step of their own on the way back
  timer = setTimeout(function () {
    go({}, !settled);
    settled = false;
  }, PAUSE_MS);
});
form.addEventListener("submit", function (event) {
  event.preventDefault();
  settled = true;
  go({});
});
order.addEventListener("change", () => go({ order: asOrder(order.value) }));
more.addEventListener("click", async function () {
  const first = shown;
  const mine = turn;
  if (!current || current.turn !== mine || more.getAttribute("aria-disabled") === "true") return;
  more.setAttribute("aria-disabled", "true"); // a disabled button would lose the focus
  try {
    await extend(current, Math.min(shown + STEP, current.hits.length), mine);
  } catch {
    if (mine === turn) status.textContent = "Chưa tải thêm được; anh chị xem lại mạng rồi bấm lần nữa.";
  }
  more.removeAttribute("aria-disabled");
  history.replaceState({ ...history.state, shown }, "");
  const next = list.children[first];
  if (more.hidden && next) next.querySelector("a")?.focus({ preventScroll: true });
});
nearMore.addEventListener("click", async function () {
  const listing = current;
  if (!listing || listing.turn !== turn || nearMore.getAttribute("aria-disabled") === "true") return;
  nearMore.setAttribute("aria-disabled", "true");
  const first = nearShown;
  const part = listing.near.slice(first, first + STEP);
  try {
    const rows = await readRows(listing.engine, part.map((hit) => hit.page));
    if (listing.turn !== turn) return;
    nearList.append(...rows.map((row, i) => createItem(listing, row, part[i])));
    nearShown = first + part.length;
    describeNear(listing);
    if (nearMore.hidden) nearList.children[first]?.querySelector("a")?.focus({ preventScroll: true });
  } catch {
    if (listing.turn === turn) status.textContent = "Chưa tải thêm được; anh chị xem lại mạng rồi bấm lần nữa.";
  } finally {
    nearMore.removeAttribute("aria-disabled");
  }
});
saver.addEventListener("click", async function () {
  if (!current) return;
  try {
    await (await loadNarrowing()).listExport.saveList(current, root, saver, status);
  } catch {
    status.textContent = "Chưa tải được danh sách; anh chị xem lại mạng rồi thử lại.";
  }
});
copier.addEventListener("click", async function () {
  if (!current) return;
  try {
    await (await loadNarrowing()).listExport.copyReport(current, copier, status);
  } catch {
    status.textContent = "Chưa gom được các bài; anh chị xem lại mạng rồi thử lại.";
  }
});
panelCloser.addEventListener("click", function () {
  panel.open = false;
  status.scrollIntoView({ block: "center" });
  status.focus({ preventScroll: true });
});
addEventListener("popstate", function () {
  settled = true;
  run();
});
// back from an entry: as many results as there were, and where one had been
addEventListener("pagehide", function () {
  history.replaceState({ ...history.state, shown, top: Math.round(scrollY) }, "");
});
for (const part of /** @type {NodeListOf<HTMLElement>} */ (page.querySelectorAll("[hidden].can-js"))) {
  part.hidden = false;
}
otherWays.hidden = true; // until it is known that nothing was found
if (matchMedia("(min-width: 60em)").matches) panel.open = uses.open = true;
run();
