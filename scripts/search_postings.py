"""Which page has which term, and with what weight; and how a list of pages is written for the browser."""

from __future__ import annotations

import math
import sys
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache, partial
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple, TypeAlias

from scripts.findable import Findable
from scripts.folding import bare_of
from scripts.search_facets import DIGITS, encode
from scripts.thesaurus import Thesaurus

Pages: TypeAlias = "array[int]"
"""The pages that have a term, in order, each as ``page * 256 + level``: millions of numbers, four bytes each."""
_Named: TypeAlias = tuple[str, str, Pages]
"""A term: its bare form, its exact one, its pages."""
_BITS = 8
"""A level has a byte of its own, so that those of all pages are cut out at once."""
_LOWEST = 0 if sys.byteorder == "little" else 3
_LEVEL = 31
_DIGITS = bytes.maketrans(bytes(range(_LEVEL + 1)), DIGITS[: _LEVEL + 1].encode())
TELLING = 1.0
"""Fields of less weight are found by their words only, without pairs and synonyms: names of documents and sources."""
MANY = 8
"""Said more often than this, a word adds nothing more."""


class Line(NamedTuple):
    """A line of a file of terms, and what is known of the term over all pages.

    ``text`` is the bare term, then its spellings, each as its exact form (nothing where it is the bare one), gaps
    between pages, and levels. ``document_frequency`` is how many pages have the term in any spelling, ``mass`` its
    weight over all pages in levels, ``usual`` the spelling that most pages have.
    """

    term: str
    text: str
    document_frequency: int
    mass: int
    usual: str


def _weights(weight: float, counts: Counter[int]) -> list[float]:
    """What a word weighs that is said never, once, twice …: every time adds less than the one before."""
    said = (min(times, MANY) for times in range(1 + max(counts.values(), default=0)))
    return [weight * (1.5 * times / (times + 0.5)) for times in said]


@cache
def level(weight: float) -> int:
    """A weight as a small number; the browser takes ``2 ** (level / 3) - 1`` back."""
    return max(1, min(_LEVEL, round(3 * math.log2(1 + weight))))


class Postings:
    """Exact term → the pages that have it. Pages are added in order."""

    def __init__(self, thesaurus: Thesaurus) -> None:
        self._thesaurus = thesaurus
        self._pages: dict[int, Pages] = defaultdict(partial(array, "I"))

    def add(self, number: int, page: Findable) -> None:
        """Note the terms of a page with their levels; a word said again in fields of one weight adds ever less."""
        base = number << _BITS
        by_weight: dict[float, list[int]] = defaultdict(list)
        for weight, text in page.fields:
            terms = self._thesaurus.terms if weight >= TELLING else self._thesaurus.words
            for piece in text.split(" . "):
                by_weight[weight] += terms(piece)
        if not by_weight:
            return
        # the longest text apart: most of its terms stand nowhere else, and of them there are millions
        main = max(by_weight, key=lambda weight: len(by_weight[weight]))
        counts = Counter(by_weight.pop(main))
        alone = _weights(main, counts)
        more: dict[int, float] = defaultdict(float)
        for weight, found in by_weight.items():
            said = Counter(found)
            weights = _weights(weight, said)
            for term, times in said.items():
                more[term] += weights[times]
        pages = self._pages
        for term, weight in more.items():
            pages[term].append(base | level(weight + alone[counts.pop(term, 0)]))
        rows = [base | level(weight) for weight in alone]
        for term, times in counts.items():
            pages[term].append(rows[times])

    def lines(self) -> Iterator[tuple[str, list[Line]]]:
        """The lines of all terms by their first bare syllable, in order. What is written is forgotten: once only."""
        by_first: dict[str, list[int]] = defaultdict(list)
        for term in self._pages:
            by_first[_bare(self._thesaurus.exact(term)[0])].append(term)
        for first in sorted(by_first):
            named = sorted(map(self._named, by_first.pop(first)), key=itemgetter(0, 1))
            yield first, [_line(bare, list(spellings)) for bare, spellings in groupby(named, key=itemgetter(0))]

    def _named(self, term: int) -> _Named:
        exact = self._thesaurus.exact(term)
        return "_".join(map(_bare, exact)), "_".join(exact), self._pages.pop(term)


@cache
def _bare(exact: str) -> str:
    """The bare form of an exact one; a concept is its own."""
    return exact if exact.startswith("~") else bare_of(exact)


def _line(term: str, spellings: Sequence[_Named]) -> Line:
    parts = [term]
    mass = 0
    for _, exact, rows in spellings:
        levels = rows.tobytes()[_LOWEST :: rows.itemsize]
        pages = [row >> _BITS for row in rows]
        gaps = [after - before - 1 for before, after in zip([-1, *pages], pages, strict=False)]
        parts += ["" if exact == term else exact, encode(gaps), levels.translate(_DIGITS).decode()]
        mass += sum(levels)
    most = max(spellings, key=lambda spelling: len(spelling[2]))
    several = len(spellings) > 1
    frequency = len({row >> _BITS for _, _, rows in spellings for row in rows}) if several else len(most[2])
    return Line(term, " ".join(parts), frequency, mass, most[1])
