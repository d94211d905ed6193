/* What was found, put in order: how well each page fits each word and each pair of neighbours, and what was probably
   meant. Word by word over all pages in typed arrays: ten thousand pages are a matter of milliseconds on a slow phone
   too. Pure. */
import { agreement, bareOf, begins, fold, spell } from "./words.js";

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
 */

/**
 * What was found for two neighbours.
 * @typedef {object} PairMatch
 * @property {Float32Array} best
 * @property {number} pages
 * @property {boolean} lookedUp
 * @property {string[]} spelling - the exact forms that most pages have
 * @property {[number, number]} readings - which readings those are of
 * @property {number} asTyped - how many pages have it nearly as typed, each spelling for itself
 */

/** @typedef {{ page: number, complete: boolean, missing: number }} Hit - missing tells of a token in each bit */

/**
 * A query's tokens, and what was found for each and for each with its right neighbour; null where a quotation ends.
 * @typedef {object} Match
 * @property {Token[]} tokens
 * @property {WordMatch[]} words
 * @property {(PairMatch | null)[]} pairs
 * @property {Lookup} lookup
 */

/** A level is so much of the most that a term can give a page (postings.py: levels). */
const LEVELS = 32;
/** What a pair of neighbours counts beside its words. */
const PAIR = 0.8;
/** From here on a spelling found is taken for the one typed. */
export const FITS = 0.3;
/** So many tokens have a bit each of a number that tells where they lack; the rest of a longer query shares one. */
const BITS = 30;
/** Stands where a page is out, whatever words it lacks. */
const OUT = 0xffffffff;
/** A page that has less of the query's information pulls the cut towards it (tests/relevance/tune.py). */
const SHARE = 0.45;
/** So many pages are offered behind the cut, and of the others those that have every word. */
const MAX_NEAR = 30;
/** What tells less than so much of what the most telling word does is not marked in texts, nor told to lack. */
const TELLING = 0.2;
/** Two syllables are one word where so many of the pages that have the rarer one have them side by side. */
const ONE_WORD = 0.2;
/** So many of the first pages show what a query was understood as. */
export const FIRST_PAGES = 5;

/**
 * How well the pages fit each token and each pair of neighbours.
 * @param {Engine} engine
 * @param {Token[]} tokens
 * @param {Concept[]} concepts
 * @param {Lookup} lookup
 * @returns {Match}
 */
export function matchAll(engine, tokens, concepts, lookup) {
  const words = tokens.map((token) => matchWord(engine, token, lookup));
  /** @type {Match} */
  const match = { tokens, words, pairs: [], lookup };
  for (let t = 0; t + 1 < tokens.length; t++) match.pairs.push(matchPair(engine, match, t));
  for (const concept of concepts) spreadConcept(match, concept);
  for (const word of words) countPages(word);
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
  return word;
}

/** @param {WordMatch} word */
function countPages(word) {
  word.pages = 0;
  for (let page = 0; page < word.fit.length; page++) if (word.fit[page] > FITS) word.pages++;
}

/**
 * What was found for a token and the one after it, in all their readings; null where a quotation ends between them.
 * @param {Engine} engine
 * @param {Match} match
 * @param {number} t
 * @returns {PairMatch | null}
 */
function matchPair({ manifest, writing }, { tokens, lookup }, t) {
  const [a, b] = [tokens[t], tokens[t + 1]];
  if (a.phrase !== b.phrase) return null;
  /** @type {PairMatch} */
  const pair = {
    best: new Float32Array(manifest.so),
    pages: 0,
    lookedUp: lookup.spellings.has(a.bare + "_" + b.bare),
    spelling: [],
    readings: [0, 0],
    asTyped: 0,
  };
  let most = 0;
  for (const [r, x] of a.readings.entries()) {
    for (const [q, y] of b.readings.entries()) {
      for (const [exact, pages, levels] of spellingsOf(lookup, x.bare + "_" + y.bare)) {
        const spelling = exact.split("_");
        const agreed = agrees(writing, x, spelling[0], a) * agrees(writing, y, spelling[1], b);
        if (!r && !q && agreed > FITS) pair.asTyped += pages.length;
        if (pages.length > most) {
          most = pages.length;
          pair.spelling = spelling;
          pair.readings = [r, q];
        }
        const fit = x.weight * y.weight * agreed;
        for (let i = 0; i < pages.length; i++) {
          if (!pair.best[pages[i]]) pair.pages++;
          pair.best[pages[i]] = Math.max(pair.best[pages[i]], (fit * levels[i]) / LEVELS);
        }
      }
    }
  }
  return pair;
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
        raise(word.best, page, value);
        raise(word.fit, page, 0.5 + concept.weight / 2);
        word.known = true;
        if (t + 1 < concept.to && pair) {
          if (!pair.best[page]) pair.pages++;
          raise(pair.best, page, value);
        }
      }
    }
  }
}

/* ---- the order ---- */

