"""Documents → the files of the search index. Pure: same pages, same bytes.

A term is a folded syllable (``duong``) or a pair of neighbours (``lam_duong``); under it stand its exact spellings,
each with the pages that have it. Pages are numbers; a list of them is written as gaps, then as levels of weight, in
characters that gzip packs well. Terms are cut into small files by their first syllable, so that a query needs about one
file a word; a syllable with very many pairs gets dedicated files. Every file is a classic script that hands its text
to ``kho.files.receive``, so that search also works from a disk. All lie in a folder named by the version of the whole
index, but for the manifest, the only file of fixed name, which tells it: one hash in the place of thousands.
"""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any, TypeAlias

from scripts.content.document_state import Status
from scripts.content.labels import DOCUMENT_STATUSES
from scripts.content.vocabulary import Moved, Vocabulary
from scripts.search import facets, sections
from scripts.search.codec import DIGITS
from scripts.search.documents import DOCUMENT, ENTRY, KINDS, PROVINCE, SETTING, STAGE, TOPIC_PAGE, SearchDocument
from scripts.search.hints import SpellingHints
from scripts.search.lexicon import Thesaurus
from scripts.search.posting_lines import PostingLine
from scripts.search.postings import Postings
from scripts.search.tokenizer import LONG_I, SIGNS, TONES, syllables
from scripts.text.digest import bucket

FOLDER = "tim/"
MANIFEST_NAME = "muc-luc"
MANIFEST = f"{FOLDER}{MANIFEST_NAME}.js"
SHARD = 4_400
"""A file of terms is cut where it would grow beyond about this many characters (some 2 KB compressed)."""
OWN = "s_"
"""Begins the names of files of one syllable, which may be a number or look like another file's name."""
FEWEST = 256
"""At least so many files of terms that share: a small collection gets smaller ones."""
ROWS, BODIES = 4, 4
"""Pages in a file of results, and in one of their bodies."""
IDS = 256
"""About so many ids stand in a file that maps them to documents."""
FORMAT = 13
"""Told in the manifest: an engine from a browser's cache that does not know this form asks to have the page loaded anew."""

_File: TypeAlias = tuple[str, str]
"""Path or name, content."""
_Files: TypeAlias = Generator[_File, None, int]
"""Files as they are ready, and in the end how many."""
_Dedicated: TypeAlias = Generator[_File, None, tuple[int, int]]
"""The files of one syllable: in the end how many hold its pairs, and how many thousand characters it alone takes."""


def build(pages: Iterable[SearchDocument], vocabulary: Vocabulary, version: str = "0") -> Iterator[_File]:
    """All files of the index, each as (path in the site, content) as soon as it is ready; the manifest is the last.

    All but the manifest lie in a folder named by the ``version``, which changes with whatever the index is made of: so
    they may be kept for ever, and the manifest need not name each of them. Pages are taken a few at a time: neither
    their texts nor the files are ever together in memory.
    """
    for name, content in _named(pages, vocabulary, version):
        key = name if name == MANIFEST_NAME else f"{version}/{name}"
        yield f"{FOLDER}{key}.js", _script(key, _json(content))


