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
    expect(page.locator("#gui-xa-va-mat-tran .tinh-ra")).to_contain_text("Muộn nhất thứ Sáu 25/12/2026.")
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


def test_the_page_of_a_paper_has_it_filled_as_word_too(home: str, page: Page) -> None:
    """Only where something was filled in, and not where its requirement does not hold on that day."""
    page.goto(f"{home}{TASK}bien-ban/")
    expect(page.get_by_role("button", name="Word đã điền")).to_be_hidden()
    page.goto(home + TASK + FILLED)
    page.get_by_role("link", name="Xem, in").nth(1).click()
    made = docx.Document(io.BytesIO(papers(page, "Word đã điền")))
    assert "19 giờ 00, ngày 20 tháng 12 năm 2026" in "\n".join(
        node.text or "" for node in made.element.body.iter("{*}t")
    )
    page.goto(home + TASK + FILLED)
    page.locator("[name=ngay-hop]").fill("2020-01-01")
    page.get_by_role("link", name="Xem, in").nth(1).click()
    page.get_by_role("button", name="Word đã điền").click()
    expect(page.locator("[data-bao]")).to_contain_text("Chưa điền giấy này. Không tính: điều này áp dụng từ")


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


def test_a_year_is_kept_goes_along_in_the_address_and_is_forgotten(home: str, page: Page) -> None:
    """Role and days picked; what is said of one role does not stay for another."""
    page.goto(f"{home}viec/trong-nam/#vai=truong-thon")
    meeting = page.locator("[data-nghia-vu]:visible").filter(has_text="hội nghị").first
    page.get_by_role("button", name="Tải lịch").click()
    expect(page.locator("[data-bao]")).to_contain_text("Chưa có ngày nào")
    meeting.get_by_label("Ngày anh chị chọn").fill("2026-12-20")
    expect(page.locator("[data-bao]")).to_be_empty()
    address = page.url
    assert "vai=truong-thon" in address
    assert "=2026-12-20" in address
    page.goto(f"{home}viec/")
    page.goto(f"{home}viec/trong-nam/")
    expect(page.get_by_label("Vai của anh chị")).to_have_value("truong-thon")
    expect(meeting.get_by_label("Ngày anh chị chọn")).to_have_value("2026-12-20")
    page.get_by_role("button", name="Xóa hết").click()
    expect(meeting.get_by_label("Ngày anh chị chọn")).to_have_value("")
    assert page.url == f"{home}viec/trong-nam/"
    page.goto(address)
    expect(meeting.get_by_label("Ngày anh chị chọn")).to_have_value("2026-12-20")


def test_a_day_picked_in_the_year_goes_to_the_task_with_its_deadlines(home: str, page: Page) -> None:
    page.goto(f"{home}viec/trong-nam/#vai=truong-thon")
    meeting = page.locator('[data-nghia-vu*="hoi-nghi-dinh-ky-thon"][data-nghia-vu*="moi-nam-mot-lan"]')
    expect(meeting.locator(".han-quanh")).to_be_hidden()
    day = meeting.get_by_label("Ngày anh chị chọn")
    day.fill("2026-11-01")
    expect(meeting).to_contain_text("Ngày này đã qua.")
    day.fill("2026-12-20")
    expect(meeting.locator(".han-quanh")).to_be_visible()
    meeting.locator("a.nut").first.click()
    expect(page.locator("[name=ngay-hoi-nghi]")).to_have_value("2026-12-20")
    expect(page.locator(".duong-ngay .han").first).to_be_visible()


PRIVATE = "viec/hoi-nghi-nguoi-lao-dong/#loai-noi-lam=dn-tu-10"