/**
 * The pages that match, best first, and how many of them count as found: the others are only near.
 * @param {Engine} engine
 * @param {Match} match
 * @returns {{ hits: Hit[], found: number }}
 */
export function rank(engine, match) {
  const { so: size } = engine.manifest;
  const { score, covered, lacks, lookedUp } = scorePages(match, size);
  const phrases = match.tokens.some((token) => token.phrase);
  for (let page = 0; page < size; page++) {
    if (phrases && lacks[page] !== OUT && !hasPhrases(match, page)) lacks[page] = OUT;
  }
  const isIn = (/** @type {number} */ page) => lacks[page] !== OUT;
  const order = inOrder(sinkEnded(engine, match.tokens, score, lacks, isIn), isIn);
  const found = phrases ? order.length : cutAt(order.map((page) => covered[page]));
  const offered = order.filter((page, i) => i < found + MAX_NEAR || !lacks[page]);
  const hits = offered.map((page) => ({ page, complete: !lacks[page], missing: lacks[page] & lookedUp }));
  return { hits, found };
}

/**
 * Where a list is cut: as many pages count as found as make those that have more than a share of the query's
 * information outweigh those that have less by most.
 * @param {number[]} covered - of each page, in order, how much of the information it has
 */
export function cutAt(covered) {
  let [cut, most, sum] = [0, 0, 0];
  for (const [i, share] of covered.entries()) {
    sum += share - SHARE;
    if (sum > most) [cut, most] = [i + 1, sum];
  }
  return cut;
}

/**
 * The scores of the pages with those of legal documents that are no longer in force put behind those that are: one
 * that has every word behind all that have, another behind all that are shown. One whose number or name the query says
 * keeps its score.
 * @param {Engine} engine
 * @param {Token[]} tokens
 * @param {Float32Array} score
 * @param {Uint32Array} lacks
 * @param {(page: number) => boolean} isShown
 */
