"""Everything that can be pressed is pressed, on every kind of page, at three widths: each control does what it is for."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Route, expect

from scripts.pages.environment import TEMPLATES as TEMPLATE_FILES
from scripts.pages.owner import Owner
from scripts.pages.site_pages import SitePages
from scripts.text.vietnamese import fold
from tests.browser import kinds, task_effects
from tests.browser.controls import CHOICE, CONTROLS, EACH, EFFECTS, PLAN, SEARCH, WIDE, Control
from tests.browser.kinds import FURTHER, KINDS, TEMPLATES
from tests.support.site_fixtures import Built

SCREENS = {"phone": (390, 844), "desktop": (1280, 900), "zoomed": (640, 450)}
"""The third is a desktop of 1,280 px at 200 %."""
PARTIALS = {"_chung.html", "hieu-luc.html", "the.html", "loi.html"}
"""Templates that are part of others, or are made for editors alone."""
FOCUSABLE = (
    'a[href], button, input:not([type="hidden"]), select, textarea, summary, [tabindex]:not([tabindex="-1"], [tabindex=""]), '
    ".md-header__option label"
)
SEEN = """(selectors) => [...document.querySelectorAll(selectors[0])].filter(element => {
    if (element.matches('.md-option, .md-toggle, [tabindex="-1"]') || element.disabled) return false;
    if (element.matches('.md-skip')) return true;
    if (element.matches('.md-nav__link--active') && getComputedStyle(element).pointerEvents === 'none') return false;
    const box = element.getBoundingClientRect();
    const shown = element.checkVisibility({checkOpacity: true, checkVisibilityCSS: true});
    return shown && box.width > 1 && box.height > 1 && getComputedStyle(element).clipPath === 'none'
        && box.right > 0 && box.left < innerWidth;
}).map((element, number) => {
    element.dataset.nutThu = number; // a name of no page's own
    return {
        what: element.outerHTML.slice(0, 160),
        rows: selectors.slice(1).flatMap((selector, row) => element.matches(selector) ? [row] : []),
    };
})"""
"""The controls in view, numbered, each with the rows that fit it."""
HIT = """element => {
    element.scrollIntoView({block: 'center'});
    return [...element.getClientRects()].some(box => {
        const there = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
        return there && (element.contains(there) || there.contains(element) && there.matches('label, summary, a, button'));
    });
}"""
NOW = "2026-12-01T03:00:00Z"
TOLD = "làm đường ngõ, nhà nước cho xi măng, dân góp công"
PRINT = "window.print = () => { window.printed = (window.printed || 0) + 1; dispatchEvent(new Event('beforeprint')); }"


def _row(kind: str, fitting: list[int]) -> Control | None:
    """The row of a control: the last that fits."""
    found = [CONTROLS[number] for number in fitting if not CONTROLS[number].on or kind in CONTROLS[number].on]
    return found[-1] if found else None


def _walk(page: Page, kind: str) -> list[tuple[int, str, Control | None]]:
    """The controls of a page: number, beginning of its HTML, row."""
    seen = page.evaluate(SEEN, [FOCUSABLE, *(control.selector for control in CONTROLS)])
    return [(number, one["what"], _row(kind, one["rows"])) for number, one in enumerate(seen)]


@dataclass(frozen=True)
class Site:
    """Where the pages are, and a browser to press on them."""

    context: BrowserContext
    home: str
    entry_url: str
    built: Built


@pytest.fixture
def site(browser: Browser, home: str, entry_url: str, built: Built) -> Iterator[Site]:
    with browser.new_context(
        locale="vi-VN", permissions=["clipboard-read", "clipboard-write"], accept_downloads=True
    ) as opened:
        opened.add_init_script(PRINT)
        opened.clock.set_fixed_time(NOW)
        opened.set_default_timeout(8_000)
        yield Site(opened, home, entry_url, built)


def _open(site: Site, page: Page, kind: str, screen: str) -> None:
    """A kind of page, all there, its folds of controls open; the choice has three entries, the plan was told something."""
    width, height = SCREENS[screen]
    page.set_viewport_size({"width": width, "height": height})
    entries = site.built.collection.entries[3:6]
    kept = json.dumps([[kinds.mark(entry.id), entry.practice.title, ""] for entry in entries])
    if not page.url.startswith(site.home):
        page.goto(f"{site.home}gioi-thieu/")
    page.evaluate("kept => { localStorage.clear(); localStorage.setItem('kho-so-tay', kept); }", kept)
    if kind == "plan":
        page.evaluate("told => localStorage.setItem('ke-hoach-chu', JSON.stringify({ke: told, vuong: ''}))", TOLD)
    page.evaluate("navigator.clipboard.writeText('trước')")
    page.goto("about:blank")  # the same address again with another # would load nothing
    filled = kind in SEARCH | CHOICE | {"comparison", "booklet"}
    page.goto(kinds.address(kind, site.home, site.entry_url), wait_until="networkidle" if filled else "load")
    if kind in SEARCH:
        expect(page.locator("#ket-qua")).to_have_attribute("aria-busy", "false")
    if kind in PLAN:
        expect(page.locator('[data-phan="noi-khac"]')).to_have_attribute("aria-busy", "false")
    page.locator("#loc-hop, #dung-danh-sach, #bo-loc [data-khoa=xa]").evaluate_all(
        "all => all.forEach(fold => { fold.open = true; })"
    )
    if kind in SEARCH:  # what stands in a file of its own comes when its fold is opened
        fold = page.locator("#bo-loc [data-khoa=xa]")
        waiting = fold.filter(has_not=page.locator(".o-go"), has_not_text="không ghi nơi nào")
        expect(waiting).to_have_count(0)


def test_every_kind_of_page_is_on_the_list(built: Built) -> None:
    """The build makes no page by a template that no kind stands for; each kind's page is there."""
    pages = SitePages(built.collection, Owner()).non_entry_pages()
    assert {page.context.TEMPLATE for page in pages} | {"bai.html"} == set(TEMPLATES)
    assert {file.name for file in TEMPLATE_FILES.iterdir()} == set(TEMPLATES) | PARTIALS
    for kind, where in KINDS.items():
        path = urlsplit(where).path
        assert where == kinds.ENTRY or kind == "404" or (built.site / path / "index.html").is_file(), kind


