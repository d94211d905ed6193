/* The page of the choice: the reader's own, to be put in order and written on, or one that somebody sent, to be looked
   at and added. A choice that was sent never takes the place of one's own. */
import { withEngine } from "../search/engine.js";
import { findMarked, readEntries, readRows } from "../search/files.js";
import { CARRIED, isKept, readChoice, watchChoice, writeChoice } from "./choice.js";
import { copyOrShow, provenance } from "./clipboard.js";
import { saveText, share } from "./device.js";
import { byId, element, linkTo, publicAddress, say } from "./dom.js";
import { CSV_HEADS, OWN_LINE, csvRow, csvText, describeChanged, entryText } from "./entry-text.js";
import {
  LONGEST_ADDRESS, LONGEST_LINE, MOST, MOST_COMPARED, UNREADABLE, cleanLine, describeBroken, markOf, readLines,
  readMarks, writeLines,
} from "./marks.js";

/** @import { Engine } from "../search/engine.js" */
/** @import { Marked, Row } from "../search/files.js" */
/** @import { Item } from "./choice.js" */

const root = byId("so-tay-trang", HTMLElement).dataset.goc || "";
const list = byId("so-tay-ds", HTMLElement);
const status = byId("so-tay-bao", HTMLElement);
const tools = byId("so-tay-lenh", HTMLElement);
/** Says what became of a press beside it: the other line is out of sight below a long list. */
const answer = byId("so-tay-lenh-bao", HTMLElement);
const received = byId("so-tay-nhan", HTMLElement);
const adder = byId("so-tay-them", HTMLButtonElement);
const comparer = byId("so-tay-so-sanh", HTMLAnchorElement);
const booklet = byId("so-tay-tap", HTMLAnchorElement);
const undoer = byId("so-tay-lai", HTMLButtonElement);
const clearer = byId("so-tay-xoa", HTMLButtonElement);
const copier = byId("so-tay-chep", HTMLButtonElement);
const sender = byId("so-tay-gui", HTMLButtonElement);
const saver = byId("so-tay-tai", HTMLButtonElement);
const withLines = byId("so-tay-kem", HTMLInputElement);

const query = new URLSearchParams(location.search);
/** What somebody sent, null where the page shows the reader's own choice. @type {Item[] | null} */
const sent = readSent();

/** The entries in view, by their marks. @type {Map<string, Row>} */
let rows = new Map();
/** Marks in view, in order. @type {string[]} */
let drawn = [];
/** @type {Set<string>} */
const ticked = new Set();
/** What there was before something was taken out. @type {Item[]} */
let before = [];
let turn = 0;
/** @type {Engine | undefined} */
let opened;

/** The marks in the address of a link, also of one that was copied where nothing could be kept. */
function sentText() {
  return query.get("chon") ?? (isKept() ? query.get(CARRIED) : null);
}

/**
 * What was sent with the address.
 * @returns {Item[] | null}
 */
function readSent() {
  const text = sentText();
  const lines = readLines(location.hash);
  return text === null ? null : readMarks(text).map((mark, i) => ({ mark, title: "", line: lines[i] || "" }));
}

/** The items in view. */
function items() {
  return sent || readChoice();
}

/* ---- from the marks to the list ---- */

/**
 * The items whose entry is there, each once; where one gave way to another that one stands in its place.
 * @param {Item[]} wanted
 * @param {Marked[]} marked - of these
 * @param {Row[]} found
 * @returns {Item[]}
 */
function settle(wanted, marked, found) {
  const rowOf = new Map(found.map((row) => [row.page, row]));
  /** @type {Map<string, Item>} */
  const settled = new Map();
  for (const [i, item] of wanted.entries()) {
    const row = rowOf.get(marked[i].page);
    if (!row) continue;
    const mark = markOf(row.id);
    const line = settled.get(mark)?.line || item.line;
    settled.set(mark, { mark, title: row.title, line });
  }
  return [...settled.values()];
}

