"""Rule chu-hoa: a title in capitals draws a warning."""

from __future__ import annotations

from collections.abc import Callable

import pytest

TITLE = '"Thôn Mẫu làm đường: dân bàn trước, mở sổ cho cả thôn xem"'


def test_a_title_in_capitals(faults: Callable[[str, str], list[str]]) -> None:
    (line,) = faults(TITLE, "THÔN MẪU LÀM ĐƯỜNG, DÂN BÀN TRƯỚC, MỞ SỔ cho cả thôn")
    assert line.startswith("1:10: cảnh báo: tieu_de: tiêu đề viết toàn chữ hoa")


@pytest.mark.parametrize("title", ["UBND xã Mẫu mở sổ cho cả thôn xem", "HTX và MTTQ xã bàn với dân về đường"])
def test_abbreviations_are_fine(faults: Callable[[str, str], list[str]], title: str) -> None:
    assert faults(TITLE, title) == []
