"""Tasks: days counted from what is filled in, warnings, papers in Word, an address to send; all on the device."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Watched
from tests.support.site_fixtures import Built

TASK = "viec/hop-thon-quyet-dong-gop/"
FILLED = "#ngay-hop=2026-12-20T19:00&ho-trong-thon=100&ho-du-hop=87&cach-quyet=hop&pham-vi=trong-thon"


@pytest.fixture
def page(watched: Watched) -> Iterator[Page]:
    """A page on which nothing goes wrong, on a day before the meeting."""
    watched.page.clock.set_fixed_time("2026-12-01T03:00:00Z")
    yield watched.page
    assert watched.wrongs == []


def test_days_and_numbers_follow_what_is_filled_in(home: str, page: Page) -> None:
    page.goto(home + TASK)
    page.get_by_label("Ngày họp", exact=True).fill("2026-12-20")
    page.get_by_label("Tổng số hộ trong thôn").fill("100")
    page.get_by_label("Dân quyết bằng cách nào?").select_option(label="Họp")
    expect(page.locator("#bao-truoc-hop .tinh-ra")).to_have_text(
        "Muộn nhất thứ Năm 17/12/2026. Đọc rộng hơn thì thứ Sáu 18/12/2026; giữ ngày đầu cho chắc."
    )
    expect(page.locator("#gui-xa-va-mat-tran .tinh-ra")).to_have_text("Muộn nhất thứ Sáu 25/12/2026.")
    page.get_by_label("Việc của một thôn hay của cả xã?").select_option(label="Trong một thôn")
    expect(page.locator("#hai-phan-ba-ho .tinh-ra")).to_contain_text("đủ khi có từ 67")
    expect(page.locator("#hai-phan-ba-thon .tinh-ra")).to_contain_text("Không cần")
    days = page.locator(".duong-ngay ol li")
    expect(days).to_have_count(5)
    expect(days.first).to_contain_text("Hôm nay")
    expect(page.get_by_label("Tổng số thôn")).to_be_hidden()


def test_how_many_must_agree_stands_beside_the_days(home: str, page: Page) -> None:
    """Of 87 households 58 are two thirds: said in the box, as soon as the number is known."""
    page.goto(f"{home}{TASK}#ho-trong-thon=87&cach-quyet=hop&pham-vi=trong-thon")
    counts = page.locator(".duong-ngay .can-du")
    expect(counts).to_contain_text("Cần ít nhất 58 trong 87 hộ trong thôn")
    counts.get_by_role("link").first.click()
    expect(page).to_have_url(re.compile("#hai-phan-ba-ho$|#[a-z-]+$"))


def test_a_day_that_has_passed_moves_the_meeting(home: str, page: Page) -> None:
    page.goto(f"{home}{TASK}#ngay-hop=2026-12-02")
    expect(page.locator(".canh-bao")).to_contain_text("Hạn đã qua, muộn nhất là thứ Sáu 27/11/2026")
    expect(page.locator(".canh-bao")).to_contain_text("dời ngày họp tới sớm nhất")


def test_the_address_carries_days_and_numbers_and_the_device_keeps_them(home: str, page: Page) -> None:
    """No text that was written goes into the address; one press forgets all."""
    page.goto(home + TASK + FILLED)
    page.get_by_label("Bàn việc gì").fill("làm đường")
    expect(page).to_have_url(re.compile(re.escape(FILLED)))
    assert "duong" not in page.url
    page.goto(home + TASK)
    expect(page.get_by_label("Ngày họp", exact=True)).to_have_value("2026-12-20")
    expect(page.get_by_label("Bàn việc gì")).to_have_value("làm đường")
    page.get_by_role("button", name="Xóa hết").click()
    expect(page.locator(".duong-ngay")).to_be_hidden()
    page.goto(home + TASK)
    expect(page.get_by_label("Ngày họp", exact=True)).to_have_value("")
    expect(page.get_by_label("Bàn việc gì")).to_have_value("")


def test_a_hostile_address_fills_in_nothing(home: str, page: Page) -> None:
    page.goto(f"{home}{TASK}#ngay-hop=<img src=x onerror=alert(1)>&ho-trong-thon=-5&cach-quyet=hop'%3E")
    expect(page.locator("form.viec-dien")).to_be_visible()
    expect(page.get_by_label("Ngày họp", exact=True)).to_have_value("")
    expect(page.locator(".duong-ngay")).to_be_hidden()


def papers(page: Page, name: str) -> bytes:
    with page.expect_download() as download:
        page.get_by_role("button", name=name).first.click()
    return Path(str(download.value.path())).read_bytes()


def test_papers_are_filled_on_the_device(home: str, page: Page) -> None:
    """Under the policy: the facts stand in them, whatever was written."""
    check_papers(page, home + TASK)


def test_papers_are_filled_from_a_disk(built: Built, browser: Browser) -> None:
    with browser.new_context(locale="vi-VN") as context:
        page = context.new_page()
        faults: list[str] = []
        page.on("pageerror", lambda error: faults.append(str(error)))
        check_papers(page, (built.site / TASK / "index.html").as_uri())
        assert faults == []


def check_papers(page: Page, address: str) -> None:
    page.goto(address + FILLED)
    page.get_by_label("Bàn việc gì").fill("làm <w:t> ‹ngay-hop› & đường")
    page.get_by_label("Mức góp").fill("1500000")
    with zipfile.ZipFile(io.BytesIO(papers(page, "Tất cả"))) as archive:
        assert len(archive.namelist()) == page.locator(".viec-giay li [data-tai]").count()
        made = docx.Document(io.BytesIO(archive.read("hop-thon-quyet-dong-gop-bien-ban.docx")))
    text = "\n".join(node.text or "" for node in made.element.body.iter("{*}t"))
    assert "làm <w:t> ‹ngay-hop› & đường" in text
    assert "19 giờ 00, ngày 20 tháng 12 năm 2026" in text
    assert "1.500.000" in text
    assert "67" in text
    assert "ngày 25 tháng 12 năm 2026" in text
    assert "xã trở lên" not in text


def elements(data: bytes) -> dict[str, list[str]]:
    """Of each paper of a ZIP the elements of its text in their order; python-docx must open it."""
    found = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            docx.Document(io.BytesIO(archive.read(name)))
            with zipfile.ZipFile(io.BytesIO(archive.read(name))) as paper:
                found[name] = re.findall(r"<[^>]+>", paper.read("word/document.xml").decode())
    return found


def test_attacks_in_every_field_leave_sound_papers(home: str, browser: Browser) -> None:
    """What was kept on the device counts as written by anybody: other texts, never other elements."""
    page = browser.new_context(locale="vi-VN").new_page()
    page.goto(home + TASK)
    names = page.locator("input[data-chu]").evaluate_all("all => all.map(one => one.name)")
    assert len(names) > 3

    def made(text: str) -> bytes:
        page.goto(home + "viec/trong-nam/")
        page.evaluate("texts => localStorage.setItem('viec-chu', JSON.stringify(texts))", dict.fromkeys(names, text))
        page.goto(home + TASK + FILLED)
        return papers(page, "Tất cả")

    harmless = elements(made("xx"))
    assert len(harmless) == page.locator(".viec-giay li [data-tai]").count() > 2
    for attack in (
        "<w:p/>",
        "</w:t>",
        "]]>",
        "‹ngay-hop›",
        "‹/hop›",
        "a\x00\x07\x1b",
        "\u202eabc\u2066",
        "&amp;&#0;",
        "\ufffe",
    ):
        assert elements(made(f"x{attack}x")) == harmless, attack
    page.goto(home + "viec/trong-nam/")
    page.evaluate("names => localStorage.setItem('viec-chu', JSON.stringify(Object.fromEntries(names.map(name => [name, 'x'.repeat(102400)]))))", names)  # fmt: skip
    page.goto(home + TASK + FILLED)
    page.get_by_role("button", name="Tất cả").click()
    expect(page.locator(".viec-giay [data-bao]")).to_contain_text("102400 ký tự, một ô nhận nhiều nhất 500")


def test_too_long_a_text_is_told_not_cut(home: str, page: Page) -> None:
    page.goto(home + TASK)
    page.get_by_label("Bàn việc gì").fill("x" * 501)
    page.get_by_role("button", name="Word đã điền").first.click()
    expect(page.locator(".viec-giay [data-bao]")).to_contain_text("501 ký tự, một ô nhận nhiều nhất 500")


def test_a_paper_is_a_page_too_with_the_same_facts(home: str, page: Page) -> None:
    page.goto(home + TASK + FILLED)
    page.get_by_label("Bàn việc gì").fill("làm đường")
    page.get_by_role("link", name="Xem, in").nth(1).click()
    sheet = page.locator(".to-giay")
    expect(sheet).to_contain_text("Về việc làm đường")
    expect(sheet).to_contain_text("Tổng số hộ trong thôn: 100")
    expect(sheet.locator("[data-neu=ca-xa]")).to_be_hidden()


def test_inside_an_app_it_is_said_before_filling(home: str, browser: Browser) -> None:
    """Zalo's own browser saves nothing that a script makes: the empty paper is a plain link."""
    context = browser.new_context(user_agent="Mozilla/5.0 (Linux; Android 12) Zalo android/23 ZaloTheme/light")
    page = context.new_page()
    page.goto(home + TASK)
    expect(page.locator("[data-trong-app]")).to_be_visible()
    expect(page.get_by_role("link", name="Bản trống").first).to_have_attribute("href", re.compile(r"giay-moi\.docx$"))
    context.close()


