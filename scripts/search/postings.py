"""Which page has which term, and with what weight.

Millions of postings are held in a few sorted arrays instead of an array for each term: memory is read in order.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from scripts.search.documents import SearchDocument
from scripts.search.lexicon import Thesaurus
from scripts.search.posting_lines import LEVEL, LEVEL_BITS, PostingLine, lines
from scripts.search.terms import PIECE, PIECE_BITS, Batch, Numbers, changes

Rows: TypeAlias = NDArray[np.uint32]
"""Postings: a page and, in its low bits, its level."""
K1, B = 1.2, 0.75
"""How soon a term that is said more often adds nothing more, and how far a page's length counts: BM25's usual values."""
LENGTH = 300
"""Words of a page about as long as most."""


def levels(frequencies: NDArray[np.float64], priors: NDArray[np.float64] | float = 1.0) -> Numbers:
    """The saturated frequency of BM25F, ``tf / (tf + k1)``, times the page's prior, in steps of 1/32; the browser sums ``idf * level / 32``.

    The part of a page's score that does not depend on the query is reckoned here, so that the browser needs no lengths
    (impact-ordered indexes store it so: Anh and Moffat, SIGIR 2006).
    """
    return np.clip(np.rint((LEVEL + 1) * priors * frequencies / (frequencies + K1)), 1, LEVEL).astype(np.int64)


class Postings:
    """Exact term → the pages that have it. Pages are added in order."""

    def __init__(self, thesaurus: Thesaurus) -> None:
        self._thesaurus = thesaurus
        self._batch = Batch(thesaurus)
        self._terms: list[Numbers] = []
        self._rows: list[Rows] = []
        self._priors: list[float] = []

    def add(self, number: int, page: SearchDocument) -> None:
        """Note the terms of a page: each occurrence counts by the weight of its field, less on a page longer than others."""
        self._priors.append(page.prior)
        norm = 1 - B + B * page.length / LENGTH
        for weight, text in page.fields:
            self._batch.add(number, weight / norm, text)
        if self._batch.is_full():
            self._read()

    def _read(self) -> None:
        batch, self._batch = self._batch, Batch(self._thesaurus)
        pages, weights = np.array(batch.pages, np.int64), np.array(batch.weights)
        priors = np.array(self._priors)
        for keys in batch.term_keys():
            terms, rows = _weighed(keys, pages, weights, priors)
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


def _weighed(
    keys: Numbers, pages: Numbers, weights: NDArray[np.float64], priors: NDArray[np.float64]
) -> tuple[Numbers, Rows]:
    """The terms of pages and their rows, out of keys in order; of each piece the page and the weight are given.

    Pieces of one page stand together.
    """
    terms, of = keys >> PIECE_BITS, pages[keys & PIECE]
    firsts = np.flatnonzero(changes(terms) | changes(of))
    rows = of[firsts] << LEVEL_BITS | levels(np.add.reduceat(weights[keys & PIECE], firsts), priors[of[firsts]])
    return terms[firsts], rows.astype(np.uint32)
