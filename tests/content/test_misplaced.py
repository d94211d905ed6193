"""Files where no entry may be are named, with the place where they belong."""

from __future__ import annotations

import pytest

from scripts.cli import parser
from scripts.cli.exit_codes import FAULTS, OK, USAGE
from scripts.content.problem import Severity
from tests.conftest import ENTRY, GOOD, TODAY, PracticesFolder


@pytest.mark.parametrize(
    ("path", "why", "there"),
    [
        ("practices/x.yaml", "nằm ngoài thư mục của loại hình", "practices/(loại hình)/x.yaml, loại hình là một trong: ton-giao"),
        ("practices/ton-giao/x.yaml.txt", "đuôi tên phải đúng là “.yaml”", "practices/ton-giao/x.yaml"),
        ("practices/ton-giao/X.YAML", "đuôi tên phải đúng là “.yaml”", "practices/ton-giao/x.yaml"),
        ("practices/ton-giao/x.Yml", "đuôi tên phải đúng là “.yaml”", "practices/ton-giao/x.yaml"),
        ("practices/ton-giao/2026/x.yaml", "nằm trong một thư mục con nữa", "practices/ton-giao/x.yaml"),
        ("practices/2026/ton-giao/x.yaml", "nằm trong một thư mục con nữa", "practices/ton-giao/x.yaml"),
        ("practices/x.YAML", "loại hình và đuôi tên", "practices/(loại hình)/x.yaml"),
    ],
)  # fmt: skip
def test_each_is_an_error_that_says_where_it_belongs(
    collection: PracticesFolder, path: str, why: str, there: str
) -> None:
    collection.write(path, ENTRY)
    (problem,) = collection.problems()
    assert (problem.path, problem.severity) == (path, Severity.ERROR)
    assert why in problem.message
    assert f"hãy chuyển thành {there}" in problem.message


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("practices/_danh-muc/chu_de.yaml", "có phải ý bạn là “chu-de.yaml”?"),
        ("practices/_danh-muc/chu-de.yml", "có phải ý bạn là “chu-de.yaml”?"),
        ("practices/_danh-muc/tinh-thanh.YAML", "có phải ý bạn là “tinh-thanh.yaml”?"),
        ("practices/_viec/2026/hop.yaml", "hãy chuyển thành practices/_viec/hop.yaml"),
        ("practices/_viec/_hop.yaml", "hãy chuyển thành practices/_viec/hop.yaml"),
        ("practices/_viec/Hop.YAML", "hãy chuyển thành practices/_viec/hop.yaml"),
    ],
)
def test_tables_and_tasks_that_nobody_reads_are_told(collection: PracticesFolder, path: str, said: str) -> None:
    """Whoever changes a word in such a file sees no change, and would not know why."""
    collection.write(path, "[]\n")
    (problem,) = collection.problems()
    assert (problem.path, problem.rule, problem.severity) == (path, "doc-tep", Severity.ERROR)
    assert said in problem.message


@pytest.mark.parametrize(
    "path", ["practices/ton-giao/_x.yaml", "practices/ton-giao/.x.yaml", "practices/_ton-giao/x.yaml"]
)
def test_what_was_put_aside_is_a_warning(collection: PracticesFolder, path: str) -> None:
    """Perhaps on purpose: it says how a draft is written."""
    collection.write(path, ENTRY)
    (problem,) = collection.problems()
    assert (problem.path, problem.severity) == (path, Severity.WARNING)
    assert "ghi “nhap: true” trong bài" in problem.message


@pytest.mark.parametrize(
    "path",
    [
        "practices/_danh-muc/khac.yaml",
        "practices/ton-giao/.gitkeep",
        "practices/.DS_Store",
        "practices/ton-giao/.DS_Store",
        "practices/ton-giao/Thumbs.db",
        "practices/_viec/desktop.ini",
        "practices/_viec/giay-to/.DS_Store",
        "practices/ton-giao/.0123456789abcdef.tmp",
    ],
)
def test_other_files_are_nobodys_business(collection: PracticesFolder, path: str) -> None:
    collection.write(path, "a: b\n")
    assert collection.problems() == []


