/* Suggestions under a search box while somebody types: entries, topics, places, documents, each with its kind. */
import { phaseOn } from "../pages/document-state.js";
import { element, highlight } from "../pages/dom.js";
import { matchingRanges, openEngine, pagesNamed, search, withEngine } from "./engine.js";
import { firstPages, readRows } from "./files.js";

/** @import { Engine } from "./engine.js" */
/** @import { Row } from "./files.js" */
/** @import { Token } from "./query.js" */

const LIMIT = 6;
const NAMED = 2;
const PAUSE_MS = 160;

for (const form of /** @type {NodeListOf<HTMLFormElement>} */ (document.querySelectorAll("form.o-tim"))) addTo(form);

/** @param {HTMLFormElement} form */
function addTo(form) {
  const input = /** @type {HTMLInputElement} */ (form.elements.namedItem("q"));
  const root = form.dataset.goc || "";
  const listbox = createListbox(input);
  let timer = 0;
  let turn = 0;

  async function suggest() {
    const mine = ++turn;
    if (input.value.trim().length < 2) {
      listbox.close();
      return;
    }
    try {
      await withEngine(root, async function (engine) {
        const { rows, tokens } = await findRows(engine, input.value);
        if (mine !== turn || document.activeElement !== input) return;
        listbox.show(rows.map((row) => createOption(engine, row, tokens, root)));
      });
    } catch {
      if (mine === turn) listbox.close();
    }
  }

  function stop() {
    turn++;
    listbox.close();
  }

  input.addEventListener("input", function () {
    clearTimeout(timer);
    timer = setTimeout(suggest, PAUSE_MS);
  });
  input.addEventListener("keydown", function (event) {
    if (event.isComposing || listbox.list.hidden) return;
    if (event.key === "Escape") stop();
    else if (!listbox.press(event.key)) return;
    event.preventDefault();
  });
  form.addEventListener("submit", function () {
    clearTimeout(timer);
    stop();
  });
  form.addEventListener("focusout", function (event) {
    if (!(event.relatedTarget instanceof Node && form.contains(event.relatedTarget))) stop();
  });
  form.append(listbox.list, listbox.status);
  if (document.activeElement !== input) return;
  if (input.value) suggest();
  else openEngine(root).catch(() => {}); // asked again when something is typed
}

/**
 * The list below a box, closed at first, and the line that says how long it is.
 * @param {HTMLInputElement} input
 */
function createListbox(input) {
  const list = element("ul", "", "goi-y");
  list.id = input.id + "-goi-y";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Gợi ý");
  list.addEventListener("mousedown", (event) => event.preventDefault()); // the box keeps the focus
  const status = element("span", "", "chi-nghe");
  status.setAttribute("role", "status");
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-expanded", "false");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", list.id);
  let chosen = -1;

  /** @param {number} next - one beyond either end is the box itself */
  function choose(next) {
    const options = list.children;
    options[chosen]?.removeAttribute("aria-selected");
    chosen = (next + options.length + 1) % (options.length + 1);
    if (chosen === options.length) {
      chosen = -1;
      input.removeAttribute("aria-activedescendant");
      return;
    }
    options[chosen].setAttribute("aria-selected", "true");
    options[chosen].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", options[chosen].id);
  }

  /** @param {HTMLLIElement[]} options */
  function show(options) {
    for (const [i, option] of options.entries()) option.id = list.id + "-" + i;
    list.replaceChildren(...options);
    status.textContent = options.length ? options.length + " gợi ý, dùng mũi tên lên xuống để chọn" : "";
    setOpen(options.length > 0);
  }

  /** @param {boolean} open */
  function setOpen(open) {
    list.hidden = !open;
    chosen = -1;
    input.setAttribute("aria-expanded", String(open));
    input.removeAttribute("aria-activedescendant");
  }

  /**
   * Take a key; gives whether it meant something to the list.
   * @param {string} key
   */
  function press(key) {
    if (key === "ArrowDown") choose(chosen + 1);
    else if (key === "ArrowUp") choose(chosen < 0 ? list.children.length - 1 : chosen - 1);
    else if (key === "Enter" && chosen >= 0) list.children[chosen].querySelector("a")?.click();
    else return false;
    return true;
  }

  return { list, status, show, press, close: () => setOpen(false) };
}

/**
 * Pages of the name that is being typed, then what was found.
 * @param {Engine} engine
 * @param {string} query
 * @returns {Promise<{ rows: Row[], tokens: Token[] }>}
 */
async function findRows(engine, query) {
  const outcome = await search(engine, query, { live: true });
  const named = pagesNamed(engine, query, true).slice(0, NAMED);
  const others = outcome.hits.filter((hit) => !named.includes(hit.page));
  const pages = [...named, ...firstPages(engine, others, LIMIT - named.length)];
  return { rows: await readRows(engine, pages), tokens: outcome.tokens };
}

/**
 * @param {Engine} engine
 * @param {Row} row
 * @param {Token[]} tokens
 * @param {string} root
 */
function createOption(engine, row, tokens, root) {
  const { kieu: kinds, loai_hinh: settings } = engine.manifest;
  const link = element("a");
  link.href = root + row.address;
  link.tabIndex = -1;
  highlight(link, row.title, matchingRanges(engine, row.title, tokens));
  const state = row.phases.length ? phaseOn(row.phases, engine.today).name : "";
  const facts = row.kind ? [kinds[row.kind], state] : [settings[row.setting][1], row.place];
  const kind = facts.filter(Boolean).join(" · ");
  link.append(element("span", kind, "phu"));
  const option = element("li");
  option.setAttribute("role", "option");
  option.append(link);
  return option;
}
