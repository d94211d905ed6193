"""The import: from the form to entries that the check accepts, faults by sheet, row and column, nothing twice."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from scripts.cli import parser
from scripts.cli.commands import import_
from scripts.content import yaml_file
from scripts.content.vocabulary import Vocabulary
from scripts.spreadsheet import columns, form, tables
from scripts.spreadsheet.cell_parser import CellParser
from scripts.spreadsheet.importer import Outcome
from scripts.system import disk
from scripts.system.paths import CALL
from tests.conftest import GOOD, PracticesFolder
from tests.support import workbooks
from tests.support.workbooks import OTHER, ROW, START

NEW = "practices/ton-giao/quang-nam-thu-lap-den-duong.yaml"
SECOND = NEW.replace("thu", "khac")


@pytest.fixture
def here(collection: PracticesFolder, monkeypatch: pytest.MonkeyPatch) -> PracticesFolder:
    """The minimal collection as the checkout that commands run in."""
    monkeypatch.setattr(parser, "ROOT", collection.root)
    monkeypatch.chdir(collection.root)
    return collection


def fill(here: PracticesFolder, *rows: dict[str, Any]) -> str:
    """The form of the collection, filled in."""
    return workbooks.fill(here.load().vocabulary, here.root / "phieu.xlsx", *rows).name


def entries(here: PracticesFolder) -> set[str]:
    """The files of the collection's entries."""
    return {file.relative_to(here.root).as_posix() for file in here.root.glob("practices/[!_]*/*")}


def faults(here: PracticesFolder, capsys: pytest.CaptureFixture[str], **changes: Any) -> list[str]:
    """What is said of one row with changed cells (names as dict keys), without the beginning of each line."""
    assert parser.main(["import", fill(here, ROW | changes.get("row", {}))]) == 1
    assert entries(here) == {GOOD}
    start = f"phieu.xlsx, trang “Bài”, dòng {START}, "
    lines = capsys.readouterr().out.splitlines()
    return [line.removeprefix(start) for line in lines if line.startswith(start)]


def test_form_filled_in_becomes_entries(here: PracticesFolder, capsys: pytest.CaptureFixture[str]) -> None:
    """The example is skipped; the files are told with what to do next; the check finds no fault."""
    assert parser.main(["import", fill(here, ROW, OTHER)]) == 0
    out, err = capsys.readouterr()
    assert out.startswith(f"Đã ghi:\n  {NEW}\n  {SECOND}\n")
    assert f"{CALL} check" in out
    assert f"{CALL} serve --only" in out
    assert err == "Đã đọc 2 dòng: 2 bài mới không lỗi, 0 bài đã có, 0 dòng có lỗi.\n"
    assert entries(here) == {GOOD, NEW, SECOND}
    assert here.lines() == []
    assert yaml_file.read(here.root / NEW, NEW).values == {
        "tieu_de": ROW["Tiêu đề"],
        "tom_tat": ROW["Tóm tắt"],
        "dia_ban": {"tinh": "Quảng Nam", "don_vi": "Thôn Thử"},
        "thoi_gian": {"tu": 2020},
        "cach_lam": ({"dan-ban": "Thôn họp dân."}, "Dân cùng lắp."),
        "ket_qua": ("Đường sáng.",),
        "chu_de": ("duong-giao-thong",),
        "nguon": ({"ten": "Thôn Thử sáng đèn", "don_vi": "Báo Mẫu"},),
    }


def test_the_example_is_a_good_entry(here: PracticesFolder, capsys: pytest.CaptureFixture[str]) -> None:
    """Whoever writes over it is told to strike the word “Ví dụ”; as it came it is never taken in."""
    made = workbooks.book(here.load().vocabulary, [])
    sheet = made[form.SHEET]
    sheet["B3"] = "Thôn Thật làm đường: dân bàn mức góp trước, mở sổ ra xem"
    workbooks.saved(made, here.root / "phieu.xlsx")
    assert parser.main(["import", "phieu.xlsx"]) == 1
    assert "dòng 3: bỏ qua vì cột “Ghi chú” ghi là ví dụ; nếu là bài thật, hãy xóa" in capsys.readouterr().out
    sheet.delete_cols(1)
    workbooks.saved(made, here.root / "phieu.xlsx")
    assert parser.main(["import", "phieu.xlsx"]) == 0
    assert len(entries(here)) == 2
    assert [line for line in here.lines() if "cảnh báo" not in line] == []


def test_nothing_filled_in(here: PracticesFolder, capsys: pytest.CaptureFixture[str]) -> None:
    """The form as it came, or with a note only, holds no entry."""
    assert parser.main(["import", fill(here, {"Ghi chú": "của xã"})]) == 1
    assert "Chưa có dòng nào kể một bài" in capsys.readouterr().err


