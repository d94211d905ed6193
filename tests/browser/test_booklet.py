"""A booklet for a training day: from a list to paper, with a title, contents and every entry on a page of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Watched
from tests.support.site_fixtures import Built


@pytest.fixture
def page(watched: Watched) -> Iterator[Page]:
    """A page on which nothing goes wrong."""
    yield watched.page
    assert watched.wrongs == []


def test_results_become_a_booklet(home: str, page: Page) -> None:
    """What the results had is in it, in contents and in full."""
    page.goto(f"{home}tim-kiem/?q=hoa+giai&loai-hinh=nong-thon-moi")
    expect(page.locator("#in-tap")).to_be_visible()
    first = page.locator("#ket-qua > li .the-ten").first.inner_text()
    page.locator("#in-tap").click()
    expect(page).to_have_url(re.compile(r"/tap/\?q=hoa\+giai&loai-hinh=nong-thon-moi$"))
    entries = page.locator(".tap-bai")
    expect(entries.first.locator("h2")).to_contain_text(first)
    expect(page.locator("#tap-muc-luc li")).to_have_count(entries.count())
    page.locator("#tap-muc-luc a").first.click()
    expect(page).to_have_url(re.compile("#bai-1$"))


def test_setting_and_topic_have_theirs(built: Built, home: str, page: Page) -> None:
    """Up to fifty entries; beyond, what is left out is told."""
    found = built.collection.on_topic("hoa-giai")
    page.goto(f"{home}chu-de/hoa-giai/")
    page.get_by_role("link", name="In thành tập").click()
    expect(page.locator(".tap-bai")).to_have_count(len(found))
    for entry in found:
        expect(page.locator(".tap-bai h2", has_text=entry.practice.title)).to_have_count(1)


def test_every_entry_begins_a_sheet(built: Built, home: str, page: Page) -> None:
    """On paper: no buttons, an entry a page, sources with their addresses."""
    entry = next(entry for entry in built.collection.entries if entry.practice.sources[0].url)
    page.goto(f"{home}tap/?bai={entry.id}")
    expect(page.locator(".tap-bai")).to_have_count(1)
    expect(page.locator(".tap-bai")).to_contain_text(entry.practice.sources[0].url or "")
    page.emulate_media(media="print")
    assert page.locator(".tap-bai").evaluate("made => getComputedStyle(made).breakBefore") == "page"
    expect(page.get_by_role("button", name="In tập này")).to_be_hidden()


def test_nothing_to_print_is_told(home: str, page: Page) -> None:
    page.goto(f"{home}tap/?bai=khong-co")
    expect(page.locator("#tap-bao")).to_contain_text("Không có bài nào")


def test_from_a_disk(built: Built, browser: Browser) -> None:
    """A stick prints it too."""
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{(built.site / 'tap/index.html').as_uri()}?chu-de=hoa-giai")
        expect(page.locator(".tap-bai").first).to_be_visible()


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("chu-de=sao-hoa", "Phần lọc “Chủ đề” không có “sao-hoa”."),
        ("chu-de=H%C3%B2a+gi%E1%BA%A3i&q=hoa+giai", "Phần lọc “Chủ đề” không có mục mà địa chỉ này ghi."),
        ("tinh=sao-hoa&chu-de=hoa-giai", "Phần lọc “Tỉnh, thành phố” không có “sao-hoa”."),
    ],
)
def test_what_there_is_not_is_told_and_nothing_printed_in_its_place(
    home: str, page: Page, address: str, told: str
) -> None:
    """A slip in an address makes no booklet of everything; the page of results says the same behind its count."""
    page.goto(f"{home}tap/?{address}")
    expect(page.locator("#tap-bao")).to_contain_text(f"{told} Không có bài nào để in.")
    expect(page.locator(".tap-bai")).to_have_count(0)
    expect(page.get_by_role("button", name="In tập này")).to_be_hidden()
    page.goto(f"{home}tim-kiem/?{address}")
    expect(page.locator("#tim-trang-thai")).to_contain_text(told)


def test_an_entry_has_one_number_in_contents_and_at_its_head(home: str, page: Page) -> None:
    """Browsers print no numbers of pages into contents: “Bài 2” is what a reader leafs for."""
    page.goto(f"{home}tap/?chu-de=hoa-giai")
    heads = page.locator(".tap-bai h2")
    expect(heads.nth(1)).to_have_text(re.compile(r"^Bài 2\. "))
    assert page.locator("#tap-muc-luc li").all_inner_texts() == heads.all_inner_texts()
