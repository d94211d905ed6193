"""Workbooks as people fill them in: the form of the minimal collection, opened and saved by openpyxl."""

from __future__ import annotations

import csv
import io
import warnings
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl

from scripts.content.vocabulary import Vocabulary
from scripts.spreadsheet import form
from scripts.spreadsheet.columns import columns, former_columns

ROW: dict[str, Any] = {
    "Tiêu đề": "Thôn Thử lắp đèn đường: dân góp ý rồi mới chọn chỗ",
    "Loại hình": "Vùng đồng bào tôn giáo",
    "Tóm tắt": "Thôn họp dân chọn chỗ đặt đèn rồi cùng lắp.",
    "Tỉnh, thành phố": "Quảng Nam",
    "Đơn vị": "Thôn Thử",
    "Thời gian: Từ": 2020,
    "Cách làm": "Dân bàn: Thôn họp dân.\nDân cùng lắp.",
    "Kết quả": "Đường sáng.",
    "Chủ đề 1": "Đường giao thông",
    "Nguồn 1: Tên bài, tên văn bản": "Thôn Thử sáng đèn",
    "Nguồn 1: Đơn vị công bố": "Báo Mẫu",
}
"""A row without a fault, by the titles of the columns."""
START = 4
"""The row below the example."""


OTHER = ROW | {"Tiêu đề": "Thôn Khác lắp đèn đường: dân góp ý rồi mới chọn chỗ", "Đơn vị": "Thôn Khác"}
"""Another one."""


def book(words: Vocabulary, rows: Sequence[dict[str, Any]]) -> openpyxl.Workbook:
    """The form with rows filled in below the example."""
    made = openpyxl.load_workbook(io.BytesIO(form.xlsx(words)))
    sheet = made[form.SHEET]
    titles = {column.title: number for number, column in enumerate(columns(), start=1)}
    if any(title not in titles for row in rows for title in row):  # a form of before, which had a column for each stage
        for number, column in enumerate(former_columns(words), start=len(titles) + 1):
            titles[column.title] = number
            sheet.cell(1, number).value = column.heading
    for number, row in enumerate(rows, start=START):
        for title, value in row.items():
            sheet.cell(number, titles[title]).value = value
    return made


def saved(made: openpyxl.Workbook, to: Path) -> Path:
    """Save a workbook; openpyxl opens a temporary file in its own way."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", EncodingWarning)
        made.save(to)
    return to


def fill(words: Vocabulary, to: Path, *rows: dict[str, Any]) -> Path:
    """The form filled in and saved."""
    return saved(book(words, rows), to)


def text(row: dict[str, Any], *others: dict[str, Any], delimiter: str = ",") -> str:
    """Rows as the text of a CSV file with the headings of the first one."""
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, list(row), delimiter=delimiter, restval="")
    writer.writeheader()
    writer.writerows([row, *others])
    return stream.getvalue()
