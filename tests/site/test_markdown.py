"""The exported docs folder: plain Markdown that another engine builds to the same pages."""

from __future__ import annotations

import re
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


@pytest.mark.slow
def test_zensical_builds_every_entry(exported: Path) -> None:
    """Our configuration without what MkDocs alone knows, the folder in the place of docs."""
    config = (exported / "mkdocs.yml").read_text(encoding="utf-8")
    config = re.sub(r"^(hooks|watch):.*\n", "", config, flags=re.MULTILINE)
    config = config.replace("docs_dir: docs\n", "docs_dir: trang\n").replace(
        "site_dir: site\n", "site_dir: trang-html\n"
    )
    (exported / "zensical.yml").write_text(config, encoding="utf-8", newline="\n")
    done = site_fixtures.run(exported, "zensical", "build", "--clean", "--config-file", "zensical.yml")
    assert done.returncode == 0, done.stdout + done.stderr
    for entry in loader.load(exported).entries:
        page = exported / "trang-html" / entry.setting / entry.id / "index.html"
        html = page.read_text(encoding="utf-8")
        assert '<ol class="buoc">' in html
        assert 'id="noi-dung"' in html
