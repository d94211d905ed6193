"""The command `fix`: what it writes, what it leaves, what it says."""

from __future__ import annotations

import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from scripts.authoring.yaml_writer import SCHEMA_LINE
from scripts.cli import exit_codes, parser
from scripts.system import disk
from tests.conftest import ENTRY, GOOD, PracticesFolder

OTHER = "practices/doanh-nghiep/khac.yaml"
CLEAN = SCHEMA_LINE + ENTRY
SPOILT = CLEAN.replace("Thôn họp dân bàn mức góp rồi", "Thôn họp hoà  thuận rồi")
MENDED = CLEAN.replace("Thôn họp dân bàn mức góp rồi", "Thôn họp hòa thuận rồi")


@pytest.fixture
def here(collection: PracticesFolder, monkeypatch: pytest.MonkeyPatch) -> PracticesFolder:
    """The minimal collection as the checkout, its entry in need of mending."""
    monkeypatch.setattr(parser, "ROOT", collection.root)
    monkeypatch.chdir(collection.root)
    collection.write(GOOD, SPOILT)
    return collection


def text(here: PracticesFolder, path: str = GOOD) -> str:
    return (here.root / path).read_bytes().decode()


def test_mends_and_says_what(here: PracticesFolder, capsys: pytest.CaptureFixture[str]) -> None:
    assert parser.main(["fix"]) == exit_codes.OK
    assert text(here) == MENDED
    assert capsys.readouterr() == (
        f"{GOOD}: đã sửa khoảng trắng, dấu thanh\n",
        "Đã sửa 1 trong 1 bài; hãy xem lại rồi mới gửi.\n",
    )
    assert parser.main(["fix"]) == exit_codes.OK
    assert capsys.readouterr() == ("", "Đã xem 1 bài: không có gì phải sửa.\n")
    assert sorted(file.name for file in (here.root / "practices/ton-giao").iterdir()) == ["bai-mau.yaml"]


def test_diff_writes_nothing(here: PracticesFolder, capsys: pytest.CaptureFixture[str]) -> None:
    """What it prints is a patch that gives the same as mending."""
    here.write(OTHER, ("\ufeff" + SPOILT).replace("\n", "\r\n").encode().removesuffix(b"\r\n"))
    before = text(here, OTHER)
    assert parser.main(["fix", "--diff"]) == exit_codes.OK
    assert (text(here), text(here, OTHER)) == (SPOILT, before)
    printed = capsys.readouterr()
    assert "chưa ghi gì" in printed.err
    git = shutil.which("git")
    assert git
    subprocess.run(
        [git, "-c", "core.autocrlf=false", "apply", "-"], input=printed.out.encode(), cwd=here.root, check=True
    )
    assert (text(here), text(here, OTHER)) == (MENDED, MENDED)


def test_check_tells_which(here: PracticesFolder, capsys: pytest.CaptureFixture[str]) -> None:
    here.write(OTHER, CLEAN)
    assert parser.main(["fix", "--check"]) == exit_codes.FAULTS
    assert capsys.readouterr().out == f"{GOOD}: cần sửa khoảng trắng, dấu thanh\n"
    assert text(here) == SPOILT
    assert parser.main(["fix", "--check", OTHER]) == exit_codes.OK


def test_a_file_that_cannot_be_read_is_left(here: PracticesFolder, capsys: pytest.CaptureFixture[str]) -> None:
    """It is told as `check` tells it; the others are mended."""
    here.write(OTHER, "tom_tat: hoà\ntom_tat: hai\n")
    assert parser.main(["fix"]) == exit_codes.FAULTS
    assert (text(here), text(here, OTHER)) == (MENDED, "tom_tat: hoà\ntom_tat: hai\n")
    printed = capsys.readouterr()
    assert f"{OTHER}:2:1: tom_tat: khóa “tom_tat” đã có ở dòng 1" in printed.err
    assert "Để nguyên 1 bài" in printed.err


def test_a_file_that_might_suffer_is_left(here: PracticesFolder, capsys: pytest.CaptureFixture[str]) -> None:
    here.write(OTHER, "chu_de: [dan-biet, # vì\n  dan-ban]\ntom_tat: hoà\n")
    assert parser.main(["fix"]) == exit_codes.FAULTS
    assert f"{OTHER}: để nguyên, vì viết lại thì mất chú thích" in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_a_link_is_left(here: PracticesFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    outside = tmp_path / "ngoai.yaml"
    outside.write_text(SPOILT, encoding="utf-8")
    (here.root / "practices/ton-giao/lien-ket.yaml").symlink_to(outside)
    assert parser.main(["fix", "practices/ton-giao/lien-ket.yaml"]) == exit_codes.FAULTS
    assert "không phải tệp thường" in capsys.readouterr().err
    assert outside.read_text(encoding="utf-8") == SPOILT


def test_paths(here: PracticesFolder, tmp_path: Path) -> None:
    """Files, folders, both, and a draft that lies elsewhere; nothing else is touched."""
    here.write(OTHER, SPOILT)
    assert parser.main(["fix", "practices/doanh-nghiep", OTHER]) == exit_codes.OK
    assert (text(here), text(here, OTHER)) == (SPOILT, MENDED)
    draft = tmp_path / "nhap.yaml"
    draft.write_text(SPOILT, encoding="utf-8")
    assert parser.main(["fix", str(draft)]) == exit_codes.OK
    assert draft.read_text(encoding="utf-8") == MENDED


@pytest.mark.parametrize(
    "path",
    ["khong-co.yaml", "practices/_danh-muc", "practices/_danh-muc/khau.yaml", "trong", "practices/ton-giao/ghi.txt"],
)
def test_what_is_no_entry(here: PracticesFolder, path: str, capsys: pytest.CaptureFixture[str]) -> None:
    (here.root / "trong").mkdir()
    here.write("practices/ton-giao/ghi.txt", "hoà")
    assert parser.main(["fix", GOOD, path]) == exit_codes.USAGE
    assert path in capsys.readouterr().err
    assert text(here) == SPOILT


@pytest.mark.skipif(sys.platform == "win32", reason="modes are those of POSIX")
def test_the_mode_stays(here: PracticesFolder) -> None:
    file = here.root / GOOD
    file.chmod(0o640)
    assert parser.main(["fix"]) == exit_codes.OK
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


def test_a_write_that_fails_leaves_the_old_file(
    here: PracticesFolder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The old file whole, no temporary one beside it, a sentence."""

    def refuse(_self: Path, _target: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)
    assert parser.main(["fix"]) == exit_codes.FAULTS
    assert text(here) == SPOILT
    assert [file.name for file in (here.root / GOOD).parent.iterdir()] == ["bai-mau.yaml"]
    assert f"{GOOD}: chưa ghi được" in capsys.readouterr().err


def test_interrupted(
    here: PracticesFolder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Ctrl+C ends in a sentence that says how far it came."""
    here.write(OTHER, SPOILT)

    def interrupt(file: Path, made: str) -> None:
        if file.name == "bai-mau.yaml":
            raise KeyboardInterrupt
        file.write_text(made, encoding="utf-8", newline="\n")

    monkeypatch.setattr(disk, "write", interrupt)
    assert parser.main(["fix"]) == exit_codes.FAULTS
    assert "Đã dừng giữa chừng. Đã sửa 1 trong 2 bài" in capsys.readouterr().err