@pytest.mark.parametrize("address", [TASK, "viec/trong-nam/", f"{TASK}bien-ban/"])
def test_a_browser_that_does_not_print_is_told_of(address: str, home: str, page: Page) -> None:
    page.add_init_script("window.print = () => {}")
    page.goto(home + address)
    page.get_by_role("button", name="In", exact=True).click()
    expect(page.get_by_role("status").filter(has_text="Trình duyệt này không in được")).to_be_visible()


def test_a_paper_shows_what_a_sent_address_brought(home: str, page: Page) -> None:
    page.goto(home + TASK + FILLED)
    page.get_by_role("link", name="Xem, in").nth(1).click()
    expect(page.locator(".to-giay")).to_contain_text("Tổng số hộ trong thôn: 100")


def test_without_scripts_the_law_is_there(home: str, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(home + TASK)
    expect(page.locator("#bao-truoc-hop")).to_contain_text("Ít nhất 2 ngày trước ngày họp.")
    expect(page.locator("form.viec-dien")).to_be_hidden()
    context.close()


def test_entries_documents_and_home_lead_to_tasks(built: Built, home: str, page: Page) -> None:
    task = built.collection.task_by_id["hop-thon-quyet-dong-gop"]
    entry = built.collection.by_id[task.task.entries[0]]
    page.goto(home)
    page.get_by_role("main").get_by_role("link", name="Thôn, tổ dân phố", exact=True).click()
    expect(page).to_have_url(re.compile("/viec/#thon$"))
    page.wait_for_load_state("networkidle")  # what is left in the middle counts as failed
    for address in (f"{entry.setting}/{entry.id}/", "van-ban/nghi-dinh-59-2023/", "viec/"):
        page.goto(home + address)
        expect(page.get_by_role("link", name=task.task.name).first).to_be_visible()


def test_the_search_finds_a_task_by_a_question(home: str, page: Page) -> None:
    page.goto(f"{home}tim-kiem/?q=khoan+gop+phai+bao+nhieu+ho+dong+y")
    expect(page.locator("#ket-qua")).to_contain_text("Họp thôn, tổ dân phố bàn và quyết việc đóng góp")


def test_a_year_shows_the_role_that_an_address_names(home: str, page: Page) -> None:
    """Of a union what it owes, and what the employer owes it, which says so."""
    page.goto(f"{home}viec/trong-nam/#vai=cong-doan")
    shown = page.locator("[data-nghia-vu]:visible")
    expect(page.get_by_label("Vai của anh chị")).to_have_value("cong-doan")
    dialogue = shown.filter(has_text="Đối thoại định kỳ ở nơi làm việc").filter(has_text="theo kỳ. Mấy lần")
    expect(dialogue.locator(".ben-khac")).to_be_visible()
    expect(shown.filter(has_text="kiểm tra, đánh giá").last.locator(".ben-khac")).to_be_hidden()
    expect(page.locator("[data-nghia-vu]").filter(has_text="hương ước").first).to_be_hidden()


def test_a_year_becomes_a_calendar_of_the_days_picked(home: str, page: Page) -> None:
    """Duties of a role; a day only where the law gives one, or the reader picks one."""
    page.goto(f"{home}viec/trong-nam/")
    page.get_by_label("Vai của anh chị").select_option(label="Trưởng thôn, Tổ trưởng tổ dân phố")
    shown = page.locator("[data-nghia-vu]:visible")
    expect(shown.first).to_be_visible()
    roles = [[str(row.get_attribute(name)).split() for name in ("data-vai", "data-cung")] for row in shown.all()]
    assert all("truong-thon" in own or "truong-thon" in others for own, others in roles)
    assert [row.locator(".ben-khac").is_visible() for row in shown.all()] == [
        "truong-thon" not in own for own, _ in roles
    ]
    page.get_by_role("button", name="Tải lịch").click()
    expect(page.locator("[data-bao]")).to_contain_text("Chưa có ngày nào")
    shown.first.get_by_label("Ngày anh chị chọn").fill("2027-03-10")
    text = papers(page, "Tải lịch").decode()
    assert text.count("BEGIN:VEVENT") == 1
    assert "DTSTART;VALUE=DATE:20270310" in text
    assert "RRULE" not in text
