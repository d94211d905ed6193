"""Rule tom-tat: the summary is short."""

from __future__ import annotations

from collections.abc import Callable

SUMMARY = "tom_tat: Thôn họp dân bàn mức góp rồi làm 100 m đường bê tông."


def test_too_many_words(faults: Callable[[str, str], list[str]]) -> None:
    """Sixty words are the most."""
    assert faults(SUMMARY, "tom_tat: " + " ".join(["thôn"] * 61)) == [
        "2:10: tom_tat: tóm tắt dài 61 chữ; hãy rút còn nhiều nhất 60 chữ (tom-tat)"
    ]


def test_too_many_sentences(faults: Callable[[str, str], list[str]]) -> None:
    """Three sentences are the most."""
    assert faults(SUMMARY, "tom_tat: Họp. Bàn. Làm. Xem.") == [
        "2:10: tom_tat: tóm tắt có 4 câu; hãy rút còn nhiều nhất 3 câu (tom-tat)"
    ]


def test_sixty_words_in_three_sentences_are_fine(faults: Callable[[str, str], list[str]]) -> None:
    """The limits themselves are allowed."""
    assert faults(SUMMARY, "tom_tat: " + "Thôn làm. " * 2 + " ".join(["Thôn"] * 56)) == []
