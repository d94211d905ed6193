/* What the address of a page of results asks for, and how it is written there. Pure. */

/** Characters of a query, in the box and in an address. */
const LONGEST_QUERY = 200;

/** What narrows a list, as addresses name it. */
export const FACETS = /** @type {const} */ (["loai-hinh", "khau", "chu-de", "vung", "tinh", "nam", "nguon", "chac"]);

/** @typedef {typeof FACETS[number]} Facet */
/** @typedef {Record<Facet, string[]>} Chosen - ids of the values that are chosen */
/** @typedef {"" | "moi" | "ten"} Order - best first, newest first, by name */
/** @typedef {{ q: string, chosen: Chosen, order: Order }} State */

/** @returns {Chosen} */
export function nothingChosen() {
  return { "loai-hinh": [], khau: [], "chu-de": [], vung: [], tinh: [], nam: [], nguon: [], chac: [] };
}

/**
 * @param {string} query - of an address: what follows its question mark
 * @returns {State}
 */
export function readState(query) {
  const from = new URLSearchParams(query);
  const chosen = nothingChosen();
  for (const facet of FACETS) chosen[facet] = (from.get(facet) || "").split(",").filter(Boolean);
  return { q: (from.get("q") || "").slice(0, LONGEST_QUERY), chosen, order: asOrder(from.get("xep")) };
}

/**
 * @param {string | null} text
 * @returns {Order}
 */
export function asOrder(text) {
  return text === "moi" || text === "ten" ? text : "";
}

/**
 * @param {State} state
 * @returns {string} as {@link readState} takes it, "" where nothing is asked
 */
export function writeState(state) {
  const to = new URLSearchParams();
  if (state.q.trim()) to.set("q", state.q);
  for (const facet of FACETS) if (state.chosen[facet].length) to.set(facet, state.chosen[facet].join(","));
  if (state.order) to.set("xep", state.order);
  return to.toString().replace(/%2C/g, ",");
}

/** @param {State} state */
export function isNarrowed(state) {
  return FACETS.some((facet) => state.chosen[facet].length);
}
