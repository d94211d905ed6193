/* What the browser does for a page: print, save a file, share. Browsers inside other programs (Zalo, Facebook) often do
   none of it without a word; a reader is told what to do then. */
import { copyOrShow } from "./clipboard.js";
import { element, say } from "./dom.js";

const INSIDE = /\b(?:Zalo|FBAN|FBAV|FB_IAB|Instagram|Line|MicroMessenger|TikTok|musical_ly)\b|;\s*wv\)/i;
const ELSEWHERE = " Anh chị bấm nút ⋮ hoặc ⋯ ở góc, chọn “Mở bằng Chrome” hay “Mở bằng Safari”, rồi làm lại.";
/** @type {Record<string, string>} */
const TYPES = { csv: "text/csv;charset=utf-8", ics: "text/calendar;charset=utf-8" };

/** Whether the page is shown by the browser of another program. */
export function isInsideOther() {
  return INSIDE.test(navigator.userAgent);
}

/**
 * Print the page; say so where the browser does not.
 * @param {HTMLElement} status
 */
export function printPage(status) {
  let begun = false;
  const note = function () {
    begun = true;
  };
  addEventListener("beforeprint", note, { once: true });
  try {
    window.print();
  } catch {
    begun = false;
  }
  removeEventListener("beforeprint", note);
  if (!begun) say(status, "Trình duyệt này không in được." + ELSEWHERE);
}

/**
 * Hand a text to the browser as a file to save. Whether it did is not told to us.
 * @param {string} name - that ends in one of TYPES
 * @param {string} text
 * @param {HTMLElement} status
 * @param {string} words - what the file holds
 */
export function saveText(name, text, status, words) {
  const link = element("a");
  link.href = URL.createObjectURL(new Blob([text], { type: TYPES[name.slice(name.lastIndexOf(".") + 1)] }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  const found = isInsideOther()
    ? "Trình duyệt bên trong Zalo, Facebook thường không lưu được tệp." + ELSEWHERE
    : "Tệp " + name + " nằm ở mục Tải xuống của máy.";
  say(status, words + " " + found);
}

/**
 * Hand an address to the system's own sheet for sharing; copy it where there is none, or it refuses.
 * @param {{ title: string, text?: string, url: string }} what
 * @param {HTMLElement} status
 */
export async function share(what, status) {
  if ("share" in navigator) {
    try {
      await navigator.share(what.url ? what : { title: what.title, text: what.text });
      return;
    } catch (error) {
      if (error instanceof DOMException && error.name === "AbortError") return; // the reader changed their mind
    }
  }
  await copyOrShow(what.url || what.title, status, "Đã chép địa chỉ. Dán vào Zalo hoặc thư là được.");
}
