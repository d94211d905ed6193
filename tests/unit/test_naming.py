"""Names for new entries."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.naming import LENGTH, free_id
from scripts.rules.ma_bai import _KEBAB, MAX_LENGTH, RESERVED

TITLE = "Thôn Nà Dầu làm đường: dân bàn trước"


@pytest.mark.parametrize(
    ("title", "place", "taken", "wanted"),
    [
        (TITLE, ["Tuyên Quang", "Yên Lập"], (), "tuyen-quang-yen-lap-thon-na-dau-lam-duong-dan-ban-truoc"),
        (TITLE, ["Tuyên Quang", "Thôn Nà Dầu"], (), "tuyen-quang-thon-na-dau-lam-duong-dan-ban-truoc"),
        ("Làm đường", ["Huế", "Huế"], (), "hue-lam-duong"),
        ("Làm đường", ["Huế"], {"hue-lam-duong", "hue-lam-duong-2"}, "hue-lam-duong-3"),
        ("Con", [], (), "con-2"),
        ("…", [""], (), "bai-moi"),
        ("a " * 100, ["Huế"], (), "-".join(["hue", *["a"] * 33])),
        ("đ" * 200, [], (), "d" * LENGTH),
    ],
)
def test_ids(title: str, place: list[str], taken: set[str], wanted: str) -> None:
    """Where and what, without telling a place twice, cut at a word, never one that is taken or reserved."""
    assert free_id(title, place, taken) == wanted


@given(st.text(), st.lists(st.text(), max_size=3), st.integers(0, 3))
def test_every_id_obeys_the_rule(title: str, place: list[str], rounds: int) -> None:
    """Whatever a title holds."""
    taken: set[str] = set()
    for _ in range(rounds + 1):
        made = free_id(title, place, taken)
        assert _KEBAB.fullmatch(made)
        assert len(made) <= MAX_LENGTH
        assert made not in taken | RESERVED
        taken.add(made)
