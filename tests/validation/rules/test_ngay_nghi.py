"""Rule ngay-nghi: a day off rests on something, is of a year held, and nobody calls it unknown."""

from __future__ import annotations

import pytest

from scripts.content import loader
from scripts.system.paths import ROOT
from tests.conftest import PracticesFolder
from tests.support.small_tasks import DAYS, said, with_task


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("can_cu: [bao-1, bao-2]", "can_cu: [bao-1]", "hai tin độc lập"),
        ("can_cu: [bao-1, bao-2]", "can_cu: [bao-1, bao-1]", "hai tin độc lập"),
        ("can_cu: [luat]", "can_cu: [luatt]", "không có căn cứ “luatt”"),
        ("nam: [2026, 2027]", "nam: [2026]", "thuộc một năm chưa ghi ở “nam”"),
        ('den: "2027-02-14"', 'den: "2027-01-14"', "“den” đứng trước “tu”"),
        ('tu: "2027-02-01"', 'tu: "2027-01-01"', "trùm lên một ngày đã ghi"),
        ('ngay: "2027-05-03"', 'ngay: "2027-01-01"', "ghi hai lần"),
        ('ngay: "2027-05-03"', 'ngay: "3/5/2027"', "hãy viết đủ năm-tháng-ngày, như 2027-05-03"),
    ],
)
def test_a_day_off_rests_on_something(collection: PracticesFolder, old: str, new: str, sentence: str) -> None:
    lines = said(with_task(collection), old, new, DAYS)
    assert [line for line in lines if sentence in line], lines


def test_the_days_that_ship() -> None:
    """Tết and the day beside National Day of 2027 are not announced; nobody makes them up."""
    table = loader.load_vocabulary(ROOT).vocabulary.days_off
    spans = {(span.start, span.end) for span in table.unknown}
    assert {("2027-02-01", "2027-02-14"), ("2027-09-01", "2027-09-03")} <= spans
    assert {2026, 2027} <= {*table.years}
