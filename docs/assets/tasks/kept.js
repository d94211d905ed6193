/* What the pages of tasks keep on this device, and in the address. A browser that keeps nothing still has the address,
   and one whose address may not be changed has the device. */

/** @param {string} key */
export function kept(key) {
  try {
    return localStorage.getItem(key) || "";
  } catch {
    return "";
  }
}

/**
 * @param {string} key
 * @param {string} value - "" forgets it
 */
export function keep(key, value) {
  try {
    if (value) localStorage.setItem(key, value);
    else localStorage.removeItem(key);
  } catch {
    // it keeps nothing
  }
}

/**
 * Texts by name, kept as JSON.
 * @param {string} key
 * @returns {Record<string, string>}
 */
export function textsKept(key) {
  try {
    const said = JSON.parse(kept(key) || "{}");
    return Object.fromEntries(Object.entries(said).filter(([, text]) => typeof text === "string"));
  } catch {
    return {};
  }
}

/** @param {string} hash */
export function replaceHash(hash) {
  try {
    history.replaceState(null, "", hash || location.pathname + location.search);
  } catch {
    // an address that may not be changed stays
  }
}
