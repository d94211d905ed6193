"""Rule chuan-unicode: text is NFC."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable


def test_decomposed_letters_are_named_with_the_way_to_mend(faults: Callable[[str, str], list[str]]) -> None:
    """The first decomposed word is told, composed."""
    assert faults("họp dân bàn mức góp và", unicodedata.normalize("NFD", "họp dân bàn mức góp và")) == [
        (
            "11:5: cach_lam[1]: chữ “họp” viết bằng Unicode tổ hợp (dấu rời); hãy gõ lại, hoặc đổi cả đoạn sang Unicode dựng sẵn trong bộ gõ"
            " (chuan-unicode)"
        )
    ]


def test_a_character_that_only_normal_form_tells_from_another(
    faults: Callable[[str, str], list[str]],
) -> None:
    """A white space with a normal form of its own is named too, though no word is decomposed."""
    (line,) = faults("họp dân bàn mức góp và", "họp\u2000dân bàn mức góp và")
    assert line.startswith("11:5: cach_lam[1]: ")
    assert line.endswith("(chuan-unicode)")


def test_composed_letters_are_fine(faults: Callable[[str, str], list[str]]) -> None:
    """Composed Vietnamese draws nothing."""
    assert faults("họp dân bàn mức góp và", unicodedata.normalize("NFC", "Đường ở phường, ỷ lại, nghĩa vụ")) == []
