"""Cells of an Excel workbook: bytes → table, sheets → bytes. The only module that knows openpyxl."""

from __future__ import annotations

import io
import math
import os
import re
import warnings
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from xml.parsers.expat import ParserCreate

# Where lxml is installed openpyxl writes and reads by it, in other bytes and without defusedxml: before the first import.
os.environ["OPENPYXL_LXML"] = "False"

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell as FilledCell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from scripts.spreadsheet import tables
from scripts.spreadsheet.tables import MAX_COLUMNS, MAX_ROWS, MAX_TEXT, REMINDER, Cell, CellError
from scripts.system import zip_guard
from scripts.system.user_error import RefusedError
from scripts.text.office_links import web_links

_EPOCH = datetime(2025, 7, 1)  # noqa: DTZ001 - openpyxl wants it bare; any day will do, if it is always the same
_CARRIAGE = re.compile(r"_x000D_\n?|\r\n?", re.IGNORECASE)
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_BROKEN = "không đọc được tệp Excel này; hãy mở bằng Excel, chép nội dung (Dán giá trị) sang mẫu mới rồi nhập"
_PLAIN, _RUNNING = Alignment(wrap_text=True, vertical="top"), Alignment(vertical="top")
_COLOURS = ("FFC7CE", "FFEB9C")
"""Of a fault, and of what is only to be looked at: those that Excel itself calls bad and neutral."""
_RED = "C00000"
_NOTE_WIDTH = 60
NOTE_SHEET = "Máy nhắc"
"""The sheet of what is said of a workbook as a whole."""
_LINE = Side(style="thin", color="8C8C8C")
_FRAME = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_MARGIN = 0.4  # inch
_MOST_MERGED = 50_000  # cells
_STRICT = b"http://purl.oclc.org/ooxml/spreadsheetml/main"
_COMMENTS = re.compile(r"xl/(?:comments/|threadedComments/)?(?:comment|threadedComment)s?\d*\.xml")
FORMULA = "ô này là công thức; hãy dán giá trị (Copy, rồi Paste Special, Values)"


@dataclass(frozen=True)
class Sheet:
    """A sheet to be written: texts, and how they look.

    ``choices`` gives the named list that each column (from 1) chooses from, ``lists`` names the columns of this very
    sheet that are such lists; ``cell_choices`` gives the list of a single cell. ``shades`` gives the colour (RRGGBB) of a row,
    ``heights`` its height in points, ``bold_labels`` are rows whose first cell is bold, ``framed`` those with lines around their cells, texts of ``unwrapped`` ones run on over empty cells. ``upright`` is for one page wide on A4.
    """

    title: str
    rows: Sequence[Sequence[str]]
    widths: Sequence[int]
    bold: frozenset[int] = frozenset()
    bold_labels: frozenset[int] = frozenset()
    italic: frozenset[int] = frozenset()
    shades: dict[int, str] = field(default_factory=dict)
    heights: dict[int, int] = field(default_factory=dict)
    frozen: str = ""
    choices: dict[int, str] = field(default_factory=dict)
    lists: dict[int, str] = field(default_factory=dict)
    hidden: bool = False
    cell_choices: Mapping[tuple[int, int], str] = field(default_factory=dict)
    framed: frozenset[int] = frozenset()
    unwrapped: frozenset[int] = frozenset()
    upright: bool = False


