"""Files are written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from scripts.system import disk


def test_a_file_that_is_there_is_never_overwritten(tmp_path: Path) -> None:
    file = tmp_path / "moi" / "a.yaml"
    disk.create(file, "một\n")
    with pytest.raises(FileExistsError):
        disk.create(file, "hai\n")
    assert file.read_bytes() == "một\n".encode()
    assert list(file.parent.iterdir()) == [file]


def test_a_file_that_cannot_be_finished_is_not_left(tmp_path: Path) -> None:
    with pytest.raises(UnicodeEncodeError):
        disk.create(tmp_path / "a.yaml", "\udc80")
    assert list(tmp_path.iterdir()) == []


def test_a_file_system_without_links_does_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A stick formatted for Windows knows none."""

    def refuse(_self: Path, target: Path) -> None:
        raise PermissionError(1, "Operation not permitted", str(target))

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    disk.create(tmp_path / "a.yaml", "một\n")
    with pytest.raises(FileExistsError):
        disk.create(tmp_path / "a.yaml", "hai\n")
    assert [file.read_text(encoding="utf-8") for file in tmp_path.iterdir()] == ["một\n"]


@pytest.mark.skipif(os.name == "nt", reason="modes are of Unix")
def test_the_mode_of_a_file_stays(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text("một", encoding="utf-8")
    file.chmod(0o640)
    disk.write(file, "hai")
    assert (file.read_text(encoding="utf-8"), file.stat().st_mode & 0o777) == ("hai", 0o640)


@pytest.mark.skipif(os.name == "nt", reason="modes are of Unix")
def test_a_new_file_is_readable_by_others(tmp_path: Path) -> None:
    """A temporary file is its owner's alone; what takes its place is like any other new file."""
    disk.create(tmp_path / "a.yaml", "một")
    plain = tmp_path / "b.yaml"
    plain.write_text("hai", encoding="utf-8")
    assert (tmp_path / "a.yaml").stat().st_mode == plain.stat().st_mode
