"""A file that goes back: the sender's words as they were, faults coloured and said beside them; and it can be sent in again."""

from __future__ import annotations

import io
from typing import Any

import docx
import openpyxl
import pytest

from scripts.cli import parser
from scripts.content.collection import Collection
from scripts.spreadsheet import form, give_back, importer, submission
from scripts.spreadsheet.importer import Outcome
from tests.conftest import TODAY, PracticesFolder
from tests.support import forms, workbooks
from tests.support.workbooks import OTHER, ROW, START

BAD = forms.ANSWERS | {
    "Tên cách làm": "Ngắn",
    "Bước 2": "Gọi 0912345678 để hỏi.",
    "Bước 3": ("Ai cũng xem sổ.", "Dân ngó"),
}
SENTENCES = ("ngắn quá; hãy viết ít nhất 20 ký tự", "có số điện thoại;", "“Dân ngó” không phải khâu nào")
RED, YELLOW = "FFC7CE", "FFEB9C"


@pytest.fixture
def found(collection: PracticesFolder) -> Collection:
    return collection.load()


def given_back(found: Collection, data: bytes, name: str) -> tuple[bytes, Outcome]:
    table = submission.read(data, name, found.vocabulary)
    outcome = importer.judge(table, found, TODAY)
    return give_back.marked(data, name, table, outcome.findings), outcome


def sentences(found: Collection, data: bytes, name: str) -> list[str]:
    outcome = importer.judge(submission.read(data, name, found.vocabulary), found, TODAY)
    return [finding.sentence for finding in outcome.findings]


def texts(book: Any) -> dict[tuple[str, str], Any]:
    return {
        (sheet.title, cell.coordinate): cell.value
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None and not str(cell.value).startswith("Máy nhắc:")
    }


@pytest.mark.parametrize("shape", ["sheet", "wide"])
def test_a_workbook(found: Collection, shape: str) -> None:
    """Cells coloured, the sentence in a note and at the right; words, lists to choose from and hidden sheets stay."""
    made = (
        forms.book(found.vocabulary, BAD)
        if shape == "sheet"
        else workbooks.book(found.vocabulary, [forms.wide(BAD), OTHER])
    )
    data = forms.data(made)
    back, outcome = given_back(found, data, "a.xlsx")
    book = openpyxl.load_workbook(io.BytesIO(back))
    assert texts(book) == texts(openpyxl.load_workbook(io.BytesIO(data)))
    assert [sheet.sheet_state for sheet in book.worksheets] == [sheet.sheet_state for sheet in made.worksheets]
    sheet = book[form.SHEET]
    assert len(sheet.data_validations.dataValidation) == len(made[form.SHEET].data_validations.dataValidation)
    for finding in (item for item in outcome.findings if item.spot and item.spot.column):
        assert finding.spot
        cell = sheet.cell(finding.spot.row, finding.spot.column)
        beside = max(item.column for row in sheet.iter_rows() for item in row if item.value is not None)
        assert cell.comment
        assert finding.sentence in cell.comment.text
        assert finding.sentence in str(sheet.cell(finding.spot.row, beside).value)
        assert cell.fill.start_color.rgb[-6:] in ((RED,) if finding.is_error else (RED, YELLOW))
    assert not [row for row in sheet.iter_rows(max_row=1) for cell in row if cell.fill.start_color.rgb[-6:] == RED]


def test_a_document(found: Collection) -> None:
    """In red under the answer."""
    data = forms.docx_bytes(forms.document(found.vocabulary, BAD))
    back, _ = given_back(found, data, "a.docx")
    rows = {row.cells[0].text: row.cells[1] for row in docx.Document(io.BytesIO(back)).tables[0].rows}
    for label, words in zip(("1. Tên cách làm * (việc gì, ở đâu)", "Bước 2", "Bước 3"), SENTENCES, strict=True):
        answer, note = rows[label].paragraphs
        assert answer.text == (
            BAD[label.partition(". ")[2].partition(" *")[0] or label] if label != "Bước 3" else BAD["Bước 3"][0]
        )
        assert words in note.text
        assert str(note.runs[0].font.color.rgb) == "C00000"


def test_a_text_file_comes_back_as_a_workbook(found: Collection) -> None:
    """Which can show colours; its cells are those of the file."""
    data = workbooks.text(ROW | {"Tiêu đề": "Ngắn"}, OTHER).encode()
    assert give_back.ending(data, "a.csv") == ".xlsx"
    back, _ = given_back(found, data, "a.csv")
    sheet = openpyxl.load_workbook(io.BytesIO(back)).worksheets[0]
    assert [cell.value for cell in sheet[1]][: len(ROW)] == list(ROW)
    assert sheet["A2"].fill.start_color.rgb[-6:] == RED
    assert "ngắn quá" in sheet["A2"].comment.text


