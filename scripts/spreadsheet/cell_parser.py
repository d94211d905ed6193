"""One cell → the value that its column means: lists without their marks, dates however written, words of the lists by any name."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from scripts.content import readings
from scripts.content.options import PROVINCE
from scripts.content.vocabulary import Vocabulary
from scripts.content.yaml_file import Value
from scripts.spreadsheet.columns import Column, Kind, choices, understood
from scripts.spreadsheet.tables import Cell, CellError
from scripts.text import dates, list_marks, web_address
from scripts.text.reading import Reading
from scripts.text.vietnamese import fold, nfc, normalize_whitespace, slug
from scripts.validation.rules import danh_muc

MAX_LINES = 100
"""More lines in a cell are no list; the model wants fewer anyway."""
_MOST = 200  # characters of a word that is none: it is quoted in the message, and compared with all that are
_PLACES = frozenset({"huyen", "xa", "xa_nay", "don_vi"})
_NAMES_KIND = re.compile(r"(?:xã|huyện|thị xã|thị trấn|thành phố|phường|quận|đặc khu) [^\W\d_]")
_ADDRESS = re.compile(r"https?://[^\s,;]+", re.IGNORECASE)
_SEVERAL = "ô này có hai địa chỉ trở lên; mỗi ô ghi một, địa chỉ kia là một nguồn nữa: ghi ở các ô “Nguồn 2”, kèm tên bài và nơi đăng của nó"
_YES, _NO = (
    frozenset({"x", "co", "1", "true", "yes", "v", "✓", "✔", "☑"}),
    frozenset({"khong", "0", "false", "no", "-"}),
)


class CellParser:
    """What cells mean in one collection: its controlled words are what can be chosen."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._labels = choices(vocabulary)
        self._known = understood(vocabulary)
        self._readings = readings.of(vocabulary)
        self._by_kind: dict[Kind, Callable[[str, Column], Value | CellError]] = {
            Kind.TEXT: lambda text, column: self._text(normalize_whitespace(text), column),
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
        reading = self._readings.word(column.list_name, text) if value is None else Reading(value)
        if not reading.value and column.list_name != PROVINCE:  # the check knows what to say of a province
            kind = readings.KINDS[column.list_name]
            advice = "chọn một dòng trong danh sách của ô"
            labels = {id_: name for name, id_ in self._labels[column.list_name].items()}
            reading = Reading(fault=_in_words(reading, labels))
            return CellError(danh_muc.sentence(reading, kind, text[:_MOST], advice), danh_muc.RULE.name)
        return reading.value or text[:_MOST]

    def _text(self, text: str, column: Column) -> str | CellError:
        """A line as its field takes it; a place of one word begins with a capital letter."""
        addresses = _ADDRESS.findall(text) if column.path[-1] == "url" else []
        if len(addresses) > 1:
            return CellError(_SEVERAL, "dia-chi-web")
        text = self._readings.read(column.path, text).value or text
        if column.path[-1] == "url":  # typed anew, it is stored as the page's own: no “m.”, no “/amp”
            return web_address.page(text)
        if column.path[-1] not in _PLACES or column.path[0] != "dia_ban":
            return text
        return text if _NAMES_KIND.match(text) else text[:1].upper() + text[1:]


def _in_words(reading: Reading, labels: Mapping[str, str]) -> str:
    """What is said of a word, with the names that stand in the cell's list in place of the ids of files."""
    said, ids, known = reading.fault.partition(readings.ONE_OF)
    if ids:
        return said + ids + ", ".join(f"“{labels.get(id_, id_)}”" for id_ in known.split(", "))
    label = labels.get(reading.meant)
    return said.replace(f"“{reading.meant}”", f"“{label}”") if label else said


def _items(text: str, column: Column) -> Value | CellError:
    """Lines of a cell without the marks of a list before them; one that begins with a stage (``Dân bàn: …``) bears it."""
    lines = tuple(readings.marked(str(column.path[-1]), item) for item in list_items(text))
    if len(lines) > MAX_LINES:
        return CellError(f"có {len(lines)} mục, nhiều quá; hãy giữ nhiều nhất 20 mục", "kieu")
    return lines or None


def list_items(text: str) -> list[str]:
    """The lines of a cell without the marks of a list before them."""
    lines = (normalize_whitespace(list_marks.plain(line)) for line in list_marks.items(text.splitlines()))
    return [line for line in lines if line]


def _mark(text: str, column: Column) -> Value | CellError:
    said = fold(text)
    if said in _YES or slug(text) in (column.value, slug(column.title)):
        return column.value
    return None if said in _NO else CellError(f"không hiểu “{text[:40]}”; hãy ghi x nếu có, để trống nếu không")


def _date(text: str, column: Column) -> str | CellError:
    """A date however people write it, as ISO text."""
    reading = dates.read(text, dates.ONE_DAY if column.path[-1] == "ngay" else dates.IN_FORM)
    if reading.value:
        return reading.value
    unclear = column.path[0] == "thoi_gian" and dates.IN_FORM.note not in reading.fault
    else_ = "; nguồn không nói rõ thì ghi ở cột “Ghi chú thời gian”" if unclear else ""
    return CellError(f"“{text[:40]}” không phải ngày có thật; {reading.fault}{else_}", "kieu")