@pytest.mark.parametrize("screen", ["phone", "desktop"])
def test_every_control_has_a_row_and_every_row_a_control(screen: str, site: Site) -> None:
    page = site.context.new_page()
    seen: set[str] = set()
    without: list[str] = []
    for kind in KINDS:
        _open(site, page, kind, screen)
        for _, what, row in _walk(page, kind):
            if row:
                seen.add(row.name)
            else:
                without.append(f"{kind}: {what}")
    page.close()
    assert without == []
    wide = SCREENS[screen][0] >= WIDE
    elsewhere = (
        {"menu", "way to the search", "close the facets"}
        if wide
        else {"tab", "chapter of the side menu", "fold of the side menu", "contents of a guide",
              "box in the header", "button of that box", "home"}
    )  # fmt: skip
    assert {control.name for control in CONTROLS} - seen <= elsewhere
    assert {control.effect for control in CONTROLS} <= set(EFFECTS)


def _pressed_at(kind: str, screen: str) -> object:
    slow = kind in FURTHER or screen != "phone"
    return pytest.param(kind, screen, marks=pytest.mark.slow if slow else (), id=f"{kind}-{screen}")


@pytest.mark.parametrize(("kind", "screen"), [_pressed_at(kind, screen) for screen in SCREENS for kind in KINDS])
def test_what_is_pressed_does_what_it_is_for(kind: str, screen: str, site: Site) -> None:
    """Nothing lies over any control; the first of each row, and the last, is pressed, of some each."""
    page = site.context.new_page()
    try:
        _open(site, page, kind, screen)
        controls = _walk(page, kind)
        covered = [
            what for number, what, _ in controls if "md-skip" not in what and not _at(page, number).evaluate(HIT)
        ]
        assert covered == []
        rows: dict[str, list[int]] = {}
        for number, _, row in controls:
            if row:
                rows.setdefault(row.name, []).append(number)
        by_name = {control.name: control for control in CONTROLS}
        for name, numbers in rows.items():
            effect = by_name[name].effect
            for number in numbers if effect in EACH else dict.fromkeys((numbers[0], numbers[-1])):
                _open(site, page, kind, screen)
                _walk(page, kind)
                failed = _press(page, _at(page, number), effect)
                assert not failed, f"{name}: {failed} ({effect})"
    finally:
        page.close()


def _at(page: Page, number: int) -> Locator:
    return page.locator(f'[data-nut-thu="{number}"]')


def _press(page: Page, control: Locator, effect: str) -> str:
    """Press a control; gives what is wrong, "" where all is well."""
    what = str(control.evaluate("element => element.outerHTML.slice(0, 160)"))
    try:
        DOING[effect](page, control)
    except AssertionError as error:
        return f"{what}: {str(error)[:300]}"
    return ""


def _leads(page: Page, control: Locator) -> None:
    goal = str(control.evaluate("link => link.href"))
    if "md-skip" in (control.get_attribute("class") or ""):
        control.focus()
        page.keyboard.press("Enter")
    elif urlsplit(goal).hostname == "127.0.0.1":
        control.click()
    else:
        _asks(page, control, goal)
        return
    expect(page).to_have_url(goal)


def _asks(page: Page, control: Locator, goal: str) -> None:
    """A link to another host is followed; nobody there is asked."""

    def answer(route: Route) -> None:
        route.fulfill(status=200, body="<title>nơi khác</title>", content_type="text/html")

    page.context.route(lambda url: urlsplit(url).hostname != "127.0.0.1", answer)
    control.click()
    page.wait_for_url(lambda url: urlsplit(url).hostname != "127.0.0.1")
    assert urlsplit(page.url).hostname == urlsplit(goal).hostname


def _outside(_: Page, control: Locator) -> None:
    assert str(control.get_attribute("href")).startswith("mailto:")


