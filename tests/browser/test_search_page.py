"""The page of results and the boxes that lead to it, on the site that ships."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from scripts.content import derived
from tests.browser.conftest import Watched
from tests.support.site_fixtures import SITE_URL, Built


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that may fail, as those here are made to."""
    with browser.new_context(locale="vi-VN") as context:
        yield context.new_page()


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
    expect(page.locator("#ket-qua > li")).to_have_count(10)
    labels = page.locator("#ket-qua .the-dau .nhan")
    assert set(labels.all_inner_texts()) == {"Doanh nghiệp"}
    ids = page.locator("#ket-qua > li").evaluate_all("all => all.map(one => one.dataset.id)")
    page.reload()
    expect(page.locator("#ket-qua > li")).to_have_count(len(ids))
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
    wanted = {e.id for e in built.collection.in_setting("ton-giao") if "dan-giam-sat" in e.practice.stages}
    expect(page.locator("#ket-qua > li")).to_have_count(len(wanted))
    shown = page.locator("#ket-qua > li").evaluate_all("all => all.map(one => one.dataset.id)")
    assert set(shown) == wanted


def test_list_is_saved_for_excel(built: Built, home: str, watched: Watched) -> None:
    """UTF-8 with a mark for Excel, a row a result, addresses whole; of an entry what it rests on, of nothing else."""
    page = watched.page
    page.goto(f"{home}tim-kiem/?q=giam+sat+cong+dong")
    _done(page)
    with page.expect_download() as saved:
        page.locator("#tai-danh-sach").click()
    raw = Path(saved.value.path()).read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"))))
    assert rows[0] == ["Tên bài", "Loại", "Nơi làm", "Năm", "Bài chắc đến đâu", "Hiệu lực", "Tóm tắt", "Địa chỉ"]
    assert len(rows) > 5
    assert all(row[7].startswith(home) for row in rows[1:])
    rests_on = {
        f"{home}{entry.setting}/{entry.id}/": derived.firmness(entry.practice).words
        for entry in built.collection.entries
    }
    assert sum(row[7] in rests_on for row in rows[1:]) > 5
    assert [row for row in rows[1:] if row[4] != rests_on.get(row[7], "")] == []
    assert all((row[1] == "Văn bản") == bool(row[5]) for row in rows[1:]), "a document never without its state"


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
        link = page.locator("#ket-qua > li:has(button.chon) h2 a").first
        expect(link).to_be_visible()
        link.click()
        expect(page.locator(".buoc")).to_be_visible()


def test_what_narrows_may_be_slow(home: str, page: Page) -> None:
    """The number of results stands while the facets still come, and after."""

    def wait(route: Route) -> None:
        page.wait_for_timeout(900)
        route.continue_()

    page.route("**/search/facets*", wait)
    page.goto(f"{home}tim-kiem/?q=hoa+giai")
    _done(page)
    expect(page.locator("#tim-trang-thai")).to_contain_text("kết quả")
    expect(page.locator("#bo-loc details").first).to_be_attached()
    expect(page.locator("#tim-trang-thai")).to_contain_text("kết quả")


def test_a_file_that_failed_once_is_asked_for_again(home: str, page: Page) -> None:
    """One lost answer costs nothing but time."""
    lost: list[str] = []

    def once(route: Route) -> None:
        if lost:
            route.continue_()
        else:
            lost.append(route.request.url)
            route.abort()

    page.route("**/tim/*/k*", once)
    page.goto(f"{home}tim-kiem/?q=hoa+giai")
    expect(page.locator("#ket-qua > li").first).to_be_visible()
    assert lost


def test_an_old_manifest_is_read_anew(home: str, page: Page) -> None:
    """From a cache, it names files that are gone since: the browser asks for it past the cache."""

    def old(route: Route) -> None:
        text = route.fetch().text()
        route.fulfill(body=re.sub('"phien":"[^"]*"', '"phien":"zzzzzzzz"', text))

    page.route("**/tim/muc-luc.js", old)
    page.goto(f"{home}tim-kiem/?q=hoa+giai")
    expect(page.locator("#ket-qua > li").first).to_be_visible()


def test_a_manifest_of_another_form_is_told(home: str, page: Page) -> None:
    """An old page beside a new index asks to be loaded anew, and leaves ways on."""
    page.route("**/tim/muc-luc.js*", lambda route: route.fulfill(body='kho.files.receive("muc-luc",{"dang":99});'))
    page.goto(f"{home}tim-kiem/?q=hoa+giai")
    expect(page.locator("#tim-trang-thai")).to_contain_text("tải lại trang")
    expect(page.locator("#loi-di-khac")).to_be_visible()


