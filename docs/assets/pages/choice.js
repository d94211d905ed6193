/* "Sổ tay": the entries that a reader has chosen, in their order, with a line of the reader's own at each.

   Kept on this device and nowhere else. Where the browser keeps nothing, the choice travels in the address: every link
   of the site that is followed carries it on. */
import { element, say } from "./dom.js";
import { MOST, cleanLine, markOf, readLines, readMarks, writeLines } from "./marks.js";

/** @typedef {{ mark: string, title: string, line: string }} Item - title as it was when chosen, "" where not known */

const KEY = "kho-so-tay";
/** What was put aside to be compared, before there was a choice. */
const FORMER_KEY = "kho-so-sanh";
/** The parameter by which the choice travels where nothing is kept. */
export const CARRIED = "mang";
const FULL = "Sổ tay đã đủ " + MOST + " bài. Anh chị bỏ bớt bài trong sổ rồi chọn lại.";

/** What is chosen where nothing is kept: of this page alone. @type {Item[] | null} */
let unkept = null;
/** @type {(() => void)[]} */
const watchers = [];

/* ---- kept on the device ---- */

/**
 * The list that a text holds as JSON; empty where it holds none.
 * @param {string | null} text
 * @returns {unknown[]}
 */
function parsed(text) {
  try {
    const found = JSON.parse(text || "");
    return Array.isArray(found) ? found : [];
  } catch {
    return [];
  }
}

/**
 * The items out of what is kept; whatever is not ours is passed over.
 * @param {string | null} text
 * @returns {Item[]}
 */
function parse(text) {
  const found = parsed(text);
  const items = found.filter(Array.isArray).map(function ([mark, title, line]) {
    return { mark: readMarks(String(mark))[0] || "", title: cleanLine(title), line: cleanLine(line) };
  });
  const marks = items.map((item) => item.mark);
  return items.filter(({ mark }, i) => mark && marks.indexOf(mark) === i).slice(0, MOST);
}

/** Take over what was put aside to be compared, once. */
function takeOver() {
  const text = localStorage.getItem(FORMER_KEY);
  if (text === null) return;
  const items = parse(localStorage.getItem(KEY));
  for (const id of parsed(text)) {
    const mark = typeof id === "string" ? markOf(id) : "";
    if (mark && !items.some((item) => item.mark === mark)) items.push({ mark, title: "", line: "" });
  }
  localStorage.setItem(KEY, written(items.slice(0, MOST)));
  localStorage.removeItem(FORMER_KEY);
}

/** @returns {Item[]} */
function carried() {
  const query = new URLSearchParams(location.search);
  const lines = readLines(location.hash);
  return readMarks(query.get(CARRIED)).map((mark, i) => ({ mark, title: "", line: lines[i] || "" }));
}

/**
 * What is chosen, in order.
 * @returns {Item[]}
 */
export function readChoice() {
  if (unkept) return unkept;
  try {
    const kept = parse(localStorage.getItem(KEY));
    // what was carried here is meant only where nothing can be kept: from elsewhere it is somebody else's
    if (new URLSearchParams(location.search).has(CARRIED)) localStorage.setItem(KEY, written(kept));
    return kept;
  } catch {
    unkept = carried();
    return unkept;
  }
}

/**
 * Items as they are kept.
 * @param {Item[]} items
 */
function written(items) {
  return JSON.stringify(items.map(({ mark, title, line }) => [mark, title, line]));
}

/** Whether the browser keeps the choice; else it travels in the address. */
export function isKept() {
  readChoice();
  return unkept === null;
}

/**
 * Have these items chosen from now on.
 * @param {Item[]} items
 */
export function writeChoice(items) {
  const next = items.slice(0, MOST);
  if (isKept()) {
    try {
      localStorage.setItem(KEY, written(next));
    } catch {
      unkept = next; // forbidden, or full
    }
  } else unkept = next;
  if (unkept) history.replaceState(history.state, "", carrying(location.href));
  changed();
}

/**
 * An address of this site that carries the choice on, as the browser does not keep it.
 * @param {string} href
 */
function carrying(href) {
  const url = new URL(href, location.href);
  const items = unkept || [];
  url.searchParams.delete(CARRIED);
  if (items.length) url.searchParams.set(CARRIED, items.map((item) => item.mark).join(""));
  if (!url.hash || url.hash.startsWith("#l=")) url.hash = writeLines(items.map((item) => item.line));
  return url.href;
}

/* ---- choosing ---- */

