"""Rule trich-dan: a citation points to a source that is there."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.conftest import PracticesFolder


@pytest.mark.parametrize("number", [0, 2, 999])
def test_a_source_that_is_not_there(faults: Callable[[str, str], list[str]], number: int) -> None:
    """Numbers count from 1 to the number of sources."""
    assert faults("mức góp và cách làm.", f"mức góp. [{number}]") == [
        f"11:5: cach_lam[1]: [{number}] không chỉ tới nguồn nào, bài có 1 nguồn; hãy sửa số hoặc thêm nguồn (trich-dan)"
    ]


@pytest.mark.parametrize(
    ("old", "place"), [("cho cả thôn xem", "1:10: tieu_de"), ("100 m đường bê tông.", "2:10: tom_tat")]
)
def test_title_and_summary_carry_no_number(faults: Callable[[str, str], list[str]], old: str, place: str) -> None:
    """A title is read where no list of sources stands."""
    assert faults(old, f"{old} [1]") == [
        f"{place}: tiêu đề và tóm tắt không mang số trích dẫn; hãy chuyển [n] xuống cách làm hoặc kết quả (trich-dan)"
    ]


def test_a_source_that_is_there(faults: Callable[[str, str], list[str]]) -> None:
    """[1] with one source is fine."""
    assert faults("mức góp và cách làm.", "mức góp. [1]") == []


SECOND = "    loai: bao-chi\n  - ten: Bài hai\n    don_vi: Báo Khác\n"


def test_several_sources_that_no_deed_cites(faults: Callable[[str, str], list[str]]) -> None:
    """Nobody could tell what the entry rests on."""
    told = faults("    loai: bao-chi\n", SECOND)
    assert (
        "18:1: cảnh báo: nguon: bài có nhiều nguồn mà không việc nào dẫn nguồn; hãy thêm [n] vào cuối câu ở cách làm, kết quả (trich-dan)"
        in told
    )


def test_one_deed_that_cites_is_enough(collection: PracticesFolder) -> None:
    collection.change("    loai: bao-chi\n", SECOND)
    collection.change("mức góp và cách làm.", "mức góp. [1]")
    assert not any("(trich-dan)" in line for line in collection.lines())


def test_remarks_cite_what_is_there(faults: Callable[[str, str], list[str]]) -> None:
    told = faults("van_ban:", "luu_y:\n  - trai-nhau: Trang [3] nói khác.\nvan_ban:")
    assert told == [
        "18:16: luu_y[1].trai-nhau: [3] không chỉ tới nguồn nào, bài có 1 nguồn; hãy sửa số hoặc thêm nguồn (trich-dan)"
    ]


def test_questions_carry_no_number(faults: Callable[[str, str], list[str]]) -> None:
    """They stand where no list of sources is, in the index too."""
    told = faults(
        "van_ban:",
        "hoi: [Góp 7 triệu chưa [1], Ai giữ sổ, Xem ở đâu, Ai miễn, Bao giờ xong]\nvan_ban:".replace("[1]", "(1)"),
    )
    assert told == []
    told = faults("Góp 7 triệu chưa (1)", '"Góp 7 triệu chưa [1]"')
    assert told == ["17:7: hoi[1]: câu hỏi không mang số trích dẫn; hãy bỏ [n] (trich-dan)"]
