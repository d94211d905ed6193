/* What was found, put in order: how well each page fits each word and each pair of neighbours, and what was probably
   meant. Word by word over all pages in typed arrays: ten thousand pages are a matter of milliseconds on a slow phone
   too. Pure. */
import { parseLine } from "./codec.js";
import { nearness } from "./query.js";
import { agreement, bareOf, begins, soundAlikes, spell } from "./words.js";

/** @import { Spelling } from "./codec.js" */
/** @import { Engine } from "./engine.js" */
/** @import { Lookup } from "./files.js" */
/** @import { Concept, Reading, Token } from "./query.js" */
/** @import { Writing } from "./words.js" */

/**
 * What was found for a word: of each page how weighty it is there (best), how well the spelling agrees (fit) and which
 * reading that is.
 * @typedef {object} WordMatch
 * @property {Float32Array} best
 * @property {Float32Array} fit
 * @property {Uint8Array} reading
 * @property {number} pages - how many fit
 * @property {boolean} known - whether it counts; a word that was not looked up does not
 * @property {boolean} lookedUp
 * @property {string[]} usual - by reading: the spelling that most pages have
 * @property {number} asTyped - how many pages have it as typed
 * @property {string} respelt - the spelling it is taken for, "" for the one typed
 * @property {boolean} reread - whether a pair gave it another reading on some page
 */

/**
 * What was found for two neighbours.
 * @typedef {object} PairMatch
 * @property {Float32Array} best
 * @property {number} pages
 * @property {string} preferred - the exact pair that is taken for what was meant, "" for the one typed
 * @property {boolean} lookedUp
 * @property {string[]} spelling - the exact forms that most pages have
 * @property {boolean} sound - whether some page has it nearly as typed
 */

/** @typedef {{ page: number, complete: boolean, missing: number }} Hit - missing tells of a token in each bit */

/**
 * A query's tokens, and what was found for each and for each with its right neighbour; null where nothing counts.
 * @typedef {object} Match
 * @property {Token[]} tokens
 * @property {(WordMatch | null)[]} words
 * @property {(PairMatch | null)[]} pairs
 * @property {Lookup} lookup
 */

/** A level is so much of the most that a term can give a page (postings.py: levels). */
const LEVELS = 32;
/** What a pair of neighbours counts beside its words. */
const PAIR = 0.8;
/** From here on a spelling found is taken for the one typed. */
const FITS = 0.3;
/** So many tokens have a bit each of a number that tells where they lack; the rest of a longer query shares one. */
const BITS = 30;
/** Stands where a page is out, whatever words it lacks. */
const OUT = 0xffffffff;

/**
 * How well the pages fit each token and each pair of neighbours.
 * @param {Engine} engine
 * @param {Token[]} tokens
 * @param {Concept[]} concepts
 * @param {Lookup} lookup
 * @returns {Match}
 */
export function matchAll(engine, tokens, concepts, lookup) {
  const words = tokens.map((token) => (token.filler ? null : matchWord(engine, token, lookup)));
  /** @type {Match} */
  const match = { tokens, words, pairs: [], lookup };
  for (let t = 0; t + 1 < tokens.length; t++) match.pairs.push(matchPair(engine, match, t));
  for (let t = 0; t + 1 < tokens.length; t++) mendByNeighbour(engine, match, t);
  for (const concept of concepts) spreadConcept(match, concept);
  for (let t = 0; t < tokens.length; t++) respell(match, t);
  return match;
}

/**
 * How well a spelling found agrees with a reading of a token.
 * @param {Writing} writing
 * @param {Reading} reading
 * @param {string} exact
 * @param {Token} token
 */
function agrees(writing, reading, exact, token) {
  if (reading.exact) return agreement(writing, reading.exact, exact, token.marked);
  return reading.begins && !begins(writing, reading.begins, exact) ? 0.15 : 1;
}

/**
 * @param {Lookup} lookup
 * @param {string} term
 * @returns {Spelling[]}
 */
function spellingsOf(lookup, term) {
  return lookup.spellings.get(term) || [];
}

