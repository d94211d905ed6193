"""The terms of a text for the search: its syllables, pairs of neighbours, abbreviations written out, groups of synonyms.

Terms are numbers, as an index meets millions of them: an exact form or a group of synonyms has its own, a pair of
neighbours is made of two. :meth:`Thesaurus.exact` writes a term out.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from scripts.folding import exact, syllable, syllables, words
from scripts.vocabulary import Vocabulary

_CAPITALS = re.compile(r"[^\W\d_a-z]{2,}\w*")
_PAIR = 2_654_435_761
"""A pair is ``first * _PAIR + second``: a prime beyond the number of words, so that a dict spreads the pairs evenly."""


class Thesaurus:
    """Abbreviations and synonyms, by the syllables that they are written with; the numbers of all terms met."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        glossary = vocabulary.glossary
        self.fillers = {s.exact for word in (glossary.fillers if glossary else ()) for s in syllables(word)}
        self.abbreviations: dict[str, list[str]] = {}
        self.synonyms: list[tuple[int, list[list[str]]]] = []
        self._read = _Reader(self.fillers, self.abbreviations)
        self._shorts: set[int] = set()
        self._starts: dict[int, list[tuple[list[int], int]]] = defaultdict(list)
        for row in glossary.abbreviations if glossary else ():
            for short in (row.short, *row.variants):
                found = syllables(short)
                self._shorts |= {self._read.number(s.exact) for s in found}
                self.abbreviations.setdefault(" ".join(s.bare for s in found), list(row.full))
        for group in glossary.synonyms if glossary else ():
            phrases = [[s.exact for s in syllables(term)] for term in group.terms]
            concept = self._read.number(f"~{len(self.synonyms)}")
            self.synonyms.append((2 if group.strength == "bang" else 1, phrases))
            for phrase in filter(None, phrases):
                self._add_phrase([self._read.number(word) for word in phrase], concept)

    def _add_phrase(self, phrase: list[int], concept: int) -> None:
        """Have a phrase looked for where its first telling pair stands, else its first word."""
        pairs = self._pairs(phrase)
        start, known = (pairs[0], 2) if pairs else (phrase[0], 1)
        self._starts[start].append((phrase if len(phrase) > known else [], concept))

    def words(self, text: str) -> list[int]:
        """The words of a text alone."""
        return self._words(text.split())

    def terms(self, text: str) -> list[int]:
        """Terms of a text: syllables, telling pairs of neighbours, groups of synonyms, abbreviations written out."""
        written = text.split()
        terms = self._terms(written)
        capitals = self._read.capitals.keys() & written
        if capitals and not self._shorts.isdisjoint(terms):
            for short in {short for some in capitals for short in self._read.capitals[some]}:
                terms += self._terms(self.abbreviations[short][0].split())
        return terms

    def _words(self, written: list[str]) -> list[int]:
        return [*itertools.chain.from_iterable(map(self._read.__getitem__, written))]

    def _terms(self, written: list[str]) -> list[int]:
        found = self._words(written)
        terms = found + self._pairs(found)
        met = self._starts.keys() & terms
        if met:
            terms += {c for start in met for phrase, c in self._starts[start] if not phrase or _stands(phrase, found)}
        return terms

    def _pairs(self, found: list[int]) -> list[int]:
        last = self._read.last_filler
        return [a * _PAIR + b for a, b in itertools.pairwise(found) if a > last < b]

    def exact(self, term: int) -> list[str]:
        """The exact forms that a term is made of: one, two for a pair; ``~12`` for a group of synonyms."""
        forms = self._read.forms
        first, second = divmod(term, _PAIR)
        return [forms[first], forms[second]] if first else [forms[second]]

    def told(self) -> dict[str, Any]:
        """What the browser is told: abbreviation → full form; a group: its strength, then its phrases."""
        groups = [[strength, *(" ".join(phrase) for phrase in phrases)] for strength, phrases in self.synonyms]
        return {
            "tat": {short: full[:2] for short, full in self.abbreviations.items()},
            "nghia": groups,
            "dem": " ".join(sorted(self.fillers)),
        }


def _stands(phrase: list[int], found: list[int]) -> bool:
    """Whether a phrase stands in a text; most often its end does not."""
    return phrase[-1] in found and any(
        found[at : at + len(phrase)] == phrase for at, word in enumerate(found) if word == phrase[0]
    )


class _Reader(dict[str, tuple[int, ...]]):
    """What stands between white space → the numbers of its words. Kept, as nearly all is met again.

    Fillers have the lowest numbers, so that a comparison tells them. ``capitals`` are those with abbreviations in them,
    which are written in capitals, and their bare forms.
    """

    def __init__(self, fillers: Iterable[str], abbreviations: Mapping[str, list[str]]) -> None:
        super().__init__()
        self.forms = [""]
        self._numbers: dict[str, int] = {}
        self.last_filler = max(map(self.number, sorted(fillers)), default=0)
        self.capitals: dict[str, list[str]] = {}
        self._abbreviations = abbreviations

    def number(self, form: str) -> int:
        """The number of an exact form, a new one where it is met for the first time."""
        number = self._numbers.setdefault(form, len(self.forms))
        if number == len(self.forms):
            self.forms.append(form)
        return number

    def __missing__(self, written: str) -> tuple[int, ...]:
        found = words(written)
        capitals = [syllable(word).bare for word in found if word[:2].isupper() and _CAPITALS.match(word)]
        shorts = [short for short in capitals if short in self._abbreviations]
        if shorts:
            self.capitals[written] = shorts
        numbers = self[written] = tuple(self.number(exact(word)) for word in found)
        return numbers
