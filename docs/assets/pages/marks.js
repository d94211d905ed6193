/* How chosen entries are written in an address: a short mark for each, made from its id, and a reader's own
   lines. Pure.

   A mark is FNV-1a of the id in base 36; the check refuses two entries of one mark (rule ma-bai).
   Links that were sent carry marks, so that what a mark is made of never changes. */

/** Entries in one choice at most. */
export const MOST = 60;
/** Entries that are compared at most. */
export const MOST_COMPARED = 4;
/** Characters of a reader's own line at most. */
export const LONGEST_LINE = 200;
/** Characters of an address that all messengers pass on whole. */
export const LONGEST_ADDRESS = 2000;
/** What is said of an address none of whose entries can be read. */
export const UNREADABLE = "Đường liên kết này không có bài nào đọc được; có thể đã bị cắt khi gửi.";
const CUT = "Một phần của đường liên kết không đọc được, có thể đã bị cắt khi gửi nên thiếu bài.";
const DIGITS = 7; // 36 ** 7 is more than 2 ** 32
// what no line needs: signs that end it, steer a terminal, or turn the text around them
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\s]+/gu;

/**
 * FNV-1a of a word, 32 bits.
 * @param {string} word
 */
export function bucket(word) {
  let value = 0x811c9dc5;
  for (const char of word) value = Math.imul(value ^ Number(char.codePointAt(0)), 0x01000193) >>> 0;
  return value;
}

/**
 * The mark of an entry.
 * @param {string} id
 */
export function markOf(id) {
  return bucket(id).toString(36).padStart(DIGITS, "0");
}

/**
 * The hash that a mark stands for, by which its file is found.
 * @param {string} mark
 */
export function numberOf(mark) {
  return parseInt(mark, 36);
}

/**
 * The marks of a parameter, each once; what is none is passed over.
 * @param {string | null} text
 */
export function readMarks(text) {
  const parts = (text || "").slice(0, MOST * DIGITS).match(/.{7}/g) || [];
  return [...new Set(parts.filter((part) => /^[01][0-9a-z]{6}$/.test(part)))];
}

/**
 * What is said of a parameter in which something is no mark; "" where all are.
 * @param {string | null} text
 */
export function describeBroken(text) {
  const whole = /^(?:[01][0-9a-z]{6})*$/.test((text || "").slice(0, MOST * DIGITS));
  return whole ? "" : readMarks(text).length ? CUT : UNREADABLE;
}

/**
 * The entries that an address names, by their marks or, in older links, by their ids, and what is said of names that
 * nobody can read.
 * @param {URLSearchParams} query
 * @returns {{ marks: string[], broken: string }}
 */
export function readNamed(query) {
  const text = query.get("chon");
  const ids = query.getAll("bai");
  const known = ids.filter((id) => /^[a-z0-9-]{1,100}$/.test(id));
  const marks = [...new Set([...readMarks(text), ...known.map(markOf)])];
  const broken = describeBroken(text) || (known.length < ids.length ? UNREADABLE : "");
  return { marks, broken: broken && marks.length ? CUT : broken };
}

/**
 * A reader's line as it is kept: one line of plain text.
 * @param {unknown} text
 */
export function cleanLine(text) {
  if (typeof text !== "string") return "";
  const short = [...text.normalize("NFC").replace(UNSEEN, " ").trim()].slice(0, LONGEST_LINE);
  return short.join("");
}

/**
 * Lines as they stand behind the # of an address, "" where there are none.
 * @param {string[]} lines - one for each mark, "" for none
 */
export function writeLines(lines) {
  if (!lines.some(Boolean)) return "";
  let bytes = "";
  for (const byte of new TextEncoder().encode(lines.join("\n"))) bytes += String.fromCharCode(byte);
  return "l=" + btoa(bytes).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

/**
 * Lines out of what stands behind the # of an address; none where it is something else.
 * @param {string} hash - with or without its sign
 * @returns {string[]}
 */
export function readLines(hash) {
  const found = hash.match(/^#?l=([\w-]+)$/);
  if (!found) return [];
  try {
    const bytes = atob(found[1].replace(/-/g, "+").replace(/_/g, "/"));
    const text = new TextDecoder("utf-8", { fatal: true }).decode(Uint8Array.from(bytes, (char) => char.charCodeAt(0)));
    return text.split("\n").slice(0, MOST).map(cleanLine);
  } catch {
    return []; // cut on its way, or nobody's
  }
}
