"""Vietnamese text: examples that a reader can judge; the properties stand in test_vietnamese_properties."""

from __future__ import annotations

import pytest

from scripts.text import escaping, vietnamese


def test_fold_and_slug() -> None:
    """Marks, hats, horns and đ go; everything else becomes a hyphen."""
    assert vietnamese.fold("ĐƯỜNG ở Ỷ Lại") == "duong o y lai"
    assert vietnamese.slug("  Thôn Mẫu: 100 m³ đường! ") == "thon-mau-100-m-duong"


def test_the_order_of_a_dictionary() -> None:
    """Letters come before tones, đ after d, tones in the order huyền, hỏi, ngã, sắc, nặng."""
    words = ["ma", "mà", "mả", "mã", "má", "mạ", "mai", "mă", "mâ", "na", "đa"]
    expected = ["đa", "ma", "mà", "mả", "mã", "má", "mạ", "mai", "mă", "mâ", "na"]
    assert sorted(words, key=vietnamese.sort_key) == expected
    assert sorted(["Đà Nẵng", "Điện Biên", "Cần Thơ", "An Giang", "Cà Mau"], key=vietnamese.sort_key) == [
        "An Giang",
        "Cà Mau",
        "Cần Thơ",
        "Đà Nẵng",
        "Điện Biên",
    ]


@pytest.mark.parametrize(
    ("written", "cut"),
    [
        ("Một. Hai! Ba?", ["Một.", "Hai!", "Ba?"]),
        ("Thu 1.928 đồng ở TP.HCM. Xong.", ["Thu 1.928 đồng ở TP.HCM.", "Xong."]),
        ("Góp tiền, công v.v. và đất. Xong.", ["Góp tiền, công v.v. và đất.", "Xong."]),
        ("Thu 5 triệu. [1] Chi 4 triệu [2].", ["Thu 5 triệu. [1]", "Chi 4 triệu [2]."]),
        ("Thu 5 triệu. [1][2] [3]", ["Thu 5 triệu. [1][2] [3]"]),
        ("", []),
    ],
)
def test_sentences(written: str, cut: list[str]) -> None:
    """Figures and abbreviations stay whole; citations belong to the sentence before them."""
    assert vietnamese.sentences(written) == cut


def test_figures_and_citations_are_told_apart() -> None:
    """The number in brackets is no figure."""
    assert vietnamese.figures("Thu 1.928 đồng, 36,6 % năm 2020. [12]") == ["1.928", "36,6", "2020"]
    assert vietnamese.citations("Một [1], hai [12], [1234] và [a].") == [1, 12]
    assert vietnamese.words("Thu 5 triệu. [1]") == ["Thu", "5", "triệu."]


@pytest.mark.parametrize(
    ("written", "placed"),
    [
        ("hoà", "hòa"),
        ("KHOẺ", "KHỎE"),
        ("thuỷ", "thủy"),
        ("hòan", "hoàn"),
        ("thọai", "thoại"),
        ("qúy", "quý"),
        ("quỹ", "quỹ"),
    ],
)
def test_tone_marks(written: str, placed: str) -> None:
    """Open oa, oe, uy carry the mark first; closed ones and q-words do not."""
    assert vietnamese.place_tones(written) == placed


def test_closest() -> None:
    """Case and marks do not count; what is far is not offered."""
    assert vietnamese.closest("Quang Nam", ["Đà Nẵng", "Quảng Nam"]) == "Quảng Nam"
    assert vietnamese.closest("zzz", ["Đà Nẵng", "Quảng Nam"]) is None


def test_squeezed_leaves_what_keeps_its_white_space() -> None:
    html = "<p>\n   một\n\n  hai   ba </p>\n\n<pre>\n  x\n\n  y</pre>\n <script>\n  a\n\n</script>\n  <pretty>\n  z"
    assert escaping.collapse_newlines(html) == (
        "<p>\nmột\nhai   ba </p>\n<pre>\n  x\n\n  y</pre>\n<script>\n  a\n\n</script>\n<pretty>\nz"
    )
