/* The facets beside a list of results with the counts that each value would leave, and what is chosen as chips. */
import { byId, element, formatCount } from "../pages/dom.js";
import { chosenValues, countValues, loadTable, namedSo, wantedValues, withChoice } from "./facets.js";

/** @import { Engine } from "./engine.js" */
/** @import { Facet, Table, Value, Wanted } from "./facets.js" */
/** @import { Chosen, State } from "./state.js" */
/** @import { Listing } from "./results.js" */

/** So many facets stand open at first. */
const FIRST_OPEN = 2;
/** So many values of a facet whose names are typed stand there at once. */
const MOST_TYPED = 8;

/** What is typed for a facet, by its id: groups are drawn anew at every choice. @type {Map<string, string>} */
const typed = new Map();

/** @typedef {(chosen: Chosen) => void} Choose - show the list that is narrowed so */
/** @typedef {(facet: Facet, value: Value, on: boolean) => void} Change */

/** @typedef {{ engine: Engine, table: Table, wanted: Wanted, pages: number[] }} Narrowed - a list and its facets */

/**
 * Show the facets of the present list.
 * @param {Engine} engine
 * @param {() => Listing | null} current - the present list; null when it is another one by now
 * @param {() => State} readState
 * @param {Choose} choose
 */
export async function offerFacets(engine, current, readState, choose) {
  const listing = current();
  if (!listing) return;
  const { state, pages } = listing;
  const table = await loadTable(engine, state.chosen.keys());
  if (current() !== listing) return;
  const wanted = wantedValues(table, state.chosen);
  /** @type {Change} */
  const change = (facet, value, on) => choose(withChoice(readState().chosen, facet, value, on));
  drawGroups(byId("bo-loc", HTMLElement), { engine, table, wanted, pages }, change);
  drawChips(byId("dang-loc", HTMLElement), table, state, change, () => choose(new Map()));
}

/**
 * Draw all facets anew; what was open stays so, and what had the focus gets it back.
 * @param {HTMLElement} side
 * @param {Narrowed} narrowed
 * @param {Change} change
 */
function drawGroups(side, narrowed, change) {
  const { table, wanted } = narrowed;
  /** @type {NodeListOf<HTMLElement>} */
  const opened = side.querySelectorAll("details[open]");
  const open = new Set([...opened].map((group) => group.dataset.khoa));
  const focused = document.activeElement instanceof HTMLElement ? document.activeElement.dataset.gia : "";
  const first = !side.children.length;
  side.replaceChildren(
    ...table.facets.map(function (facet, i) {
      const group = createGroup(narrowed, facet, change);
      group.open = open.has(facet.id) || (first && (i < FIRST_OPEN || wanted.has(facet)));
      return group;
    }),
  );
  if (!focused) return;
  /** @type {HTMLElement | null} */
  const again = side.querySelector('[data-gia="' + CSS.escape(focused) + '"]');
  /** @type {HTMLElement | null} */
  const heading = side.querySelector('[data-khoa="' + CSS.escape(focused.split("=")[0]) + '"] summary');
  (again || heading)?.focus({ preventScroll: true });
}

/** @typedef {{ value: Value, count: number, on: boolean }} Choice - a value, and how many pages it would leave */

/**
 * A facet with its values that leave something, or are chosen; one that stands in a file of its own is filled when it
 * is opened.
 * @param {Narrowed} narrowed
 * @param {Facet} facet
 * @param {Change} change
 */
function createGroup(narrowed, facet, change) {
  const group = element("details");
  group.dataset.khoa = facet.id;
  group.append(element("summary", facet.name));
  if (facet.loaded) fillGroup(group, narrowed, facet, change);
  else group.addEventListener("toggle", () => loadGroup(group, narrowed, facet, change));
  return group;
}

/**
 * @param {HTMLDetailsElement} group
 * @param {Narrowed} narrowed
 * @param {Facet} facet
 * @param {Change} change
 */
async function loadGroup(group, narrowed, facet, change) {
  if (!group.open || group.children.length > 1) return;
  const note = element("p", "Đang tải…", "phu");
  note.setAttribute("role", "status");
  group.append(note);
  try {
    await loadTable(narrowed.engine, [facet.id]);
    fillGroup(group, narrowed, facet, change);
    note.remove();
  } catch {
    note.textContent = "Chưa tải được; anh chị xem lại mạng, gập phần này lại rồi mở ra.";
    group.addEventListener("toggle", () => note.remove(), { once: true });
  }
}

