"""Entries side by side: put aside on an entry or in results, remembered on the device, sent as a link, printed."""

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


def _two(built: Built) -> list[str]:
    return [entry.id for entry in built.collection.entries if entry.practice.context][:2]


def test_a_link_shows_the_same_table(built: Built, home: str, page: Page) -> None:
    """Same fields in rows; each entry has all its deeds and sources."""
    ids = _two(built)
    page.goto(f"{home}so-sanh/?bai={ids[0]}&bai={ids[1]}")
    table = page.locator("table.so-sanh")
    expect(table.locator("thead th")).to_have_count(2)
    for column, id_ in enumerate(ids):
        practice = built.collection.by_id[id_].practice
        expect(table.locator("thead th").nth(column)).to_contain_text(practice.title)
        others = [line for line in practice.steps if not line.mark]
        row = table.locator("tbody tr", has=page.locator("th", has_text=re.compile("^Việc khác đã làm$")))
        expect(row.locator("td").nth(column).locator("li")).to_have_count(len(others))
        row = table.locator("tbody tr", has=page.locator("th", has_text=re.compile("^Nguồn$")))
        expect(row.locator("td").nth(column).locator("ol > li")).to_have_count(len(practice.sources))
        linked = [source for source in practice.sources if source.url]
        expect(row.locator("td").nth(column).locator("li > a")).to_have_count(len(linked))


def test_deeds_stand_in_the_row_of_their_stage(built: Built, home: str, page: Page) -> None:
    """In the order of the chain, each once; where a source tells none it says so."""
    names = {stage.id: stage.name for stage in built.collection.vocabulary.stages.values()}
    entries = sorted(built.collection.entries, key=lambda entry: -len(entry.practice.stages))[:2]
    assert set(entries[0].practice.stages) != set(entries[1].practice.stages)
    page.goto(f"{home}so-sanh/?bai={entries[0].id}&bai={entries[1].id}")
    table = page.locator("table.so-sanh")
    expect(table.locator("thead th")).to_have_count(2)
    shown = [name for name in table.locator("tbody th").all_inner_texts() if name in names.values()]
    assert shown == [name for id_, name in names.items() if any(id_ in entry.practice.stages for entry in entries)]
    for column, entry in enumerate(entries):
        for id_, name in names.items():
            deeds = [line.text for line in (*entry.practice.steps, *entry.practice.results) if line.mark == id_]
            row = table.locator("tbody tr", has=page.locator("th", has_text=re.compile(f"^{name}$")))
            if name in shown:
                said = row.locator("td").nth(column).inner_text().split("\n")
                assert said == ([" ".join(deed.split()) for deed in deeds] or ["nguồn không kể"])


def test_one_is_taken_out_and_back_brings_it_again(built: Built, home: str, page: Page) -> None:
    """Links with ids keep working; what is taken out of the table leaves the address too."""
    ids = _two(built)
    page.goto(f"{home}so-sanh/?bai={ids[0]}&bai={ids[1]}")
    expect(page.locator("table.so-sanh thead th")).to_have_count(2)
    page.get_by_role("button", name=re.compile("^Bỏ bài này")).first.click()
    expect(page.locator("table.so-sanh thead th")).to_have_count(1)
    expect(page).to_have_url(re.compile(r"so-sanh/\?chon=[0-9a-z]{7}$"))
    page.go_back()
    expect(page.locator("table.so-sanh thead th")).to_have_count(2)


def test_never_more_than_four(built: Built, home: str, page: Page) -> None:
    """A link with more shows four and says how many it leaves out."""
    ids = [entry.id for entry in built.collection.entries][:6]
    page.goto(f"{home}so-sanh/?" + "&".join(f"bai={id_}" for id_ in ids))
    expect(page.locator("table.so-sanh thead th")).to_have_count(4)
    expect(page.locator("#so-sanh-bao")).to_contain_text("còn 2 bài chưa hiện")


@pytest.mark.parametrize(
    "query", ["", "?bai=khong-co-bai-nay", "?bai=constructor&bai=__proto__", "?bai=<b>x</b>", "?chon=hong"]
)
def test_what_is_not_there_is_told(home: str, page: Page, query: str) -> None:
    """No entry, an unknown one, one with a name of the language: a sentence, and a way on."""
    page.goto(f"{home}so-sanh/{query}")
    expect(page.locator("#so-sanh-bao")).to_contain_text(
        re.compile("Chưa chọn bài nào|Có một bài kho không có|không có bài nào đọc được")
    )
    expect(page.get_by_role("link", name="Tìm thêm bài")).to_be_visible()
    assert page.locator("#so-sanh-bao b").count() == 0


def test_phone_scrolls_the_table_only(built: Built, home: str, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    ids = _two(built)
    page.goto(f"{home}so-sanh/?bai={ids[0]}&bai={ids[1]}")
    expect(page.locator("table.so-sanh")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_from_a_disk(built: Built, browser: Browser) -> None:
    """A stick carries the comparison too."""
    ids = _two(built)
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{(built.site / 'so-sanh/index.html').as_uri()}?bai={ids[0]}&bai={ids[1]}")
        expect(page.locator("table.so-sanh thead th")).to_have_count(2)