/**
 * @param {Engine} engine
 * @param {Token} token
 * @param {Lookup} lookup
 * @returns {WordMatch}
 */
function matchWord(engine, token, lookup) {
  const { so: size } = engine.manifest;
  const lookedUp = lookup.spellings.has(token.bare);
  /** @type {WordMatch} */
  const word = {
    best: new Float32Array(size),
    fit: new Float32Array(size),
    reading: new Uint8Array(size),
    pages: 0,
    known: lookedUp,
    lookedUp,
    usual: [],
    asTyped: 0,
    respelt: "",
    reread: false,
  };
  for (const [r, reading] of token.readings.entries()) {
    // what a word of the language may have been a slip for only counts beside its neighbour
    if (reading.isSlip && engine.lexicon.has(token.bare)) continue;
    let most = 0;
    for (const [exact, pages, levels] of spellingsOf(lookup, reading.bare)) {
      if (!r && exact === reading.exact) word.asTyped = pages.length;
      if (pages.length > most) {
        most = pages.length;
        word.usual[r] = exact;
      }
      const fit = reading.weight * agrees(engine.writing, reading, exact, token);
      for (let i = 0; i < pages.length; i++) {
        const page = pages[i];
        const value = (fit * levels[i]) / LEVELS;
        if (value > word.best[page]) {
          word.best[page] = value;
          word.reading[page] = r;
        }
        if (fit > word.fit[page]) word.fit[page] = fit;
      }
    }
  }
  countPages(word);
  return word;
}

/** @param {WordMatch} word */
function countPages(word) {
  word.pages = 0;
  for (let page = 0; page < word.fit.length; page++) if (word.fit[page] > FITS) word.pages++;
}

/**
 * What was found for a token and the one after it; what people usually write instead is taken for what was meant.
 * @param {Engine} engine
 * @param {Match} match
 * @param {number} t
 * @returns {PairMatch | null}
 */
function matchPair(engine, match, t) {
  const { tokens, words, lookup } = match;
  const [a, b] = [tokens[t], tokens[t + 1]];
  if (a.phrase !== b.phrase) return null;
  const { pair, top, most, asTyped, readings } = collectPair(engine, a, b, lookup);
  // a word typed with marks, which its neighbour has in others alone, was meant as that one
  const other = [a, b].some((token, side) => token.exact !== token.bare && pair.spelling[side] !== token.exact);
  if (!pair.pages || (asTyped && pair.sound && !(other && top < 1))) return pair;
  if (!isUsualTogether(engine, pair.spelling, most, lookup)) return pair;
  if (!asTyped) prefer(match, pair, t, readings, 0.75 / top);
  else {
    const meant = (/** @type {number} */ side) =>
      pair.spelling[side] === tokens[t + side].exact || mayBeSlip(tokens[t + side], words[t + side], pair.pages);
    if (meant(0) && meant(1)) {
      pair.preferred = pair.spelling.join("_");
      prefer(match, pair, t, null, 0.7 / top);
    }
  }
  return pair;
}

/**
 * The pages of two neighbours in all their readings; with it the best agreement of a spelling, how many pages have the
 * most usual one, whether some page has the two as typed (but for marks), and which readings the usual one is of.
 * @param {Engine} engine
 * @param {Token} a
 * @param {Token} b
 * @param {Lookup} lookup
 */
function collectPair({ manifest, writing }, a, b, lookup) {
  const best = new Float32Array(manifest.so);
  let count = 0;
  let usual = "";
  let top = 0;
  let most = 0;
  let asTyped = false;
  /** @type {[number, number]} */
  let readings = [0, 0];
  for (const [r, x] of a.readings.entries()) {
    for (const [q, y] of b.readings.entries()) {
      for (const [exact, pages, levels] of spellingsOf(lookup, x.bare + "_" + y.bare)) {
        const [one, other] = exact.split("_");
        const agreed = agrees(writing, x, one, a) * agrees(writing, y, other, b);
        const fit = x.weight * y.weight * agreed;
        if (fit > top) top = fit;
        if (!r && !q) asTyped = true;
        if (pages.length > most) {
          most = pages.length;
          usual = exact;
          readings = [r, q];
        }
        for (let i = 0; i < pages.length; i++) {
          if (!best[pages[i]]) count++;
          best[pages[i]] = Math.max(best[pages[i]], (fit * levels[i]) / LEVELS);
        }
      }
    }
  }
  const lookedUp = lookup.spellings.has(a.bare + "_" + b.bare);
  /** @type {PairMatch} */
  const pair = { best, pages: count, preferred: "", lookedUp, spelling: usual.split("_"), sound: top >= FITS };
  return { pair, top, most, asTyped, readings };
}

