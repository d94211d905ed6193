"""Lists that go on over several pages, and the sitemap of many."""

from __future__ import annotations

import re

import pytest

from scripts.content import urls
from scripts.pages import site_pages, sitemap
from scripts.pages.generated_page import GeneratedPage
from scripts.pages.owner import Owner
from scripts.pages.site_pages import SitePages
from tests.conftest import PracticesFolder

LINKS = re.compile(r'href="([^"]+)"')


@pytest.fixture
def many(collection: PracticesFolder) -> PracticesFolder:
    """Seven entries of one setting."""
    for number in range(6):
        collection.add(f"practices/ton-giao/bai-{number}.yaml")
    return collection


def _pages(collection: PracticesFolder) -> dict[str, GeneratedPage]:
    return {page.address: page for page in _site(collection).non_entry_pages()}


def _site(collection: PracticesFolder) -> SitePages:
    return SitePages(collection.load(), Owner())


def test_a_short_list_is_one_page(many: PracticesFolder) -> None:
    assert not [address for address in _pages(many) if "/trang/" in address]


def test_a_page_that_stands_again_is_not_hidden_by_a_moved_address(
    many: PracticesFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The list had grown short, its second page was recorded as moved, and now there are entries for it again."""
    many.write("practices/_danh-muc/chuyen-huong.yaml", "- {tu: ton-giao/trang/2, den: ton-giao}\n")
    assert _pages(many)["ton-giao/trang/2/"].title == "Trang đã chuyển"
    monkeypatch.setattr(site_pages, "PORTION", 3)
    site = _site(many)
    made = [page for page in site.non_entry_pages() if page.address == "ton-giao/trang/2/"]
    assert [page.title for page in made] == ["Vùng đồng bào tôn giáo – trang 2"]


def test_a_long_list_goes_on(many: PracticesFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every entry stands on one page of the list, in the list's order; each page leads to the ones beside it."""
    monkeypatch.setattr(site_pages, "PORTION", 3)
    made = _pages(many)
    html = {address: _site(many).html(page) for address, page in made.items()}
    here = urls.setting("ton-giao")
    turns = [urls.further(here, number) for number in (1, 2, 3)]
    assert [address for address in made if address.startswith(here)] == turns
    assert turns == ["ton-giao/", "ton-giao/trang/2/", "ton-giao/trang/3/"]
    listed = [re.findall(r'the-ten"><a href="[^"]*?([\w-]+)/"', html[address]) for address in turns]
    assert [len(row) for row in listed] == [3, 3, 1]
    assert [id_ for row in listed for id_ in row] == [entry.id for entry in many.load().in_setting("ton-giao")]
    for address, up, at in zip(turns, ("../", "../../../", "../../../"), (0, 1, 2), strict=True):
        beside, numbered = html[address][html[address].index("phan-trang") :].split("so-trang")
        ways = [f"{up}{turn}" for turn in turns]
        assert LINKS.findall(beside) == [way for number, way in enumerate(ways) if abs(number - at) == 1]
        assert LINKS.findall(numbered) == [way for number, way in enumerate(ways) if number != at]
    assert [made[address].is_index for address in turns] == [True, False, False]
    assert made[turns[1]].title.endswith("– trang 2")
    assert "7 bài" in html[turns[1]]


def test_a_part_of_a_page_ends_somewhere(many: PracticesFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page of a stage holds the newest of each setting and leads to the whole list, without a script."""
    monkeypatch.setattr(site_pages, "SAMPLE", 2)
    monkeypatch.setattr(site_pages, "PORTION", 5)
    link = many.load().entries[0].practice.stages[0]
    pages = _pages(many)
    body = _site(many).html(pages[urls.stage(link)])
    assert body.count("<article") == 2
    whole = urls.stage_in_setting(link, "ton-giao")
    assert f'{whole}">Xem cả 7 bài' in body
    assert _site(many).html(pages[whole]).count("<article") == 5
    assert _site(many).html(pages[urls.further(whole, 2)]).count("<article") == 2


def test_what_has_no_date_stands_last_under_its_own_heading(collection: PracticesFolder) -> None:
    collection.add("practices/ton-giao/khong-ro.yaml")
    text = (collection.root / "practices/ton-giao/khong-ro.yaml").read_text(encoding="utf-8")
    undated = text.replace("  tu: 2021\n  den: 2021-03\n", "  ghi_chu: Không rõ năm.\n").replace(
        "    ngay: 2021-03-26\n", ""
    )
    collection.write("practices/ton-giao/khong-ro.yaml", undated)
    body = _site(collection).html(_pages(collection)[urls.setting("ton-giao")])
    assert body.index("ton-giao/bai-mau/") < body.index("Chưa rõ thời gian</h2>") < body.index("ton-giao/khong-ro/")


def test_a_long_sitemap_is_an_index(collection: PracticesFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap, "PORTION", 2)
    files = sitemap.sitemap(collection.load(), "https://vi-du.vn/kho/", ["c/", "a/", "b/"])
    assert sorted(files) == ["sitemap-1.xml", "sitemap-2.xml", "sitemap.xml"]
    assert re.findall("<loc>(.*?)</loc>", files["sitemap.xml"]) == [
        "https://vi-du.vn/kho/sitemap-1.xml",
        "https://vi-du.vn/kho/sitemap-2.xml",
    ]
    assert re.findall("<loc>(.*?)</loc>", files["sitemap-1.xml"] + files["sitemap-2.xml"]) == [
        f"https://vi-du.vn/kho/{address}/" for address in "abc"
    ]


def test_a_stage_of_the_strip_leads_to_the_deed_that_bears_its_mark(collection: PracticesFolder) -> None:
    """Anchors are counted on from the steps to the results, so that each stands once."""
    collection.change("  - Làm xong 100 m đường.\n", "  - dan-lam: Làm xong 100 m đường.\n")
    (page,) = [
        text for name, text in site_pages.pages(collection.load(), Owner()).items() if name.endswith("bai-mau.md")
    ]
    ids = re.findall(r'id="(viec-\d+)"', page)
    assert len(ids) == len(set(ids))
    for name, anchor in (("Dân biết", "viec-2"), ("Dân làm", "viec-3"), ("Dân bàn", "viec-4")):
        assert re.search(rf'href="#{anchor}"[^>]*>(?:<[^>]*>)*{name}', page), name
        deed = page[page.index(f'id="{anchor}"') :]
        assert name in deed[: deed.index("</li>")]


def test_what_is_newest_was_done_last(collection: PracticesFolder) -> None:
    """Not what was compared with its sources last; what nothing dates comes after all others."""
    collection.add("practices/ton-giao/bai-cu.yaml")
    collection.change("  tu: 2021\n  den: 2021-03\n", "  tu: 2019\n", "practices/ton-giao/bai-cu.yaml")
    collection.change(
        "chu_de: [", "ra_soat: {ngay: 2026-11-20, don_vi: Nhóm}\nchu_de: [", "practices/ton-giao/bai-cu.yaml"
    )
    html = _site(collection).html(_pages(collection)[urls.HOME])
    assert html.index("ton-giao/bai-mau/") < html.index("ton-giao/bai-cu/")


def test_a_page_shows_ten_questions(collection: PracticesFolder) -> None:
    """Of thirty, the first; the rest only help to find it."""
    asked = [f"câu hỏi số {number} của bài này" for number in range(1, 31)]
    collection.change("van_ban:", "hoi:\n" + "".join(f"  - {one}\n" for one in asked) + "van_ban:")
    entry = collection.load().entries[0]
    assert entry.practice.questions == tuple(asked)
    site = _site(collection)
    html = site.html(site.entry(entry))
    shown = [one for one in asked if f"<li>{one}</li>" in html]
    assert shown == asked[:10]
