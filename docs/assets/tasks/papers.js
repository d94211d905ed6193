/* Papers of a task as Word documents, made on the device. Loaded when the first one is asked for. */
import { element, loadScript } from "../pages/dom.js";
import { compiled, filled } from "./template.js";

/** @typedef {import("./template.js").Facts} Facts */

/**
 * The templates of a task, as its file `giay-to.js` has them: parts that all papers share, and each one's own.
 * @typedef {object} Templates
 * @property {Record<string, string>} chung
 * @property {Record<string, { ten: string, phan: Record<string, string> }>} giay
 */
/** @typedef {{ zipSync: (files: Record<string, unknown>, options?: object) => Uint8Array,
 *   strToU8: (text: string) => Uint8Array }} Zip */

const DOCUMENT = "word/document.xml";
const FIRST = ["[Content_Types].xml", "_rels/.rels", DOCUMENT]; // readers that stream want them in front
const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/**
 * The templates of the task, and what makes zips of them; loaded once.
 * @param {string[]} scripts - addresses of the library and of the templates
 * @returns {Promise<{ templates: Templates, zip: Zip }>}
 */
export async function load(scripts) {
  const here = /** @type {any} */ (window);
  for (const script of scripts) await loadScript(script);
  return { templates: here.kho.giayTo, zip: here.fflate };
}

/**
 * The parts of a paper with the facts in it.
 * @param {Templates} templates
 * @param {string} id
 * @param {Facts} facts
 * @returns {Record<string, string>} name → text, in the order of the zip
 */
export function partsOf(templates, id, facts) {
  const parts = { ...templates.chung, ...templates.giay[id].phan };
  const order = Object.keys(parts).sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  return Object.fromEntries(
    order.map((name) => [name, name === DOCUMENT ? filled(compiled(parts[name]), facts) : parts[name]]),
  );
}

/** @param {string} name */
const rank = (name) => (FIRST.includes(name) ? FIRST.indexOf(name) : FIRST.length);

/**
 * A paper as a file.
 * @param {{ templates: Templates, zip: Zip }} loaded
 * @param {string} task
 * @param {string} id
 * @param {Facts} facts
 */
export function paperFile({ templates, zip }, task, id, facts) {
  const parts = partsOf(templates, id, facts);
  const files = Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, zip.strToU8(text)]));
  return fileOf(zip.zipSync(files, { level: 9, mtime: new Date(1980, 0, 1) }), task + "-" + id + ".docx", WORD);
}

/**
 * Several papers in one zip.
 * @param {{ templates: Templates, zip: Zip }} loaded
 * @param {string} task
 * @param {string[]} ids
 * @param {Facts} facts
 */
export async function papersZip(loaded, task, ids, facts) {
  /** @type {Record<string, Uint8Array>} */
  const files = {};
  for (const id of ids) {
    const file = paperFile(loaded, task, id, facts);
    files[file.name] = new Uint8Array(await file.arrayBuffer());
  }
  return fileOf(loaded.zip.zipSync(files, { level: 0 }), task + ".zip", "application/zip");
}

/**
 * @param {Uint8Array} bytes
 * @param {string} name
 * @param {string} type
 */
function fileOf(bytes, name, type) {
  return new File([/** @type {Uint8Array<ArrayBuffer>} */ (bytes)], name, { type });
}

/**
 * Save a file, or hand it to the share sheet where the browser saves nothing that a script makes.
 * @param {File} file
 * @param {boolean} sharing
 */
export async function hand(file, sharing) {
  if (sharing && navigator.canShare && navigator.canShare({ files: [file] })) {
    await navigator.share({ files: [file] });
    return;
  }
  const link = element("a");
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}
