"""What browsers and networks do to readers, and what the pages do about it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.conftest import Watched
from tests.browser.kinds import COMPARED, COPIED, address
from tests.support.site_fixtures import SITE_URL, Built

CONTRAST = """() => {
    const light = text => { const [r, g, b] = text.match(/[\\d.]+/g).map(n => n / 255)
        .map(c => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
    const texts = document.createTreeWalker(document.querySelector('.trang'), NodeFilter.SHOW_TEXT);
    const bad = [];
    while (texts.nextNode()) {
        const element = texts.currentNode.parentElement;
        if (!texts.currentNode.data.trim() || !element.checkVisibility()) continue;
        const onWhite = 1.05 / (light(getComputedStyle(element).color) + 0.05);
        if (onWhite < 4.5) bad.push(texts.currentNode.data.trim().slice(0, 40));
    }
    return bad;
}"""
"""Texts that are too light for white paper."""
COVERED = """() => {
    const element = document.activeElement;
    if (!element || element === document.body || element.matches('.md-skip, .md-option, .md-toggle')) return '';
    const seen = [...element.getClientRects()].some(box => {
        const there = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height / 2, 20));
        return there && (element.contains(there) || there.contains(element));
    });
    return seen ? '' : element.outerHTML.slice(0, 120);
}"""
"""The control that has the focus, where something lies over it; "" where nothing does."""
REFUSED = """Object.defineProperty(navigator, 'clipboard',
    {value: {writeText: () => Promise.reject(new DOMException('refused', 'NotAllowedError'))}});"""


@pytest.fixture
def page(watched: Watched) -> Iterator[Page]:
    """A page on which nothing goes wrong."""
    yield watched.page
    assert [wrong for wrong in watched.wrongs if not wrong.startswith("failed: ")] == []


# ---- paper


@pytest.mark.parametrize("kind", ["home", "entry", "search", "comparison", "booklet", "provinces"])
def test_the_dark_theme_prints_dark_on_white(kind: str, home: str, entry_url: str, browser: Browser) -> None:
    with browser.new_context(color_scheme="dark") as context:
        page = context.new_page()
        page.goto(address(kind, home, entry_url), wait_until="networkidle")
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
        page.emulate_media(media="print")
        assert page.evaluate(CONTRAST) == []


def _sheets(page: Page) -> list[tuple[bytes, ...]]:
    pdf = page.pdf(prefer_css_page_size=True)
    boxes = re.findall(rb"/MediaBox \[0 0 (\d+)[.\d]* (\d+)[.\d]*\]", pdf)
    assert boxes
    return boxes


def test_a_comparison_prints_on_landscape_sheets_alone(home: str, page: Page) -> None:
    """No empty portrait sheet before it, and the table as wide as the paper."""
    page.goto(f"{home}so-sanh/?{COMPARED}", wait_until="networkidle")
    assert all(int(width) > int(height) for width, height in _sheets(page))
    page.set_viewport_size({"width": 1122, "height": 793})  # A4 across, at 96 points to the inch
    page.emulate_media(media="print")
    assert page.evaluate("document.querySelector('table.so-sanh').getBoundingClientRect().width") > 1000


def test_a_short_page_prints_on_one_sheet(home: str, page: Page) -> None:
    page.goto(f"{home}khau/", wait_until="networkidle")
    assert len(_sheets(page)) == 1


def test_paper_says_whose_it_is(entry_url: str, page: Page) -> None:
    page.goto(entry_url)
    expect(page.locator(".ten-kho")).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.locator(".ten-kho")).to_have_text("Kho Cách làm hay – Dân chủ ở cơ sở")


# ---- networks


@pytest.mark.parametrize("file", ["k", "m", "v"])
def test_a_file_that_hangs_is_given_up(file: str, home: str, browser: Browser) -> None:
    """After fifteen seconds the page says so and shows the ways on; pressing again asks again."""
    with browser.new_context() as context:
        page = context.new_page()
        page.clock.install()

        def hold(_: Route) -> None:
            """Answer nothing."""

        page.route(re.compile(rf"/tim/[a-z2-7]{{8}}/{file}\d+\.js"), hold)
        where, told, more = {
            "k": ("tim-kiem/?q=hoa+giai", "#tim-trang-thai", "Chưa tải được"),
            "m": (f"so-sanh/?{COMPARED}", "#so-sanh-bao", "Chưa mở được"),
            "v": (f"tap/?{COMPARED}", "#tap-bao", "Chưa gom được"),
        }[file]
        with page.expect_request(re.compile(rf"/{file}\d+\.js")):
            page.goto(home + where, wait_until="commit")
        page.clock.run_for(15_500)
        expect(page.locator(told)).to_contain_text(more)
        if file == "k":
            expect(page.locator("#loi-di-khac")).to_be_visible()
            page.unroute_all()
            page.get_by_role("button", name="Tìm", exact=True).click()
            page.clock.run_for(1_000)
            expect(page.locator("#ket-qua > li").first).to_be_visible()


@pytest.mark.parametrize(
    ("where", "told"), [("so-sanh/", "so-sanh-bao"), ("tap/", "tap-bao"), ("so-tay/", "so-tay-bao")]
)
def test_without_our_scripts_a_sentence_stands_there(where: str, told: str, home: str, browser: Browser) -> None:
    """Blocked by a network or a filter: nothing is blank, and nothing that cannot work is shown."""
    with browser.new_context() as context:
        page = context.new_page()
        page.route("**/assets/**/*.js", lambda route: route.abort())
        page.goto(home + where)
        expect(page.locator(f"#{told}")).to_contain_text("Nếu dòng này đứng mãi")
        expect(page.locator(".trang button:visible")).to_have_count(0)
        expect(page.locator(".so-tay-loi")).to_be_hidden()


@pytest.mark.parametrize("kind", ["home", "entry", "search", "choice", "comparison", "booklet", "documents", "404"])
def test_without_javascript_nothing_is_shown_that_cannot_work(
    kind: str, home: str, entry_url: str, browser: Browser
) -> None:
    """Links and folds work; no button but those of forms that lead to the search."""
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(address(kind, home, entry_url))
        buttons = page.locator("button:visible")
        assert all(button.get_attribute("type") == "submit" for button in buttons.all())
        expect(page.locator(".so-tay-loi")).to_be_hidden()
        for fold in page.locator(".trang details:visible > summary").all()[:2]:
            fold.click()
            expect(fold.locator("..")).to_have_attribute("open", "")
        link = page.locator(".trang a[href]:visible").first
        link.click()
        expect(page.locator("h1")).to_be_visible()


# ---- keys and focus


@pytest.mark.parametrize("key", ["n", "p", ".", ",", "s", "f"])
@pytest.mark.parametrize("kind", ["setting", "guides", "topics", "entry"])
def test_a_bare_key_leads_nowhere(kind: str, key: str, home: str, entry_url: str, page: Page) -> None:
    """WCAG 2.1.4: a letter that slips, or that speech input types, must not leave the page."""
    page.goto(address(kind, home, entry_url), wait_until="networkidle")
    before = page.url
    page.keyboard.press(key)
    page.evaluate("() => new Promise(done => setTimeout(done))")
    assert page.url == before
    assert page.locator("head link[rel=next], head link[rel=prev]").count() == 0


@pytest.mark.parametrize("screen", [(390, 844), (320, 256), (640, 400)], ids=["phone", "400-percent", "200-percent"])
@pytest.mark.parametrize("kind", ["entry", "choice-sent"])
def test_the_focus_is_never_hidden(kind: str, screen: tuple[int, int], home: str, entry_url: str, page: Page) -> None:
    """By Tab and by Shift+Tab: neither the header nor anything else lies over what has the focus."""
    page.set_viewport_size({"width": screen[0], "height": screen[1]})
    page.goto(address(kind, home, entry_url), wait_until="networkidle")
    for key in ("Tab", "Shift+Tab"):
        for _ in range(45):
            page.keyboard.press(key)
            assert page.evaluate(COVERED) == "", key


def test_text_grows_with_the_browsers_own_size(entry_url: str, page: Page) -> None:
    """Half as large again where a reader has set 24 px for 16."""
    page.goto(entry_url)
    size = "() => parseFloat(getComputedStyle(document.querySelector('.buoc li')).fontSize)"
    assert page.evaluate(size) == pytest.approx(17)
    page.context.new_cdp_session(page).send("Page.setFontSizes", {"fontSizes": {"standard": 24, "fixed": 24}})
    page.reload()
    assert page.evaluate(size) == pytest.approx(25.5)


@pytest.mark.parametrize("width", [1280, 1920, 2600])
def test_text_is_as_large_on_any_width(width: int, entry_url: str, page: Page) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(entry_url)
    assert page.evaluate("parseFloat(getComputedStyle(document.querySelector('.buoc li')).fontSize)") == 17


def test_equal_words_are_not_read_out_again(home: str, page: Page) -> None:
    """While a list of ten is shown and letters are typed, no live region is written with what it says already."""
    page.add_init_script(
        """addEventListener('DOMContentLoaded', () => { window.again = [];
        new MutationObserver(changes => { for (const {target, addedNodes, removedNodes} of changes) {
            const region = (target.nodeType === 1 ? target : target.parentElement).closest('[role=status]');
            const [old, fresh] = [removedNodes, addedNodes].map(nodes => [...nodes].map(node => node.textContent).join(''));
            if (region && old && old === fresh) window.again.push(region.id + ': ' + fresh);
        } }).observe(document, {subtree: true, childList: true}); })"""
    )
    page.goto(f"{home}tim-kiem/?q=hoa+giai", wait_until="networkidle")
    page.locator("#ket-qua button.chon").first.click()
    page.locator("#tim-trang input[type=search]").press_sequentially(" o co so", delay=20)
    expect(page).to_have_url(re.compile("co\\+so"))
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.again") == []


# ---- copying, saving, sharing, printing


def test_a_refused_clipboard_is_got_round(entry_url: str, page: Page) -> None:
    """The old way is tried; the focus stays on the button."""
    page.add_init_script(REFUSED)
    page.goto(entry_url)
    button = page.get_by_role("button", name="Chép trích dẫn")
    button.click()
    expect(page.locator("[data-bao]")).to_contain_text("Đã chép")
    expect(button).to_be_focused()


@pytest.mark.parametrize(
    ("kind", "told"), [("entry", "[data-bao]"), ("choice-sent", "#so-tay-lenh-bao"), ("search", "#tim-trang-thai")]
)
def test_where_nothing_may_copy_the_text_is_shown(kind: str, told: str, home: str, entry_url: str, page: Page) -> None:
    """In a box, all of it marked, to be copied by hand: nobody presses for ever."""
    page.add_init_script(REFUSED + "document.execCommand = () => false;")
    page.goto(address(kind, home, entry_url), wait_until="networkidle")
    page.get_by_role("button", name="Chép vào báo cáo").click()
    expect(page.locator(told)).to_contain_text("không cho chép")
    box = page.locator("textarea.chep-tay")
    expect(box).to_be_focused()
    assert "kho Cách làm hay" in box.input_value()
    assert box.evaluate("box => box.selectionEnd - box.selectionStart === box.value.length")


@pytest.mark.parametrize("printing", ["window.print = undefined", "window.print = () => {}"])
def test_a_browser_that_does_not_print_is_told_of(printing: str, entry_url: str, page: Page) -> None:
    page.add_init_script(printing)
    page.goto(entry_url)
    page.get_by_role("button", name="In", exact=True).click()
    expect(page.locator("[data-bao]")).to_contain_text("Mở bằng Chrome")


def test_inside_zalo_a_file_may_not_be_saved(home: str, browser: Browser) -> None:
    """Nobody is told that it was."""
    agent = (
        "Mozilla/5.0 (Linux; Android 12; wv) AppleWebKit/537.36 Chrome/109.0.0.0 Mobile Safari/537.36 Zalo android/1"
    )
    with browser.new_context(user_agent=agent) as context:
        page = context.new_page()
        page.goto(f"{home}so-tay/?{COMPARED}", wait_until="networkidle")
        page.get_by_role("button", name="Tải bảng (CSV)").click()
        expect(page.locator("#so-tay-lenh-bao")).to_contain_text("thường không lưu được tệp")


def test_a_refused_share_copies_the_address(entry_url: str, browser: Browser) -> None:
    with browser.new_context(permissions=["clipboard-read", "clipboard-write"]) as context:
        page = context.new_page()
        page.add_init_script("navigator.share = () => Promise.reject(new DOMException('no', 'NotAllowedError'))")
        page.goto(entry_url)
        page.get_by_role("button", name="Chia sẻ").click()
        expect(page.locator("[data-bao]")).to_contain_text("Đã chép địa chỉ")
        assert page.evaluate("navigator.clipboard.readText()").startswith(SITE_URL)


def test_what_followed_the_reader_goes_no_further(home: str, entry_url: str, browser: Browser) -> None:
    """A site without an address of its own: ``fbclid`` goes into no citation, report or link."""
    with browser.new_context(permissions=["clipboard-read", "clipboard-write"]) as context:
        page = context.new_page()
        page.add_init_script(
            "addEventListener('DOMContentLoaded', () => document.querySelector('link[rel=canonical]')?.remove())"
        )
        for where, button in (
            (f"{entry_url}?fbclid=abc", "Chép trích dẫn"),
            (f"{entry_url}?fbclid=abc", "Chép vào báo cáo"),
            (f"{entry_url}?fbclid=abc", "Chép địa chỉ"),
            (f"{home}tim-kiem/?q=hoa+giai&fbclid=abc", "Chép vào báo cáo"),
            (f"{home}so-tay/?{COMPARED}&fbclid=abc", "Chép vào báo cáo"),
            (f"{home}so-tay/?{COMPARED}&fbclid=abc", "Gửi đường liên kết"),
        ):
            page.goto(where, wait_until="networkidle")
            page.evaluate("navigator.clipboard.writeText('trước')")
            page.get_by_role("button", name=button).click()
            copied = page.evaluate(COPIED, "trước")
            assert "127.0.0.1" in copied, button
            assert "fbclid" not in copied, button


# ---- addresses


def test_an_address_with_two_slashes_is_searched(home: str, page: Page) -> None:
    """``pushState`` of such a path is refused: the query alone is pushed."""
    origin, _, rest = home.partition("/kho/")
    page.goto(f"{origin}//kho/{rest}tim-kiem/?q=hoa+giai")
    expect(page.locator("#ket-qua > li").first).to_be_visible()
    page.locator("#tim-trang input[type=search]").fill("thu chi")
    page.get_by_role("button", name="Tìm", exact=True).click()
    expect(page).to_have_url(re.compile(r"\?q=thu\+chi$"))
    expect(page.locator("#tim-trang-thai")).to_contain_text("kết quả")


@pytest.mark.parametrize("where", ["so-sanh", "tap"])
def test_an_address_puts_no_words_into_our_mouth(where: str, home: str, page: Page) -> None:
    words = "Xã nợ tiền dân, gọi ngay 0900"
    page.goto(f"{home}{where}/?bai={words}", wait_until="networkidle")
    assert "nợ tiền" not in page.locator(".trang").inner_text()


def test_an_endless_query_makes_no_endless_page(home: str, page: Page) -> None:
    page.goto(f"{home}tim-kiem/?q={'xyzw ' * 1_500}", wait_until="networkidle")
    assert page.evaluate("document.documentElement.scrollHeight") < 4_000


def test_the_same_search_again_begins_at_its_top(home: str, page: Page) -> None:
    """After the way back to where one had been, a press on the button does not jump there once more."""
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{home}tim-kiem/?q=hoa+giai", wait_until="networkidle")
    page.evaluate("scrollTo(0, 1200)")
    page.goto(home)
    page.go_back()
    page.wait_for_function("scrollY > 1000")
    page.wait_for_load_state("networkidle")
    page.evaluate("scrollTo(0, 0)")
    page.get_by_role("button", name="Tìm", exact=True).click()
    page.wait_for_load_state("networkidle")
    expect(page.locator("#ket-qua")).to_have_attribute("aria-busy", "false")
    assert page.evaluate("scrollY") < 300


# ---- from a disk


def test_a_middle_press_opens_no_list_of_files(built: Built, browser: Browser) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto((built.site / "index.html").as_uri())
        with context.expect_page() as opened:
            page.locator(".loi-di a").first.click(button="middle")
        expect(opened.value.locator("h1")).to_have_text("Chủ đề")


def test_home_alone_shows_no_giant_signs(built: Built, browser: Browser, tmp_path: Path) -> None:
    """Taken out of its folder, without its styles: every sign keeps a size."""
    alone = tmp_path / "index.html"
    alone.write_bytes((built.site / "index.html").read_bytes())
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(alone.as_uri())
        widths = page.locator("svg").evaluate_all("all => all.map(svg => svg.getBoundingClientRect().width)")
        assert max(widths) <= 28


def test_a_table_from_a_disk_tells_no_folder(built: Built, browser: Browser) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{(built.site / 'tim-kiem/index.html').as_uri()}?q=hoa+giai")
        with page.expect_download() as saved:
            page.locator("#tai-danh-sach").click()
        assert "file:" not in Path(saved.value.path()).read_text(encoding="utf-8")