/** @param {string} mark */
export function isChosen(mark) {
  return readChoice().some((item) => item.mark === mark);
}

/**
 * Choose an entry, or take it out again.
 * @param {string} mark
 * @param {string} title
 * @returns {string} what happened, as a sentence
 */
export function toggle(mark, title) {
  const items = readChoice();
  if (isChosen(mark)) {
    writeChoice(items.filter((item) => item.mark !== mark));
    return "Đã bỏ ra; sổ tay còn " + (items.length - 1) + " bài.";
  }
  if (items.length >= MOST) return FULL;
  writeChoice([...items, { mark, title, line: "" }]);
  const kept = isKept() ? "" : " Trình duyệt này không lưu được, nên sổ tay đi theo địa chỉ trang: đừng đóng thẻ này.";
  return "Đã chọn; sổ tay có " + (items.length + 1) + " bài." + kept;
}

/**
 * Call a function now and whenever the choice has changed, here or in another window.
 * @param {() => void} watcher
 */
export function watchChoice(watcher) {
  watchers.push(watcher);
  watcher();
}

function changed() {
  for (const watcher of watchers) watcher();
}

/**
 * A button that chooses an entry. Only an entry that is shown has one: what nobody sees is never chosen.
 * @param {string} id
 * @param {string} title
 */
export function createChooser(id, title) {
  const button = element("button", "Chọn", "nut nho can-man chon");
  button.type = "button";
  button.dataset.chon = id;
  button.setAttribute("aria-label", "Chọn vào sổ tay: " + title);
  wire(button, title);
  return button;
}

/**
 * @param {HTMLButtonElement} button
 * @param {string} title
 */
function wire(button, title) {
  const mark = markOf(button.dataset.chon || "");
  button.addEventListener("click", function () {
    const told = toggle(mark, title);
    // a message stands where the press was; one that is not seen would not be heard of
    let status = /** @type {HTMLElement | null} */ (document.getElementById("chon-bao"));
    if (!status) {
      status = element("p", "", "phu can-man");
      status.id = "chon-bao";
      status.setAttribute("role", "status");
    }
    button.after(status);
    say(status, told);
  });
  press(button);
}

/** @param {HTMLButtonElement} button */
function press(button) {
  button.setAttribute("aria-pressed", String(isChosen(markOf(button.dataset.chon || ""))));
}

/* ---- on every page ---- */

function draw() {
  for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll("[data-chon]"))) {
    press(button);
  }
  const count = readChoice().length;
  /** @type {HTMLAnchorElement | null} */
  const way = document.querySelector(".so-tay-loi");
  if (!way) return;
  way.hidden = false;
  way.setAttribute("aria-label", count ? "Sổ tay: " + count + " bài" : "Sổ tay");
  const badge = /** @type {HTMLElement} */ (way.querySelector(".so-tay-dem"));
  badge.hidden = !count;
  badge.textContent = String(count);
}

/**
 * Where nothing is kept, a link or a form of this site takes the choice along.
 * @param {Event} event
 */
function carryOn(event) {
  if (!unkept || !(event.target instanceof Element)) return;
  const link = event.target.closest("a[href]");
  if (link instanceof HTMLAnchorElement && link.origin === location.origin && /^(https?|file):$/.test(link.protocol)) {
    link.href = carrying(link.href);
  }
  const form = event.target.closest("form");
  if (event.type !== "submit" || !form || !unkept.length) return;
  const old = form.querySelector('input[name="' + CARRIED + '"]');
  const input = old instanceof HTMLInputElement ? old : element("input");
  input.type = "hidden";
  input.name = CARRIED;
  input.value = unkept.map((item) => item.mark).join("");
  form.append(input);
}

try {
  takeOver();
} catch {
  // nothing is kept: the choice travels in the address
}
for (const card of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".the[data-bai]"))) {
  card.append(createChooser(card.dataset.bai || "", card.querySelector(".the-ten")?.textContent?.trim() || ""));
}
/** @type {NodeListOf<HTMLButtonElement>} */
const ownButtons = document.querySelectorAll("button[data-chon-bai]");
for (const button of ownButtons) {
  button.dataset.chon = button.dataset.chonBai;
  wire(button, document.querySelector("h1")?.textContent?.trim() || "");
}
watchChoice(draw);
addEventListener("storage", changed);
addEventListener("pageshow", changed); // back from another page, which may have changed it
// before anything is followed: a middle press and the menu of a link as well
for (const kind of ["click", "auxclick", "contextmenu", "submit"]) document.addEventListener(kind, carryOn, true);

