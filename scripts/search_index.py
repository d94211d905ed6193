"""Findable pages → the files of the search index. Pure: same pages, same bytes.

A term is a folded syllable (``duong``) or a pair of neighbours (``lam_duong``); under it stand its exact spellings,
each with the pages that have it. Pages are numbers; a list of them is written as gaps, then as levels of weight, in
characters that gzip packs well. Terms are cut into small files by their first syllable, so that a query needs about one
file a word; a syllable with very many pairs gets files of its own. Every file is a classic script that hands its text
to ``kho_tim``, so that search also works from a disk. File names carry a hash of the content, told by the manifest,
the only file of fixed name: a changed entry changes few files and no page.
"""

from __future__ import annotations

import base64
import hashlib
import json
import math
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any, TypeAlias

from scripts import search_facets, search_hints
from scripts.findable import DOCUMENT, ENTRY, KINDS, Findable
from scripts.folding import LONG_I, TONES, syllable
from scripts.search_facets import encode
from scripts.thesaurus import Thesaurus
from scripts.vocabulary import Vocabulary

FOLDER = "tim/"
MANIFEST = f"{FOLDER}muc-luc.js"
SHARD = 11_000
"""A file of terms is cut where it would grow beyond about this many characters (some 5 KB compressed)."""
FEWEST = 256
"""At least so many files of terms that share: a small collection gets smaller ones."""
ROWS, BODIES = 4, 4
"""Pages in a file of results, and in one of their bodies."""
MARK = 4
"""Characters of the hash in a file name: a mark tells a file from what it was before, not from all others."""
FORMAT = 2
"""Told in the manifest: an engine from a browser's cache that does not know this form asks for a new one."""

_Keep: TypeAlias = Callable[[str, str], str]
"""Files one text away under a name with its hash; gives the hash."""
_SATURATED = [1.5 * times / (times + 0.5) for times in range(9)]
_Postings = dict[str, tuple[list[int], list[int]]]
"""Exact term → the pages that have it, in order, and their levels of weight."""
_Terms = dict[str, _Postings]
"""Bare term → its exact spellings."""


def bucket(word: str) -> int:
    """FNV-1a of a word, 32 bits: which file holds it. The browser computes the same."""
    value = 0x811C9DC5
    for char in word:
        value = ((value ^ ord(char)) * 0x01000193) & 0xFFFFFFFF
    return value


@cache
def level(weight: float) -> int:
    """A weight as a small number; the browser takes ``2 ** (level / 3) - 1`` back."""
    return max(1, min(31, round(3 * math.log2(1 + weight))))


def build(pages: Sequence[Findable], words: Vocabulary) -> dict[str, str]:
    """All files of the index: path in the site → content, sorted."""
    thesaurus = Thesaurus(words)
    postings: _Postings = defaultdict(lambda: ([], []))
    for number, page in enumerate(pages):
        for term, weight in _weigh(page, thesaurus).items():
            numbers, levels = postings[term]
            numbers.append(number)
            levels.append(level(weight))
    terms = _by_bare(postings)
    files: dict[str, str] = {}
    keep = _keeper(files)
    manifest = {
        "dang": FORMAT,
        "so": len(pages),
        "bai": sum(1 for page in pages if page.kind == ENTRY),
        "van_ban": _span(pages, DOCUMENT),
        "loai_hinh": [[row.id, row.short_name, row.hue] for row in words.settings.values()],
        "dau": TONES,
        "i_dai": LONG_I,
        "kieu": KINDS,
        **_terms(terms, keep),
        "ket_qua": _results(pages, keep, words),
        "loc": keep(
            "loc", _json(search_facets.columns(pages, words) | {"ten": keep("ten", search_facets.name_ranks(pages))})
        ),
        "am": search_hints.lexicon(_syllables(terms)),
        "cap": search_hints.pairs(_usual_pairs(terms)),
        **thesaurus.told(),
    }
    files[MANIFEST] = _script("muc-luc", _json(manifest))
    return dict(sorted(files.items()))


def _span(pages: Sequence[Findable], kind: int) -> list[int]:
    """Where the pages of a kind stand: [first, after the last]; they stand together."""
    numbers = [number for number, page in enumerate(pages) if page.kind == kind]
    return [numbers[0], numbers[-1] + 1] if numbers else [0, 0]


def _by_bare(postings: _Postings) -> _Terms:
    found: _Terms = defaultdict(dict)
    for exact in sorted(postings):
        bare = "_".join(_bare(part) for part in exact.split("_"))
        found[bare][exact] = postings[exact]
    return found


@cache
def _bare(exact: str) -> str:
    """The bare form of an exact one; a concept is its own."""
    return exact if exact.startswith("~") or exact.isdecimal() else syllable(exact.rstrip("12345") or exact).bare


