"""Rule dia-chi-web: addresses of sources are http(s)."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.conftest import PracticesFolder

TABLE = "practices/_danh-muc/van-ban.yaml"

WRONG = [
    "javascript:alert(1)",
    "ftp://example.vn/",
    "http://",
    "https://a b.vn",
    "https://u:p@example.vn",
    "'https://[x'",
    "https://@example.vn",
    "https://:p@example.vn",
    "https://baochinhphu.vn:443@example.vn/",
    "https://example.vn:99999/",
    "https://example.vn:0/",
    "https://example.vn:x/",
    "https://ex%61mple.vn/",
    "https://example.vn／a/",
    "https:///example.vn/",
    "https:example.vn",
    "https://-.,/",
    "'JaVaScRiPt:alert(1)//https://example.vn'",
    "data:text/html;base64,PGI+",
    "vbscript:msgbox(1)",
    "//example.vn/a",
    "'view-source:https://example.vn'",
    "blob:https://example.vn/a",
]
LOOKALIKE = {
    "https://bаoquangnam.vn/a": "U+0430 (CYRILLIC SMALL LETTER A)",
    "https://bαo.vn/": "U+03B1 (GREEK SMALL LETTER ALPHA)",
    "https://example．vn/": "",
    "https://ｅxample.vn/": "U+FF45 (FULLWIDTH LATIN SMALL LETTER E)",
    "https://bao１.vn/": "U+FF11 (FULLWIDTH DIGIT ONE)",
}


@pytest.mark.parametrize("address", WRONG)
def test_what_is_no_web_address(faults: Callable[[str, str], list[str]], address: str) -> None:
    """Other schemes, no host, spaces and passwords are refused."""
    assert faults("https://example.vn/thon-mau", address) == [
        "21:10: nguon[1].url: không phải địa chỉ web; hãy chép cả địa chỉ từ trình duyệt, bắt đầu bằng https:// hoặc http:// (dia-chi-web)"
    ]


@pytest.mark.parametrize("address", LOOKALIKE)
def test_a_host_that_looks_like_another(faults: Callable[[str, str], list[str]], address: str) -> None:
    """Letters of other scripts in a name are told: the reader would take it for a paper that he knows."""
    told = faults("https://example.vn/thon-mau", address)
    if LOOKALIKE[address]:
        assert told == [
            f"21:10: nguon[1].url: tên trang có chữ lạ {LOOKALIKE[address]}, nhìn dễ nhầm với trang khác; hãy mở lại trang và chép địa chỉ từ trình duyệt (dia-chi-web)"
        ]
    else:
        assert len(told) == 1
        assert "không phải địa chỉ web" in told[0]


@pytest.mark.parametrize(
    "address",
    [
        "http://example.vn",
        "https://example.vn:8080/a?b=c&d=%20#e",
        "https://baochinhphu.vn/tin-(bài)-1.htm",
        "https://tiếngviệt.vn/",
        "https://xn--tingvit-s8a1h.vn/",
        "http://[2001:db8::1]:80/",
    ],
)
def test_web_addresses_are_fine(faults: Callable[[str, str], list[str]], address: str) -> None:
    """Ports, queries, fragments and Vietnamese letters may stand in an address."""
    assert faults("https://example.vn/thon-mau", f"'{address}'") == []


def test_an_address_that_follows_readers(faults: Callable[[str, str], list[str]]) -> None:
    """Told with what to write instead."""
    assert faults("https://example.vn/thon-mau", "https://example.vn/a?utm_source=fb&id=3&fbclid=x") == [
        "21:10: nguon[1].url: địa chỉ mang mã theo dõi người đọc; hãy viết: https://example.vn/a?id=3 (dia-chi-web)"
    ]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("example.vn/bai", "thiếu phần đầu; có phải ý bạn là https://example.vn/bai ?"),
        ("https://a.vn/1 https://b.vn/2", "có hai địa chỉ ở một chỗ; hãy giữ một"),
        ("“https://a.vn/1”", "hãy viết: https://a.vn/1"),
        ("<https://a.vn/1?fbclid=x>", "hãy viết: https://a.vn/1"),
    ],
)
def test_what_was_probably_meant(faults: Callable[[str, str], list[str]], written: str, said: str) -> None:
    (line,) = faults("https://example.vn/thon-mau", f'"{written}"')
    assert f"nguon[1].url: {said}" in line


def test_an_archive_knows_a_page_by_its_whole_address(faults: Callable[[str, str], list[str]]) -> None:
    stored = "https://example.org/luu/https://example.vn/a?fbclid=x"
    assert faults("    loai: bao-chi\n", f"    loai: bao-chi\n    url_luu: {stored}\n") == []


@pytest.mark.parametrize(
    ("address", "host", "own"),
    [
        ("https://test.bao.vn/bai-1.amp", "test.bao.vn", "https://bao.vn/bai-1.amp"),
        ("https://beta.bao.vn/bai-1", "beta.bao.vn", "https://bao.vn/bai-1"),
        ("https://betav3.bao.net.vn/bai-1", "betav3.bao.net.vn", "https://bao.net.vn/bai-1"),
        ("https://uat-luat.bao.vn/bai-1", "uat-luat.bao.vn", "https://luat.bao.vn/bai-1"),
    ],
)
def test_a_copy_on_which_a_paper_tries_things(
    faults: Callable[[str, str], list[str]], address: str, host: str, own: str
) -> None:
    """It goes away one day; the paper's own page may have another address, so nothing is written by itself."""
    assert faults("https://example.vn/thon-mau", address) == [
        f"21:10: nguon[1].url: {host} là bản thử của trang, mai kia có thể mất; hãy ghi địa chỉ trên chính trang ấy, mở xem có phải: {own} ; không có thì bỏ dòng này (dia-chi-web)"
    ]


@pytest.mark.parametrize(
    "address", ["https://test.vn/a", "https://dev-luat.vn/a", "https://beta.org/a", "https://bao.vn/test.beta.vn"]
)
def test_a_site_called_so(faults: Callable[[str, str], list[str]], address: str) -> None:
    """The word is the name of the site itself, or stands elsewhere."""
    assert faults("https://example.vn/thon-mau", address) == []


def test_a_copy_for_trials_of_a_law(collection: PracticesFolder) -> None:
    """The text of a document is looked for on the site itself, too."""
    collection.change("ma: luat-moi-2022,", "ma: luat-moi-2022, nguon: https://uat-luat.bao.vn/1,", TABLE)
    (line,) = collection.lines()
    assert "nguon: uat-luat.bao.vn là bản thử của trang" in line