def test_without_the_index_there_are_ways_on(home: str, page: Page) -> None:
    """The network is gone: a sentence says so, and the other ways stand there."""
    page.route("**/tim/*.js*", lambda route: route.abort())
    page.goto(f"{home}tim-kiem/?q=hoa+giai")
    expect(page.locator("#tim-trang-thai")).to_contain_text("xem lại mạng")
    expect(page.locator("#loi-di-khac")).to_be_visible()


def test_more_that_fails_takes_nothing_away(home: str, page: Page) -> None:
    """What stands stays, the reader is told, and may press again."""
    page.goto(f"{home}tim-kiem/?q=dan")
    expect(page.locator("#ket-qua > li")).to_have_count(10)
    page.route("**/tim/*/k*", lambda route: route.abort())
    page.locator("#tim-them").click()
    expect(page.locator("#tim-trang-thai")).to_contain_text("Chưa tải thêm được")
    expect(page.locator("#ket-qua > li")).to_have_count(10)
    page.unroute("**/tim/*/k*")
    page.locator("#tim-them").click()
    expect(page.locator("#ket-qua > li")).to_have_count(20)


def test_box_of_a_missing_page_finds(home: str, page: Page) -> None:
    """An address that is not there, some folders deep, still has a box with suggestions."""
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(f"{home}khong/co/trang-nay/")
    page.locator("#o-tim-dau").press_sequentially("giam sat")
    expect(page.locator("#o-tim-dau-goi-y [role=option]").first).to_be_visible()


def test_what_was_typed_last_counts(home: str, page: Page) -> None:
    """A facet ticked at once after typing keeps the new words."""
    page.goto(f"{home}tim-kiem/?q=doi+thoai")
    expect(page.locator("#bo-loc input").first).to_be_visible()
    page.locator("#o-tim").fill("giam sat")
    page.locator('#bo-loc input[data-gia="loai-hinh=chinh-quyen"]').check()
    expect(page).to_have_url(re.compile(r"q=giam\+sat&loai-hinh=chinh-quyen"))
    expect(page.locator("#o-tim")).to_have_value("giam sat")


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("Hòa giải", '"Hòa giải"'),
        ("=1+1", '"\'=1+1"'),
        (" @x", '" \'@x"'),
        ("a;=HYPERLINK()", '"a;\'=HYPERLINK()"'),
        ("\t-2", "\"'\t'-2\""),
        ('nói "có"', '"nói ""có"""'),
        ("5 - 3", '"5 - 3"'),
    ],
)
def test_no_cell_is_a_formula(home: str, page: Page, value: str, cell: str) -> None:
    """Whatever a title begins with."""
    page.goto(f"{home}tim-kiem/?q=hoa+giai")
    expect(page.locator("#bo-loc details")).not_to_have_count(0)  # what narrows has come, and with it what saves
    assert page.evaluate("value => kho.entryText.csvCell(value)", value) == cell


def test_the_page_of_that_name_is_pointed_out(home: str, page: Page) -> None:
    """Who types the whole name of a place or a topic is told of its page, above the results."""
    page.goto(f"{home}tim-kiem/?q=dong+nai")
    expect(page.locator("#trang-rieng a")).to_have_text("Đồng Nai")
    page.locator("#trang-rieng a").click()
    expect(page).to_have_url(re.compile("/tinh-thanh/dong-nai/$"))


def test_suggestions_tell_kinds(home: str, page: Page) -> None:
    """A place half typed is offered as a place, entries with their setting."""
    page.goto(home)
    page.locator("#o-tim").press_sequentially("đồng na")
    options = page.locator("#o-tim-goi-y [role=option]")
    expect(options.first).to_contain_text("Đồng Nai")
    expect(options.first).to_contain_text("Tỉnh, thành phố")
    entries = options.filter(has_text=re.compile("(Tôn giáo|Doanh nghiệp|Nông thôn mới|Chính quyền) · "))
    expect(entries.first).to_be_visible()


def test_back_keeps_the_place(home: str, page: Page) -> None:
    """Back from an entry far down: as many results as before, at the same height."""
    page.goto(f"{home}tim-kiem/?q=họp dân")
    expect(page.locator("#ket-qua > li")).to_have_count(10)
    page.locator("#tim-them").click()
    expect(page.locator("#ket-qua > li")).to_have_count(20)
    entry = page.locator("#ket-qua > li:has(button.chon)").last
    entry.locator("h2 a").click()
    expect(page.locator(".than-bai").first).to_be_visible()
    page.go_back()
    expect(page.locator("#ket-qua > li")).to_have_count(20)
    expect(entry).to_be_in_viewport()


