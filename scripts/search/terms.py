"""The terms of many texts at once: syllables, pairs of neighbours, groups of synonyms, abbreviations written out.

What would be a loop over millions of words is done by numpy, with arrays of whole numbers. A *piece* is a text, or a
part of it, over whose ends no pair reaches; a *key* is a term and, in its low bits, the piece that it stands in.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from scripts.search.lexicon import END, WORD_BITS, Thesaurus

Numbers: TypeAlias = NDArray[np.int64]

PIECE_BITS = 17
"""A pair and a piece make a number of 63 bits; before there are more pieces, another batch is begun."""
FULL = 1 << (PIECE_BITS - 1)
"""So much that stands between white space is read at once, and up to a page more: arrays that a cache can hold."""
PIECE = (1 << PIECE_BITS) - 1
"""The bits of a key that hold the piece."""


class Batch:
    """Texts to be read together. Each piece has the page that it is of and the weight of its words."""

    def __init__(self, thesaurus: Thesaurus) -> None:
        self._thesaurus = thesaurus
        self._written: list[int] = []
        self.pages: list[int] = []
        self.weights: list[float] = []

    def add(self, page: int, weight: float, text: str) -> None:
        """Have a text read, and what its abbreviations stand for too; full stops part its pieces."""
        for piece in text.split(" . "):
            written = piece.split()
            self._add(page, weight, written)
            for full in self._thesaurus.written_out(written):
                self._add(page, weight, full.split())

    def _add(self, page: int, weight: float, written: list[str]) -> None:
        self._written += map(self._thesaurus.tokens.__getitem__, written)
        self._written.append(END)
        self.pages.append(page)
        self.weights.append(weight)

    def is_full(self) -> bool:
        """Whether another batch should be begun."""
        return len(self._written) >= FULL

    def term_keys(self) -> Iterator[Numbers]:
        """The keys of all terms, each as often as it is said, in order: syllables and pairs, then groups of synonyms."""
        words = self._words()
        ends = words == END
        pieces = np.cumsum(ends) - ends
        paired = ~(ends[:-1] | ends[1:])
        pairs = (words[:-1] << WORD_BITS | words[1:])[paired]
        keys = np.concatenate([(words << PIECE_BITS | pieces)[~ends], pairs << PIECE_BITS | pieces[1:][paired]])
        keys.sort()
        yield keys
        firsts = np.concatenate([[0], np.flatnonzero(ends) + 1])
        yield np.unique(np.concatenate([np.empty(0, np.int64), *self._synonyms(keys, words, firsts)]))

    def _words(self) -> Numbers:
        """The words of all that is written."""
        tokens = self._thesaurus.tokens
        written, bounds, flat = (np.array(some, np.int64) for some in (self._written, tokens.bounds, tokens.flat))
        firsts = bounds[written]
        counts = bounds[written + 1] - firsts
        # numbers that run on, but for each that is written set to where its own words begin
        words: Numbers = flat[np.arange(counts.sum()) + np.repeat(firsts - np.cumsum(counts) + counts, counts)]
        return words

    def _synonyms(self, keys: Numbers, words: Numbers, firsts: Numbers) -> Iterator[Numbers]:
        """Keys of the groups of synonyms, some more than once; the words of each piece begin at ``firsts``."""
        starts = self._thesaurus.starts
        terms = np.array([*starts], np.int64)
        bounds = np.searchsorted(keys, [terms << PIECE_BITS, (terms + 1) << PIECE_BITS])
        for number in np.flatnonzero(bounds[0] < bounds[1]).tolist():
            pieces = keys[bounds[0, number] : bounds[1, number]] & PIECE
            for phrase, concept in starts[int(terms[number])]:
                if phrase:  # most often its end does not stand there
                    some = _having(phrase[-1], pieces, keys).tolist()
                    matching = [at for at in some if _stands(phrase, words[firsts[at] : firsts[at + 1]].tolist())]
                    yield concept << PIECE_BITS | np.array(matching, np.int64)
                else:
                    yield concept << PIECE_BITS | pieces


def _having(term: int, pieces: Numbers, keys: Numbers) -> Numbers:
    """The pieces that have a term; keys are in order."""
    wanted = term << PIECE_BITS | pieces
    places = np.searchsorted(keys, wanted)
    having: Numbers = pieces[keys[np.minimum(places, len(keys) - 1)] == wanted]
    return having


def _stands(phrase: list[int], words: list[int]) -> bool:
    return any(words[at : at + len(phrase)] == phrase for at, word in enumerate(words) if word == phrase[0])


def changes(numbers: Numbers | NDArray[np.float64]) -> NDArray[np.bool_]:
    """Whether each number is another than the one before, as the first one always is: there a run of equal ones begins."""
    return np.concatenate([np.ones(min(1, len(numbers)), np.bool_), numbers[1:] != numbers[:-1]])
