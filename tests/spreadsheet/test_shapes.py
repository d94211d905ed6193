"""One practice in three shapes – a row of the wide table, a sheet, a Word document – is the same entry, and comes back from other programs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from scripts.content.collection import Collection
from scripts.spreadsheet import importer, submission
from scripts.spreadsheet.importer import Outcome
from tests.conftest import TODAY, PracticesFolder
from tests.support import forms, office, workbooks

Maker = Callable[[Collection, Mapping[str, Any]], bytes]


def _tall_text(found: Collection, answers: Mapping[str, Any]) -> bytes:
    """The sheet of one practice as a phone saves it: CSV."""
    sheet = forms.book(found.vocabulary, answers).worksheets[0]
    return forms.rows_of_text([[str(cell.value or "") for cell in row] for row in sheet.iter_rows()])


SHAPES: dict[str, tuple[str, Maker]] = {
    "wide": ("a.xlsx", lambda found, answers: forms.data(workbooks.book(found.vocabulary, [forms.wide(answers)]))),
    "wide-text": ("a.csv", lambda _, answers: workbooks.text(forms.wide(answers)).encode()),
    "sheet": ("a.xlsx", lambda found, answers: forms.xlsx(found.vocabulary, answers)),
    "sheet-text": ("a.csv", _tall_text),
    "word": ("a.docx", lambda found, answers: forms.docx_bytes(forms.document(found.vocabulary, answers))),
}


@pytest.fixture
def found(collection: PracticesFolder) -> Collection:
    return collection.load()


def judged(found: Collection, data: bytes, name: str) -> Outcome:
    return importer.judge(submission.read(data, name, found.vocabulary), found, TODAY)


def entry(found: Collection, data: bytes, name: str) -> dict[str, Any]:
    """The values of the one entry that a file gives."""
    outcome = judged(found, data, name)
    assert outcome.faults == []
    (new,) = outcome.new
    return new.values


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_gives_the_same_entry(found: Collection, shape: str) -> None:
    """Whatever was answered; the words of those who will ask too."""
    name, make = SHAPES[shape]
    values = entry(found, make(found, forms.FULL), name)
    assert values == {
        "tieu_de": forms.ANSWERS["Tên cách làm"],
        "tom_tat": forms.ANSWERS["Kể ngắn"],
        "dia_ban": {"tinh": "Quảng Nam", "huyen": "Mẫu", "xa": "xã Mẫu", "don_vi": "Thôn Thử", "xa_nay": "Mẫu Mới"},
        "thoi_gian": {"tu": "2020", "den": "2021-09", "ghi_chu": "khoảng hai năm"},
        "chu_tri": "Ban công tác Mặt trận thôn",
        "boi_canh": "Đường tối, người già hay ngã.",
        "cach_lam": ({"dan-ban": "Thôn họp dân."}, "Dân cùng lắp.", {"dan-biet": "Ai cũng xem được sổ. [1]"}),
        "ket_qua": ("Đường sáng.", {"dan-thu-huong": "Nhà nào cũng sáng."}),
        "kho_khan": ("Thiếu tiền, bà con góp thêm.", "Thiếu thợ, nhờ xã bên."),
        "chua_xong": ("Ngõ nhỏ chưa có đèn.",),
        "dieu_kien": ("Có người giữ sổ.",),
        "khong_nen": ("Khi dân chưa đồng lòng.",),
        "chu_de": ("duong-giao-thong", "thu-chi-cong-khai"),
        "van_ban": ("luat-moi-2022",),
        "hoi": ("lắp đèn đường thì hỏi ý dân ra sao", "đặt đèn chỗ nào cho hợp lòng dân"),
        "nguon": (
            {
                "ten": "Thôn Thử sáng đèn",
                "don_vi": "Báo Mẫu",
                "url": "https://example.vn/den",
                "ngay": "2021-03-26",
                "loai": "bao-chi",
            },
        ),
    }


def resaved(data: bytes, name: str, folder: Path, kind: str) -> bytes:
    """A file opened and saved by LibreOffice, as another kind of file or the same."""
    (folder / name).write_bytes(data)
    out = folder / "ra"
    out.mkdir(exist_ok=True)
    office.convert([folder / name], kind, out)
    return (out / Path(name).with_suffix(f".{kind.partition(':')[0]}").name).read_bytes()


@pytest.mark.slow
@pytest.mark.parametrize("shape", ["wide", "sheet", "word"])
def test_libreoffice_saves_it_and_it_is_the_same(found: Collection, tmp_path: Path, shape: str) -> None:
    """Filled in, opened there, saved again; and once more by way of its own format, and of those of old."""
    name, make = SHAPES[shape]
    data = make(found, forms.FULL)
    kind = name.rpartition(".")[2]
    again = resaved(data, name, tmp_path, kind)
    assert again != data
    assert entry(found, again, name) == entry(found, data, name)
    for other in ("odt", "doc", "rtf") if kind == "docx" else ("ods", "xls"):
        through = resaved(resaved(data, name, tmp_path, other), f"b.{other}", tmp_path, kind)
        assert entry(found, through, name) == entry(found, data, name), other


@pytest.mark.slow
@pytest.mark.parametrize("shape", ["sheet", "word"])
def test_an_empty_form_prints_on_one_upright_page(found: Collection, tmp_path: Path, shape: str) -> None:
    """A4, by LibreOffice; of the workbook the first sheet."""
    name, make = SHAPES[shape]
    data = make(found, {})
    if shape == "sheet":
        made = forms.book(found.vocabulary, {})
        for sheet in [sheet for sheet in made.worksheets[1:] if sheet.sheet_state == "visible"]:
            made.remove(sheet)
        data = forms.data(made)
    pdf = resaved(data, name, tmp_path, "pdf")
    assert pdf.count(b"/Type/Page") - pdf.count(b"/Type/Pages") == 1
    box = pdf[pdf.index(b"/MediaBox") :].split(b"]")[0].split(b"[")[1].split()
    assert [round(float(side)) for side in box] == [0, 0, 595, 842]


def test_every_shape_asks_who_will_need_it(found: Collection) -> None:
    """And says so where an answer is at fault."""
    question = "Ai sẽ hỏi gì thì cần đến bài này?"
    for name, make in SHAPES.values():
        outcome = judged(found, make(found, forms.ANSWERS | {question: "ngắn"}), name)
        assert any(question in line for line in (*outcome.faults, *outcome.remarks)), name
