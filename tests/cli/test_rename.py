"""`rename`: an entry gets another name; what names it follows, and its old address still leads somewhere."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from scripts.cli import parser
from scripts.cli.exit_codes import OK, USAGE
from tests.conftest import ENTRY, GOOD, PracticesFolder
from tests.support.small_tasks import TASK, with_task

TABLE = "practices/_danh-muc/chuyen-huong.yaml"
GUIDE = "docs/huong-dan/bat-dau.md"
QUERIES = "tests/relevance/own.yaml"


def git(root: Path, *arguments: str) -> None:
    who = ("-c", "user.name=Mẫu", "-c", "user.email=mau@example.vn")
    subprocess.run(["git", *who, *arguments], cwd=root, check=True, capture_output=True)  # noqa: S607 - the git of the machine


@pytest.fixture
def here(collection: PracticesFolder, monkeypatch: pytest.MonkeyPatch) -> PracticesFolder:
    """A published collection in which others name the entry, on a branch of its own."""
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(name, os.devnull)
    monkeypatch.delenv("GIT_DIR", raising=False)
    monkeypatch.delenv("GIT_INDEX_FILE", raising=False)
    monkeypatch.setattr(parser, "ROOT", collection.root)
    collection.add("practices/doanh-nghiep/khac.yaml", lien_quan="[bai-mau]")
    collection.add("practices/doanh-nghiep/nua.yaml", lien_quan='["bai-mau", khac]  # bai-mau đọc tiếp')
    collection.write(GUIDE, "Xem [bài](../ton-giao/bai-mau.md#nguon), [khác](../ton-giao/bai-mau-2.md).\n")
    collection.write(QUERIES, "co-dau:\n  - [làm đường, bai-mau, bai-mau-2]\n")
    collection.write(TABLE, "# bảng\n- {tu: ton-giao/xua, den: ton-giao/bai-mau, ly_do: Đã gộp.}\n")
    git(collection.root, "init", "--quiet", "--initial-branch=main")
    save(collection)
    git(collection.root, "checkout", "--quiet", "-b", "nhanh")
    return collection


def save(collection: PracticesFolder) -> None:
    git(collection.root, "add", "--all")
    git(collection.root, "commit", "--quiet", "--message=x")


def text(collection: PracticesFolder, path: str) -> str:
    return (collection.root / path).read_text(encoding="utf-8")


def test_the_file_moves_and_all_that_name_it_follow(here: PracticesFolder, capsys: pytest.CaptureFixture[str]) -> None:
    assert parser.main(["rename", "bai-mau", "thon-mau-lam-duong"]) == OK
    assert not (here.root / GOOD).exists()
    assert text(here, "practices/ton-giao/thon-mau-lam-duong.yaml") == ENTRY
    assert "lien_quan: [thon-mau-lam-duong]\n" in text(here, "practices/doanh-nghiep/khac.yaml")
    assert 'lien_quan: ["thon-mau-lam-duong", khac]  # bai-mau' in text(here, "practices/doanh-nghiep/nua.yaml")
    assert text(here, GUIDE) == (
        "Xem [bài](../ton-giao/thon-mau-lam-duong.md#nguon), [khác](../ton-giao/bai-mau-2.md).\n"
    )
    assert text(here, QUERIES) == "co-dau:\n  - [làm đường, thon-mau-lam-duong, bai-mau-2]\n"
    assert text(here, TABLE) == (
        "# bảng\n- {tu: ton-giao/xua, den: ton-giao/thon-mau-lam-duong, ly_do: Đã gộp.}\n"
        "- {tu: ton-giao/bai-mau, den: ton-giao/thon-mau-lam-duong}\n"
    )
    out = capsys.readouterr().out
    assert f"Đã sửa {GUIDE}\n" in out
    assert not [problem for problem in here.problems() if problem.rule in ("lien-quan", "chuyen-huong", "ma-bai")]


def test_a_task_that_names_the_entry_follows(here: PracticesFolder) -> None:
    with_task(here)
    save(here)
    assert parser.main(["rename", "bai-mau", "thon-mau-lam-duong"]) == OK
    assert "bai: [thon-mau-lam-duong]" in text(here, TASK)
    assert not [line for line in here.lines() if line.startswith(TASK)]


def test_twice_leaves_one_row_and_no_chain(here: PracticesFolder) -> None:
    """The name between was never published; the old address leads to the last one at once."""
    assert parser.main(["rename", "bai-mau", "ten-hai"]) == OK
    save(here)
    assert parser.main(["rename", "practices/ton-giao/ten-hai.yaml", "doanh-nghiep/ten-ba"]) == OK
    assert text(here, TABLE).splitlines()[1:] == [
        "- {tu: ton-giao/xua, den: doanh-nghiep/ten-ba, ly_do: Đã gộp.}",
        "- {tu: ton-giao/bai-mau, den: doanh-nghiep/ten-ba}",
    ]
    assert (here.root / "practices/doanh-nghiep/ten-ba.yaml").exists()


def test_back_again_leaves_no_row(here: PracticesFolder) -> None:
    assert parser.main(["rename", "bai-mau", "ten-hai"]) == OK
    save(here)
    assert parser.main(["rename", "ten-hai", "bai-mau"]) == OK
    assert "tu: ton-giao/bai-mau" not in text(here, TABLE)
    assert "den: ton-giao/bai-mau, ly_do" in text(here, TABLE)


@pytest.mark.parametrize("path", [GOOD, GUIDE, QUERIES, TABLE, "practices/doanh-nghiep/khac.yaml"])
def test_uncommitted_changes_in_these_files_are_refused(
    here: PracticesFolder, path: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is touched, so that the renaming can be looked through by itself."""
    (here.root / path).write_text(text(here, path) + "# sửa dở\n", encoding="utf-8")
    before = {file: file.read_bytes() for file in here.root.rglob("*.*") if file.is_file() and ".git" not in file.parts}
    assert parser.main(["rename", "bai-mau", "ten-hai"]) == USAGE
    assert f"Git thấy thay đổi chưa ghi (commit) ở: {path};" in capsys.readouterr().err
    assert {file: file.read_bytes() for file in before} == before
    (here.root / "README.md").write_text("khác\n", encoding="utf-8")
    git(here.root, "checkout", "--quiet", "--", path)
    assert parser.main(["rename", "bai-mau", "ten-hai"]) == OK


