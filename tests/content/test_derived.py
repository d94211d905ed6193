"""What is computed from entries and shown."""

from __future__ import annotations

import pytest

from scripts.content import derived
from scripts.content.model import Practice
from tests.conftest import PracticesFolder
from tests.support.small_tasks import with_task

SECOND = """\
  - ten: Thôn Mẫu mở sổ
    don_vi: Báo Khác
    url: https://example.vn/mo-so
    ngay: 2021-04-01
    loai: bao-chi
"""
REVIEW = "ra_soat: {ngay: 2026-11-01, don_vi: Ban biên tập}\n"
WHOLE, BEGINNING = (REVIEW.replace("}", f", pham_vi: {extent}}}") for extent in ("ca-trang", "phan-dau"))
OUTCOME = ("  - Làm xong 100 m đường.", "  - dan-thu-huong: 40 hộ có đường bê tông. [1]")
CITED = ("Thôn họp dân bàn mức góp và cách làm.", "Thôn họp dân bàn mức góp và cách làm. [1] [2]")


def practice(collection: PracticesFolder, *changes: tuple[str, str], behind: str = "") -> Practice:
    for old, new in changes:
        collection.change(old, new)
    if behind:
        collection.change("    loai: bao-chi\n", f"    loai: bao-chi\n{behind}")
    (entry,) = collection.load().entries
    return entry.practice


@pytest.mark.parametrize(
    ("changes", "behind", "level", "rests_on"),
    [
        ([], "", "Một điều hoặc chưa", "một nguồn, chưa dò, chưa có số"),
        ([], REVIEW, "Một điều hoặc chưa", "một nguồn, đã dò, chưa có số"),
        ([OUTCOME], REVIEW, "Hai trong ba điều", "một nguồn, đã dò, có số"),
        ([OUTCOME], WHOLE, "Hai trong ba điều", "một nguồn, đã dò cả trang, có số"),
        ([OUTCOME], BEGINNING, "Hai trong ba điều", "một nguồn, dò phần đầu trang, có số"),
        (
            [OUTCOME],
            "    tieng: ja\n" + WHOLE,
            "Hai trong ba điều",
            "một nguồn, trang tiếng Nhật, đã dò cả trang, có số",
        ),
        (
            [OUTCOME, CITED],
            "    tieng: ja\n" + SECOND + "    tieng: en\n" + REVIEW,
            "Đủ ba điều",
            "hai nguồn, trang tiếng nước ngoài, đã dò, có số",
        ),
        ([OUTCOME, CITED], SECOND + "    tieng: en\n" + REVIEW, "Đủ ba điều", "hai nguồn, đã dò, có số"),
        ([OUTCOME], SECOND + REVIEW, "Hai trong ba điều", "một nguồn, đã dò, có số"),
        ([OUTCOME, CITED], SECOND + REVIEW, "Đủ ba điều", "hai nguồn, đã dò, có số"),
        ([OUTCOME, CITED], SECOND + "    dang_lai: 1\n" + REVIEW, "Hai trong ba điều", "một nguồn, đã dò, có số"),
        ([OUTCOME, CITED], SECOND + "    noi_khac: true\n" + REVIEW, "Hai trong ba điều", "một nguồn, đã dò, có số"),
        (
            [OUTCOME, CITED],
            SECOND + "luu_y:\n  - cong-lech: Hai khoản cộng lại thiếu 2 hộ.\n" + REVIEW,
            "Đủ ba điều",
            "hai nguồn, đã dò, có số",
        ),
        (
            [OUTCOME, CITED],
            SECOND + "luu_y:\n  - trai-nhau: Nguồn [1] ghi 40 hộ, nguồn [2] ghi 41.\n" + REVIEW,
            "Hai trong ba điều",
            "hai nguồn, đã dò, có số, nguồn nói khác nhau",
        ),
    ],
)
def test_how_firm_an_entry_is(
    collection: PracticesFolder, changes: list[tuple[str, str]], behind: str, level: str, rests_on: str
) -> None:
    """Sources that a deed cites, a comparison with them, an outcome in figures; contradictions keep it down."""
    found = derived.firmness(practice(collection, *changes, behind=behind))
    assert (found.name, found.rests_on) == (level, rests_on)
    assert bool(found.next_step) is not (level == "Đủ ba điều")


