/* What was typed, understood: tokens with their readings (abbreviations written out, words half typed, slips), the
   groups of synonyms that it names, and which terms of the index to look up. Pure. */
import { cost } from "./files.js";
import {
  SYLLABLE, agreement, bareOf, fold, isOneSlip, soundAlikes, spell, telex, toneOf, vni, words,
} from "./words.js";

/** @import { Engine } from "./engine.js" */
/** @import { Lookup } from "./files.js" */
/** @import { Word } from "./words.js" */

/**
 * A word that a token may have been meant as.
 * @typedef {object} Reading
 * @property {string} bare
 * @property {string} exact - "" for any spelling
 * @property {string} [begins] - the exact form half typed that a spelling must be able to become
 * @property {number} weight
 * @property {boolean} [isSlip] - whether it takes what was typed for a slip
 */

/**
 * A word of the query.
 * @typedef {object} Token
 * @property {string} raw - as typed, or as the keys of Telex or VNI would have given it
 * @property {string} bare
 * @property {string} exact
 * @property {number} phrase - number of the quotation it stands in, 0 outside of any
 * @property {string} short - the abbreviation it was written out of, "" for none
 * @property {number} share - less than 1 where one abbreviation became many words
 * @property {string} keyed - the keys that were typed instead, "" for none
 * @property {boolean} marked - whether the query has marks at all
 * @property {boolean} bound - whether it is one word of the language with the next
 * @property {boolean} tells - whether it tells something beside the others
 * @property {string[]} alikes - words that sound alike, to be asked for beside the next one
 * @property {string} meant - the reading that was taken for what was meant, bare; "" for none
 * @property {Reading[]} readings - the first as typed
 */

/**
 * A group of synonyms that the tokens from one up to another name.
 * @typedef {{ term: string, from: number, to: number, weight: number }} Concept
 */

/** How much a group of synonyms counts, by its degree: the same, near, a situation. */
const DEGREES = [0, 1, 0.8, 0.5];
/** How much a word counts that only sounds like the one typed. */
const ALIKE = 0.6;
/** Groups of synonyms of a query at most. */
const MAX_CONCEPTS = 8;
/** A query of more tokens says enough by itself: what else its words may mean leads away (tests/relevance). */
const MOST_FOR_CONCEPTS = 18;
/** Tokens of a query at most: about a minute of speech. */
export const MAX_TOKENS = 60;
const NUMBER = /^\d+$/;

/**
 * @param {Word} word
 * @param {Partial<Token>} [more]
 * @returns {Token}
 */
function createToken(word, more) {
  const { raw, bare, exact } = word;
  return {
    raw,
    bare,
    exact,
    phrase: 0,
    short: "",
    share: 1,
    keyed: "",
    marked: false,
    bound: false,
    tells: true,
    alikes: [],
    meant: "",
    readings: [{ bare, exact, weight: 1 }],
    ...more,
  };
}

/**
 * The query as tokens.
 * @param {Engine} engine
 * @param {string} query
 * @param {boolean} live - while typing, when the last word is probably half
 * @returns {Token[]}
 */
export function parseQuery(engine, query, live) {
  const tokens = readTokens(engine, query.normalize("NFC")).slice(0, MAX_TOKENS);
  const marked = tokens.some((token) => token.exact !== token.bare && !token.short);
  for (const token of tokens) token.marked = marked;
  const last = tokens[tokens.length - 1];
  if (last && !last.phrase && !/\s$/.test(query)) complete(engine, tokens, live);
  mend(engine, tokens);
  // the last letter may be gone by now, and nothing is a pair with it
  for (const [t, token] of tokens.entries()) {
    token.bound = t + 1 < tokens.length && isUsual(engine, token, tokens[t + 1]);
  }
  return tokens;
}

/**
 * Whether two neighbours are a pair that the manifest has, in its spelling.
 * @param {Engine} engine
 * @param {Token} a
 * @param {Token} b
 */
function isUsual(engine, a, b) {
  const usual = engine.usualPairs.get(a.bare + "_" + b.bare);
  return Boolean(usual && names(engine, a, usual.spelling[0]) && names(engine, b, usual.spelling[1]));
}

