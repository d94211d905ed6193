"""Cells of an Excel workbook: bytes → table, sheets → bytes. The only module that knows openpyxl."""

from __future__ import annotations

import io
import math
import os
import re
import warnings
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

# Where lxml is installed openpyxl writes and reads by it, in other bytes and without defusedxml: before the first import.
os.environ["OPENPYXL_LXML"] = "False"

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.writer.excel import ExcelWriter

from scripts.spreadsheet import tables
from scripts.spreadsheet.tables import MAX_COLUMNS, MAX_ROWS, MAX_TEXT, Cell, CellError, Table
from scripts.system import zip_guard
from scripts.system.user_error import RefusedError
from scripts.text.vietnamese import slug

_EPOCH = datetime(2025, 7, 1)  # noqa: DTZ001 - openpyxl wants it bare; any day will do, if it is always the same
_CARRIAGE = re.compile(r"_x000D_\n?|\r\n?", re.IGNORECASE)
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_BROKEN = "không đọc được tệp Excel này; hãy mở bằng Excel, chép nội dung (Dán giá trị) sang mẫu mới rồi nhập"
FORMULA = "ô này là công thức; hãy dán giá trị (Copy, rồi Paste Special, Values)"


@dataclass(frozen=True)
class Sheet:
    """A sheet to be written: texts, and how they look.

    ``choices`` gives the named list that each column (from 1) chooses from, ``lists`` names the columns of this very
    sheet that are such lists. ``shades`` gives the colour (RRGGBB) of a row, ``heights`` its height in points.
    """

    title: str
    rows: Sequence[Sequence[str]]
    widths: Sequence[int]
    bold: frozenset[int] = frozenset()
    italic: frozenset[int] = frozenset()
    shades: dict[int, str] = field(default_factory=dict)
    heights: dict[int, int] = field(default_factory=dict)
    frozen: str = ""
    choices: dict[int, str] = field(default_factory=dict)
    lists: dict[int, str] = field(default_factory=dict)
    hidden: bool = False


def is_workbook(data: bytes) -> bool:
    """Whether bytes open like a workbook, new or old."""
    return data.startswith((zip_guard.ZIP, zip_guard.OLE))


