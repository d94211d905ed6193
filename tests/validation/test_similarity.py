"""How much texts tell the same, and names of units."""

from __future__ import annotations

import pytest

from scripts.validation.similarity import Texts, same_name, words

LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạéèẻẽẹó"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Ấp 19", "Tổ 13, ấp 19", True),
        ("Công ty TNHH Giầy Roll Sport", "Công ty Roll Sport", True),
        ("9 xóm Chăm trong tỉnh", "Các xóm Chăm", True),
        ("Các thôn", "các thôn", True),
        ("Thôn Nà Dầu", "Giáo xứ Nà Dầu", True),
        ("Khu Hiệp Hòa 13", "Khu Hiệp Hòa 14", False),
        ("Khu phố A", "Khu phố B", False),
        ("Thôn Tân Lập", "Thôn Tân Thành", False),
        ("Thôn 5", "Tổ dân phố", False),
        ("Ban Trị sự Phật giáo Hòa Hảo xã Giang Thành", "Đội xây cầu Ban Trị sự Phật giáo Hòa Hảo", True),
        ("Tập đoàn Cao su Việt Nam", "Tập đoàn Điện lực Việt Nam", False),
        ("Thôn Điền Trang", "Đền Tranh", False),
        ("7 làng, 1 thôn", "Tổ 7, ấp 12", False),
        ("", "Thôn 5", False),
    ],
)
def test_names_of_units(one: str, other: str, same: bool) -> None:  # noqa: FBT001 - the expected answer
    """Shorter or longer, of whatever kind, one number at most."""
    assert same_name(one, other) is same
    assert same_name(other, one) is same


def test_words() -> None:
    """Figures whole, citations left out, nothing beyond the bound."""
    assert words("Góp 1.928 đồng, 5,4 km. [1] [12] M2") == {"góp", "1.928", "đồng", "5,4", "km", "m", "2"}
    assert len(words(" ".join(map(str, range(5_000))))) < 1_100


def test_likeness_counts_what_is_rare() -> None:
    """What all texts have says nothing; order does not count; a part of a text is like the whole."""
    common = [f"chung{letter}" for letter in LETTERS[:30]]
    rows = [[*common, *(f"riêng{row}{letter}" for letter in LETTERS[:10])] for row in LETTERS]
    texts = Texts((" ".join(row), "") for row in (*rows, rows[0][::-1], rows[1][:35], []))
    assert texts.likeness(0, 2) == 0
    assert texts.likeness(0, 40) == 1
    assert 0.5 < texts.likeness(1, 41) < 1
    assert texts.likeness(0, 42) == 0
    assert sorted(texts.near(range(43))) == [(0, 40), (1, 41)]
