"""The page of results and the boxes that lead to it, on the site that ships."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Watched
from tests.site_fixtures import Built


def _done(page: Page) -> None:
    expect(page.locator("#ket-qua")).to_have_attribute("aria-busy", "false")


def test_results_are_told_and_marked(home: str, watched: Watched) -> None:
    """An ordered list with ids; the matched words are marked in their own spelling, also when typed without diacritics."""
    page = watched.page
    page.goto(f"{home}tim-kiem/?q=hien+dat+lam+duong")
    _done(page)
    first = page.locator("#ket-qua > li").first
    assert first.get_attribute("data-id")
    marks = {text.lower() for text in first.locator("mark").all_inner_texts()}
    assert any("hiến đất" in text or "hiến" in text for text in marks), marks
    expect(page.locator("#tim-trang-thai")).to_contain_text("kết quả")
    assert watched.wrongs == []


def test_state_stands_in_the_address(home: str, watched: Watched) -> None:
    """Narrowing, sorting, reload and back give the page that the address says."""
    page = watched.page
    page.goto(f"{home}tim-kiem/?q=doi+thoai")
    _done(page)
    before = page.locator("#tim-trang-thai").inner_text()
    page.locator('#bo-loc input[data-gia="loai-hinh=doanh-nghiep"]').check()
    expect(page).to_have_url(re.compile("loai-hinh=doanh-nghiep"))
    _done(page)
    expect(page.locator("#dang-loc button")).to_have_text(["Doanh nghiệp ✕"])
    labels = page.locator("#ket-qua .the-dau .nhan")
    assert set(labels.all_inner_texts()) == {"Doanh nghiệp"}
    ids = page.locator("#ket-qua > li").evaluate_all("all => all.map(one => one.dataset.id)")
    page.reload()
    _done(page)
    assert page.locator("#ket-qua > li").evaluate_all("all => all.map(one => one.dataset.id)")[: len(ids)] == ids
    page.go_back()
    expect(page.locator("#tim-trang-thai")).to_have_text(before)
    page.locator("#xep").select_option("ten")
    expect(page).to_have_url(re.compile("xep=ten"))


def test_facets_count_as_they_narrow(built: Built, home: str, watched: Watched) -> None:
    """Browsing everything: the counts are those of the collection; or within a facet, and among them."""
    page = watched.page
    page.goto(f"{home}tim-kiem/?loai-hinh=ton-giao,doanh-nghiep")
    _done(page)
    both = len(built.collection.in_setting("ton-giao")) + len(built.collection.in_setting("doanh-nghiep"))
    expect(page.locator("#tim-trang-thai")).to_contain_text(f"{both} bài")
    counts = page.locator('#bo-loc label:has(input[data-gia="loai-hinh=nong-thon-moi"]) .dem')
    expect(counts).to_have_text(str(len(built.collection.in_setting("nong-thon-moi"))))
    page.goto(f"{home}tim-kiem/?loai-hinh=ton-giao&khau=dan-giam-sat")
    _done(page)
    wanted = {e.id for e in built.collection.in_setting("ton-giao") if "dan-giam-sat" in e.practice.participation}
    shown = page.locator("#ket-qua > li").evaluate_all("all => all.map(one => one.dataset.id)")
    assert set(shown) == wanted


def test_list_is_saved_for_excel(home: str, watched: Watched) -> None:
    """UTF-8 with a mark for Excel, a row a result, addresses whole."""
    page = watched.page
    page.goto(f"{home}tim-kiem/?q=giam+sat+cong+dong")
    _done(page)
    with page.expect_download() as saved:
        page.locator("#tai-danh-sach").click()
    raw = Path(saved.value.path()).read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"))))
    assert rows[0] == ["Tên bài", "Loại", "Nơi làm", "Năm", "Tóm tắt", "Địa chỉ"]
    assert len(rows) > 5
    assert all(row[5].startswith(home) for row in rows[1:])


def test_suggestions_by_keyboard(home: str, watched: Watched) -> None:
    """Slash goes to the box, arrows choose, Escape closes, Enter opens what is chosen."""
    page = watched.page
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(f"{home}ton-giao/", wait_until="networkidle")
    page.keyboard.press("/")
    box = page.locator("#o-tim-dau")
    expect(box).to_be_focused()
    box.press_sequentially("giam sat cong")
    options = page.locator("#o-tim-dau-goi-y [role=option]")
    expect(options.first).to_be_visible()
    page.keyboard.press("Escape")
    expect(options.first).to_be_hidden()
    box.press_sequentially(" d")
    expect(options.first).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(box).to_have_attribute("aria-activedescendant", "o-tim-dau-goi-y-0")
    target = options.first.locator("a").evaluate("link => link.href")
    page.keyboard.press("Enter")
    expect(page).to_have_url(target)
    assert watched.wrongs == []


def test_enter_leads_to_the_results(home: str, watched: Watched) -> None:
    """From home, also with a phone's width."""
    page = watched.page
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(home)
    page.locator("#o-tim").fill("hòa giải")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"tim-kiem/\?q="))
    _done(page)
    expect(page.locator("#ket-qua > li").first).to_be_visible()


def test_slip_is_found_and_offered(home: str, watched: Watched) -> None:
    """The results of what was meant stand at once; the offer is a link to it."""
    page = watched.page
    page.goto(f"{home}tim-kiem/?q=giam+sta")
    _done(page)
    expect(page.locator("#co-phai")).to_have_text("Có phải bạn muốn tìm giám sát?")
    page.locator("#co-phai a").click()
    _done(page)
    expect(page.locator("#co-phai")).to_be_hidden()
    expect(page.locator("#o-tim")).to_have_value("giám sát")


def test_nothing_found_shows_ways_on(home: str, watched: Watched) -> None:
    """And says so."""
    watched.page.goto(f"{home}tim-kiem/?q=zzzz+qqqq")
    _done(watched.page)
    expect(watched.page.locator("#tim-trang-thai")).to_contain_text("Không tìm thấy")
    expect(watched.page.locator("#loi-di-khac")).to_be_visible()


def test_without_javascript_there_are_ways_on(home: str, browser: Browser) -> None:
    """The form leads to a page that is honest and useful."""
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(home)
        page.locator("#o-tim").fill("hiến đất")
        page.locator(".o-tim-lon button").click()
        expect(page).to_have_url(re.compile("tim-kiem/"))
        expect(page.locator("#loi-di-khac a").first).to_be_visible()
        assert "đang tắt JavaScript" in page.locator("main").inner_text()


def test_search_works_from_a_disk(built: Built, browser: Browser) -> None:
    """Opened from a USB stick, box and results work."""
    with browser.new_context() as context:
        page = context.new_page()
        page.goto((built.site / "index.html").as_uri())
        page.locator("#o-tim").fill("hien dat")
        page.keyboard.press("Enter")
        _done(page)
        link = page.locator("#ket-qua a").first
        expect(link).to_be_visible()
        link.click()
        expect(page.locator(".buoc")).to_be_visible()