def test_marks_of_the_former_form_are_refused_at_their_column(
    here: PracticesFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    """A workbook of before had a column of marks for each stage: none of them is passed over."""
    row = ROW | {"Cách làm": "Thôn họp dân.", "Khâu: Dân biết": True, "Khâu: Dân bàn": False}
    assert parser.main(["import", fill(here, row)]) == 1
    printed = "".join(capsys.readouterr())
    assert printed.count("khâu nay đứng ở đầu dòng kể việc cho thấy nó") == 1
    assert "cột “Khâu: Dân biết”: khâu nay đứng ở đầu dòng kể việc cho thấy nó" in printed
    assert NEW not in entries(here)


def test_gaps_are_closed_and_groups_kept(here: PracticesFolder) -> None:
    """Topics, documents and sources move up; each source keeps its own parts; dates come in any dress."""
    row = ROW | {
        "Chủ đề 1": None,
        "Chủ đề 3": "Thu chi công khai",
        "Chủ đề 4": "duong giao thong",
        "Văn bản hiện hành liên quan 2": "Luật mới",
        "Nguồn 3: Tên bài, tên văn bản": "Tin của Báo Ba",
        "Nguồn 3: Đơn vị công bố": "Báo Ba",
        "Nguồn 3: Địa chỉ": "https://example.vn/ba",
        "Nguồn 3: Ngày đăng": date(2021, 3, 26),
        "Nguồn 3: Loại nguồn": "Báo chí",
        "Thời gian: Từ": 2020,
        "Thời gian: Đến": datetime(2021, 9, 2, 7, 30),  # noqa: DTZ001 - as Excel keeps it
    }
    assert parser.main(["import", fill(here, row)]) == 0
    values = yaml_file.read(here.root / NEW, NEW).values
    assert isinstance(values, dict)
    assert values["chu_de"] == ("thu-chi-cong-khai", "duong-giao-thong")
    assert values["van_ban"] == ("luat-moi-2022",)
    assert values["thoi_gian"] == {"tu": 2020, "den": "2021-09-02"}
    assert values["nguon"] == (
        {"ten": "Thôn Thử sáng đèn", "don_vi": "Báo Mẫu"},
        {
            "ten": "Tin của Báo Ba",
            "don_vi": "Báo Ba",
            "url": "https://example.vn/ba",
            "ngay": "2021-03-26",
            "loai": "bao-chi",
        },
    )


@pytest.mark.parametrize(
    ("value", "shown", "kept"), [(0.75, "0%", "75%"), (0.366, "0.0%", "36,6%"), (36.6, '0.0" %"', "36,6")]
)
def test_a_part_that_shows_in_percent_is_told_so(here: PracticesFolder, value: float, shown: str, kept: str) -> None:
    """Excel keeps 0.75 of what was typed as 75%."""
    made = workbooks.book(here.load().vocabulary, [ROW | {"Kết quả": value}])
    cell = next(cell for cell in made[form.SHEET][START] if cell.value == value)
    cell.number_format = shown
    workbooks.saved(made, here.root / "phieu.xlsx")
    assert parser.main(["import", "phieu.xlsx"]) == 0
    values = yaml_file.read(here.root / NEW, NEW).values
    assert isinstance(values, dict)
    assert values["ket_qua"] == (kept,)


@pytest.mark.parametrize(
    ("shown", "kept"), [("mmm-yy", "2020-09"), ("mm/yyyy", "2020-09"), ("yyyy", 2020), ("dd/mm/yyyy", "2020-09-01")]
)
def test_a_day_that_shows_as_a_month_is_a_month(here: PracticesFolder, shown: str, kept: object) -> None:
    """Excel makes the first of September of what was typed as 9/2020."""
    made = workbooks.book(here.load().vocabulary, [ROW | {"Thời gian: Từ": date(2020, 9, 1)}])
    cell = next(cell for cell in made[form.SHEET][START] if isinstance(cell.value, date))
    cell.number_format = shown
    workbooks.saved(made, here.root / "phieu.xlsx")
    assert parser.main(["import", "phieu.xlsx"]) == 0
    values = yaml_file.read(here.root / NEW, NEW).values
    assert isinstance(values, dict)
    assert values["thoi_gian"] == {"tu": kept}


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ({"Tiêu đề": None}, ["cột “Tiêu đề”: đang để trống; cột này bắt buộc, hãy điền vào (khoa)"]),
        ({"Loại hình": None}, ["cột “Loại hình”: đang để trống; cột này bắt buộc, hãy điền vào (khoa)"]),
        ({"Tỉnh, thành phố": ""}, ["cột “Tỉnh, thành phố”: đang để trống; cột này bắt buộc, hãy điền vào (khoa)"]),
        (
            {"Nguồn 1: Tên bài, tên văn bản": None, "Nguồn 1: Đơn vị công bố": None},
            ["cột “Nguồn 1: Tên bài, tên văn bản”: đang để trống; cột này bắt buộc, hãy điền vào (khoa)"],
        ),
        (
            {"Loại hình": "Ton jao"},
            [
                "cột “Loại hình”: loại hình “Ton jao” không có trong danh mục; có phải ý bạn là “Vùng đồng bào tôn giáo”? (danh-muc)"
            ],
        ),
        (
            {"Tỉnh, thành phố": "Quảng Nem"},
            [
                "cột “Tỉnh, thành phố”: không có tỉnh, thành phố nào tên “Quảng Nem”; có phải ý bạn là “Quảng Nam”? (danh-muc)"
            ],
        ),
        (
            {"Chủ đề 1": "Đường giao thôm"},
            [
                "cột “Chủ đề 1”: chủ đề “Đường giao thôm” không có trong danh mục; có phải ý bạn là “Đường giao thông”? (danh-muc)"
            ],
        ),
        (
            {"Chủ đề 3": "Đường giao thông"},
            ["cột “Chủ đề 3”: chủ đề “duong-giao-thong” ghi hai lần; hãy bỏ một (danh-muc)"],
        ),
        ({"Tiêu đề": "Ngắn"}, ["cột “Tiêu đề”: ngắn quá; hãy viết ít nhất 20 ký tự (kieu)"]),
        (
            {"Kết quả": "Xong.\nGọi 0912345678 để hỏi."},
            ["cột “Kết quả”, ý 2: có số điện thoại; hãy bỏ đi, chỉ ghi chức danh hoặc cơ quan (thong-tin-ca-nhan)"],
        ),
        (
            {"Thời gian: Từ": "31/2/2020"},
            [
                (
                    "cột “Thời gian: Từ”: “31/2/2020” không phải ngày có thật; tháng 2/2020 chỉ có 29 ngày, không có ngày 31;"
                    " hãy xem lại, chưa rõ ngày thì viết 2020-02;"
                    " nguồn không nói rõ thì ghi ở cột “Ghi chú thời gian” (kieu)"
                )
            ],
        ),
        (
            {"Thời gian: Từ": "9/2090"},
            ["cột “Thời gian: Từ”: ngày tháng 9/2090 chưa đến; hãy xem lại năm và tháng (ngay-thang)"],
        ),
        (
            {"Nguồn 3: Địa chỉ": "vi-du"},
            [
                (
                    "cột “Nguồn 1: Tên bài, tên văn bản”: cảnh báo: bài có nhiều nguồn mà không việc nào dẫn nguồn; hãy thêm"
                    " [n] vào cuối câu ở cách làm, kết quả (trich-dan)"
                ),
                "cột “Nguồn 3: Tên bài, tên văn bản”: đang để trống; cột này bắt buộc, hãy điền vào (khoa)",
                "cột “Nguồn 3: Đơn vị công bố”: đang để trống; cột này bắt buộc, hãy điền vào (khoa)",
                (
                    "cột “Nguồn 3: Địa chỉ”: không phải địa chỉ web; hãy chép cả địa chỉ từ trình duyệt, bắt đầu bằng"
                    " https:// hoặc http:// (dia-chi-web)"
                ),
            ],
        ),
        (
            {"Tóm tắt": "=A1", "Chủ đề 1": "=A1"},
            [
                "cột “Tóm tắt”: ô này là công thức; hãy dán giá trị (Copy, rồi Paste Special, Values) (o-bang)",
                "cột “Chủ đề 1”: ô này là công thức; hãy dán giá trị (Copy, rồi Paste Special, Values) (o-bang)",
            ],
        ),
        ({"Tóm tắt": "#N/A"}, ["cột “Tóm tắt”: ô đang báo lỗi #N/A; hãy gõ lại giá trị (o-bang)"]),
        (
            {"Khâu: Dân biết": "chắc"},
            ["cột “Khâu: Dân biết”: không hiểu “chắc”; hãy ghi x nếu có, để trống nếu không (o-bang)"],
        ),
    ],
)
def test_faults_are_told_by_sheet_row_and_column(
    here: PracticesFolder, capsys: pytest.CaptureFixture[str], row: dict[str, Any], told: list[str]
) -> None:
    """In the sentences of the check, each where it belongs and once; nothing is written."""
    assert faults(here, capsys, row=row) == told


