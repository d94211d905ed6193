"""No address out of data becomes a link unless it is of the web; behind the check this is the second wall."""

from __future__ import annotations

import json
import re

import pytest

from scripts.content import urls
from scripts.pages.owner import Owner
from scripts.pages.site_pages import SitePages
from tests.browser import attacks
from tests.conftest import PracticesFolder

_LINK = re.compile(r'(?:href|src|action)="([^"]*)"')


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", " JaVaScript:alert(1)", "data:text/html,x", "vanban.vn/nd", "//ngoai.vn/x", "https:ngoai"],
)
def test_only_addresses_of_the_web_become_links(collection: PracticesFolder, address: str) -> None:
    """Sources of an entry, their archived copies, and documents; what else the page says of them stays."""
    values = attacks.entry("Lời lành của một thôn") | {"chu_de": ["duong-giao-thong"], "lien_quan": []}
    values["van_ban"][0]["ma"] = "luat-moi-2022"
    values["nguon"] = [values["nguon"][0] | {"url": address, "url_luu": address, "ten": "Tên bài của nguồn"}]
    collection.write("practices/ton-giao/xau.yaml", json.dumps(values, ensure_ascii=False))
    collection.change(
        "{ma: luat-moi-2022, ",
        f"{{ma: luat-moi-2022, nguon: {json.dumps(address)}, ",
        "practices/_danh-muc/van-ban.yaml",
    )
    begins = address if ":" in address or "//" in address else "huong-dan/"  # of our own it would be a page
    collection.change(
        "{ma: ton-giao, ", f"{{ma: ton-giao, bat_dau: {json.dumps(begins)}, ", "practices/_danh-muc/loai-hinh.yaml"
    )
    found = collection.load()
    site = SitePages(found, Owner())
    pages = [site.html(page) for page in (*map(site.entry, found.entries), *site.non_entry_pages())]
    links = [link for html in pages for link in _LINK.findall(html)]
    told = [link for link in links if address.strip().lower() in link.lower() and not link.startswith(("./", "../"))]
    assert told == []
    assert any("Tên bài của nguồn" in html for html in pages)


def test_a_colon_at_home_is_no_scheme() -> None:
    assert urls.relative("", "javascript:alert(1)") == "./javascript:alert(1)"
    assert urls.relative("", "//ngoai.vn/x") == ".///ngoai.vn/x"
    assert urls.relative("", "chu-de/") == "chu-de/"
    assert urls.relative("", "") == "./"