/**
 * Whether two words are so often side by side that one seldom stands without the other: only then may they be what was
 * meant by something else.
 * @param {Engine} engine
 * @param {string[]} spelling
 * @param {number} count - pages that have both
 * @param {Lookup} lookup
 */
function isUsualTogether({ writing }, spelling, count, lookup) {
  const alone = spelling.map(function (exact) {
    const found = spellingsOf(lookup, bareOf(writing, exact)).find((row) => row[0] === exact);
    return found ? found[1].length : 0;
  });
  const known = alone.filter(Boolean);
  return count >= 0.15 * (known.length ? Math.min(...known) : count);
}

/**
 * Whether a word may be a slip for another spelling that so many pages have beside its neighbour: not if it is itself
 * usual.
 * @param {Token} token
 * @param {WordMatch | null} word
 * @param {number} count
 */
function mayBeSlip(token, word, count) {
  return !token.short && !token.inConcept && !(word && word.asTyped > count);
}

/**
 * Nobody writes these two as typed: what people do write, with the same letters or like ones, is taken for what was
 * meant, and either word is there where both are.
 * @param {Match} match
 * @param {PairMatch} pair
 * @param {number} t
 * @param {[number, number] | null} readings - of the two words; null as typed
 * @param {number} scale
 */
function prefer({ words }, pair, t, readings, scale) {
  for (let page = 0; page < pair.best.length; page++) {
    if (!pair.best[page]) continue;
    pair.best[page] = Math.min(pair.best[page] * Math.max(1, scale), 1);
    for (const side of [0, 1]) {
      const word = words[t + side];
      if (!word) continue;
      word.known = true;
      word.fit[page] = Math.max(word.fit[page], 0.6);
      word.best[page] = Math.max(word.best[page], pair.best[page] * 0.7);
      if (!readings) continue;
      word.reading[page] = readings[side];
      word.reread = true;
    }
  }
}

/**
 * A word that no page has beside the one before it, although pages have there one like it, or one that it may become:
 * what stands in the file that was loaded for the word before is looked through, at no cost.
 * @param {Engine} engine
 * @param {Match} match
 * @param {number} t - the word before
 */
function mendByNeighbour(engine, match, t) {
  const { tokens, pairs, lookup } = match;
  const [before, token] = [tokens[t], tokens[t + 1]];
  const [pair, after] = [pairs[t], pairs[t + 1]];
  if (!pair || pair.pages || (after && after.sound) || before.filler) return;
  if (token.phrase || token.short || /\d/.test(token.bare) || (token.filler && !token.half)) return;
  const start = before.bare + "_";
  const lines = lookup.linesBeside(start + token.bare);
  const reading = bestNeighbour(engine, token, start, lines);
  if (!reading) return;
  const term = start + reading.bare;
  token.readings.push(reading);
  lookup.spellings.set(term, parseLine(engine.decode, lines.get(term), term));
  pairs[t] = matchPair(engine, match, t);
}

/**
 * The reading of a token that most pages have after the word before.
 * @param {Engine} engine
 * @param {Token} token
 * @param {string} start - what terms of pairs with the word before begin with
 * @param {Map<string, string>} lines
 * @returns {Reading | null}
 */
