/* What was found, put in order: how well each page fits each word and each pair of neighbours, and what was probably meant.
   Gives one global, KhoXep: methods of the engine. */
(function (root) {
  "use strict";
  const { spellings, agreement, agrees, begins, alike, oneSlip } = KhoChu;
  // who begins like this, or gives a number with a year, asks for a legal document
  const DOCUMENT = /^(?:bo luat|luat|nghi dinh|thong tu|nghi quyet|chi thi|quyet dinh|phap lenh|ket luan|qui dinh|huong dan|bo tieu chi|bo \d+ tieu chi)(?= |$)|^\d{1,3} (?:19|20)\d\d/;

  const NOTHING = 0xffffffff;

  root.KhoXep = {
    match(token, found) {
      const table = { best: new Float32Array(this.told.so), fit: new Float32Array(this.told.so), many: 0, reading: new Uint8Array(this.told.so), known: found.has(token.bare), asked: found.has(token.bare), usual: [], asTyped: 0 };
      token.readings.forEach((reading, r) => {
        // what a word of the language may have been a slip for only counts beside its neighbour
        if (reading.mends && this.lexicon.has(token.bare)) return;
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
    },

    matchPair(t, tokens, tables, found) {
      const a = tokens[t], b = tokens[t + 1];
      if (a.phrase !== b.phrase && (a.phrase || b.phrase)) return null;
      const pair = { best: new Float32Array(this.told.so), many: 0, usual: "", asked: found.has(a.bare + "_" + b.bare) };
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
      if (asTyped && top >= 0.3) return pair;
      if (!this.usualTogether(usual, most, found)) return pair;
      if (!asTyped) this.prefer(pair, t, chosen, 0.75 / top, tables);
      else if ([0, 1].every((side) => usual[side] === tokens[t + side].exact || this.mayBe(tokens[t + side], tables[t + side], pair.many))) {
        pair.usual = usual.join("_");
        this.prefer(pair, t, null, 0.7 / top, tables);
      }
      return pair;
    },

    /* Whether two words are so often side by side that one seldom stands without the other: only then may they be what
       was meant by something else. */
    usualTogether(usual, many, found) {
      const often = usual.map((exact) => (found.get(this.bareOf(exact)) || []).filter((row) => row[0] === exact).map((row) => row[1].length)[0] || 0);
      const rarer = Math.min(...often.filter(Boolean));
      return many >= 0.15 * (rarer === Infinity ? many : rarer);
    },

    /* Whether a word may be a slip for another spelling that many pages have beside its neighbour: not if it is itself
       usual. */
    mayBe(token, table, many) {
      return !token.short && !token.said && !(table && table.asTyped > many);
    },

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
    },

    /* A word that is only found in another spelling, by itself or beside its neighbour, is taken for that spelling. */
    respell(table, t, tokens, pairs) {
      for (const [pair, side] of [[pairs[t - 1], 1], [pairs[t], 0]])
        if (pair && pair.usual && pair.usual.split("_")[side] !== tokens[t].exact) table.respelt = pair.usual.split("_")[side];
      if (!table.respelt && !table.lifted && tokens.length === 1 && table.many === 0 && table.usual[0] && !tokens[t].short && !tokens[t].said) {
        table.respelt = table.usual[0];
        for (let i = 0; i < table.fit.length; i++) if (table.fit[i]) { table.best[i] *= 0.6 / table.fit[i]; table.fit[i] = 0.6; }
      }
      table.many = 0;
      for (let i = 0; i < table.fit.length; i++) if (table.fit[i] > 0.3) table.many++;
    },

    /* A word that no page has beside the one before it, although pages have there one like it, or one that it may become:
       what stands in the file that was brought for the word before is looked through, at no cost. */
    mendByNeighbour(tokens, tables, pairs, found) {
      pairs.forEach((pair, t) => {
        const before = tokens[t], token = tokens[t + 1], after = pairs[t + 1], half = token.half;
        if (!pair || pair.many || (after && after.sound) || token.phrase || token.short || /\d/.test(token.bare) || before.filler || (token.filler && !half)) return;
        const table = found.beside(before.bare + "_" + token.bare);
        const heard = half && token.bare.length < 2 ? new Map() : alike(token.bare), start = before.bare + "_";
        let most = 0, best = null;
        for (const [term, line] of table) {
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
    },

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
    },

    /* Word by word over all pages in typed arrays: ten thousand pages are a matter of milliseconds on a slow phone too. */
    rank(outcome, tokens, tables, pairs) {
      const size = this.told.so, weigh = (many) => Math.log(1 + size / (many + 0.5));
      const score = new Float32Array(size), mass = new Float32Array(size), lacks = new Uint32Array(size);
      let total = 0, asked = 0;
      tables.forEach(function (table, t) {
        if (!table || !table.known) return;
        if (table.asked) asked |= 1 << t;
        const { best, fit } = table, idf = weigh(table.many) * (tokens[t].part || 1);
        total += idf;
        for (let page = 0; page < size; page++) {
          score[page] += idf * best[page];
          mass[page] += idf * Math.min(1, fit[page]);
          if (fit[page] < 0.3) lacks[page] |= 1 << t;
        }
      });
      // a page that has no word alone is not found by a pair
      for (let page = 0; page < size; page++) if (!score[page]) lacks[page] = NOTHING;
      pairs.forEach(function (pair, t) {
        if (!pair || !pair.many) return;
        const idf = 0.8 * weigh(pair.many) * (tokens[t].part || 1), best = pair.best;
        for (let page = 0; page < size; page++) score[page] += idf * best[page];
      });
      const [first, end] = DOCUMENT.test(tokens.map((token) => token.bare).join(" ")) ? this.told.van_ban : [0, 0];
      const phrases = tokens.some((token) => token.phrase);
      let best = 0;
      for (let page = 0; page < size; page++) {
        if (lacks[page] === NOTHING || (phrases && !this.hasPhrases(tokens, tables, pairs, page))) { lacks[page] = NOTHING; continue; }
        const share = (mass[page] = Math.min(1, mass[page] / total));
        if (page >= this.told.bai) score[page] *= page >= first && page < end ? 1.5 : 0.5; // entries first
        score[page] *= (0.3 + 0.7 * share * share) * (lacks[page] ? 1 : 1.3);
        if (!lacks[page]) outcome.complete++;
        if (score[page] > best) best = score[page];
      }
      // where none has every word the nearest are worth more than nothing
      const [leastShare, leastScore] = outcome.complete ? [0.45, 0.12] : [0.2, 0.15];
      // sorted as numbers, score before page, which costs a tenth of sorting objects
      const keys = new Float64Array(size);
      let many = 0;
      for (let page = 0; page < size; page++)
        if (lacks[page] !== NOTHING && (!lacks[page] || (mass[page] > leastShare && score[page] > best * leastScore)))
          keys[many++] = (1e9 - Math.round(score[page] * 1e4)) * size + page;
      outcome.hits = Array.from(keys.subarray(0, many).sort(), function (key) {
        const page = key % size;
        return { page: page, complete: !lacks[page], missing: lacks[page] & asked };
      });
    },

    hasPhrases(tokens, tables, pairs, page) {
      for (let t = 0; t < tokens.length; t++) {
        if (!tokens[t].phrase) continue;
        if (tables[t] && tables[t].asked && tables[t].fit[page] < 0.9) return false;
        const next = tokens[t + 1];
        if (next && next.phrase === tokens[t].phrase && pairs[t] && pairs[t].asked && !this.fillers.has(tokens[t].exact) && !this.fillers.has(next.exact) && !pairs[t].best[page]) return false;
      }
      return true;
    },

    /* What was probably meant, in the spelling that the best page has; "" where what was typed is right. */
    suggestion(tokens, tables, pairs, hits) {
      if (!hits.length) return "";
      let changed = false;
      const page = hits[0].page;
      const chosen = tokens.map((token, t) => {
        const reading = tables[t] && token.readings[tables[t].reading[page]];
        if (token.keyed || (tables[t] && tables[t].respelt) || this.misspelt(token, tables[t])) changed = true;
        if (reading && reading.mends && tables[t].best[page] && (tables[t].lifted || !this.lexicon.has(token.bare))) { changed = true; token.meant = reading.bare; return reading.bare; }
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
    },

    /* Typed with marks, in a spelling that no page has although pages have one with more marks. */
    misspelt(token, table) {
      return !!table && token.exact !== token.bare && !!table.usual[0] && !table.asTyped && agreement(token.exact, table.usual[0], true) > 0.3;
    },
  };
})(window);