@pytest.mark.parametrize(
    ("path", "said"),
    [
        (
            "practices/ghi-chu.txt",
            "nếu là bài thì đổi tên thành practices/(loại hình)/ghi-chu.yaml, nếu là ghi chú thì",
        ),
        ("practices/ton-giao/Thôn Mới.txt", "nếu là bài thì đổi tên thành practices/ton-giao/thon-moi.yaml"),
        ("practices/ton-giao/lam-duong", "nếu là bài thì đổi tên thành practices/ton-giao/lam-duong.yaml"),
        ("practices/ton-giao/Phiếu xã Mẫu.docx", " import”, rồi hãy chuyển ra khỏi practices/"),
        ("practices/ton-giao/phieu.doc", " import”"),
        ("practices/ton-giao/mau-nhap (2).xlsx", " import”"),
        ("practices/doanh-nghiep/phieu.csv", " import”"),
        ("practices/ton-giao/~$phieu.docx", "hãy đóng tệp ấy lại, còn nó thì xóa đi"),
        ("practices/ton-giao/IMG_2041.JPG", "ảnh và PDF không vào bài"),
        ("practices/ton-giao/anh/cau.png", "ảnh và PDF không vào bài"),
        ("practices/ton-giao/bai-mau.yaml.orig", "có vẻ là bản cũ mà chương trình để lại"),
        ("practices/ton-giao/bai-mau.yaml~", "có vẻ là bản cũ mà chương trình để lại"),
        ("practices/_viec/hop.docx", " import”"),
        ("practices/_viec/giay-to/anh.png", "ảnh và PDF không vào bài"),
        ("practices/ton-giao/trang.pages", "; hãy chuyển ra khỏi practices/"),
    ],
)
def test_files_beside_entries_that_are_none_are_told(collection: PracticesFolder, path: str, said: str) -> None:
    """A warning: they do no harm to the site, and whoever put one there believes that it was taken in."""
    collection.write(path, ENTRY)
    (problem,) = collection.problems()
    assert (problem.path, problem.rule, problem.severity) == (path, "doc-tep", Severity.WARNING)
    assert problem.message.startswith("tệp này không phải bài nên không được đọc; ")
    assert said in problem.message


@pytest.mark.parametrize("folder", ["ton-giao", "ton-giao/anh", "_viec", "_viec/anh"])
def test_a_folder_of_pictures_stops_nothing(collection: PracticesFolder, folder: str) -> None:
    """Nor does anybody hear that what stands beside them should go."""
    for number in range(60):
        collection.write(f"practices/{folder}/{number}.jpg", b"x")
    problems = collection.problems()
    assert (len(problems), {problem.severity for problem in problems}) == (21, {Severity.WARNING})
    (rest,) = (problem for problem in problems if problem.path == f"practices/{folder}")
    assert rest.message == "còn 40 tệp nữa trong thư mục này không được đọc; hãy chuyển chúng ra khỏi practices/"


def test_a_folder_full_of_them_is_told_shortly(collection: PracticesFolder) -> None:
    for number in range(60):
        collection.write(f"practices/ton-giao/cu/{number}.yaml", ENTRY)
    problems = collection.problems()
    assert len(problems) == 21
    assert "còn 40 tệp nữa" in next(p.message for p in problems if p.path == "practices/ton-giao/cu")


def test_the_command_says_so_of_the_file_asked_for(
    collection: PracticesFolder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Never “0 files: no fault”."""
    monkeypatch.setattr(parser, "ROOT", collection.root)
    monkeypatch.setattr("scripts.cli.commands.check.today", lambda: TODAY)
    collection.write("practices/x.yaml", ENTRY)
    assert parser.main(["check", str(collection.root / "practices/x.yaml")]) == FAULTS
    assert "practices/x.yaml:1:1: tệp này không được đọc" in capsys.readouterr().out
    assert parser.main(["check", str(collection.root / GOOD)]) == OK
    collection.write("x.yaml", ENTRY)
    capsys.readouterr()
    assert parser.main(["check", str(collection.root / "x.yaml")]) == USAGE
    assert "x.yaml không phải bài nên không được kiểm tra" in capsys.readouterr().err
