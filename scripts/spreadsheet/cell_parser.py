"""One cell → the value that its column means: lists without their marks, dates however written, words of the lists by any name."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from scripts.content.line import MARKED_LISTS
from scripts.content.line import understood as understood_line
from scripts.content.vocabulary import Vocabulary
from scripts.content.yaml_file import Value
from scripts.spreadsheet.columns import SETTING, Column, Kind, choices, understood
from scripts.spreadsheet.tables import Cell, CellError
from scripts.text.dates import is_partial_date, suggest
from scripts.text.vietnamese import fold, nfc, normalize_whitespace, slug
from scripts.text.web_address import without_tracking
from scripts.validation.rules import danh_muc

MAX_LINES = 100
"""More lines in a cell are no list; the model wants fewer anyway."""
_MOST = 200  # characters of a word that is none: it is quoted in the message, and compared with all that are
_KINDS = {SETTING[0]: "loại hình", "chu_de": "chủ đề", "van_ban": "văn bản", "loai": "loại nguồn"}
_LIST_MARK = re.compile(r"\A\s*(?:[•●▪◦‣·▶✓]\s*|[-–—+*](?:\s+|$)|\d{1,2}[.)](?!\d)\s*|\d{1,2}/\s+)")
_MIDNIGHT = re.compile(r"[ T]0?0:00(:00)?$")
_DATE_WORDS = re.compile(r"\s*\b(?:ngay|thang|nam)\b\s*")
_PLACES = frozenset({"huyen", "xa", "xa_nay", "don_vi"})
_KIND_OF_PLACE = re.compile(r"(?:xã|phường|thị trấn|huyện|quận|thị xã|thành phố)\s", re.IGNORECASE)
"""The kind of a commune or district stands before its name, in small letters."""
_YES, _NO = (
    frozenset({"x", "co", "1", "true", "yes", "v", "✓", "✔", "☑"}),
    frozenset({"khong", "0", "false", "no", "-"}),
)


class CellParser:
    """What cells mean in one collection: its controlled words are what can be chosen."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._labels = choices(vocabulary)
        self._known = understood(vocabulary)
        self._by_kind: dict[Kind, Callable[[str, Column], Value | CellError]] = {
            Kind.TEXT: lambda text, column: _text(normalize_whitespace(text), column),
            Kind.LINES: _items,
            Kind.DATE: lambda text, column: _date(normalize_whitespace(text), column),
            Kind.CHOICE: self._chosen,
            Kind.MARK: _mark,
            Kind.NOTE: lambda _, __: None,
        }

    def value(self, column: Column, cell: Cell) -> Value | CellError:
        """The value of a cell below a column; None where it says nothing."""
        if isinstance(cell, CellError):
            return cell
        text = nfc(cell).strip()
        return self._by_kind[column.kind](text, column) if text else None

    def _chosen(self, text: str, column: Column) -> Value | CellError:
        text = normalize_whitespace(text)
        value = self._known[column.list_name].get(slug(text))
        if value is None and column.list_name in _KINDS:
            options = {**self._labels[column.list_name], **self._known[column.list_name]}
            sentence = danh_muc.unknown(
                text[:_MOST], options, _KINDS[column.list_name], "chọn một dòng trong danh sách của ô"
            )
            return CellError(sentence, danh_muc.RULE.name)
        return value or text[:_MOST]  # the check knows what to say of a province


def _text(text: str, column: Column) -> str:
    """A line; a place begins with its kind in small letters, else with a capital letter; an address follows nobody."""
    if column.path[-1] == "url":
        return without_tracking(text)
    if column.path[0] != "dia_ban" or column.path[-1] not in _PLACES:
        return text
    has_kind = column.path[-1] != "don_vi" and _KIND_OF_PLACE.match(text)
    return (text[:1].lower() if has_kind else text[:1].upper()) + text[1:]


def _items(text: str, column: Column) -> Value | CellError:
    """Lines of a cell without the marks of a list before them; one that begins with a stage (``Dân bàn: …``) bears it."""
    items = tuple(normalize_whitespace(_LIST_MARK.sub("", line, count=1)) for line in text.splitlines())
    marks = MARKED_LISTS.get(str(column.path[-1]), ())
    lines = tuple(_line(item, marks) for item in items if item)
    if len(lines) > MAX_LINES:
        return CellError(f"có {len(lines)} mục, nhiều quá; hãy giữ nhiều nhất 20 mục", "kieu")
    return lines or None


def _line(text: str, marks: Sequence[str]) -> Value:
    said = understood_line(text, marks)
    return said if isinstance(said, str) else dict(said)


def _mark(text: str, column: Column) -> Value | CellError:
    said = fold(text)
    if said in _YES or slug(text) in (column.value, slug(column.title)):
        return column.value
    return None if said in _NO else CellError(f"không hiểu “{text[:40]}”; hãy ghi x nếu có, để trống nếu không")


def _date(text: str, column: Column) -> str | CellError:
    """A date however people write it, as ISO text."""
    text = _MIDNIGHT.sub("", text)
    plain = _DATE_WORDS.sub("/", fold(text)).strip("/ ")
    iso_date = next((day for day in (text, plain) if is_partial_date(day)), None) or suggest(plain)
    if iso_date:
        return iso_date
    else_ = "; nguồn không nói rõ thì ghi ở cột “Ghi chú thời gian”" if column.path[0] == "thoi_gian" else ""
    return CellError(f"“{text[:40]}” không phải ngày có thật; hãy viết 2020, 9/2020 hoặc 12/9/2020{else_}", "kieu")
