"""What a reader sees of the state of a legal document, on both sides of the day on which it changes."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from scripts.content import document_state, urls
from scripts.content.document_state import Phase
from scripts.content.labels import DOCUMENT_STATUSES
from scripts.content.vocabulary import LegalDocument
from scripts.text.dates import days_later
from tests.support.site_fixtures import Built


@dataclass(frozen=True)
class Ending:
    """A document that is in force at its review and over later, with what is said of it before and after."""

    document: LegalDocument
    day: str
    phases: tuple[Phase, Phase]
    entry: str

    def sentence(self, *, after: bool) -> str:
        """What is said of it."""
        return document_state.as_text(self.phases[after].sentence, self.document.unverified)

    def at(self, *, after: bool) -> str:
        """The last minute before the day begins in Vietnam, or the first one of it."""
        return f"{self.day}T00:00:30+07:00" if after else f"{days_later(self.day, -1)}T23:59:30+07:00"


@pytest.fixture(scope="module")
def ending(built: Built) -> Ending:
    """The first one in the table that an entry names."""
    collection = built.collection
    documents = collection.vocabulary.documents

    for row in documents.values():
        first, *later = document_state.phases(documents, row)
        over = [phase for phase in later if phase.status.over]
        if over and later[0] is over[0] and collection.citing(row.id):
            entry = collection.citing(row.id)[0]
            return Ending(row, over[0].since, (first, over[0]), urls.entry(entry.setting, entry.id))
    pytest.skip("no document of the table is about to end")


@pytest.fixture(params=[False, True], ids=["before", "after"])
def after(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


@pytest.fixture
def page(browser: Browser, ending: Ending, *, after: bool) -> Iterator[Page]:
    """A page whose clock stands on one side of the day, in a browser far from Vietnam."""
    permissions = ["clipboard-read", "clipboard-write"]
    with browser.new_context(locale="vi-VN", timezone_id="America/New_York", permissions=permissions) as context:
        page = context.new_page()
        page.clock.set_fixed_time(ending.at(after=after))
        yield page


def test_its_page_says_what_holds(home: str, ending: Ending, page: Page, *, after: bool) -> None:
    page.goto(f"{home}{urls.document(ending.document.id)}")
    row = page.locator("dl > div", has=page.locator("dt", has_text="Tình trạng")).locator("dd")
    assert row.inner_text() == ending.sentence(after=after)


def test_it_stands_in_its_group_of_the_list(home: str, ending: Ending, page: Page, *, after: bool) -> None:
    page.goto(f"{home}{urls.DOCUMENTS}")
    item = page.locator(".muc-luc > li", has=page.locator(f'> a[href$="/{ending.document.id}/"]'))
    group = page.locator("section:visible", has=item).locator("h2")
    expect(group).to_contain_text("Không còn hiệu lực" if after else "Đang có hiệu lực")
    page.locator("details").evaluate_all("all => all.forEach(fold => { fold.open = true; })")
    for fold in page.locator("section:visible details:visible").all():
        assert fold.locator(".dem").first.inner_text() == f"{fold.locator('li').count()} văn bản"
    assert item.locator(".hieu-luc").inner_text() == ending.sentence(after=after)
    assert page.locator("section:visible:not(:has(li))").count() == 0


def test_an_entry_says_it_and_so_does_its_copy(home: str, ending: Ending, page: Page, *, after: bool) -> None:
    page.goto(f"{home}{ending.entry}")
    said, other = ending.sentence(after=after), ending.sentence(after=not after)
    line = page.locator("section:has(#van-ban) li", has_text=ending.document.full_name)
    assert said in line.inner_text()
    page.get_by_role("button", name="Chép vào báo cáo").click()
    expect(page.locator("[data-bao]")).to_contain_text("Đã chép")
    text = page.evaluate("navigator.clipboard.readText()")
    assert "\nVĂN BẢN HIỆN HÀNH LIÊN QUAN\nGợi ý của người biên tập" in text
    assert said in text
    assert other not in text


def test_results_suggestions_and_csv_say_it(home: str, ending: Ending, page: Page, *, after: bool) -> None:
    said = ending.sentence(after=after)
    page.goto(f"{home}tim-kiem/?q={ending.document.number or ending.document.title}")
    item = page.locator(f'#ket-qua > li[data-id="{ending.document.id}"]')
    expect(item.locator(".tinh-trang")).to_have_text(said)
    with page.expect_download() as saved:
        page.locator("#tai-danh-sach").click()
    rows = list(csv.reader(io.StringIO(Path(saved.value.path()).read_bytes().decode("utf-8-sig"))))
    assert [row[5] for row in rows if row[0] == ending.document.full_name] == [said]
    page.goto(home)
    page.locator("form.o-tim input:visible").first.fill(ending.document.full_name)
    option = page.locator('[role="option"]', has=page.locator(f'a[href$="/{ending.document.id}/"]'))
    expect(option.locator(".phu")).to_have_text(f"Văn bản · {DOCUMENT_STATUSES[ending.phases[after].status]}")


def _without_javascript(browser: Browser) -> BrowserContext:
    return browser.new_context(locale="vi-VN", java_script_enabled=False)


def test_without_javascript_the_sentence_for_both_sides_stands(browser: Browser, home: str, ending: Ending) -> None:
    with _without_javascript(browser) as context:
        page = context.new_page()
        page.goto(f"{home}{urls.document(ending.document.id)}")
        row = page.locator("dl > div", has=page.locator("dt", has_text="Tình trạng")).locator("dd")
        assert row.inner_text() == ending.sentence(after=False)
        page.goto(f"{home}{urls.DOCUMENTS}")
        hidden = page.locator("[data-tinh-trang][hidden]")
        assert all(not one.is_visible() for one in hidden.all())
