"""Postings → lines of text for the browser: under each bare term its spellings, with the pages that have them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from scripts.search.codec import DIGITS
from scripts.search.lexicon import WORD, WORD_BITS
from scripts.search.terms import Numbers, changes
from scripts.search.tokenizer import bare_of

LEVEL_BITS = 5
"""The low bits of a posting are a level of weight, those above the page."""
LEVEL = (1 << LEVEL_BITS) - 1
_DIGITS = np.frombuffer(DIGITS.encode(), np.uint8)
_Spelling: TypeAlias = tuple[str, int]
"""A term's exact form, its number."""


class PostingLine(NamedTuple):
    """A line of a file of terms, and what is known of the term over all pages.

    ``text`` is the bare term, then its spellings, each as its exact form (nothing where it is the bare one), gaps
    between pages, and levels. ``document_frequency`` is how many pages have the term in any spelling, ``total_weight`` its
    weight over all pages in levels, ``usual`` the spelling that most pages have.
    """

    term: str
    text: str
    document_frequency: int
    total_weight: int
    usual: str


def lines(
    terms: Numbers, postings: NDArray[np.uint32], forms: Sequence[str]
) -> Iterator[tuple[str, list[PostingLine]]]:
    """The lines of all terms by their first bare syllable, in order.

    ``terms`` holds the term of each posting; equal terms stand together, their pages in order. ``forms`` are the exact
    forms of words by their numbers.
    """
    firsts = np.flatnonzero(changes(terms))
    terms = terms[firsts]
    bares, places = _bare(forms)
    first, second = terms >> WORD_BITS, terms & WORD
    first, second = np.where(first, first, second), np.where(first, second, 0)
    _, line = np.unique(places[first] << WORD_BITS | places[second], return_inverse=True)
    written = _Written(firsts, (postings >> LEVEL_BITS).astype(np.int32), (postings & LEVEL).astype(np.uint8), line)
    order = np.argsort(line, kind="stable")  # the spellings of a line side by side
    columns = [column[order].tolist() for column in (line, places[first], places[second], first, second)]
    for begin, same in groupby(zip(*columns, order.tolist(), strict=True), key=itemgetter(1)):
        some = []
        for (number, end), rows in groupby(same, key=itemgetter(0, 2)):
            spellings = sorted((f"{forms[a]}_{forms[b]}" if b else forms[a], term) for *_, a, b, term in rows)
            some.append(written.line(number, f"{bares[begin]}_{bares[end]}" if end else bares[begin], spellings))
        yield bares[begin], some


def _bare(forms: Sequence[str]) -> tuple[list[str], Numbers]:
    """All bare forms in order, and the place in it of each exact one; the first stands for no word. A concept is its own."""
    bare = [form if form.startswith("~") else bare_of(form) for form in forms[1:]]
    known = sorted({*bare})
    places = {form: place for place, form in enumerate(known, start=1)}
    return ["", *known], np.array([0, *map(places.__getitem__, bare)])


class _Written:
    """Gaps and levels of all postings, written at once: those of a term are cut out.

    The postings of a term begin at one of ``firsts``; ``lines`` is the number of its line.
    """

    def __init__(self, firsts: Numbers, pages: NDArray[np.int32], levels: NDArray[np.uint8], lines: Numbers) -> None:
        bounds = np.append(firsts, len(pages))
        self._bounds = bounds.tolist()
        self._frequencies = _frequencies(np.repeat(lines, np.diff(bounds)), pages)
        self._total_weights = np.add.reduceat(levels, firsts, dtype=np.int64).tolist()
        self._levels = _DIGITS[levels].tobytes().decode()
        gaps = np.diff(pages, prepend=np.int32(-1))
        gaps -= 1
        gaps[firsts] = pages[firsts]
        self._gaps, places = encoded(gaps)
        self._gap_bounds = places[bounds].tolist()

    def line(self, number: int, term: str, spellings: Sequence[_Spelling]) -> PostingLine:
        """The line of a bare term."""
        parts = [term]
        total_weight = most = 0
        usual = ""
        for exact, place in spellings:
            start, end = self._bounds[place], self._bounds[place + 1]
            gaps = self._gaps[self._gap_bounds[place] : self._gap_bounds[place + 1]]
            parts += ["" if exact == term else exact, gaps, self._levels[start:end]]
            total_weight += self._total_weights[place]
            if end - start > most:
                most, usual = end - start, exact
        return PostingLine(term, " ".join(parts), self._frequencies[number], total_weight, usual)


def _frequencies(lines: Numbers, pages: NDArray[np.int32]) -> list[int]:
    """How many pages each line has, in any spelling; both are given for each posting. ``lines`` is used up."""
    lines <<= 32  # in place, here and below: an array of five million numbers has 40 MB
    lines |= pages
    lines.sort()
    first = changes(lines)
    lines >>= 32
    counts: list[int] = np.bincount(lines[first]).tolist()
    return counts


def encoded(numbers: NDArray[np.int32]) -> tuple[str, Numbers]:
    """What :func:`codec.encode` writes, for very many numbers; where each begins, and where the last ends."""
    sizes = np.ones(len(numbers), np.uint8)
    for shift in range(5, 31, 5):
        sizes += numbers >> shift > 0
    bounds = np.zeros(len(numbers) + 1, np.int64)
    np.cumsum(sizes, out=bounds[1:])
    text = np.empty(bounds[-1], np.uint8)
    left, places = numbers, bounds[:-1]
    while len(left):  # the lowest five bits of every number, then the next of the few that have more
        more = left > 31  # noqa: PLR2004 - five bits
        text[places] = _DIGITS[(left & 31).astype(np.uint8) | more.astype(np.uint8) << 5]
        left, places = left[more] >> 5, places[more] + 1
    return text.tobytes().decode(), bounds
