"""No date lies in the future, and a period does not end before it begins."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from scripts.catalog import Catalog, Record
from scripts.dates import first_day, in_words, is_partial_date, last_day
from scripts.problem import FieldPath, Problem

RULE = "ngay-thang"
_KEYS = frozenset({"tu", "den", "ngay"})


def check(catalog: Catalog, today: date) -> Iterator[Problem]:
    """Judge every date of every file against today."""
    for record in catalog.records:
        days = {
            path: text for path in record.source.places if path and path[-1] in _KEYS and (text := _day(record, path))
        }
        for path, text in days.items():
            if first_day(text) > today:
                yield record.source.problem(path, RULE, f"ngày {in_words(text)} chưa đến; hãy xem lại năm và tháng")
            start = days.get((*path[:-1], "tu"))
            if path[-1] == "den" and start and last_day(text) < first_day(start):
                yield record.source.problem(
                    path, RULE, f"kết thúc ({in_words(text)}) trước khi bắt đầu ({in_words(start)}); hãy đổi lại"
                )


def _day(record: Record, path: FieldPath) -> str | None:
    value = record.value(*path)
    text = str(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""
    return text if is_partial_date(text) else None
