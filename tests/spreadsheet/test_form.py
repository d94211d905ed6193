"""The form: made from the model and the controlled words, the same bytes each time, readable by a spreadsheet program."""

from __future__ import annotations

import csv
import io
import os
import re
import subprocess
import sys
import zipfile

import openpyxl
import pytest

from scripts.cli import parser
from scripts.content import loader
from scripts.content.model import Model, Period, Place, Practice, Reference
from scripts.spreadsheet import form, xlsx_file
from scripts.spreadsheet.columns import EXAMPLE, LEFT_OUT, SETTING, Kind, choices, columns, understood
from scripts.system.paths import CALL, ROOT
from scripts.text.vietnamese import slug
from tests.conftest import PracticesFolder

WORDS = loader.load(ROOT).vocabulary
COLUMNS = columns()


@pytest.fixture(scope="module")
def book() -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(form.xlsx(WORDS)))


def keys(model: type[Model]) -> set[str]:
    return {str(item.alias) for item in model.model_fields.values()} - LEFT_OUT - {"khau"}


def test_every_key_of_the_model_has_a_column_or_is_left_out() -> None:
    """A new key of an entry is a new column."""
    assert {str(column.path[0]) for column in COLUMNS} - {"ghi_chu", "loai_hinh"} == keys(Practice)
    groups: dict[str, type[Model]] = {"dia_ban": Place, "thoi_gian": Period, "nguon": Reference}
    for key, model in groups.items():
        assert {column.path[-1] for column in COLUMNS if column.path[0] == key} == keys(model)


def test_headings_tell_columns_apart() -> None:
    """However they are spelt, and by the names of fields too."""
    names = [name for column in COLUMNS for name in set(column.names)]
    assert len(names) == len(set(names))


def test_what_the_model_requires_is_marked() -> None:
    assert [column.heading for column in COLUMNS if column.required] == [
        "Tiêu đề *",
        "Loại hình *",
        "Tóm tắt *",
        "Tỉnh, thành phố *",
        "Cách làm *",
        "Kết quả *",
        "Chủ đề 1 *",
        "Nguồn 1: Tên bài, tên văn bản *",
        "Nguồn 1: Đơn vị công bố *",
    ]


def test_every_label_is_understood_as_its_own_word() -> None:
    """No label of a list means another word of the list, by whatever other name."""
    known = understood(WORDS)
    for name, labels in choices(WORDS).items():
        assert len(labels) > 1
        assert {label: known[name][slug(label)] for label in labels} == labels
    assert known["tinh"]["tp-ho-chi-minh"] == "Hồ Chí Minh"
    assert known["van_ban"]["59-2023-nd-cp"] in WORDS.documents
    assert known[SETTING[0]]["chinh-quyen"] == "chinh-quyen"


def test_the_same_bytes_each_time_and_no_clock() -> None:
    """Nothing of the day, the system or the compression gets in."""
    made = form.xlsx(WORDS)
    assert made == form.xlsx(WORDS)
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {member.compress_type for member in archive.infolist()} == {zipfile.ZIP_STORED}
        core = archive.read("docProps/core.xml").decode()
    assert set(re.findall(r"\d{4}-\d{2}-\d{2}", core)) == {"2025-07-01"}


@pytest.mark.medium
def test_the_same_bytes_whatever_was_imported_before() -> None:
    """Where lxml is there openpyxl would write by it, in other bytes; Word documents bring it."""
    write = (
        "import hashlib, sys; from scripts.content import loader; from scripts.spreadsheet import form; "
        "from scripts.system.paths import ROOT; print(hashlib.sha256(form.xlsx(loader.load(ROOT).vocabulary)).hexdigest())"
    )
    environment = {name: value for name, value in os.environ.items() if name != "OPENPYXL_LXML"}
    written = {
        subprocess.run(
            [sys.executable, "-c", f"{before}; {write}"], cwd=ROOT, env=environment, capture_output=True, check=True
        ).stdout
        for before in ("import lxml.etree", "import docx", "pass")
    }
    assert len(written) == 1


def test_what_is_written_is_never_a_formula() -> None:
    """Whatever a controlled word may begin with."""
    made = xlsx_file.write([xlsx_file.Sheet("Bài", [["=1+1", "@a"]], [10, 10])], "Mẫu")
    assert xlsx_file.read(made).sheets[0].rows[0][:2] == ("=1+1", "@a")


