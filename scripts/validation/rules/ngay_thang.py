"""No date lies in the future, and a period does not end before it begins."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.content.collection import Record, TableRecord
from scripts.content.problem import FieldPath
from scripts.content.yaml_file import Value
from scripts.text.dates import first_day, in_words, is_partial_date, last_day
from scripts.validation.rule import Context, EntryRule, Finding

_KEYS = frozenset({"tu", "den", "ngay"})
_SEEN = frozenset({"ra_soat", "ban_hanh"})
"""Keys of tables whose day has come: a row was held against its text, a document was issued."""


def check(record: Record, context: Context) -> Iterator[Finding]:
    """Judge every date of every file against context.today."""
    days = dict(_days((), record.file.values))
    for path, text in days.items():
        if first_day(text) > context.today:
            yield Finding(path, f"ngày {in_words(text)} chưa đến; hãy xem lại năm và tháng")
        start = days.get((*path[:-1], "tu"))
        if path[-1] == "den" and start and last_day(text) < first_day(start):
            yield Finding(path, f"kết thúc ({in_words(text)}) trước khi bắt đầu ({in_words(start)}); hãy đổi lại")


def check_table(record: TableRecord, context: Context) -> Iterator[Finding]:
    """Judge the days in a table on which somebody did something; what will be in force, or off, may lie ahead."""
    for path, text in record.texts():
        done = path[-1] in _SEEN or (path[0] == "ban_doc" and path[-1] == "ngay")
        if done and is_partial_date(text) and first_day(text) > context.today:
            yield Finding(path, f"ngày {in_words(text)} chưa đến; hãy xem lại năm và tháng")


def _days(path: FieldPath, value: Value) -> list[tuple[FieldPath, str]]:
    """Every date below a field, in the order written."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, tuple) else ()
    found: list[tuple[FieldPath, str]] = []
    for key, item in inside:
        if isinstance(item, dict | tuple):
            found += _days((*path, key), item)
        elif key in _KEYS and not isinstance(item, bool) and is_partial_date(str(item)):
            found.append(((*path, key), str(item)))
    return found


RULE = EntryRule("ngay-thang", check)
