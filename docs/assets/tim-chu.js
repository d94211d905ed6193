/* Vietnamese words for the search: folding, how well two spellings agree, what a slip may have been, Telex and VNI, and the
   writing of numbers in the index. Pure; gives one global, KhoChu. Syntax of Chrome 109. */
(function (root) {
  "use strict";

  const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const VALUES = new Uint8Array(128);
  for (let i = 0; i < 64; i++) VALUES[DIGITS.charCodeAt(i)] = i;
  const WORD = /[0-9]{1,3}(?:\.[0-9]{3})+(?![0-9])|[\p{L}\p{N}]+/gu;
  // what makes a Vietnamese syllable without its marks: an abbreviation of this shape is one only in capitals
  const SYLLABLE = /^(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?$/;

  function decode(text) {
    const out = [];
    let number = 0, shift = 0;
    for (let i = 0; i < text.length; i++) {
      const value = VALUES[text.charCodeAt(i)];
      number |= (value & 31) << shift;
      if (value & 32) shift += 5;
      else { out.push(number); number = 0; shift = 0; }
    }
    return out;
  }

  function bucket(word) {
    let value = 0x811c9dc5;
    for (const char of word) value = Math.imul(value ^ char.codePointAt(0), 0x01000193) >>> 0;
    return value;
  }

  // what a tone is written as at the end of an exact form, in the order of the manifest's tones
  const SIGNS = "!#$%&";
  function toneOf(exact) {
    return exact && SIGNS.includes(exact[exact.length - 1]) ? exact[exact.length - 1] : "";
  }

  /* A line of a file of terms: [exact form, pages, levels] of each spelling. */
  function spellings(line, term) {
    if (!line) return [];
    const fields = line.split(" "), found = [];
    for (let i = 1; i + 2 < fields.length; i += 3) {
      const pages = decode(fields[i + 1]);
      let page = -1;
      for (let k = 0; k < pages.length; k++) pages[k] = page += pages[k] + 1;
      found.push([fields[i] || term, pages, decode(fields[i + 2])]);
    }
    return found;
  }

  function Folding(tones, longI) {
    const long = new RegExp(longI);
    return function (word) {
      let bare = "", exact = "", tone = "";
      for (const char of word.toLowerCase().normalize("NFD")) {
        const at = tones.indexOf(char);
        if (char === ".") continue;
        if (at >= 0) tone = SIGNS[at];
        else if (/\p{M}/u.test(char)) exact += char;
        else { bare += char === "đ" ? "d" : char; exact += char; }
      }
      if (long.test(bare)) {
        const at = exact.lastIndexOf("y"); // marks that are no tones may follow it
        bare = bare.slice(0, -1) + "i";
        exact = exact.slice(0, at) + "i" + exact.slice(at + 1);
      }
      return { bare: bare, exact: exact.normalize("NFC") + tone };
    };
  }

  /* How well a spelling found agrees with one typed, both of the same bare form: 1 alike, less where the typed one has
     fewer marks (it may be half typed), little where they contradict each other. */
  function agreement(typed, found, marked) {
    if (typed === found) return 1;
    const a = parts(typed), b = parts(found);
    if (!a.tone && a.plain) return marked ? 0.7 : 0.95;
    const tone = !a.tone || a.tone === b.tone;
    let marks = true;
    for (let i = 0; i < a.letters.length && marks; i++) {
      const one = a.letters[i], other = b.letters[i];
      marks = one === other || (one.length === 1 && one !== "đ");
    }
    return tone && marks ? 0.7 : 0.12;
  }
  /* Whether a word half typed may become a spelling: what is typed of it stands there, but marks may still come. */
  function begins(typed, found) {
    const a = parts(typed), b = parts(found);
    return (!a.tone || a.tone === b.tone) && a.letters.every((char, i) => char === b.letters[i] || (b.letters[i] || "")[0] === char || (char === "d" && b.letters[i] === "đ"));
  }
  /* How well a spelling found agrees with a reading of a token. */
  function agrees(reading, exact, token) {
    if (reading.exact) return agreement(reading.exact, exact, token.marked);
    return reading.begins && !begins(reading.begins, exact) ? 0.15 : 1;
  }
  const known = new Map();
  function parts(exact) {
    let made = known.get(exact);
    if (!made) {
      const tone = toneOf(exact);
      const letters = [...(tone ? exact.slice(0, -1) : exact)].map((char) => char.normalize("NFD"));
      made = { tone: tone, letters: letters, plain: letters.every((char) => char.length === 1 && char !== "đ") };
      known.set(exact, made);
    }
    return made;
  }

  /* Typed with the input method switched off: Telex (hieens ddaats) and VNI (d9oi61). */
  function telex(word) {
    let tone = "", out = word.toLowerCase();
    out = out.replace(/^([^aeiouyw]*[aeiouyw][a-z]*?)([sfrxj])([a-z]*)$/, function (_, before, key, after) {
      tone = "\u0300\u0309\u0303\u0301\u0323"["frxsj".indexOf(key)];
      return before + after;
    });
    out = out.replace(/^d(.*)d(.*)$/, "đ$1$2").replace(/dd/, "đ").replace(/uow|uwow|uwo/g, "ươ").replace(/aa/, "â").replace(/ee/, "ê")
      .replace(/oo/, "ô").replace(/aw/, "ă").replace(/ow/, "ơ").replace(/uw|w/, "ư")
      .replace(/a([^a]*)a/, "â$1").replace(/e([^e]*)e/, "ê$1").replace(/o([^o]*)o/, "ô$1");
    return tone ? toned(out, tone) : out;
  }
  function vni(word) {
    let tone = "", out = word.toLowerCase();
    if (!/\p{L}\d/u.test(out)) return word;
    out = out.replace(/[1-5]/g, function (key) { tone = "\u0301\u0300\u0309\u0303\u0323"[key - 1]; return ""; });
    if (/9/.test(out)) out = out.replace("9", "").replace("d", "đ");
    if (/7/.test(out)) out = out.replace("7", "").replace(/uo/, "ươ").replace(/o(?!ư)/, "ơ").replace(/u(?!ơ)/, "ư");
    if (/8/.test(out)) out = out.replace("8", "").replace("a", "ă");
    if (/6/.test(out)) out = out.replace("6", "").replace(/[aeo]/, (v) => ({ a: "â", e: "ê", o: "ô" })[v]);
    return tone ? toned(out, tone) : out;
  }
  function toned(word, tone) {
    const at = [...word].findIndex((char) => /[âêôơư]/.test(char));
    const vowel = word.includes("ươ") ? word.indexOf("ơ") : at >= 0 ? at : word.search(/[aeiouyă]/);
    return vowel < 0 ? word : word.slice(0, vowel + 1) + tone + word.slice(vowel + 1);
  }

  /* Syllables that sound or are typed alike, bare: the sounds that regions mix up, one slip of the hand. */
  const SOUNDS = [["tr", "ch"], ["s", "x"], ["l", "n"], ["d", "gi"], ["d", "r"], ["gi", "r"], ["v", "d"], ["ng", "ngh"], ["g", "gh"], ["c", "k"], ["c", "qu"], ["d", "v"]];
  const ENDS = [["n", "ng"], ["t", "c"], ["ch", "t"], ["nh", "n"], ["nh", "ng"], ["i", "y"], ["ai", "ay"], ["ao", "au"], ["eo", "oe"], ["iu", "uu"], ["iu", "ieu"], ["im", "iem"], ["ui", "uoi"], ["uu", "ieu"], ["uou", "ieu"]];
  function alike(word) {
    const found = new Map();
    const add = (other, cost) => { if (other !== word && !(found.get(other) <= cost)) found.set(other, cost); };
    for (const [one, other] of SOUNDS) for (const [a, b] of [[one, other], [other, one]]) {
      if (word.startsWith(a)) {
        add(b + word.slice(a.length), 1);
        if (a === "g" && word.startsWith("gi")) add("d" + word.slice(1), 1);
        if (b === "gi" && word[a.length] === "i") add("g" + word.slice(a.length), 1);
      }
    }
    for (const [one, other] of ENDS) for (const [a, b] of [[one, other], [other, one]])
      if (word.endsWith(a) && word.length > a.length) add(word.slice(0, -a.length) + b, 1);
    return found;
  }
  function oneSlip(a, b) {
    if (a === b || Math.abs(a.length - b.length) > 1) return false;
    let i = 0;
    while (i < a.length && i < b.length && a[i] === b[i]) i++;
    if (a.length === b.length)
      return a.slice(i + 1) === b.slice(i + 1) || (a[i] === b[i + 1] && a[i + 1] === b[i] && a.slice(i + 2) === b.slice(i + 2));
    return a.length > b.length ? a.slice(i + 1) === b.slice(i) : a.slice(i) === b.slice(i + 1);
  }

  /* An exact form as people write it: hoa! → hòa. */
  function spell(exact, tones) {
    if (!toneOf(exact)) return exact;
    const tone = tones[SIGNS.indexOf(toneOf(exact))], word = exact.slice(0, -1);
    const letters = [...word];
    const vowels = letters.map((char, i) => (/[aăâeêioôơuưy]/.test(char) && !(char === "u" && letters[i - 1] === "q") && !(char === "i" && letters[i - 1] === "g" && i + 1 < letters.length && /[aăâeêoôơuư]/.test(letters[i + 1])) ? i : -1)).filter((i) => i >= 0);
    const hatted = vowels.filter((i) => /[ăâêôơ]/.test(letters[i]));
    const closed = vowels.length && vowels[vowels.length - 1] < letters.length - 1;
    let at = hatted.length ? hatted[hatted.length - 1] : vowels.length < 2 ? vowels[0] : vowels.length === 3 || closed ? vowels[1] : vowels[0];
    if (/ư/.test(word) && !hatted.length) at = letters.indexOf("ư");
    return (letters.slice(0, at + 1).join("") + tone + letters.slice(at + 1).join("")).normalize("NFC");
  }

  root.KhoChu = { WORD, SYLLABLE, toneOf, decode, bucket, spellings, Folding, agreement, begins, agrees, telex, vni, alike, oneSlip, spell };
})(window);
