"""The terms of a text for the search: its syllables, pairs of neighbours, abbreviations written out, groups of synonyms.

Terms are numbers, as an index meets millions of them: an exact form or a group of synonyms has its own, a pair of
neighbours is made of two. :meth:`Thesaurus.name` writes a term out.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable
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
        for row in glossary.abbreviations if glossary else ():
            for short in (row.short, *row.variants):
                self.abbreviations.setdefault(" ".join(s.bare for s in syllables(short)), list(row.full))
        for group in glossary.synonyms if glossary else ():
            phrases = [[s.exact for s in syllables(term)] for term in group.terms]
            self.synonyms.append((2 if group.strength == "bang" else 1, phrases))
        self._read = _Reader(self.fillers, self.abbreviations)
        self._shorts = {
            n
            for row in (glossary.abbreviations if glossary else ())
            for short in (row.short, *row.variants)
            for n in self.words(short)
        }
        self._starts: dict[int, list[tuple[list[int], int]]] = defaultdict(list)
        for at, (_, phrases) in enumerate(self.synonyms):
            for phrase in filter(None, phrases):
                found = [*map(self._read.number, phrase)]
                pairs = self._pairs(found)  # a pair with a filler is no term
                start, known = (pairs[0], 2) if pairs else (found[0], 1)
                self._starts[start].append((found if len(found) > known else [], self._read.number(f"~{at}")))

    def words(self, text: str) -> list[int]:
        """The words of a text alone."""
        return self._words(text.split())

    def terms(self, text: str) -> list[int]:
        """Terms of a text: syllables, telling pairs of neighbours, groups of synonyms, abbreviations written out."""
        written = text.split()
        terms = self._terms(written)
        if not self._read.shorts.isdisjoint(written) and not self._shorts.isdisjoint(terms):
            for full in self._expanded(text):
                terms += self._terms(full.split())
        return terms

    def _words(self, written: Iterable[str]) -> list[int]:
        return [*itertools.chain.from_iterable(map(self._read.__getitem__, written))]

    def _terms(self, written: Iterable[str]) -> list[int]:
        found = self._words(written)
        terms = found + self._pairs(found)
        met = self._starts.keys() & terms
        if met:
            terms += {c for start in met for phrase, c in self._starts[start] if not phrase or _stands(phrase, found)}
        return terms

    def _pairs(self, found: list[int]) -> list[int]:
        last = self._read.last_filler
        return [a * _PAIR + b for a, b in itertools.pairwise(found) if a > last < b]

    def _expanded(self, text: str) -> list[str]:
        """What abbreviations in a text stand for; they are written in capitals there."""
        shorts = dict.fromkeys(_capitals(words(text)))
        return [self.abbreviations[short][0] for short in shorts if short in self.abbreviations]

    def name(self, term: int) -> str:
        """A term written out: ``lam!``, ``lam!_đương!``, ``~12`` for a group of synonyms."""
        first, second = divmod(term, _PAIR)
        return f"{self._read.forms[first]}_{self._read.forms[second]}" if first else self._read.forms[second]

    def first(self, term: int) -> str:
        """The exact form of the first syllable of a term, or its only one."""
        return self._read.forms[term // _PAIR or term]

    def told(self) -> dict[str, Any]:
        """What the browser is told: abbreviation → full form; a group: its strength, then its phrases."""
        groups = [[strength, *(" ".join(phrase) for phrase in phrases)] for strength, phrases in self.synonyms]
        return {
            "tat": {short: full[:2] for short, full in self.abbreviations.items()},
            "nghia": groups,
            "dem": " ".join(sorted(self.fillers)),
        }


def _capitals(written: Iterable[str]) -> list[str]:
    """The bare forms of words in capitals."""
    return [syllable(word).bare for word in written if word[:2].isupper() and _CAPITALS.match(word)]


def _stands(phrase: list[int], found: list[int]) -> bool:
    """Whether a phrase stands in a text."""
    if phrase[-1] not in found:  # as nearly always
        return False
    return any(found[at : at + len(phrase)] == phrase for at, word in enumerate(found) if word == phrase[0])


class _Reader(dict[str, tuple[int, ...]]):
    """What stands between white space → the numbers of its words. Kept, as nearly all is met again."""

    def __init__(self, fillers: Iterable[str], abbreviations: Iterable[str]) -> None:
        self.abbreviations = abbreviations
        self.shorts: set[str] = set()
        self.forms = [""]
        self.numbers: dict[str, int] = {}
        self.last_filler = max(map(self.number, sorted(fillers)), default=0)

    def number(self, form: str) -> int:
        number = self.numbers.setdefault(form, len(self.forms))
        if number == len(self.forms):
            self.forms.append(form)
        return number

    def __missing__(self, written: str) -> tuple[int, ...]:
        found = words(written)
        numbers = self[written] = tuple(self.number(exact(word)) for word in found)
        if any(short in self.abbreviations for short in _capitals(found)):
            self.shorts.add(written)
        return numbers