def test_faults_of_all_rows_at_once(here: PracticesFolder, capsys: pytest.CaptureFixture[str]) -> None:
    """One bad row and nothing is written; with --keep-going the good ones are, and the status stays 1."""
    file = fill(here, ROW, OTHER | {"Tiêu đề": "Ngắn", "Tóm tắt": None}, {"Tóm tắt": "Một mình."})
    assert parser.main(["import", file]) == 1
    out, err = capsys.readouterr()
    rows = [line.split(", ")[2] for line in out.splitlines()]
    assert rows.count(f"dòng {START}") == 0
    assert rows.count(f"dòng {START + 1}") == 2
    assert rows.count(f"dòng {START + 2}") == 7
    assert "Đã đọc 3 dòng: 1 bài mới không lỗi, 0 bài đã có, 2 dòng có lỗi." in err
    assert "--keep-going" in err
    assert entries(here) == {GOOD}
    assert parser.main(["import", file, "--keep-going"]) == 1
    assert entries(here) == {GOOD, NEW}


def test_warnings_do_not_stop(here: PracticesFolder, capsys: pytest.CaptureFixture[str]) -> None:
    """They are told, and the entry is written."""
    assert parser.main(["import", fill(here, ROW | {"Văn bản hiện hành liên quan 1": "luat-cu-2007"})]) == 0
    assert f"dòng {START}, cột “Văn bản hiện hành liên quan 1”: cảnh báo: " in capsys.readouterr().out
    assert NEW in entries(here)


