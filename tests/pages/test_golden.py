"""A small repository and the pages that it makes, kept beside it: a change of a template shows what it does."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from scripts.content import loader
from scripts.pages import site_pages
from scripts.pages.owner import Owner
from scripts.validation import rules
from tests.conftest import TODAY

HERE = Path(__file__).parent / "golden"
REPOSITORY = HERE / "kho"
EXPECTED = HERE / "_expected"
OWNER = Owner(
    site_url="https://vi-du.vn/kho/",
    forge="https://github.com/don-vi/kho",
    mailbox="kho@vi-du.vn",
    publisher="Ban chủ quản kho",
)
HOW = "Read the difference; if the new pages are right: BLESS=1 python -m pytest tests/pages"


def _made() -> dict[str, str]:
    return site_pages.pages(loader.load(REPOSITORY), OWNER)


def test_repository_is_sound() -> None:
    # its few entries answer no questions, and one has markup in its text, so that pages are seen to escape it
    meant = {"cau-hoi", "dau-dong"}
    assert [problem for problem in rules.check(loader.load(REPOSITORY), TODAY) if problem.rule not in meant] == []


def test_pages_are_as_expected() -> None:
    made = _made()
    if os.environ.get("BLESS"):
        shutil.rmtree(EXPECTED, ignore_errors=True)
        for name, text in made.items():
            file = EXPECTED / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
    kept = {file.relative_to(EXPECTED).as_posix(): file.read_text(encoding="utf-8") for file in EXPECTED.rglob("*.md")}
    assert sorted(made) == sorted(kept), HOW
    for name, text in made.items():
        assert text.splitlines() == kept[name].splitlines(), f"{name}. {HOW}"