function bestNeighbour({ writing, decode }, token, start, lines) {
  const letter = token.bare.length < 2;
  const alikes = token.half && letter ? new Set() : soundAlikes(token.bare);
  let most = 0;
  /** @type {Reading | null} */
  let best = null;
  for (const [term, line] of lines) {
    if (!term.startsWith(start)) continue;
    const bare = term.slice(start.length);
    const becomes =
      token.half &&
      bare.startsWith(token.bare) &&
      parseLine(decode, line, term).some(([exact]) => begins(writing, token.exact, exact.split("_")[1]));
    const near = becomes || alikes.has(bare) ? 1 : letter ? 0 : nearness(alikes, token.bare, bare);
    if (near * line.length <= most) continue;
    most = near * line.length;
    const mended = { bare, exact: "", weight: 0.6 };
    best = becomes ? { ...mended, begins: token.exact } : { ...mended, isSlip: true };
  }
  return best;
}

/**
 * A synonym stands for all the words it covers and their neighbourhood, with less weight.
 * @param {Match} match
 * @param {Concept} concept
 */
function spreadConcept({ words, pairs, lookup }, concept) {
  /** @type {(values: Float32Array, page: number, value: number) => void} */
  const raise = function (values, page, value) {
    if (value > values[page]) values[page] = value;
  };
  for (const [, pages, levels] of spellingsOf(lookup, concept.term)) {
    for (let i = 0; i < pages.length; i++) {
      const page = pages[i];
      const value = (concept.weight * levels[i]) / LEVELS;
      for (let t = concept.from; t < concept.to; t++) {
        const [word, pair] = [words[t], pairs[t]];
        if (word) {
          raise(word.best, page, value);
          raise(word.fit, page, 0.5 + concept.weight / 2);
          word.known = true;
        }
        if (t + 1 < concept.to && pair) {
          if (!pair.best[page]) pair.pages++;
          raise(pair.best, page, value);
        }
      }
    }
  }
}

/**
 * A word that is only found in another spelling, by itself or beside its neighbour, is taken for that spelling.
 * @param {Match} match
 * @param {number} t
 */
function respell({ tokens, words, pairs }, t) {
  const [token, word] = [tokens[t], words[t]];
  if (!word) return;
  for (const [pair, side] of /** @type {[PairMatch | null, number][]} */ ([[pairs[t - 1], 1], [pairs[t], 0]])) {
    const exact = pair && pair.preferred.split("_")[side];
    if (exact && exact !== token.exact) word.respelt = exact;
  }
  const alone = tokens.length === 1 && !token.short && !token.inConcept;
  if (alone && !word.respelt && !word.reread && word.pages === 0 && word.usual[0]) {
    word.respelt = word.usual[0];
    for (let page = 0; page < word.fit.length; page++) {
      if (!word.fit[page]) continue;
      word.best[page] *= 0.6 / word.fit[page];
      word.fit[page] = 0.6;
    }
  }
  countPages(word);
}

/* ---- the order ---- */

/**
 * The pages that match, best first, and how many have every word.
 * @param {Engine} engine
 * @param {Match} match
 * @returns {{ hits: Hit[], complete: number }}
 */
export function rank(engine, match) {
  const { so: size } = engine.manifest;
  const { score, covered, total, lacks, lookedUp } = scorePages(match, size);
  const query = match.tokens.map((token) => token.bare).join(" ");
  const phrases = match.tokens.some((token) => token.phrase);
  let complete = 0;
  let best = 0;
  for (let page = 0; page < size; page++) {
    if (lacks[page] === OUT || (phrases && !hasPhrases(engine, match, page))) {
      lacks[page] = OUT;
      continue;
    }
    covered[page] = Math.min(1, covered[page] / total);
    if (!lacks[page]) complete++;
    if (score[page] > best) best = score[page];
  }
  // where none has every word the nearest are worth more than nothing
  const [leastShare, leastScore] = complete ? [0.45, 0.12] : [0.2, 0.15];
  const worthShowing = (/** @type {number} */ page) =>
    !lacks[page] || (lacks[page] !== OUT && covered[page] > leastShare && score[page] > best * leastScore);
  const hits = inOrder(sinkEnded(engine, query, score, lacks, worthShowing), worthShowing).map(function (page) {
    return { page, complete: !lacks[page], missing: lacks[page] & lookedUp };
  });
  return { hits, complete };
}

