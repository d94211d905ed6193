"""The kinds of pages that there are, an example of each."""

from __future__ import annotations

import pytest

from scripts.content import loader
from scripts.system.paths import ROOT
from scripts.text.digest import bucket
from tests.support.site_fixtures import MOVED

ENTRY = "ENTRY"


def mark(id_: str) -> str:
    """The mark of an entry in links: FNV-1a of its id in base 36, seven digits."""
    number, digits = bucket(id_), ""
    while number:
        number, digit = divmod(number, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[digit] + digits
    return digits.rjust(7, "0")


COMPARED = "chon=" + "".join(mark(entry.id) for entry in loader.load(ROOT).entries[:3])
"""A query that names three entries by their marks."""
TASK = "hop-thon-quyet-dong-gop"
FILLED = "ngay-hop=2026-12-20T19:00&ho-trong-thon=100&ho-du-hop=87&cach-quyet=hop&pham-vi=trong-thon"
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
    "link-in-setting": "khau/dan-ban/nong-thon-moi/",
    "documents": "van-ban/",
    "document": "van-ban/luat-thuc-hien-dan-chu-o-co-so-2022/",
    "tasks": "viec/",
    "task": f"viec/{TASK}/",
    "task-filled": f"viec/{TASK}/#{FILLED}",
    "year": "viec/trong-nam/",
    "plan": "viec/ke-hoach/",
    "plan-filled": f"viec/ke-hoach/#ngay=2026-12-20&so=87&o-dau=nong-thon-moi&viec={TASK}&moc=ngay-hop",
    "paper": f"viec/{TASK}/bien-ban/",
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
    "narrowed": "tim-kiem/?q=hop&loai-hinh=ton-giao&khau=dan-ban",
    "nothing-found": "tim-kiem/?q=zzzz%20qqqq",
    "to-review": "doi-chieu/",
    "firmness": "muc-chung-thuc/",
    "compare": "so-sanh/",
    "comparison": "so-sanh/?COMPARED",
    "booklet": "tap/?chu-de=hoa-giai",
    "choice": "so-tay/",
    "choice-sent": "so-tay/?COMPARED",
    "moved": f"{MOVED}/",
    "404": "khong-co-trang-nay/",
}
FURTHER = {
    *("province", "links", "documents", "guides", "contribute", "contribute-workbook", "contribute-from-article"),
    *("contribute-well", "architecture", "where-to-begin", "law", "task-filled", "plan-filled", "narrowed"),
}
"""Kinds that share a template with one that is not here."""
TEMPLATES = {
    "bai.html": "entry",
    "chu-de.html": "topics",
    "chuyen.html": "moved",
    "danh-sach.html": "topic",
    "doi-chieu.html": "to-review",
    "ke-hoach.html": "plan",
    "khau-loai-hinh.html": "link-in-setting",
    "khau.html": "links",
    "loai-hinh.html": "setting",
    "mot-giay.html": "paper",
    "mot-khau.html": "link",
    "mot-van-ban.html": "document",
    "mot-viec.html": "task",
    "muc-chung-thuc.html": "firmness",
    "so-sanh.html": "comparison",
    "so-tay.html": "choice-sent",
    "tap.html": "booklet",
    "tim-kiem.html": "search",
    "tinh-cu.html": "former-province",
    "tinh-thanh.html": "provinces",
    "trang-chu.html": "home",
    "van-ban.html": "documents",
    "viec-trong-nam.html": "year",
    "viec.html": "tasks",
}
"""Template of a generated page → a kind that shows it; a test holds that the build makes no other."""
every_kind = pytest.mark.parametrize(
    "kind", [pytest.param(kind, marks=pytest.mark.slow) if kind in FURTHER else kind for kind in KINDS]
)


def address(kind: str, home: str, entry_url: str) -> str:
    """Where the example of a kind stands on a served site."""
    return entry_url if KINDS[kind] == ENTRY else home + KINDS[kind].replace("COMPARED", COMPARED)


COPIED = """async before => {
    for (let frame = 0; frame < 600; frame++) {
        const text = await navigator.clipboard.readText();
        if (text !== before) return text;
        await new Promise(requestAnimationFrame);
    }
    return before;
}"""
"""What the clipboard holds once it is another text than before; the same text where it stays."""