async function run() {
  const mine = ++turn;
  const wanted = items();
  if (!wanted.length) {
    draw([]);
    say(status, sent ? UNREADABLE : emptyWords());
    return;
  }
  say(status, "Đang mở sổ tay…");
  try {
    await withEngine(root, async function (engine) {
      const marked = await findMarked(engine, wanted.map((item) => item.mark));
      const pages = [...new Set(marked.map((one) => one.page).filter((page) => page >= 0))];
      const found = await readRows(engine, pages);
      if (mine !== turn) return;
      opened = engine;
      rows = new Map(found.map((row) => [markOf(row.id), row]));
      const settled = settle(wanted, marked, found);
      const titles = new Map(wanted.map((item) => [item.mark, item.title]));
      const changes = describeChanged(marked, found, (mark) => titles.get(mark) || "");
      if (sent) sent.splice(0, sent.length, ...settled);
      draw(settled);
      if (!sent && changes.length) writeChoice(settled);
      say(status, [describe(settled.length), ...changes].filter(Boolean).join(" "));
    });
  } catch {
    if (mine !== turn) return;
    draw(wanted);
    say(status, "Chưa mở được các bài; anh chị xem lại mạng rồi tải lại trang. Sổ tay vẫn còn nguyên.");
  }
}

function emptyWords() {
  return "Sổ tay chưa có bài nào. Ở một bài, trong danh sách hay kết quả tìm, bấm “Chọn”; bài sẽ nằm ở đây.";
}

/** @param {number} count */
function describe(count) {
  if (!count) return sent ? "" : emptyWords();
  if (sent) {
    const words = "Anh chị đang xem sổ tay do người khác gửi: " + count + " bài. Sổ của anh chị vẫn để nguyên.";
    return [words, describeBroken(sentText())].filter(Boolean).join(" ");
  }
  const words = "Sổ tay có " + count + " bài.";
  if (isKept()) return words;
  const unkept = " Trình duyệt này không lưu được, nên sổ đi theo địa chỉ trang: đừng đóng thẻ này.";
  return words + unkept;
}

/* ---- the list ---- */

/**
 * Show items: where the index did not come, their titles alone.
 * @param {Item[]} shown
 */
function draw(shown) {
  drawn = shown.map((item) => item.mark);
  for (const mark of [...ticked]) if (!drawn.includes(mark)) ticked.delete(mark);
  list.replaceChildren(...shown.map((item, i) => createItem(item, i, shown.length)));
  tools.hidden = !shown.length || !opened;
  clearer.hidden = sent !== null;
  received.hidden = sent === null;
  adder.hidden = !shown.length;
  drawWays();
}

/** Where comparison and booklet lead. */
function drawWays() {
  const some = items();
  const marks = drawn.filter((mark) => ticked.has(mark));
  comparer.hidden = marks.length < 2;
  comparer.textContent = "So sánh " + marks.length + " bài đã đánh dấu";
  comparer.href = linkTo(root, "so-sanh/") + "?chon=" + marks.join("");
  // one's own lines are read from the device; only where they are not kept there they stand in the address
  const lines = writeLines(some.map((item) => item.line));
  const named = "?chon=" + some.map((item) => item.mark).join("") + (lines && "#" + lines);
  booklet.href = linkTo(root, "tap/") + (!sent && isKept() ? "?so-tay=1" : named);
}

/**
 * @param {Item} item
 * @param {number} at
 * @param {number} count
 */
function createItem(item, at, count) {
  const row = rows.get(item.mark);
  const box = element("li", "", "the");
  box.dataset.ma = item.mark;
  const title = element("h2", row ? "" : item.title || "Bài chưa mở được", "the-ten");
  const head = element("p", "", "the-dau");
  if (row && opened) {
    const [, name, hue] = opened.manifest.loai_hinh[row.setting];
    box.classList.add("mau-" + hue);
    head.append(element("span", name, "nhan mau-" + hue), " ", [row.place, row.year || ""].filter(Boolean).join(" · "));
    const link = element("a", row.title);
    link.href = linkTo(root, row.address);
    title.append(link);
  }
  box.append(head, title);
  if (row?.firmness) box.append(element("p", row.firmness, "phu"));
  if (sent && item.line) box.append(element("p", "Người gửi ghi thêm: " + item.line, "ghi-them"));
  if (!sent) box.append(createLineBox(item));
  box.append(createOrders(item, row, at, count));
  return box;
}