/**
 * The scores of the pages with those of legal documents that are no longer in force put behind those that are: one
 * that has every word behind all that have, another behind all that are shown. One whose number or name the query says
 * keeps its score.
 * @param {Engine} engine
 * @param {string} query - bare
 * @param {Float32Array} score
 * @param {Uint32Array} lacks
 * @param {(page: number) => boolean} isShown
 */
function sinkEnded({ manifest, today }, query, score, lacks, isShown) {
  const over = manifest.het_hieu_luc.filter(([, since]) => since <= today);
  const says = (/** @type {string} */ name) => name !== "" && (" " + query + " ").includes(" " + name + " ");
  const named = (/** @type {string} */ names) => names.split("|").some(says);
  const sinking = over.filter(([page, , names]) => isShown(page) && !named(names)).map(([page]) => page);
  if (!sinking.length) return score;
  const ended = new Set(over.map(([page]) => page));
  let [least, leastComplete] = [Infinity, Infinity];
  for (let page = manifest.van_ban[0]; page < manifest.van_ban[1]; page++) {
    if (ended.has(page) || !isShown(page)) continue;
    least = Math.min(least, score[page]);
    if (!lacks[page]) leastComplete = Math.min(leastComplete, score[page]);
  }
  const sunk = score.slice();
  for (const complete of [true, false]) {
    const some = sinking.filter((page) => !lacks[page] === complete);
    const floor = complete ? leastComplete : least;
    const scale = Math.min(1, (0.99 * floor) / Math.max(...some.map((page) => score[page])));
    for (const page of some) sunk[page] *= scale;
  }
  return sunk;
}

/**
 * The pages that are wanted, by their scores. They are sorted as numbers, score before page, which costs a tenth of
 * sorting objects.
 * @param {Float32Array} score
 * @param {(page: number) => boolean} isWanted
 */
function inOrder(score, isWanted) {
  const size = score.length;
  const keys = new Float64Array(size);
  let count = 0;
  for (let page = 0; page < size; page++) {
    if (isWanted(page)) keys[count++] = (1e9 - Math.round(score[page] * 1e4)) * size + page;
  }
  return Array.from(keys.subarray(0, count).sort(), (key) => key % size);
}

/**
 * Of each page its score, how much of the query's total weight it has (covered), and which tokens it lacks, a bit each;
 * OUT for all.
 * @param {Match} match
 * @param {number} size - pages
 */
function scorePages({ tokens, words, pairs }, size) {
  const rarity = (/** @type {number} */ pages) => Math.log(1 + (size - pages + 0.5) / (pages + 0.5));
  const score = new Float32Array(size);
  const covered = new Float32Array(size);
  const lacks = new Uint32Array(size);
  let total = 0;
  let lookedUp = 0;
  for (const [t, word] of words.entries()) {
    if (!word || !word.known) continue;
    const bit = 1 << Math.min(t, BITS);
    if (word.lookedUp) lookedUp |= bit;
    const { best, fit } = word;
    const weight = rarity(word.pages) * tokens[t].share;
    total += weight;
    for (let page = 0; page < size; page++) {
      score[page] += weight * best[page];
      covered[page] += weight * Math.min(1, fit[page]);
      if (fit[page] < FITS) lacks[page] |= bit;
    }
  }
  // a page that has no word alone is not found by a pair
  for (let page = 0; page < size; page++) if (!score[page]) lacks[page] = OUT;
  for (const [t, pair] of pairs.entries()) {
    if (!pair || !pair.pages) continue;
    const weight = PAIR * rarity(pair.pages) * tokens[t].share;
    for (let page = 0; page < size; page++) score[page] += weight * pair.best[page];
  }
  return { score, covered, total, lacks, lookedUp };
}

/**
 * Whether a page has what stands in quotation marks as it stands there.
 * @param {Engine} engine
 * @param {Match} match
 * @param {number} page
 */
function hasPhrases({ fillers, bareFillers }, { tokens, words, pairs }, page) {
  const isFiller = function (/** @type {Token} */ { marked, exact, bare }) {
    return marked ? fillers.has(exact) : bareFillers.has(bare);
  };
  return tokens.every(function (token, t) {
    if (!token.phrase) return true;
    const [word, pair, next] = [words[t], pairs[t], tokens[t + 1]];
    if (word && word.lookedUp && word.fit[page] < 0.9) return false;
    if (!next || next.phrase !== token.phrase || !pair || !pair.lookedUp) return true;
    return isFiller(token) || isFiller(next) || pair.best[page] > 0;
  });
}