def test_typing_is_one_step_on_the_way_back(home: str, page: Page) -> None:
    """Words typed on the page of results leave the search before them within reach."""
    page.goto(f"{home}tim-kiem/?q=hien+dat")
    _done(page)
    page.locator("#o-tim").fill("")
    page.locator("#o-tim").press_sequentially("rac thai", delay=120)
    expect(page).to_have_url(re.compile("q=rac\\+thai"))
    page.keyboard.press("Enter")
    page.go_back()
    expect(page).to_have_url(re.compile("q=hien\\+dat"))
    expect(page.locator("#o-tim")).to_have_value("hien dat")


def test_a_phrase_that_is_nowhere_can_be_loosened(home: str, page: Page) -> None:
    """Between quotes nothing is found: the same words without them are a link away."""
    page.goto(f"{home}tim-kiem/?q=%22thoai+duong%22")
    expect(page.locator("#tim-trang-thai")).to_contain_text("liền nhau")
    page.locator("#co-phai a").click()
    expect(page.locator("#ket-qua > li").first).to_be_visible()


def test_focus_stays_where_it_is(home: str, page: Page) -> None:
    """After more results by keyboard, and after a value is taken back."""
    page.goto(f"{home}tim-kiem/?q=dan")
    expect(page.locator("#ket-qua > li")).to_have_count(10)
    page.locator("#tim-them").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#ket-qua > li")).to_have_count(20)
    expect(page.locator("#tim-them")).to_be_focused()
    page.locator('#bo-loc input[data-gia="loai-hinh=chinh-quyen"]').check()
    page.locator("#dang-loc button").first.click()
    expect(page.locator("#tim-trang-thai")).to_be_focused()


@pytest.mark.parametrize(
    ("where", "told"),
    [("tim-kiem/?q=hoa", "#tim-trang-thai"), ("so-sanh/?bai=x", "#so-sanh-bao"), ("tap/", "#tap-bao")],
)
@pytest.mark.parametrize("answer", [None, "<!doctype html><title>Đăng nhập mạng</title>"])
def test_without_the_engine_it_is_told(home: str, page: Page, answer: str | None, where: str, told: str) -> None:
    """The script itself is lost on the way, or a network answers that asks for a password first: a sentence, not an empty page."""
    page.route("**/search/engine*", lambda route: route.fulfill(body=answer) if answer else route.abort())
    page.goto(f"{home}{where}")
    expect(page.locator(told)).to_contain_text("tải lại trang")


def test_list_is_copied_into_a_report(built: Built, home: str, browser: Browser) -> None:
    """The first entries as plain text, each with place, deeds, results and sources, and where the list stands."""
    with browser.new_context(permissions=["clipboard-read", "clipboard-write"], locale="vi-VN") as context:
        page = context.new_page()
        page.goto(f"{home}tim-kiem/?q=hoa+giai&loai-hinh=nong-thon-moi")
        _done(page)
        page.get_by_role("button", name="Chép vào báo cáo").click()
        expect(page.locator("#tim-trang-thai")).to_contain_text("Đã chép")
        text = page.evaluate("navigator.clipboard.readText()")
        ids = page.locator("#ket-qua > li").evaluate_all("all => all.map(one => one.dataset.id)")
        for number, id_ in enumerate(ids, start=1):
            practice = built.collection.by_id[id_].practice
            part = text[text.index(f"\n{number}. {practice.title}\nNơi làm: ") :]
            assert part.index("\nCách làm:\n1) ") < part.index("\nKết quả:\n- ") < part.index("\nNguồn:\n[1] ")
            assert all(result.text in part for result in practice.results)
            assert all(source.url in part for source in practice.sources if source.url)
        assert text.startswith("Cách làm hay: hoa giai (")
        assert text.rstrip().endswith(f"{SITE_URL}{page.url.removeprefix(home)}")


def test_list_that_may_not_be_copied_is_shown(home: str, page: Page) -> None:
    """And a browser that lets a page copy only soon after a press copies at the next one."""
    page.add_init_script(
        "let refused = 0; navigator.clipboard.writeText = async () => { if (!refused++) throw new Error('no'); };"
        "document.execCommand = () => false;"
    )
    page.goto(f"{home}tim-kiem/?q=hoa+giai")
    _done(page)
    page.get_by_role("button", name="Chép vào báo cáo").click()
    expect(page.locator("#tim-trang-thai")).to_contain_text("không cho chép")
    expect(page.locator("textarea.chep-tay")).to_have_value(re.compile("^Cách làm hay: hoa giai "))
    page.get_by_role("button", name="Chép vào báo cáo").click()
    expect(page.locator("#tim-trang-thai")).to_contain_text("Đã chép")


