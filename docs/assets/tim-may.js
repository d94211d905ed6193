/* The search engine: reads the index that scripts/search_index.py writes. It touches the page only to bring files of the
   index, and where it is asked to mark words. Syntax of Chrome 109; also works from a disk. Gives one global, KhoTim.
   Its parts: tim-chu.js, words; tim-hieu.js, the query; tim-xep.js, the order; published as one file. */
(function (root) {
  "use strict";
  const { WORD, toneOf, decode, bucket, spellings, Folding, agreement, spell } = KhoChu;
  const PART = { STEPS: 4, RESULTS: 5, SOURCES: 10 }; // numbers of an entry's parts, as the index counts them
  const KEYS = ["loai-hinh", "khau", "chu-de", "vung", "tinh", "nam", "nguon"]; // facets, as addresses name them
  const FORMAT = 4; // of the manifest
  const MAX_FILES = 6, FIRST_ROW_FILES = 3;

  /* ---- files ---- */

  const waiting = new Map();
  root.kho_tim = function (name, value) {
    const wait = waiting.get(name);
    if (wait) wait.resolve(value);
    else waiting.set(name, { promise: Promise.resolve(value), resolve() {} });
    waiting.get(name).came = true;
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
      // loaded without having called back: an answer that is not ours, as from a network that asks for a password first
      script.onload = function () { script.remove(); if (!wait.came) { waiting.delete(name); wait.reject(new Error(url)); } };
      script.onerror = function () { script.remove(); waiting.delete(name); wait.reject(new Error(url)); };
      document.head.append(script);
    }
    return wait.promise;
  }

  class Engine {
    constructor(base, told) {
      this.base = base;
      this.told = told;
      this.fold = Folding(told.dau, told.i_dai);
      [this.mark, this.perRows, this.perBodies] = told.co;
      this.shared = told.chung.length / this.mark;
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
      this.bareFillers = new Set([...this.fillers].map((exact) => this.bareOf(exact)));
      this.usual = new Map();
      const weights = decode(told.cap[1]);
      let pair = 0;
      for (const group of told.cap[0].split(";")) {
        const [first, ...seconds] = group.split(" ");
        for (const second of seconds)
          this.usual.set(this.bareOf(first) + "_" + this.bareOf(second), [first + "_" + second, weights[pair++]]);
      }
      this.files = new Map();
      this.tables = new Map();
      this.most = MAX_FILES;
    }

    /* Pages whose whole name is what was typed, or, while typing, begins so: topics, places, links, settings. */
    named(query, beginning) {
      const typed = this.words(query).map((word) => word.bare).join(" "), found = [];
      if (typed.length < 2) return found;
      this.told.ten.forEach(function ([first, names]) {
        names.split("|").forEach(function (name, i) {
          if (beginning ? name.startsWith(typed) : name === typed) found.push(first + i);
        });
      });
      return found;
    }

    bareOf(exact) {
      return this.fold(toneOf(exact) ? exact.slice(0, -1) : exact).bare;
    }

    words(text) {
      return (text.normalize("NFC").match(WORD) || []).map((raw) => Object.assign(this.fold(raw), { raw: raw }));
    }

    spell(exact) {
      return spell(exact, this.told.dau);
    }

    fileOf(term) {
      const cut = term.indexOf("_"), first = cut < 0 ? term : term.slice(0, cut), own = this.own.get(first);
      if (own === undefined) {
        const number = bucket(first) % this.shared;
        return [String(number), this.told.chung.substr(number * this.mark, this.mark)];
      }
      if (cut < 0) return [first, own.slice(0, this.mark)];
      const part = bucket(term.slice(cut + 1)) % (own.length / this.mark - 1);
      return [first + "." + part, own.substr((part + 1) * this.mark, this.mark)];
    }

    /* A file by its name and the mark of its content: a name alone may be that of two kinds of files. */
    file(name, mark) {
      const key = name + "-" + mark;
      if (!this.files.has(key)) {
        const wait = bring(this.base + "tim/" + key + ".js", key);
        this.files.set(key, wait);
        wait.catch(() => this.files.delete(key));
      }
      return this.files.get(key);
    }

    /* The lines of a file of terms. */
    async lines(name, mark) {
      const key = name + "-" + mark;
      if (!this.tables.has(key)) {
        const content = await this.file(name, mark), table = new Map();
        for (const line of content.split("\n")) table.set(line.slice(0, line.indexOf(" ")), line);
        this.tables.set(key, table);
      }
      return this.tables.get(key);
    }

    /* Term → its spellings, of those of the wanted terms that the budget of files allows; how many files that took, and
       what else stands in the file of a term. */
    async lookUp(wanted) {
      const files = new Map(), allowed = [];
      for (const term of wanted) {
        const file = this.fileOf(term), key = file.join("-");
        if (!files.has(key) && files.size >= this.most) continue;
        files.set(key, file);
        allowed.push([term, key]);
      }
      const tables = new Map(await Promise.all([...files].map(async ([key, file]) => [key, await this.lines(...file)])));
      const found = new Map();
      for (const [term, key] of allowed) found.set(term, spellings(tables.get(key).get(term), term));
      found.files = tables.size;
      found.beside = (term) => tables.get(this.fileOf(term).join("-")) || [];
      return found;
    }

    /* Everything that matches, best first. */
    async search(query, options) {
      const live = !!(options && options.live);
      const tokens = this.parse(query, live);
      const outcome = { query: query, tokens: tokens, hits: [], complete: 0, files: 0, suggestion: "" };
      if (!tokens.length) return outcome;
      const concepts = this.concepts(tokens);
      const found = await this.lookUp(this.plan(tokens, concepts));
      outcome.files = found.files;
      tokens.forEach(function (token, t) {
        token.said = concepts.some((concept) => t >= concept.from && t < concept.to && (found.get(concept.term) || []).length);
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

    /* What is shown of some pages. */
    async rows(pages) {
      const files = [...new Set(pages.map((page) => Math.floor(page / this.perRows)))];
      const loaded = new Map(await Promise.all(files.map(async (number) =>
        [number, JSON.parse(await this.file("k" + number, this.told.ket_qua.substr(number * this.mark, this.mark)))])));
      return pages.map((page) => {
        const [bodies, rows] = loaded.get(Math.floor(page / this.perRows));
        const [kind, id, address, title, summary, place, year, setting] = rows[page % this.perRows];
        return { page, kind, id, address, title, summary, place, year, setting, body: bodies[Math.floor((page % this.perRows) / this.perBodies)] };
      });
    }

    /* Numbers of the pages of entries by their ids; an id that is not there is left out. */
    async pagesOf(ids) {
      const many = this.told.ma.length / this.mark;
      const found = await Promise.all(ids.map(async (id) => {
        const part = bucket(id) % many;
        return new Map(Object.entries(JSON.parse(await this.file("m" + part, this.told.ma.substr(part * this.mark, this.mark))))).get(id);
      }));
      return found.filter((page) => page !== undefined);
    }

    /* The text of a page in its parts: [number of the part's name, texts]. */
    async body(row) {
      if (!row.body) return [];
      const number = Math.floor(row.page / this.perBodies);
      return JSON.parse(await this.file("v" + number, row.body))[row.page % this.perBodies];
    }

    async facets() {
      return JSON.parse(await this.file("loc", this.told.loc));
    }

    /* The pages of the first screen: as many of the best as stand in few files, beside those that the query took. */
    firstPages(hits, wanted, taken) {
      const files = new Set(), pages = [], most = Math.max(FIRST_ROW_FILES, MAX_FILES + FIRST_ROW_FILES - taken);
      for (const hit of hits) {
        const file = Math.floor(hit.page / this.perRows);
        if (pages.length >= wanted || (!files.has(file) && files.size >= most)) break;
        files.add(file);
        pages.push(hit.page);
      }
      return pages;
    }

    /* Which stretches of a text match the query: [from, to) pairs. Of a word that stands there as typed, other spellings
       are passed over. */
    marks(text, tokens) {
      const composed = text.normalize("NFC"), matches = [...composed.matchAll(WORD)], fits = matches.map(() => false);
      const words = matches.map((match) => this.fold(match[0]));
      for (const token of tokens) {
        if (token.filler) continue;
        const how = words.map((word) => Math.max(0, ...token.readings.map((reading) =>
          (reading.bare !== word.bare || (reading.mends && reading.bare !== token.meant) ? 0 : reading.exact ? agreement(reading.exact, word.exact, token.marked) : 1))));
        const least = Math.max(...how) === 1 && token.marked ? 1 : 0.3;
        how.forEach(function (fit, i) { if (fit >= least && fit) fits[i] = true; });
      }
      const found = [];
      matches.forEach(function (match, i) {
        const last = found[found.length - 1], end = match.index + match[0].length;
        if (!fits[i]) return;
        if (last && /^\s*$/.test(composed.slice(last[1], match.index))) last[1] = end;
        else found.push([match.index, end]);
      });
      return found;
    }
  }

  Object.assign(Engine.prototype, KhoHieu, KhoXep);

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
        if (told.dang !== FORMAT) throw Object.assign(new Error("muc-luc " + told.dang), { outdated: true });
        return new Engine(base, told);
      });
      const mine = opened;
      mine.catch(() => { if (opened === mine) opened = null; });
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
    mark,
    KEYS,
    PART,
    /* What the address of a page asks for: words, values of what narrows by facet, order. */
    asked() {
      const from = new URLSearchParams(location.search), chosen = {}, sorted = from.get("xep");
      for (const key of KEYS) chosen[key] = (from.get(key) || "").split(",").filter(Boolean);
      return { q: from.get("q") || "", chosen: chosen, order: sorted === "moi" || sorted === "ten" ? sorted : "" };
    },
    /* An element with text, which stays text. */
    make(name, text, className) {
      const made = document.createElement(name);
      if (text) made.textContent = text;
      if (className) made.className = className;
      return made;
    },
  };
})(window);
