/* What was typed, understood: tokens with their readings (abbreviations written out, words half typed, slips), the groups of
   synonyms that it names, and which terms of the index to look up. Gives one global, KhoHieu: methods of the engine. */
(function (root) {
  "use strict";
  const { SYLLABLE, toneOf, agreement, telex, vni, alike, oneSlip } = KhoChu;

  root.KhoHieu = {
    /* As typed: an abbreviation glued to a number (q3, kp5) is taken apart. */
    typed(text) {
      return this.words(text.replace(/(?<![\p{L}\p{N}])(\p{L}{1,3})(\d{1,2})(?![\p{L}\p{N}])/gu, (all, letters, number) =>
        !SYLLABLE.test(this.fold(letters).bare) && this.short.has(this.fold(letters).bare) && !this.lexicon.has(all.toLowerCase()) ? letters + " " + number : all));
    },

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
    },

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
    },

    /* A word that only makes sense as keys of Telex or VNI is read as what they would have given. */
    unkeyed(word) {
      if (this.lexicon.has(word.bare) || /^\d+$/.test(word.raw)) return word;
      for (const typed of [telex(word.raw), vni(word.raw)]) {
        const other = this.fold(typed);
        if (typed !== word.raw && this.lexicon.has(other.bare)) return Object.assign(other, { raw: this.spell(other.exact), keyed: word.raw });
      }
      return word;
    },

    /* The last word may still be being typed. */
    complete(tokens, live) {
      const token = tokens[tokens.length - 1];
      const unknown = !this.lexicon.has(token.bare);
      if (token.short || /^\d+$/.test(token.bare)) return;
      const previous = tokens.length > 1 ? tokens[tokens.length - 2].bare : "";
      token.half = !!previous && !/^\d+$/.test(previous);
      // a letter alone says little: it only counts beside the word before
      token.filler = token.filler || (token.bare.length < 2 && token.half && !toneOf(token.exact) && tokens.some((one) => one !== token && !one.filler));
      if (token.filler) return;
      if (!unknown && !live && (!previous || this.pairWeight(previous, token.bare))) return;
      const fits = [];
      for (const [bare, many] of this.lexicon)
        if (bare.startsWith(token.bare) && bare !== token.bare)
          fits.push([this.pairWeight(previous, bare) * 4 + (unknown || live ? many : -1), bare]);
      fits.sort((a, b) => b[0] - a[0]);
      while (fits.length && fits[fits.length - 1][0] < 0) fits.pop();
      for (const [, bare] of fits.slice(0, 3)) token.readings.push({ bare: bare, exact: "", begins: token.exact, weight: unknown ? 0.9 : 0.45 });
    },

    pairWeight(a, b) {
      const found = this.usual.get(a + "_" + b);
      return found ? found[1] : 0;
    },

    /* Readings of what was mistyped: of words that nobody uses, and of words whose neighbours fit another much better. */
    mend(tokens) {
      tokens.forEach((token, i) => {
        if (token.phrase || token.short || token.bare.length < 2 || /\d/.test(token.bare)) return;
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
    },

    concepts(tokens) {
      const found = [];
      this.told.nghia.forEach((group, number) => {
        for (const phrase of group.slice(1)) {
          const wanted = phrase.split(" ");
          for (let i = 0; i + wanted.length <= tokens.length; i++) {
            const fits = wanted.every((exact, k) => this.bareOf(exact) === tokens[i + k].bare && agreement(tokens[i + k].exact, exact, tokens[i + k].marked) > 0.5);
            if (fits && !tokens[i].phrase) found.push({ term: "~" + number, from: i, to: i + wanted.length, weight: group[0] === 2 ? 0.75 : 0.5 });
          }
        }
      });
      found.sort((a, b) => (b.to - b.from) - (a.to - a.from));
      return found.filter((one, i) => found.findIndex((other) => other.term === one.term) === i).slice(0, 2);
    },

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
      const spare = Math.max(0, rest.length + frequent.length + terms.length - this.most);
      const ordered = [...rest.slice(0, 3), ...concepts.map((concept) => concept.term), ...rest.slice(3), ...frequent.slice(Math.min(spare, Math.max(0, frequent.length - 1))), ...terms];
      for (const token of content) for (const reading of token.readings.slice(1)) ordered.push(reading.bare);
      for (const [a, b] of pairs) for (const x of a.readings) for (const y of b.readings) ordered.push(x.bare + "_" + y.bare);
      for (let i = 0; i + 1 < tokens.length; i++) for (const bare of tokens[i].heard || []) ordered.push(bare + "_" + tokens[i + 1].bare);
      ordered.push(...frequent);
      return [...new Set(ordered)];
    },
  };
})(window);
