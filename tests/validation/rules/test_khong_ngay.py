"""Rule khong-ngay: an entry has a date."""

from __future__ import annotations

import pytest

from tests.conftest import GOOD, PracticesFolder


@pytest.mark.parametrize("period", ["", "thoi_gian:\n  ghi_chu: Mùa mưa năm ấy.\n"])
def test_an_entry_without_any_date(collection: PracticesFolder, period: str) -> None:
    """A note in words alone says no day."""
    collection.change("thoi_gian:\n  tu: 2021\n  den: 2021-03\n", period)
    collection.change("    ngay: 2021-03-26\n", "")
    (line,) = collection.lines()
    assert line.startswith(f"{GOOD}:{6 if period else 1}:1: thoi_gian: bài chưa có ngày tháng nào;")


@pytest.mark.parametrize("period", ["", "thoi_gian:\n  ghi_chu: Mùa mưa năm ấy.\n"])
def test_the_day_of_a_source_is_enough(collection: PracticesFolder, period: str) -> None:
    collection.change("thoi_gian:\n  tu: 2021\n  den: 2021-03\n", period)
    assert collection.lines() == []
