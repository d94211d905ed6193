/* Copying for Word or Zalo. */

/**
 * Put a text on the clipboard; pages without https have none of their own. Rejects where the browser forbids it.
 * @param {string} text
 */
export async function copyText(text) {
  if (navigator.clipboard && window.isSecureContext) {
    await navigator.clipboard.writeText(text);
    return;
  }
  const box = document.createElement("textarea");
  box.value = text;
  box.className = "chi-nghe";
  document.body.append(box);
  box.select();
  const copied = document.execCommand("copy");
  box.remove();
  if (!copied) throw new Error("copy");
}

/**
 * The line that ends whatever is copied: where it comes from, when.
 * @param {string} address - "" where there is none for others, as a path on somebody's disk
 */
export function provenance(address) {
  const day = new Date().toLocaleDateString("vi-VN");
  return ["Theo kho Cách làm hay – Dân chủ ở cơ sở, chép ngày " + day, address].filter(Boolean).join(": ");
}
