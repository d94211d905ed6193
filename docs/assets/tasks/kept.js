/* What the pages of tasks keep on this device, and in the address. A browser that keeps nothing still has the address,
   and one whose address may not be changed has the device. */

/** Before the id of a task: the key of what was filled in on its page. */
export const TASK = "viec:";

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

/**
 * The address of a task's page with some facts in it, beside what that task was told before on this device.
 * @param {string} href
 * @param {[name: string, value: string][]} facts
 */
export function withFacts(href, facts) {
  const [path] = href.split("#");
  const id = path.replace(/(?:\/index\.html)?\/?$/, "").split("/").pop() || "";
  const told = new URLSearchParams(kept(TASK + id).slice(1));
  for (const [name, value] of facts) if (value) told.set(name, value);
  return path + (String(told) && "#" + told);
}
