"""Rule bang-ma-cu: no text in a legacy encoding."""

from __future__ import annotations

from collections.abc import Callable

import pytest

TCVN3 = "Nh©n d©n tham gia gãp ý x©y dùng ®êng giao th«ng n«ng th«n"
VNI = "Nhaân daân tham gia goùp yù xaây döïng ñöôøng giao thoâng noâng thoân"


@pytest.mark.parametrize(("text", "word"), [(TCVN3, "Nh©n"), (VNI, "Nhaân")])
def test_legacy_text_is_named(faults: Callable[[str, str], list[str]], text: str, word: str) -> None:
    """Text that TCVN3 or VNI wrote is told by its first odd word."""
    assert faults("Thôn họp dân bàn mức góp và cách làm.", text) == [
        (
            f"11:5: cach_lam[1]: chữ “{word}” giống bảng mã cũ (TCVN3 hoặc VNI); hãy chuyển sang Unicode, ví dụ bằng công cụ chuyển mã của bộ gõ"
            " (bang-ma-cu)"
        )
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Thôn mua 78 m³ cát, 30°C, 5 × 3 ± 1.",
        "Quỹ Müller tặng “sổ” cho thôn, xã cùng làm.",
        "Ý kiến: ÀÁÂÃ àáâã.",
    ],
)
def test_vietnamese_signs_and_foreign_names_are_fine(faults: Callable[[str, str], list[str]], text: str) -> None:
    """Units, quotes and a foreign name are no legacy encoding."""
    assert faults("Thôn họp dân bàn mức góp và cách làm.", f"'{text}'") == []
