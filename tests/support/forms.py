"""The form for one practice as people fill it in: answers by the labels of the questions."""

from __future__ import annotations

import io
import warnings
from collections.abc import Mapping, Sequence
from typing import Any

import docx
import openpyxl

from scripts.content.vocabulary import Vocabulary
from scripts.spreadsheet import form, word_form
from scripts.spreadsheet.questions import labelled

ANSWERS: dict[str, Any] = {
    "Tên cách làm": "Thôn Thử lắp đèn đường: dân góp ý rồi mới chọn chỗ",
    "Loại hình": "Vùng đồng bào tôn giáo",
    "Tỉnh, thành phố": "Quảng Nam",
    "Thôn, công ty, giáo xứ…": "Thôn Thử",
    "Làm từ khi nào": "2020",
    "Chủ đề chính": "Đường giao thông",
    "Kể ngắn": "Thôn họp dân chọn chỗ đặt đèn rồi cùng lắp.",
    "Bước 1": ("Thôn họp dân.", "Dân bàn"),
    "Bước 2": "Dân cùng lắp.",
    "Kết quả 1": "Đường sáng.",
    "Nguồn 1: tên bài, văn bản": "Thôn Thử sáng đèn",
    "Nguồn 1: nơi đăng": "Báo Mẫu",
    "Ai sẽ hỏi gì thì cần đến bài này?": "lắp đèn đường thì hỏi ý dân ra sao\nđặt đèn chỗ nào cho hợp lòng dân",
}
"""A form without a fault; an answer with a link of the chain is a pair."""
FULL = ANSWERS | {
    "Xã, phường": "Xã Mẫu",
    "Huyện, quận lúc ấy": "Mẫu",
    "Xã, phường nay": "Mẫu Mới",
    "Làm đến khi nào": "9/2021",
    "Ghi chú thời gian": "khoảng hai năm",
    "Ai đứng ra làm": "Ban công tác Mặt trận thôn",
    "Trước đó vướng gì, muốn gì": "Đường tối, người già hay ngã.",
    "Khó khăn và cách gỡ": "Thiếu tiền, bà con góp thêm.\nThiếu thợ, nhờ xã bên.",
    "Việc còn chưa xong": "Ngõ nhỏ chưa có đèn.",
    "Cần có gì thì làm được": "Có người giữ sổ.",
    "Khi nào không nên làm": "Khi dân chưa đồng lòng.",
    "Chủ đề 2": "Thu chi công khai",
    "Văn bản liên quan": "Luật mới",
    "Nguồn 1: địa chỉ web": "https://example.vn/den",
    "Nguồn 1: ngày đăng": "26/3/2021",
    "Nguồn 1: loại nguồn": "Báo chí",
    "Bước 3": ("Ai cũng xem được sổ. [1]", "Dân biết"),
    "Kết quả 2": ("Nhà nào cũng sáng.", "Dân thụ hưởng"),
    "Ghi chú, người gửi": "Mặt trận xã",
}
"""Nearly every question answered."""
WIDE: dict[str, str] = {
    "Tên cách làm": "Tiêu đề",
    "Thôn, công ty, giáo xứ…": "Đơn vị",
    "Làm từ khi nào": "Thời gian: Từ",
    "Làm đến khi nào": "Thời gian: Đến",
    "Huyện, quận lúc ấy": "Huyện (cũ)",
    "Xã, phường nay": "Xã nay",
    "Chủ đề chính": "Chủ đề 1",
    "Kể ngắn": "Tóm tắt",
    "Ai đứng ra làm": "Chủ trì",
    "Trước đó vướng gì, muốn gì": "Bối cảnh",
    "Khó khăn và cách gỡ": "Khó khăn",
    "Việc còn chưa xong": "Chưa xong",
    "Cần có gì thì làm được": "Điều kiện",
    "Khi nào không nên làm": "Khi nào không nên",
    "Văn bản liên quan": "Văn bản hiện hành liên quan 1",
    "Ghi chú, người gửi": "Ghi chú",
    "Nguồn 1: tên bài, văn bản": "Nguồn 1: Tên bài, tên văn bản",
    "Nguồn 1: nơi đăng": "Nguồn 1: Đơn vị công bố",
    "Nguồn 1: địa chỉ web": "Nguồn 1: Địa chỉ",
    "Nguồn 1: ngày đăng": "Nguồn 1: Ngày đăng",
    "Nguồn 1: loại nguồn": "Nguồn 1: Loại nguồn",
}
"""Titles of the wide table where they differ from the labels."""


def wide(answers: Mapping[str, Any]) -> dict[str, str]:
    """The same as a row of the wide table."""
    row: dict[str, str] = {}
    for label, answer in answers.items():
        text, stage = answer if isinstance(answer, tuple) else (answer, "")
        title = {"Bước": "Cách làm", "Kết quả": "Kết quả"}.get(label.rstrip(" 0123456789"), WIDE.get(label, label))
        line = f"{stage}: {text}" if stage else text
        row[title] = f"{row[title]}\n{line}" if title in row else line
    return row


def _parts(answer: Any) -> tuple[str, ...]:
    return answer if isinstance(answer, tuple) else (answer,)


def _answer_to(text: str, answers: Mapping[str, Any]) -> Any:
    """The answer to what a label asks, None where there is none."""
    asked = labelled(text)
    for label, answer in answers.items():
        found = labelled(label)
        if asked and found and (found.question, found.item) == (asked.question, asked.item):
            return answer
    return None


def book(words: Vocabulary, *forms: Mapping[str, Any]) -> openpyxl.Workbook:
    """The workbook for one practice, a sheet for each of some forms."""
    made = openpyxl.load_workbook(io.BytesIO(form.sheet(words)))
    sheets = [made[form.SHEET], *(made.copy_worksheet(made[form.SHEET]) for _ in forms[1:])]
    for sheet, answers in zip(sheets, forms, strict=False):
        for row in sheet.iter_rows(max_col=3):
            answer = _answer_to(str(row[0].value or ""), answers)
            for cell, text in zip(row[1:], _parts(answer) if answer is not None else (), strict=False):
                cell.value = text
    return made


def xlsx(words: Vocabulary, *forms: Mapping[str, Any]) -> bytes:
    """The same as bytes."""
    return data(book(words, *forms))


def data(made: openpyxl.Workbook) -> bytes:
    """A workbook as bytes; openpyxl opens a temporary file in its own way."""
    stream = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", EncodingWarning)
        made.save(stream)
    return stream.getvalue()


def document(words: Vocabulary, answers: Mapping[str, Any]) -> Any:
    """The Word form, filled in."""
    made = docx.Document(io.BytesIO(word_form.make(words)))
    for row in made.tables[0].rows:
        answer = _answer_to(row.cells[0].text, answers)
        for cell, text in zip(row.cells[1:], _parts(answer) if answer is not None else (), strict=False):
            cell.paragraphs[0].text = str(text)
    return made


def docx_bytes(made: Any) -> bytes:
    """A document as bytes."""
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def rows_of_text(rows: Sequence[Sequence[str]]) -> bytes:
    """Rows as the text of a CSV file."""
    import csv

    stream = io.StringIO(newline="")
    csv.writer(stream).writerows(rows)
    return stream.getvalue().encode()