/**
 * Whether a page is known to lack a token.
 * @param {Hit} hit
 * @param {number} t
 */
export function isMissing(hit, t) {
  return t < BITS && (hit.missing & (1 << t)) !== 0;
}

/* ---- what was probably meant ---- */

/**
 * The query in the spelling that the best page has; "" where what was typed is right. Notes what each token was meant
 * as.
 * @param {Engine} engine
 * @param {Match} match
 * @param {Hit[]} hits
 */
export function suggest(engine, match, hits) {
  if (!hits.length) return "";
  const { tokens, words } = match;
  const page = hits[0].page;
  const meant = tokens.map((token, t) => meantOn(engine, token, words[t], page));
  for (const [t, token] of tokens.entries()) if (meant[t] !== null) token.meant = meant[t] || "";
  const changed = tokens.some(
    (token, t) => token.keyed || meant[t] !== null || words[t]?.respelt || isMisspelt(engine.writing, token, words[t]),
  );
  if (!changed) return "";
  const chosen = tokens.map((token, t) => meant[t] ?? token.bare);
  return tokens.map((_, t) => suggestWord(engine, match, chosen, t)).join(" ");
}

/**
 * The word, bare, that a page has instead of a token that is a slip; null where it is none.
 * @param {Engine} engine
 * @param {Token} token
 * @param {WordMatch | null} word
 * @param {number} page
 */
function meantOn(engine, token, word, page) {
  if (!word) return null;
  const reading = token.readings[word.reading[page]];
  const slip = reading && reading.isSlip && word.best[page] > 0 && (word.reread || !engine.lexicon.has(token.bare));
  return slip ? reading.bare : null;
}

/**
 * A token as it should be written.
 * @param {Engine} engine
 * @param {Match} match
 * @param {string[]} chosen - the words that are meant, bare
 * @param {number} t
 */
function suggestWord(engine, match, chosen, t) {
  const { writing } = engine;
  const [token, word, bare] = [match.tokens[t], match.words[t], chosen[t]];
  if (word && word.respelt) return spell(writing, word.respelt);
  const misspelt = isMisspelt(writing, token, word);
  if (bare === token.bare && token.exact !== token.bare && !misspelt) return token.raw;
  const exact = spellingBeside(engine, match, chosen, t);
  if (exact) return spell(writing, exact);
  const reading = token.readings.findIndex((one) => one.bare === bare);
  const usual = word && (reading > 0 || misspelt) ? word.usual[reading] : "";
  return usual ? spell(writing, usual) : token.raw;
}

/**
 * The exact form that a chosen word has beside its neighbours, "" where none is known.
 * @param {Engine} engine
 * @param {Match} match
 * @param {string[]} chosen
 * @param {number} t
 */
function spellingBeside({ usualPairs, writing }, { tokens, pairs }, chosen, t) {
  const bare = chosen[t];
  const before = t > 0 ? usualPairs.get(chosen[t - 1] + "_" + bare) : undefined;
  const after = t + 1 < chosen.length ? usualPairs.get(bare + "_" + chosen[t + 1]) : undefined;
  if (after && (!before || after.weight >= before.weight)) return after.spelling[0];
  if (before) return before.spelling[1];
  if (bare === tokens[t].bare) return "";
  const candidates = [pairs[t]?.spelling[0], pairs[t - 1]?.spelling[1]];
  return candidates.find((one) => one && bareOf(writing, one) === bare) || "";
}

/**
 * Typed with marks, in a spelling that no page has although pages have one with more marks.
 * @param {Writing} writing
 * @param {Token} token
 * @param {WordMatch | null} word
 */
function isMisspelt(writing, token, word) {
  if (!word || token.exact === token.bare || !word.usual[0] || word.asTyped) return false;
  return agreement(writing, token.exact, word.usual[0], true) > FITS;
}
