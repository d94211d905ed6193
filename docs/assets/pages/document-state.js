/* What is in force today. A page says of a document what held when it was reviewed, and what holds later, each from its
   day on; only the reader's own clock can tell which. */

/**
 * What is true of a legal document from an ISO day on ("" for the first phase).
 * @typedef {object} Phase
 * @property {string} since
 * @property {boolean} over - whether it is no longer in force
 * @property {string} name - a few words
 * @property {string} sentence
 */

const VIETNAM_AHEAD_MS = 7 * 60 * 60 * 1000;

/**
 * The ISO day in Vietnam, where laws begin and end at midnight.
 * @param {number} [now] - milliseconds since 1970
 */
export function dayInVietnam(now = Date.now()) {
  return new Date(now + VIETNAM_AHEAD_MS).toISOString().slice(0, 10);
}

/**
 * The phase that holds on a day: the last that has begun. They stand in order.
 * @template {{ since: string }} Any
 * @param {Any[]} phases - one at least
 * @param {string} day
 * @returns {Any}
 */
export function phaseOn(phases, day) {
  let held = phases[0];
  for (const phase of phases) if (phase.since <= day) held = phase;
  return held;
}

/**
 * Have a page show of each document the phase that holds on a day, in the group of a list that it belongs to then.
 * @param {ParentNode} page
 * @param {string} day
 */
export function showPhases(page, day) {
  for (const box of page.querySelectorAll(".hieu-luc")) {
    const shown = /** @type {HTMLElement[]} */ ([...box.querySelectorAll(":scope > [data-tu]")]);
    const held = phaseOn(shown.map((element) => ({ element, since: element.dataset.tu || "" })), day).element;
    if (!held.hidden) continue;
    for (const one of shown) one.hidden = one !== held;
    regroup(page, box, held.dataset.tinhTrang || "");
  }
}

/**
 * Move an item of a list in groups to the one of its status.
 * @param {ParentNode} page
 * @param {Element} box - what the item says of its state
 * @param {string} status
 */
function regroup(page, box, status) {
  const before = /** @type {HTMLElement | null} */ (box.closest("section[data-tinh-trang]"));
  const item = /** @type {HTMLElement | null} */ (box.closest("li"));
  if (!before || !item) return;
  const groups = /** @type {NodeListOf<HTMLElement>} */ (page.querySelectorAll("section[data-tinh-trang]"));
  for (const group of groups) {
    if (!(group.dataset.tinhTrang || "").split(" ").includes(status)) continue;
    const folds = /** @type {NodeListOf<HTMLElement>} */ (group.querySelectorAll("[data-nhom]"));
    const own = [...folds].find((fold) => fold.dataset.nhom === item.dataset.loai);
    (own || group).querySelector("ul")?.append(item);
  }
  for (const group of groups) group.hidden = !group.querySelector("li");
  for (const fold of /** @type {NodeListOf<HTMLElement>} */ (page.querySelectorAll("[data-nhom]"))) {
    const count = fold.querySelectorAll("li").length;
    fold.hidden = !count;
    const said = fold.querySelector("summary .dem");
    if (said) said.textContent = count + " văn bản";
  }
}
