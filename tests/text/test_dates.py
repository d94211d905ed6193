"""Partial dates."""

from __future__ import annotations

from datetime import date

import pytest

from scripts.text import dates


@pytest.mark.parametrize("value", ["2020", "2020-09", "2020-02-29"])
def test_partial_dates(value: str) -> None:
    """A year, a month or a day of the calendar."""
    assert dates.is_partial_date(value)


@pytest.mark.parametrize(
    "value", ["", "20", "2020-13", "2021-02-29", "0000", "2020-9", "12/9/2020", "2020-09-12T00:00", "2020-09\n"]
)
def test_no_partial_dates(value: str) -> None:
    """Other forms and days that the calendar does not have."""
    assert not dates.is_partial_date(value)


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("12/9/2020", "2020-09-12"),
        ("9/2020", "2020-09"),
        ("12.9.2020", "2020-09-12"),
        ("31/2/2020", None),
        ("năm ngoái", None),
    ],
)
def test_the_vietnamese_way_is_mended(written: str, iso: str | None) -> None:
    """Day before month; a day that does not exist is not mended."""
    assert dates.suggest(written) == iso


@pytest.mark.parametrize(
    ("value", "first", "last", "words"),
    [
        ("2020", date(2020, 1, 1), date(2020, 12, 31), "2020"),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29), "tháng 2/2020"),
        ("2020-09-05", date(2020, 9, 5), date(2020, 9, 5), "5/9/2020"),
    ],
)
def test_what_a_partial_date_can_mean(value: str, first: date, last: date, words: str) -> None:
    """First and last day, and the way it is said."""
    assert (dates.first_day(value), dates.last_day(value), dates.in_words(value)) == (first, last, words)


@pytest.mark.parametrize(
    "written", ["nay", "2019-2021", "từ 2019 đến nay", "9/2020 – 12/2021", "9/2020 – nay", "khoảng năm 2020"]
)
def test_who_fills_in_a_form_hears_of_no_key(written: str) -> None:
    """The same sentence for a file names its keys."""
    in_file, in_form = dates.read(written), dates.read(written, dates.IN_FORM)
    assert not in_form.value
    assert any(f"“{key}”" in in_file.fault for key in ("tu", "den", "ghi_chu"))
    assert not any(f"“{key}”" in in_form.fault for key in ("tu", "den", "ghi_chu"))
