"""Rule ky-tu-an: no invisible characters."""

from __future__ import annotations

from collections.abc import Callable

import pytest


@pytest.mark.parametrize(
    ("char", "name"),
    [
        ("\u200b", "U+200B (ZERO WIDTH SPACE)"),
        ("\u202e", "U+202E (RIGHT-TO-LEFT OVERRIDE)"),
        ("\u00ad", "U+00AD (SOFT HYPHEN)"),
    ],
)
def test_invisible_characters_are_named(faults: Callable[[str, str], list[str]], char: str, name: str) -> None:
    """Zero-width, text-direction and other format characters are told by number and name."""
    assert faults("mức góp và cách", f"mức góp{char} và cách") == [
        f"11:5: cach_lam[1]: có ký tự ẩn {name}; hãy xóa và gõ lại chỗ này (ky-tu-an)"
    ]


def test_a_control_character_written_as_an_escape(faults: Callable[[str, str], list[str]]) -> None:
    """A quoted escape gets no control character past the loader."""
    assert faults("Thôn họp dân bàn mức góp và cách làm.", '"Thôn \\a họp"') == [
        "11:5: cach_lam[1]: có ký tự ẩn U+0007 (ký tự điều khiển); hãy xóa và gõ lại chỗ này (ky-tu-an)"
    ]


def test_line_breaks_and_signs_are_fine(faults: Callable[[str, str], list[str]]) -> None:
    """A break inside a folded text, a dash or an emoji is visible enough."""
    assert faults("Thôn họp dân bàn mức góp và cách làm.", "|\n    Thôn họp – bàn…\n    rồi làm 🙂.") == []