def test_a_phone_closes_the_facets_with_one_press(home: str, page: Page) -> None:
    """Below what narrows stands how much is left, and leads there."""
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{home}tim-kiem/?q=hop+dan")
    _done(page)
    page.locator("#loc-hop > summary").click()
    page.locator('#bo-loc input[data-gia="loai-hinh=ton-giao"]').check()
    expect(page.locator("#dang-loc button")).to_have_count(1)
    _done(page)
    button = page.locator("#xem-ket-qua")
    expect(button).to_be_in_viewport()
    expect(button).to_have_text(f"Xem {page.locator('#tim-trang-thai').inner_text().split()[0]} kết quả")
    button.click()
    expect(button).to_be_hidden()
    expect(page.locator("#tim-trang-thai")).to_be_focused()


def test_former_and_unknown_values_in_an_address(home: str, page: Page) -> None:
    """A link with a former province leads to that of today; what the collection does not know narrows nothing, and is told."""
    page.goto(f"{home}tim-kiem/?tinh=quang-nam,khong-co&khau=abc")
    _done(page)
    expect(page.locator("#dang-loc button")).to_have_text(["Đà Nẵng ✕"])
    told = page.locator("#tim-trang-thai").inner_text()
    page.goto(f"{home}tim-kiem/?tinh=da-nang")
    _done(page)
    plain = page.locator("#tim-trang-thai").inner_text()
    assert told == f"{plain} Phần lọc “Khâu” không có “abc”. Phần lọc “Tỉnh, thành phố” không có “khong-co”."
    page.goto(f"{home}tim-kiem/?tinh=quang-nam")
    page.locator("#dang-loc button").click()
    expect(page.locator("#dang-loc")).to_be_hidden()


LONG = "bác ơi cho cháu hỏi thôn cháu họp bàn mức đóng góp làm bóng đèn đường thì hộ nghèo có được miễn không ạ"


def test_near_pages_stand_apart(home: str, watched: Watched) -> None:
    """In no count, facet or copy; open until five stand there, the rest behind a button, below a heading of their own."""
    page = watched.page
    page.goto(f"{home}tim-kiem/?q=cua+đá+dán+tem+cồn+cát+zzzz")
    _done(page)
    found, near = page.locator("#ket-qua > li"), page.locator("#ket-qua-gan > li")
    assert found.count() < 5
    expect(near).to_have_count(5 - found.count())
    expect(page.locator("#gan-giong-ten")).to_be_visible()
    more = page.locator("#them-gan")
    offered = int("".join(filter(str.isdigit, more.inner_text())))
    more.click()
    expect(near).to_have_count(5 - found.count() + min(10, offered))
    boxes = page.locator("#bo-loc details[data-khoa=trang] .dem").all_text_contents()
    assert sum(map(int, boxes)) == found.count()
    assert watched.wrongs == []


def test_many_found_leave_near_ones_folded(home: str, watched: Watched) -> None:
    """And the counts of a facet with one value a page add up to the number that is told."""
    page = watched.page
    page.goto(f"{home}tim-kiem/?q=đối+thoại")
    _done(page)
    expect(page.locator("#tim-trang-thai")).to_have_text(
        re.compile(r"^\d+ kết quả(, \d+ có đủ các chữ đã gõ| khớp)\.$")
    )
    number = int(page.locator("#tim-trang-thai").inner_text().split()[0])
    expect(page.locator("#ket-qua-gan > li")).to_have_count(0)
    expect(page.locator("#gan-giong-ten")).to_be_hidden()
    expect(page.locator("#bo-loc details").first).to_be_attached()
    groups = page.locator("#bo-loc details").all()
    single = [group for group in groups if not group.locator("p").count()]
    assert len(single) >= 5
    for group in single:
        assert sum(int(text.replace(".", "")) for text in group.locator(".dem").all_text_contents()) in {0, number}


def test_a_kind_of_page_is_chosen_like_any_facet(home: str, watched: Watched) -> None:
    """Laws and guides can be narrowed to."""
    page = watched.page
    page.goto(f"{home}tim-kiem/?q=đối+thoại&trang=van-ban")
    _done(page)
    expect(page.locator("#dang-loc button")).to_have_text(["Văn bản ✕"])
    assert set(page.locator("#ket-qua .nhan").all_inner_texts()) == {"Văn bản"}