def test_faults_elsewhere_are_not_told(here: PracticesFolder, capsys: pytest.CaptureFixture[str]) -> None:
    """What is wrong with entries that were there is the check's to say."""
    here.change("Quảng Nam", "Quang Nam")
    assert parser.main(["import", fill(here, ROW)]) == 0
    assert "Quang Nam" not in capsys.readouterr().out


def test_two_rows_with_one_title(here: PracticesFolder, capsys: pytest.CaptureFixture[str]) -> None:
    """The later one is told of the earlier by its row."""
    assert parser.main(["import", fill(here, ROW, ROW)]) == 1
    assert f"dòng {START + 1}, cột “Tiêu đề”: tiêu đề này đã có ở dòng {START};" in capsys.readouterr().out


def test_importing_again_finds_what_is_there(here: PracticesFolder, capsys: pytest.CaptureFixture[str]) -> None:
    """By title in any spelling, or by source and place; a corrected row is pointed to its file; an added one is written."""
    row = ROW | {"Nguồn 1: Địa chỉ": "https://example.vn/den"}
    assert parser.main(["import", fill(here, row)]) == 0
    before = (here.root / NEW).read_bytes()
    assert parser.main(["import", fill(here, row)]) == 0
    assert f"dòng {START}: đã có trong kho ({NEW}, cùng tiêu đề) nên bỏ qua\n" in capsys.readouterr().out
    corrected = row | {"Tiêu đề": ROW["Tiêu đề"].upper(), "Kết quả": "Đường sáng hơn."}
    renamed = row | {
        "Tiêu đề": "Một tên khác hẳn cho cùng việc lắp đèn ấy",
        "Nguồn 1: Địa chỉ": "https://example.vn/den/#a",
    }
    assert parser.main(["import", fill(here, corrected, renamed, OTHER)]) == 0
    out, err = capsys.readouterr()
    assert f"({NEW}, cùng tiêu đề) nên bỏ qua; khác ở “Tiêu đề”, “Kết quả”, muốn đổi thì hãy sửa thẳng tệp ấy" in out
    assert f"dòng {START + 1}: đã có trong kho ({NEW}, cùng nguồn và nơi làm) nên bỏ qua" in out
    assert "1 bài mới không lỗi, 2 bài đã có" in err
    assert entries(here) == {GOOD, NEW, SECOND}
    assert (here.root / NEW).read_bytes() == before


def test_names_are_free(here: PracticesFolder) -> None:
    """Neither an entry nor an address that was moved is taken over."""
    here.add(NEW, tieu_de="Một bài khác hẳn mang sẵn tên tệp ấy")
    here.write(
        "practices/_danh-muc/chuyen-huong.yaml", f"- {{tu: ton-giao/{Path(NEW).stem}-2, den: ton-giao/bai-mau}}\n"
    )
    assert parser.main(["import", fill(here, ROW)]) == 0
    assert NEW.replace(".yaml", "-3.yaml") in entries(here)
    assert here.lines() == []