def _weigh(page: Findable, thesaurus: Thesaurus) -> dict[str, float]:
    """Exact term → weight in one page; a word said again in fields of one weight adds ever less."""
    by_weight: dict[float, list[str]] = defaultdict(list)
    for weight, text in page.fields:
        for piece in text.split(" . "):
            by_weight[weight] += thesaurus.terms(piece)
    total: dict[str, float] = defaultdict(float)
    for weight, terms in by_weight.items():
        for term, times in Counter(terms).items():
            total[term] += weight * _SATURATED[min(times, len(_SATURATED) - 1)]
    return total


def _keeper(files: dict[str, str]) -> _Keep:
    def keep(name: str, content: str) -> str:
        """File away one text under a name with its hash; gives the hash."""
        mark = base64.b32encode(hashlib.sha256(content.encode()).digest())[:MARK].decode().lower()
        files[f"{FOLDER}{name}-{mark}.js"] = _script(f"{name}-{mark}", _json(content))
        return mark

    return keep


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _script(name: str, value: str) -> str:
    # a closing tag or a line separator inside a script would end it early
    safe = value.replace("</", "<\\/").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f'kho_tim("{name}",{safe});\n'


def _line(term: str, spellings: _Postings) -> str:
    parts = [term]
    for exact, (numbers, levels) in spellings.items():
        gaps = [after - before - 1 for before, after in zip([-1, *numbers], numbers, strict=False)]
        parts += ["" if exact == term else exact, encode(gaps), encode(levels)]
    return " ".join(parts)


def _terms(postings: _Terms, keep: _Keep) -> dict[str, Any]:
    """Cut the terms into files: many rare syllables share one, a frequent one has its own and its pairs have some."""
    groups: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for term in sorted(postings):
        groups[term.split("_")[0]].append((term, _line(term, postings[term])))
    sizes = {first: sum(len(line) for _, line in rows) for first, rows in groups.items()}
    frequent = {first for first, size in sizes.items() if size > SHARD and first.isascii()}
    rest = sum(size for first, size in sizes.items() if first not in frequent)
    shared = max(FEWEST, _power(rest / SHARD))
    files: dict[int, list[str]] = defaultdict(list)
    own: dict[str, str] = {}
    for first, rows in groups.items():
        if first not in frequent:
            files[bucket(first) % shared] += [line for _, line in rows]
            continue
        pairs = [(term, line) for term, line in rows if term != first]
        parts = _power(sum(len(line) for _, line in pairs) / SHARD)
        cut: dict[int, list[str]] = defaultdict(list)
        for term, line in pairs:
            cut[bucket(term.split("_")[1]) % parts].append(line)
        alone = keep(first, "\n".join(line for term, line in rows if term == first))
        own[first] = alone + "".join(keep(f"{first}.{part}", "\n".join(cut[part])) for part in range(parts))
    marks = "".join(keep(f"{number}", "\n".join(files[number])) for number in range(shared))
    return {"chung": marks, "rieng": own}


def _power(number: float) -> int:
    """The least power of two that is not below: the number of files changes seldom, and with it what is where."""
    return 1 << max(0, math.ceil(math.log2(max(1.0, number))))


def _document_frequency(spellings: _Postings) -> int:
    rows = [numbers for numbers, _ in spellings.values()]
    return len(rows[0]) if len(rows) == 1 else len(set().union(*rows))


def _syllables(terms: _Terms) -> dict[str, int]:
    """How many pages have each syllable."""
    return {term: _document_frequency(rows) for term, rows in terms.items() if "_" not in term and term[0] != "~"}


def _usual_pairs(terms: _Terms) -> dict[str, tuple[float, int]]:
    """Every pair of neighbours in its usual spelling, with its weight over all pages and how many have it."""
    return {
        max(rows, key=lambda exact: len(rows[exact][0])): (
            sum(sum(levels) for _, levels in rows.values()),
            _document_frequency(rows),
        )
        for term, rows in terms.items()
        if "_" in term
    }


def _results(pages: Sequence[Findable], keep: _Keep, words: Vocabulary) -> str:
    """What is shown of a page, eight to a file, each file with the names of its bodies; gives the marks of all."""
    settings = list(words.settings)
    marks = []
    for start in range(0, len(pages), ROWS):
        part = pages[start : start + ROWS]
        bodies = [
            keep(
                f"v{(start + at) // BODIES}",
                _json([page.body for page in part[at : at + BODIES]]),
            )
            if any(page.body for page in part[at : at + BODIES])
            else ""
            for at in range(0, len(part), BODIES)
        ]
        rows = [
            [
                page.kind,
                page.id,
                page.address,
                page.title,
                page.summary,
                page.place,
                page.facets.year,
                settings.index(page.facets.setting) if page.facets.setting in settings else -1,
            ]
            for page in part
        ]
        marks.append(keep(f"k{start // ROWS}", _json([bodies, rows])))
    return "".join(marks)
