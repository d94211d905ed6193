/* What every page needs and no more; the search itself comes when somebody turns to it. */
import { dayInVietnam, showPhases } from "./document-state.js";
import { fromDisk } from "./dom.js";

/* Opened from a disk, lead every inner link to the index.html of its folder, however it is followed. */
if (fromDisk) {
  for (const kind of ["mousedown", "click", "auxclick", "contextmenu"]) {
    document.addEventListener(kind, leadToIndex, true);
  }
}

/** @param {Event} event */
function leadToIndex(event) {
  /** @type {HTMLAnchorElement | null} */
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
  if (link && link.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
}

/* A browser that keeps nothing throws at the very name of its storage, and the theme's switch of colours goes with it:
   it gets one for as long as the page stands. */
try {
  localStorage.getItem("");
} catch {
  /** @type {Map<string, string>} */
  const rows = new Map();
  Object.defineProperty(window, "localStorage", {
    configurable: true,
    value: {
      getItem: (/** @type {string} */ key) => rows.get(key) ?? null,
      setItem: (/** @type {string} */ key, /** @type {string} */ value) => void rows.set(key, value),
      removeItem: (/** @type {string} */ key) => void rows.delete(key),
    },
  });
}

/* A page says by when it should be compared with its sources; only the reader's own clock can tell that it is late. */
const today = dayInVietnam();
for (const overdue of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-han]"))) {
  overdue.hidden = today <= (overdue.dataset.han || "");
}

showPhases(document, today);

/* ---- the search box ---- */

for (const form of /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll("form.o-tim"))) prepare(form);

/**
 * Let the search come with the first touch of its box.
 * @param {HTMLFormElement} form
 */
function prepare(form) {
  const input = /** @type {HTMLInputElement} */ (form.elements.namedItem("q"));
  if (fromDisk) form.action = form.action.replace(/\/(?=\?|#|$)/, "/index.html");
  form.addEventListener("focusin", () => loadSearch(form.dataset.goc || ""), { once: true });
  if (form.contains(document.activeElement)) loadSearch(form.dataset.goc || "");
  form.addEventListener("submit", function (event) {
    if (input.value.trim()) return;
    event.preventDefault();
    input.focus();
  });
}

/**
 * Load the engine and the suggestions, in order and once.
 * @param {string} root - the site's root, ending in a slash
 */
function loadSearch(root) {
  const files = /** @type {HTMLMetaElement} */ (document.querySelector('meta[name="tep-tim"]')).content;
  for (const file of files.split(" ")) {
    if (document.querySelector('script[src$="' + file + '"]')) continue;
    const script = document.createElement("script");
    script.src = root + file;
    script.async = false;
    document.head.append(script);
  }
}

document.addEventListener("keydown", function (event) {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const at = event.target;
  if (!(at instanceof HTMLElement)) return;
  if (at.isContentEditable || at.matches("textarea, input:not([type=checkbox])")) return;
  /** @type {NodeListOf<HTMLInputElement>} */
  const inputs = document.querySelectorAll('.trang input[type="search"], form.o-tim input');
  const box = [...inputs].find((input) => input.offsetParent);
  if (!box) return;
  event.preventDefault();
  box.focus();
  box.select();
});

/* ---- the theme's menu on a narrow screen: it opens by a hidden checkbox, the keyboard gets a way to it ---- */

const drawer = /** @type {HTMLInputElement | null} */ (document.getElementById("__drawer"));
const opener = /** @type {HTMLLabelElement | null} */ (document.querySelector('.md-header label[for="__drawer"]'));
if (drawer && opener) makeReachable(drawer, opener);

/**
 * @param {HTMLInputElement} checkbox
 * @param {HTMLLabelElement} label
 */
function makeReachable(checkbox, label) {
  const show = () => label.setAttribute("aria-expanded", String(checkbox.checked));
  /** @param {boolean} open */
  const set = function (open) {
    checkbox.checked = open;
    checkbox.dispatchEvent(new Event("change", { bubbles: true }));
    /** @type {HTMLElement | null} */
    const first = document.querySelector(".md-sidebar--primary .md-nav__link[href]");
    (open && first ? first : label).focus();
  };
  label.tabIndex = 0;
  show();
  checkbox.addEventListener("change", show);
  label.addEventListener("keydown", function (event) {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    set(!checkbox.checked);
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && checkbox.checked) set(false);
  });
}
