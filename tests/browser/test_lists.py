"""Lists on a phone: none is endless, in one order, narrowed by what somebody knows of a place; nothing is cut off at 320 px."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from scripts.content import dating, labels
from scripts.search import documents
from tests.browser.conftest import Watched
from tests.browser.kinds import COMPARED
from tests.support.site_fixtures import Built

MOST_SCREENS = 12
PHONE: ViewportSize = {"width": 390, "height": 844}
NOT_LISTS = ("viec/", "huong-dan/")
"""What stands below these is a text of its own."""


@pytest.fixture
def page(watched: Watched) -> Iterator[Page]:
    """A page on which nothing goes wrong."""
    watched.page.set_viewport_size(PHONE)
    yield watched.page
    assert watched.wrongs == []


def test_no_list_is_longer_than_twelve_screens(built: Built, home: str, browser: Browser) -> None:
    """Every page that is a list, and its further pages, as it stands without JavaScript."""
    settings = built.collection.vocabulary.settings
    entries = {f"{entry.setting}/{entry.id}/" for entry in built.collection.entries}
    lists = [
        address
        for folder in ("khau", "chu-de", "tinh-thanh", "van-ban", "doi-chieu", "viec", *settings)
        for file in sorted((built.site / folder).rglob("index.html"))
        if (address := f"{file.parent.relative_to(built.site).as_posix()}/") not in entries
        and (address in NOT_LISTS or not address.startswith(NOT_LISTS))
    ]
    assert len(lists) > 100
    assert any("/trang/" in address for address in lists)
    screens = {}
    with browser.new_context(viewport=PHONE, java_script_enabled=False) as context:
        page = context.new_page()
        for address in lists:
            page.goto(home + address, wait_until="domcontentloaded")
            screens[address] = page.evaluate("document.documentElement.scrollHeight / innerHeight")
    assert {address: round(length, 1) for address, length in screens.items() if length > MOST_SCREENS} == {}


def test_a_comparison_is_stacked_row_by_row(home: str, page: Page) -> None:
    """The name of a row, then below it what each entry says, under its title: no cell stands beside another."""
    page.goto(f"{home}so-sanh/?{COMPARED}")
    expect(page.locator("table.so-sanh thead th")).to_have_count(3)
    rows = page.locator("table.so-sanh tbody tr").evaluate_all(
        """rows => rows.map(row => [...row.children].map(cell => {
            const box = cell.getBoundingClientRect();
            return {left: box.left, top: box.top, bottom: box.bottom, right: box.right,
                    named: getComputedStyle(cell, "::before").content.length > 10, head: cell.tagName === "TH"};
        }))"""
    )
    assert len(rows) > 5
    for row in rows:
        assert [cell["head"] for cell in row] == [True, False, False, False]
        assert all(cell["named"] for cell in row[1:])
        assert len({cell["left"] for cell in row}) == 1
        assert all(cell["right"] <= PHONE["width"] for cell in row)
        assert all(lower["top"] >= upper["bottom"] - 1 for upper, lower in itertools.pairwise(row))


def test_a_commune_is_found_by_a_part_of_its_name(built: Built, home: str, page: Page, watched: Watched) -> None:
    """As written or today's, without marks; what is chosen stays, in the address too."""
    named = {entry.id: entry for entry in built.collection.entries if entry.practice.place.commune_today}
    entry = min(named.values(), key=lambda entry: entry.id)
    communes = {row.id: row.facets.communes for row in documents.search_documents(built.collection)}[entry.id]
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{home}tim-kiem/")
    page.locator("#loc-hop > summary").click()
    group = page.locator("#bo-loc [data-khoa=xa]")
    expect(group).to_be_visible()
    assert not [url for url in asked if url.endswith("/loc-xa.js")]
    page.route("**/loc-xa.js", lambda route: route.abort(), times=1)
    group.locator("summary").click()
    expect(group.get_by_role("status")).to_contain_text("Chưa tải được")
    assert [wrong for wrong in watched.wrongs if not wrong.endswith(("/loc-xa.js", "ERR_FAILED"))] == []
    watched.wrongs.clear()
    group.locator("summary").click()
    group.locator("summary").click()
    box = group.get_by_role("textbox", name="Gõ một phần tên xã, phường")
    for name in communes:
        box.fill(re.sub(r"^(?:xã|phường|thị trấn|đặc khu) ", "", name.split(",")[0])[:-1])
        expect(group.locator("label", has_text=name)).to_be_visible()
    box.fill("zzz")
    expect(group.get_by_role("status")).to_have_text("Không nơi nào còn lại có tên như vậy.")
    box.fill(communes[-1].split(",")[0])
    group.locator("label", has_text=communes[-1]).click()
    expect(page.locator("#dang-loc button")).to_have_text([f"{communes[-1].split(',')[0]} ✕"])
    expect(page.locator(f'#ket-qua > li[data-id="{entry.id}"]')).to_be_visible()
    expect(page).to_have_url(re.compile(r"\?xa=[a-z0-9-]+$"))
    expect(box).to_have_value(communes[-1].split(",")[0])
    page.reload()
    expect(group.locator("input:checked")).to_have_count(1)


