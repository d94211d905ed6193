"""The quick look of the rule on private facts, before a text is folded, misses nothing that the rule itself would find."""

from __future__ import annotations

import unicodedata

from hypothesis import example, given
from hypothesis import strategies as st

from scripts.validation.rules import thong_tin_ca_nhan as rule
from tests.validation.rules import privacy

SENTENCES = sorted({case.sentence for name in privacy.SETS for case in privacy.cases(name)})
WORDS = [
    "sinh ngày",
    "ngày sinh",
    "SN",
    "trú tại",
    "ngụ tại",
    "số",
    "số nhà",
    "nhà",
    "tổ",
    "ngõ",
    "đường",
    "phố",
    "khu phố",
    "ông",
    "bà",
    "CMND",
    "STK",
    "tài khoản",
    "Agribank",
    "gọi",
    "điện thoại",
    "12",
    "0912",
    "345678",
    "@",
    "a@b.vn",
    "lan [at] x.vn",
    "o912345678",
    "12/3/1960",
    "SỐ",
    "84",
]
BITS = list("0123456789 .-/·–():;@o²①０ọÓ~,[at]ađố\u00a0\u0301\u2011sn")
made = st.builds(
    lambda words, gap: gap.join(words), st.lists(st.sampled_from(WORDS), min_size=2), st.sampled_from(" -")
)


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """A sentence with some characters put in, changed or left out."""
    letters = list(draw(st.sampled_from(SENTENCES) | made))
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(letters)))
        letters[at : at + draw(st.integers(0, 1))] = draw(st.sampled_from([*BITS, ""]))
    return unicodedata.normalize(draw(st.sampled_from(["NFC", "NFD"])), "".join(letters))


@given(damaged())
@example("Nhà ông A ở số 12Đ ngõ 34 đường Lê Lợi.")
@example("Thư gửi lan [á] example.vn")
@example("Bà B ŠN 01-05-1960.")
def test_the_quick_look_misses_nothing(text: str) -> None:
    """By itself or among other texts."""
    kind = rule._kind(text)
    assert rule.found(text) == kind
    if kind:
        assert rule._may_tell(f"Thôn họp bàn{rule._APART}{text}{rule._APART}Dân góp 5 triệu đồng")