@pytest.mark.parametrize("added", [False, True])
def test_a_file_just_imported_gets_another_name_at_once(here: PracticesFolder, *, added: bool) -> None:
    """Also where another new entry names it; no row is written, for nobody has the address."""
    here.add("practices/ton-giao/vua-nhap.yaml")
    here.add("practices/ton-giao/vua-nhap-hai.yaml", lien_quan="[vua-nhap]")
    if added:
        git(here.root, "add", "--all")
    assert parser.main(["rename", "vua-nhap", "ten-vua-y"]) == OK
    assert not (here.root / "practices/ton-giao/vua-nhap.yaml").exists()
    assert "lien_quan: [ten-vua-y]" in text(here, "practices/ton-giao/vua-nhap-hai.yaml")
    assert "vua-nhap" not in text(here, TABLE)


def test_a_new_file_that_a_changed_one_names_is_told_of_the_changed_one(
    here: PracticesFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    here.add("practices/ton-giao/vua-nhap.yaml")
    here.change("[bai-mau]", "[bai-mau, vua-nhap]", "practices/doanh-nghiep/khac.yaml")
    assert parser.main(["rename", "vua-nhap", "ten-vua-y"]) == USAGE
    assert "ở: practices/doanh-nghiep/khac.yaml; hãy ghi" in capsys.readouterr().err


def test_a_draft_and_a_folder_without_git(here: PracticesFolder, collection: PracticesFolder) -> None:
    """A draft has no address that anybody could have; without git nothing is known, so a row is written."""
    collection.add("practices/doanh-nghiep/nhap.yaml", nhap="true")
    save(here)
    assert parser.main(["rename", "nhap", "nhap-moi"]) == OK
    assert "nhap" not in text(here, TABLE)
    save(here)
    (here.root / ".git").rename(here.root / "git-cu")
    assert parser.main(["rename", "khac", "khac-moi"]) == OK
    assert "- {tu: doanh-nghiep/khac, den: doanh-nghiep/khac-moi}\n" in text(here, TABLE)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("khong-co", "x", "Không có bài nào mang mã “khong-co”"),
        ("xua", "x", "địa chỉ ấy nay là ton-giao/bai-mau"),
        ("bai-mau", "khac", "Mã “khac” đã có ở practices/doanh-nghiep/khac.yaml"),
        ("bai-mau", "bai-mau.yaml", "Mã mới trùng mã cũ"),
        ("bai-mau", "Tên Mới", "hãy đổi thành “ten-moi.yaml”"),
        ("bai-mau", "con", "được dành riêng"),
        ("bai-mau", "la/x", "Không có loại hình “la”; hãy chọn một trong: ton-giao, doanh-nghiep"),
    ],
)
@pytest.mark.usefixtures("here")
def test_what_cannot_be(old: str, new: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert parser.main(["rename", old, new]) == USAGE
    assert said in capsys.readouterr().err


def test_an_empty_table_gets_its_first_row(here: PracticesFolder) -> None:
    here.write(TABLE, "# bảng\n[]\n")
    save(here)
    assert parser.main(["rename", "bai-mau", "ten-hai"]) == OK
    assert text(here, TABLE) == "# bảng\n- {tu: ton-giao/bai-mau, den: ton-giao/ten-hai}\n"