/** @param {Item} item */
function createLineBox(item) {
  const label = element("label", "Ghi thêm của tôi", "ghi-cua-toi");
  const input = element("input");
  input.type = "text";
  input.maxLength = LONGEST_LINE;
  input.value = item.line;
  input.autocomplete = "off";
  input.addEventListener("input", function () {
    const line = cleanLine(input.value);
    writeChoice(readChoice().map((one) => (one.mark === item.mark ? { ...one, line } : one)));
    drawWays();
  });
  label.append(input);
  return label;
}

/**
 * @param {string} words
 * @param {string} label - what it says to those who do not see where it stands
 * @param {() => void} press
 */
function createButton(words, label, press) {
  const button = element("button", words, "nut nho");
  button.type = "button";
  button.setAttribute("aria-label", label);
  button.addEventListener("click", press);
  return button;
}

/**
 * @param {Item} item
 * @param {Row | undefined} row
 * @param {number} at
 * @param {number} count
 */
function createOrders(item, row, at, count) {
  const title = row?.title || item.title;
  const orders = element("p", "", "so-tay-dong");
  if (row) {
    const tick = element("input");
    tick.type = "checkbox";
    tick.checked = ticked.has(item.mark);
    tick.addEventListener("change", () => tickOne(item.mark, tick));
    const label = element("label");
    label.append(tick, " So sánh", element("span", ": " + title, "chi-nghe"));
    orders.append(label);
  }
  if (sent) return orders;
  if (at > 0) orders.append(createButton("Lên", "Đưa lên: " + title, () => move(item.mark, -1)));
  if (at < count - 1) orders.append(createButton("Xuống", "Đưa xuống: " + title, () => move(item.mark, 1)));
  orders.append(createButton("Bỏ ra", "Bỏ ra khỏi sổ tay: " + title, () => takeOut(item.mark)));
  return orders;
}

/* ---- what the reader does ---- */

/**
 * @param {string} mark
 * @param {HTMLInputElement} tick
 */
function tickOne(mark, tick) {
  if (!tick.checked) ticked.delete(mark);
  else if (ticked.size < MOST_COMPARED) ticked.add(mark);
  else {
    tick.checked = false;
    say(answer, "Đặt cạnh nhau nhiều nhất " + MOST_COMPARED + " bài; bỏ dấu ở một bài rồi chọn bài này.");
  }
  drawWays();
}

/**
 * @param {string} mark
 * @param {number} way - -1 up, 1 down
 */
function move(mark, way) {
  const order = [...readChoice()];
  const at = order.findIndex((item) => item.mark === mark);
  const [item] = order.splice(at, 1);
  order.splice(at + way, 0, item);
  writeChoice(order);
  const box = list.querySelector('[data-ma="' + mark + '"]');
  const same = [...(box?.querySelectorAll("button") || [])];
  const wanted = same.find((button) => button.textContent === (way < 0 ? "Lên" : "Xuống")) || same[0];
  wanted?.focus();
  say(status, "“" + item.title + "” nay là bài thứ " + (at + way + 1) + ".");
}

/** @param {string} mark */
function takeOut(mark) {
  const now = readChoice();
  before = now;
  writeChoice(now.filter((item) => item.mark !== mark));
  undoer.hidden = false;
  undoer.focus();
}

clearer.addEventListener("click", function () {
  before = readChoice();
  writeChoice([]);
  undoer.hidden = false;
  undoer.focus();
});
undoer.addEventListener("click", function () {
  writeChoice(before);
  undoer.hidden = true;
  status.focus({ preventScroll: true });
});