def test_steps_of_another_case_are_folded_under_one_line(home: str, page: Page) -> None:
    """Numbered or not; the line says how many and of whom, opens by key and thumb, and an anchor opens it."""
    page.goto(home + PRIVATE)
    line = page.locator(".luat-doi details.an > summary")
    expect(line).to_have_text(
        "Không thuộc trường hợp đã chọn: "
        "14 bước: 13 của doanh nghiệp nhà nước; 1 của doanh nghiệp, tổ chức khác, dưới 10 lao động"
    )
    for id_ in ("duoi-100-hop-toan-the", "viec-hoi-nghi-quyet", "hop-bat-thuong", "dn-nha-nuoc-ba-thang"):
        expect(page.locator(f"#{id_}")).to_be_hidden()
    expect(page.locator("#theo-quy-che")).to_be_visible()
    expect(page.get_by_role("heading", name="Doanh nghiệp nhà nước: họp và quyết")).to_be_hidden()
    expect(page.get_by_role("navigation", name="Các phần của việc").get_by_role("listitem")).to_have_count(2)
    line.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#viec-hoi-nghi-quyet")).to_be_visible()
    line.click()
    expect(page.locator("#viec-hoi-nghi-quyet")).to_be_hidden()
    page.evaluate("location.hash = '#viec-hoi-nghi-quyet'")
    expect(page.locator("#viec-hoi-nghi-quyet")).to_be_visible()
    page.get_by_label("Nơi làm việc thuộc loại nào?").select_option("dn-nha-nuoc")
    order = page.locator(".luat-doi > ol > li").evaluate_all("all => all.map(one => one.id)")
    assert order.index("viec-hoi-nghi-quyet") == order.index("thong-qua-nghi-quyet") - 1
    expect(page.locator(".luat-doi details.an > summary")).to_contain_text("2 bước: 1 của doanh nghiệp, tổ chức khác")


def test_no_step_disappears_without_scripts_and_paper_has_the_line(home: str, browser: Browser) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(home + PRIVATE)
        expect(page.locator(".viec-buoc > li")).to_have_count(19)
        expect(page.locator("#viec-hoi-nghi-quyet")).to_be_visible()
        expect(page.locator(".di-cung [data-khi]")).to_have_count(3)
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(home + PRIVATE)
        page.emulate_media(media="print")
        expect(page.locator(".luat-doi details.an > summary")).to_be_visible()
        expect(page.locator("#viec-hoi-nghi-quyet")).to_be_hidden()


def test_the_day_and_heads_of_a_private_workplace_come_to_its_papers(home: str, page: Page) -> None:
    """No deadline of the law uses them, and yet papers have a place for them."""
    page.goto(home + PRIVATE)
    page.get_by_label("Ngày hội nghị", exact=True).fill("2026-12-21")
    page.get_by_label("Số người lao động").fill("60")
    page.get_by_label("Số người dự hội nghị").fill("55")
    page.get_by_label("Hội nghị toàn thể hay đại biểu?").select_option(label="Toàn thể")
    page.get_by_label("Nơi họp").fill("Nhà ăn xưởng 2")
    page.get_by_label("Tên nơi làm việc").fill("Công ty may Hai")
    expect(page.get_by_label("Ngày kết thúc năm tài chính")).to_be_hidden()
    row = page.locator("li", has=page.locator("[data-tai=bien-ban]"))
    with page.expect_download() as download:
        row.get_by_role("button", name="Word đã điền").click()
    made = docx.Document(str(download.value.path()))
    text = " ".join(node.text or "" for node in made.element.body.iter("{*}t"))
    text = re.sub(r"\s+", " ", text)
    for told in ("ngày 21 tháng 12 năm 2026", "có mặt 55 trong tổng số 60", "Nhà ăn xưởng 2", "CÔNG TY MAY HAI"):
        assert told in text, told
    assert "đại biểu được triệu tập" not in text
    row = page.locator("li", has=page.locator("[data-tai=ke-hoach]"))
    with page.expect_download() as download:
        row.get_by_role("button", name="Word đã điền").click()
    made = docx.Document(str(download.value.path()))
    text = " ".join(node.text or "" for node in made.element.body.iter("{*}t"))
    assert "họp toàn thể" in text
    for other in ("đại biểu", "gạch dòng"):
        assert other not in text.replace("ĐẠI DIỆN", ""), other


def test_a_number_that_cannot_suffice_is_told_in_red_with_the_ways_on(home: str, page: Page) -> None:
    page.goto(f"{home}{TASK}#ho-trong-thon=87&ho-du-hop=50&cach-quyet=hop&pham-vi=trong-thon")
    warning = page.locator(".canh-bao .thieu")
    expect(warning).to_have_text(
        "50 hộ có mặt, cần 58 hộ đồng ý: họp này chưa thể thông qua; thiếu 8 hộ. "
        "Mời thêm, dời ngày họp hoặc lấy phiếu từng hộ."
    )
    red = page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--accent')")
    assert red.strip() == "#9b1c1c"
    expect(warning).to_have_css("color", "rgb(155, 28, 28)")
    expect(page.locator("#hai-phan-ba-ho .thieu")).to_contain_text("thiếu 8 hộ")
    warning.get_by_role("link", name="lấy phiếu từng hộ").click()
    expect(page).to_have_url(re.compile("#hop-truoc-phieu-sau$"))
    page.get_by_label("Số hộ có người dự họp").fill("58")
    expect(warning).to_have_count(0)


