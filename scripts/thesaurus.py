"""The terms of a text for the search: its syllables, pairs of neighbours, abbreviations written out, groups of synonyms."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from typing import Any

from scripts.folding import exact, syllable, syllables, words
from scripts.vocabulary import Vocabulary

_CAPITALS = re.compile(r"[^\W\d_a-z]{2,}\w*")


class Thesaurus:
    """Abbreviations and synonyms, by the bare syllables that they are written with."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        glossary = vocabulary.glossary
        self.shorts: set[str] = set()
        self.abbreviations: dict[str, list[str]] = {}
        self.synonyms: list[tuple[int, list[list[str]]]] = []
        self.single: dict[str, list[str]] = defaultdict(list)
        self.starts: dict[tuple[str, str], list[tuple[list[str], str]]] = defaultdict(list)
        self.fillers = {s.exact for word in (glossary.fillers if glossary else ()) for s in syllables(word)}
        for row in glossary.abbreviations if glossary else ():
            for short in (row.short, *row.variants):
                self.shorts |= {s.exact for s in syllables(short)}
                self.abbreviations.setdefault(" ".join(s.bare for s in syllables(short)), list(row.full))
        for group in glossary.synonyms if glossary else ():
            phrases = [[s.exact for s in syllables(term)] for term in group.terms]
            self.synonyms.append((2 if group.strength == "bang" else 1, phrases))
            for phrase in phrases:
                concept = f"~{len(self.synonyms) - 1}"
                if len(phrase) == 1:
                    self.single[phrase[0]].append(concept)
                elif phrase:
                    self.starts[phrase[0], phrase[1]].append((phrase, concept))

    def terms(self, text: str) -> list[str]:
        """Exact terms of a text: syllables, telling pairs of neighbours, groups of synonyms, abbreviations written out."""
        written = words(text)
        found = [exact(word) for word in written]
        terms = self._terms(found)
        for full in self._expanded(written, found):
            terms += self._terms(full)
        return terms

    def _terms(self, found: list[str]) -> list[str]:
        told = self.fillers
        pairs = [f"{a}_{b}" for a, b in itertools.pairwise(found) if a not in told and b not in told]
        return [*found, *pairs, *self._concepts(found)]

    def _expanded(self, written: list[str], found: list[str]) -> list[list[str]]:
        """What abbreviations in a text stand for; they are written in capitals there."""
        if self.shorts.isdisjoint(found):
            return []
        capitals = dict.fromkeys(
            syllable(word).bare for word in written if word[:2].isupper() and _CAPITALS.match(word)
        )
        return [[exact(word) for word in words(self.abbreviations[s][0])] for s in capitals if s in self.abbreviations]

    def _concepts(self, found: list[str]) -> set[str]:
        concepts = {concept for word in self.single.keys() & found for concept in self.single[word]}
        pairs = list(itertools.pairwise(found))
        for start in self.starts.keys() & set(pairs):
            for phrase, concept in self.starts[start]:
                if len(phrase) == len(start) or _stands(phrase, found, pairs):
                    concepts.add(concept)
        return concepts

    def told(self) -> dict[str, Any]:
        """What the browser is told: abbreviation → full form; a group: its strength, then its phrases."""
        groups = [[strength, *(" ".join(phrase) for phrase in phrases)] for strength, phrases in self.synonyms]
        return {
            "tat": {short: full[:2] for short, full in self.abbreviations.items()},
            "nghia": groups,
            "dem": " ".join(sorted(self.fillers)),
        }


def _stands(phrase: list[str], found: list[str], pairs: list[tuple[str, str]]) -> bool:
    """Whether a phrase stands in a text, given the text's words and pairs of neighbours; its first pair is known to."""
    start, at = (phrase[0], phrase[1]), -1
    while start in pairs[at + 1 :]:
        at = pairs.index(start, at + 1)
        if found[at : at + len(phrase)] == phrase:
            return True
    return False
