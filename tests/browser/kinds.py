"""The kinds of pages that there are, an example of each."""

from __future__ import annotations

import pytest

from tests.support.site_fixtures import MOVED

ENTRY = "ENTRY"
KINDS = {
    "home": "",
    "setting": "nong-thon-moi/",
    "entry": ENTRY,
    "topics": "chu-de/",
    "topic": "chu-de/hop-dan-lay-y-kien/",
    "provinces": "tinh-thanh/",
    "province": "tinh-thanh/da-nang/",
    "former-province": "tinh-thanh/quang-nam/",
    "links": "khau/",
    "link": "khau/dan-ban/",
    "documents": "van-ban/",
    "document": "van-ban/luat-thuc-hien-dan-chu-o-co-so-2022/",
    "tasks": "viec/",
    "task": "viec/hop-thon-quyet-dong-gop/",
    "year": "viec/trong-nam/",
    "paper": "viec/hop-thon-quyet-dong-gop/bien-ban/",
    "guides": "huong-dan/",
    "contribute": "huong-dan/gui-bai/",
    "contribute-workbook": "huong-dan/gui-bai/excel/",
    "contribute-from-article": "huong-dan/gui-bai/tu-bai-bao/",
    "contribute-well": "huong-dan/gui-bai/viet-hay/",
    "rules": "huong-dan/quy-tac/",
    "architecture": "phat-trien/kien-truc/",
    "about": "gioi-thieu/",
    "where-to-begin": "huong-dan/bat-dau-nong-thon-moi/",
    "law": "huong-dan/luat-cho-dan-nhung-gi/",
    "search": "tim-kiem/?q=hop%20dan",
    "browse": "tim-kiem/",
    "nothing-found": "tim-kiem/?q=zzzz%20qqqq",
    "to-review": "doi-chieu/",
    "firmness": "muc-chung-thuc/",
    "compare": "so-sanh/",
    "booklet": "tap/?chu-de=hoa-giai",
    "moved": f"{MOVED}/",
    "404": "khong-co-trang-nay/",
}
FURTHER = {
    *("province", "links", "documents", "guides", "contribute", "contribute-workbook", "contribute-from-article"),
    *("contribute-well", "architecture", "where-to-begin", "law"),
}
"""Kinds that share a template with one that is not here."""
every_kind = pytest.mark.parametrize(
    "kind", [pytest.param(kind, marks=pytest.mark.slow) if kind in FURTHER else kind for kind in KINDS]
)


def address(kind: str, home: str, entry_url: str) -> str:
    """Where the example of a kind stands on a served site."""
    return entry_url if KINDS[kind] == ENTRY else home + KINDS[kind]
