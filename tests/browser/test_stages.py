"""The chain on the page of an entry: what is told leads to its deed, what is not is said so."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, expect

from scripts.content import derived
from scripts.content.collection import Entry
from scripts.content.line import STAGES
from tests.browser.conftest import Watched
from tests.support.site_fixtures import Built


def _telling(built: Built) -> Entry:
    """The entry that tells most stages, but not all."""
    return max(
        (e for e in built.collection.entries if len(e.practice.stages) < len(STAGES)),
        key=lambda e: (len(e.practice.stages), e.id),
    )


def test_a_told_stage_leads_to_its_first_deed(built: Built, home: str, watched: Watched) -> None:
    """All six stand in order; each told one says how many deeds show it and leads to the first, which bears its name."""
    entry, page = _telling(built), watched.page
    page.goto(f"{home}{entry.setting}/{entry.id}/")
    cells = page.locator(".sau-khau li")
    expect(cells).to_have_count(len(STAGES))
    deeds = derived.deeds_by_stage(entry.practice)
    names = {row.id: row.name for row in built.collection.vocabulary.stages.values()}
    for position, stage in enumerate(STAGES):
        cell = cells.nth(position)
        expect(cell).to_contain_text(names[stage])
        if stage not in deeds:
            expect(cell).to_contain_text("nguồn không kể")
            expect(cell.get_by_role("link")).to_have_count(0)
            continue
        count, anchor = deeds[stage]
        expect(cell).to_contain_text(f"{count} việc")
        cell.get_by_role("link").click()
        expect(page).to_have_url(re.compile(rf"#{anchor}$"))
        deed = page.locator(f"#{anchor}")
        expect(deed).to_be_in_viewport()
        expect(deed.locator(".khau-dau")).to_have_text(names[stage])
    assert watched.wrongs == []


def test_on_a_phone_the_deeds_come_before_further_facts(built: Built, home: str, browser: Browser) -> None:
    """Title, summary, chain; where, when, who; how it was done and what came of it; then how firm the entry is."""
    entry = _telling(built)
    context = browser.new_context(locale="vi-VN", viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"{home}{entry.setting}/{entry.id}/")
    order = ["h1", ".dan-nhap", ".sau-khau", ".su-kien-dau", "#cach-lam", "#ket-qua", ".su-kien-sau", "#nguon"]
    tops = [page.locator(part).first.bounding_box() for part in order]
    heights = [box["y"] for box in tops if box]
    assert len(heights) == len(order)
    assert heights == sorted(heights)
    context.close()


def test_whoever_knows_more_is_asked_once(built: Built, home: str, watched: Watched) -> None:
    """The invitation leads to the owner's mailbox, or to the guide where there is none."""
    entry = _telling(built)
    watched.page.goto(f"{home}{entry.setting}/{entry.id}/")
    invitation = watched.page.get_by_role("link", name="Kể thêm")
    expect(invitation).to_have_count(1)
    expect(invitation).to_have_attribute("href", re.compile(r"^(mailto:|https://|.*huong-dan/gui-bai/)"))
