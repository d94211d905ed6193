"""`new` as a user calls it: with flags, and before a real terminal."""

from __future__ import annotations

import io
import os
import re
import signal
import sys
import time
from pathlib import Path

import pytest

from scripts.authoring import drafts
from scripts.cli import exit_codes, parser
from scripts.system.paths import CALL
from tests.conftest import PracticesFolder
from tests.support.terminal import CTRL_C, CTRL_D, DOWN, ENTER, Terminal

TITLE = "Thôn Thử làm đường, dân bàn trước rồi mới đổ"
NEEDED = ["--loai-hinh", "tôn giáo", "--tieu-de", TITLE, "--tinh", "quang nam"]
PATH = "practices/ton-giao/quang-nam-thon-thu-lam-duong.yaml"
terminal = pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are not of Windows")


@pytest.fixture
def here(collection: PracticesFolder, monkeypatch: pytest.MonkeyPatch) -> PracticesFolder:
    """The minimal collection as the checkout that commands run in, without a terminal."""
    monkeypatch.setattr(parser, "ROOT", collection.root)
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    return collection


def entries(collection: PracticesFolder) -> list[str]:
    return sorted(path.stem for path in (collection.root / "practices").glob("[!_]*/*"))


def saved(draft: Path, typed: str) -> None:
    """Wait until a draft has what was typed; that takes a tenth of a second."""
    end = time.monotonic() + 5
    while drafts.load(draft).typed != typed:
        assert time.monotonic() < end
        time.sleep(0.02)