def test_a_file_that_appears_meanwhile_stays(
    here: PracticesFolder, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is overwritten, and what was written before it goes again."""
    real = import_._finish

    def meanwhile(*arguments: Any) -> int:
        here.write(SECOND, "của người khác")
        return real(*arguments)

    monkeypatch.setattr(import_, "_finish", meanwhile)
    assert parser.main(["import", fill(here, ROW, OTHER)]) == 1
    assert "không ghi được" in capsys.readouterr().err
    assert entries(here) == {GOOD, SECOND}
    assert (here.root / SECOND).read_text(encoding="utf-8") == "của người khác"
    assert [file.name for file in (here.root / "practices").iterdir() if file.name.startswith(".")] == []


def test_interrupted(
    here: PracticesFolder, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C ends in a sentence, and in a collection as it was."""
    calls: list[Path] = []
    create = disk.create

    def stop(file: Path, text: str) -> None:
        if calls:
            raise KeyboardInterrupt
        calls.append(file)
        create(file, text)

    monkeypatch.setattr(disk, "create", stop)
    assert parser.main(["import", fill(here, ROW, OTHER)]) == 1
    assert capsys.readouterr().err.endswith("Đã dừng; kho giữ nguyên như trước, chưa thêm tệp nào.\n")
    assert entries(here) == {GOOD}


def test_looking_only(here: PracticesFolder, capsys: pytest.CaptureFixture[str]) -> None:
    """--thu prints the files with their text."""
    assert parser.main(["import", fill(here, ROW), "--thu", "--nhap"]) == 0
    out, err = capsys.readouterr()
    assert f"\n{NEW}\n# yaml-language-server" in out
    assert "nhap: true\n" in out
    assert "chưa ghi gì" in err
    assert entries(here) == {GOOD}


def test_drafts(here: PracticesFolder) -> None:
    """--nhap writes entries that are not published."""
    assert parser.main(["import", fill(here, ROW), "--nhap"]) == 0
    assert (here.root / NEW).read_text(encoding="utf-8").endswith("nhap: true\n")
    assert here.load().by_id.keys() == {"bai-mau"}


def test_headings(here: PracticesFolder, capsys: pytest.CaptureFixture[str]) -> None:
    """In any order, case and spelling, below a title; unknown ones get a suggestion or are left aside."""
    row = {title.upper() + " *": value for title, value in reversed(ROW.items())} | {"STT": "1"}
    here.write("phieu.csv", "Báo cáo của xã\n\n" + workbooks.text(row))
    assert parser.main(["import", "phieu.csv"]) == 0
    assert "phieu.csv, dòng 3, cột “STT”: tiêu đề này không có trong mẫu; cột được bỏ qua\n" in capsys.readouterr().out
    assert entries(here) == {GOOD, NEW}


def test_headings_that_are_wrong(here: PracticesFolder, capsys: pytest.CaptureFixture[str]) -> None:
    """All are told at once; nothing is written, whatever the rows hold."""
    row = {{"Tóm tắt": "Tóm tăc", "Đơn vị": "Chủ trì"}.get(title, title): value for title, value in OTHER.items()}
    text = workbooks.text(row).replace("Loại hình", "Chu tri", 1)
    here.write("phieu.csv", text)
    assert parser.main(["import", "phieu.csv", "--keep-going"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if line.startswith("phieu.csv, dòng 1")] == [
        "phieu.csv, dòng 1, cột “Tóm tăc”: tiêu đề này không có trong mẫu; có phải ý bạn là “Tóm tắt”? (o-bang)",
        "phieu.csv, dòng 1, cột “Chủ trì”: có hai cột cùng tiêu đề này; hãy gộp lại rồi bỏ một (o-bang)",
        "phieu.csv, dòng 1: thiếu cột bắt buộc “Loại hình”; hãy thêm cột có đúng tiêu đề ấy, như trong mẫu (o-bang)",
        "phieu.csv, dòng 1: thiếu cột bắt buộc “Tóm tắt”; hãy thêm cột có đúng tiêu đề ấy, như trong mẫu (o-bang)",
    ]
    assert [line for line in lines if "dòng 2" in line] == []
    assert entries(here) == {GOOD}


def test_names_of_fields_are_headings_too(here: PracticesFolder) -> None:
    """Who writes CSV by a program may use the keys of an entry."""
    names = {"Tiêu đề": "tieu_de", "Tỉnh, thành phố": "dia_ban.tinh", "Nguồn 1: Đơn vị công bố": "nguon[1].don_vi"}
    here.write("phieu.csv", workbooks.text({names.get(title, title): value for title, value in ROW.items()}))
    assert parser.main(["import", "phieu.csv"]) == 0
    assert entries(here) == {GOOD, NEW}


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("told", [False, True])
def test_text_files(here: PracticesFolder, delimiter: str, encoding: str, told: bool) -> None:  # noqa: FBT001 - a parameter
    """As Excel writes them in any of its ways."""
    text = workbooks.text(ROW, delimiter=delimiter)
    here.write("phieu.csv", (f"sep={delimiter}\r\n{text}" if told else text).encode(encoding))
    assert parser.main(["import", "phieu.csv"]) == 0
    assert entries(here) == {GOOD, NEW}


def test_the_line_that_tells_the_delimiter_is_no_row(here: PracticesFolder, capsys: pytest.CaptureFixture[str]) -> None:
    """Excel does not show it as one."""
    here.write("a.csv", "sep=;\n" + workbooks.text(ROW | {"Tiêu đề": "Ngắn"}, delimiter=";"))
    assert parser.main(["import", "a.csv"]) == 1
    assert "a.csv, dòng 2, cột “Tiêu đề”" in capsys.readouterr().out


def test_the_text_form_comes_back(here: PracticesFolder, capsys: pytest.CaptureFixture[str]) -> None:
    """Help and example of the CSV form are left aside like those of the workbook, without their notes too."""
    data = form.csv(here.load().vocabulary)
    for text in (data, data.replace("Ví dụ".encode(), b"").replace("Trợ giúp".encode(), b"")):
        here.write("mau-nhap.csv", text)
        assert parser.main(["import", "mau-nhap.csv"]) == 1
        assert capsys.readouterr() == ("", import_._summary(Outcome()) + "\n")


def test_cells_without_a_heading_are_told(here: PracticesFolder, capsys: pytest.CaptureFixture[str]) -> None:
    """What is left aside is never left aside in silence."""
    lines = workbooks.text(ROW | {"": ""}).splitlines(keepends=True)
    here.write("phieu.csv", "".join(lines).rstrip() + "đây,và đây\r\n")
    assert parser.main(["import", "phieu.csv"]) == 0
    out = capsys.readouterr().out
    assert f"cột “thứ {len(ROW) + 1}”: cột không có tiêu đề nên được bỏ qua" in out
    assert f"cột “thứ {len(ROW) + 2}”: cột không có tiêu đề nên được bỏ qua" in out


def test_text_that_looks_like_a_formula_is_text(here: PracticesFolder) -> None:
    """In a text file nothing is ever computed."""
    row = ROW | {"Bối cảnh": "=cmd|'/c calc'!A0", "Kết quả": "+ Sáng đèn.\n@ Vui."}
    here.write("phieu.csv", workbooks.text(row))
    assert parser.main(["import", "phieu.csv"]) == 0
    values = yaml_file.read(here.root / NEW, NEW).values
    assert isinstance(values, dict)
    assert values["boi_canh"] == "=cmd|'/c calc'!A0"
    assert values["ket_qua"] == ("Sáng đèn.", "@ Vui.")


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("a.csv", "Tiêu đề\nĐường".encode("cp1258", "ignore"), "dòng 1 có chữ không phải UTF-8"),
        ("a.csv", b"", "tệp rỗng"),
        ("a.csv", b"\0\0\0\0", "tệp rỗng"),
        ("a.csv", b"\0\1\0\2", "không phải tệp chữ"),
        ("a.csv", b"\xff\xfea", "không phải UTF-8"),
        ("a.csv", workbooks.text(ROW).encode() + b'"mo ra', "dòng 3 của bảng có dấu nháy kép"),
        ("a.csv", workbooks.text(ROW).encode() + b"\n" * 3000, "bảng dài quá 1.000 dòng"),
        ("a.csv", b"," * 500, "bảng rộng quá 300 cột"),
        ("a.csv", b"a" * (tables.MAX_BYTES + 1), "tệp nặng quá 10 MB"),
        ("a.csv", b"a" * (tables.MAX_TEXT + 1), "hơn 4 triệu ký tự"),
        ("a.txt", "Một tệp chữ nào đó".encode(), "không thấy dòng tiêu đề cột"),
    ],
)
def test_text_files_that_are_refused(
    here: PracticesFolder, capsys: pytest.CaptureFixture[str], name: str, data: bytes, sentence: str
) -> None:
    """A sentence that begins with the file's name."""
    here.write(name, data)
    assert parser.main(["import", name]) == 1
    told = capsys.readouterr().err
    assert told.startswith(f"{name}: ")
    assert sentence in told
    assert told.count("\n") == 1


