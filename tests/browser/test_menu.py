"""The theme's own parts still do what they are for: the phone's menu opens, and nothing jumps when a reader scrolls."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Watched
from tests.browser.kinds import address, every_kind

LINKS_UNDER_A_THUMB = """menu => [...menu.querySelectorAll("a[href]")].filter(link => {
  const box = link.getBoundingClientRect();
  return link.contains(document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2));
}).length"""
"""How many links of the menu a thumb would hit: inside a chapter the theme lays a second level over the first."""
SETTLED = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


@pytest.mark.parametrize("screen", [(390, 844), (640, 400)], ids=["phone", "1280-at-200-percent"])
@every_kind
def test_the_menu_opens_and_closes(
    kind: str, screen: tuple[int, int], home: str, entry_url: str, watched: Watched
) -> None:
    """Pressing ☰ brings the menu into view, with links that can be pressed; pressing beside it takes it away."""
    page, (width, height) = watched.page, screen
    page.set_viewport_size({"width": width, "height": height})
    page.goto(address(kind, home, entry_url))
    menu = page.locator(".md-sidebar--primary")
    expect(menu).not_to_be_in_viewport()
    page.locator('label.md-header__button[for="__drawer"]').click()
    expect(menu).to_have_css("transform", re.compile(r"matrix\(1, 0, 0, 1, 2\d\d(\.\d+)?, 0\)"))
    expect(menu).to_be_in_viewport()
    assert menu.evaluate(LINKS_UNDER_A_THUMB) >= 1
    page.mouse.click(width - 10, height - 10)
    expect(menu).not_to_be_in_viewport()


@every_kind
def test_nothing_jumps_at_the_first_turn_of_the_wheel(kind: str, home: str, entry_url: str, watched: Watched) -> None:
    """The height of a page is the same before and after it is scrolled by a little."""
    page = watched.page
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(address(kind, home, entry_url), wait_until="networkidle")
    before = _height(page)
    for way in (15, 60):
        page.evaluate("way => window.scrollTo(0, way)", way)
        page.evaluate(SETTLED)
        assert _height(page) == before, f"after {way} px"


def _height(page: Page) -> int:
    height: int = page.evaluate("document.documentElement.scrollHeight")
    return height


@pytest.mark.parametrize("width", [320, 390])
def test_the_menu_says_whose_it_is(home: str, watched: Watched, width: int) -> None:
    """The name of the site stands whole over the phone's menu."""
    page = watched.page
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(home)
    page.locator('label.md-header__button[for="__drawer"]').click()
    title = page.locator('.md-nav__title[for="__drawer"]')
    expect(title).to_be_in_viewport()
    assert title.evaluate("title => title.scrollWidth <= title.clientWidth && title.scrollHeight <= title.clientHeight")


def test_the_phones_way_to_the_search_leads_into_its_box(home: str, watched: Watched) -> None:
    """One may type at once, and nothing above the box is scrolled away."""
    page = watched.page
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{home}gioi-thieu/")
    page.locator(".tim-nho").click()
    expect(page.locator("#o-tim")).to_be_focused()
    expect(page.locator("h1")).to_be_in_viewport()
    page.keyboard.type("họp dân")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/tim-kiem/\?q=[^#]+$"))
