/* Vietnamese words for the search: folding, how well two spellings agree, what a slip may have been, Telex and VNI.
   Pure. scripts/search/tokenizer.py folds what is written in the entries by the same facts. */

/**
 * How the collection's words are folded, as the manifest tells it.
 * @typedef {object} Writing
 * @property {string} tones - combining marks of huyền, hỏi, ngã, sắc, nặng
 * @property {string} signs - what they are written as at the end of an exact form, in the same order
 * @property {RegExp} longI - bare syllables in which y and i are two ways to write one sound
 */

/**
 * A folded word: bare has no mark at all (duong), exact keeps hats, horns and đ and ends in the sign of its tone
 * (đương!); raw is as it was written.
 * @typedef {{ bare: string, exact: string, raw: string }} Word
 */

/** A number with points or commas between thousands is one word; one that is glued to its unit (3km) is two. */
export const WORD = new RegExp(
  [
    /[0-9]{1,3}(?:\.[0-9]{3})+(?![0-9])/,
    /[1-9][0-9]{0,2}(?:,[0-9]{3})+(?![0-9])/,
    /[0-9]+(?=[\p{L}\p{Nl}\p{No}])/u,
    /[\p{L}\p{N}]+/u,
  ].map((pattern) => pattern.source).join("|"),
  "gu",
);
/** Raised figures of units, which are typed as plain ones. */
const RAISED = new Map([["²", "2"], ["³", "3"]]);
/** What makes a Vietnamese syllable without its marks: an abbreviation of this shape is one only in capitals. */
export const SYLLABLE =
  /^(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?$/;

/**
 * @param {string} tones
 * @param {string} signs
 * @param {string} longI
 * @returns {Writing}
 */
export function createWriting(tones, signs, longI) {
  return { tones, signs, longI: new RegExp(longI) };
}

/**
 * The sign of the tone that an exact form ends in, "" where it has none.
 * @param {Writing} writing
 * @param {string} exact
 */
export function toneOf(writing, exact) {
  const last = exact.slice(-1);
  return last && writing.signs.includes(last) ? last : "";
}

/**
 * Fold one word; any Unicode form and case.
 * @param {Writing} writing
 * @param {string} raw
 * @returns {Word}
 */
export function fold(writing, raw) {
  let bare = "";
  let exact = "";
  let tone = "";
  for (const letter of raw.toLowerCase().normalize("NFD")) {
    const char = RAISED.get(letter) || letter;
    const at = writing.tones.indexOf(char);
    if (char === "." || char === ",") continue;
    if (at >= 0) tone = writing.signs[at];
    else if (/\p{M}/u.test(char)) exact += char;
    else {
      bare += char === "đ" ? "d" : char;
      exact += char;
    }
  }
  if (writing.longI.test(bare)) {
    const at = exact.lastIndexOf("y"); // marks that are no tones may follow it
    bare = bare.slice(0, -1) + "i";
    exact = exact.slice(0, at) + "i" + exact.slice(at + 1);
  }
  return { bare, exact: exact.normalize("NFC") + tone, raw };
}

/**
 * All words of a text in order, folded.
 * @param {Writing} writing
 * @param {string} text
 */
export function words(writing, text) {
  return (text.normalize("NFC").match(WORD) || []).map((raw) => fold(writing, raw));
}

/**
 * The bare form of an exact one.
 * @param {Writing} writing
 * @param {string} exact
 */
export function bareOf(writing, exact) {
  return fold(writing, toneOf(writing, exact) ? exact.slice(0, -1) : exact).bare;
}

/* ---- how well two spellings agree ---- */

/**
 * @typedef {object} Anatomy
 * @property {string} tone
 * @property {string[]} letters - decomposed, so that a letter without marks is one character
 * @property {boolean} plain - whether no letter has a mark
 */
/** @type {Map<string, Anatomy>} */
const anatomies = new Map();

/**
 * @param {Writing} writing
 * @param {string} exact
 * @returns {Anatomy}
 */
function anatomy(writing, exact) {
  const known = anatomies.get(exact);
  if (known) return known;
  const tone = toneOf(writing, exact);
  const letters = [...(tone ? exact.slice(0, -1) : exact)].map((char) => char.normalize("NFD"));
  const created = { tone, letters, plain: letters.every((char) => char.length === 1 && char !== "đ") };
  anatomies.set(exact, created);
  return created;
}

/**
 * How well a spelling found agrees with one typed, both of the same bare form: 1 alike, less where the typed one has
 * fewer marks (it may be half typed), little where they contradict each other.
 * @param {Writing} writing
 * @param {string} typed - exact form
 * @param {string} found - exact form
 * @param {boolean} marked - whether the query has marks at all
 */
export function agreement(writing, typed, found, marked) {
  if (typed === found) return 1;
  const a = anatomy(writing, typed);
  const b = anatomy(writing, found);
  if (!a.tone && a.plain) return marked ? 0.7 : 0.95;
  const tone = !a.tone || a.tone === b.tone;
  const marks = a.letters.every((one, i) => one === b.letters[i] || (one.length === 1 && one !== "đ"));
  return tone && marks ? 0.7 : 0.12;
}

/**
 * Whether a word half typed may become a spelling: what is typed of it stands there, but marks may still come.
 * @param {Writing} writing
 * @param {string} typed - exact form
 * @param {string} found - exact form
 */
export function begins(writing, typed, found) {
  const a = anatomy(writing, typed);
  const b = anatomy(writing, found);
  if (a.tone && a.tone !== b.tone) return false;
  return a.letters.every(function (char, i) {
    const other = b.letters[i] || "";
    return char === other || other[0] === char || (char === "d" && other === "đ");
  });
}

/* ---- typed with the input method switched off ---- */

/**
 * What keys of Telex would have given: hieens → hiến.
 * @param {string} word
 */
export function telex(word) {
  let tone = "";
  let out = word.toLowerCase();
  out = out.replace(/^([^aeiouyw]*[aeiouyw][a-z]*?)([sfrxj])([a-z]*)$/, function (_, before, key, after) {
    tone = "\u0300\u0309\u0303\u0301\u0323"["frxsj".indexOf(key)];
    return before + after;
  });
  out = out
    .replace(/^d(.*)d(.*)$/, "đ$1$2")
    .replace(/dd/, "đ")
    .replace(/uow|uwow|uwo/g, "ươ")
    .replace(/aa/, "â")
    .replace(/ee/, "ê")
    .replace(/oo/, "ô")
    .replace(/aw/, "ă")
    .replace(/ow/, "ơ")
    .replace(/uw|w/, "ư")
    .replace(/a([^a]*)a/, "â$1")
    .replace(/e([^e]*)e/, "ê$1")
    .replace(/o([^o]*)o/, "ô$1");
  return tone ? toned(out, tone) : out;
}

/**
 * What keys of VNI would have given: d9oi61 → đối.
 * @param {string} word
 */
export function vni(word) {
  let tone = "";
  let out = word.toLowerCase();
  if (!/\p{L}\d/u.test(out) || !/[aeiouy]/.test(out)) return word; // m2 is a unit: a tone needs a vowel
  out = out.replace(/[1-5]/g, function (key) {
    tone = "\u0301\u0300\u0309\u0303\u0323"[Number(key) - 1];
    return "";
  });
  if (out.includes("9")) out = out.replace("9", "").replace("d", "đ");
  if (out.includes("7")) out = out.replace("7", "").replace(/uo/, "ươ").replace(/o(?!ư)/, "ơ").replace(/u(?!ơ)/, "ư");
  if (out.includes("8")) out = out.replace("8", "").replace("a", "ă");
  if (out.includes("6")) out = out.replace("6", "").replace(/[aeo]/, (vowel) => "âêô"["aeo".indexOf(vowel)]);
  return tone ? toned(out, tone) : out;
}

/**
 * A word with a combining tone on the vowel that bears it while typing.
 * @param {string} word
 * @param {string} tone
 */
function toned(word, tone) {
  const at = [...word].findIndex((char) => /[âêôơư]/.test(char));
  const vowel = word.includes("ươ") ? word.indexOf("ơ") : at >= 0 ? at : word.search(/[aeiouyă]/);
  return vowel < 0 ? word : word.slice(0, vowel + 1) + tone + word.slice(vowel + 1);
}

/* ---- slips ---- */

/** Beginnings of syllables that regions mix up, bare. */
const SOUNDS = [
  ["tr", "ch"], ["s", "x"], ["l", "n"], ["d", "gi"], ["d", "r"], ["gi", "r"],
  ["v", "d"], ["ng", "ngh"], ["g", "gh"], ["c", "k"], ["c", "qu"], ["d", "v"],
];
/** The same of their ends. */
const ENDS = [
  ["n", "ng"], ["t", "c"], ["ch", "t"], ["nh", "n"], ["nh", "ng"], ["i", "y"], ["ai", "ay"], ["ao", "au"],
  ["eo", "oe"], ["iu", "uu"], ["iu", "ieu"], ["im", "iem"], ["ui", "uoi"], ["uu", "ieu"], ["uou", "ieu"],
];

/**
 * Syllables that sound like one, bare.
 * @param {string} word
 * @returns {Set<string>}
 */
export function soundAlikes(word) {
  /** @type {Set<string>} */
  const found = new Set();
  for (const [a, b] of bothWays(SOUNDS)) {
    if (!word.startsWith(a)) continue;
    found.add(b + word.slice(a.length));
    if (a === "g" && word.startsWith("gi")) found.add("d" + word.slice(1));
    if (b === "gi" && word[a.length] === "i") found.add("g" + word.slice(a.length));
  }
  for (const [a, b] of bothWays(ENDS)) {
    if (word.endsWith(a) && word.length > a.length) found.add(word.slice(0, -a.length) + b);
  }
  found.delete(word);
  return found;
}

/** @param {string[][]} pairs */
function bothWays(pairs) {
  return pairs.flatMap(([one, other]) => [[one, other], [other, one]]);
}

/**
 * Whether one slip of the hand makes one word of the other: a letter changed, left out, added, or two exchanged.
 * @param {string} a
 * @param {string} b
 */
export function isOneSlip(a, b) {
  if (a === b || Math.abs(a.length - b.length) > 1) return false;
  let i = 0;
  while (i < a.length && i < b.length && a[i] === b[i]) i++;
  if (a.length > b.length) return a.slice(i + 1) === b.slice(i);
  if (a.length < b.length) return a.slice(i) === b.slice(i + 1);
  const exchanged = a[i] === b[i + 1] && a[i + 1] === b[i];
  return a.slice(i + 1) === b.slice(i + 1) || (exchanged && a.slice(i + 2) === b.slice(i + 2));
}

/* ---- an exact form as people write it ---- */

/**
 * hoa! → hòa.
 * @param {Writing} writing
 * @param {string} exact
 */
export function spell(writing, exact) {
  const sign = toneOf(writing, exact);
  if (!sign) return exact;
  const word = exact.slice(0, -1);
  const letters = [...word];
  const at = toneBearer(word, letters);
  const tone = writing.tones[writing.signs.indexOf(sign)];
  return (letters.slice(0, at + 1).join("") + tone + letters.slice(at + 1).join("")).normalize("NFC");
}

/**
 * Where the letter stands that the tone is written on.
 * @param {string} word
 * @param {string[]} letters
 */
function toneBearer(word, letters) {
  const vowels = letters.flatMap((_, i) => (isVowel(letters, i) ? [i] : []));
  const hatted = vowels.filter((i) => /[ăâêôơ]/.test(letters[i]));
  if (hatted.length) return hatted[hatted.length - 1];
  if (word.includes("ư")) return letters.indexOf("ư");
  const closed = vowels.length > 0 && vowels[vowels.length - 1] < letters.length - 1;
  return vowels.length >= 2 && (vowels.length === 3 || closed) ? vowels[1] : vowels[0];
}

/**
 * Whether a letter sounds as a vowel: not the u of qu, nor the i of gi before a vowel.
 * @param {string[]} letters
 * @param {number} i
 */
function isVowel(letters, i) {
  const char = letters[i];
  if (!/[aăâeêioôơuưy]/.test(char)) return false;
  if (char === "u" && letters[i - 1] === "q") return false;
  const follows = i + 1 < letters.length && /[aăâeêioôơuư]/.test(letters[i + 1]);
  return !(char === "i" && letters[i - 1] === "g" && follows);
}