/**
 * The tokens inside and outside of quotation marks.
 * @param {Engine} engine
 * @param {string} text
 */
function readTokens(engine, text) {
  const tokens = [];
  let end = 0;
  let phrase = 0;
  for (const quoted of text.matchAll(/["“”]([^"“”]*)["“”]/g)) {
    tokens.push(...readPart(engine, text.slice(end, quoted.index), 0), ...readPart(engine, quoted[1], ++phrase));
    end = quoted.index + quoted[0].length;
  }
  return [...tokens, ...readPart(engine, text.slice(end).replace(/["“”]/g, " "), 0)];
}

/**
 * @param {Engine} engine
 * @param {string} text
 * @param {number} phrase
 */
function readPart(engine, text, phrase) {
  const typed = words(engine.writing, separated(engine, text));
  // who writes marks has an input method that works: nothing else is keys
  const marked = typed.some((word) => word.exact !== word.bare);
  /** @type {Token[]} */
  const tokens = [];
  for (let i = 0; i < typed.length; i++) {
    const found = phrase ? null : abbreviationAt(engine, typed, i);
    if (found) {
      // one word was typed: written out it does not weigh as much as so many
      const share = found.full.length ** -0.5;
      tokens.push(...found.full.map((word) => createToken(word, { short: found.short, share })));
      i += found.length - 1;
    } else tokens.push(marked ? createToken(typed[i], { phrase }) : readKeys(engine, typed[i], phrase));
  }
  return tokens;
}

/**
 * A text whose abbreviations are taken apart from the number that is glued to them (q3, kp5).
 * @param {Engine} engine
 * @param {string} text
 */
function separated(engine, text) {
  const glued = /(^|[^\p{L}\p{N}])(\p{L}{1,3})(\d{1,2})(?![\p{L}\p{N}])/gu;
  return text.replace(glued, function (all, before, letters, number) {
    const { bare } = fold(engine.writing, letters);
    const whole = (letters + number).toLowerCase();
    const short = !SYLLABLE.test(bare) && engine.abbreviations.has(bare) && !engine.lexicon.has(whole);
    return short ? before + letters + " " + number : all;
  });
}

/**
 * The longest abbreviation that begins at a word: how many words it has, and its full form.
 * @param {Engine} engine
 * @param {Word[]} typed
 * @param {number} at
 * @returns {{ length: number, short: string, full: Word[] } | null}
 */
function abbreviationAt(engine, typed, at) {
  for (let length = Math.min(4, typed.length - at); length; length--) {
    const part = typed.slice(at, at + length);
    const full = engine.abbreviations.get(part.map((word) => word.bare).join(" "));
    const capital = part.every((word) => word.raw === word.raw.toUpperCase());
    const ordinary = part.every((word) => SYLLABLE.test(word.bare) || NUMBER.test(word.bare));
    if (!full || (!capital && ordinary)) continue;
    // one letter stands for a word only before a number: Q.3
    const next = typed[at + 1];
    if (length === 1 && part[0].bare.length === 1 && !(next && NUMBER.test(next.bare))) continue;
    return { length, short: part.map((word) => word.raw).join(" "), full: words(engine.writing, full[0]) };
  }
  return null;
}

/**
 * A word that only makes sense as keys of Telex or VNI is read as what they would have given.
 * @param {Engine} engine
 * @param {Word} word
 * @param {number} phrase
 */
function readKeys(engine, word, phrase) {
  if (engine.lexicon.has(word.bare) || NUMBER.test(word.raw)) return createToken(word, { phrase });
  for (const typed of [telex(word.raw), vni(word.raw)]) {
    const other = fold(engine.writing, typed);
    if (typed === word.raw || !engine.lexicon.has(other.bare)) continue;
    return createToken({ ...other, raw: spell(engine.writing, other.exact) }, { phrase, keyed: word.raw });
  }
  return createToken(word, { phrase });
}

/**
 * How often two words stand side by side, as the manifest tells it of the most frequent; 0 for others.
 * @param {Engine} engine
 * @param {string} a
 * @param {string} b
 */
function pairWeight(engine, a, b) {
  const found = engine.usualPairs.get(a + "_" + b);
  return found ? found.weight : 0;
}

/**
 * Give the last word, which may still be being typed, the words that it may become.
 * @param {Engine} engine
 * @param {Token[]} tokens
 * @param {boolean} live
 */
function complete(engine, tokens, live) {
  const token = tokens[tokens.length - 1];
  if (token.short || NUMBER.test(token.bare)) return;
  const unknown = !engine.lexicon.has(token.bare);
  const previous = tokens.length > 1 ? tokens[tokens.length - 2].bare : "";
  // a letter just begun says nothing beside other words, but for the unit after a number
  if (previous && !NUMBER.test(previous) && token.bare.length < 2 && !toneOf(engine.writing, token.exact)) {
    tokens.pop();
    return;
  }
  if (!unknown && !live && (!previous || pairWeight(engine, previous, token.bare))) return;
  const weight = unknown ? 0.9 : 0.45;
  for (const bare of completions(engine, previous, token.bare, unknown || live).slice(0, 3)) {
    token.readings.push({ bare, exact: "", begins: token.exact, weight });
  }
}

/**
 * The words that begin like one, those that stand beside the word before and are frequent first.
 * @param {Engine} engine
 * @param {string} previous
 * @param {string} start
 * @param {boolean} any - also those that never stand beside the word before
 */
function completions(engine, previous, start, any) {
  /** @type {[fit: number, bare: string][]} */
  const fits = [];
  for (const [bare, count] of engine.lexicon) {
    if (!bare.startsWith(start) || bare === start) continue;
    const fit = pairWeight(engine, previous, bare) * 4 + (any ? count : -1);
    if (fit >= 0) fits.push([fit, bare]);
  }
  return best(fits);
}

/** @param {[fit: number, bare: string][]} fits */
function best(fits) {
  return fits.sort((a, b) => b[0] - a[0]).map(([, bare]) => bare);
}

/**
 * How near a word is to one typed: 1 for one that sounds alike, less for a slip of the hand, 0 for others.
 * @param {Set<string>} alikes - what sounds like the typed one
 * @param {string} typed
 * @param {string} bare
 */
function nearness(alikes, typed, bare) {
  if (alikes.has(bare)) return 1;
  if (!isOneSlip(typed, bare)) return 0;
  return bare[0] === typed[0] ? 0.8 : 0.6;
}

/**
 * Give readings to what was mistyped: to words that nobody uses, and to words whose neighbours fit others much better.
 * @param {Engine} engine
 * @param {Token[]} tokens
 */
function mend(engine, tokens) {
  for (const [i, token] of tokens.entries()) {
    if (token.phrase || token.short || token.bare.length < 2 || /\d/.test(token.bare)) continue;
    const [before, after] = [tokens[i - 1]?.bare, tokens[i + 1]?.bare];
    const support = (/** @type {string} */ bare) =>
      (before === undefined ? 0 : pairWeight(engine, before, bare)) +
      (after === undefined ? 0 : pairWeight(engine, bare, after));
    const unknown = !engine.lexicon.has(token.bare);
    if (!unknown && (support(token.bare) || tokens.length === 1)) continue;
    const alikes = soundAlikes(token.bare);
    const likely = corrections(engine, token.bare, alikes, support, unknown);
    // what sounds alike is asked for beside the next word, should there be room for its file
    if (after !== undefined && !likely.length) token.alikes = mostFrequent(engine, alikes).slice(0, 2);
    const have = new Set(token.readings.map((reading) => reading.bare));
    const weight = unknown ? 0.7 : 0.4;
    for (const bare of likely.slice(0, unknown ? 3 : 2)) {
      if (!have.has(bare)) token.readings.push({ bare, exact: "", weight, isSlip: true });
    }
  }
}

/**
 * The words that one may be a slip for, the likeliest first.
 * @param {Engine} engine
 * @param {string} typed
 * @param {Set<string>} alikes - what sounds like it
 * @param {(bare: string) => number} support - how often a word stands beside the neighbours
 * @param {boolean} any - also those that never do
 */
function corrections(engine, typed, alikes, support, any) {
  /** @type {[fit: number, bare: string][]} */
  const fits = [];
  for (const [bare, count] of engine.lexicon) {
    const near = nearness(alikes, typed, bare);
    const fit = near && support(bare);
    if (near && (fit || any)) fits.push([near * (fit * 8 + count) + (near === 1 ? 6 : 0), bare]);
  }
  return best(fits);
}

/**
 * Those of some words that the collection uses, the most frequent first.
 * @param {Engine} engine
 * @param {Set<string>} alikes
 */
function mostFrequent(engine, alikes) {
  const used = [...alikes].filter((bare) => engine.lexicon.has(bare));
  return used.sort((a, b) => frequency(engine, b) - frequency(engine, a));
}

/**
 * @param {Engine} engine
 * @param {string} bare
 */
function frequency(engine, bare) {
  return engine.lexicon.get(bare) || 0;
}

/**
 * The groups of synonyms that a query says, by the phrases that stand in the files of its terms; the longest first.
 * @param {Engine} engine
 * @param {Token[]} tokens
 * @param {Lookup} lookup
 * @returns {Concept[]}
 */
export function findConcepts(engine, tokens, lookup) {
  /** @type {Concept[]} */
  const found = [];
  if (tokens.length > MOST_FOR_CONCEPTS) return found;
  for (const term of lookup.spellings.keys()) {
    const [, ...fields] = (lookup.linesBeside(term).get("^" + term) || "").split(" ");
    for (let k = 0; k + 2 < fields.length; k += 3) {
      const phrase = fields[k].split("_");
      const weight = DEGREES[Number(fields[k + 2])];
      for (let i = 0; i + phrase.length <= tokens.length; i++) {
        if (tokens[i].phrase || !phrase.every((exact, j) => names(engine, tokens[i + j], exact))) continue;
        found.push({ term: "~" + fields[k + 1], from: i, to: i + phrase.length, weight });
      }
    }
  }
  found.sort((a, b) => b.to - b.from - (a.to - a.from) || b.weight - a.weight);
  return found.filter((one, i) => found.findIndex((other) => other.term === one.term) === i).slice(0, MAX_CONCEPTS);
}

/**
 * Whether a token names a word.
 * @param {Engine} engine
 * @param {Token} token
 * @param {string} exact
 */
function names({ writing }, token, exact) {
  return bareOf(writing, exact) === token.bare && agreement(writing, token.exact, exact, token.marked) > 0.5;
}

/**
 * The terms to look up, those first that tell most for their bytes. How rare a syllable is stands in the manifest; a
 * pair tells, beside its words, about as much as the commoner of them.
 * @param {Engine} engine
 * @param {Token[]} tokens
 * @returns {string[]}
 */
export function planTerms(engine, tokens) {
  /** @type {Map<string, number>} */
  const worth = new Map();
  const want = function (/** @type {string} */ term, /** @type {number} */ gain) {
    const value = gain / cost(engine, term);
    if (value > (worth.get(term) || 0)) worth.set(term, value);
  };
  for (const token of tokens) {
    for (const { bare, weight } of token.readings) want(bare, token.share * weight * rarity(engine, bare));
  }
  for (const [a, b] of neighbours(tokens)) {
    const alikes = a.alikes.map((bare) => ({ bare, weight: ALIKE }));
    for (const x of [...a.readings, ...alikes]) {
      for (const y of b.readings) {
        const both = Math.min(rarity(engine, x.bare), rarity(engine, y.bare));
        want(x.bare + "_" + y.bare, a.share * x.weight * y.weight * both);
      }
    }
  }
  return [...worth.keys()].sort((one, other) => (worth.get(other) || 0) - (worth.get(one) || 0));
}

/**
 * About how rare a syllable is.
 * @param {Engine} engine
 * @param {string} bare
 */
function rarity(engine, bare) {
  return Math.log(1 + engine.manifest.so / 2 ** frequency(engine, bare));
}

/**
 * @param {Token[]} tokens
 * @returns {[Token, Token][]}
 */
function neighbours(tokens) {
  return tokens.slice(1).map((token, i) => [tokens[i], token]);
}
