"""A wicked entry, beside the full list of sentences that it must draw."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.validation import rules
from tests.conftest import PracticesFolder
from tests.support.blessing import compare

HERE = Path(__file__).parent
# needs faults between files, of file names or of an entry that is sound otherwise, which the tests of these rules have
ELSEWHERE = {
    "bang-danh-muc",
    "chu-hoa",
    "chuyen-huong",
    "danh-muc-viec",
    "giay-to",
    "khong-ngay",
    "ma-bai",
    "ngay-nghi",
    "nguon-truoc",
    "tieu-de-trung",
    "trung-noi-dung",
    "van-ban",
    "viec",
    "viec-doi-chieu",
    "viec-hieu-luc",
    "viec-sua-doi",
}


@pytest.fixture
def wicked(collection: PracticesFolder) -> PracticesFolder:
    """The wicked entry beside a good one."""
    collection.write("practices/ton-giao/wicked.yaml", (HERE / "wicked.yaml").read_bytes())
    return collection


def test_all_faults_are_told_in_one_run(wicked: PracticesFolder) -> None:
    """Every fault, at the deepest field at fault, with what to write instead."""
    compare(wicked.lines(), HERE / "expected.txt")


def test_every_rule_has_something_to_say(wicked: PracticesFolder) -> None:
    """The wicked entry breaks all rules that one entry can break."""
    spoken = {problem.rule for problem in wicked.problems()}
    assert {rule.name for rule in rules.ALL} - spoken == ELSEWHERE
    assert {"bay-yaml", "cu-phap", "khoa", "kieu"} <= spoken


def test_no_english(wicked: PracticesFolder) -> None:
    """No sentence of a library gets through: each has letters that only Vietnamese has."""
    assert [problem.message for problem in wicked.problems() if problem.message.isascii()] == []
    assert [problem.message for problem in wicked.problems() if "should" in problem.message] == []
