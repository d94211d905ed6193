"""Reachable for everybody: by finger, by keyboard, enlarged, in the system's own colours, without motion."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, ViewportSize, expect

from tests.browser.conftest import Watched
from tests.browser.kinds import address, every_kind

LEAST = 44
"""Pixels that a finger needs, both ways (WCAG 2.5.5)."""
# A link in the middle of a sentence has the height of its line (the exception of WCAG 2.5.5).
_TOO_SMALL = """least => [...document.querySelectorAll("a[href], button, input, select, summary")].filter(made => {
    const box = made.getBoundingClientRect(), around = made.parentElement;
    const shown = made.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && box.width && box.right > 0 && box.left < innerWidth;
    if (!shown || made.closest(".chi-nghe") || made.matches(".headerlink, .md-skip, .trich a, label input")) return false;
    const told = getComputedStyle(made).display.startsWith("inline") && around.matches("p, li, dd, td, sup, span")
        && [...around.childNodes].some(node => node !== made && node.textContent.trim());
    return !told && box.height < least - 0.5;
}).map(made => `${Math.round(made.getBoundingClientRect().height)} px: ${made.outerHTML.slice(0, 120)}`)"""
_FOCUS = """() => {
    // the switch of the colours is a hidden radio button, drawn by its label
    const at = document.activeElement, made = at.matches(".md-option") ? at.nextElementSibling : at, style = getComputedStyle(made);
    if (made === document.body || made === document.documentElement) return null;
    // a field of a day has stops for the day, the month, the year and the calendar, which the browser marks: one control
    const inside = window.denTruoc === at;
    if (!inside) at.dataset.den = Number(at.dataset.den || 0) + 1;
    window.denTruoc = at;
    return { what: at.outerHTML.slice(0, 200), times: Number(at.dataset.den),
        ring: inside || style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
        seen: made.getClientRects().length > 0 && [...made.getClientRects()].some(part => {
            const from = Math.max(part.top, 0), to = Math.min(part.bottom, innerHeight);
            const top = document.elementFromPoint(part.left + Math.min(8, part.width / 2), (from + to) / 2);
            return top && (top === made || made.contains(top) || top.contains(made) && top !== document.body && !top.matches(".md-header")); }) };
}"""
_REACHABLE = """() => [...document.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']")].filter(made =>
    made.checkVisibility({ visibilityProperty: true }) && !made.disabled && made.tabIndex >= 0 && !made.dataset.den
    && !made.matches(".md-top, .headerlink, .md-skip") && !(made.matches("input[type=radio]") )).map(made => made.outerHTML.slice(0, 120))"""


@every_kind
def test_fingers_find_what_they_press(kind: str, home: str, entry_url: str, browser: Browser) -> None:
    """What stands by itself on a phone is at least 44 px high."""
    with browser.new_context(viewport=_size(390), has_touch=True, is_mobile=True, locale="vi-VN") as context:
        page = context.new_page()
        page.goto(address(kind, home, entry_url), wait_until="networkidle")
        assert page.evaluate(_TOO_SMALL, LEAST) == []


@pytest.mark.parametrize("width", [640, 320])
@every_kind
def test_enlarged_text_needs_no_sideways_scroll(
    kind: str, width: int, home: str, entry_url: str, watched: Watched
) -> None:
    """A window of 1,280 px at 200 % and at 400 %."""
    page = watched.page
    watched.missing_expected = kind == "404"
    page.set_viewport_size(_size(width))
    page.goto(address(kind, home, entry_url), wait_until="networkidle")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize(
    "kind",
    [
        *("home", "entry", "setting", "provinces", "search", "compare", "booklet", "about"),
        *("task-filled", "year", "plan-filled", "paper"),
    ],
)
def test_keyboard_goes_everywhere_and_is_seen(
    kind: str, width: int, home: str, entry_url: str, watched: Watched
) -> None:
    """Tab alone reaches all that can be used, each once, with a ring around it, never below the header, and leaves again."""
    page = watched.page
    page.set_viewport_size(_size(width))
    page.goto(address(kind, home, entry_url), wait_until="networkidle")
    for _ in range(400):
        page.keyboard.press("Tab")
        focus = page.evaluate(_FOCUS)
        if focus is None or focus["times"] > 1:
            break
        assert focus["ring"], focus["what"]
        assert focus["seen"], focus["what"]
    else:
        pytest.fail("Tab never comes to an end")
    assert page.evaluate(_REACHABLE) == []


def test_keyboard_opens_the_menu_of_a_narrow_screen(home: str, watched: Watched) -> None:
    """Enter opens it and goes in, Escape closes it and comes back; closed, Tab does not go astray in it."""
    page = watched.page
    page.set_viewport_size(_size(640))
    page.goto(f"{home}gioi-thieu/", wait_until="networkidle")
    opener = page.get_by_role("button", name="Các mục")
    expect(opener).to_have_attribute("aria-expanded", "false")
    opener.press("Enter")
    expect(opener).to_have_attribute("aria-expanded", "true")
    link = page.locator(".md-sidebar--primary").get_by_role("link", name="Chủ đề")
    expect(link).to_be_in_viewport()
    assert page.evaluate("document.activeElement.closest('.md-sidebar--primary') !== null")
    page.keyboard.press("Escape")
    expect(opener).to_be_focused()
    expect(link).not_to_be_visible()
    opener.press("Enter")
    link.press("Enter")
    expect(page.locator("h1")).to_have_text("Chủ đề")


@every_kind
def test_nothing_moves_for_who_asked_for_rest(kind: str, home: str, entry_url: str, browser: Browser) -> None:
    """With reduced motion no element has a transition or an animation."""
    with browser.new_context(reduced_motion="reduce", locale="vi-VN") as context:
        page = context.new_page()
        page.goto(address(kind, home, entry_url), wait_until="networkidle")
        assert (
            page.evaluate(
                """[...document.querySelectorAll("body *")].filter(made => { const style = getComputedStyle(made);
            return parseFloat(style.transitionDuration) > 0.01 || (style.animationName !== "none" && parseFloat(style.animationDuration) > 0.01); })
            .map(made => made.outerHTML.slice(0, 120))"""
            )
            == []
        )


def test_own_colours_keep_what_is_told(home: str, browser: Browser) -> None:
    """In forced colours: an arrow on what opens, a frame around buttons, a mark on what is chosen, a ring on a suggestion."""
    with browser.new_context(forced_colors="active", locale="vi-VN") as context:
        page = context.new_page()
        page.goto(f"{home}tim-kiem/?q=hop+dan")
        expect(page.locator("#ket-qua")).to_have_attribute("aria-busy", "false")
        paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
        arrow = "getComputedStyle(document.querySelector('#loc-hop > summary'), '::after').backgroundColor"
        assert page.evaluate(arrow) != paper
        assert page.evaluate("getComputedStyle(document.getElementById('tai-danh-sach')).borderTopStyle") == "solid"
        page.locator("#ket-qua button").first.click()
        expect(page.locator("#ket-qua button").first).to_have_attribute("aria-pressed", "true")
        assert "✓" in page.evaluate("getComputedStyle(document.querySelector('#ket-qua button'), '::before').content")
        page.goto(home)
        page.locator("#o-tim").press_sequentially("hop dan", delay=20)
        expect(page.locator("ul.goi-y li")).not_to_have_count(0)
        page.keyboard.press("ArrowDown")
        assert (
            page.evaluate("getComputedStyle(document.querySelector('ul.goi-y [aria-selected] a')).outlineStyle")
            == "solid"
        )


def _size(width: int) -> ViewportSize:
    return {"width": width, "height": 844}
