"""Names for new entries."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.content.ids import KEBAB, MAX_LENGTH, RESERVED, free_id

TITLE = "Thôn Nà Dầu làm đường: dân bàn trước"


PLACE = {"tinh": "Tuyên Quang", "huyen": "Chiêm Hóa", "xa": "Yên Lập", "don_vi": "Thôn Nà Dầu"}


@pytest.mark.parametrize(
    ("title", "place", "taken", "wanted"),
    [
        (TITLE, PLACE, (), "tuyen-quang-yen-lap-na-dau-lam-duong-dan-ban-truoc"),
        (TITLE, {**PLACE, "xa": None}, (), "tuyen-quang-chiem-hoa-na-dau-lam-duong-dan-ban-truoc"),
        (TITLE, {"tinh": "Hồ Chí Minh"}, (), "tphcm-thon-na-dau-lam-duong"),
        (TITLE, {"tinh": "Toàn quốc"}, (), "thon-na-dau-lam-duong"),
        ("Tổ dân phố 7 họp bàn", {"tinh": "Huế", "don_vi": "Tổ dân phố 7"}, (), "hue-to-dan-pho-7-hop-ban"),
        ("Thôn Bản Cuôn lắp đèn đường", {"tinh": "Huế", "don_vi": "Bản Cuôn"}, (), "hue-cuon-lap-den-duong"),
        ("Làm đường", {"tinh": "Huế", "xa": "Huế"}, (), "hue-lam-duong"),
        ("Làm đường", {"tinh": "Huế"}, {"hue-lam-duong", "hue-lam-duong-2"}, "hue-lam-duong-3"),
        ("Dân bàn và", {"tinh": "Huế"}, (), "hue-dan-ban"),
        ("Con", {}, (), "con-2"),
        ("…", {"tinh": ""}, (), "bai-moi"),
    ],
)
def test_ids(title: str, place: dict[str, object], taken: set[str], wanted: str) -> None:
    """Where and what, without telling a place twice, no empty word at the end, never one that is taken or reserved."""
    assert free_id(title, place, taken) == wanted


@given(st.text(), st.dictionaries(st.sampled_from(list(PLACE)), st.text()), st.integers(0, 3))
def test_every_id_obeys_the_rule(title: str, place: dict[str, object], rounds: int) -> None:
    """Whatever a title holds."""
    taken: set[str] = set()
    for _ in range(rounds + 1):
        made = free_id(title, place, taken)
        assert KEBAB.fullmatch(made)
        assert len(made) <= MAX_LENGTH
        assert made not in taken | RESERVED
        taken.add(made)
