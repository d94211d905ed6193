"""A deed stands once in the collection: no two entries of one place tell the same practice, in whatever words, or rest on one article."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from scripts.content.collection import Collection, Record
from scripts.content.problem import Problem, Severity
from scripts.text.web_address import same_page
from scripts.validation.rule import CollectionRule, Piece
from scripts.validation.similarity import Texts, same_name

NAME = "trung-noi-dung"
LIKE, RATHER_LIKE, VERY_LIKE = 0.38, 0.48, 0.6
"""How alike two texts are that tell one deed of one place; where the place is not sure; where units or topics differ."""
_DEED_FIELDS = ("tieu_de", "tom_tat", "cach_lam", "ket_qua")
_PLACE = ("tinh", "huyen", "xa", "xa_nay", "don_vi")
_CITING = 20
"""An article that more entries cite leads from one only to so many others."""
_FULL = 500
"""In a province of more entries only rare words lead from one to another."""
_PARTS = re.compile(r"\s*[,;]\s*|\s+và\s+")
_KIND = re.compile(r"^(?:xã|phường|thị trấn|đặc khu|quận|huyện|thị xã|thành phố|tp\.?)\s+")


@dataclass(frozen=True, slots=True)
class _Deed:
    """What an entry says of itself, as far as it tells it from others."""

    record: Record
    districts: frozenset[str]
    communes: frozenset[str]
    unit: str
    topics: frozenset[str]
    related: frozenset[str]

    def together(self, other: _Deed) -> bool | None:
        """Whether the finest place that both tell is one; None where that cannot be known.

        A unit of the same name is one even where communes differ: those have changed their names.
        """
        if self.unit and other.unit:
            if same_name(self.unit, other.unit):
                return True
            if self.unit.split()[0].lower() == other.unit.split()[0].lower():  # another hamlet, another company
                return False
        if self.communes and other.communes:
            return bool(self.communes & other.communes)
        if self.districts and other.districts and not self.districts & other.districts:
            return False
        mine, its = ((bool(deed.communes or deed.unit), bool(deed.districts)) for deed in (self, other))
        return True if mine == its == (False, bool(self.districts)) else None

    def threshold(self, other: _Deed) -> float:
        """How alike the texts of two that are not apart must be for one deed."""
        other_unit = self.unit and other.unit and not same_name(self.unit, other.unit)
        if other_unit or not self.topics & other.topics:
            return VERY_LIKE
        return LIKE if self.together(other) else RATHER_LIKE


def pieces(collection: Collection) -> list[Piece]:
    """A piece for each province: both entries of each pair are reported, unless each names the other as related."""
    deeds = _Deeds(collection)
    provinces: dict[str, list[int]] = defaultdict(list)
    for number, record in enumerate(collection.records):
        provinces[_province(collection, record)].append(number)
    texts = Texts(map(_words, collection.records))
    return [partial(_of_province, deeds, group, texts) for group in provinces.values()]


def _of_province(deeds: _Deeds, group: list[int], texts: Texts) -> Iterator[Problem]:
    compared: set[tuple[int, int]] = set()
    for one, other in _near(deeds, group, texts):
        likeness = texts.likeness(one, other)
        if likeness >= LIKE and (one, other) not in compared:
            compared.add((one, other))
            yield from _judged(deeds[one], deeds[other], likeness)
    yield from _same_article(deeds, group, compared)


def _near(deeds: _Deeds, group: list[int], texts: Texts) -> Iterator[tuple[int, int]]:
    """Pairs of a province that are worth comparing: near by their words in all of it; in a full one, in a commune too."""
    yield from texts.near(group)
    communes: dict[str, list[int]] = defaultdict(list)
    for number in group if len(group) > _FULL else ():
        for commune in deeds[number].communes:
            communes[commune].append(number)
    for neighbours in communes.values():
        yield from texts.near(neighbours)


def _judged(one: _Deed, other: _Deed, likeness: float) -> Iterator[Problem]:
    if one.together(other) is not False and likeness >= one.threshold(other):
        yield from _pair(one, other, f"kể việc mà bài “{{}}” đã kể (cùng địa bàn, lời giống {likeness:.0%})")


def _same_article(deeds: _Deeds, group: list[int], compared: set[tuple[int, int]]) -> Iterator[Problem]:
    citing: dict[str, list[int]] = defaultdict(list)
    for number in group:
        for article in sorted(_articles(deeds.records[number])):
            for before in citing[article][-_CITING:]:
                if (before, number) not in compared and deeds[before].together(deeds[number]):
                    compared.add((before, number))
                    yield from _pair(
                        deeds[before], deeds[number], f"cùng địa bàn và cùng nguồn với bài “{{}}” ({article})"
                    )
            citing[article].append(number)


def _pair(one: _Deed, other: _Deed, words: str) -> Iterator[Problem]:
    if one.record.id in other.related and other.record.id in one.related:
        return
    for mine, its in ((one, other), (other, one)):
        yield mine.record.file.problem(
            ("tieu_de",),
            NAME,
            f"bài “{mine.record.id}” {words.format(its.record.id)}; một việc thì gộp vào một bài,"
            " hai việc khác nhau thì ghi mã của nhau vào lien_quan của cả hai bài",
            Severity.WARNING,
        )


class _Deeds:
    """The deeds of all records, by position, each made when first asked for: few ever are."""

    def __init__(self, collection: Collection) -> None:
        self.records = collection.records
        self._known: dict[int, _Deed] = {}

    def __getitem__(self, number: int) -> _Deed:
        if number not in self._known:
            self._known[number] = _deed(self.records[number])
        return self._known[number]


def _province(collection: Collection, record: Record) -> str:
    name = _text(record, "dia_ban", "tinh")
    province = collection.vocabulary.province(name)
    return province.id if province else name


def _deed(record: Record) -> _Deed:
    place = {key: _text(record, "dia_ban", key) for key in _PLACE}
    return _Deed(
        record=record,
        districts=_names(place["huyen"]),
        communes=_names(place["xa"]) | _names(place["xa_nay"]),
        unit=place["don_vi"],
        topics=frozenset(_texts(record, "chu_de")),
        related=frozenset(_texts(record, "lien_quan")),
    )


def _articles(record: Record) -> set[str]:
    urls = (_text(record, "nguon", number, "url") for number in range(record.source_count()))
    return {same_page(url) for url in urls if url}


def _words(record: Record) -> tuple[str, str]:
    """What tells the deed, and the names of its place, which it is bound to share."""
    deed = " ".join([text for key in _DEED_FIELDS for text in _texts(record, key)])
    return deed, " ".join([_text(record, "dia_ban", key) for key in _PLACE])


def _text(record: Record, *path: str | int) -> str:
    value = record.value(*path)
    return value.strip() if isinstance(value, str) else ""


def _texts(record: Record, key: str) -> list[str]:
    """A text, or the texts of a list; what has another shape is reported elsewhere."""
    return [text for path, text in record.texts(key) if len(path) == 1 or isinstance(path[1], int)]


def _names(text: str) -> frozenset[str]:
    """The names in a field that may hold several, without what kind of place they are."""
    return frozenset(_KIND.sub("", name) for name in _PARTS.split(text.lower()) if name)


RULE = CollectionRule(NAME, pieces)
