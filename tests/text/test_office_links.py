"""Addresses that stand behind words of a document."""

from __future__ import annotations

import pytest

from scripts.text.office_links import is_told, web_links


def test_addresses_are_found_by_their_ids() -> None:
    """Of the web alone, whatever the quotes and the prefix."""
    part = (
        b'<Relationships><Relationship Id="rId1" Target="https://a.vn/?x=1&amp;y=2" TargetMode="External"/>'
        b"<r:Relationship Target='http://b.vn' Id='rId2'/><Relationship Id=\"rId3\" Target=\"sheet1.xml\"/></Relationships>"
    )
    assert web_links(part) == {"rId1": "https://a.vn/?x=1&y=2", "rId2": "http://b.vn"}


@pytest.mark.parametrize(
    ("link", "text"),
    [
        ("https://a.vn/bai/", "https://a.vn/bai"),
        ("http://www.a.vn/Bai", "xem a.vn/bai nhé"),
        ("https://a.vn/b%C3%A0i", "a.vn/bài"),
    ],
)
def test_what_the_words_say_themselves(link: str, text: str) -> None:
    assert is_told(link, text)
    assert not is_told(link, "Xem bài")
