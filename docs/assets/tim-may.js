/* The search engine: reads the index that scripts/search_index.py writes. Nothing here touches the page but the script
   elements that bring files of the index. Syntax of Chrome 109; also works from a disk. Gives one global, KhoTim. */
(function (root) {
  "use strict";

  const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const VALUES = new Uint8Array(128);
  for (let i = 0; i < 64; i++) VALUES[DIGITS.charCodeAt(i)] = i;
  const FORMAT = 2; // of the manifest
  const MARK = 4; // characters of a file's hash
  const MAX_FILES = 6, FIRST_ROW_FILES = 3, ROWS = 4, BODIES = 4;
  const WORD = /[0-9]{1,3}(?:\.[0-9]{3})+(?![0-9])|[\p{L}\p{N}]+/gu;
  // what makes a Vietnamese syllable without its marks: an abbreviation of this shape is one only in capitals
  const SYLLABLE = /^(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdghklmnpqrstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?$/;

  // who begins like this, or gives a number with a year, asks for a legal document
  const DOCUMENT = /^(?:bo luat|luat|nghi dinh|thong tu|nghi quyet|chi thi|quyet dinh|phap lenh|ket luan|qui dinh|huong dan|bo tieu chi|bo \d+ tieu chi)(?= |$)|^\d{1,3} (?:19|20)\d\d/;

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
    for (let i = 0; i < word.length; i++) value = Math.imul(value ^ word.codePointAt(i), 0x01000193) >>> 0;
    return value;
  }

  /* ---- files ---- */

  const waiting = new Map();
  root.kho_tim = function (name, value) {
    const wait = waiting.get(name);
    if (wait) wait.resolve(value);
    else waiting.set(name, { promise: Promise.resolve(value), resolve() {} });
  };

  function bring(url, name) {
    let wait = waiting.get(name);
    if (!wait) {
      wait = {};
      wait.promise = new Promise(function (resolve, reject) {
        wait.resolve = resolve;
        wait.reject = reject;
      });
      waiting.set(name, wait);
      const script = document.createElement("script");
      script.src = url;
      script.onload = function () { script.remove(); wait.reject(new Error(url)); };
      script.onerror = function () { script.remove(); waiting.delete(name); wait.reject(new Error(url)); };
      document.head.append(script);
    }
    return wait.promise;
  }

  /* ---- spelling ---- */

  function Folding(tones, longI) {
    const long = new RegExp(longI);
    return function (word) {
      let bare = "", exact = "", tone = "";
      for (const char of word.toLowerCase().normalize("NFD")) {
        const at = tones.indexOf(char);
        if (char === ".") continue;
        if (at >= 0) tone = String(at + 1);
        else if (/\p{M}/u.test(char)) exact += char;
        else { bare += char === "đ" ? "d" : char; exact += char; }
      }
      if (long.test(bare)) { bare = bare.slice(0, -1) + "i"; exact = exact.slice(0, -1) + "i"; }
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
      const tone = /\p{L}[1-5]$/u.test(exact) ? exact.slice(-1) : "";
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

  /* ---- the engine ---- */

  class Engine {
    constructor(base, told) {
      this.base = base;
      this.told = told;
      this.fold = Folding(told.dau, told.i_dai);
      this.shared = told.chung.length / MARK;
      this.own = new Map(Object.entries(told.rieng));
      this.short = new Map(Object.entries(told.tat));
      this.lexicon = new Map();
      const counts = decode(told.am[1]);
      let word = "";
      for (const row of told.am[0].match(/[A-Z][^A-Z]*/g) || []) {
        word = word.slice(0, row.charCodeAt(0) - 65) + row.slice(1);
        this.lexicon.set(word, counts[this.lexicon.size]);
      }
      this.fillers = new Set(told.dem.split(" "));
      this.bareFillers = new Set([...this.fillers].map((exact) => this.fold(exact.replace(/[1-5]$/, "")).bare));
      this.usual = new Map();
      const weights = decode(told.cap[1]);
      let pair = 0;
      for (const group of told.cap[0].split(";")) {
        const [first, ...seconds] = group.split(" ");
        for (const second of seconds)
          this.usual.set(this.bareOf(first) + "_" + this.bareOf(second), [first + "_" + second, weights[pair++]]);
      }
      this.files = new Map();
    }

    bareOf(exact) {
      return this.fold(/\p{L}[1-5]$/u.test(exact) ? exact.slice(0, -1) : exact).bare;
    }

    words(text) {
      return (text.normalize("NFC").match(WORD) || []).map((raw) => Object.assign(this.fold(raw), { raw: raw }));
    }

    /* As typed: an abbreviation glued to a number (q3, kp5) is taken apart. */
    typed(text) {
      return this.words(text.replace(/(?<![\p{L}\p{N}])(\p{L}{1,3})(\d{1,2})(?![\p{L}\p{N}])/gu, (all, letters, number) =>
        !SYLLABLE.test(this.fold(letters).bare) && this.short.has(this.fold(letters).bare) && !this.lexicon.has(all.toLowerCase()) ? letters + " " + number : all));
    }

    /* What was typed as tokens; each has readings of its bare form with a weight. */
    parse(query, live) {
      const tokens = [];
      const quoted = /["“”]([^"“”]*)["“”]/g;
      let end = 0, phrase = 0;
      const text = query.normalize("NFC");
      for (let found = quoted.exec(text); found; found = quoted.exec(text)) {
        this.read(text.slice(end, found.index), tokens, 0);
        this.read(found[1], tokens, ++phrase);
        end = found.index + found[0].length;
      }
      this.read(text.slice(end).replace(/["“”]/g, " "), tokens, 0);
      const kept = tokens.slice(0, 24);
      const marked = kept.some((token) => token.exact !== token.bare && !token.short);
      for (const token of kept) {
        token.marked = marked;
        token.filler = !token.phrase && (this.fillers.has(token.exact) || (!marked && this.bareFillers.has(token.bare)));
        token.readings = [{ bare: token.bare, exact: token.exact, weight: 1 }];
      }
      if (kept.every((token) => token.filler)) for (const token of kept) token.filler = false;
      const last = kept[kept.length - 1];
      if (last && !last.phrase && !/\s$/.test(query)) this.complete(kept, live);
      this.mend(kept);
      return kept;
    }

    read(text, tokens, phrase) {
      const found = this.typed(text);
      for (let i = 0; i < found.length; i++) {
        let taken = 0;
        for (let length = Math.min(4, found.length - i); length && !taken && !phrase; length--) {
          const part = found.slice(i, i + length), full = this.short.get(part.map((word) => word.bare).join(" "));
          const capital = part.every((word) => word.raw === word.raw.toUpperCase());
          if (!full || (!capital && part.every((word) => SYLLABLE.test(word.bare) || /^\d+$/.test(word.bare)))) continue;
          // one letter stands for a word only before a number: Q.3
          if (length === 1 && part[0].bare.length === 1 && !(found[i + 1] && /^\d+$/.test(found[i + 1].bare))) continue;
          const short = part.map((word) => word.raw).join(" ");
          const words = this.words(full[0]);
          // one word was typed: written out it does not weigh as much as so many
          for (const word of words) tokens.push(Object.assign(word, { phrase: 0, short: short, part: words.length ** -0.5 }));
          taken = length;
        }
        if (taken) i += taken - 1;
        else tokens.push(Object.assign(this.unkeyed(found[i]), { phrase: phrase }));
      }
    }

    /* A word that only makes sense as keys of Telex or VNI is read as what they would have given. */
    unkeyed(word) {
      if (this.lexicon.has(word.bare) || /^\d+$/.test(word.raw)) return word;
      for (const typed of [telex(word.raw), vni(word.raw)]) {
        const other = this.fold(typed);
        if (typed !== word.raw && this.lexicon.has(other.bare)) return Object.assign(other, { raw: this.spell(other.exact), keyed: word.raw });
      }
      return word;
    }

    /* The last word may still be being typed. */
    complete(tokens, live) {
      const token = tokens[tokens.length - 1];
      const unknown = !this.lexicon.has(token.bare);
      if (token.short || /^\d+$/.test(token.bare)) return;
      const previous = tokens.length > 1 ? tokens[tokens.length - 2].bare : "";
      token.half = !!previous && !/^\d+$/.test(previous);
      // a letter alone says little: it only counts beside the word before
      if (token.bare.length < 2) { token.filler = token.half; return; }
      if (!unknown && !live && (!previous || this.pairWeight(previous, token.bare))) return;
      const fits = [];
      for (const [bare, many] of this.lexicon)
        if (bare.startsWith(token.bare) && bare !== token.bare)
          fits.push([this.pairWeight(previous, bare) * 4 + (unknown || live ? many : -1), bare]);
      fits.sort((a, b) => b[0] - a[0]);
      while (fits.length && fits[fits.length - 1][0] < 0) fits.pop();
      for (const [, bare] of fits.slice(0, 3)) token.readings.push({ bare: bare, exact: "", begins: token.exact, weight: unknown ? 0.9 : 0.45 });
    }

    pairWeight(a, b) {
      const found = this.usual.get(a + "_" + b);
      return found ? found[1] : 0;
    }

    /* Readings of what was mistyped: of words that nobody uses, and of words whose neighbours fit another much better. */
    mend(tokens) {
      tokens.forEach((token, i) => {
        if (token.phrase || token.short || /\d/.test(token.bare)) return;
        const before = i ? tokens[i - 1] : null, after = tokens[i + 1];
        const support = (bare) => (before ? this.pairWeight(before.bare, bare) : 0) + (after ? this.pairWeight(bare, after.bare) : 0);
        const unknown = !this.lexicon.has(token.bare);
        const own = support(token.bare);
        if (!unknown && (own || !(before || after))) return;
        const fits = [];
        const heard = alike(token.bare);
        for (const [bare, many] of this.lexicon) {
          const near = heard.has(bare) ? 1 : oneSlip(token.bare, bare) ? (bare[0] === token.bare[0] ? 0.8 : 0.6) : 0;
          const fit = near && support(bare);
          if (near && (fit || unknown)) fits.push([near * (fit * 8 + many) + (near === 1 ? 6 : 0), bare]);
        }
        fits.sort((a, b) => b[0] - a[0]);
        const have = new Set(token.readings.map((reading) => reading.bare));
        // what sounds alike is asked for beside the next word, should there be room for its file
        if (after && !fits.length)
          token.heard = [...heard.keys()].filter((bare) => this.lexicon.has(bare)).sort((a, b) => this.lexicon.get(b) - this.lexicon.get(a)).slice(0, 2);
        for (const [, bare] of fits.slice(0, unknown ? 3 : 2))
          if (!have.has(bare)) token.readings.push({ bare: bare, exact: "", weight: unknown ? 0.7 : 0.4, mends: true });
      });
    }

    fileOf(term) {
      const cut = term.indexOf("_"), first = cut < 0 ? term : term.slice(0, cut), own = this.own.get(first);
      if (own === undefined) {
        const number = bucket(first) % this.shared;
        return [String(number), this.told.chung.substr(number * MARK, MARK)];
      }
      if (cut < 0) return [first, own.slice(0, MARK)];
      const part = bucket(term.slice(cut + 1)) % (own.length / MARK - 1);
      return [first + "." + part, own.substr((part + 1) * MARK, MARK)];
    }

    file(name, mark) {
      if (!this.files.has(name)) {
        const wait = bring(this.base + "tim/" + name + "-" + mark + ".js", name + "-" + mark);
        this.files.set(name, wait);
        wait.catch(() => this.files.delete(name));
      }
      return this.files.get(name);
    }

    /* Term → its spellings, of those of the wanted terms that the budget of files allows. */
    async lookUp(wanted) {
      const names = new Map();
      const allowed = [];
      for (const term of wanted) {
        const [name, mark] = this.fileOf(term);
        if (!names.has(name) && names.size >= MAX_FILES) continue;
        names.set(name, mark);
        allowed.push([term, name]);
      }
      const tables = new Map();
      await Promise.all([...names].map(async ([name, mark]) => {
        const content = await this.file(name, mark);
        if (typeof content === "string") {
          const table = new Map();
          for (const line of content.split("\n")) table.set(line.slice(0, line.indexOf(" ")), line);
          this.files.set(name, Promise.resolve(table));
          tables.set(name, table);
        } else tables.set(name, content);
      }));
      const found = new Map();
      for (const [term, name] of allowed) found.set(term, spellings(tables.get(name).get(term), term));
      found.tables = tables;
      return found;
    }

    concepts(tokens) {
      const found = [];
      this.told.nghia.forEach((group, number) => {
        for (const phrase of group.slice(1)) {
          const wanted = phrase.split(" ");
          for (let i = 0; i + wanted.length <= tokens.length; i++) {
            const fits = wanted.every((exact, k) => this.bareOf(exact) === tokens[i + k].bare && agreement(tokens[i + k].exact, exact, tokens[i + k].marked) > 0.5);
            if (fits) found.push({ term: "~" + number, from: i, to: i + wanted.length, weight: group[0] === 2 ? 0.75 : 0.5 });
          }
        }
      });
      found.sort((a, b) => (b.to - b.from) - (a.to - a.from));
      return found.filter((one, i) => found.findIndex((other) => other.term === one.term) === i).slice(0, 2);
    }

    /* Everything that matches, best first. */
    async search(query, options) {
      const live = !!(options && options.live);
      const tokens = this.parse(query, live);
      const outcome = { query: query, tokens: tokens, hits: [], complete: 0, files: 0, suggestion: "" };
      if (!tokens.length) return outcome;
      const concepts = this.concepts(tokens);
      const found = await this.lookUp(this.plan(tokens, concepts));
      outcome.files = found.tables.size;
      tokens.forEach(function (token, t) {
        token.said = concepts.some((concept) => t >= concept.from && t < concept.to && found.get(concept.term));
        const beside = (a, b) => a && b && (found.get(a.bare + "_" + b.bare) || []).some(function ([exact]) {
          const [one, other] = exact.split("_");
          return agreement(a.exact, one, a.marked) * agreement(b.exact, other, b.marked) > 0.4;
        });
        // what stands beside its neighbour on some page is no slip
        if (beside(tokens[t - 1], token) || beside(token, tokens[t + 1])) token.readings = token.readings.filter((reading) => !reading.mends);
        else for (const bare of token.heard || [])
          if ((found.get(bare + "_" + tokens[t + 1].bare) || []).length) token.readings.push({ bare: bare, exact: "", weight: 0.6, mends: true });
      });
      const tables = tokens.map((token) => (token.filler ? null : this.match(token, found)));
      const pairs = tokens.slice(1).map((_, t) => this.matchPair(t, tokens, tables, found));
      this.mendByNeighbour(tokens, tables, pairs, found);
      for (const concept of concepts) this.spread(concept, tables, pairs, found);
      tables.forEach((table, t) => { if (table) this.respell(table, t, tokens, pairs); });
      this.rank(outcome, tokens, tables, pairs);
      outcome.suggestion = this.suggestion(tokens, tables, pairs, outcome.hits);
      return outcome;
    }

    plan(tokens, concepts) {
      const rarity = (token) => this.lexicon.get(token.bare) || 0;
      const content = tokens.filter((token) => !token.filler);
      const wanted = [];
      for (const token of [...content].sort((a, b) => rarity(a) - rarity(b))) wanted.push(token.readings[0].bare);
      const pairs = [];
      for (let i = 0; i + 1 < tokens.length; i++)
        if (!this.fillers.has(tokens[i].exact) && !this.fillers.has(tokens[i + 1].exact)) pairs.push([tokens[i], tokens[i + 1]]);
      // a pair says more than a frequent syllable alone
      const frequent = wanted.filter((bare) => this.own.has(bare)).reverse();
      const rest = wanted.filter((bare) => !this.own.has(bare));
      const terms = pairs.map(([a, b]) => a.bare + "_" + b.bare);
      const spare = Math.max(0, rest.length + frequent.length + terms.length - MAX_FILES);
      const ordered = [...rest.slice(0, 3), ...concepts.map((concept) => concept.term), ...rest.slice(3), ...frequent.slice(Math.min(spare, Math.max(0, frequent.length - 1))), ...terms];
      for (const token of content) for (const reading of token.readings.slice(1)) ordered.push(reading.bare);
      for (const [a, b] of pairs) for (const x of a.readings) for (const y of b.readings) ordered.push(x.bare + "_" + y.bare);
      for (let i = 0; i + 1 < tokens.length; i++) for (const bare of tokens[i].heard || []) ordered.push(bare + "_" + tokens[i + 1].bare);
      ordered.push(...frequent);
      return [...new Set(ordered)];
    }

    match(token, found) {
      const table = { best: new Float32Array(this.told.so), fit: new Float32Array(this.told.so), many: 0, reading: new Uint8Array(this.told.so), known: found.has(token.bare), usual: [], asTyped: 0 };
      token.readings.forEach((reading, r) => {
        let most = 0;
        for (const [exact, pages, levels] of found.get(reading.bare) || []) {
          if (!r && exact === reading.exact) table.asTyped = pages.length;
          if (pages.length > most) { most = pages.length; table.usual[r] = exact; }
          const fit = reading.weight * agrees(reading, exact, token);
          for (let i = 0; i < pages.length; i++) {
            const value = fit * levels[i] / 3;
            if (value > table.best[pages[i]]) { table.best[pages[i]] = value; table.reading[pages[i]] = r; }
            if (fit > table.fit[pages[i]]) table.fit[pages[i]] = fit;
          }
        }
      });
      for (let i = 0; i < table.fit.length; i++) if (table.fit[i] > 0.3) table.many++;
      return table;
    }

    matchPair(t, tokens, tables, found) {
      const a = tokens[t], b = tokens[t + 1];
      if (a.phrase !== b.phrase && (a.phrase || b.phrase)) return null;
      const pair = { best: new Float32Array(this.told.so), many: 0, usual: "" };
      let top = 0, most = 0, asTyped = false, chosen = null;
      a.readings.forEach((x, r) => b.readings.forEach((y, q) => {
        for (const [exact, pages, levels] of found.get(x.bare + "_" + y.bare) || []) {
          const cut = exact.indexOf("_");
          const fit = x.weight * y.weight * agrees(x, exact.slice(0, cut), a) * agrees(y, exact.slice(cut + 1), b);
          if (fit > top) top = fit;
          if (!r && !q) asTyped = true;
          if (pages.length > most) { most = pages.length; pair.usual = exact; chosen = [r, q]; }
          for (let i = 0; i < pages.length; i++) {
            if (!pair.best[pages[i]]) pair.many++;
            pair.best[pages[i]] = Math.max(pair.best[pages[i]], fit * levels[i] / 3);
          }
        }
      }));
      const usual = pair.usual.split("_");
      pair.spelling = usual;
      pair.usual = "";
      pair.sound = top >= 0.3;
      if (!pair.many) return pair;
      if (!asTyped) this.prefer(pair, t, chosen, 0.75 / top, tables);
      else if (top < 0.3 && [0, 1].every((side) => usual[side] === tokens[t + side].exact || this.mayBe(tokens[t + side], tables[t + side], pair.many))) {
        pair.usual = usual.join("_");
        this.prefer(pair, t, null, 0.7 / top, tables);
      }
      return pair;
    }

    /* Whether a word may be a slip for another spelling that many pages have beside its neighbour: not if it is itself
       usual. */
    mayBe(token, table, many) {
      return !token.short && !token.said && !(table && table.asTyped > many);
    }

    /* Nobody writes these two as typed: what people do write, with the same letters or like ones, is taken for what was
       meant, and either word is there where both are. */
    prefer(pair, t, readings, scale, tables) {
      for (let i = 0; i < pair.best.length; i++) {
        if (!pair.best[i]) continue;
        pair.best[i] = Math.min(pair.best[i] * Math.max(1, scale), 4);
        for (const side of [0, 1]) {
          const table = tables[t + side];
          if (!table) continue;
          table.known = true;
          table.fit[i] = Math.max(table.fit[i], 0.6);
          table.best[i] = Math.max(table.best[i], pair.best[i] * 0.7);
          if (readings) { table.reading[i] = readings[side]; table.lifted = true; }
        }
      }
    }

    /* A word that is only found in another spelling, by itself or beside its neighbour, is taken for that spelling. */
    respell(table, t, tokens, pairs) {
      for (const [pair, side] of [[pairs[t - 1], 1], [pairs[t], 0]])
        if (pair && pair.usual && pair.usual.split("_")[side] !== tokens[t].exact) table.respelt = pair.usual.split("_")[side];
      if (!table.respelt && !table.lifted && table.many === 0 && table.usual[0] && !tokens[t].short && !tokens[t].said) {
        table.respelt = table.usual[0];
        for (let i = 0; i < table.fit.length; i++) if (table.fit[i]) { table.best[i] *= 0.6 / table.fit[i]; table.fit[i] = 0.6; }
      }
      table.many = 0;
      for (let i = 0; i < table.fit.length; i++) if (table.fit[i] > 0.3) table.many++;
    }

    /* A word that no page has beside the one before it, although pages have there one like it, or one that it may become:
       what stands in the file that was brought for the word before is looked through, at no cost. */
    mendByNeighbour(tokens, tables, pairs, found) {
      pairs.forEach((pair, t) => {
        const before = tokens[t], token = tokens[t + 1], after = pairs[t + 1], half = token.half;
        if (!pair || pair.many || (after && after.sound) || token.phrase || token.short || /\d/.test(token.bare) || before.filler || (token.filler && !half)) return;
        const table = found.tables.get(this.fileOf(before.bare + "_" + token.bare)[0]);
        const heard = half && token.bare.length < 2 ? new Map() : alike(token.bare), start = before.bare + "_";
        let most = 0, best = null;
        for (const [term, line] of table || []) {
          if (!term.startsWith(start)) continue;
          const bare = term.slice(start.length);
          let near = heard.has(bare) ? 1 : token.bare.length > 1 && oneSlip(token.bare, bare) ? (bare[0] === token.bare[0] ? 0.8 : 0.6) : 0;
          const becomes = half && bare.startsWith(token.bare) && spellings(line, term).some(([exact]) => begins(token.exact, exact.slice(exact.indexOf("_") + 1)));
          if (becomes) near = 1;
          if (near * line.length > most) { most = near * line.length; best = becomes ? { bare, exact: "", begins: token.exact, weight: 0.6 } : { bare, exact: "", weight: 0.6, mends: true }; }
        }
        if (!best) return;
        token.readings.push(best);
        found.set(start + best.bare, spellings(table.get(start + best.bare), start + best.bare));
        pairs[t] = this.matchPair(t, tokens, tables, found);
      });
    }

    /* A synonym stands for all the words it covers and their neighbourhood, with less weight. */
    spread(concept, tables, pairs, found) {
      const raise = (values, page, value) => { if (value > values[page]) values[page] = value; };
      for (const [, pages, levels] of found.get(concept.term) || [])
        for (let i = 0; i < pages.length; i++) {
          const value = concept.weight * levels[i] / 3;
          for (let t = concept.from; t < concept.to; t++) {
            if (tables[t]) { raise(tables[t].best, pages[i], value); raise(tables[t].fit, pages[i], 0.5 + concept.weight / 2); tables[t].known = true; }
            if (t + 1 < concept.to && pairs[t]) {
              if (!pairs[t].best[pages[i]]) pairs[t].many++;
              raise(pairs[t].best, pages[i], value);
            }
          }
        }
    }

    rank(outcome, tokens, tables, pairs) {
      const size = this.told.so, weigh = (many) => Math.log(1 + size / (many + 0.5));
      const idf = tables.map((table, t) => (table ? weigh(table.many) * (tokens[t].part || 1) : 0));
      const pairIdf = pairs.map((pair, t) => (pair && pair.many ? weigh(pair.many) * (tokens[t].part || 1) : 0));
      const total = idf.reduce((sum, one, t) => sum + (tables[t] && tables[t].known ? one : 0), 0) || 1;
      const wantsDocument = DOCUMENT.test(tokens.map((token) => token.bare).join(" "));
      const hits = [];
      for (let page = 0; page < size; page++) {
        let score = 0, mass = 0, complete = true, missing = 0;
        for (let t = 0; t < tables.length; t++) {
          const table = tables[t];
          if (!table || !table.known) continue;
          score += idf[t] * table.best[page];
          mass += idf[t] * Math.min(1, table.fit[page]);
          if (table.fit[page] < 0.3) { complete = false; missing |= 1 << t; }
        }
        if (!score) continue;
        for (let t = 0; t < pairs.length; t++)
          if (pairIdf[t]) score += 0.8 * pairIdf[t] * pairs[t].best[page];
        if (!this.hasPhrases(tokens, tables, pairs, page)) continue;
        const share = Math.min(1, mass / total);
        if (page >= this.told.bai) score *= wantsDocument && page >= this.told.van_ban[0] && page < this.told.van_ban[1] ? 1.5 : 0.5; // entries first
        hits.push({ page: page, score: score * (0.3 + 0.7 * share * share) * (complete ? 1.3 : 1), complete: complete, share: share, missing: missing });
      }
      hits.sort((a, b) => b.score - a.score || a.page - b.page);
      outcome.complete = hits.reduce((count, hit) => count + (hit.complete ? 1 : 0), 0);
      const best = hits.length ? hits[0].score : 0;
      // where none has every word the nearest are worth more than nothing
      const least = outcome.complete ? [0.45, 0.12] : [0.2, 0.15];
      outcome.hits = hits.filter((hit) => hit.complete || (hit.share > least[0] && hit.score > best * least[1]));
    }

    hasPhrases(tokens, tables, pairs, page) {
      for (let t = 0; t < tokens.length; t++) {
        if (!tokens[t].phrase) continue;
        if (tables[t] && tables[t].known && tables[t].fit[page] < 0.9) return false;
        const next = tokens[t + 1];
        if (next && next.phrase === tokens[t].phrase && pairs[t] && !this.fillers.has(tokens[t].exact) && !this.fillers.has(next.exact) && !pairs[t].best[page]) return false;
      }
      return true;
    }

    /* What was probably meant, in the spelling that the best page has; "" where what was typed is right. */
    suggestion(tokens, tables, pairs, hits) {
      if (!hits.length) return "";
      let changed = false;
      const page = hits[0].page;
      const chosen = tokens.map((token, t) => {
        const reading = tables[t] && token.readings[tables[t].reading[page]];
        if (token.keyed || (tables[t] && tables[t].respelt) || this.misspelt(token, tables[t])) changed = true;
        if (reading && reading.mends && tables[t].best[page]) { changed = true; return reading.bare; }
        return token.bare;
      });
      if (!changed) return "";
      return tokens.map((token, t) => {
        if (tables[t] && tables[t].respelt) return this.spell(tables[t].respelt);
        if (chosen[t] === token.bare && token.exact !== token.bare && !this.misspelt(token, tables[t])) return token.raw;
        const before = t ? this.usual.get(chosen[t - 1] + "_" + chosen[t]) : null;
        const after = t + 1 < chosen.length ? this.usual.get(chosen[t] + "_" + chosen[t + 1]) : null;
        const told = after && (!before || after[1] >= before[1]) ? after[0].split("_")[0] : before ? before[0].split("_")[1] : "";
        const exact = told || [[pairs[t], 0], [pairs[t - 1], 1]].map(([pair, side]) => (pair && pair.spelling ? pair.spelling[side] : "")).find((one) => one && this.bareOf(one) === chosen[t] && chosen[t] !== token.bare) || "";
        if (exact) return this.spell(exact);
        const reading = token.readings.findIndex((one) => one.bare === chosen[t]);
        if ((reading > 0 || this.misspelt(token, tables[t])) && tables[t] && tables[t].usual[reading]) return this.spell(tables[t].usual[reading]);
        return token.raw;
      }).join(" ");
    }

    /* Typed with marks, in a spelling that no page has although pages have its letters. */
    misspelt(token, table) {
      return token.exact !== token.bare && !!table && !!table.usual[0] && !table.asTyped;
    }

    /* An exact form as people write it: hoa1 → hòa. */
    spell(exact) {
      if (!/\p{L}[1-5]$/u.test(exact)) return exact;
      const tone = this.told.dau[exact.slice(-1) - 1], word = exact.slice(0, -1);
      const letters = [...word];
      const vowels = letters.map((char, i) => (/[aăâeêioôơuưy]/.test(char) && !(char === "u" && letters[i - 1] === "q") && !(char === "i" && letters[i - 1] === "g" && i + 1 < letters.length && /[aăâeêoôơuư]/.test(letters[i + 1])) ? i : -1)).filter((i) => i >= 0);
      const hatted = vowels.filter((i) => /[ăâêôơ]/.test(letters[i]));
      const closed = vowels.length && vowels[vowels.length - 1] < letters.length - 1;
      let at = hatted.length ? hatted[hatted.length - 1] : vowels.length < 2 ? vowels[0] : vowels.length === 3 || closed ? vowels[1] : vowels[0];
      if (/ư/.test(word) && !hatted.length) at = letters.indexOf("ư");
      return (letters.slice(0, at + 1).join("") + tone + letters.slice(at + 1).join("")).normalize("NFC");
    }

    /* What is shown of some pages. */
    async rows(pages) {
      const files = [...new Set(pages.map((page) => Math.floor(page / ROWS)))];
      const loaded = new Map(await Promise.all(files.map(async (number) =>
        [number, JSON.parse(await this.file("k" + number, this.told.ket_qua.substr(number * MARK, MARK)))])));
      return pages.map((page) => {
        const [bodies, rows] = loaded.get(Math.floor(page / ROWS));
        const [kind, id, address, title, summary, place, year, setting] = rows[page % ROWS];
        return { page, kind, id, address, title, summary, place, year, setting, body: bodies[Math.floor((page % ROWS) / BODIES)] };
      });
    }

    async body(row) {
      if (!row.body) return [];
      const number = Math.floor(row.page / BODIES);
      return JSON.parse(await this.file("v" + number, row.body))[row.page % BODIES];
    }

    async facets() {
      const told = JSON.parse(await this.file("loc", this.told.loc));
      return told;
    }

    /* The pages of the first screen: as many of the best as stand in few files, beside those that the query took. */
    firstPages(hits, wanted, taken) {
      const files = new Set(), pages = [], most = Math.max(FIRST_ROW_FILES, MAX_FILES + FIRST_ROW_FILES - taken);
      for (const hit of hits) {
        const file = Math.floor(hit.page / ROWS);
        if (pages.length >= wanted || (!files.has(file) && files.size >= most)) break;
        files.add(file);
        pages.push(hit.page);
      }
      return pages;
    }

    /* Which stretches of a text match the query: [from, to) pairs. */
    marks(text, tokens) {
      const composed = text.normalize("NFC"), found = [];
      for (const match of composed.matchAll(WORD)) {
        const word = this.fold(match[0]);
        const fits = tokens.some((token) => !token.filler && token.readings.some((reading) =>
          reading.bare === word.bare && (!reading.exact || agreement(reading.exact, word.exact, token.marked) > 0.3)));
        const last = found[found.length - 1];
        if (!fits) continue;
        if (last && /^\s*$/.test(composed.slice(last[1], match.index))) last[1] = match.index + match[0].length;
        else found.push([match.index, match.index + match[0].length]);
      }
      return found;
    }
  }

  function spellings(line, term) {
    if (!line) return [];
    const fields = line.split(" "), found = [];
    for (let i = 1; i + 2 < fields.length + 0; i += 3) {
      const pages = decode(fields[i + 1]);
      let page = -1;
      for (let k = 0; k < pages.length; k++) pages[k] = page += pages[k] + 1;
      found.push([fields[i] || term, pages, decode(fields[i + 2])]);
    }
    return found;
  }

  /* Fill an element with a text whose stretches are marked; text stays text. */
  function mark(element, text, stretches) {
    const composed = text.normalize("NFC"), parts = [];
    let end = 0;
    for (const [from, to] of stretches) {
      const marked = document.createElement("mark");
      marked.textContent = composed.slice(from, to);
      parts.push(composed.slice(end, from), marked);
      end = to;
    }
    element.replaceChildren(...parts, composed.slice(end));
  }

  /* The engine over the index below `base` (the site's root, ending in a slash), opened once. */
  let opened = null;
  function open(base, again) {
    if (!opened || again) {
      if (again) waiting.delete("muc-luc");
      opened = bring(base + "tim/muc-luc.js" + (again ? "?" + Date.now() : ""), "muc-luc").then(function (told) {
        if (told.dang !== FORMAT) throw new Error("muc-luc " + told.dang);
        return new Engine(base, told);
      });
      opened.catch(() => { opened = null; });
    }
    return opened;
  }

  root.KhoTim = {
    open,
    /* Do some work with the engine. Files that are gone mean that the site was published anew since the manifest was
       read, or that a cache kept an old one: it is asked for once more, past the cache. */
    async use(base, work) {
      try {
        return await work(await open(base));
      } catch (error) {
        return work(await open(base, true));
      }
    },
    mark, decode, bucket, agreement, telex, vni, alike, oneSlip,
  };
})(window);