/**
 * @param {HTMLDetailsElement} group
 * @param {Narrowed} narrowed
 * @param {Facet} facet
 * @param {Change} change
 */
function fillGroup(group, { engine, wanted, pages }, facet, change) {
  const counts = countValues(wanted, pages, facet);
  /** @type {Choice[]} */
  const rows = facet.values
    .map((value, at) => ({ value, count: counts.get(at) || 0, on: !!wanted.get(facet)?.has(at) }))
    .filter((row) => row.count || row.on);
  if (facet.byCount) rows.sort((a, b) => b.count - a.count);
  // what all pages have alike narrows nothing; what stands open stays, and says so
  group.hidden = !group.open && (!rows.length || (rows.length === 1 && !facet.several && !rows[0].on));
  if (facet.several) group.append(element("p", "Một bài có thể đếm ở nhiều dòng.", "phu"));
  const draw = (/** @type {Choice} */ row) => createChoice(facet, row, change);
  if (facet.typed) group.append(...createTyped(engine, facet, rows, draw));
  else group.append(...rows.map(draw));
}

/**
 * The box in which a part of a name is typed, and the values that have it: those that are chosen always.
 * @param {Engine} engine
 * @param {Facet} facet
 * @param {Choice[]} rows
 * @param {(row: Choice) => HTMLElement} draw
 */
function createTyped(engine, facet, rows, draw) {
  if (!rows.length) return [element("p", "Các trang ở đây không ghi nơi nào.", "phu")];
  const box = element("input", "", "o-go");
  box.type = "text";
  box.autocomplete = "off";
  box.value = typed.get(facet.id) || "";
  box.dataset.gia = facet.id + "?"; // by which it gets the focus back
  box.setAttribute("aria-label", "Gõ một phần tên " + facet.name.toLowerCase());
  box.placeholder = "Gõ một phần tên";
  const list = element("div");
  const rest = element("p", "", "phu");
  rest.setAttribute("role", "status");
  const show = function () {
    typed.set(facet.id, box.value);
    const found = namedSo(engine, rows.filter((row) => !row.on), box.value);
    list.replaceChildren(...[...rows.filter((row) => row.on), ...found.slice(0, MOST_TYPED)].map(draw));
    const more = found.length - MOST_TYPED;
    rest.textContent =
      more > 0
        ? "Còn " + formatCount(more) + " nơi nữa; gõ thêm để thu hẹp."
        : found.length ? "" : "Không nơi nào còn lại có tên như vậy.";
  };
  box.addEventListener("input", show);
  show();
  return [box, list, rest];
}

/**
 * @param {Facet} facet
 * @param {Choice} choice
 * @param {Change} change
 */
function createChoice(facet, { value, count, on }, change) {
  const tick = element("input");
  tick.type = "checkbox";
  tick.checked = on;
  tick.dataset.gia = facet.id + "=" + value[0];
  tick.addEventListener("change", () => change(facet, value, tick.checked));
  const row = element("label");
  row.append(tick, element("span", value[1]), element("span", formatCount(count), "dem"));
  return row;
}

/**
 * @param {HTMLElement} chips
 * @param {Table} table
 * @param {State} state
 * @param {Change} change
 * @param {() => void} clear
 */
function drawChips(chips, table, state, change, clear) {
  const created = table.facets.flatMap((facet) =>
    chosenValues(facet, state.chosen).map(function (at) {
      const value = facet.values[at];
      const short = value[1].replace(facet.typed ? /,.*/ : / \(gồm .*/, "");
      const chip = createChip(short + " ✕", () => change(facet, value, false));
      chip.setAttribute("aria-label", "Bỏ lọc " + facet.name + ": " + value[1]);
      return chip;
    }),
  );
  if (created.length > 1) created.push(createChip("Bỏ hết lọc", clear));
  chips.replaceChildren(...created);
  chips.hidden = !created.length;
}

/**
 * @param {string} text
 * @param {() => void} press
 */
function createChip(text, press) {
  const chip = element("button", text, "nhan bo");
  chip.type = "button";
  chip.addEventListener("click", function () {
    press();
    // not the box: on a phone its keyboard would rise
    byId("tim-trang-thai", HTMLElement).focus({ preventScroll: true });
  });
  return chip;
}
