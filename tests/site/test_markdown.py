"""The exported docs folder: plain Markdown that another engine builds to the same pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.content import loader
from tests.support import site_fixtures

pytestmark = pytest.mark.medium


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the checkout beside its pages as a docs folder."""
    root = site_fixtures.copy_checkout(tmp_path_factory.mktemp("markdown") / "kho")
    done = site_fixtures.run(root, "scripts", "markdown", "--out", "trang")
    assert done.returncode == 0, done.stderr
    return root


def test_every_entry_is_a_file(exported: Path) -> None:
    found = loader.load(exported).entries
    assert found
    for entry in found:
        file = exported / "trang" / entry.setting / f"{entry.id}.md"
        assert file.read_text(encoding="utf-8").startswith("---\ntitle: ")
    assert (exported / "trang" / "gioi-thieu.md").is_file()


def test_folder_in_use_is_refused(exported: Path) -> None:
    done = site_fixtures.run(exported, "scripts", "markdown", "--out", "trang")
    assert done.returncode == 2
    assert "trang đã có nội dung" in done.stderr
