"""A row of a table of controlled words has an id that can be part of an address, and an id and a name that no other row has."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scripts.content.collection import TableRecord
from scripts.content.ids import KEBAB, MAX_LENGTH, RESERVED
from scripts.content.problem import FieldPath
from scripts.content.yaml_file import Value
from scripts.text.vietnamese import slug
from scripts.validation.rule import Context, Finding, TableRule

NAME = "bang-danh-muc"
_PAGE = re.compile(rf"(?:{KEBAB.pattern}/)+")
_JUDGED_ELSEWHERE = frozenset({"van-ban", "viec"})
"""Tables whose own rules tell what stands in them twice."""


def check(record: TableRecord, _context: Context) -> Iterator[Finding]:
    """Judge every id of a table, and the rows of its lists against one another."""
    for path, text in record.texts():
        if path[-1] == "ma" and (fault := _fault_of_id(text)):
            yield Finding(path, fault)
        elif path[-1] == "bat_dau" and not _PAGE.fullmatch(text):
            yield Finding(path, "hãy ghi địa chỉ một trang của kho, như huong-dan/bat-dau-ton-giao/")
    if record.id not in _JUDGED_ELSEWHERE:
        for path, rows in _lists(record.file.values):
            yield from _twice(path, rows)


def _fault_of_id(id_: str) -> str | None:
    if id_ in RESERVED:
        return f"mã “{id_}” được dành riêng; hãy đặt mã khác"
    if KEBAB.fullmatch(id_) and len(id_) <= MAX_LENGTH:
        return None
    better = slug(id_)[:MAX_LENGTH].strip("-")
    hint = f"hãy viết “{better}”" if better else "ví dụ: hoa-giai-co-so"
    return f"mã chỉ gồm chữ thường không dấu, số và gạch nối, vì nó thành địa chỉ trang; {hint}"


def _lists(values: Value) -> Iterator[tuple[FieldPath, tuple[Value, ...]]]:
    """The lists of rows that a table is, or has below its keys."""
    groups = values.items() if isinstance(values, dict) else ()
    if isinstance(values, tuple):
        yield (), values
    for key, value in groups:
        if isinstance(value, tuple):
            yield (key,), value


def _twice(path: FieldPath, rows: tuple[Value, ...]) -> Iterator[Finding]:
    """Ids and names that a list has before; names by their letters, for a reader cannot tell them apart otherwise."""
    seen: set[tuple[str, str]] = set()
    for at, row in enumerate(rows):
        # a day off has the name of its feast, as its neighbours do
        for key in ("ma", "ten") if isinstance(row, dict) and "ma" in row else ():
            text = row[key] if isinstance(row, dict) and key in row else None
            if not isinstance(text, str):
                continue
            same = (key, text.casefold())
            if same in seen:
                what = "mã" if key == "ma" else "tên"
                yield Finding((*path, at, key), f"{what} “{text}” đã có một mục; hãy gộp lại hoặc đặt {what} khác")
            seen.add(same)


RULE = TableRule(NAME, check)
