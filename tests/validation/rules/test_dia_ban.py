"""Rule dia-ban: a field of the place names a place of its level."""

from __future__ import annotations

from collections.abc import Callable

import pytest

UNIT = "don_vi: Thôn Mẫu"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("xa: UBND xã Đồng Mẫu", "dia_ban.xa: “UBND” là cơ quan, không phải địa bàn"),
        ("don_vi: Ủy ban nhân dân xã", "dia_ban.don_vi: “Ủy ban” là cơ quan"),
        ("xa: xã Đồng Mẫu, huyện Mẫu", "dia_ban.xa: “huyện Mẫu” là nơi ở cấp khác; hãy chuyển xuống khóa “huyen”"),
        ("huyen: huyện Mẫu, tỉnh Quảng Nam", "“tỉnh Quảng Nam” là nơi ở cấp khác; hãy chuyển xuống khóa “tinh”"),
        ("huyen: huyện Mẫu, Quảng Nam", "“Quảng Nam” là nơi ở cấp khác; hãy chuyển xuống khóa “tinh”"),
        (
            "don_vi: Thôn Mẫu, xã Đồng Mẫu",
            "dia_ban.don_vi: “xã Đồng Mẫu” là nơi ở cấp khác; hãy chuyển xuống khóa “xa”",
        ),
    ],
)
def test_what_is_no_place_of_its_level(faults: Callable[[str, str], list[str]], written: str, said: str) -> None:
    (line,) = faults(UNIT, written)
    assert "cảnh báo: " in line
    assert said in line


@pytest.mark.parametrize(
    "written",
    [
        "xa: xã An, xã Bình, thị trấn Mẫu",
        "huyen: huyện An, thành phố Mẫu",
        "xa: xã Mẫu\n  don_vi: Tổ 3, phường An (cũ)",
    ],
)
def test_several_places_of_one_level_are_fine(faults: Callable[[str, str], list[str]], written: str) -> None:
    assert faults(UNIT, written) == []