def test_a_long_question_is_told_what_was_looked_for(home: str, watched: Watched) -> None:
    """In words of the pages; what says little is left out, and a query of over sixty words is cut and says so."""
    page = watched.page
    page.goto(f"{home}tim-kiem/?q={LONG}")
    _done(page)
    told = page.locator("#da-tim")
    expect(told).to_contain_text("Đã tìm: ")
    expect(told).to_contain_text("hộ nghèo")
    expect(told).to_contain_text("đóng góp")
    expect(told).not_to_contain_text("cháu")
    page.goto(f"{home}tim-kiem/?q={LONG} {LONG} {LONG}")
    _done(page)
    expect(told).to_contain_text("chỉ tìm theo 60 chữ đầu")
    page.goto(f"{home}tim-kiem/?q=hộ nghèo")
    _done(page)
    expect(told).to_be_hidden()


QUESTIONS = {
    "thưa chú cho con hỏi xóm con muốn mở rộng đường mà có hai nhà không chịu lùi hàng rào thì phải làm sao ạ": "mở rộng",
    "dạ bác cho cháu hỏi trưởng thôn giữ luôn tiền quỹ không công khai thu chi thì dân được hỏi ai vậy bác": "công khai thu chi",
    "các anh ơi cho tôi hỏi xã bên tôi nhà thầu làm kênh mương ẩu quá thì ban giám sát cộng đồng có quyền gì không": "giám sát cộng đồng",
    "chị ơi cho em hỏi tí tổ dân phố em muốn lắp camera an ninh mà góp tiền thì chia theo hộ hay theo nhân khẩu hả chị": "camera",
    "chao bac chau muon hoi thon chau hop dan bau to hoa giai thi can bao nhieu ho dong y a": "hòa giải",
    "cho cháu hỏi chút ạ, nhà máy cháu tháng nào cũng tăng ca quá giờ mà không hỏi công nhân thì đối thoại với giám đốc kiểu gì": "đối thoại",
    "các bác cho em hỏi thôn em hiến đất làm đường mà một nhà đòi bồi thường thì vận động sao cho khỏi mất lòng": "hiến đất làm đường",
    "ông từ ơi cho con hỏi đình làng mình nhận tiền công đức thì ai giữ chìa khóa hòm, kiểm đếm ra sao": "công đức",
    "alo anh ơi công ty em không cho xem thỏa ước lao động tập thể thì em hỏi ai bây giờ hả anh": "thỏa ước lao động tập thể",
    "chu oi cho chau hoi xa chau lam duong be tong dan tu giam sat thi phai bau ban giam sat the nao a": "bê tông",
}
"""Long questions as people ask them → what they are about, in the pages' words."""
ADDRESS = re.compile(r"\b(?:bác|chú|anh|chị|em|cháu|con|ông|cô|tôi|ơi|ạ|dạ|thưa|alo|hả|cho|hỏi(?! công nhân)|chút)\b")


def test_of_a_long_question_the_matter_is_told_not_the_address(home: str, watched: Watched) -> None:
    """Whoever is asked, and however politely: no such word is named."""
    page = watched.page
    told: dict[str, str] = {}
    for question in QUESTIONS:
        page.goto(f"{home}tim-kiem/?q={question}")
        _done(page)
        told[question] = page.locator("#da-tim").inner_text()
    assert {question: line for question, line in told.items() if QUESTIONS[question] not in line} == {}
    assert {question: line for question, line in told.items() if ADDRESS.search(line)} == {}


def test_a_page_found_by_its_question_says_which(built: Built, home: str, watched: Watched) -> None:
    """The snippet is a sentence of the page, no citation; before it the question, where that has most of what was asked."""
    entry = next(entry for entry in built.collection.entries if entry.practice.questions)
    asked = entry.practice.questions[-1]
    page = watched.page
    page.goto(f"{home}tim-kiem/?q={asked}")
    _done(page)
    card = page.locator(f'#ket-qua > li[data-id="{entry.id}"]')
    expect(card.locator(".tra-loi")).to_have_text(f"Trả lời câu: “{asked}”")
    assert "Nguồn:" not in "".join(page.locator("#ket-qua .the-tom").all_inner_texts())


def test_half_a_word_of_the_language_is_not_marked(home: str, watched: Watched) -> None:
    """Who asks for kiểm tra is not shown the second syllable of thanh tra."""
    page = watched.page
    page.goto(f"{home}tim-kiem/?q=kiểm+tra+sổ")
    _done(page)
    marks = {text.lower() for text in page.locator("#ket-qua mark").all_inner_texts()}
    assert any("kiểm tra" in mark for mark in marks)
    assert "tra" not in marks
