"""Files of a new site beside the one that stands."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.publishing import site_writer


def test_what_says_the_same_is_not_written_again(tmp_path: Path) -> None:
    """It has a second name, and the time it had; what says something else leaves the old file as it was."""
    old, new = tmp_path / "old", tmp_path / "new"
    site_writer.write_all(old, None, [("a/index.html", "một"), ("b/index.html", "hai")])
    site_writer.write_all(new, old, [("a/index.html", "một"), ("b/index.html", "hay"), ("c/index.html", "ba")])
    assert {file.parent.name: file.read_text(encoding="utf-8") for file in new.rglob("*.html")} == {
        "a": "một",
        "b": "hay",
        "c": "ba",
    }
    assert (new / "a/index.html").samefile(old / "a/index.html")
    assert (old / "b/index.html").read_text(encoding="utf-8") == "hai"


def test_a_disk_without_links_is_written_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_new: Path, _old: Path) -> None:
        raise PermissionError("no links on this disk")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    site_writer.write_all(tmp_path / "old", None, [("index.html", "một")])
    site_writer.write_all(tmp_path / "new", tmp_path / "old", [("index.html", "một")])
    assert (tmp_path / "new/index.html").read_text(encoding="utf-8") == "một"
    assert not (tmp_path / "new/index.html").samefile(tmp_path / "old/index.html")