@pytest.mark.parametrize("quiet", [["--khong-hoi"], []])
def test_flags_alone(here: PracticesFolder, quiet: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """Setting, title and province make an entry; what is left is told, and the next commands."""
    assert parser.main(["new", *NEEDED, *quiet]) == exit_codes.OK
    printed = capsys.readouterr()
    assert printed.err == ""
    assert printed.out == (
        f"Đã ghi {PATH}\n"
        "Còn phải điền: tom_tat, cach_lam, ket_qua, chu_de, nguon.\n"
        "Bài còn là bản nháp (nhap: true), chưa đăng. Mở tệp, sửa xong thì xóa dòng ấy.\n"
        f"Kiểm tra: {CALL} check {PATH}\n"
        f"Xem trước: {CALL} serve --only quang-nam-thon-thu-lam-duong\n"
    )
    assert "tinh: Quảng Nam" in (here.root / PATH).read_text(encoding="utf-8")
    assert not (here.root / ".build").exists()


def test_every_flag(here: PracticesFolder, capsys: pytest.CaptureFixture[str]) -> None:
    """All of them together make an entry without a fault."""
    more = [
        *(
            "--tom-tat",
            "Thôn họp dân bàn rồi làm.",
            "--huyen",
            "quận A",
            "--xa",
            "xã B",
            "--don-vi",
            "Thôn C",
            "--xa-nay",
            "xã D",
        ),
        *("--tu", "9/2020", "--den", "2021", "--chu-tri", "Thôn", "--boi-canh", "Đường lầy.", "--ma", "ten-toi-dat"),
        *("--cach-lam", "Dân bàn: Họp.", "Làm.", "--ket-qua", "Xong.", "--kho-khan", "Mưa.", "--dieu-kien", "Có sổ."),
        *("--chua-xong", "Còn một đoạn.", "--chu-de", "duong", "--van-ban", "luat moi"),
        *("--nguon-don-vi", "Báo", "--nguon-ten", "Bài", "--nguon-url", "https://a.vn/", "--nguon-ngay", "12/9/2021"),
        *("--nguon-loai", "bao", "--hoi", "góp bao nhiêu", "ai giữ sổ", "xem sổ ở đâu", "ai được miễn", "họp mấy lần"),
    ]
    assert parser.main(["new", "--khong-hoi", *NEEDED, *more]) == exit_codes.OK
    assert "Mọi phần bắt buộc đã có.\nKiểm tra:" in capsys.readouterr().out
    assert here.lines() == []
    text = (here.root / "practices/ton-giao/ten-toi-dat.yaml").read_text(encoding="utf-8")
    assert re.search(r"tu: 2020-09\n.*den: 2021\n", text)


@pytest.mark.parametrize(
    ("flags", "sentence"),
    [
        (
            ["--tinh", "Quảng Đông"],
            "--tinh: không có tỉnh, thành phố nào tên “Quảng Đông”; có phải ý bạn là “Quảng Nam”?",
        ),
        (["--tieu-de", "Ngắn"], "--tieu-de: ngắn quá; hãy viết ít nhất 20 ký tự"),
        (["--tieu-de", " "], "--tieu-de: đang để trống; hãy viết nội dung, hoặc bỏ hẳn khóa này"),
        (
            ["--tieu-de", f"{TITLE}\u202e"],
            "--tieu-de: có ký tự ẩn U+202E (RIGHT-TO-LEFT OVERRIDE) trong chữ “đổ”; hãy xóa và gõ lại chỗ này",
        ),
        (["--tu", "13/2020"], "--tu: “13/2020” không phải ngày hợp lệ; không có tháng 13; hãy xem lại"),
        (["--tu", "2021", "--den", "2020"], "--den: kết thúc (2020) trước khi bắt đầu (2021); hãy đổi lại"),
        (["--chu-de", "hien dat"], "--chu-de: chủ đề “hien dat” không có trong danh mục; hãy chọn một mã"),
        (["--chu-de", "duong", "duong"], "--chu-de: chủ đề “duong-giao-thong” ghi hai lần; hãy bỏ một"),
        (["--nguon-url", "a.vn"], "--nguon-url: thiếu phần đầu; có phải ý bạn là https://a.vn ?"),
        (["--nguon-url", "a"], "--nguon-url: không phải địa chỉ web; hãy chép cả địa chỉ từ trình duyệt"),
        (
            ["--loai-hinh", "lạ"],
            "--loai-hinh: loại hình “lạ” không có trong danh mục; hãy chọn một trong: ton-giao, doanh-nghiep",
        ),
        (
            ["--loai-hinh", "../../x"],
            "--loai-hinh: loại hình “../../x” không có trong danh mục; hãy chọn một trong: ton-giao",
        ),
        (["--ma", "Mã Lạ"], "--ma: tên tệp chỉ gồm chữ thường không dấu, số và gạch nối"),
        (["--ma", "../x"], "--ma: tên tệp chỉ gồm chữ thường không dấu, số và gạch nối"),
        (["--ma", "bai-mau"], "--ma: mã “bai-mau” đã có ở practices/ton-giao/bai-mau.yaml"),
        (["--ma", "con"], "--ma: tên “con” được dành riêng"),
    ],
)
def test_wrong_values(
    here: PracticesFolder, flags: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The sentence of the check, status 2, nothing written."""
    assert parser.main(["new", "--khong-hoi", *NEEDED, *flags]) == exit_codes.USAGE
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith(sentence)
    assert len(printed.err.splitlines()) == 1
    assert entries(here) == ["bai-mau"]


@pytest.mark.usefixtures("here")
def test_what_is_needed_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert parser.main(["new", "--khong-hoi", "--tinh", "Huế"]) == exit_codes.USAGE
    assert capsys.readouterr().err == "Còn thiếu --loai-hinh, --tieu-de; hãy thêm vào lệnh.\n"
    assert parser.main(["new"]) == exit_codes.USAGE
    assert capsys.readouterr().err.startswith("Không có cửa sổ lệnh để hỏi. Còn thiếu --loai-hinh, --tieu-de, --tinh")


def test_nothing_is_overwritten(here: PracticesFolder, capsys: pytest.CaptureFixture[str]) -> None:
    """The same place and deed again: the next free name, also over the settings."""
    other = [*NEEDED[:3], TITLE + " lại", *NEEDED[4:]]
    assert parser.main(["new", *NEEDED]) == 0
    before = (here.root / PATH).read_bytes()
    assert parser.main(["new", *other, "--loai-hinh", "doanh nghiep"]) == 0
    assert (here.root / PATH).read_bytes() == before
    assert entries(here) == ["bai-mau", Path(PATH).stem, f"{Path(PATH).stem}-2"]
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("typed", ["ten-toi-dat.yaml", "ten-toi-dat.YAML", "ten-toi-dat.yml", "ten-toi-dat"])
def test_an_id_may_be_typed_with_the_ending_of_its_file(here: PracticesFolder, typed: str) -> None:
    assert parser.main(["new", *NEEDED, "--khong-hoi", "--ma", typed]) == exit_codes.OK
    assert "ten-toi-dat" in entries(here)


def test_an_old_address_is_not_free(here: PracticesFolder) -> None:
    here.write(
        "practices/_danh-muc/chuyen-huong.yaml", f"- {{tu: ton-giao/{Path(PATH).stem}, den: ton-giao/bai-mau}}\n"
    )
    assert parser.main(["new", *NEEDED]) == 0
    assert f"{Path(PATH).stem}-2" in entries(here)


def test_a_figure_that_stands_nowhere_else_is_told(here: PracticesFolder, capsys: pytest.CaptureFixture[str]) -> None:
    """A fault by what is still to come does not hinder the writing."""
    assert parser.main(["new", *NEEDED, "--tieu-de", "Thôn Thử làm 250 m đường, dân bàn trước"]) == 0
    assert "Nên sửa:\npractices/ton-giao/" in (out := capsys.readouterr().out)
    assert "số “250” không có trong cách làm" in out
    assert entries(here)


@pytest.mark.medium
@terminal
def test_in_a_terminal(collection: PracticesFolder) -> None:
    """Broken off twice, by Ctrl+C and by a kill; nothing typed is lost, the draft goes when the entry is there."""
    folder = collection.root / ".build/nhap"
    with Terminal(collection.root, "new") as screen:
        screen.sees("Loại hình:")
        screen.types(DOWN + ENTER)
        screen.answers("Tiêu đề:", "Thôn Thử")
        screen.sees("✗ ngắn quá; hãy viết ít nhất 20 ký tự")
        screen.answers("Tiêu đề: Thôn Thử", " làm đường, dân bàn trước rồi mới đổ")
        screen.sees("Tóm tắt:")
        screen.types("Thôn họp dân")
        screen.sees("Thôn họp dân")
        screen.types(CTRL_C)
        assert screen.ends() == exit_codes.FAULTS
        assert "Đã dừng. Những gì đã gõ còn trong nháp; chạy lại lệnh này để viết tiếp." in screen.shown
        assert "Traceback" not in screen.shown
    with Terminal(collection.root, "new") as screen:
        screen.sees(f"Có bài viết dở: “{TITLE}”. Viết tiếp?")
        screen.types(ENTER)
        screen.sees("Tóm tắt: Thôn họp dân")
        screen.types(" bàn")
        saved(folder / "1.json", "Thôn họp dân bàn")
        screen.process.send_signal(signal.SIGKILL)
        screen.ends()
    with Terminal(collection.root, "new", "--tinh", "thua thien hue") as screen:
        screen.sees("Viết tiếp?")
        screen.types(ENTER)
        screen.answers("Tóm tắt: Thôn họp dân bàn", ".")
        for label in ("Huyện (cũ):", "Xã, phường:", "Đơn vị:", "Làm từ:", "Chủ trì:", "Bối cảnh:"):
            screen.answers(label, "")
        for label in ("Cách làm 1:", "Kết quả 1:", "Khó khăn 1:", "Chưa xong 1:", "Điều kiện 1:"):
            screen.answers(label, "")
        for label in ("Chủ đề 1:", "Văn bản 1:", "Câu hỏi 1:", "Đơn vị công bố:"):
            screen.answers(label, "")
        screen.answers("Mã bài: thua-thien-hue-thon-thu-lam-duong", "-hai")
        screen.sees("Ghi thành tệp?")
        screen.types(ENTER)
        assert screen.ends() == exit_codes.OK
        assert "Còn phải điền: cach_lam, ket_qua, chu_de, nguon." in screen.shown
    text = (collection.root / "practices/doanh-nghiep/thua-thien-hue-thon-thu-lam-duong-hai.yaml").read_text("utf-8")
    assert "\ntom_tat: Thôn họp dân bàn.\n" in text
    assert list(folder.iterdir()) == []


@terminal
def test_drafts_are_offered_one_by_one(collection: PracticesFolder) -> None:
    """A damaged one is told and set aside, one is thrown away, one is left alone; a new entry begins."""
    folder = collection.root / ".build/nhap"
    for number, title in ((1, "Bài một"), (2, "Bài hai")):
        answers = f'{{"tra_loi": {{"tieu_de": "{title}"}}, "dang_hoi": "", "dang_go": ""}}'
        os.utime(collection.write(f".build/nhap/{number}.json", answers), (number, number))
    collection.write(".build/nhap/3.json", "{")
    with Terminal(collection.root, "new") as screen:
        screen.sees("Một bản nháp bị hỏng, không đọc được; đã để riêng ở ")
        screen.sees("Có bài viết dở: “Bài hai”. Viết tiếp?")
        screen.types(DOWN + DOWN + ENTER)
        screen.sees("Có bài viết dở: “Bài một”. Viết tiếp?")
        screen.types(DOWN + ENTER)
        screen.sees("Loại hình:")
        screen.types(ENTER)
        screen.sees("Tiêu đề:")
        screen.types(CTRL_C)
        assert screen.ends() == exit_codes.FAULTS
    assert {draft.title for draft in drafts.pending(folder)[0]} == {"Bài một", "chưa có tiêu đề"}
    assert (folder / "3.json.hong").read_text(encoding="utf-8") == "{"


@terminal
def test_the_end_of_input_ends_in_a_sentence(collection: PracticesFolder) -> None:
    with Terminal(collection.root, "new", "--loai-hinh", "ton giao") as screen:
        screen.sees("Tiêu đề:")
        screen.types(CTRL_D)
        assert screen.ends() == exit_codes.FAULTS
        assert "Đã dừng." in screen.shown
        assert "Traceback" not in screen.shown
