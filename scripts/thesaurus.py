"""The terms of a text for the search: its syllables, pairs of neighbours, abbreviations written out, groups of synonyms."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from typing import Any

from scripts.folding import Syllable, syllable, syllables
from scripts.vocabulary import Vocabulary

_CAPITALS = re.compile(r"[^\W\d_a-z]{2,}\w*")


class Thesaurus:
    """Abbreviations and synonyms, by the bare syllables that they are written with."""

    def __init__(self, words: Vocabulary) -> None:
        glossary = words.glossary
        self.abbreviations: dict[str, list[str]] = {}
        self.synonyms: list[tuple[int, list[list[str]]]] = []
        self.starts: dict[str, list[tuple[list[str], str]]] = defaultdict(list)
        self.fillers = {s.exact for word in (glossary.fillers if glossary else ()) for s in syllables(word)}
        for row in glossary.abbreviations if glossary else ():
            for short in (row.short, *row.variants):
                self.abbreviations.setdefault(" ".join(s.bare for s in syllables(short)), list(row.full))
        for group in glossary.synonyms if glossary else ():
            phrases = [[s.exact for s in syllables(term)] for term in group.terms]
            self.synonyms.append((2 if group.strength == "bang" else 1, phrases))
            for phrase in phrases:
                if phrase:
                    self.starts[phrase[0]].append((phrase, f"~{len(self.synonyms) - 1}"))

    def terms(self, text: str) -> list[str]:
        """Exact terms of a text: syllables, telling pairs of neighbours, groups of synonyms, abbreviations written out."""
        found = syllables(text)
        return self._terms(found) + [term for full in self._expanded(found, text) for term in self._terms(full)]

    def _terms(self, found: list[Syllable]) -> list[str]:
        exact = [s.exact for s in found]
        pairs = [f"{a}_{b}" for a, b in itertools.pairwise(exact) if a not in self.fillers and b not in self.fillers]
        return [*exact, *pairs, *self._concepts(exact)]

    def _expanded(self, found: list[Syllable], text: str) -> list[list[Syllable]]:
        """The syllables of what abbreviations in a text stand for; they are written in capitals there."""
        if not _CAPITALS.search(text):
            return []
        capitals = {syllable(word).bare for word in _CAPITALS.findall(text)}
        known = [s.bare for s in found if s.bare in self.abbreviations and s.bare in capitals]
        return [syllables(self.abbreviations[short][0]) for short in dict.fromkeys(known)]

    def _concepts(self, exact: list[str]) -> set[str]:
        return {
            concept
            for place, first in enumerate(exact)
            if first in self.starts
            for phrase, concept in self.starts[first]
            if exact[place : place + len(phrase)] == phrase
        }

    def told(self) -> dict[str, Any]:
        """What the browser is told: abbreviation → full form; a group: its strength, then its phrases."""
        groups = [[strength, *(" ".join(phrase) for phrase in phrases)] for strength, phrases in self.synonyms]
        return {
            "tat": {short: full[:2] for short, full in self.abbreviations.items()},
            "nghia": groups,
            "dem": " ".join(sorted(self.fillers)),
        }
