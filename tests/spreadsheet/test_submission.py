"""What people send: which file it is, which shape, and what else is in it that a reader of the texts would not see."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Callable
from typing import Any

import docx
import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font

from scripts.content.collection import Collection
from scripts.spreadsheet import form, importer, questions, submission
from scripts.spreadsheet.importer import Outcome
from scripts.system.user_error import RefusedError
from tests.conftest import TODAY, PracticesFolder
from tests.support import forms, hostile, workbooks
from tests.support.workbooks import OTHER, ROW, START


@pytest.fixture
def found(collection: PracticesFolder) -> Collection:
    return collection.load()


def judged(found: Collection, data: bytes, name: str = "a.xlsx") -> Outcome:
    return importer.judge(submission.read(data, name, found.vocabulary), found, TODAY)


def wide(found: Collection, *rows: dict[str, Any], change: Callable[[Any], None] = lambda _: None) -> Outcome:
    """What is said of the wide workbook, changed before it is saved."""
    made = workbooks.book(found.vocabulary, rows)
    change(made)
    return judged(found, forms.data(made))


def column(made: Any, title: str) -> int:
    return next(int(cell.column) for cell in made[form.SHEET][1] if str(cell.value).rstrip(" *") == title)


def _zipped(name: str) -> bytes:
    """An archive as people send it, with a workbook in it."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(name, b"PK\x03\x04")
    return made.getvalue()


PDF_ETC: dict[str, tuple[bytes, str]] = {
    "pdf": (b"%PDF-1.7\n%\xe2", "tệp PDF"),
    "png": (b"\x89PNG\r\n\x1a\n\0", "tệp ảnh"),
    "jpg": (b"\xff\xd8\xff\xe0\0\x10JFIF", "tệp ảnh"),
    "heic": (b"\0\0\0\x18ftypheic", "tệp ảnh"),
    "heic-of-a-new-phone": (b"\0\0\0\x24ftypheix\0", "tệp ảnh (HEIC)"),
    "tiff": (b"II*\0\x08", "tệp ảnh"),
    "webp": (b"RIFF\x24\0\0\0WEBPVP8 ", "tệp ảnh (WebP)"),
    "sound-of-a-phone": (b"RIFF\x24\0\0\0WAVEfmt ", "ghi âm"),
    "film": (b"\0\0\0\x20ftypmp42", "tệp quay phim"),
    "sound": (b"ID3\x03\0", "tệp ghi âm"),
    "slides": (_zipped("ppt/presentation.xml"), "tệp trình chiếu"),
    "old-slides": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "PowerPoint Document".encode("utf-16-le"), "tệp trình chiếu"),
    "numbers": (_zipped("Index/Document.iwa"), "máy Apple"),
    "letter": (b"Date: x\r\nFrom: a@b.vn\r\n\r\nxin", "thư điện tử"),
    "letter-of-outlook": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "__substg1.0".encode("utf-16-le"), "thư điện tử"),
    "shortcut": (b"[InternetShortcut]\r\nURL=https://x.vn", "lối tắt"),
    "shortcut-of-google": (b'{"url": "https://docs.google.com/open?id=1"}', "lối tắt"),
    "nothing": (b"", "tệp rỗng"),
    "zeros": (bytes(4096), "tệp rỗng"),
    "rar": (b"Rar!\x1a\x07", "tệp nén"),
    "zip": (_zipped("thư mục/phieu.xlsx"), "tệp nén; hãy giải nén"),
    "zip-of-word": (_zipped("Phieu.DOCX"), "tệp nén; hãy giải nén"),
    "rtf": (b"{\\rtf1", "RTF"),
    "web-page": (b"<html><table>", "trang web"),
    "old-word": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), "(.doc)"),
}