def read(data: bytes, name: str, wanted: str) -> Table:
    """The sheet called ``wanted`` (in any case, with or without marks), or the only one. Raises :class:`RefusedError`."""
    zip_guard.inspect(data, zip_guard.EXCEL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what openpyxl leaves aside is nothing that we want
            return _read(data, name, wanted)
    except RefusedError:
        raise
    except Exception:  # noqa: BLE001 - a broken workbook makes openpyxl raise anything
        raise RefusedError(_BROKEN) from None


def _read(data: bytes, name: str, wanted: str) -> Table:
    book = load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
    try:
        sheets = [sheet for sheet in book.worksheets if hasattr(sheet, "reset_dimensions")]
        named = [sheet for sheet in sheets if slug(sheet.title) == slug(wanted)]
        if not named and len(sheets) != 1:
            names = ", ".join(f"“{tables.shown(sheet.title)}”" for sheet in sheets[:10])
            raise RefusedError(f"không có trang “{wanted}”, chỉ có {names}; hãy đặt tên trang đã điền là “{wanted}”")
        sheet = (named or sheets)[0]
        sheet.reset_dimensions()  # what it declares may be a lie
        rows: list[tuple[Cell, ...]] = []
        left = MAX_TEXT
        for row in sheet.iter_rows(max_col=MAX_COLUMNS + 1):
            if len(rows) > MAX_ROWS:
                raise tables.too_many_rows()
            if row and row[-1].value is not None:
                raise tables.too_many_columns()
            rows.append(tuple(_cell(item) for item in row))
            left -= sum(len(text) for text in rows[-1] if isinstance(text, str))
            if left < 0:
                raise tables.too_much_text()
        return Table(name, sheet.title, tuple(rows))
    finally:
        book.close()


def _cell(item: object) -> Cell:
    """What a cell shows, as text."""
    value, kind = getattr(item, "value", None), getattr(item, "data_type", "n")
    if value is None:
        return ""
    if kind == "f":
        return CellError(FORMULA)
    if kind == "e":
        return CellError(f"ô đang báo lỗi {str(value)[:20]}; hãy gõ lại giá trị")
    if isinstance(value, date):
        return _date(value, str(getattr(item, "number_format", "")))
    if isinstance(value, int | float):
        return _number(value)
    return tables.cell(_CARRIAGE.sub("\n", str(value)))


def _number(value: float) -> Cell:
    if isinstance(value, bool):
        return "x" if value else "0"
    if not math.isfinite(value):
        return CellError("ô không phải một con số; hãy gõ lại giá trị")
    return str(int(value)) if value == int(value) else repr(value).replace(".", ",")


def _date(value: date, shown: str) -> str:
    """A true date as precise as it is shown: Excel keeps 9/2020 as the first of September, shown as ``Sep-20``."""
    letters = _QUOTED.sub("", shown.partition(";")[0]).lower()
    if "d" in letters or "y" not in letters:
        return value.isoformat()[:10]
    return f"{value.year:04}-{value.month:02}" if "m" in letters else f"{value.year:04}"


def write(sheets: Sequence[Sheet], title: str) -> bytes:
    """A workbook. Same sheets, same bytes: no clock gets in, and nothing is deflated, as not every zlib deflates alike."""
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.title, book.properties.creator = title, ""
    book.properties.created = book.properties.modified = _EPOCH
    for sheet in sheets:
        _sheet(book, sheet)
    shown = next(number for number, sheet in enumerate(sheets) if not sheet.hidden)
    book.active = shown
    stream = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(stream, "w") as archive:
        warnings.simplefilter("ignore", EncodingWarning)  # of a temporary file of which openpyxl wants the name only
        ExcelWriter(book, archive).save()
    return _without_clock(stream.getvalue())


def _sheet(book: Workbook, sheet: Sheet) -> None:
    worksheet = book.create_sheet(sheet.title)
    plain = Alignment(wrap_text=True, vertical="top")
    for number, width in enumerate(sheet.widths, start=1):
        column = worksheet.column_dimensions[get_column_letter(number)]
        # Text everywhere: else Excel takes “- Họp dân” for a formula and 9/2020 for a day
        column.width, column.number_format, column.alignment = width, "@", plain
    for number, row in enumerate(sheet.rows, start=1):
        for position, text in enumerate(row, start=1):
            cell = worksheet.cell(number, position)
            if text:
                cell.value, cell.data_type = text, "s"  # never a formula, whatever it begins with
            cell.number_format, cell.alignment = "@", plain
            cell.font = Font(bold=number in sheet.bold, italic=number in sheet.italic)
            if number in sheet.shades:
                cell.fill = PatternFill("solid", start_color=sheet.shades[number])
        if number in sheet.heights:
            worksheet.row_dimensions[number].height = sheet.heights[number]
    if sheet.frozen:
        worksheet.freeze_panes = sheet.frozen
    for position, name in sheet.lists.items():
        letter = get_column_letter(position)
        last = sum(bool(row[position - 1]) for row in sheet.rows)
        book.defined_names[name] = DefinedName(name, attr_text=f"'{sheet.title}'!${letter}$2:${letter}${last}")
    _choices(worksheet.add_data_validation, sheet.choices)
    if sheet.hidden:
        worksheet.sheet_state = "hidden"
        worksheet.protection.sheet = True


def _choices(add: Callable[[DataValidation], None], choices: dict[int, str]) -> None:
    """Drop-down lists, below the headings as far as a table may go."""
    by_name: dict[str, DataValidation] = {}
    for position, name in choices.items():
        rule = by_name.setdefault(
            name,
            DataValidation(
                type="list",
                formula1=name,
                allow_blank=True,
                showErrorMessage=True,
                errorTitle="Chọn trong danh sách",
                error="Hãy bấm mũi tên ở góc ô rồi chọn một dòng trong danh sách.",
            ),
        )
        letter = get_column_letter(position)
        rule.add(f"{letter}3:{letter}{MAX_ROWS}")
    for rule in by_name.values():
        add(rule)


def _without_clock(data: bytes) -> bytes:
    """The same zip with one date for all its members and no trace of the system."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            member = zipfile.ZipInfo(name)
            member.create_system = 0
            new.writestr(member, old.read(name))
    return stream.getvalue()
