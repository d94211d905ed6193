"""Rule tieng-nuoc-ngoai: a page that looks foreign says in which language it is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

LIKE = {
    "https://en.vietnamplus.vn/a.html": "en",
    "https://english.thesaigontimes.vn/1": "en",
    "https://ja.laodong.vn/xa-hoi/a": "ja",
    "https://cn.sggp.org.vn/a": "zh",
    "https://www.vietnam.vn/en/a": "en",
    "https://www.vietnam.vn/no/a": "no",
    "https://vovworld.vn/en-US/a/b.vov": "en",
    "http://www.ilo.org/hanoi/WCMS_1/lang--en/index.htm": "en",
    "https://www.nytimes.com/2020/a.html": "en",
    "https://www.bbc.co.uk/news/a": "en",
    "https://e.vnexpress.net/a": "en",
    "https://viet-jo.com/a": "ja",
}
VIETNAMESE = [
    "https://vnexpress.net/a",
    "https://en.vn/a",
    "https://example.vn/en",
    "https://it.example.vn/a",
    "https://example.vn/no-luc/a",
    "https://www.bbc.com/vietnamese/a",
    "http://www.ilo.org/hanoi/WCMS_1/lang--vi/index.htm",
    "https://vi.example.org/en/a",
]


@pytest.mark.parametrize("address", LIKE)
def test_an_address_that_looks_foreign(faults: Callable[[str, str], list[str]], address: str) -> None:
    """By its host, by the first folder of its path, by a paper that writes in no other language."""
    (told,) = faults("https://example.vn/thon-mau", address)
    assert told.startswith("21:10: cảnh báo: nguon[1].url: địa chỉ này giống trang tiếng ")
    assert f"đúng thì ghi “tieng: {LIKE[address]}”" in told


@pytest.mark.parametrize("address", VIETNAMESE)
def test_other_addresses(faults: Callable[[str, str], list[str]], address: str) -> None:
    assert faults("https://example.vn/thon-mau", address) == []


def test_who_says_it_is_not_asked(faults: Callable[[str, str], list[str]]) -> None:
    assert faults("https://example.vn/thon-mau", "https://en.example.vn/a\n    tieng: fr") == []
