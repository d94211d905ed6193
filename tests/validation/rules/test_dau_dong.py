"""Rule dau-dong: no marks of a list, of bold letters or of a line break in a text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

STEP = "Thôn họp dân bàn mức góp và cách làm."


@pytest.mark.parametrize(
    ("written", "better"),
    [
        ("• Thôn họp.", "Thôn họp."),
        ("➢ Thôn họp.", "Thôn họp."),
        ("✔ Thôn họp.", "Thôn họp."),
        ("\uf0b7 Thôn họp.", "Thôn họp."),
        ("– Thôn họp.", "Thôn họp."),
        ("1) Thôn họp.", "Thôn họp."),
        ("(1) Thôn họp.", "Thôn họp."),
        ("a) Thôn họp.", "Thôn họp."),
        ("**Thôn** họp.", "Thôn họp."),
        ("Thôn<br>họp.", "Thôn họp."),
        ("<b>Thôn</b> họp.", "Thôn họp."),
    ],
)
def test_a_mark_is_told_with_what_to_write(faults: Callable[[str, str], list[str]], written: str, better: str) -> None:
    (line,) = faults(STEP, f'"{written}"')
    assert line.startswith("11:5: cach_lam[1]: trang tự vẽ dấu đầu dòng")
    assert line.endswith(f"viết: {better} (dau-dong)")


@pytest.mark.parametrize(
    "text",
    ["50. 000 đồng mỗi hộ.", "2) Thôn họp.", "2020. Thôn họp.", "-5 độ vẫn họp.", "Thôn họp * hai lần.", "Góp 5*3*2.", "1. 000 đồng."],
)  # fmt: skip
def test_what_is_a_text_s_own_stays(faults: Callable[[str, str], list[str]], text: str) -> None:
    """A number is a mark only where the lines count on from the first."""
    assert faults(STEP, f'"{text}"') == []


def test_titles_of_sources_stay_as_published(faults: Callable[[str, str], list[str]]) -> None:
    assert faults("ten: Thôn Mẫu làm đường", 'ten: "• **Thôn Mẫu** làm đường"') == []
