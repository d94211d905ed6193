"""Rule ky-tu-an: no invisible characters."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from scripts.validation.rules import ky_tu_an

WIDTHLESS = ("U+200B", "U+00AD", "U+200D")
"""What comes with copied text and means nothing: the text without it is told."""


@pytest.mark.parametrize(
    ("char", "name"),
    [
        ("\u200b", "U+200B (ZERO WIDTH SPACE)"),
        ("\u202e", "U+202E (RIGHT-TO-LEFT OVERRIDE)"),
        ("\u00ad", "U+00AD (SOFT HYPHEN)"),
        ("\u200d", "U+200D (ZERO WIDTH JOINER)"),
        ("\u2066", "U+2066 (LEFT-TO-RIGHT ISOLATE)"),
        ("\u3164", "U+3164 (HANGUL FILLER)"),
        ("\u2800", "U+2800 (BRAILLE PATTERN BLANK)"),
        ("\u034f", "U+034F (COMBINING GRAPHEME JOINER)"),
        ("\U000e0041", "U+E0041 (TAG LATIN CAPITAL LETTER A)"),
        ("\U000e0100", "U+E0100 (VARIATION SELECTOR-17)"),
    ],
)
def test_invisible_characters_are_named(faults: Callable[[str, str], list[str]], char: str, name: str) -> None:
    """Zero-width, text-direction and other format characters are told by number and name."""
    advice = (
        "hãy viết: Thôn họp dân bàn mức góp và cách làm." if name.startswith(WIDTHLESS) else "hãy xóa và gõ lại chỗ này"
    )
    assert faults("mức góp và cách", f"mức góp{char} và cách") == [
        f"11:5: cach_lam[1]: có ký tự ẩn {name} trong chữ “góp”; {advice} (ky-tu-an)"
    ]


def test_a_control_character_written_as_an_escape(faults: Callable[[str, str], list[str]]) -> None:
    """A quoted escape gets no control character past the loader."""
    assert faults("Thôn họp dân bàn mức góp và cách làm.", '"Thôn \\a họp"') == [
        "11:5: cach_lam[1]: có ký tự ẩn U+0007 (ký tự điều khiển); hãy xóa và gõ lại chỗ này (ky-tu-an)"
    ]


def test_line_breaks_and_signs_are_fine(faults: Callable[[str, str], list[str]]) -> None:
    """A break inside a folded text, a dash or an emoji is visible enough."""
    assert faults("Thôn họp dân bàn mức góp và cách làm.", ">-\n    Thôn họp – bàn…\n    rồi làm 🙂.") == []


def test_towers_of_marks(faults: Callable[[str, str], list[str]]) -> None:
    """So many marks on a letter that they cover the lines around it."""
    tower = "g" + "\u0300\u0489" * 9
    assert faults("mức góp và cách", f"mức {tower}óp và cách") == [
        "11:5: cach_lam[1]: chữ “g” mang quá nhiều dấu chồng lên nhau; hãy xóa và gõ lại chữ này (ky-tu-an)"
    ]


def test_letters_of_all_languages_here_are_fine(faults: Callable[[str, str], list[str]]) -> None:
    """Ê-đê, Ba-na and Khmer letters, and an emoji with the sign that colours it."""
    assert faults("mức góp và cách", "bŏng kơ̆ ƀuôn ê̆, ក្ស៊ី, ❤️ và cách") == []


@pytest.mark.parametrize(
    ("text", "letter"),
    [
        ("Thôn họp х\u00e3 bàn", "х"),
        ("Th\u043en họp bàn", "о"),
        ("Góp х đồng", "х"),
        ("Αn Giang", "Α"),
        ("Trang Правда nói о dân", None),
        ("Правда ở Т\u0068ôn", "Т"),
        ("Dài 5 μm, điện trở 3 Ω", None),
        ("Vận tốc ν của xe", None),
    ],
)
def test_letters_in_disguise(text: str, letter: str | None) -> None:
    """One of Cyrillic or Greek within our words; words of their own script stay."""
    assert ky_tu_an.disguised(text) == letter
