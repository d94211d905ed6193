"""Rule danh-muc: controlled words are those of _danh-muc."""

from __future__ import annotations

from collections.abc import Callable

import pytest


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "[duong-giao",
            "[duong-gia",
            "16:10: chu_de[1]: chủ đề “duong-gia-thong” không có trong danh mục; có phải ý bạn là “duong-giao-thong”?",
        ),
        (
            "[luat-moi-2022]",
            "[luat-moi-202]",
            "17:11: van_ban[1]: văn bản “luat-moi-202” không có trong danh mục; có phải ý bạn là “luat-moi-2022”?",
        ),
        (
            "[luat-moi-2022]",
            "[{ma: zzz}]",
            "17:16: van_ban[1].ma: văn bản “zzz” không có trong danh mục; hãy chọn một mã trong practices/_danh-muc/van-ban.yaml",
        ),
        (
            "Quảng Nam",
            "Quang Nam",
            "4:9: dia_ban.tinh: không có tỉnh, thành phố nào tên “Quang Nam”; có phải ý bạn là “Quảng Nam”?",
        ),
        (
            "Quảng Nam",
            "Tỉnh Quảng Nam",
            "4:9: dia_ban.tinh: không có tỉnh, thành phố nào tên “Tỉnh Quảng Nam”; có phải ý bạn là “Quảng Nam”?",
        ),
        (
            "Quảng Nam",
            "cố đô",
            "4:9: dia_ban.tinh: không có tỉnh, thành phố nào tên “cố đô”; có phải ý bạn là “Huế”?",
        ),
        (
            "[duong-giao-thong]",
            "[duong-giao-thong, duong-giao-thong]",
            "16:28: chu_de[2]: chủ đề “duong-giao-thong” ghi hai lần; hãy bỏ một",
        ),
        (
            "[duong-giao-thong]",
            "[duong-giao-thong, Đường giao thông]",
            "16:28: chu_de[2]: “Đường giao thông” là chủ đề “duong-giao-thong”, đã ghi ở đây rồi; hãy bỏ một",
        ),
    ],
)
def test_an_unknown_word_draws_the_nearest(
    faults: Callable[[str, str], list[str]], old: str, new: str, said: str
) -> None:
    """Misspelt links, topics, documents and provinces are told at their place with what may have been meant."""
    assert faults(old, new) == [f"{said} (danh-muc)"]


def test_the_province_of_a_replication(faults: Callable[[str, str], list[str]]) -> None:
    """Places inside a list are judged like the first."""
    other = "nhan_rong:\n  - dia_ban: {tinh: Hue}\n    noi_dung: Cũng làm như vậy.\nchu_de: ["
    assert faults("chu_de: [", other) == [
        "17:21: nhan_rong[1].dia_ban.tinh: không có tỉnh, thành phố nào tên “Hue”; có phải ý bạn là “Huế”? (danh-muc)"
    ]


@pytest.mark.parametrize("name", ["Đà Nẵng", "Thừa Thiên Huế", "Toàn quốc"])
def test_names_of_today_and_of_before_are_fine(faults: Callable[[str, str], list[str]], name: str) -> None:
    """A source of 2020 calls a province as it was called then."""
    assert faults("Quảng Nam", name) == []


def test_the_article_of_a_document_is_free_text(faults: Callable[[str, str], list[str]]) -> None:
    """Only the id of a document is a controlled word."""
    assert faults("[luat-moi-2022]", "[{ma: luat-moi-2022, dieu: Điều 15}]") == []


def test_an_unknown_key_beside_a_document_draws_one_fault(faults: Callable[[str, str], list[str]]) -> None:
    """What stands under an unknown key is not judged as an id on top."""
    assert [
        line.rsplit(" ", 1)[1] for line in faults("[luat-moi-2022]", "[{ma: luat-moi-2022, dieu_khoan: Điều 15}]")
    ] == ["(khoa)"]
