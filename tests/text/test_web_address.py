"""Addresses without what follows their readers."""

from __future__ import annotations

import pytest

from scripts.text.web_address import without_tracking


@pytest.mark.parametrize(
    ("address", "bare"),
    [
        ("https://a.vn/x?utm_source=fb&UTM_medium=m", "https://a.vn/x"),
        ("https://a.vn/x?b=2&fbclid=1&c=%20#utm_source=1", "https://a.vn/x?b=2&c=%20#utm_source=1"),
        ("https://a.vn/x?zarsrc=30&gclid=#d", "https://a.vn/x#d"),
        ("https://a.vn/x?", "https://a.vn/x?"),
        ("https://a.vn/fbclid=1?id=utm_source", "https://a.vn/fbclid=1?id=utm_source"),
        ("https://a.vn/?a=1&&b", "https://a.vn/?a=1&&b"),
    ],
)
def test_parameters_that_follow_readers(address: str, bare: str) -> None:
    """What is left stays byte for byte."""
    assert without_tracking(address) == bare
