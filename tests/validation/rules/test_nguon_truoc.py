"""Rule nguon-truoc: a newspaper is not older than the deed it tells of."""

from __future__ import annotations

from collections.abc import Callable


def test_a_source_older_than_the_deed(faults: Callable[[str, str], list[str]]) -> None:
    (line,) = faults("ngay: 2021-03-26", "ngay: 2020-12")
    assert "cảnh báo: nguon[1].ngay: nguồn đăng tháng 12/2020 mà việc bắt đầu 2021; hãy xem lại hai ngày" in line


def test_an_older_legal_text_is_fine(faults: Callable[[str, str], list[str]]) -> None:
    assert faults("ngay: 2021-03-26\n    loai: bao-chi", "ngay: 2020-12\n    loai: van-ban") == []


def test_one_that_tells_later_is_enough(faults: Callable[[str, str], list[str]]) -> None:
    """An older one may tell of what led to the deed."""
    older = "  - {ten: Bài trước, don_vi: Báo Mẫu, ngay: 2020-01, loai: bao-chi}\n"
    told = faults("nguon:\n", f"nguon:\n{older}")
    assert not [line for line in told if "nguon-truoc" in line]
