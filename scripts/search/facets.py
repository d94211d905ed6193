"""What a list of results can be narrowed and sorted by, as columns over all pages that a browser reads at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from scripts.content.derived import GRADES
from scripts.content.labels import SOURCE_KINDS
from scripts.content.vocabulary import Vocabulary
from scripts.search.codec import encode
from scripts.search.documents import SearchDocument
from scripts.text.vietnamese import sort_key

YEAR_ZERO = 1980
"""Years are written as steps from here."""


def columns(pages: Sequence[SearchDocument], vocabulary: Vocabulary) -> dict[str, Any]:
    """A column for each facet (a number a page, or how many and then which), with the ids and names of its values."""
    kinds = sorted({kind for page in pages for kind in page.facets.source_kinds})
    return {
        "loai": encode(page.kind for page in pages),
        "loai_hinh": [_one(pages, vocabulary.settings, lambda page: page.facets.setting)],
        "khau": [_several(pages, vocabulary.stages, lambda page: page.facets.stages), *_names(vocabulary.stages)],
        "chu_de": [_several(pages, vocabulary.topics, lambda page: page.facets.topics), *_names(vocabulary.topics)],
        "tinh": [
            _one(pages, vocabulary.provinces, lambda page: page.facets.province),
            *(
                [row.id, row.name, row.region, *(old.name for old in row.former if old.name != row.name)]
                for row in vocabulary.provinces.values()
            ),
        ],
        "nguon": [
            _several(pages, kinds, lambda page: page.facets.source_kinds),
            *([kind, SOURCE_KINDS[kind]] for kind in kinds),
        ],
        "chac": [
            encode(page.facets.firmness for page in pages),
            *(list(row) for row in GRADES.items()),
        ],
        "tu_nam": YEAR_ZERO,
        "nam": encode(max(1, page.facets.year - YEAR_ZERO) if page.facets.year else 0 for page in pages),
        "moi": encode(page.facets.newest for page in pages),
    }


def name_ranks(pages: Sequence[SearchDocument]) -> str:
    """The place of each page in the order of titles."""
    ranks = [0] * len(pages)
    for rank, number in enumerate(sorted(range(len(pages)), key=lambda n: sort_key(pages[n].title))):
        ranks[number] = rank
    return encode(ranks)


def _names(rows: dict[str, Any]) -> list[list[str]]:
    return [[row.id, row.name] for row in rows.values()]


def _one(pages: Sequence[SearchDocument], ids: Iterable[str], of: Callable[[SearchDocument], str]) -> str:
    numbers = {id_: number for number, id_ in enumerate(ids, start=1)}
    return encode(numbers.get(of(page), 0) for page in pages)


def _several(
    pages: Sequence[SearchDocument], ids: Iterable[str], of: Callable[[SearchDocument], tuple[str, ...]]
) -> str:
    numbers = {id_: number for number, id_ in enumerate(ids)}
    rows = [[numbers[value] for value in of(page) if value in numbers] for page in pages]
    return encode(number for row in rows for number in (len(row), *row))
