"""Rule viec-hieu-luc: a requirement holds inside the days of its document; what ends soon is a warning, never an error."""

from __future__ import annotations

from datetime import date

import pytest

from tests.conftest import PracticesFolder
from tests.support.small_tasks import TASK, said, with_task

TABLE = "practices/_danh-muc/van-ban.yaml"
NEW = "- {ma: luat-moi-2022, loai: Luật, ten: Luật mới,"


@pytest.mark.parametrize(
    ("key", "sentence"),
    [
        ('hieu_luc_tu: "2020-01-01"', "trước cả ngày văn bản có hiệu lực (1/7/2023)"),
        ('dung_den: "2027-06-01"', "sau cả ngày cuối của văn bản (31/3/2027)"),
        ('hieu_luc_tu: "2026-01-01"\n  dung_den: "2025-01-01"', "đứng trước “hieu_luc_tu”"),
    ],
)
def test_own_days_lie_inside_those_of_the_document(collection: PracticesFolder, key: str, sentence: str) -> None:
    with_task(collection)
    collection.change(NEW, f'{NEW} het_tu: "2027-04-01",', TABLE)
    lines = said(collection, "  nguoi_lam: [ubnd-xa]\n", f"  {key}\n")
    assert [line for line in lines if sentence in line], lines


@pytest.mark.parametrize(
    ("today", "sentence"),
    [
        (date(2027, 1, 1), ""),
        (date(2027, 2, 1), "sắp hết áp dụng, ngày cuối là 31/3/2027"),
        (date(2027, 4, 1), "đã hết áp dụng, ngày cuối là 31/3/2027"),
    ],
)
def test_what_ends_is_a_warning_by_the_day(collection: PracticesFolder, today: date, sentence: str) -> None:
    """Of each document one, and no error: no build fails by the calendar alone."""
    with_task(collection)
    collection.change(NEW, f'{NEW} het_tu: "2027-04-01",', TABLE)
    told = [problem for problem in collection.problems(today) if problem.path == TASK]
    assert [problem.severity.name for problem in told] == ["WARNING"] * bool(sentence)
    assert all(sentence in problem.message for problem in told)
