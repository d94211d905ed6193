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

/**
 * Load a script of this site.
 * @param {string} url
 * @returns {Promise<void>} settled when it has run; rejects where it does not come
 */
export function loadScript(url) {
  return new Promise(function (resolve, reject) {
    const script = element("script");
    script.src = url;
    script.onload = function () {
      script.remove();
      resolve();
    };
    script.onerror = function () {
      script.remove();
      reject(new Error(url));
    };
    document.head.append(script);
  });
}

/** Opened from a disk, where a folder's address shows a list of files instead of its index.html. */
export const fromDisk = location.protocol === "file:";

/** Say on a page that lives from the search that the engine did not come; published scripts that need it call this. */
export function reportMissing() {
  const status = document.querySelector("#tim-trang-thai, #so-sanh-bao, #tap-bao");
  if (status) status.textContent = "Chưa tải được phần tìm kiếm; anh chị xem lại mạng rồi tải lại trang.";
}
