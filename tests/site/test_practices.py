"""The real collection: no entry and no controlled word has a fault or draws a warning."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.content import loader
from scripts.content.problem import Problem
from scripts.system.paths import PRACTICES, ROOT
from scripts.text.dates import last_day
from scripts.validation import report, rules
from tests.conftest import TODAY

FILES = sorted((ROOT / PRACTICES).glob("[!_.]*/*.y*ml"))


@pytest.fixture(scope="module")
def found() -> list[Problem]:
    """All problems of the collection, found once: as of its newest review, so that the day of the run changes nothing."""
    collection = loader.load(ROOT)
    reviews = [entry.practice.review.date for entry in collection.entries if entry.practice.review]
    return rules.check(collection, max([TODAY, *map(last_day, reviews)]))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_an_entry_is_without_fault(file: Path, found: list[Problem]) -> None:
    """All rules are content with it."""
    path = file.relative_to(ROOT).as_posix()
    # a kind of place is asked for; where no source says it the question stays
    mine = [problem for problem in found if problem.path == path and problem.rule != "loai-dia-ban"]
    assert report.as_text(mine) == ""


def test_controlled_words_are_without_fault(found: list[Problem]) -> None:
    """Neither is there anything to say of the controlled words."""
    assert report.as_text(problem for problem in found if problem.path.startswith("practices/_danh-muc/")) == ""


def test_every_file_is_where_it_is_seen() -> None:
    """No entry lies too deep, outside a setting or under another ending, where nothing would read it."""
    seen = {*FILES, *(ROOT / PRACTICES).glob("_*/*"), *(ROOT / PRACTICES).glob("_viec/giay-to/*/*")}
    assert [file for file in (ROOT / PRACTICES).rglob("*") if file.is_file() and file not in seen] == []
