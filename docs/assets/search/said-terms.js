/* What a long query was understood as: its words that stand in the titles and summaries found first. Pure. */
import { bestAgreement } from "./engine.js";
import { FITS } from "./ranking.js";
import { spell, words } from "./words.js";

/** @import { Engine, Outcome } from "./engine.js" */
/** @import { Token } from "./query.js" */

/** A query of fewer words is plain. */
const LONG = 8;
/** A word is said by itself if it brought so much of what the word that brought most did. */
const ALONE = 0.5;
/** The same of a syllable that stands beside the other one of its word. */
const BESIDE = 0.3;

/**
 * What was understood, in the pages' spelling and the query's order, neighbours together. Words of address bring little
 * to a page, and stand in no title.
 * @param {Engine} engine
 * @param {Outcome} outcome
 * @param {string[]} texts - titles and summaries of the first pages
 * @returns {string[]}
 */
export function saidTerms(engine, { tokens, brought }, texts) {
  if (tokens.length < LONG) return [];
  const most = Math.max(...brought);
  const { here, beside } = placesOf(engine, tokens, texts);
  const matters = tokens.map(function (token, t) {
    const together = (token.bound && beside[t]) || (tokens[t - 1]?.bound && beside[t - 1]);
    return here[t] !== "" && brought[t] > (together ? BESIDE : ALONE) * most;
  });
  /** @type {string[][]} */
  const runs = [[]];
  const goesWith = (/** @type {number} */ t, /** @type {number} */ other) =>
    matters[other] && (tokens[Math.min(t, other)].bound || (beside[Math.min(t, other)] && tokens[t].tells));
  for (const t of tokens.keys()) {
    // half a word is not said
    if (matters[t] || goesWith(t, t - 1) || goesWith(t, t + 1)) {
      runs[runs.length - 1].push(here[t] || usualSpelling(engine, tokens, t));
    } else runs.push([]);
  }
  return [...new Set(runs.filter((run) => run.length).map((run) => run.join(" ")))];
}

/**
 * Of each token how the texts spell it, "" where none has it, and whether some has it right before the next one.
 * @param {Engine} engine
 * @param {Token[]} tokens
 * @param {string[]} texts
 */
function placesOf({ writing }, tokens, texts) {
  const here = tokens.map(() => "");
  const beside = tokens.map(() => false);
  for (const said of texts.map((text) => words(writing, text))) {
    const fits = tokens.map((token) => said.map((word) => bestAgreement(writing, token, word) > FITS));
    for (const [t, row] of fits.entries()) {
      const at = row.findIndex((fit, i) => fit && fits[t + 1]?.[i + 1]);
      if (at >= 0 && !beside[t]) {
        beside[t] = true;
        here[t] = said[at].raw.toLowerCase();
        here[t + 1] = said[at + 1].raw.toLowerCase();
      } else if (!here[t]) here[t] = said[row.indexOf(true)]?.raw.toLowerCase() || "";
    }
  }
  return { here, beside };
}

/**
 * A token as it is usually written beside the one that it is a word with.
 * @param {Engine} engine
 * @param {Token[]} tokens
 * @param {number} t
 */
function usualSpelling({ usualPairs, writing }, tokens, t) {
  const [before, token, after] = [tokens[t - 1], tokens[t], tokens[t + 1]];
  if (token.marked) return token.raw.toLowerCase();
  const usual = after && usualPairs.get(token.bare + "_" + after.bare)?.spelling[0];
  const other = before && usualPairs.get(before.bare + "_" + token.bare)?.spelling[1];
  return usual || other ? spell(writing, usual || other || "") : token.raw;
}
