"""What tasks wait for: days off nobody has written down, bases that end."""

from __future__ import annotations

from datetime import date

import pytest

from scripts.upkeep import tasks_due
from tests.conftest import PracticesFolder
from tests.support.small_tasks import with_task


@pytest.mark.parametrize(
    ("today", "days_off"),
    [
        (date(2026, 9, 30), ()),
        (date(2026, 10, 1), ("1/2/2027 – 14/2/2027: Tết chưa công bố",)),
        (date(2027, 2, 15), ()),
        (date(2027, 10, 1), ("chưa có năm 2028",)),
    ],
)
def test_from_october_the_next_year_is_asked_for(
    collection: PracticesFolder, today: date, days_off: tuple[str, ...]
) -> None:
    assert tasks_due.find(with_task(collection).load(), today).days_off == days_off


def test_a_basis_that_ends_is_listed_with_the_task(collection: PracticesFolder) -> None:
    new = "- {ma: luat-moi-2022, loai: Luật, ten: Luật mới,"
    with_task(collection).change(new, f'{new} het_tu: "2027-04-01",', "practices/_danh-muc/van-ban.yaml")
    loaded = collection.load()
    assert tasks_due.find(loaded, date(2027, 1, 1)).ends == ()
    due = tasks_due.find(loaded, date(2027, 3, 1))
    assert due.ends == (("2027-03-31", "Luật mới", "practices/_viec/hop-thon.yaml"),)
    assert "31/3/2027" in tasks_due.as_text(due)
    assert "### Việc có điều luật sắp hết áp dụng (1)" in tasks_due.as_markdown(due)


def test_a_collection_without_tasks_waits_for_nothing(collection: PracticesFolder) -> None:
    due = tasks_due.find(collection.load(), date(2026, 12, 1))
    assert tasks_due.as_text(due) + tasks_due.as_markdown(due) == ""
