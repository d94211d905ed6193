"""A disk that is full, a folder that may not be written: a Vietnamese sentence, status 1, and what stood there stands."""

from __future__ import annotations

import errno
import os
import re
from pathlib import Path
from typing import Any

import pytest

from scripts.cli import parser
from scripts.content.collection import Collection
from scripts.content.vocabulary import Vocabulary
from scripts.publishing import mkdocs_runner, publisher
from scripts.publishing.phases import Build
from scripts.system import disk
from scripts.system.user_error import UserError
from tests.cli.test_new import NEEDED
from tests.conftest import GOOD, PracticesFolder
from tests.support import workbooks
from tests.support.workbooks import ROW

REASONS = {errno.ENOSPC: "đĩa đã đầy", errno.EROFS: "chỗ này chỉ cho đọc", errno.EACCES: "không có quyền"}


@pytest.fixture
def here(collection: PracticesFolder, monkeypatch: pytest.MonkeyPatch) -> PracticesFolder:
    """The minimal collection as the checkout that commands run in, with something to mend."""
    monkeypatch.setattr(parser, "ROOT", collection.root)
    monkeypatch.chdir(collection.root)
    collection.change("cả thôn xem", "cả thôn hoà xem")
    return collection


def refuse(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """From now on the system refuses to write."""
    opened, made = Path.open, Path.mkdir

    def open_(self: Path, mode: str = "r", *rest: Any, **more: Any) -> Any:
        if set(mode) & set("wax+"):
            raise OSError(number, os.strerror(number), str(self))
        return opened(self, mode, *rest, **more)

    def mkdir(self: Path, *rest: Any, **more: Any) -> None:
        if not self.is_dir():
            raise OSError(number, os.strerror(number), str(self))
        made(self, *rest, **more)

    monkeypatch.setattr(Path, "open", open_)
    monkeypatch.setattr(Path, "mkdir", mkdir)


@pytest.mark.parametrize("number", REASONS)
@pytest.mark.parametrize("verb", ["fix", "import", "new", "schema", "site", "markdown"])
def test_what_cannot_be_written(
    here: PracticesFolder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], verb: str, number: int
) -> None:
    more = {
        "import": [workbooks.fill(here.load().vocabulary, here.root / "phieu.xlsx", ROW).name],
        "new": [*NEEDED, "--khong-hoi"],
        "markdown": ["--out", "ra"],
    }
    here.write("docs/index.md", "# Kho\n")
    before = {file: file.read_bytes() for file in here.root.rglob("*") if file.is_file()}
    refuse(monkeypatch, number)
    assert parser.main([verb, *more.get(verb, [])]) == 1
    told = "".join(capsys.readouterr())
    assert REASONS[number] in told
    assert os.strerror(number) not in told
    monkeypatch.undo()
    assert {file: file.read_bytes() for file in before} == before


def test_a_write_that_breaks_off(here: PracticesFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    """The disk is full only when the text is on its way: the old entry stands, and nothing beside it."""

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    before = (here.root / GOOD).read_bytes()
    assert parser.main(["fix"]) == 1
    assert (here.root / GOOD).read_bytes() == before
    assert [file.name for file in (here.root / GOOD).parent.iterdir()] == [Path(GOOD).name]


def test_a_site_that_cannot_be_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that has a file of it open keeps Windows from renaming the folder."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("cũ", encoding="utf-8")
    rename = Path.rename

    def open_elsewhere(self: Path, target: Path) -> Path:
        if self.name == "site":
            raise PermissionError(errno.EACCES, "Access is denied", str(self))
        return rename(self, target)

    def build(_root: Path, site: Path, _options: object) -> Build:
        site.mkdir()
        return Build(Collection((), Vocabulary()), [])

    monkeypatch.setattr(Path, "rename", open_elsewhere)
    monkeypatch.setattr(mkdocs_runner, "build", build)
    with pytest.raises(UserError, match="Hãy đóng mọi chương trình đang mở tệp trong site/"):
        publisher.site(tmp_path)
    assert (tmp_path / "site" / "index.html").read_text(encoding="utf-8") == "cũ"
    assert [file.name for file in (tmp_path / ".build").iterdir()] == ["khoa"]


def test_ctrl_c_in_any_command(
    here: PracticesFolder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stop(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("scripts.content.loader.load_vocabulary", stop)
    for verb in ("check", "stats", "due", "schema", "links"):
        assert parser.main([verb]) == 1
        assert re.fullmatch(r"\nĐã dừng.*\.\n", capsys.readouterr().err)
    assert here.root.is_dir()


def test_a_reason_that_nobody_foresaw() -> None:
    """The system's own words are better than none."""
    assert disk.why(OSError(errno.ECHILD, "No child processes")) == "No child processes"
    assert disk.why(OSError()) == "OSError"
