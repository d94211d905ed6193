/* What several scripts need of a page. */

/**
 * The element of an id that the page's template has.
 * @template {HTMLElement} Kind
 * @param {string} id
 * @param {new () => Kind} kind
 * @returns {Kind}
 */
export function byId(id, kind) {
  const found = document.getElementById(id);
  if (!(found instanceof kind)) throw new Error("#" + id);
  return found;
}

/**
 * A new element with text, which stays text.
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {string} [text]
 * @param {string} [className]
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function element(name, text, className) {
  const created = document.createElement(name);
  if (text) created.textContent = text;
  if (className) created.className = className;
  return created;
}

/**
 * Fill an element with a text whose ranges are marked; text stays text.
 * @param {HTMLElement} target
 * @param {string} text
 * @param {[number, number][]} ranges - [from, to) in the composed form (NFC) of the text, in order
 */
export function highlight(target, text, ranges) {
  const composed = text.normalize("NFC");
  const parts = [];
  let end = 0;
  for (const [from, to] of ranges) {
    parts.push(composed.slice(end, from), element("mark", composed.slice(from, to)));
    end = to;
  }
  target.replaceChildren(...parts, composed.slice(end));
}

/** What hangs for so long is given up: a reader is told, and may press again. */
export const PATIENCE_MS = 15_000;

/** Something hung, and was given up: to ask once more at once would only hang again. */
export class TimeoutError extends Error {}

/**
 * Load a script of this site.
 * @param {string} url
 * @returns {Promise<void>} settled when it has run; rejects where it does not come, or (TimeoutError) not in time
 */
export function loadScript(url) {
  return new Promise(function (resolve, reject) {
    const script = element("script");
    const end = function (/** @type {() => void} */ settle) {
      clearTimeout(timer);
      script.remove();
      settle();
    };
    const timer = setTimeout(() => end(() => reject(new TimeoutError(url))), PATIENCE_MS);
    script.src = url;
    script.onload = () => end(resolve);
    script.onerror = () => end(() => reject(new Error(url)));
    document.head.append(script);
  });
}

/**
 * A whole number as it is written in Vietnamese, 10.000. Not toLocaleString: its first call loads the browser's tables
 * of languages, a sixth of a second on a cheap phone, before the first results stand. Full stops and blanks that a
 * reader typed within a number are not kept; what is no whole number stays as it is.
 * @param {string | number} number
 */
export function formatCount(number) {
  const digits = String(number).replace(/[. ]/g, "");
  return /^\d+$/.test(digits) ? digits.replace(/\B(?=(?:\d{3})+$)/g, ".") : String(number);
}

/**
 * Say something in a live region, once: the same words again are not read out again.
 * @param {HTMLElement} region
 * @param {string} text
 */
export function say(region, text) {
  if (region.textContent !== text) region.textContent = text;
}

/** Opened from a disk, where a folder's address shows a list of files instead of its index.html. */
export const fromDisk = globalThis.location?.protocol === "file:"; // the unit tests have no page

/**
 * A link to a page of this site, by its address from the root; from a disk it names the file.
 * @param {string} root
 * @param {string} address - ending in a slash, or in a part of the page behind it; "" for home
 */
export function linkTo(root, address) {
  return root + (fromDisk ? address.replace(/(?=#|$)/, "index.html") : address);
}

/**
 * Where others find this page; "" for a path on somebody's disk. What an address has been given on its way here (who
 * sent it, by what) goes no further: a query must be handed over.
 * @param {string} [query] - with its question mark
 */
export function publicAddress(query = "") {
  /** @type {HTMLLinkElement | null} */
  const canonical = document.querySelector('link[rel="canonical"]');
  if (canonical) return canonical.href + query;
  return fromDisk ? "" : location.origin + location.pathname + query;
}

/** Say on a page that lives from the search that the engine did not come; published scripts that need it call this. */
export function reportMissing() {
  const status = document.querySelector("#tim-trang-thai, #so-sanh-bao, #tap-bao, #so-tay-bao, #ke-hoach-bao");
  if (status) status.textContent = "Chưa tải được phần tìm kiếm; anh chị xem lại mạng rồi tải lại trang.";
}
