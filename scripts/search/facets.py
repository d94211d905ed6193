"""What a list of results can be narrowed and sorted by, as columns over all pages that a browser reads at once.

A facet is a row of :data:`FACETS`; the browser's scripts know none of them by name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from scripts.content.derived import GRADES
from scripts.content.labels import SOURCE_KINDS
from scripts.content.vocabulary import Vocabulary
from scripts.search.codec import encode
from scripts.search.documents import KINDS, SearchDocument
from scripts.text.dates import last_day
from scripts.text.vietnamese import slug, sort_key

Value: TypeAlias = tuple[str, ...]
"""A value of a facet: its id, its name, further ids that addresses may have for it."""

NEW_MAP = "2025-07-01"
"""Since this day there are 34 provinces and no districts."""
_PERIODS = (
    ("truoc-2015", "Trước 2015", "", "2014-12-31"),
    ("2015-2019", "2015–2019", "2015-01-01", "2019-12-31"),
    ("2020-2022", "2020–2022", "2020-01-01", "2022-12-31"),
    ("2023-2025", "Từ 2023 đến 30/6/2025", "2023-01-01", "2025-06-30"),
    ("tu-1-7-2025", "Từ 1/7/2025", NEW_MAP, "9999-12-31"),
)
_SINCE_2023 = "2023-nay"
"""What addresses had for the last two periods when they were one."""


@dataclass(frozen=True, slots=True)
class Facet:
    """A facet: its name in addresses, its name for readers, its values, and the ids of those that a page has.

    A page has one value, or that for what has ``none``; where that is "" it may have several, or no value. ``by_count``
    lists the values by how many pages have them, not in their own order. Where there are no ``values``, pages have names
    of their own in place of ids: so many that a reader types a part of one, and that they come in a file of their own
    (:func:`typed`).
    """

    id: str
    name: str
    values: Callable[[Vocabulary], list[Value]] | None
    of: Callable[[SearchDocument], Sequence[str]]
    none: str = ""
    by_count: bool = False


def columns(pages: Sequence[SearchDocument], vocabulary: Vocabulary) -> dict[str, Any]:
    """The facets, each with a column of numbers of values; and how new each page is.

    A column of one value has a number a page; one of several has of each page how many, then which. Of facets whose
    values are typed only the names are here.
    """
    return {
        "loc": [_heading(facet) | (_column(facet, pages, vocabulary) if facet.values else {}) for facet in FACETS],
        "moi": encode(page.facets.newest for page in pages),
    }


def typed(pages: Sequence[SearchDocument], vocabulary: Vocabulary) -> Iterator[tuple[str, dict[str, Any]]]:
    """Ids of the facets whose values are typed, each with these and its column.

    Among 10,000 entries the communes alone weigh more than all other facets together, and few readers open them.
    """
    for facet in FACETS:
        if not facet.values:
            yield facet.id, _column(facet, pages, vocabulary)


def name_ranks(pages: Sequence[SearchDocument]) -> str:
    """The place of each page in the order of titles."""
    ranks = [0] * len(pages)
    for rank, number in enumerate(sorted(range(len(pages)), key=lambda n: sort_key(pages[n].title))):
        ranks[number] = rank
    return encode(ranks)


def _heading(facet: Facet) -> dict[str, Any]:
    return {
        "ma": facet.id,
        "ten": facet.name,
        "nhieu": int(not facet.none),
        "theo_so": int(facet.by_count),
        "go": int(facet.values is None),
    }


def _column(facet: Facet, pages: Sequence[SearchDocument], vocabulary: Vocabulary) -> dict[str, Any]:
    values = facet.values(vocabulary) if facet.values else _named(facet, pages)
    numbers = {value[0]: number for number, value in enumerate(values)}
    ids = facet.of if facet.values else lambda page: dict.fromkeys(map(slug, facet.of(page)))
    rows = [[numbers[id_] for id_ in ids(page) if id_ in numbers] for page in pages]
    if facet.none:
        values.append(("khong", facet.none))
        return {"gia": values, "cot": encode(row[0] if row else len(numbers) for row in rows)}
    return {"gia": values, "cot": encode(number for row in rows for number in (len(row), *row))}


def _named(facet: Facet, pages: Sequence[SearchDocument]) -> list[Value]:
    """The names that pages have, in the order of the alphabet; spellings of one id are one."""
    names = {slug(name): name for page in pages for name in facet.of(page)}
    return [(id_, names[id_]) for id_ in sorted(names, key=lambda id_: sort_key(names[id_])) if id_]


def _kinds(_: Vocabulary) -> list[Value]:
    return [(slug(name), name) for name in KINDS]


def _settings(vocabulary: Vocabulary) -> list[Value]:
    return [(row.id, row.name) for row in vocabulary.settings.values()]


def _stages(vocabulary: Vocabulary) -> list[Value]:
    return [(row.id, row.name) for row in vocabulary.stages.values()]


def _topics(vocabulary: Vocabulary) -> list[Value]:
    return [(row.id, row.name) for row in vocabulary.topics.values()]


def _told(_: Vocabulary) -> list[Value]:
    return [("vuong-mac", "Vướng mắc và cách gỡ"), ("chua-xong", "Việc chưa xong, thất bại")]


def _regions(vocabulary: Vocabulary) -> list[Value]:
    return [(slug(region), region) for region in dict.fromkeys(row.region for row in vocabulary.provinces.values())]


def _provinces(vocabulary: Vocabulary) -> list[Value]:
    rows = []
    for row in vocabulary.provinces.values():
        former = [old.name for old in row.former if old.name != row.name]
        name = f"{row.name} (gồm {', '.join(former)})" if former else row.name
        rows.append((row.id, name, *(slug(old) for old in former)))
    return rows


def _periods(_: Vocabulary) -> list[Value]:
    return [(id_, name, *([_SINCE_2023] if since >= "2023" else [])) for id_, name, since, _ in _PERIODS]


def _period(page: SearchDocument) -> list[str]:
    """The period in which a deed ended; one told by its year alone counts to its last day."""
    day = last_day(page.facets.ended).isoformat() if page.facets.ended else ""
    return [id_ for id_, _, since, until in _PERIODS if day and since <= day <= until]


def _grades(_: Vocabulary) -> list[Value]:
    return list(GRADES.items())


def _sources(_: Vocabulary) -> list[Value]:
    return [(kind, name) for kind, name in SOURCE_KINDS.items()]


FACETS = (
    Facet("trang", "Loại trang", _kinds, lambda page: [slug(KINDS[page.kind])], none="Trang khác"),
    Facet("loai-hinh", "Nơi làm giống mình", _settings, lambda page: [page.facets.setting], none="Không phải bài"),
    Facet("khau", "Khâu", _stages, lambda page: page.facets.stages),
    Facet("chu-de", "Chủ đề", _topics, lambda page: page.facets.topics, by_count=True),
    Facet("ke", "Có kể", _told, lambda page: page.facets.told),
    Facet("nam", "Thời gian", _periods, _period, none="Không rõ, hoặc không phải bài"),
    Facet("vung", "Vùng", _regions, lambda page: [slug(page.facets.region)], none="Toàn quốc, hoặc không phải bài"),
    Facet(
        "tinh",
        "Tỉnh, thành phố",
        _provinces,
        lambda page: [page.facets.province],
        none="Toàn quốc, hoặc không phải bài",
        by_count=True,
    ),
    Facet("xa", "Xã, phường", None, lambda page: page.facets.communes, by_count=True),
    Facet(
        "chac",
        "Bài chắc đến đâu",
        _grades,
        lambda page: [list(GRADES)[page.facets.firmness - 1]] if page.facets.firmness else [],
        none="Không phải bài",
    ),
    Facet("nguon", "Loại nguồn", _sources, lambda page: page.facets.source_kinds),
)
"""The facets, in the order in which readers see them."""