def _opens(page: Page, control: Locator) -> None:
    state = """element => String((element.closest('details') || {}).open) +
        String((document.getElementById(element.getAttribute('for') || '') || {}).checked)"""
    before = control.evaluate(state)
    control.click()
    page.wait_for_function(
        f"([element, before]) => ({state})(element) !== before", arg=[control.element_handle(), before]
    )


def _clipboard(page: Page, control: Locator) -> None:
    control.click()
    assert page.evaluate(kinds.COPIED, "trước") != "trước"


def _file(page: Page, control: Locator) -> None:
    with page.expect_download() as saved:
        control.click()
    assert saved.value.suggested_filename.endswith(".csv")


def _form(page: Page, control: Locator) -> None:
    goal = str(control.evaluate("link => link.href"))
    with page.expect_download() as saved:
        control.click()
    assert saved.value.suggested_filename == goal.rpartition("/")[2]


def _print(page: Page, control: Locator) -> None:
    control.click()
    page.wait_for_function("window.printed === 1")


def _chooses(page: Page, control: Locator) -> None:
    before = page.evaluate("localStorage.getItem('kho-so-tay')")
    control.click()
    page.wait_for_function("before => localStorage.getItem('kho-so-tay') !== before", arg=before)


def _typed(page: Page, control: Locator) -> None:
    control.fill("hoa giai")
    expect(control).to_have_value("hoa giai")
    expect(control).to_be_focused()
    if control.get_attribute("type") == "text":
        page.wait_for_function("localStorage.getItem('kho-so-tay').includes('hoa giai')")


def _ticked(_: Page, control: Locator) -> None:
    before = control.is_checked()
    control.click()
    expect(control).to_be_checked(checked=not before)


def _searches(page: Page, control: Locator) -> None:
    """Whether anything is found is another question."""
    before = page.url
    if control.evaluate("element => element.tagName") == "SELECT":
        control.select_option(index=2)
    elif control.get_attribute("type") == "submit":
        page.locator("#tim-trang input[type=search]").fill("thu chi")
        control.click()
    else:
        control.click()
    expect(page).not_to_have_url(before)
    expect(page.locator('#ket-qua[aria-busy="false"], table.so-sanh').first).to_be_attached()


def _more(page: Page, control: Locator) -> None:
    items = "#ket-qua > li, #ket-qua-gan > li"
    before = page.locator(items).count()
    control.click()
    page.wait_for_function("([items, before]) => document.querySelectorAll(items).length > before", arg=[items, before])


def _scheme(page: Page, control: Locator) -> None:
    before = page.evaluate("localStorage.getItem('/kho/.__palette')")
    control.click()
    page.wait_for_function("before => localStorage.getItem('/kho/.__palette') !== before", arg=before)


def _menu(page: Page, control: Locator) -> None:
    control.click()
    expect(page.locator("#__drawer")).to_be_checked()
    expect(page.locator(".md-sidebar--primary")).to_be_in_viewport()


def _focus_box(page: Page, control: Locator) -> None:
    control.click()
    assert control.evaluate("button => button.form.elements.q === document.activeElement")
    assert "?q=" not in page.url


def _focused(_: Page, control: Locator) -> None:
    control.focus()
    expect(control).to_be_focused()


def _list(page: Page, control: Locator) -> None:
    before = page.locator("#so-tay-ds h2").all_inner_texts()
    control.click()
    page.wait_for_function(
        "before => JSON.stringify([...document.querySelectorAll('#so-tay-ds h2')].map(h => h.innerText)) !== before",
        arg=json.dumps(before, ensure_ascii=False, separators=(",", ":")),
    )


def _narrows(page: Page, control: Locator) -> None:
    """The end of the last one's name, without marks."""
    labels = page.locator("#bo-loc [data-khoa=xa] label")
    name = labels.last.locator("span").first.inner_text().split(",")[0]
    part = " ".join(fold(name).split()[-2:])
    control.fill(part)
    expect(labels.filter(has_text=name).first).to_be_visible()
    shown = [fold(text.split(",")[0]) for text in labels.locator("span:not(.dem)").all_inner_texts()]
    assert all(part in one for one in shown), shown


def _widens(page: Page, control: Locator) -> None:
    name = control.inner_text()
    chips = page.locator("#dang-loc button")
    kept = [one for one in chips.all_inner_texts() if "✕" in one and name not in {one, "Bỏ hết lọc"}]
    control.click()
    expect(chips).to_have_text(kept)
    expect(page.locator('#ket-qua[aria-busy="false"]')).to_be_attached()
    assert len(parse_qs(urlsplit(page.url).query).keys() & {"loai-hinh", "khau"}) == len(kept)


DOING: dict[str, Callable[[Page, Locator], None]] = {
    **task_effects.DOING,
    "narrows": _narrows,
    "widens": _widens,
    "leads": _leads,
    "outside": _outside,
    "opens": _opens,
    "clipboard": _clipboard,
    "file": _file,
    "form": _form,
    "print": _print,
    "chooses": _chooses,
    "typed": _typed,
    "ticked": _ticked,
    "searches": _searches,
    "more": _more,
    "scheme": _scheme,
    "menu": _menu,
    "focus-box": _focus_box,
    "focused": _focused,
    "list": _list,
}