def test_what_is_told_steers_no_terminal(here: PracticesFolder, capsys: pytest.CaptureFixture[str]) -> None:
    """Words of the file are printed without control characters, and not without end."""
    here.write("a.csv", workbooks.text(ROW | {"Thời gian: Từ": "\x1b[2J" + "a" * 5000}))
    assert parser.main(["import", "a.csv"]) == 1
    out = capsys.readouterr().out
    assert r"“\x1b[2Jaaaa" in out
    assert "không phải ngày có thật" in out
    assert "\x1b" not in out
    assert max(map(len, out.splitlines())) < 600


def test_a_cell_too_long_is_told(here: PracticesFolder, capsys: pytest.CaptureFixture[str]) -> None:
    here.write("a.csv", workbooks.text(ROW | {"Bối cảnh": "a" * 40_000}))
    assert parser.main(["import", "a.csv"]) == 1
    assert "cột “Bối cảnh”: ô có 40000 ký tự, quá 32767; hãy rút gọn" in capsys.readouterr().out


def test_sheets(here: PracticesFolder, capsys: pytest.CaptureFixture[str]) -> None:
    """The sheet is found by its name without marks; the only one with headings needs no name; else the names are told."""
    made = workbooks.book(here.load().vocabulary, [ROW])
    made[form.SHEET].title = "BAI"
    workbooks.saved(made, here.root / "a.xlsx")
    assert parser.main(["import", "a.xlsx", "--thu"]) == 0
    made["BAI"].title = "Của xã"
    workbooks.saved(made, here.root / "a.xlsx")
    assert parser.main(["import", "a.xlsx", "--thu"]) == 0
    made.copy_worksheet(made["Của xã"]).title = "Của huyện"
    workbooks.saved(made, here.root / "a.xlsx")
    capsys.readouterr()
    assert parser.main(["import", "a.xlsx"]) == 1
    assert "không có trang “Bài”, chỉ có “Hướng dẫn”, “Của xã”, “Danh mục”" in capsys.readouterr().err


