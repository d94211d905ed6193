"""The language of the collection as the browser needs it, to complete words half typed and to correct misspelt ones."""

from __future__ import annotations

import itertools
from collections.abc import Iterable

from scripts.search.codec import encode

SYLLABLES = 2_000
"""At most so many syllables stand in the manifest."""
PAIRS = 700
"""At most so many pairs of neighbours stand there, those that weigh most over all pages."""


class SpellingHints:
    """The syllables and pairs for the manifest, out of all terms that are noted."""

    def __init__(self) -> None:
        self._counts: dict[str, int] = {}
        self._pairs: list[tuple[int, str, int]] = []
        self._lightest = (1, "", 0)

    def note(self, term: str, frequency: int, total_weight: int, usual: str) -> None:
        """Note a bare term: how many pages have it, its weight over all pages, its usual spelling."""
        if "_" not in term:
            if term[0] != "~" and not term.isdecimal():
                self._counts[term] = frequency
            return
        row = (-total_weight, usual, frequency)
        if row < self._lightest and not any(part.isdecimal() for part in usual.split("_")):
            self._pairs.append(row)
            if len(self._pairs) > 4 * PAIRS:  # of a large collection's pairs few are ever kept
                self._pairs = self._heaviest()
                self._lightest = self._pairs[-1]

    def _heaviest(self) -> list[tuple[int, str, int]]:
        return sorted(self._pairs)[:PAIRS]

    def lexicon(self) -> tuple[str, str]:
        """The most frequent bare syllables, and the length in bits of how many pages have each.

        The syllables stand in order, each as the letter that says how much it shares with the one before (A for
        nothing) and the rest: ``AduongFg`` is *duong*, *duongg*. Numbers are left out: a slip in one cannot be corrected.
        """
        counts = self._counts
        known = sorted(sorted(counts, key=lambda word: (-counts[word], word))[:SYLLABLES])
        return _front_coded(known), encode(counts[word].bit_length() for word in known)

    def pairs(self) -> tuple[str, str]:
        """The heaviest pairs in their usual spelling (``lam!_đương!``), and their counts as in :meth:`lexicon`.

        Pairs of one first syllable stand together: ``lam! đương! nha!`` up to a semicolon.
        """
        known = sorted((usual.split("_"), frequency) for _, usual, frequency in self._heaviest())
        groups = itertools.groupby(known, key=lambda row: row[0][0])
        text = ";".join(" ".join([first, *(second for (_, second), _ in rows)]) for first, rows in groups)
        return text, encode(frequency.bit_length() for _, frequency in known)


def _front_coded(words: Iterable[str]) -> str:
    parts = []
    before = ""
    for word in words:
        # beyond ASCII the browser counts otherwise
        pairs = itertools.takewhile(
            lambda pair: pair[0] == pair[1] and pair[0].isascii(), zip(before, word, strict=False)
        )
        alike = sum(1 for _ in pairs)
        same = min(alike, 25)
        parts.append(chr(ord("A") + same) + word[same:])
        before = word
    return "".join(parts)