@dataclass(frozen=True, slots=True)
class SheetContents:
    """What stands in a sheet: its cells as texts, and what a reader of the texts alone would not see. Rows and columns count from 1.

    ``merged`` leads from each cell of a merged range but its first to that one, ``links`` from a cell to the page of the web
    that its words lead to. ``refused`` says why not all of it was read.
    """

    title: str
    rows: tuple[tuple[Cell, ...], ...]
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merged: Mapping[tuple[int, int], tuple[int, int]] = field(default_factory=dict)
    struck: frozenset[tuple[int, int]] = frozenset()
    links: Mapping[tuple[int, int], str] = field(default_factory=dict)
    refused: RefusedError | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in it."""
        return not any(isinstance(cell, CellError) or cell.strip() for row in self.rows for cell in row)


@dataclass(frozen=True, slots=True)
class Book:
    """The sheets of a workbook, how many pictures it has, and its comments by cell (``B4``)."""

    sheets: tuple[SheetContents, ...]
    pictures: int = 0
    comments: tuple[tuple[str, str], ...] = ()


def read(data: bytes) -> Book:
    """What stands in a workbook. Raises :class:`RefusedError`."""
    zip_guard.inspect(data, zip_guard.EXCEL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what openpyxl leaves aside is nothing that we want
            return _read(data)
    except RefusedError:
        raise
    except Exception:  # noqa: BLE001 - a broken workbook makes openpyxl raise anything
        raise RefusedError(_BROKEN) from None


def _read(data: bytes) -> Book:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        if _STRICT in archive.read("xl/workbook.xml"):
            raise RefusedError(
                "tệp lưu kiểu Strict Open XML; hãy mở bằng Excel, chọn Lưu thành (Save As), kiểu “Excel Workbook (*.xlsx)”"
            )
        book = load_workbook(io.BytesIO(data), read_only=True, keep_links=False, rich_text=True)
        try:
            left = [MAX_TEXT]
            sheets = [_sheet_contents(sheet, _looks(archive, path), left) for sheet, path in _paths(book)]
        finally:
            book.close()
        comments = [
            comment for name in sorted(names) if _COMMENTS.fullmatch(name) for comment in _comments(archive.read(name))
        ]
        return Book(tuple(sheets), sum(name.startswith("xl/media/") for name in names), tuple(comments))


def _paths(book: Workbook) -> Iterator[tuple[object, str]]:
    """The sheets that have cells (one of a chart has none), with the names of their parts."""
    for sheet in book.worksheets:
        if path := getattr(sheet, "_worksheet_path", ""):
            yield sheet, str(path)


def _sheet_contents(lean: object, looks: _Looks, left: list[int]) -> SheetContents:
    """A sheet, as long as there is room for its text: ``left`` is how many characters the whole book may still have."""
    sheet: Any = lean  # not what the types say: a reader that keeps no cell
    sheet.reset_dimensions()  # what it declares may be a lie
    rows: list[tuple[Cell, ...]] = []
    struck: set[tuple[int, int]] = set()
    refused = None
    for row in sheet.iter_rows(max_col=MAX_COLUMNS + 1):
        if len(rows) > MAX_ROWS:
            refused = tables.too_many_rows()
        elif row and row[-1].value is not None:
            refused = tables.too_many_columns()
        if refused:
            break
        rows.append(tuple(_cell(item) for item in row))
        struck |= {(len(rows), number) for number, item in enumerate(row, start=1) if _is_struck(item)}
        left[0] -= sum(len(text) for text in rows[-1] if isinstance(text, str))
        if left[0] < 0:
            raise tables.too_much_text()
    return SheetContents(
        sheet.title,
        tuple(rows),
        sheet.sheet_state != "visible",
        frozenset(looks.hidden_rows),
        frozenset(looks.hidden_columns),
        looks.merged,
        frozenset(struck),
        looks.links,
        refused,
    )


def _is_struck(item: object) -> bool:
    """Whether some of what a cell shows is struck out."""
    value = getattr(item, "value", None)
    if not isinstance(value, str | CellRichText) or not value:
        return False
    font = getattr(item, "font", None)
    parts = value if isinstance(value, CellRichText) else ()
    return bool(font and font.strike) or any(isinstance(part, TextBlock) and part.font.strike for part in parts)


class _Looks:
    """What a sheet's XML says of rows, columns, merged cells and links, which openpyxl's lean reader passes over."""

    def __init__(self, addresses: Mapping[str, str]) -> None:
        self._addresses = addresses
        self.links: dict[tuple[int, int], str] = {}
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.merged: dict[tuple[int, int], tuple[int, int]] = {}
        self._row = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        name = tag.rpartition(":")[2]
        size = attributes.get("ht" if name == "row" else "width", "")
        hidden = attributes.get("hidden") in ("1", "true") or size in ("0", "0.0")  # drawn shut is hidden too
        if name == "row":
            self._row = int(attributes.get("r", self._row + 1))
            self.hidden_rows |= {self._row} if hidden else set()
        elif name == "col" and hidden:
            last = min(int(attributes["max"]), MAX_COLUMNS)
            self.hidden_columns |= set(range(int(attributes["min"]), last + 1))
        elif name == "mergeCell" and len(self.merged) < _MOST_MERGED:
            left, top, right, bottom = range_boundaries(attributes["ref"])
            for row in range(int(top or 1), min(int(bottom or 1), MAX_ROWS) + 1):
                for column in range(int(left or 1), min(int(right or 1), MAX_COLUMNS) + 1):
                    self.merged[row, column] = int(top or 1), int(left or 1)
            self.merged.pop((int(top or 1), int(left or 1)), None)
        elif name == "hyperlink":
            ids = [value for key, value in attributes.items() if key.endswith(":id")]
            left, top, _, _ = range_boundaries(attributes["ref"])
            if ids and ids[0] in self._addresses:
                self.links[int(top or 1), int(left or 1)] = self._addresses[ids[0]]


def _looks(archive: zipfile.ZipFile, path: str) -> _Looks:
    folder, _, name = path.rpartition("/")
    relations = f"{folder}/_rels/{name}.rels"
    addresses = web_links(archive.read(relations)) if relations in archive.namelist() else {}
    looks, parser = _Looks(addresses), ParserCreate()
    parser.StartElementHandler = looks.start
    parser.Parse(archive.read(path), True)  # noqa: FBT003 - expat takes no name for it
    return looks


def _comments(xml: bytes) -> list[tuple[str, str]]:
    """Cells and what is said of them, in a part of comments old or new; without what this program wrote."""
    found: list[tuple[str, list[str]]] = []
    parser = ParserCreate()

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag.rpartition(":")[2] in ("comment", "threadedComment"):
            found.append((attributes.get("ref", ""), []))

    def text(said: str) -> None:
        if found:
            found[-1][1].append(said)

    parser.StartElementHandler, parser.CharacterDataHandler = start, text
    parser.Parse(xml, True)  # noqa: FBT003 - as above
    said = [(ref, " ".join("".join(parts).split())) for ref, parts in found]
    theirs = [(ref, words.partition(REMINDER)[0].strip()) for ref, words in said]
    return [(ref, words) for ref, words in theirs if words]


_QUOTED = re.compile(r'"[^"]*"|\\.')
"""What a format of Excel shows as it is: text in quotes, a sign behind a backslash."""


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
        return _number(value, str(getattr(item, "number_format", "")))
    return tables.cell(_CARRIAGE.sub("\n", str(value)))


def _number(value: float, shown: str) -> Cell:
    if isinstance(value, bool):
        return "x" if value else "0"
    if not math.isfinite(value):
        return CellError("ô không phải một con số; hãy gõ lại giá trị")
    percent = "%" in _QUOTED.sub("", shown)  # 0.75 that people see as 75% is told as 75%
    value = round(value * 100, 10) if percent else value
    told = str(int(value)) if value == int(value) else repr(value).replace(".", ",")
    return f"{told}%" if percent else told


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
    for number, width in enumerate(sheet.widths, start=1):
        column = worksheet.column_dimensions[get_column_letter(number)]
        # Text everywhere: else Excel takes “- Họp dân” for a formula and 9/2020 for a day
        column.width, column.number_format, column.alignment = width, "@", _PLAIN
    for number, row in enumerate(sheet.rows, start=1):
        _row(worksheet, sheet, number, row)
    if sheet.frozen:
        worksheet.freeze_panes = sheet.frozen
    for position, name in sheet.lists.items():
        letter = get_column_letter(position)
        last = sum(bool(row[position - 1]) for row in sheet.rows)
        book.defined_names[name] = DefinedName(name, attr_text=f"'{sheet.title}'!${letter}$2:${letter}${last}")
    areas: dict[str, list[str]] = {}
    for position, name in sheet.choices.items():
        letter = get_column_letter(position)
        areas.setdefault(name, []).append(
            f"{letter}3:{letter}{MAX_ROWS}"
        )  # below the headings as far as a table may go
    for (number, position), name in sheet.cell_choices.items():
        areas.setdefault(name, []).append(f"{get_column_letter(position)}{number}")
    _choices(worksheet.add_data_validation, areas)
    if sheet.upright:
        _upright(worksheet, len(sheet.rows), len(sheet.widths))
    if sheet.hidden:
        worksheet.sheet_state = "hidden"
        worksheet.protection.sheet = True


def _row(worksheet: Worksheet, sheet: Sheet, number: int, row: Sequence[str]) -> None:
    for position, text in enumerate(row, start=1):
        cell = worksheet.cell(number, position)
        if text:
            cell.value, cell.data_type = text, "s"  # never a formula, whatever it begins with
        cell.number_format, cell.alignment = "@", _RUNNING if number in sheet.unwrapped else _PLAIN
        cell.font = Font(
            bold=number in sheet.bold or (position == 1 and number in sheet.bold_labels), italic=number in sheet.italic
        )
        if number in sheet.framed:
            cell.border = _FRAME
        if number in sheet.shades:
            cell.fill = PatternFill("solid", start_color=sheet.shades[number])
    if number in sheet.heights:
        worksheet.row_dimensions[number].height = sheet.heights[number]


def _choices(add: Callable[[DataValidation], None], areas: Mapping[str, Sequence[str]]) -> None:
    """Drop-down lists, by the name of the list and the areas where it is offered."""
    for name, ranges in areas.items():
        rule = DataValidation(
            type="list",
            formula1=name,
            allow_blank=True,
            showErrorMessage=True,
            errorTitle="Chọn trong danh sách",
            error="Hãy bấm mũi tên ở góc ô rồi chọn một dòng trong danh sách.",
        )
        for area in ranges:
            rule.add(area)
        add(rule)


def _upright(worksheet: Worksheet, rows: int, columns: int) -> None:
    """Print on A4, as wide as the page and as long as it gets."""
    worksheet.page_setup.paperSize, worksheet.page_setup.orientation = 9, "portrait"
    worksheet.page_setup.fitToWidth, worksheet.page_setup.fitToHeight = 1, 0
    worksheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    worksheet.print_area = f"A1:{get_column_letter(columns)}{rows}"
    margins = worksheet.page_margins
    margins.left = margins.right = margins.top = margins.bottom = _MARGIN
    margins.header = margins.footer = _MARGIN / 2
    worksheet.print_options.horizontalCentered = True


@dataclass(frozen=True, slots=True)
class Mark:
    """A sentence on a cell of a workbook; ``column`` 0 is the whole row."""

    sheet: str
    row: int
    column: int
    sentence: str
    is_error: bool


def marked(data: bytes, marks: Sequence[Mark], of_all: Sequence[str]) -> bytes:
    """A workbook with coloured cells, and each sentence in a note and in a column at the right; no word of it is changed.

    What an earlier time had marked is unmarked first. ``of_all`` is said on a sheet of its own. Raises :class:`RefusedError`.
    """
    zip_guard.inspect(data, zip_guard.EXCEL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = load_workbook(io.BytesIO(data), keep_links=False, rich_text=True)
            if NOTE_SHEET in book.sheetnames:
                book.remove(book[NOTE_SHEET])
            for worksheet in book.worksheets:
                if isinstance(worksheet, Worksheet):
                    _unmark(worksheet)
            for title in dict.fromkeys(mark.sheet for mark in marks):
                _mark(book[title], [mark for mark in marks if mark.sheet == title])
            if of_all:
                sheet = book.create_sheet(NOTE_SHEET)
                sheet.column_dimensions["A"].width = 110
                for number, sentence in enumerate(of_all, start=1):
                    cell = sheet.cell(number, 1, f"{REMINDER} {sentence}")
                    cell.data_type, cell.alignment = "s", _PLAIN
            stream = io.BytesIO()
            book.save(stream)
    except RefusedError:
        raise
    except Exception:  # noqa: BLE001 - a broken workbook makes openpyxl raise anything
        raise RefusedError(_BROKEN) from None
    return stream.getvalue()


def _unmark(worksheet: Worksheet) -> None:
    """Take off colours, notes and sentences of an earlier time."""
    for row in worksheet.iter_rows():
        for cell in row:
            if cell.fill.fill_type == "solid" and str(cell.fill.start_color.rgb)[-6:] in _COLOURS:
                cell.fill = PatternFill()
            if cell.comment and REMINDER in cell.comment.text:
                theirs = cell.comment.text.partition(REMINDER)[0].strip()
                cell.comment = Comment(theirs, cell.comment.author) if theirs else None
            if isinstance(cell, FilledCell) and str(cell.value or "").startswith(REMINDER):
                cell.value = None


def _mark(worksheet: Worksheet, marks: Sequence[Mark]) -> None:
    """Colour the cells of a sheet, and say why."""
    said = [cell.column for row in worksheet.iter_rows() for cell in row if cell.value is not None]
    beside = max((*said, *(mark.column for mark in marks))) + 1
    worksheet.column_dimensions[get_column_letter(beside)].width = _NOTE_WIDTH
    by_row: dict[int, list[str]] = {}
    for mark in marks:
        by_row.setdefault(mark.row, []).append(mark.sentence)
        cell = worksheet.cell(mark.row, mark.column or 1)
        if not isinstance(cell, FilledCell):
            continue  # within a merged range: the column at the right says it
        cell.fill = PatternFill("solid", start_color=_COLOURS[0 if mark.is_error else 1])
        before = f"{cell.comment.text}\n" if cell.comment else ""
        own = before if REMINDER in before else f"{before}{REMINDER} "
        cell.comment = Comment(f"{own}{mark.sentence}", REMINDER.rstrip(":"), height=120, width=320)
    for row, sentences in by_row.items():
        cell = worksheet.cell(row, beside)
        if isinstance(cell, FilledCell):
            cell.value = "\n".join(f"{REMINDER} {sentence}" for sentence in sentences)
            cell.data_type, cell.alignment, cell.font = "s", _PLAIN, Font(color=_RED)


def _without_clock(data: bytes) -> bytes:
    """The same zip with one date for all its members and no trace of the system."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            member = zipfile.ZipInfo(name)
            member.create_system = 0
            new.writestr(member, old.read(name))
    return stream.getvalue()
