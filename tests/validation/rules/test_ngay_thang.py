"""Rule ngay-thang: no date in the future, no period backwards."""

from __future__ import annotations

from datetime import date

from tests.conftest import GOOD, PracticesFolder


def test_a_date_that_is_not_yet(collection: PracticesFolder) -> None:
    """The day after today is in the future, of a source too."""
    collection.change("2021-03-26", "2026-11-26")
    assert collection.lines() == [
        f"{GOOD}:22:11: nguon[1].ngay: ngày 26/11/2026 chưa đến; hãy xem lại năm và tháng (ngay-thang)"
    ]


def test_today_is_no_future(collection: PracticesFolder) -> None:
    """A date is judged by the day of the check."""
    collection.change("2021-03-26", "2026-11-26")
    assert collection.lines(date(2026, 11, 26)) == []


def test_a_period_that_ends_before_it_begins(collection: PracticesFolder) -> None:
    """The end is told, with both dates in words."""
    collection.change("den: 2021-03", "den: 2020-12")
    assert collection.lines() == [
        f"{GOOD}:8:8: thoi_gian.den: kết thúc (tháng 12/2020) trước khi bắt đầu (2021); hãy đổi lại (ngay-thang)"
    ]


def test_a_period_inside_one_year(collection: PracticesFolder) -> None:
    """An end as vague as its beginning is fine, as is this year."""
    collection.change("den: 2021-03", "den: 2021")
    assert collection.lines() == []
