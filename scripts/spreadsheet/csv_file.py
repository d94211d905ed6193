"""Text files of a table (CSV, and Excel's “Unicode Text”): bytes → rows, rows → bytes."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Callable, Iterable, Sequence

from scripts.spreadsheet import tables
from scripts.spreadsheet.tables import MAX_COLUMNS, MAX_ROWS, MAX_TEXT, Cell, Table
from scripts.system.user_error import RefusedError

DELIMITERS = (",", ";", "\t")
_SEP_LINE = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
"""The line that names the delimiter for Excel."""
_BEGINNING = 64 * 1024  # characters in which the headings stand
_ADVICE = "hãy mở bằng Excel rồi lưu dạng “CSV UTF-8”, “Unicode Text” hoặc .xlsx"


def read(data: bytes, name: str, known: Callable[[Sequence[str]], int]) -> Table:
    """The table of a text file. ``known`` counts the headings that a row has: the delimiter that gives most is the right one.

    Raises :class:`RefusedError`.
    """
    text = _decode(data)
    if len(text) > MAX_TEXT:
        raise tables.too_much_text()
    sep_line = _SEP_LINE.match(text)
    text = text[sep_line.end() :] if sep_line else text
    delimiters = [sep_line.group(1)] if sep_line else sorted(DELIMITERS, key=lambda sign: -known(_first(text, sign)))
    rows: list[tuple[Cell, ...]] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiters[0], strict=True)
    try:
        for row in reader:
            if len(rows) > MAX_ROWS:
                raise tables.too_many_rows()
            if len(row) > MAX_COLUMNS:
                raise tables.too_many_columns()
            rows.append(tuple(tables.cell(value) for value in row))
    except csv.Error:
        raise RefusedError(
            f"dòng {len(rows) + 1} của bảng có dấu nháy kép mở mà không đóng, hoặc ô quá dài; {_ADVICE}"
        ) from None
    return Table(name, "", tuple(rows))


def write(rows: Iterable[Sequence[str]]) -> bytes:
    """Rows as CSV that Excel reads: UTF-8 with its mark, commas, lines as Windows ends them."""
    stream = io.StringIO(newline="")
    csv.writer(stream).writerows(rows)
    return codecs.BOM_UTF8 + stream.getvalue().encode()


def _decode(data: bytes) -> str:
    try:
        if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            text = data.decode("utf-16")
        else:
            text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise RefusedError(
            f"dòng {line} có chữ không phải UTF-8 (thường do lưu “CSV” kiểu cũ, Windows-1258 hay TCVN3); {_ADVICE}"
        ) from None
    if "\0" in text:
        raise RefusedError(f"không phải tệp chữ; {_ADVICE}")
    return text


def _first(text: str, delimiter: str) -> list[str]:
    """The first row of several cells, by one delimiter; nothing where it cannot be read so."""
    try:
        reader = csv.reader(io.StringIO(text[:_BEGINNING], newline=""), delimiter=delimiter)
        return next((row for row in reader if len(row) > 1), [])
    except csv.Error:
        return []