def test_the_sheets(book: openpyxl.Workbook) -> None:
    """How to fill in comes first and opens; the lists are out of sight and locked."""
    assert book.sheetnames == [form.GUIDE, form.SHEET, form.LISTS, form.NUMBER_SHEET]
    assert [sheet.sheet_state for sheet in book.worksheets] == ["visible", "visible", "hidden", "hidden"]
    assert book.active is book[form.GUIDE]
    assert book[form.LISTS].protection.sheet
    guide = [str(row[0].value or "") for row in book[form.GUIDE].iter_rows()]
    for words in ("Alt+Enter", "Số điện thoại", "Tên người dân", *(link.name for link in WORDS.stages.values())):
        assert [line for line in guide if words in line], words


def test_rows_of_the_form(book: openpyxl.Workbook) -> None:
    """Headings, help, a filled example; headings stay in view; every cell wraps and takes what is typed as text."""
    sheet = book[form.SHEET]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows[0] == [column.heading for column in COLUMNS]
    assert rows[1][1:] == [column.help for column in COLUMNS][1:]
    assert rows[2][0] == "Ví dụ"
    assert len(rows) == 3
    assert sheet.freeze_panes == "C3"
    assert {cell.alignment.wrap_text for row in sheet.iter_rows() for cell in row} == {True}
    assert {item.number_format for item in sheet.column_dimensions.values()} == {"@"}
    assert all(item.width >= 10 for item in sheet.column_dimensions.values())


def test_what_can_be_chosen_is_offered(book: openpyxl.Workbook) -> None:
    """Each choice and mark has a drop-down list, from the first row below the headings; lists are whole."""
    offered = {}
    for rule in book[form.SHEET].data_validations.dataValidation:
        name = str(rule.formula1)
        (title, area), *_ = book.defined_names[name].destinations
        labels = [cell[0].value for cell in book[title][area]]
        for span in rule.sqref.ranges:
            assert (span.min_row, span.min_col) == (3, span.max_col)
            offered[span.min_col] = labels
    lists = choices(WORDS)
    for number, column in enumerate(COLUMNS, start=1):
        if column.kind is Kind.CHOICE:
            assert offered.pop(number) == list(lists[column.list_name])
    assert offered == {}
    assert {"Toàn quốc", "Quảng Nam", "Đà Nẵng"} <= set(lists["tinh"])


def test_the_example_uses_words_of_the_lists(book: openpyxl.Workbook) -> None:
    lists = choices(WORDS)
    for column, cell in zip(COLUMNS, book[form.SHEET][3], strict=True):
        if column.kind is Kind.CHOICE and cell.value:
            assert lists[column.list_name][str(cell.value)] == EXAMPLE[column.path]


def test_the_text_file_has_the_same_rows(book: openpyxl.Workbook) -> None:
    """With the mark that tells Excel that it is UTF-8."""
    data = form.csv(WORDS)
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert rows == [[cell.value or "" for cell in row] for row in book[form.SHEET].iter_rows()]


def test_command(
    collection: PracticesFolder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file that is there stays; another ending or a lost folder is told."""
    monkeypatch.setattr(parser, "ROOT", collection.root)
    monkeypatch.chdir(collection.root)
    words = collection.load().vocabulary
    assert parser.main(["form"]) == 0
    assert (collection.root / "mau-nhap.xlsx").read_bytes() == form.xlsx(words)
    assert parser.main(["form", "--out", "a.csv"]) == 0
    assert (collection.root / "a.csv").read_bytes() == form.csv(words)
    assert f"{CALL} import a.csv" in capsys.readouterr().out
    assert parser.main(["form", "--mot-bai"]) == 0
    assert (collection.root / "phieu-mot-bai.xlsx").read_bytes() == form.sheet(words)
    assert parser.main(["form", "--out", "a.docx"]) == 0
    assert (collection.root / "a.docx").read_bytes() == form.word(words)
    assert parser.main(["form", "--mot-bai", "--out", "b.csv"]) == 2
    assert "chỉ có kiểu .xlsx và .docx" in capsys.readouterr().err
    (collection.root / "a.csv").write_text("đã điền", encoding="utf-8")
    assert parser.main(["form", "--out", "a.csv"]) == 2
    assert (collection.root / "a.csv").read_text(encoding="utf-8") == "đã điền"
    assert parser.main(["form", "--out", "a.ods"]) == 2
    assert parser.main(["form", "--out", "khong-co/a.csv"]) == 2
    told = capsys.readouterr().err.splitlines()
    assert len(told) == 3
    assert "a.csv đã có" in told[0]
    assert ".xlsx, .docx hoặc .csv" in told[1]
    assert "Không ghi được" in told[2]
    collection.write("practices/_danh-muc/khau.yaml", "hỏng")
    assert parser.main(["form", "--out", "b.xlsx"]) == 1
    assert "practices/_danh-muc/khau.yaml" in capsys.readouterr().err