def _named(pages: Iterable[SearchDocument], vocabulary: Vocabulary, version: str) -> Iterator[tuple[str, Any]]:
    """All files by their names, with what they say: texts, and the manifest at last."""
    thesaurus = Thesaurus(vocabulary)
    postings = Postings(thesaurus)
    known: list[SearchDocument] = []
    rest = iter(pages)
    while some := list(islice(rest, ROWS)):
        for number, page in enumerate(some, start=len(known)):
            postings.add(number, page)
        yield from _results(len(known), some, vocabulary)
        known += [replace(page, fields=(), body=()) for page in some]
    hints = SpellingHints()
    terms = yield from _terms(postings, thesaurus, hints)
    yield "ten", facets.name_ranks(known)
    yield "loc", _json(facets.columns(known, vocabulary))
    for facet, column in facets.typed(known, vocabulary):
        yield f"loc-{facet}", _json(column)
    manifest = {
        "dang": FORMAT,
        "phien": version,
        "co": [ROWS, BODIES],
        "so": len(known),
        "bai": sum(1 for page in known if page.kind == ENTRY),
        "van_ban": _span(known, DOCUMENT),
        "het_hieu_luc": _ended(known),
        "tinh_trang": [[DOCUMENT_STATUSES[status], int(status.over)] for status in Status],
        "ten": [_names(known, TOPIC_PAGE), _names(known, PROVINCE), _names(known, STAGE), _names(known, SETTING)],
        "loai_hinh": [[row.id, row.short_name, row.hue] for row in vocabulary.settings.values()],
        "chu_so": DIGITS,
        "dau": TONES,
        "dau_cuoi": SIGNS,
        "i_dai": LONG_I,
        "kieu": KINDS,
        **terms,
        "phan": sections.NAMES,
        "khau": [stage.name for stage in vocabulary.stages.values()],
        "phan_rieng": [
            sections.STEPS,
            sections.RESULTS,
            sections.SOURCES,
            sections.QUESTIONS,
            sections.OBSTACLES,
            sections.UNSOLVED,
        ],
        "ma": (yield from _ids(known, vocabulary.moved)),
        "am": hints.lexicon(),
        "cap": hints.pairs(),
        **thesaurus.to_manifest(),
    }
    yield MANIFEST_NAME, manifest


def _span(pages: Sequence[SearchDocument], kind: int) -> list[int]:
    """Where the pages of a kind stand: [first, after the last]; they stand together."""
    numbers = [number for number, page in enumerate(pages) if page.kind == kind]
    return [numbers[0], numbers[-1] + 1] if numbers else [0, 0]


def _ended(pages: Sequence[SearchDocument]) -> list[tuple[int, str, str]]:
    """Documents that are no longer in force, or will be: number, from which day ("" for ever), own names parted by bars."""
    ends = (
        (number, page, [since for since, status, _ in page.phases if status.over]) for number, page in enumerate(pages)
    )
    return [(number, since[0], "|".join(page.own_names)) for number, page, since in ends if since]


def _names(pages: Sequence[SearchDocument], kind: int) -> tuple[int, str]:
    """The number of the first page of a kind, and the bare names of all of them, parted by bars."""
    first, end = _span(pages, kind)
    return first, "|".join(" ".join(s.bare for s in syllables(page.title)) for page in pages[first:end])


_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _script(name: str, value: str) -> str:
    return f'kho.files.receive("{name}",{value});\n'


def _terms(postings: Postings, thesaurus: Thesaurus, hints: SpellingHints) -> Generator[_File, None, dict[str, Any]]:
    """Cut the terms into files: many rare syllables share one, a frequent one has dedicated ones, for it alone and for its pairs.

    What people say for a group of synonyms stands in the file of the term under which it is looked for.
    """
    rare: list[tuple[str, list[str]]] = []
    dedicated: dict[str, tuple[int, int]] = {}
    said = _said(thesaurus)
    for first, lines in _with_firsts(postings.lines(), said):
        for line in lines:
            hints.note(line.term, line.document_frequency, line.total_weight, line.usual)
        size = sum(len(line.text) for line in lines)
        if size > SHARD and first.isascii():
            dedicated[first] = yield from _dedicated_shards(first, lines, said.get(first, []))
        else:
            rare.append((first, [*(line.text for line in lines), *(text for _, text in said.get(first, ()))]))
    shared = max(FEWEST, _power(sum(len(text) for _, texts in rare for text in texts) / SHARD))
    files: dict[int, list[str]] = defaultdict(list)
    for first, texts in rare:
        files[bucket(first) % shared] += texts
    for number in range(shared):
        yield f"{number}", "\n".join(files[number])
    return {"chung": shared, "rieng": dedicated}


