/* What the address of a page of results asks for, and how it is written there. Pure. */

/** Characters of a query, in the box and in an address. */
const LONGEST_QUERY = 500;

/** @typedef {Map<string, string[]>} Chosen - id of a facet → ids of the values that are chosen of it; at least one */
/** @typedef {"" | "moi" | "ten"} Order - best first, newest first, by name */
/** @typedef {{ q: string, chosen: Chosen, order: Order }} State */

/** What else an address may have, and ids: whatever does not look like them is not ours and is not handed on. */
const OWN = new Set(["q", "xep", "bai"]);
const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/**
 * @param {string} query - of an address: what follows its question mark
 * @returns {State} with whatever looks like a facet; which ones there are tells the index (facets.js)
 */
export function readState(query) {
  const from = new URLSearchParams(query);
  /** @type {Chosen} */
  const chosen = new Map();
  for (const [facet, text] of from) {
    const ids = text.split(",").filter((id) => ID.test(id));
    if (OWN.has(facet) || !ID.test(facet) || !ids.length) continue;
    chosen.set(facet, [...new Set([...(chosen.get(facet) || []), ...ids])]);
  }
  return { q: (from.get("q") || "").slice(0, LONGEST_QUERY), chosen, order: asOrder(from.get("xep")) };
}

/**
 * Whether an address has something beside words and order: it may be asking for facets, well written or not.
 * @param {string} query
 */
export function mayNarrow(query) {
  return [...new URLSearchParams(query).keys()].some((name) => !OWN.has(name));
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
  for (const [facet, ids] of state.chosen) to.set(facet, ids.join(","));
  if (state.order) to.set("xep", state.order);
  return to.toString().replace(/%2C/g, ",");
}