def test_what_cannot_be_is_told_beside_its_field_and_fills_no_paper(home: str, page: Page) -> None:
    """A number below one or not whole, a day of a time before all the law: at once, in words."""
    page.goto(f"{home}{TASK}#cach-quyet=hop&pham-vi=trong-thon")
    households = page.get_by_label("Tổng số hộ trong thôn")
    field = page.locator("label", has=page.locator("[name=ho-trong-thon]"))
    for number in ("0", "-3", "2.5", "1000001"):
        households.fill(number)
        expect(field).to_contain_text("Số ở đây phải nguyên, từ 1 đến 1.000.000; số này không dùng để tính")
        expect(households).to_have_attribute("aria-invalid", "true")
    households.fill("87")
    expect(field.locator(".o-bao")).to_be_hidden()
    day = page.locator("[name=ngay-hop]")
    day.fill("2026-11-30")
    expect(page.locator("label", has=day)).to_contain_text("Ngày này đã qua.")
    expect(day).to_have_attribute("aria-invalid", "false")
    day.fill("2020-01-01")
    expect(page.locator("label", has=day)).to_contain_text(
        "Ngày này đã qua. Ngày này ngoài thời gian các điều luật ở đây."
    )
    expect(page.locator(".canh-bao")).to_contain_text(
        "Ngày họp thứ Tư 1/1/2020 đã qua và ngoài thời gian các điều luật của việc này: không tính hạn, không vào giấy."
    )
    expect(page.locator(".duong-ngay .moc")).to_have_count(0)
    page.get_by_label("Số hộ có người dự họp").fill("90")
    expect(page.locator(".canh-bao")).to_contain_text("90 hộ có mặt mà tổng số mới là 87")
    expect(page.locator(".can-du")).not_to_contain_text("trong 90")
    page.goto(f"{home}{TASK}bien-ban/")
    expect(page.locator(".to-giay")).to_contain_text("Tổng số hộ trong thôn: 87")
    for unsound in ("năm 2020", "90"):
        expect(page.locator(".to-giay")).not_to_contain_text(unsound)


def test_where_the_law_leaves_nothing_to_compute_the_box_says_so(home: str, page: Page) -> None:
    page.goto(home + PRIVATE)
    expect(page.locator(".duong-ngay .khong-dat")).to_have_text(
        "Với điều đã chọn, luật không đặt hạn hay số nào tính được ở đây. Ít nhất một lần mỗi năm. Luật không bắt gì."
    )
    page.get_by_label("Nơi làm việc thuộc loại nào?").select_option("dn-nha-nuoc")
    expect(page.locator(".khong-dat")).to_have_count(0)


def test_the_task_that_goes_with_this_one_is_told_what_was_chosen(home: str, page: Page) -> None:
    """Kind and number go along; what that task was told before stays."""
    page.goto(f"{home}viec/doi-thoai-dinh-ky/#nguoi-lao-dong=5")
    page.get_by_label("Ngày đối thoại", exact=True).fill("2026-12-21")
    page.goto(f"{home}viec/hoi-nghi-nguoi-lao-dong/#loai-noi-lam=dn-tu-10&nguoi-lao-dong=60")
    page.get_by_label("Số người lao động").fill("70")
    page.locator(".di-cung").get_by_role("link").click()
    expect(page.get_by_label("Nơi làm việc thuộc loại nào?")).to_have_value("dn-tu-10")
    expect(page.get_by_label("Số người lao động")).to_have_value("70")
    expect(page.get_by_label("Ngày đối thoại", exact=True)).to_have_value("2026-12-21")


def test_a_day_that_was_given_is_not_called_unknown(home: str, page: Page) -> None:
    """The field says who received it, and that it may be filled in later; the line of time does not."""
    page.goto(f"{home}viec/lap-ban-giam-sat-mot-cong-trinh/#ngay-nhan-kien-nghi=2026-11-20")
    expect(page.locator("[data-moc=ngay-nhan-kien-nghi]")).to_contain_text("(khi đã biết)")
    expect(page.locator(".duong-ngay .moc")).to_have_text("thứ Sáu 20/11/2026 Ngày UBND xã nhận được kiến nghị")
    expect(page.locator("#nhan-phan-anh")).to_contain_text("UBND xã trả lời trong 15 ngày từ ngày nhận")


