"""Rule van-ban-hieu-luc: documents are in force."""

from __future__ import annotations

from collections.abc import Callable


def test_a_replaced_document_names_its_heir(faults: Callable[[str, str], list[str]]) -> None:
    """A warning, for a law can end any day without the entry being at fault."""
    assert faults("[luat-moi-2022]", "[luat-cu-2007]") == [
        "17:11: cảnh báo: van_ban[1]: văn bản “luat-cu-2007” không còn hiệu lực; nay là “luat-moi-2022” (Luật mới) (van-ban-hieu-luc)"
    ]


def test_an_ended_document_without_heir(faults: Callable[[str, str], list[str]]) -> None:
    """Without an heir the sentence says what to do."""
    assert faults("[luat-moi-2022]", "[{ma: luat-bo-1999, dieu: Điều 1}]") == [
        (
            "17:16: cảnh báo: van_ban[1].ma: văn bản “luat-bo-1999” không còn hiệu lực; hãy chọn văn bản đang có hiệu lực, hoặc bỏ dòng này"
            " (van-ban-hieu-luc)"
        )
    ]


def test_a_document_in_force_is_fine(faults: Callable[[str, str], list[str]]) -> None:
    """The article is not taken for a document, even if it is written like one."""
    assert faults("[luat-moi-2022]", "[{ma: luat-moi-2022, dieu: luat-cu-2007}]") == []