def _said(thesaurus: Thesaurus) -> dict[str, list[tuple[str, str]]]:
    """First bare syllable → (term, line) of each phrase that may be said for groups of synonyms.

    A line is ``^`` and the term, then for each phrase its exact forms, the number of its group and its degree.
    """
    said: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for term, phrases in sorted(thesaurus.said.items()):
        rows = [f"{'_'.join(phrase)} {number} {degree}" for phrase, number, degree in phrases]
        said[term.split("_")[0]].append((term, f"^{term} {' '.join(rows)}"))
    return said


def _with_firsts(
    lines: Iterator[tuple[str, list[PostingLine]]], firsts: Iterable[str]
) -> Iterator[tuple[str, list[PostingLine]]]:
    """All lines by first syllable, then those syllables that no page has."""
    seen = set()
    for first, some in lines:
        seen.add(first)
        yield first, some
    yield from ((first, []) for first in firsts if first not in seen)


def _dedicated_shards(first: str, lines: Sequence[PostingLine], said: Sequence[tuple[str, str]]) -> _Dedicated:
    """The dedicated files of a frequent syllable: it alone, then its pairs by their second syllable."""
    alone = [line.text for line in lines if line.term == first] + [text for term, text in said if term == first]
    pairs = [line for line in lines if line.term != first]
    many = _power(sum(len(line.text) for line in pairs) / SHARD)
    cut: dict[int, list[str]] = defaultdict(list)
    for line in pairs:
        cut[bucket(line.term.split("_")[1]) % many].append(line.text)
    for term, text in said:
        if term != first:
            cut[bucket(term.split("_")[1]) % many].append(text)
    text = "\n".join(alone)
    yield f"{OWN}{first}", text
    for part in range(many):
        yield f"{OWN}{first}.{part}", "\n".join(cut[part])
    return many, math.ceil(len(text) / 1000)


def _power(number: float) -> int:
    """The least power of two that is not below: the number of files changes seldom, and with it what is where."""
    return 1 << max(0, math.ceil(math.log2(max(1.0, number))))


def _ids(pages: Sequence[SearchDocument], moved: Iterable[Moved]) -> _Files:
    """Files that tell where an entry stands, by its id: the number of its page, cut by :func:`bucket`; gives how many.

    A withdrawn id has the number of the entry that its row leads to, or a text: why there is none, "" where nothing says.
    """
    numbers = {page.id: number for number, page in enumerate(pages) if page.kind == ENTRY}
    targets = {page.address: page.id for page in pages if page.kind == ENTRY}
    led = {row.old: row for row in moved}
    rows: dict[str, int | str] = {}
    for row in led.values():
        last, seen = row, {row.old}
        while last.new in led and last.new not in seen:
            seen.add(last.new)
            last = led[last.new]
        goal = targets.get(f"{last.new}/")
        rows[row.old.rpartition("/")[2]] = numbers[goal] if goal else row.reason or ""
    rows |= numbers
    many = _power(len(rows) / IDS)
    cut: dict[int, dict[str, int | str]] = defaultdict(dict)
    for id_, found in rows.items():
        cut[bucket(id_) % many][id_] = found
    for part in range(many):
        yield f"m{part}", _json(cut[part])
    return many


def _results(start: int, pages: Sequence[SearchDocument], vocabulary: Vocabulary) -> Iterator[_File]:
    """What is shown of some pages, the first of this number, and whether there are files of their bodies; those too."""
    settings, statuses = list(vocabulary.settings), list(Status)
    bodies = []
    for at in range(0, len(pages), BODIES):
        texts = [page.body for page in pages[at : at + BODIES]]
        bodies.append(int(any(texts)))
        if any(texts):
            yield f"v{(start + at) // BODIES}", _json(texts)
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
            page.firmness,
            *([[since, statuses.index(status), text] for since, status, text in page.phases],) * bool(page.phases),
        ]
        for page in pages
    ]
    yield f"k{start // ROWS}", _json([bodies, rows])