function sinkEnded({ manifest, today, writing }, tokens, score, lacks, isShown) {
  const over = manifest.het_hieu_luc.filter(([, since]) => since <= today);
  const said = ` ${asTyped(writing, tokens)} | ${tokens.map((token) => token.bare).join(" ")} `;
  const says = (/** @type {string} */ name) => name !== "" && said.includes(" " + name + " ");
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
 * The query, bare, with its abbreviations as they were typed: a document's number has them so.
 * @param {Writing} writing
 * @param {Token[]} tokens
 */
function asTyped(writing, tokens) {
  return tokens
    .flatMap(function ({ bare, short }, t) {
      if (!short) return [bare];
      return short === tokens[t - 1]?.short ? [] : [fold(writing, short).bare];
    })
    .join(" ");
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
 * Of each page its score, how much of the query's information it has (covered), and which tokens it lacks, a bit each;
 * OUT for all.
 * @param {Match} match
 * @param {number} size - pages
 */
function scorePages({ tokens, words, pairs }, size) {
  const score = new Float32Array(size);
  const covered = new Float32Array(size);
  const lacks = new Uint32Array(size);
  let total = 0;
  let lookedUp = 0;
  for (const [t, word] of words.entries()) {
    if (!word.known) continue;
    const bit = 1 << Math.min(t, BITS);
    if (word.lookedUp) lookedUp |= bit;
    const { best, fit } = word;
    const weight = rarity(size, word.pages) * tokens[t].share;
    // where nothing has the word as typed, its best reading is all that a page can have
    total += weight * (fit.reduce((most, one) => Math.max(most, one)) || 1);
    for (let page = 0; page < size; page++) {
      score[page] += weight * best[page];
      covered[page] += weight * fit[page];
      if (fit[page] < FITS) lacks[page] |= bit;
    }
  }
  for (let page = 0; page < size; page++) {
    covered[page] /= total;
    // a page that has no word alone is not found by a pair
    if (!score[page]) lacks[page] = OUT;
  }
  for (const [t, pair] of pairs.entries()) {
    if (!pair || !pair.pages) continue;
    const weight = PAIR * rarity(size, pair.pages) * tokens[t].share;
    for (let page = 0; page < size; page++) score[page] += weight * pair.best[page];
  }
  return { score, covered, lacks, lookedUp };
}

/**
 * How much a term tells that so many pages have (idf).
 * @param {number} size - pages in all
 * @param {number} pages
 */
function rarity(size, pages) {
  return Math.log(1 + (size - pages + 0.5) / (pages + 0.5));
}

/**
 * How much of the query's information a text has: the weights of the tokens that it says in one of their readings.
 * @param {Engine} engine
 * @param {Match} match
 * @returns {number[]} by token
 */
export function informationOf({ manifest }, { tokens, words }) {
  return words.map((word, t) => (word.pages ? rarity(manifest.so, word.pages) * tokens[t].share : 0));
}

/**
 * Whether a page has what stands in quotation marks as it stands there.
 * @param {Match} match
 * @param {number} page
 */
function hasPhrases({ tokens, words, pairs }, page) {
  return tokens.every(function (token, t) {
    if (!token.phrase) return true;
    const [word, pair, next] = [words[t], pairs[t], tokens[t + 1]];
    if (word.lookedUp && word.fit[page] < 0.9) return false;
    if (!next || next.phrase !== token.phrase || !pair || !pair.lookedUp) return true;
    return pair.best[page] > 0;
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

/**
 * How much each token brought to the first pages, together.
 * @param {Match} match
 * @param {number[]} information
 * @param {Hit[]} hits
 * @returns {number[]}
 */
export function broughtTo({ words }, information, hits) {
  const first = hits.slice(0, FIRST_PAGES);
  return words.map(({ best }, t) => information[t] * first.reduce((sum, { page }) => sum + best[page], 0));
}

/**
 * Note of each token whether it tells something beside the others, and whether it is one word of the language with the
 * next: many pages that have the rarer of the two have them side by side.
 * @param {Match} match
 * @param {number[]} information
 */
export function noteWords({ tokens, words, pairs }, information) {
  const most = Math.max(...information);
  for (const [t, token] of tokens.entries()) {
    token.tells = information[t] >= TELLING * most;
    const rarer = Math.min(words[t].pages, words[t + 1]?.pages || 0);
    if (rarer && (pairs[t]?.asTyped || 0) >= ONE_WORD * rarer) token.bound = true;
  }
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
  const { tokens } = match;
  const page = hits[0].page;
  const meant = tokens.map((_, t) => meantOn(engine, match, t, page));
  for (const [t, token] of tokens.entries()) token.meant = meant[t] || "";
  const isOther = (/** @type {Token} */ token, /** @type {number} */ t) =>
    token.keyed || meant[t] || isMisspelt(engine.writing, match, t);
  if (!tokens.some(isOther)) return "";
  const chosen = tokens.map((token, t) => meant[t] || token.bare);
  return tokens.map((_, t) => suggestWord(engine, match, chosen, t)).join(" ");
}

/**
 * The word, bare, that a page has instead of a token that is a slip, by itself or beside a neighbour; "" where it is
 * none.
 * @param {Engine} engine
 * @param {Match} match
 * @param {number} t
 * @param {number} page
 */
function meantOn(engine, { tokens, words, pairs }, t, page) {
  const [token, word] = [tokens[t], words[t]];
  const slipOf = function (/** @type {number} */ at) {
    const reading = token.readings[at];
    return reading && reading.isSlip ? reading.bare : "";
  };
  if (!engine.lexicon.has(token.bare)) return word.best[page] > 0 ? slipOf(word.reading[page]) : "";
  for (const [pair, side] of /** @type {const} */ ([[pairs[t - 1], 1], [pairs[t], 0]])) {
    if (pair && !pair.asTyped && pair.best[page] > 0 && slipOf(pair.readings[side])) return slipOf(pair.readings[side]);
  }
  return "";
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
  const misspelt = isMisspelt(writing, match, t);
  if (bare === token.bare && token.exact !== token.bare && !misspelt) return token.raw;
  const exact = spellingBeside(engine, match, chosen, t);
  if (exact) return spell(writing, exact);
  const reading = token.readings.findIndex((one) => one.bare === bare);
  const usual = reading > 0 || misspelt ? word.usual[reading] : "";
  return usual ? spell(writing, usual) : token.raw;
}

/**
 * The exact form that a chosen word has beside its neighbours, "" where none is known.
 * @param {Engine} engine
 * @param {Match} match
 * @param {string[]} chosen
 * @param {number} t
 */
function spellingBeside({ usualPairs, writing }, { pairs }, chosen, t) {
  const bare = chosen[t];
  const before = t > 0 ? usualPairs.get(chosen[t - 1] + "_" + bare) : undefined;
  const after = t + 1 < chosen.length ? usualPairs.get(bare + "_" + chosen[t + 1]) : undefined;
  if (after && (!before || after.weight >= before.weight)) return after.spelling[0];
  if (before) return before.spelling[1];
  const candidates = [pairs[t]?.spelling[0], pairs[t - 1]?.spelling[1]];
  return candidates.find((one) => one && bareOf(writing, one) === bare) || "";
}

/**
 * Typed with marks, in a spelling that no page has although pages have one with more marks, or that none has beside a
 * neighbour where more pages have another.
 * @param {Writing} writing
 * @param {Match} match
 * @param {number} t
 */
function isMisspelt(writing, { tokens, words, pairs }, t) {
  const [token, word] = [tokens[t], words[t]];
  if (token.exact === token.bare || token.short) return false;
  if (!word.asTyped && word.usual[0] && agreement(writing, token.exact, word.usual[0], true) > FITS) return true;
  return /** @type {const} */ ([[pairs[t - 1], 1], [pairs[t], 0]]).some(function ([pair, side]) {
    const isOther = pair && !pair.asTyped && pair.pages > word.asTyped && !pair.readings[side];
    return isOther && pair.spelling[side] !== token.exact;
  });
}
