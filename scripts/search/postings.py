"""Which page has which term, and with what weight.

Millions of postings are held in a few sorted arrays instead of an array for each term: memory is read in order.
"""

from __future__ import annotations

from collections.abc import Iterator
from operator import itemgetter
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from scripts.search.documents import SearchDocument
from scripts.search.lexicon import Thesaurus
from scripts.search.posting_lines import LEVEL, LEVEL_BITS, PostingLine, lines
from scripts.search.terms import PIECE, PIECE_BITS, Batch, Numbers, changes

Rows: TypeAlias = NDArray[np.uint32]
"""Postings: a page and, in its low bits, its level."""
_BOUNDS = np.exp2((np.arange(2, LEVEL + 1) - 0.5) / 3) - 1
"""The weights from which on a level is 2, 3 …"""
MIN_PAIR_WEIGHT = 1.0
"""Fields of less weight are found by their words only, without pairs and synonyms: names of documents and sources."""
MAX_TERM_FREQUENCY = 8
"""Said more often than this, a word adds nothing more."""
TF_SATURATION = np.array([1.5 * times / (times + 0.5) for times in range(MAX_TERM_FREQUENCY + 1)])
"""The weight of a word of weight 1 that occurs never, once, twice …: every occurrence adds less than the one before."""


def levels(weights: NDArray[np.float64]) -> Numbers:
    """Weights as small numbers, ``3 * log2(1 + weight)`` rounded; the browser counts with ``level / 3``, the logarithm."""
    return np.searchsorted(_BOUNDS, weights, side="right") + 1


class Postings:
    """Exact term → the pages that have it. Pages are added in order."""

    def __init__(self, thesaurus: Thesaurus) -> None:
        self._thesaurus = thesaurus
        self._batch = Batch(thesaurus)
        self._terms: list[Numbers] = []
        self._rows: list[Rows] = []

    def add(self, number: int, page: SearchDocument) -> None:
        """Note the terms of a page with their levels; a word said again in fields of one weight adds ever less."""
        for weight, text in sorted(page.fields, key=itemgetter(0)):  # a word is counted over all fields of a weight
            self._batch.add(number, weight, text, with_pairs=weight >= MIN_PAIR_WEIGHT)
        if self._batch.is_full():
            self._read()

    def _read(self) -> None:
        batch, self._batch = self._batch, Batch(self._thesaurus)
        pages, weights = np.array(batch.pages, np.int64), np.array(batch.weights)
        for keys in batch.keys(MIN_PAIR_WEIGHT):
            terms, rows = _weighed(keys, pages, weights)
            self._terms.append(terms)
            self._rows.append(rows)

    def lines(self) -> Iterator[tuple[str, list[PostingLine]]]:
        """The lines of all terms by their first bare syllable, in order. What is written is forgotten: once only."""
        if self._batch.pages:
            self._read()
        if not self._terms:
            return iter(())
        terms = np.concatenate(self._terms)
        self._terms = []
        order = np.argsort(terms, kind="stable")  # of each term its pages stay in order
        terms.sort()
        rows = np.concatenate(self._rows)
        self._rows = []
        return lines(terms, rows[order], self._thesaurus.tokens.forms)


def _weighed(keys: Numbers, pages: Numbers, weights: NDArray[np.float64]) -> tuple[Numbers, Rows]:
    """The terms of pages and their rows, out of keys in order; of each piece the page and the weight are given.

    Pieces of one page and weight stand together.
    """
    fields = np.cumsum(changes(pages) | changes(weights))
    firsts = np.flatnonzero(changes(keys >> PIECE_BITS << PIECE_BITS | fields[keys & PIECE]))
    times = np.diff(firsts, append=len(keys))
    terms, pieces = keys[firsts] >> PIECE_BITS, keys[firsts] & PIECE
    term_weights = weights[pieces] * TF_SATURATION[np.minimum(times, MAX_TERM_FREQUENCY)]
    of = pages[pieces]
    firsts = np.flatnonzero(changes(terms) | changes(of))
    rows = of[firsts] << LEVEL_BITS | levels(np.add.reduceat(term_weights, firsts))
    return terms[firsts], rows.astype(np.uint32)