def test_broken_words_come_first(here: PracticesFolder, capsys: pytest.CaptureFixture[str]) -> None:
    file = fill(here, ROW)
    here.write("practices/_danh-muc/chu-de.yaml", "hỏng")
    assert parser.main(["import", file]) == 1
    assert "practices/_danh-muc/chu-de.yaml" in capsys.readouterr().err


def test_addresses_follow_nobody(here: PracticesFolder) -> None:
    """What leads readers to a page is no part of its address."""
    assert parser.main(["import", fill(here, ROW | {"Nguồn 1: Địa chỉ": "https://example.vn/a?fbclid=1&b=2"})]) == 0
    assert "url: https://example.vn/a?b=2\n" in (here.root / NEW).read_text(encoding="utf-8")


@pytest.mark.parametrize("line", ["Dân bản: góp 3 ngày.", "Dân bàn: Dân làm: x.", "Dân biết, dân bàn: x."])
def test_a_line_of_a_cell_gets_no_stage_by_guess(line: str) -> None:
    """A word that looks like the name of a stage, or two names, stay as they were typed."""
    column = next(column for column in columns.columns() if column.path == ("cach_lam",))
    assert CellParser(Vocabulary()).value(column, line) == (line,)


def test_a_line_of_a_cell_without_its_text_is_told(here: PracticesFolder, capsys: pytest.CaptureFixture[str]) -> None:
    """In words that fit a cell: nothing about quotes."""
    assert faults(here, capsys, row={"Cách làm": "Dân bàn:"}) == [
        "cột “Cách làm”, ý 1: “Dân bàn:” chưa có câu nào phía sau; hãy kể việc sau dấu “:”, hoặc bỏ dòng này (kieu)"
    ]


@pytest.mark.parametrize("heading", ["Dân bàn", "dan-ban", "DÂN BÀN", "Khâu", "Sáu khâu"])
def test_marks_below_a_stage_are_never_passed_over(
    here: PracticesFolder, capsys: pytest.CaptureFixture[str], heading: str
) -> None:
    """A column of x marks that somebody added is a fault, and nothing is written; an empty one is only passed over."""
    vocabulary = here.load().vocabulary
    for said, status in (("x", 1), (None, 0)):
        made = workbooks.book(vocabulary, [ROW])
        sheet = made[form.SHEET]
        column = sheet.max_column + 1
        sheet.cell(1, column).value = heading
        sheet.cell(START, column).value = said
        workbooks.saved(made, here.root / "phieu.xlsx")
        assert parser.main(["import", "phieu.xlsx"]) == status
        printed = "".join(capsys.readouterr())
        assert (f"cột “{heading}”: khâu nay không đứng ở cột riêng" in printed) is (said is not None)
        assert (NEW in entries(here)) is (said is None)


def send(here: PracticesFolder, name: str, *rows: dict[str, Any]) -> str:
    return workbooks.fill(here.load().vocabulary, here.root / name, *rows).name


