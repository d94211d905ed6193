"""Findable pages → the files of the search index. Pure: same pages, same bytes.

A term is a folded syllable (``duong``) or a pair of neighbours (``lam_duong``); under it stand its exact spellings,
each with the pages that have it. Pages are numbers; a list of them is written as gaps, then as levels of weight, in
characters that gzip packs well. Terms are cut into small files by their first syllable, so that a query needs about one
file a word; a syllable with very many pairs gets files of its own. Every file is a classic script that hands its text
to ``kho_tim``, so that search also works from a disk. File names carry a hash of the content, told by the manifest,
the only file of fixed name: a changed entry changes few files and no page; one more or less renumbers the pages, and
with them most files.
"""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

from scripts import parts, search_facets, search_hints, search_postings
from scripts.findable import DOCUMENT, ENTRY, KINDS, LINK, PROVINCE, SETTING, TOPIC_PAGE, Findable
from scripts.folding import LONG_I, TONES, syllables
from scripts.search_postings import Spellings
from scripts.text import fingerprint
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
IDS = 256
"""Ids in a file that tells where entries stand, about."""
MARK = 5
"""Characters of the hash in a file name: a mark tells a file from what it was before, not from all others."""
FORMAT = 4
"""Told in the manifest: an engine from a browser's cache that does not know this form asks to have the page loaded anew."""

_Keep: TypeAlias = Callable[[str, str], str]
"""Files one text away under a name with its hash; gives the hash."""
_Terms: TypeAlias = dict[str, Spellings]


def bucket(word: str) -> int:
    """FNV-1a of a word, 32 bits: which file holds it. The browser computes the same."""
    value = 0x811C9DC5
    for char in word:
        value = ((value ^ ord(char)) * 0x01000193) & 0xFFFFFFFF
    return value


def build(pages: Sequence[Findable], words: Vocabulary) -> dict[str, str]:
    """All files of the index: path in the site → content, sorted."""
    thesaurus = Thesaurus(words)
    terms = search_postings.collect(pages, thesaurus)
    files: dict[str, str] = {}
    keep = _keeper(files)
    manifest = {
        "dang": FORMAT,
        "co": [MARK, ROWS, BODIES],
        "so": len(pages),
        "bai": sum(1 for page in pages if page.kind == ENTRY),
        "van_ban": _span(pages, DOCUMENT),
        "ten": [_names(pages, TOPIC_PAGE), _names(pages, PROVINCE), _names(pages, LINK), _names(pages, SETTING)],
        "loai_hinh": [[row.id, row.short_name, row.hue] for row in words.settings.values()],
        "dau": TONES,
        "i_dai": LONG_I,
        "kieu": KINDS,
        **_terms(terms, keep),
        "phan": parts.NAMES,
        "ma": _ids(pages, keep),
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


def _names(pages: Sequence[Findable], kind: int) -> tuple[int, str]:
    """The number of the first page of a kind, and the bare names of all of them, parted by bars."""
    first, end = _span(pages, kind)
    return first, "|".join(" ".join(s.bare for s in syllables(page.title)) for page in pages[first:end])


def _keeper(files: dict[str, str]) -> _Keep:
    def keep(name: str, content: str) -> str:
        """File away one text under a name with its hash; gives the hash."""
        mark = fingerprint(content, MARK)
        files[f"{FOLDER}{name}-{mark}.js"] = _script(f"{name}-{mark}", _json(content))
        return mark

    return keep


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _script(name: str, value: str) -> str:
    return f'kho_tim("{name}",{value});\n'


def _terms(postings: _Terms, keep: _Keep) -> dict[str, Any]:
    """Cut the terms into files: many rare syllables share one, a frequent one has its own and its pairs have some."""
    groups: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for term in sorted(postings):
        groups[term.split("_")[0]].append((term, search_postings.line(term, postings[term])))
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


def _syllables(terms: _Terms) -> dict[str, int]:
    """How many pages have each syllable."""
    single = (term for term in terms if "_" not in term and term[0] != "~")
    return {term: search_postings.document_frequency(terms[term]) for term in single}


def _usual_pairs(terms: _Terms) -> dict[str, tuple[float, int]]:
    """Every pair of neighbours in its usual spelling, with its weight over all pages and how many have it."""
    pairs = (rows for term, rows in terms.items() if "_" in term)
    return {
        search_postings.usual_spelling(rows): (search_postings.mass(rows), search_postings.document_frequency(rows))
        for rows in pairs
    }


def _ids(pages: Sequence[Findable], keep: _Keep) -> str:
    """Files that tell the number of an entry's page by its id, cut by :func:`bucket`; gives the marks of all."""
    entries = [(page.id, number) for number, page in enumerate(pages) if page.kind == ENTRY]
    many = _power(len(entries) / IDS)
    cut: dict[int, dict[str, int]] = defaultdict(dict)
    for id_, number in entries:
        cut[bucket(id_) % many][id_] = number
    return "".join(keep(f"m{part}", _json(cut[part])) for part in range(many))


def _results(pages: Sequence[Findable], keep: _Keep, words: Vocabulary) -> str:
    """What is shown of a page, some to a file, each file with the names of its bodies; gives the marks of all."""
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