@pytest.mark.parametrize("shape", ["sheet", "wide", "word", "text", "sheet-text"])
def test_what_went_back_can_be_sent_in_again(found: Collection, shape: str) -> None:
    """The same is said of it, no more and no less; what was mended is no longer marked."""
    tall = forms.book(found.vocabulary, BAD)
    name, data = {
        "sheet": ("a.xlsx", forms.data(tall)),
        "wide": ("a.xlsx", forms.data(workbooks.book(found.vocabulary, [forms.wide(BAD)]))),
        "word": ("a.docx", forms.docx_bytes(forms.document(found.vocabulary, BAD))),
        "text": ("a.csv", workbooks.text(forms.wide(BAD)).encode()),
        "sheet-text": (
            "a.csv",
            forms.rows_of_text([[str(cell.value or "") for cell in row] for row in tall.worksheets[0].iter_rows()]),
        ),
    }[shape]
    back, _ = given_back(found, data, name)
    again = "a" + give_back.ending(data, name)
    assert sentences(found, back, again) == sentences(found, data, name)
    twice, _ = given_back(found, back, again)
    assert sentences(found, twice, again) == sentences(found, data, name)
    if again == "a.xlsx":
        place = ("", "")
        made = openpyxl.load_workbook(io.BytesIO(back))
        for sheet in made.worksheets:
            for row in sheet.iter_rows():
                for cell in row:
                    if cell.value == "Ngắn":
                        cell.value = forms.ANSWERS["Tên cách làm"]
                        place = sheet.title, cell.coordinate
        mended, _ = given_back(found, forms.data(made), again)
        cell = openpyxl.load_workbook(io.BytesIO(mended))[place[0]][place[1]]
        assert cell.fill.fill_type is None
        assert cell.comment is None


def test_a_form_with_a_fault_in_nearly_every_answer_is_no_table_on_its_side(found: Collection) -> None:
    """What was written at the right of it is not taken for another practice."""
    worst = {label: "=1" if isinstance(answer, str) else answer for label, answer in forms.FULL.items()}
    data = forms.xlsx(found.vocabulary, worst)
    back, outcome = given_back(found, data, "a.xlsx")
    assert len(outcome.faults) > 15
    assert sentences(found, back, "a.xlsx") == sentences(found, data, "a.xlsx")


def test_what_is_about_the_whole_file(found: Collection) -> None:
    """On a sheet of its own, or above all in a document; comments of the sender stay."""
    made = workbooks.book(found.vocabulary, [ROW | {"Tiêu đề": "Ngắn"}])
    made.create_sheet("Bài cũ")["A1"] = "một bài nữa"
    made[form.SHEET][f"B{START}"].comment = openpyxl.comments.Comment("hỏi chị Hoa", "x")
    back, _ = given_back(found, forms.data(made), "a.xlsx")
    book = openpyxl.load_workbook(io.BytesIO(back))
    told = [str(row[0].value) for row in book["Máy nhắc"].iter_rows()]
    assert any("trang “Bài cũ” cũng có chữ" in line for line in told)
    assert book[form.SHEET][f"B{START}"].comment.text.startswith("hỏi chị Hoa\nMáy nhắc: ngắn quá")
    assert sentences(found, back, "a.xlsx") == sentences(found, forms.data(made), "a.xlsx")
    document = forms.document(found.vocabulary, forms.ANSWERS)
    document.add_paragraph("Xã chúng tôi gửi kèm ảnh.")
    document.tables[0]._tbl.remove(document.tables[0].rows[0]._tr)
    back, _ = given_back(found, forms.docx_bytes(document), "a.docx")
    paragraphs = [paragraph.text for paragraph in docx.Document(io.BytesIO(back)).paragraphs]
    assert "Tên cách làm: đang để trống; câu này bắt buộc" in paragraphs[1]
    assert "không thuộc câu nào" in paragraphs[-1]


def test_the_command(
    collection: PracticesFolder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is overwritten; the ending must fit; a folder takes the file under its own name; with nothing to say there is none."""
    monkeypatch.setattr(parser, "ROOT", collection.root)
    monkeypatch.chdir(collection.root)
    words = collection.load().vocabulary
    collection.write("phieu.docx", forms.docx_bytes(forms.document(words, BAD)))
    assert parser.main(["import", "phieu.docx", "--tra-lai", "lai.docx"]) == 1
    assert "Đã ghi bản gửi lại: lai.docx" in capsys.readouterr().err
    before = (collection.root / "lai.docx").read_bytes()
    assert parser.main(["import", "phieu.docx", "--tra-lai", "lai.docx"]) == 2
    assert parser.main(["import", "phieu.docx", "--tra-lai", "lai.xlsx"]) == 2
    told = capsys.readouterr().err
    assert "lai.docx đã có" in told
    assert "phải có đuôi .docx" in told
    assert (collection.root / "lai.docx").read_bytes() == before
    (collection.root / "ra").mkdir()
    assert parser.main(["import", "phieu.docx", "--tra-lai", "ra"]) == 1
    assert (collection.root / "ra/phieu-may-nhac.docx").is_file()
    good = forms.ANSWERS | {"Ai sẽ hỏi gì thì cần đến bài này?": "\n".join(f"câu hỏi số {n}" for n in range(5))}
    collection.write("tot.docx", forms.docx_bytes(forms.document(words, good)))
    assert parser.main(["import", "tot.docx", "--tra-lai", "ra", "--thu"]) == 0
    assert "Không có gì phải nhắc" in capsys.readouterr().err
    assert [file.name for file in (collection.root / "ra").iterdir()] == ["phieu-may-nhac.docx"]