def test_results_without_words_are_in_the_order_of_lists(built: Built, home: str, page: Page) -> None:
    """The latest deed first, and said in the same words as on lists."""
    page.goto(f"{home}tim-kiem/?trang=bai")
    entries = built.collection.entries
    expect(page.locator("#tim-trang-thai")).to_have_text(f"{len(entries)} bài, {labels.NEWEST_FIRST}.")
    shown = page.locator("#ket-qua > li").evaluate_all("all => all.map(one => one.dataset.id)")
    assert shown == [entry.id for entry in entries[: len(shown)]]
    assert len(shown) == 10
    days = [dating.of_practice(entry.practice).day for entry in entries[:10]]
    assert days[0]
    page.goto(f"{home}ton-giao/")
    expect(page.locator("main")).to_contain_text(labels.NEWEST_FIRST)


def test_a_district_of_before_is_told_as_one(built: Built, home: str, page: Page) -> None:
    """Districts are no more since 1 July 2025: on the page, in a list, in a result."""
    entry = next(e for e in built.collection.entries if (e.practice.place.district or "").startswith("huyện "))
    district = f"{entry.practice.place.district} (cũ)"
    page.goto(f"{home}{entry.setting}/{entry.id}/")
    expect(page.locator(".su-kien").first).to_contain_text(district)
    page.goto(f"{home}tim-kiem/?q={entry.practice.title}")
    expect(page.locator(f'#ket-qua > li[data-id="{entry.id}"]')).to_contain_text(district)


@pytest.mark.parametrize("address", ["", "404.html", "tim-kiem/", "tinh-thanh/", "ton-giao/"])
def test_nothing_is_cut_off_on_the_narrowest_phone(home: str, page: Page, address: str) -> None:
    """At 320 px: the name in the header, hints in boxes, names of provinces in the map, which break between words only."""
    page.set_viewport_size({"width": 320, "height": 568})
    page.goto(home + address)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    name = page.locator(".md-header__topic .md-ellipsis").first
    assert name.evaluate("name => name.scrollWidth <= name.clientWidth"), name.inner_text()
    cut = page.locator("input[placeholder]").evaluate_all(
        """boxes => boxes.filter(box => box.checkVisibility()).filter(box => {
            const style = getComputedStyle(box), pen = document.createElement("canvas").getContext("2d");
            pen.font = style.font;
            const room = box.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
            return pen.measureText(box.placeholder).width > room;
        }).map(box => box.placeholder)"""
    )
    assert cut == []
    torn = page.locator(".o-tinh, .ban-do a").evaluate_all(
        "tiles => tiles.filter(tile => tile.scrollWidth > tile.clientWidth + 1).map(tile => tile.textContent)"
    )
    assert torn == []
