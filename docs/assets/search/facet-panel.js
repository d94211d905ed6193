/* The facets beside a list of results with the counts that each value would leave, and what is chosen as chips. */
import { byId, element } from "../pages/dom.js";
import { everyEntry } from "./engine.js";
import { chosenValues, countValues, loadTable, wantedValues, withChoice } from "./facets.js";
import { FACETS, nothingChosen } from "./state.js";

/** @import { Engine } from "./engine.js" */
/** @import { Table, Wanted } from "./facets.js" */
/** @import { Chosen, Facet, State } from "./state.js" */
/** @import { Listing } from "./results.js" */

/** @typedef {(chosen: Chosen) => void} Choose - show the list that is narrowed so */

/** @type {Record<Facet, string>} */
const NAMES = {
  "loai-hinh": "Nơi làm giống mình",
  khau: "Khâu",
  "chu-de": "Chủ đề",
  vung: "Vùng",
  tinh: "Tỉnh, thành phố",
  nam: "Thời gian",
  nguon: "Loại nguồn",
  chac: "Bài chắc đến đâu",
};

/**
 * Show the facets of the present list.
 * @param {Engine} engine
 * @param {() => Listing | null} current - the present list; null when it is another one by now
 * @param {() => State} readState
 * @param {Choose} choose
 */
export async function offerFacets(engine, current, readState, choose) {
  const table = await loadTable(engine);
  const listing = current();
  if (!listing) return;
  const { state, outcome } = listing;
  const hits = outcome ? outcome.hits.filter((hit) => hit.complete || !outcome.complete) : everyEntry(engine);
  const pages = hits.map((hit) => hit.page);
  const wanted = wantedValues(table, state.chosen);
  /** @type {(facet: Facet, id: string, on: boolean) => void} */
  const change = (facet, id, on) => choose(withChoice(table, readState().chosen, facet, id, on));
  drawGroups(byId("bo-loc", HTMLElement), table, wanted, pages, change);
  drawChips(byId("dang-loc", HTMLElement), table, state, change, () => choose(nothingChosen()));
}

/**
 * Draw all facets anew; what was open stays so, and what had the focus gets it back.
 * @param {HTMLElement} side
 * @param {Table} table
 * @param {Wanted} wanted
 * @param {number[]} pages
 * @param {(facet: Facet, id: string, on: boolean) => void} change
 */
function drawGroups(side, table, wanted, pages, change) {
  /** @type {NodeListOf<HTMLElement>} */
  const opened = side.querySelectorAll("details[open]");
  const open = new Set([...opened].map((group) => group.dataset.khoa));
  const focused = document.activeElement instanceof HTMLElement ? document.activeElement.dataset.gia : "";
  const first = !side.children.length;
  side.replaceChildren(
    ...FACETS.map(function (facet) {
      const group = createGroup(table, wanted, pages, facet, (id, on) => change(facet, id, on));
      group.open = open.has(facet) || (first && (facet === "loai-hinh" || wanted.has(facet)));
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

/**
 * A facet with its values that leave something, or are chosen.
 * @param {Table} table
 * @param {Wanted} wanted
 * @param {number[]} pages
 * @param {Facet} facet
 * @param {(id: string, on: boolean) => void} change
 */
function createGroup(table, wanted, pages, facet, change) {
  const { values, byCount } = table.columns[facet];
  const counts = countValues(table, wanted, pages, facet);
  const rows = values
    .map(([id, label], at) => ({ id, label, count: counts.get(at) || 0, on: !!wanted.get(facet)?.has(at) }))
    .filter((row) => row.count || row.on);
  if (byCount) rows.sort((a, b) => b.count - a.count);
  const group = element("details");
  group.dataset.khoa = facet;
  group.hidden = !rows.length;
  group.append(
    element("summary", NAMES[facet]),
    ...rows.map(function ({ id, label, count, on }) {
      const tick = element("input");
      tick.type = "checkbox";
      tick.checked = on;
      tick.dataset.gia = facet + "=" + id;
      tick.addEventListener("change", () => change(id, tick.checked));
      const row = element("label");
      row.append(tick, element("span", label), element("span", count.toLocaleString("vi-VN"), "dem"));
      return row;
    }),
  );
  return group;
}

/**
 * @param {HTMLElement} chips
 * @param {Table} table
 * @param {State} state
 * @param {(facet: Facet, id: string, on: boolean) => void} change
 * @param {() => void} clear
 */
function drawChips(chips, table, state, change, clear) {
  const created = FACETS.flatMap((facet) =>
    chosenValues(table, state.chosen, facet).map(function (at) {
      const [id, name] = table.columns[facet].values[at];
      const chip = createChip(name.replace(/ \(gồm .*/, "") + " ✕", () => change(facet, id, false));
      chip.setAttribute("aria-label", "Bỏ lọc " + name);
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