def test_a_case_that_is_chosen_is_not_said_again(home: str, page: Page) -> None:
    page.goto(home + PRIVATE)
    step = page.locator("#theo-quy-che")
    expect(step.locator(".truong-hop")).to_be_hidden()
    expect(step).to_contain_text("Ai làm: Người sử dụng lao động")
    page.get_by_label("Nơi làm việc thuộc loại nào?").select_option("")
    expect(step.locator(".truong-hop")).to_be_visible()


def test_too_few_speak_for_the_workers(home: str, page: Page) -> None:
    page.goto(f"{home}viec/doi-thoai-dinh-ky/#loai-noi-lam=dn-tu-10&nguoi-lao-dong=60&thanh-vien-doi-thoai=2")
    expect(page.locator(".canh-bao .thieu")).to_contain_text("2 người đại diện bên người lao động, cần 4 người trở lên")
    page.get_by_label("Số người lao động").fill("8")
    expect(page.locator(".canh-bao")).to_contain_text(
        "Đã điền 8, mà đã chọn “Doanh nghiệp, tổ chức khác, từ 10 lao động”"
    )


def test_by_a_show_of_hands_no_tally_of_ballots_is_due(home: str, page: Page) -> None:
    """It stands apart with its condition, and is not in the zip; with a ballot it is."""
    page.goto(f"{home}{TASK}#cach-bieu-quyet=gio-tay")
    section = page.locator(".viec-giay")
    expect(section.locator("details.an > summary")).to_have_text("Không thuộc trường hợp đã chọn: 1 giấy khi phiếu kín")
    expect(section.locator("[data-tai=bien-ban-kiem-phieu]")).to_be_hidden()
    with zipfile.ZipFile(io.BytesIO(papers(page, "Tất cả, trong một tệp ZIP"))) as archive:
        assert not [name for name in archive.namelist() if "kiem-phieu" in name]
        assert len(archive.namelist()) == 3
    page.get_by_label("Cuộc họp biểu quyết bằng gì?").select_option(label="Phiếu kín")
    expect(section.locator("[data-tai=bien-ban-kiem-phieu]")).to_be_visible()
    with zipfile.ZipFile(io.BytesIO(papers(page, "Tất cả, trong một tệp ZIP"))) as archive:
        assert [name for name in archive.namelist() if "kiem-phieu" in name]


def test_what_was_not_read_stands_beside_what_is_computed(home: str, page: Page) -> None:
    page.goto(f"{home}{TASK}#ho-trong-thon=87&pham-vi=trong-thon")
    whole = "Chữ năm 2022; phần sửa năm 2025 chưa đối chiếu được"
    expect(page.locator("#hai-phan-ba-ho .tinh-ra")).to_contain_text(whole)
    expect(page.locator(".duong-ngay [data-cu]")).to_contain_text(whole)
    expect(page.locator("#thong-nhat-truoc")).not_to_contain_text(whole)
    page.locator("#thong-nhat-truoc").get_by_role("link", name="chữ 2022").click()
    expect(page.locator("#chu-cu")).to_be_in_viewport()


def test_which_of_two_duties_falls_due_is_told_and_leads_to_the_other(home: str, page: Page) -> None:
    page.goto(home + PRIVATE)
    told = page.locator(".di-cung [data-khi]:visible")
    expect(told).to_have_count(1)
    expect(told).to_contain_text("Phải làm cả hai việc, mỗi năm ít nhất một lần")
    page.get_by_label("Nơi làm việc thuộc loại nào?").select_option("dn-duoi-10")
    expect(told).to_contain_text("Không phải mở hội nghị người lao động; vẫn phải đối thoại định kỳ")
    page.locator(".di-cung").get_by_role("link", name="Đối thoại định kỳ ở nơi làm việc").click()
    expect(page).to_have_url(re.compile("/viec/doi-thoai-dinh-ky/"))


def test_where_saturday_is_not_answered_that_is_told(home: str, page: Page) -> None:
    page.goto(f"{home}viec/doi-thoai-dinh-ky/#ngay-doi-thoai=2026-12-21&loai-noi-lam=dn-tu-10")
    said = page.locator("#gui-noi-dung .tinh-ra")
    expect(said).to_contain_text("Chưa rõ nơi anh chị có làm thứ Bảy không")
    page.get_by_label("Nơi anh chị có làm thứ Bảy không?").select_option(label="Không")
    expect(said).not_to_contain_text("làm thứ Bảy")
