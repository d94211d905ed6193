/* Copying for Word or Zalo. */
import { element } from "./dom.js";

/**
 * Put a text on the clipboard. Where the browser gives none, or refuses, the old way is tried; rejects where that fails
 * too. The focus stays where it was.
 * @param {string} text
 */
export async function copyText(text) {
  if (navigator.clipboard && window.isSecureContext) {
    try {
      await navigator.clipboard.writeText(text);
      return;
    } catch {
      // refused, as inside other programs: the old way may still work
    }
  }
  const before = document.activeElement;
  const box = element("textarea", "", "chi-nghe");
  box.value = text;
  box.setAttribute("aria-hidden", "true");
  document.body.append(box);
  box.select();
  const copied = document.execCommand("copy");
  box.remove();
  if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  if (!copied) throw new Error("copy");
}

/**
 * Copy a text and say so; where nothing may copy, show the text in a box behind the status, to be copied by hand.
 * @param {string} text
 * @param {HTMLElement} status
 * @param {string} words - what is said when it is copied
 */
export async function copyOrShow(text, status, words) {
  status.parentElement?.querySelector(":scope > .chep-tay")?.remove();
  try {
    await copyText(text);
    status.textContent = words;
  } catch {
    status.textContent = "Trình duyệt này không cho chép. Anh chị giữ ngón tay trong ô dưới đây, chọn hết rồi chép.";
    const box = element("textarea", "", "chep-tay");
    box.value = text;
    box.readOnly = true;
    box.rows = 8;
    box.setAttribute("aria-label", "Phần chữ để chép bằng tay");
    status.after(box);
    box.focus({ preventScroll: true });
    box.select();
  }
}

/**
 * The line that ends whatever is copied: where it comes from, when.
 * @param {string} address - "" where there is none for others, as a path on somebody's disk
 */
export function provenance(address) {
  const day = new Date().toLocaleDateString("vi-VN");
  return ["Theo kho Cách làm hay – Dân chủ ở cơ sở, chép ngày " + day, address].filter(Boolean).join(": ");
}
