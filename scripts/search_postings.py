"""Which page has which term, and with what weight; and how a list of pages is written for the browser."""

from __future__ import annotations

import math
from array import array
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cache
from typing import TypeAlias

from scripts.findable import Findable
from scripts.folding import bare_of, exact, words
from scripts.search_facets import encode
from scripts.thesaurus import Thesaurus

Postings: TypeAlias = "array[int]"
"""The pages that have a term, in order, each as ``page * 32 + level``: millions of numbers, four bytes each."""
Spellings: TypeAlias = dict[str, Postings]
"""Exact term (``lam!_đương!``) → where it stands."""
_LEVEL = 31
TELLING = 1.0
"""Fields of less weight are found by their words only, without pairs and synonyms: names of documents and sources."""
MANY = 8
"""Said more often than this, a word adds nothing more."""
_SATURATED = [1.5 * times / (times + 0.5) for times in range(MANY + 1)]


@cache
def level(weight: float) -> int:
    """A weight as a small number; the browser takes ``2 ** (level / 3) - 1`` back."""
    return max(1, min(_LEVEL, round(3 * math.log2(1 + weight))))


def collect(pages: Sequence[Findable], thesaurus: Thesaurus) -> dict[str, Spellings]:
    """Bare term (``lam_duong``) → its exact spellings, each with the pages that have it."""
    postings: Spellings = defaultdict(lambda: array("I"))
    for number, page in enumerate(pages):
        base = number << 5
        for term, its in _levels(page, thesaurus).items():
            postings[term].append(base | its)
    found: dict[str, Spellings] = defaultdict(dict)
    for form in sorted(postings):
        bare = "_".join([_bare(part) for part in form.split("_")])
        found[bare][form] = postings[form]
    return found


@cache
def _bare(exact: str) -> str:
    """The bare form of an exact one; a concept is its own."""
    return exact if exact.startswith("~") else bare_of(exact)


def _levels(page: Findable, thesaurus: Thesaurus) -> dict[str, int]:
    """Exact term → level in one page; a word said again in fields of one weight adds ever less."""
    by_weight: dict[float, list[str]] = defaultdict(list)
    for weight, text in page.fields:
        for piece in text.split(" . "):
            by_weight[weight] += thesaurus.terms(piece) if weight >= TELLING else [exact(word) for word in words(piece)]
    if not by_weight:
        return {}
    # the longest text apart: most of its terms stand nowhere else, and of them there are millions
    main = max(by_weight, key=lambda weight: len(by_weight[weight]))
    counts = Counter(by_weight.pop(main))
    alone = [level(main * part) for part in _SATURATED]
    levels = {term: alone[times] if times < MANY else alone[-1] for term, times in counts.items()}
    more: dict[str, float] = defaultdict(float)
    for weight, terms in by_weight.items():
        for term, times in Counter(terms).items():
            more[term] += weight * _SATURATED[min(times, MANY)]
    for term, weight in more.items():
        levels[term] = level(weight + main * _SATURATED[min(counts.get(term, 0), MANY)])
    return levels


def line(term: str, spellings: Spellings) -> str:
    """A line of a file of terms: the bare term, then its spellings.

    Each as its exact form (nothing where it is the bare one), gaps between pages, and levels.
    """
    parts = [term]
    for spelling, rows in spellings.items():
        pages = [row >> 5 for row in rows]
        gaps = [after - before - 1 for before, after in zip([-1, *pages], pages, strict=False)]
        parts += ["" if spelling == term else spelling, encode(gaps), encode([row & _LEVEL for row in rows])]
    return " ".join(parts)


def document_frequency(spellings: Spellings) -> int:
    """How many pages have a term in any spelling."""
    rows = list(spellings.values())
    return len(rows[0]) if len(rows) == 1 else len({row >> 5 for some in rows for row in some})


def usual_spelling(spellings: Spellings) -> str:
    """The spelling that most pages have."""
    return max(spellings, key=lambda exact: len(spellings[exact]))


def mass(spellings: Spellings) -> int:
    """The weight of a term over all pages, in levels."""
    return sum(sum(map(_LEVEL.__and__, rows)) for rows in spellings.values())
