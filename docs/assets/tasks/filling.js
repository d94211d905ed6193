/* Papers filled on the device: what makes them comes with the first press. */
import { loadScript } from "../pages/dom.js";

export const DONE = "Đã làm xong. Mở bằng Word, điền tên người rồi in.";

/**
 * What a reader is told where papers could not be made; "" where he broke it off himself.
 * @param {Error} error
 */
export function failureOf(error) {
  if (error.name === "AbortError") return "";
  return error.name === "TooLong" ? error.message : "Chưa tải được phần làm giấy; hãy tải bản trống, hoặc thử lại.";
}

/**
 * Make papers of a task with the facts in them, one as a document, several in a zip, and hand them over.
 * @param {{ library: string, papers: string, templates: string }} scripts - addresses of what makes zips, of what makes
 *   papers, and of what the papers of the task are made of
 * @param {string} task
 * @param {string[]} ids
 * @param {Record<string, string | boolean>} values
 * @param {boolean} sharing
 */
export async function make({ library, papers, templates }, task, ids, values, sharing) {
  const here = /** @type {any} */ (window);
  if (!here.kho.papers) await loadScript(papers);
  /** @type {typeof import("./papers.js")} */
  const made = here.kho.papers;
  const needs = [...(here.fflate ? [] : [library]), ...(here.kho.giayTo ? [] : [templates])];
  const loaded = await made.load(needs);
  const file =
    ids.length > 1 ? await made.papersZip(loaded, task, ids, values) : made.paperFile(loaded, task, ids[0], values);
  await made.hand(file, sharing);
}