def test_several_files_are_taken_together_or_not_at_all(
    here: PracticesFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    """What two files have wrong alike is said once; a file that cannot be read stops the others too, and hides none."""
    wrong = {"Nguồn 1: Ngày đăng": "xx"}
    (here.root / "anh.xlsx").write_bytes(b"\x89PNG\r\n\x1a\n\0")
    files = [send(here, "a.xlsx", ROW | wrong), send(here, "b.xlsx", OTHER | wrong), "anh.xlsx"]
    assert parser.main(["import", *files]) == 1
    out, err = capsys.readouterr()
    assert len(out.splitlines()) == 2
    assert out.startswith(
        f"2 tệp (a.xlsx, b.xlsx), trang “Bài”, dòng {START}, cột “Nguồn 1: Ngày đăng”: “xx” không phải"
    )
    assert out.splitlines()[1].startswith("anh.xlsx: ")
    assert "tệp ảnh" in out
    assert "a.xlsx: Đã đọc 1 dòng: 0 bài mới không lỗi" in err
    assert entries(here) == {GOOD}
    assert parser.main(["import", send(here, "a.xlsx", ROW), send(here, "b.xlsx", OTHER)]) == 0
    assert entries(here) == {GOOD, NEW, SECOND}


def test_a_practice_in_two_files_is_told_by_where_it_was_sent(
    here: PracticesFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    """No id that nobody knows yet."""
    files = [
        send(here, "a.xlsx", ROW),
        send(here, "b.xlsx", ROW),
        send(here, "c.xlsx", ROW | {"Tiêu đề": OTHER["Tiêu đề"]}),
    ]
    parser.main(["import", "--thu", *files])
    out = capsys.readouterr().out.partition("practices/ton-giao")[0]
    assert f"b.xlsx, trang “Bài”, dòng {START}: đã có (a.xlsx, dòng {START}, cùng tiêu đề) nên bỏ qua" in out
    assert "đã có trong kho" not in out
    assert "bài “" not in out


def test_files_that_go_back_together_need_a_folder(here: PracticesFolder, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = {"Thời gian: Từ": "xx"}
    files = [send(here, "a.xlsx", ROW | wrong), send(here, "b.xlsx", OTHER | wrong)]
    assert parser.main(["import", *files, "--tra-lai", "lai.xlsx"]) == 2
    assert "“--tra-lai” phải là một thư mục đã có" in capsys.readouterr().err
    (here.root / "lai").mkdir()
    assert parser.main(["import", *files, "--tra-lai", "lai"]) == 1
    assert sorted(file.name for file in (here.root / "lai").iterdir()) == ["a-may-nhac.xlsx", "b-may-nhac.xlsx"]


UNTIDY = ROW | {
    "Tiêu đề": '"Thôn Thử lắp đèn đường: hỏi ý từng nhà rồi mới chọn chỗ"',
    "Tóm tắt": "Thôn họp dân ,hỏi từng nhà .Rồi cùng nhau lắp,thắp .",
    "Cách làm": "Dân bàn: Thôn  hoà giải 3-5 hộ,góp ý “chọn chỗ” .\nDân cùng lắp - cùng giữ.",
}


def test_what_fix_would_set_is_set_and_told(here: PracticesFolder, capsys: pytest.CaptureFixture[str]) -> None:
    """`fix` finds nothing left to do; what was set is told at the file, and a second import knows the row again."""
    file = fill(here, UNTIDY)
    assert parser.main(["import", file]) == 0
    (made,) = entries(here) - {GOOD}
    assert f"  {made} (máy đã đặt lại: dấu thanh, dấu nháy, dấu gạch, dấu câu)\n" in capsys.readouterr().out
    values = yaml_file.read(here.root / made, made).values
    assert isinstance(values, dict)
    assert values["tieu_de"] == "Thôn Thử lắp đèn đường: hỏi ý từng nhà rồi mới chọn chỗ"
    assert values["tom_tat"] == "Thôn họp dân, hỏi từng nhà. Rồi cùng nhau lắp, thắp."
    assert values["cach_lam"] == (
        {"dan-ban": "Thôn hòa giải 3–5 hộ, góp ý “chọn chỗ”."},
        "Dân cùng lắp – cùng giữ.",
    )
    assert parser.main(["fix", "--check", made]) == 0
    capsys.readouterr()
    assert parser.main(["import", file]) == 0
    assert "; khác ở" not in capsys.readouterr().out


def test_a_preview_says_what_would_be_set(here: PracticesFolder, capsys: pytest.CaptureFixture[str]) -> None:
    assert parser.main(["import", "--thu", fill(here, UNTIDY)]) == 0
    out = capsys.readouterr().out
    assert "(máy đã đặt lại: " in out
    assert "Thôn họp dân, hỏi từng nhà." in out


def test_what_is_handed_back_has_the_words_of_the_sender(here: PracticesFolder) -> None:
    """Only what is at fault is marked; nothing that was set for the entry is set in the file."""
    file, back = fill(here, UNTIDY | {"Tỉnh, thành phố": "Quảng Nm"}), here.root / "lai.xlsx"
    assert parser.main(["import", file, "--tra-lai", str(back)]) == 1
    sheet = openpyxl.load_workbook(back)[form.SHEET]
    said = {cell.value for row in sheet.iter_rows() for cell in row}
    assert {UNTIDY["Tiêu đề"], UNTIDY["Tóm tắt"], UNTIDY["Cách làm"]} <= said
