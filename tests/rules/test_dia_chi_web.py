"""Rule dia-chi-web: addresses of sources are http(s)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

WRONG = [
    "example.vn/bai",
    "javascript:alert(1)",
    "ftp://example.vn/",
    "http://",
    "https://a b.vn",
    "https://u:p@example.vn",
    "'https://[x'",
]


@pytest.mark.parametrize("address", WRONG)
def test_what_is_no_web_address(faults: Callable[[str, str], list[str]], address: str) -> None:
    """Other schemes, no host, spaces and passwords are refused."""
    assert faults("https://example.vn/thon-mau", address) == [
        "21:10: nguon[1].url: không phải địa chỉ web; hãy chép cả địa chỉ từ trình duyệt, bắt đầu bằng https:// hoặc http:// (dia-chi-web)"
    ]


def test_a_source_without_title_and_address(faults: Callable[[str, str], list[str]]) -> None:
    """A source must be findable."""
    both = "- ten: Thôn Mẫu làm đường\n    don_vi: Báo Mẫu\n    url: https://example.vn/thon-mau"
    assert faults(both, "- don_vi: Báo Mẫu") == [
        "19:5: nguon[1]: nguồn cần có tên bài (ten) hoặc địa chỉ (url); hãy thêm một trong hai (dia-chi-web)"
    ]


@pytest.mark.parametrize(
    "address",
    ["http://example.vn", "https://example.vn:8080/a?b=c&d=%20#e", "https://baochinhphu.vn/tin-(bài)-1.htm"],
)
def test_web_addresses_are_fine(faults: Callable[[str, str], list[str]], address: str) -> None:
    """Ports, queries, fragments and Vietnamese letters may stand in an address."""
    assert faults("https://example.vn/thon-mau", f"'{address}'") == []
