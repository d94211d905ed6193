"""Rule dau-thanh: tone marks stand in one way."""

from __future__ import annotations

from collections.abc import Callable

import pytest


@pytest.mark.parametrize(
    ("wrong", "right"), [("hoà", "hòa"), ("khoẻ", "khỏe"), ("thuỷ", "thủy"), ("hòan", "hoàn"), ("qúy", "quý")]
)
def test_another_place_is_a_warning(faults: Callable[[str, str], list[str]], wrong: str, right: str) -> None:
    """A warning, not an error: the word can be read all the same."""
    assert faults("mức góp và cách", f"{wrong} và cách") == [
        f"11:5: cảnh báo: cach_lam[1]: “{wrong}” đặt dấu thanh chưa thống nhất; hãy viết “{right}” (dau-thanh)"
    ]


def test_our_own_habit_is_fine(faults: Callable[[str, str], list[str]]) -> None:
    """Words in the habit of the collection draw nothing."""
    assert faults("mức góp và cách", "hòa thuận, khỏe, thủy lợi, hoàn thành, quý, của, mùa, thoại, khoét") == []


def test_sources_stay_as_published(faults: Callable[[str, str], list[str]]) -> None:
    """The title of a source is quoted, not mended."""
    assert faults("ten: Thôn Mẫu làm đường", "ten: Hoà thuận ở thôn Mẫu") == []
