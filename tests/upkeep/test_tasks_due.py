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


def test_an_amendment_that_comes_is_listed_until_the_rows_are_held_against_it(collection: PracticesFolder) -> None:
    new, table = "- {ma: luat-moi-2022, loai: Luật, ten: Luật mới,", "practices/_danh-muc/van-ban.yaml"
    with_task(collection).change(new, f"{new} sua_boi: [luat-sua],", table)
    text = (collection.root / table).read_text(encoding="utf-8")
    day = '"2027-01-01"'
    row = f"- {{ma: luat-sua, loai: Luật, ten: Luật sửa, co_quan: Quốc hội, hieu_luc_tu: {day}, noi_dung: Sửa., ra_soat: {day}}}\n"
    collection.write(table, text + row)
    loaded = collection.load()
    assert tasks_due.find(loaded, date(2026, 10, 1)).amended == ()
    for today in (date(2026, 12, 1), date(2028, 1, 1)):
        due = tasks_due.find(loaded, today)
        assert due.amended == (("2027-01-01", "Luật sửa", "Luật mới", "3 dòng của 1 việc"),)
        assert "1 phần sửa của luật chưa đối chiếu với các việc" in tasks_due.urgent(due)
        assert "  1/1/2027    Luật sửa sửa Luật mới: 3 dòng của 1 việc\n" in tasks_due.as_text(due)
        assert "| 1/1/2027 | `Luật sửa` | `Luật mới` | 3 dòng của 1 việc |" in tasks_due.as_markdown(due)


def test_a_collection_without_tasks_waits_for_nothing(collection: PracticesFolder) -> None:
    due = tasks_due.find(collection.load(), date(2026, 12, 1))
    assert tasks_due.as_text(due) + tasks_due.as_markdown(due) == ""
