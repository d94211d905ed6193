/* How the index writes numbers and the lines of its files of terms; codec.py, posting_lines.py,
   hints.py and index_builder.py in scripts/search write what is read here. Pure. */

/** @typedef {(text: string) => number[]} Decode - whole numbers out of the text that the index writes them as */

/**
 * A spelling under a term: its exact form, the numbers of the pages that have it, and how weighty it is on each.
 * @typedef {[exact: string, pages: number[], levels: number[]]} Spelling
 */

/**
 * The reader of numbers written in some digits, five bits a digit, lowest first; the sixth bit tells that more follow.
 * @param {string} digits - the digits of 0 to 63
 * @returns {Decode}
 */
export function createDecoder(digits) {
  const values = new Uint8Array(128);
  for (let i = 0; i < 64; i++) values[digits.charCodeAt(i)] = i;
  return function (text) {
    const numbers = [];
    let number = 0;
    let shift = 0;
    for (let i = 0; i < text.length; i++) {
      const value = values[text.charCodeAt(i)];
      number |= (value & 31) << shift;
      if (value & 32) shift += 5;
      else {
        numbers.push(number);
        number = 0;
        shift = 0;
      }
    }
    return numbers;
  };
}

/**
 * The spellings in a line of a file of terms.
 * @param {Decode} decode
 * @param {string | undefined} line
 * @param {string} term - what an empty exact form stands for
 * @returns {Spelling[]}
 */
export function parseLine(decode, line, term) {
  if (!line) return [];
  const fields = line.split(" ");
  /** @type {Spelling[]} */
  const found = [];
  for (let i = 1; i + 2 < fields.length; i += 3) {
    const pages = decode(fields[i + 1]);
    let page = -1;
    for (let k = 0; k < pages.length; k++) pages[k] = page += pages[k] + 1;
    found.push([fields[i] || term, pages, decode(fields[i + 2])]);
  }
  return found;
}

/**
 * Words in order, each written as the letter that tells how much it shares with the one before (A for nothing) and
 * the rest: AduongFg is duong, duongg.
 * @param {string} text
 * @returns {string[]}
 */
export function frontDecoded(text) {
  let word = "";
  return (text.match(/[A-Z][^A-Z]*/g) || []).map(function (row) {
    word = word.slice(0, row.charCodeAt(0) - 65) + row.slice(1);
    return word;
  });
}