@pytest.mark.parametrize(
    ("text", "measured"),
    [
        ("40 hộ có đường bê tông.", True),
        ("Mỗi hộ bớt 117.000 đồng.", True),
        ("Từ ngày 12/9/2020 đường thông.", False),
        ("Năm 2021 làm xong, tháng 3/2022 nghiệm thu.", False),
        ("Họp 3 cuộc, 12 buổi.", False),
        ("Họp 3 cuộc, 60 người được trả tiền.", True),
        ("Bà con mừng. [1]", False),
        ("Theo Điều 15 thì được hưởng.", False),
        ("Mỗi hộ được mỗi tháng 300.000 đồng.", True),
        ("Mỗi năm 2.000 hộ được vay.", True),
        ("Mỗi ngày 40 lít sữa.", True),
        ("Tổng số 120 hộ có nước.", True),
        ("Thu nhập gấp 3 lần.", True),
        ("Tháng 12 triệu đồng mỗi nhà.", True),
        ("Thôn 120 hộ đều có điện.", True),
        ("Được thêm 2 ngày phép.", True),
        ("Mỗi nhà bớt 20 ngày công.", True),
        ("Hơn 1 năm sau bà con mừng.", False),
        ("Các em học tiếng Anh lớp 1, 2.", False),
        ("Hẻm 372/15/19 thi công 20 ngày.", False),
        ("Khu phố 1 sáng đèn.", False),
        ("Ngày 12/9, tổ 5 và 6 sáng đèn.", False),
    ],
)
def test_an_outcome_is_a_figure_that_measures(collection: PracticesFolder, text: str, measured: bool) -> None:  # noqa: FBT001
    """Neither a date, nor how often people met, nor a citation."""
    told = practice(collection, ("  - Làm xong 100 m đường.", f'  - dan-thu-huong: "{text}"'))
    assert derived.has_outcome(told) is measured


def test_an_outcome_may_be_told_among_the_steps(collection: PracticesFolder) -> None:
    """Somebody benefits where it is told, not only in the list of results."""
    told = practice(collection, ("  - Thôn họp dân bàn mức góp và cách làm.", "  - dan-thu-huong: 40 hộ có nước."))
    assert derived.has_outcome(told)


def test_a_figure_of_another_stage_is_no_outcome(collection: PracticesFolder) -> None:
    """What was given is no benefit."""
    assert not derived.has_outcome(practice(collection, ("  - Làm xong 100 m", "  - dan-lam: Góp 100 m")))


def test_deeds_of_a_stage_are_counted_over_steps_and_results(collection: PracticesFolder) -> None:
    """With the anchor of the first."""
    told = practice(collection, ("  - Làm xong 100 m đường.", "  - dan-biet: Sổ dán ở nhà văn hóa."))
    assert derived.deeds_by_stage(told) == {"dan-biet": (2, "viec-2"), "dan-ban": (1, "viec-4")}


def test_a_repost_that_is_cited_counts_as_its_original(collection: PracticesFolder) -> None:
    """One page is behind both, whichever of them the deed names."""
    only_second = ("Thôn họp dân bàn mức góp và cách làm.", "Thôn họp dân bàn mức góp và cách làm. [2]")
    told = practice(collection, only_second, behind=SECOND + "    dang_lai: 1\n")
    assert derived.counted_sources(told) == [1]


@pytest.mark.parametrize(
    ("repost", "original"),
    [("    dang_lai: 1\n    noi_khac: true\n", ""), ("    dang_lai: 1\n", "    noi_khac: true\n")],
)
def test_a_repost_about_another_place_counts_nothing(collection: PracticesFolder, repost: str, original: str) -> None:
    only_second = ("Thôn họp dân bàn mức góp và cách làm.", "Thôn họp dân bàn mức góp và cách làm. [2]")
    told = practice(collection, only_second, behind=original + SECOND + repost)
    assert derived.counted_sources(told) == []


def test_examples_of_a_task_that_rest_on_foreign_pages_come_last(collection: PracticesFolder) -> None:
    """The nearest by id would be the foreign one."""
    folder = with_task(collection)
    for name in ("a-la", "b-la", "c-la", "d-la"):
        folder.add(f"practices/ton-giao/{name}.yaml")
    folder.change("    loai: bao-chi\n", "    loai: bao-chi\n    tieng: ja\n", "practices/ton-giao/a-la.yaml")
    loaded = folder.load()
    (shown,) = loaded.tasks
    chosen, near = derived.entries_of_task(loaded, shown.task)
    assert [entry.id for entry in (*chosen, *near)] == ["bai-mau", "b-la", "c-la", "d-la"]