@pytest.mark.parametrize("name", ["phieu.ods", "phieu.odt", "phieu.xlsx"])
def test_what_libreoffice_saves_of_itself_is_named(found: Collection, name: str) -> None:
    """It offers its own kind first; “open it in Excel” helps nobody who has no Excel."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", "<a/>")
    with pytest.raises(RefusedError, match=r"OpenDocument.*Word \(\.docx\) nếu là phiếu Word"):
        submission.read(data.getvalue(), name, found.vocabulary)


@pytest.mark.parametrize("kind", PDF_ETC)
@pytest.mark.parametrize("name", ["phieu.csv", "phieu.xlsx", "phieu.docx"])
def test_what_is_no_form_is_named_for_what_it_is(found: Collection, kind: str, name: str) -> None:
    """Whatever its name says."""
    data, words = PDF_ETC[kind]
    name = "phieu.doc" if kind == "old-word" else name
    with pytest.raises(RefusedError) as refused:
        submission.read(data, name, found.vocabulary)
    assert words in str(refused.value)


def test_strict_workbooks_are_named(found: Collection) -> None:
    parts = hostile.members(form.xlsx(found.vocabulary))
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main", b"http://purl.oclc.org/ooxml/spreadsheetml/main"
    )
    with pytest.raises(RefusedError, match="Strict Open XML"):
        submission.read(hostile.packed(parts), "a.xlsx", found.vocabulary)


def test_garbled_letters_are_shown_with_what_they_were(found: Collection) -> None:
    """UTF-8 read as Windows-1252, in a text file, a workbook or a document, wide or one practice."""
    text = workbooks.text(ROW).encode().decode("cp1252", "replace").replace("\ufffd", "\x81")
    with pytest.raises(RefusedError, match="chữ bị vỡ"):
        submission.read(text.encode(), "a.csv", found.vocabulary)
    rows = [["Tên cách làm", "x"], ["Loại hình", "y"], ["Tỉnh, thành phố", "z"], ["Chủ đề chính", "w"]]
    garbled = [[cell.encode().decode("latin-1") for cell in row] for row in rows]
    with pytest.raises(RefusedError, match=r"chữ bị vỡ .*lẽ ra là “Tên cách làm"):
        submission.read(forms.rows_of_text(garbled), "a.csv", found.vocabulary)


def test_a_table_on_its_side_is_named(found: Collection) -> None:
    """Several practices, one a column; a single one is read as the form that it is."""
    row, other = (
        forms.wide(forms.ANSWERS),
        forms.wide(forms.ANSWERS | {"Tên cách làm": "Thôn Khác lắp đèn đường: hỏi ý dân"}),
    )
    titles = list(row)
    with pytest.raises(RefusedError, match="xoay dọc"):
        submission.read(forms.rows_of_text([[t, row[t], other[t]] for t in titles]), "a.csv", found.vocabulary)
    helped = list(
        map(list, zip(*list(csv.reader(io.StringIO(form.csv(found.vocabulary).decode("utf-8-sig")))), strict=True))
    )
    answered = [[*cells, row.get(cells[0], "")] for cells in helped]
    with pytest.raises(RefusedError, match="xoay dọc, hàng và cột đổi chỗ"):
        submission.read(forms.rows_of_text(answered), "a.csv", found.vocabulary)
    outcome = judged(found, forms.rows_of_text([[t, row[t]] for t in titles]), "a.csv")
    assert outcome.faults == []
    assert [new.values for new in outcome.new] == [
        new.values for new in judged(found, forms.xlsx(found.vocabulary, forms.ANSWERS)).new
    ]


def test_a_file_without_questions_or_headings(found: Collection) -> None:
    for data, name in [
        (b"a,b\nc,d\n", "a.csv"),
        (forms.data(openpyxl.Workbook()), "a.xlsx"),
        (forms.docx_bytes(docx.Document()), "a.docx"),
    ]:
        with pytest.raises(RefusedError, match="không thấy dòng tiêu đề cột, cũng không thấy các câu hỏi"):
            submission.read(data, name, found.vocabulary)


def test_merged_cells_are_told_with_the_row_they_are_merged_with(found: Collection) -> None:
    """Optional or required: a cell whose text stands elsewhere is no empty cell."""

    def merge(made: Any) -> None:
        for title in ("Xã, phường", "Đơn vị", "Tỉnh, thành phố"):
            at = column(made, title)
            made[form.SHEET].merge_cells(start_row=START, end_row=START + 1, start_column=at, end_column=at)

    row = ROW | {"Xã, phường": "Mẫu"}
    outcome = wide(found, row, OTHER | {"Xã, phường": "Mẫu"}, change=merge)
    place = f"dòng {START + 1}, cột “"
    told = [line for line in outcome.faults if place in line]
    assert [line.partition(place)[2].partition("”")[0] for line in told] == ["Tỉnh, thành phố", "Xã, phường", "Đơn vị"]
    assert all(f"đang gộp với ô ở dòng {START} " in line and "Bỏ gộp" in line for line in told)
    assert not any("đang để trống" in line for line in outcome.faults)
    assert [new.values["tieu_de"] for new in outcome.new] == [ROW["Tiêu đề"]]


@pytest.mark.parametrize("above", ["a.xlsx", "a.csv"])
def test_a_row_that_only_goes_on_with_a_list_spoils_the_row_above(found: Collection, above: str) -> None:
    """Somebody pressed Enter in the cell: one sentence at the list, no row is called good, not even by --keep-going."""
    rows = [ROW | {"Cách làm": "Dân bàn: Thôn họp dân."}, {"Cách làm": "Dân cùng lắp."}, {"Cách làm": "Dân giữ sổ."}]
    if above == "a.csv":
        outcome = judged(found, workbooks.text(rows[0], *rows[1:], OTHER).encode(), above)
        first = 2
    else:
        outcome, first = wide(found, *rows, OTHER), START
    (fault,) = outcome.faults
    assert f"dòng {first}, cột “Cách làm”: các dòng {first + 1}–{first + 2} không có tiêu đề, tỉnh, tóm tắt" in fault
    assert "Alt+Enter" in fault
    assert outcome.faulty == {first, first + 1, first + 2}
    assert [new.values["tieu_de"] for new in outcome.new] == [OTHER["Tiêu đề"]]


def test_a_row_that_goes_on_with_more_than_lists(found: Collection) -> None:
    """The source of a list stands beside its lines: told at each column, in place of seven that are empty."""
    further = {"Cách làm": "Dân giữ sổ.", "Nguồn 1: Tên bài, tên văn bản": "Bài hai"}
    outcome = wide(found, ROW, further, OTHER)
    first, second = outcome.faults
    assert f"dòng {START}, cột “Cách làm”: dòng {START + 1} không có tiêu đề, tỉnh, tóm tắt" in first
    assert f"dòng {START}, cột “Nguồn 1: Tên bài, tên văn bản”: dòng {START + 1} không có" in second
    assert [new.values["tieu_de"] for new in outcome.new] == [OTHER["Tiêu đề"]]


def test_a_row_that_holds_only_a_further_source(found: Collection) -> None:
    """It belongs into columns of its own; until it stands there the row above is not good."""
    further = {"Nguồn 1: Tên bài, tên văn bản": "Bài hai", "Nguồn 1: Đơn vị công bố": "Báo Hai"}
    outcome = wide(found, ROW, further, OTHER)
    (fault,) = outcome.faults
    assert f"dòng {START}, cột “Nguồn 1: Tên bài, tên văn bản”: dòng {START + 1} không có" in fault
    assert f"các cột “Nguồn 2”, “Nguồn 3” của dòng {START}" in fault
    assert outcome.faulty == {START, START + 1}
    assert [new.values["tieu_de"] for new in outcome.new] == [OTHER["Tiêu đề"]]


def test_new_rows_that_are_alike_are_called_by_their_rows(found: Collection) -> None:
    """They have no ids yet; the lower one says it of both."""
    like = ROW | {"Tiêu đề": "Thôn Thử lắp đèn đường: dân bàn rồi chọn chỗ"}
    told = [line for line in wide(found, ROW, like).remarks if "trung-noi-dung" in line]
    assert len(told) == 1
    assert f"dòng {START + 1} kể việc mà dòng {START} đã kể" in told[0]


def test_two_addresses_in_a_cell(found: Collection) -> None:
    row = ROW | {"Nguồn 1: Địa chỉ": "https://example.vn/a\nhttps://example.vn/b"}
    assert "ô này có hai địa chỉ trở lên; mỗi ô ghi một" in " ".join(wide(found, row).faults)


def test_what_is_told_of_a_form_stands_in_its_order(found: Collection) -> None:
    """Who sent it goes through it from above; the columns of a table have another order."""
    wrong = {"Loại hình": "xyz", "Tỉnh, thành phố": "Lào Caii", "Chủ đề chính": "Hát", "Làm từ khi nào": "hồi ấy"}
    outcome = judged(found, forms.xlsx(found.vocabulary, forms.ANSWERS | wrong))
    rows = [finding.spot.row for finding in outcome.findings if finding.spot]
    assert rows == sorted(rows)
    assert len(rows) >= 4


def hide_row(made: Any) -> None:
    made[form.SHEET].row_dimensions[START].hidden = True


def hide_column(made: Any) -> None:
    made[form.SHEET].column_dimensions["B"].hidden = True


def second_sheet(made: Any) -> None:
    made.create_sheet("Bài cũ")["A1"] = "một bài nữa"


def comment(made: Any) -> None:
    made[form.SHEET]["B4"].comment = Comment("hỏi lại chị Hoa", "x")


def strike(made: Any) -> None:
    made[form.SHEET]["D4"].font = Font(strike=True)


UNSEEN: dict[str, tuple[Callable[[Any], None], str]] = {
    "hidden row": (hide_row, f"dòng {START}: dòng này đang ẩn mà có chữ"),
    "hidden column": (hide_column, "cột “Tiêu đề *” đang ẩn mà có chữ"),
    "second sheet": (second_sheet, "trang “Bài cũ” cũng có chữ mà không được đọc"),
    "comment": (comment, "dòng 4 có lời ghi chú bên ô (“hỏi lại chị Hoa”), không nhập"),
    "struck out": (strike, f"dòng {START}: có chữ bị gạch ngang"),
}


@pytest.mark.parametrize("what", UNSEEN)
def test_what_cannot_be_seen_in_the_texts_is_told(found: Collection, what: str) -> None:
    """And the entry is taken in all the same."""
    change, words = UNSEEN[what]
    outcome = wide(found, ROW, change=change)
    assert any(words in line for line in outcome.remarks), outcome.remarks
    assert len(outcome.new) == 1
    assert not any(words in line for line in wide(found, ROW).remarks)


def test_a_row_drawn_shut_is_hidden(found: Collection) -> None:
    """As Excel keeps one whose border somebody drew up to the one above."""
    data = forms.data(workbooks.book(found.vocabulary, [ROW]))
    sheet = hostile.members(data)[hostile.SHEET]
    shut = sheet.replace(f'<row r="{START}"'.encode(), f'<row r="{START}" ht="0" customHeight="1"'.encode())
    assert shut != sheet
    remarks = judged(found, hostile.packed(hostile.members(data) | {hostile.SHEET: shut})).remarks
    assert any(f"dòng {START}: dòng này đang ẩn mà có chữ" in line for line in remarks)


def test_what_is_hidden_and_not_read_is_not_told(found: Collection) -> None:
    """Help, example and columns that nobody filled in: people hide them to see the rest."""

    def hide(made: Any) -> None:
        sheet = made[form.SHEET]
        sheet.row_dimensions[2].hidden = sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions[openpyxl.utils.get_column_letter(column(made, "Bối cảnh"))].hidden = True

    assert wide(found, ROW, change=hide).remarks == wide(found, ROW).remarks


def test_a_word_that_is_struck_out_is_told(found: Collection) -> None:
    """As Excel keeps it: a text of several runs."""
    text = ROW["Tóm tắt"]
    data = forms.data(workbooks.book(found.vocabulary, [ROW]))
    plain = re.search(
        rf"<c r=\"D{START}\"[^>]*><is><t>{text}</t></is></c>".encode(), hostile.members(data)[hostile.SHEET]
    )
    assert plain
    shared = hostile.members(data)[hostile.SHEET].replace(plain[0], f'<c r="D{START}" t="s"><v>0</v></c>'.encode())
    runs = f"<si><r><rPr><strike/></rPr><t>{text[:9]}</t></r><r><t>{text[9:]}</t></r></si>"
    data = hostile.packed(hostile.members(data) | {hostile.SHEET: shared})
    outcome = judged(found, hostile._strings(data, hostile._sst(runs.encode())))
    assert any(f"dòng {START}: có chữ bị gạch ngang" in line for line in outcome.remarks)
    assert outcome.new[0].values["tom_tat"] == ROW["Tóm tắt"]


def test_pictures_are_told(found: Collection) -> None:
    data = forms.data(workbooks.book(found.vocabulary, [ROW]))
    outcome = judged(found, hostile.with_members(data, xl__media__a_dot_png=b"\x89PNG"))
    assert any("tệp có 1 ảnh" in line for line in outcome.remarks)


@pytest.mark.parametrize(("number", "words"), [(1, "mẫu số 1 cũ"), (99, "mới hơn mẫu số")])
@pytest.mark.parametrize("shape", ["sheet", "word", "wide"])
def test_a_form_of_another_number_is_read_and_named(found: Collection, shape: str, number: int, words: str) -> None:
    """The workbooks say it on a hidden sheet, the document on its last line."""
    if shape == "word":
        document = forms.document(found.vocabulary, forms.ANSWERS)
        document.paragraphs[-1].text = f"Mẫu số {number}"
        outcome = judged(found, forms.docx_bytes(document), "a.docx")
    else:
        made = (
            forms.book(found.vocabulary, forms.ANSWERS) if shape == "sheet" else workbooks.book(found.vocabulary, [ROW])
        )
        assert made[form.NUMBER_SHEET].sheet_state == "hidden"
        assert made[form.NUMBER_SHEET]["A1"].value == f"Mẫu số {questions.FORM}"
        made[form.NUMBER_SHEET]["A1"] = f"Mẫu số {number}"
        outcome = judged(found, forms.data(made))
    assert any(words in line for line in outcome.remarks)
    assert len(outcome.new) == 1


def test_several_sheets_are_several_practices(found: Collection) -> None:
    """A sheet that was copied is another practice; the example and an empty copy are none."""
    other = forms.ANSWERS | {
        "Tên cách làm": "Thôn Khác lắp đèn đường: hỏi ý từng nhà",
        "Thôn, công ty, giáo xứ…": "Thôn Khác",
    }
    outcome = judged(found, forms.xlsx(found.vocabulary, forms.ANSWERS, {}, other))
    assert outcome.faults == []
    assert outcome.rows == len(outcome.new) == 2


def test_a_sheet_with_nothing_but_steps_is_a_form_of_its_own(found: Collection) -> None:
    """It does not go on with the sheet before it."""
    outcome = judged(found, forms.xlsx(found.vocabulary, forms.ANSWERS, {"Bước 1": "Họp."}))
    assert outcome.rows == 2
    assert len(outcome.new) == 1
    assert not any("Alt+Enter" in line for line in outcome.faults)


def test_the_forms_as_they_came_hold_no_practice(found: Collection) -> None:
    for data, name in [(forms.xlsx(found.vocabulary, {}), "a.xlsx"), (form.word(found.vocabulary), "a.docx")]:
        outcome = judged(found, data, name)
        assert (outcome.rows, outcome.findings, outcome.is_form) == (0, [], True)


def test_the_example_is_a_good_practice(found: Collection) -> None:
    """Whoever writes over it need not learn it anew."""
    made = openpyxl.load_workbook(io.BytesIO(form.sheet(found.vocabulary)))
    del made[form.SHEET]
    sheet = made[form.EXAMPLE_SHEET]
    sheet.title = form.SHEET
    beside = {str(row[0].value): row[1] for row in sheet.iter_rows()}
    beside["Ghi chú, người gửi (không đăng)"].value = None
    beside["1. Tên cách làm * (việc gì, ở đâu)"].value = "Thôn Thật làm đường: dân bàn mức góp trước, mở sổ ra xem"
    outcome = judged(found, forms.data(made))
    assert outcome.faults == []
    assert len(outcome.new) == 1


ADDRESS = "https://example.vn/thon-thu?a=1&b=2"


def address(outcome: Outcome) -> object:
    """That of the first source of the only new entry."""
    (new,) = outcome.new
    sources: Any = new.values["nguon"]
    return sources[0].get("url")


def test_an_address_behind_words_is_taken_where_one_is_asked_for(found: Collection) -> None:
    """Pasted from a page of the web, the words are what is seen; in the wide table and in the form of one practice."""
    title = "Nguồn 1: Địa chỉ"

    def paste(made: Any) -> None:
        made[form.SHEET].cell(START, column(made, title)).hyperlink = ADDRESS

    outcome = wide(found, ROW | {title: "Xem bài"}, change=paste)
    assert outcome.faults == []
    assert address(outcome) == ADDRESS

    made = forms.book(found.vocabulary, ROW | {title: "Xem bài"})
    cell = next(cell for row in made.worksheets[0].iter_rows() for cell in row if cell.value == "Xem bài")
    cell.hyperlink = ADDRESS
    cell.value = "Xem bài"
    outcome = judged(found, forms.data(made))
    assert outcome.faults == []
    assert address(outcome) == ADDRESS


@pytest.mark.parametrize("title", ["Nguồn 1: Tên bài, tên văn bản", "Tóm tắt"])
def test_an_address_behind_other_words_is_told(found: Collection, title: str) -> None:
    def paste(made: Any) -> None:
        made[form.SHEET].cell(START, column(made, title)).hyperlink = ADDRESS

    outcome = wide(found, ROW, change=paste)
    assert [finding.sentence for finding in outcome.findings if ADDRESS in finding.sentence]
    assert len(outcome.new) == 1
    made = forms.book(found.vocabulary, ROW)
    cell = next(cell for row in made.worksheets[0].iter_rows() for cell in row if cell.value == ROW[title])
    cell.hyperlink = ADDRESS
    cell.value = ROW[title]
    outcome = judged(found, forms.data(made))
    assert [finding.sentence for finding in outcome.findings if ADDRESS in finding.sentence]


def test_an_address_that_leads_to_itself_is_not_told(found: Collection) -> None:
    """Excel makes a link of each address that is typed."""
    title = "Nguồn 1: Địa chỉ"

    def paste(made: Any) -> None:
        made[form.SHEET].cell(START, column(made, title)).hyperlink = "https://example.vn/thon-thu/"

    outcome = wide(found, ROW | {title: "https://example.vn/thon-thu"}, change=paste)
    assert outcome.faults == []
    assert not [finding for finding in outcome.findings if "đường liên kết" in finding.sentence]
