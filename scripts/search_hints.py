"""What the browser is told of the language of the collection, to finish words half typed and to mend what was mistyped."""

from __future__ import annotations

import itertools
from collections.abc import Iterable

from scripts.search_facets import encode

SYLLABLES = 2_000
"""At most so many syllables are told."""
PAIRS = 700
"""At most so many pairs of neighbours are told, those that weigh most over all pages."""


def lexicon(counts: dict[str, int]) -> tuple[str, str]:
    """Bare syllables and how many pages have each → the most frequent, and the length in bits of their counts.

    The syllables stand in order, each as the letter that tells how much it shares with the one before (A for nothing)
    and the rest: ``AduongFg`` is *duong*, *duongg*. Numbers are left out: nobody can mend them.
    """
    words = (word for word in counts if not word.isdecimal())
    known = sorted(sorted(words, key=lambda word: (-counts[word], word))[:SYLLABLES])
    return _front_coded(known), encode(counts[word].bit_length() for word in known)


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


def pairs(usual: dict[str, tuple[float, int]]) -> tuple[str, str]:
    """Exact pairs (``lam!_đương!``), each with its weight over all pages and how many have it → the heaviest, and counts.

    Pairs of one first syllable stand together: ``lam! đương! nha!`` up to a semicolon. Counts as in :func:`lexicon`.
    """
    words = (pair for pair in usual if not any(part.isdecimal() for part in pair.split("_")))
    known = sorted(tuple(pair.split("_")) for pair in sorted(words, key=lambda pair: (-usual[pair][0], pair))[:PAIRS])
    groups = itertools.groupby(known, key=lambda pair: pair[0])
    text = ";".join(" ".join([first, *(second for _, second in rows)]) for first, rows in groups)
    return text, encode(usual["_".join(pair)][1].bit_length() for pair in known)
