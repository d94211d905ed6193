"""Rule viec-sua-doi: an amendment that nobody has held against the rows of tasks is one warning, and the pages say so meanwhile."""

from __future__ import annotations

from datetime import date

import pytest

from scripts.content import task_labels
from scripts.content.problem import has_errors
from tests.conftest import PracticesFolder
from tests.support.small_tasks import TASK, with_task

TABLE = "practices/_danh-muc/van-ban.yaml"
NEW = "loai: Luật, ten: Luật mới,"
AMENDMENT = (
    '- {ma: luat-sua-2026, loai: Luật, ten: Luật sửa, co_quan: Quốc hội, hieu_luc_tu: "2027-01-01",'
    ' noi_dung: Sửa., ra_soat: "2026-11-25"}\n'
)


@pytest.fixture
def amended(collection: PracticesFolder) -> PracticesFolder:
    """A task whose law is amended from 1 January 2027."""
    with_task(collection)
    table = (collection.root / TABLE).read_text(encoding="utf-8")
    collection.write(TABLE, table.replace(NEW, f"{NEW} sua_boi: [luat-sua-2026],") + AMENDMENT)
    return collection


@pytest.mark.parametrize("today", [date(2026, 11, 30), date(2027, 1, 1), date(2028, 1, 1)])
def test_one_warning_counts_the_rows_and_names_three(amended: PracticesFolder, today: date) -> None:
    """At the amendment in the table, before its day and after it; a row that computes nothing is not counted."""
    assert not has_errors(amended.problems(today))
    (line,) = amended.lines(today)
    assert line == (
        f"{TABLE}:1:60: cảnh báo: [1].sua_boi[1]: “luat-sua-2026” sửa văn bản này từ 1/1/2027, 3 dòng của 1 việc chưa ai"
        f" đối chiếu với phần sửa ({TASK}:11, {TASK}:20, {TASK}:30); trang đã ghi điều đó cạnh từng dòng ấy. Xem xong dòng nào"
        " thì ghi “khong_bi_sua: [luat-sua-2026]” nếu điều không đổi, hoặc chữ mới kèm “ban” của bản đã gộp phần sửa"
        " (viec-sua-doi)"
    )


def test_more_rows_than_three_are_counted(amended: PracticesFolder) -> None:
    text = (amended.root / TASK).read_text(encoding="utf-8")
    amended.write("practices/_viec/hop-khac.yaml", text.replace("bàn việc chung", "bàn việc khác"))
    (line,) = amended.lines()
    assert "6 dòng của 2 việc" in line
    assert line.count("practices/_viec/") == 3
    assert "hop-khac.yaml:30…)" in line


def test_a_row_that_nobody_has_held_against_it_says_so_and_computes(amended: PracticesFolder) -> None:
    """As one does that names it in “bi_sua”: nothing false is shown while the warning stands."""
    vocabulary, task = amended.load().vocabulary, amended.load().tasks[0].task
    said = [task_labels.unread_amendments(vocabulary, row) for row in task.requirements]
    assert said == ["chữ năm 2023; phần sửa năm 2027 chưa đối chiếu được"] * 3 + [""]
    named = task.requirements[0].model_copy(update={"touched_by": ("luat-sua-2026",)})
    assert task_labels.unread_amendments(vocabulary, named) == said[0]


@pytest.mark.parametrize("key", ["bi_sua", "khong_bi_sua"])
def test_a_row_that_was_held_against_it_counts_no_more(amended: PracticesFolder, key: str) -> None:
    amended.change("  da_thay: phải", f"  {key}: [luat-sua-2026]\n  da_thay: phải", TASK)
    (line,) = amended.lines()
    assert "2 dòng của 1 việc" in line
    vocabulary, task = amended.load().vocabulary, amended.load().tasks[0].task
    assert bool(task_labels.unread_amendments(vocabulary, task.requirements[0])) == (key == "bi_sua")


def test_an_edition_that_has_taken_it_in_settles_all_rows(amended: PracticesFolder) -> None:
    words = "practices/_danh-muc/viec.yaml"
    amended.change("ngay: 2026-05}", "ngay: 2026-05, da_gop: [luat-sua-2026]}", words)
    assert amended.lines() == []