adder.addEventListener("click", function () {
  const own = readChoice();
  const fresh = items().filter((item) => !own.some((one) => one.mark === item.mark));
  const fitting = fresh.slice(0, MOST - own.length);
  const added = fitting.map((item) => ({ ...item, line: cleanLine(item.line && "(Người gửi) " + item.line) }));
  writeChoice([...own, ...added]);
  const left = fresh.length - fitting.length;
  const there = items().length - fresh.length;
  say(
    status,
    [
      "Đã thêm " + added.length + " bài; sổ của anh chị nay có " + (own.length + added.length) + " bài.",
      there ? there + " bài đã có sẵn." : "",
      left ? left + " bài không thêm được vì sổ chỉ chứa " + MOST + " bài." : "",
    ].filter(Boolean).join(" "),
  );
});

/**
 * The link that others open, with the reader's own lines only where they are wanted and fit.
 * @param {boolean} lined
 */
function sendingAddress(lined) {
  const some = items();
  const plain = publicAddress("?chon=" + some.map((item) => item.mark).join(""));
  const lines = lined ? writeLines(some.map((item) => item.line)) : "";
  return plain && lines ? plain + "#" + lines : plain;
}

sender.addEventListener("click", async function () {
  const whole = sendingAddress(withLines.checked);
  if (!whole) {
    say(
      answer,
      "Kho đang mở từ đĩa hay USB nên không có đường liên kết để gửi. Anh chị bấm “Chép vào báo cáo” rồi gửi phần chữ.",
    );
    return;
  }
  const fits = whole.length <= LONGEST_ADDRESS;
  const url = fits ? whole : sendingAddress(false);
  await share({ title: "Sổ tay cách làm hay: " + items().length + " bài", url }, answer);
  if (fits) return;
  const told = "Các dòng ghi thêm dài quá, không vừa đường liên kết: chỉ gửi các bài. Rút ngắn rồi gửi lại nếu cần.";
  answer.textContent = [answer.textContent, told].filter(Boolean).join(" ");
});

/** The entries in view with their texts. @param {Engine} engine */
async function gather(engine) {
  const some = items().filter((item) => rows.has(item.mark));
  const pages = some.map((item) => /** @type {Row} */ (rows.get(item.mark)).page);
  return { some, ...(await readEntries(engine, pages)) };
}

copier.addEventListener("click", async function () {
  try {
    await withEngine(root, async function (engine) {
      const { some, rows: found, bodies } = await gather(engine);
      const texts = found.map(function (row, i) {
        return entryText(engine, row, bodies[i], i + 1, { line: some[i].line, whole: true });
      });
      const head = "Cách làm hay đã chọn (" + found.length + " bài)";
      const text = [head, ...texts, provenance(publicAddress())].join("\n\n") + "\n";
      await copyOrShow(text, answer, "Đã chép cả " + found.length + " bài. Dán vào Word hoặc Zalo là được.");
    });
  } catch {
    say(answer, "Chưa gom được các bài; anh chị xem lại mạng rồi thử lại.");
  }
});

saver.addEventListener("click", async function () {
  try {
    await withEngine(root, async function (engine) {
      const some = items().filter((item) => rows.has(item.mark));
      const found = some.map((item) => /** @type {Row} */ (rows.get(item.mark)));
      const body = found.map((row, i) => [i + 1, ...csvRow(engine, row, root), some[i].line]);
      const text = csvText([["Thứ tự", ...CSV_HEADS, OWN_LINE], ...body]);
      saveText("so-tay.csv", text, answer, "Bảng có " + found.length + " bài.");
    });
  } catch {
    say(answer, "Chưa gom được các bài; anh chị xem lại mạng rồi thử lại.");
  }
});

watchChoice(function () {
  if (sent && turn) return;
  const some = items();
  const marks = some.map((item) => item.mark);
  if (turn && marks.join() === drawn.join()) return; // a line was written: nothing in view changes
  if (!opened || marks.some((mark) => !rows.has(mark))) {
    run();
    return;
  }
  turn++;
  draw(some);
  say(status, describe(some.length));
});
