"""What the search knows of words: abbreviations, groups of synonyms; and the numbers of all words it met.

A term is a syllable, a group of synonyms or a pair of neighbours. Terms are numbers, as an index meets millions of
them: an exact form or a group of synonyms has its own, a pair of neighbours is made of two (:func:`pair`).
:meth:`Thesaurus.exact` writes a term out.
"""

from __future__ import annotations

import re
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from scripts.content.vocabulary import Vocabulary
from scripts.search.tokenizer import bare_of, exact, syllable, syllables, words

_CAPITALS = re.compile(r"[^\W\d_a-z]{2,}\w*")
WORD_BITS = 23
"""Bits of the number of a word, enough for eight million; 10,000 entries have some 30,000 different ones."""
WORD = (1 << WORD_BITS) - 1
"""The bits of a pair that hold its second word."""
END = 0
"""What is written at the end of each piece of text; also the number of the only word in it, one that no text has."""


class Thesaurus:
    """Abbreviations and groups of synonyms, by the syllables that they are written with; the numbers of all words met.

    ``starts`` says where to look for the words of a group in a page: a term → phrases to be looked for where it stands
    (none where the term is the whole phrase), each with the group that it is of. ``said`` is what a query may say for a
    group: bare key (see :func:`_key`) → phrases of exact forms, each with the number of the group and its degree.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        glossary, synonyms = vocabulary.glossary, vocabulary.synonyms
        self.abbreviations: dict[str, list[str]] = {}
        self.said: dict[str, list[tuple[list[str], int, int]]] = defaultdict(list)
        self.tokens = TokenTable(self.abbreviations)
        self.starts: dict[int, list[tuple[list[int], int]]] = defaultdict(list)
        self._shorts: set[int] = set()
        for row in glossary.abbreviations if glossary else ():
            for short in (row.short, *row.variants):
                parts = syllables(short)
                self._shorts |= {self.tokens.number(s.exact) for s in parts}
                self.abbreviations.setdefault(" ".join(s.bare for s in parts), list(row.full))
        for number, group in enumerate(synonyms.rows if synonyms else ()):
            concept = self.tokens.number(f"~{number}")
            for phrase in filter(None, map(_folded, group.written)):
                self._add_phrase([self.tokens.number(word) for word in phrase], concept)
            for phrase in filter(None, map(_folded, group.said or group.written)):
                self.said[_key(phrase)].append((phrase, number, group.degree))

    def _add_phrase(self, phrase: list[int], concept: int) -> None:
        """Have a phrase looked for where its first pair stands, or its only word."""
        self.starts[pair(*phrase[:2]) if phrase[1:] else phrase[0]].append((phrase if phrase[2:] else [], concept))

    def written_out(self, written: list[str]) -> Iterator[str]:
        """What the abbreviations in a text stand for, each once; the text is given as what stands between white space."""
        capitals = self.tokens.capitals
        if capitals.keys().isdisjoint(written) or self._shorts.isdisjoint(self.tokens.words(written)):
            return
        shorts = {short for some in capitals.keys() & written for short in capitals[some]}
        yield from (self.abbreviations[short][0] for short in shorts)

    def exact(self, term: int) -> list[str]:
        """The exact forms that a term is made of: one, two for a pair; ``~12`` for a group of synonyms."""
        forms = self.tokens.forms
        first, second = term >> WORD_BITS, term & WORD
        return [forms[first], forms[second]] if first else [forms[second]]

    def to_manifest(self) -> dict[str, Any]:
        """For the manifest: abbreviation → full form."""
        return {"tat": {short: full[:1] for short, full in self.abbreviations.items()}}


def _folded(phrase: str) -> list[str]:
    return [syllable.exact for syllable in syllables(phrase)]


def _key(phrase: list[str]) -> str:
    """The bare term under which what is said stands in the index, one that a query asks for: its first pair, or its only word."""
    return "_".join(map(bare_of, phrase[:2]))


def pair(first: int, second: int) -> int:
    """The term of two neighbours."""
    return first << WORD_BITS | second


class TokenTable(dict[str, int]):
    """What stands between white space → its number, by which its words are known; nearly all is met again.

    The words of what has number ``n`` are ``flat[bounds[n]:bounds[n + 1]]``: arrays, to be read for many at once.
    ``forms`` are the exact forms of words.
    ``capitals`` are those with abbreviations in them, which are written in capitals, and their bare forms.
    """

    def __init__(self, abbreviations: Mapping[str, list[str]]) -> None:
        super().__init__()
        self.forms = [""]
        self.flat = array("q", [END])
        self.bounds = array("q", [0, 1])
        self.capitals: dict[str, list[str]] = {}
        self._numbers: dict[str, int] = {}
        self._abbreviations = abbreviations

    def number(self, form: str) -> int:
        """The number of an exact form, a new one where it is met for the first time.

        Raises OverflowError when there are no numbers left.
        """
        number = self._numbers.setdefault(form, len(self.forms))
        if number == len(self.forms):
            if number > WORD:
                raise OverflowError(f"more than {WORD} different words")
            self.forms.append(form)
        return number

    def words(self, written: Iterable[str]) -> list[int]:
        """The numbers of the words in what is written."""
        numbers = map(self.__getitem__, written)
        return [word for n in numbers for word in self.flat[self.bounds[n] : self.bounds[n + 1]]]

    def __missing__(self, written: str) -> int:
        tokens = words(written)
        capitals = [syllable(word).bare for word in tokens if word[:2].isupper() and _CAPITALS.match(word)]
        shorts = [short for short in capitals if short in self._abbreviations]
        if shorts:
            self.capitals[written] = shorts
        number = self[written] = len(self.bounds) - 1
        self.flat.extend(self.number(exact(word)) for word in tokens)
        self.bounds.append(len(self.flat))
        return number
