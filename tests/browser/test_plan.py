"""Five answers become a plan: days, papers, three practices, what went wrong elsewhere; all on the device."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import Watched
from tests.support.site_fixtures import Built

PLAN = "viec/ke-hoach/"
TASK = "hop-thon-quyet-dong-gop"
FILLED = f"#ngay=2026-12-20&so=87&o-dau=nong-thon-moi&viec={TASK}&moc=ngay-hop"
TOLD = (
    ("góp tiền làm đường ngõ", TASK),
    ("bà con muốn thay trưởng thôn vì thu tiền mập mờ", "cho-thoi-truong-thon"),
    ("cử người trông coi nhà thầu làm cầu", "lap-ban-giam-sat-mot-cong-trinh"),
    ("đại hội công nhân cuối năm ở xưởng may", "hoi-nghi-nguoi-lao-dong"),
    ("nhập hai xóm làm một rồi đặt tên", "dat-ten-sap-xep-thon"),
    ("chùa quyên góp sửa mái", "quyen-gop-trong-mot-xa"),
    ("quỹ lớp của phụ huynh thu chi cho rõ", "quy-cha-me-hoc-sinh"),
    ("cho công nhân góp ý bảng lương mới", "lay-y-kien-thoa-uoc-luong-thuong-noi-quy"),
    ("soạn lệ làng về đám cưới đám tang", "huong-uoc-quy-uoc"),
    ("xin xem dự toán công trình của xã", "yeu-cau-cung-cap-thong-tin"),
)
"""A matter in a reader's words, and the task that is meant."""
LEAST = 12
CASES = (
    ("ton-giao", "chọn người vào ban hành giáo, mỗi nhà một lá thăm, đếm công khai", "tphcm-giao-xu-bau-ban-thuong-vu-the-cu-tri-phieu-bau"),
    ("ton-giao", "con cháu đóng tiền dựng nhà thờ tổ, giờ phải khai rõ ai giữ bao nhiêu, hụt bao nhiêu", "nghe-an-ho-doan-doi-chieu-so-den-tho-dang-ca-so-thieu"),
    ("ton-giao", "thanh lý cây quý trong khuôn viên chùa, tiền cất đâu cho dân yên tâm", "ha-noi-phu-chinh-bau-ban-23-nguoi-ban-cay-sua"),
    ("doanh-nghiep", "muốn chuyển sang ăn lương theo sản phẩm, sợ anh em thợ không chịu", "tphcm-hoi-cong-nhan-truoc-khi-doi-cach-tinh-luong"),
    ("doanh-nghiep", "thăm dò ý anh chị em trước khi ký bản thỏa ước mới, rồi dán lên cho ai cũng xem", "nghe-an-kyungshin-khao-sat-1000-nguoi-truoc-thuong-luong"),
    ("doanh-nghiep", "chọn người canh an toàn trong tổ thợ, nhắc nhau đầu ca", "da-nang-cang-da-nang-an-toan-ve-sinh-vien-la-tho-truc-tiep"),
    ("doanh-nghiep", "bữa ăn ca dở, muốn công nhân xem trước món và góp ý", "tphcm-nidec-thuc-don-lay-y-kien"),
    ("nong-thon-moi", "thắp điện ngoài đường ban đêm, bà con bỏ tiền và ngày công", "lao-cai-quang-kim-thap-sang-duong-que-dan-chon-thiet-ke"),
    ("nong-thon-moi", "cử người trong xóm trông coi nhà thầu trước khi đổ bê tông", "hue-quang-cong-tung-cong-trinh-lap-ban-giam-sat"),
    ("nong-thon-moi", "chị em bỏ ống chung hằng tháng, cuối kỳ chia tiền cho rõ ràng", "son-la-thuan-chau-nhom-tiet-kiem-giao-so-tung-nguoi-tu-dem-co-phan"),
    ("nong-thon-moi", "gộp hai xóm làm một, dân hai bên bầu chọn riêng", "bac-giang-tan-hiep-hai-thon-bo-phieu-nhap-thon-dang-ca-so-khong"),
    ("nong-thon-moi", "nhà nghèo xin cây trong rừng cộng đồng để dựng nhà", "nghe-an-dien-lam-ban-hoc-chat-go-lam-nha-ca-ban-dong-y"),
    ("chinh-quyen", "sáp nhập xong trùng tên tổ dân phố, hỏi từng nhà để đặt lại", "tphcm-phuong-binh-duong-phat-phieu-tung-ho-doi-ten-khu-pho"),
    ("chinh-quyen", "cư dân muốn thay ban quản trị nhà chung cư, gom chữ ký đòi họp", "tphcm-luxgarden-267-chu-ky-hoi-nghi-bat-thuong"),
    ("chinh-quyen", "cha mẹ lo đồ ăn của con ở trường không sạch", "tphcm-tan-hung-phu-thuan-phu-huynh-hoi-suat-an-ban-tru"),
    ("chinh-quyen", "dồn hai trường lẻ về một chỗ mà cha mẹ học trò không ưng", "nghe-an-thien-nhan-chi-nhap-diem-truong-khi-phu-huynh-dong-y"),
)  # fmt: skip
"""Place, matter in other words than the entry's title, the entry; written before anything was tried. Of the sixteen
:data:`LEAST` stand among the three nearest (thirteen when they were written; the others are fourth and fifth)."""


@pytest.fixture
def page(watched: Watched) -> Iterator[Page]:
    """A page on which nothing goes wrong, on a day before the meeting."""
    watched.page.clock.set_fixed_time("2026-12-01T03:00:00Z")
    yield watched.page
    assert watched.wrongs == []


@pytest.fixture
def hurried(browser: Browser) -> Iterator[Page]:
    """A page that is left as soon as it has said what is asked: what it was still loading is no fault."""
    with browser.new_context(locale="vi-VN") as context:
        page = context.new_page()
        page.clock.set_fixed_time("2026-12-01T03:00:00Z")
        yield page


def part(page: Page, name: str) -> Locator:
    return page.locator(f"section[data-phan={name}]")


def settled(page: Page) -> None:
    """Wait until the search has found what it finds."""
    expect(part(page, "noi-khac")).to_have_attribute("aria-busy", "false")
    expect(part(page, "noi-khac").locator("li")).to_have_count(3)
    expect(part(page, "vap").locator("li").first).to_be_visible()


def fill_in(page: Page) -> None:
    page.get_by_label("Ở đâu?").select_option(label="Nông thôn mới")
    page.get_by_label("Việc gì?").fill("làm đường ngõ, nhà nước cho xi măng, dân góp công")
    page.get_by_role("button", name="Họp thôn, tổ dân phố bàn và quyết việc đóng góp").click()
    page.get_by_label("Tổng số hộ").fill("87")
    page.get_by_label("Đang vướng gì?").fill("vài hộ không chịu góp")
    page.get_by_label("Muộn nhất ngày nào?").fill("2026-12-20")


def check_plan(page: Page) -> None:
    expect(page.locator("#ten-ke-hoach")).to_have_text("Kế hoạch: Họp thôn, tổ dân phố bàn và quyết việc đóng góp")
    days = part(page, "ngay")
    expect(days).to_contain_text("Báo họp: Muộn nhất thứ Năm 17/12/2026.")
    expect(days).to_contain_text("Với 87: đủ khi có từ 58 trở lên.")
    expect(days).to_contain_text("phần sửa năm 2025 chưa đối chiếu được")
    expect(part(page, "giay")).to_contain_text("Giấy mời họp")
    settled(page)
    expect(part(page, "vap").locator("li a").first).to_have_attribute("href", re.compile("nong-thon-moi/"))


def check_guide(page: Page) -> None:
    """Where one is stuck stands in no address that is sent."""
    guide = re.compile(r"huong-dan/khi-viec-khong-troi/(index\.html)?#co-nha-khong-chiu$")
    expect(part(page, "vap").locator("a").first).to_have_attribute("href", guide)


def test_five_answers_become_a_plan(home: str, page: Page) -> None:
    page.goto(home + PLAN)
    expect(page.locator(".to-ke-hoach")).to_be_hidden()
    fill_in(page)
    check_plan(page)
    check_guide(page)
    assert page.url.endswith(FILLED)


def test_a_plan_is_made_from_a_disk(built: Built, browser: Browser) -> None:
    with browser.new_context(locale="vi-VN") as context:
        page = context.new_page()
        page.clock.set_fixed_time("2026-12-01T03:00:00Z")
        faults: list[str] = []
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.goto((built.site / PLAN / "index.html").as_uri())
        fill_in(page)
        check_plan(page)
        check_guide(page)
        page.get_by_role("link", name="Điền giấy").click()
        expect(page.get_by_label("Ngày họp", exact=True)).to_have_value("2026-12-20")
        expect(page.get_by_label("Tổng số hộ")).to_have_value("87")
        expect(page.get_by_label("Dân quyết bằng cách nào?")).to_have_value("hop")
        assert faults == []


def test_the_address_carries_no_text_and_the_device_forgets_at_a_press(home: str, page: Page) -> None:
    page.goto(home + PLAN + FILLED)
    page.get_by_label("Việc gì?").fill("chuyện riêng của xóm")
    settled(page)
    assert page.url == home + PLAN + FILLED
    page.goto(home + "viec/")
    page.goto(home + PLAN)
    expect(page.get_by_label("Tổng số hộ")).to_have_value("87")
    expect(page.get_by_label("Việc gì?")).to_have_value("chuyện riêng của xóm")
    settled(page)
    page.get_by_role("button", name="Xóa hết").click()
    expect(page.locator(".to-ke-hoach")).to_be_hidden()
    assert page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('ke-hoach'))") == []
    assert page.url == home + PLAN


def test_a_sent_address_makes_the_same_plan(home: str, page: Page) -> None:
    page.goto(home + PLAN + FILLED)
    check_plan(page)


def test_a_hostile_address_fills_in_nothing(home: str, page: Page) -> None:
    page.goto(f"{home}{PLAN}#viec=../../x&so=-1&ngay=2026-02-31&o-dau=%3Cimg%3E&moc=x")
    expect(page.get_by_label("Ở đâu?")).to_be_visible()
    expect(page.locator(".to-ke-hoach")).to_be_hidden()


def test_without_the_search_it_is_told(home: str, browser: Browser) -> None:
    """A script that does not come leaves a sentence, and the way to the tasks."""
    with browser.new_context() as context:
        page = context.new_page()
        page.route("**/search/engine-*.js", lambda route: route.abort())
        page.goto(home + PLAN)
        expect(page.locator("#ke-hoach-bao")).to_contain_text("Chưa tải được phần tìm kiếm")
        expect(page.get_by_role("link", name="Tất cả các việc")).to_be_visible()


def test_what_is_written_stays_text(home: str, page: Page) -> None:
    page.goto(home + PLAN + FILLED)
    page.get_by_label("Việc gì?").fill("<img src=x onerror=alert(1)>")
    page.get_by_label("Đang vướng gì?").fill("<b>x</b>")
    expect(page.locator("[data-dau]")).to_contain_text("<img src=x onerror=alert(1)>")
    expect(page.locator(".to-ke-hoach img, [data-dau] b")).to_have_count(0)
    settled(page)


def test_a_day_after_the_end_of_the_law_is_withheld(home: str, page: Page) -> None:
    page.goto(f"{home}{PLAN}#viec=bau-ban-quan-ly-co-so-tin-nguong&ngay=2027-03-10")
    expect(part(page, "ngay")).to_contain_text("chỉ áp dụng đến hết thứ Năm 31/12/2026")
    expect(part(page, "ngay").locator("ol li.ngay")).to_have_count(0)
    settled(page)


def test_by_keyboard_alone(home: str, page: Page) -> None:
    page.goto(home + PLAN)
    page.get_by_label("Ở đâu?").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.type("bầu ban quản lý đình")
    offered = page.locator(".goi-viec button")
    expect(offered.first).to_be_visible()
    page.keyboard.press("Tab")
    expect(offered.first).to_be_focused()
    name = offered.first.inner_text()
    page.keyboard.press("Enter")
    expect(page.locator("#ten-ke-hoach")).to_have_text(f"Kế hoạch: {name}")
    expect(page.get_by_label("Là việc nào dưới đây?")).to_be_focused()
    settled(page)


def test_without_scripts_it_says_what_it_does_and_leads_to_the_tasks(home: str, browser: Browser) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(home + PLAN)
        expect(page.get_by_role("main")).to_contain_text("Trả lời năm câu dưới đây, có ngay hai trang kế hoạch")
        expect(page.locator("form.viec-dien")).to_be_hidden()
        page.get_by_role("link", name="trang các việc").click()
        expect(page).to_have_url(re.compile("/viec/$"))


def test_every_plan_is_printed_on_two_pages_at_most(home: str, hurried: Page) -> None:
    """Of each task, with a day and a number."""
    page = hurried
    page.goto(home + PLAN)
    ids = page.locator("select[name=viec] option").evaluate_all("all => all.map(one => one.value).filter(Boolean)")
    assert len(ids) > 30
    sizes = {}
    for id_ in ids:
        page.goto("about:blank")
        page.goto(f"{home}{PLAN}#viec={id_}&ngay=2026-12-20&so=87")
        settled(page)
        pdf = io.BytesIO(page.pdf(prefer_css_page_size=True)).getvalue()
        sizes[id_] = len(re.findall(rb"/Type\s*/Page[^s]", pdf))
    assert {id_: size for id_, size in sizes.items() if size > 2} == {}


def test_the_entry_that_was_meant_is_among_the_three(home: str, hurried: Page) -> None:
    """By the site's own search, with matter and place."""
    page = hurried
    found = []
    for place, matter, entry in CASES:
        page.goto("about:blank")
        page.goto(home + PLAN)
        page.get_by_role("button", name="Xóa hết").click()
        page.get_by_label("Ở đâu?").select_option(place)
        page.get_by_label("Việc gì?").fill(matter)
        expect(part(page, "noi-khac")).to_have_attribute("aria-busy", "false")
        rows = part(page, "noi-khac").locator("li")
        expect(rows).to_have_count(3)
        found += [entry] if entry in rows.evaluate_all("all => all.map(one => one.dataset.id)") else []
    assert len(found) >= LEAST, found


def test_it_fits_a_phone(home: str, browser: Browser) -> None:
    """Nothing scrolls sideways at 390 px, in light or dark."""
    for scheme in ("light", "dark"):
        with browser.new_context(viewport={"width": 390, "height": 844}, color_scheme=scheme) as context:
            page = context.new_page()
            page.goto(home + PLAN + FILLED)
            settled(page)
            assert page.evaluate("document.documentElement.scrollWidth") == 390


@pytest.mark.parametrize("from_disk", [False, True])
def test_the_task_that_is_meant_is_among_the_three_offered(
    home: str, built: Built, hurried: Page, *, from_disk: bool
) -> None:
    page = hurried
    address = (built.site / PLAN / "index.html").as_uri() if from_disk else home + PLAN
    missed = []
    for matter, task in TOLD[:2] if from_disk else TOLD:
        page.goto("about:blank")
        page.goto(address)
        page.get_by_role("button", name="Xóa hết").click()
        page.get_by_label("Việc gì?").fill(matter)
        expect(part(page, "noi-khac")).to_have_attribute("aria-busy", "false")
        offered = page.locator(".goi-viec button")
        assert offered.count() <= 3
        name = built.collection.task_by_id[task].task.name
        missed += [] if name in offered.all_inner_texts() else [(matter, offered.all_inner_texts())]
    assert missed == []


def test_the_questions_of_the_task_are_asked_and_answered_in_the_plan(home: str, page: Page) -> None:
    """Days and numbers of other forms stay away, and the plan says how many things it leaves out."""
    page.goto(home + PLAN + FILLED)
    days = part(page, "ngay")
    expect(days).to_contain_text("Ban kiểm phiếu")
    page.get_by_label("Cuộc họp biểu quyết bằng gì?").select_option(label="Giơ tay")
    page.get_by_label("Việc của một thôn hay của cả xã?").select_option(label="Trong một thôn")
    expect(days).not_to_contain_text("Ban kiểm phiếu")
    expect(days).not_to_contain_text("tổng số thôn")
    expect(days).to_contain_text("Không kể 5 điều: 3 khi phiếu kín; 2 khi cả xã.")
    expect(part(page, "giay")).not_to_contain_text("Biên bản kiểm phiếu")
    assert "cach-bieu-quyet=gio-tay" in page.url
    settled(page)
    page.reload()
    expect(page.get_by_label("Cuộc họp biểu quyết bằng gì?")).to_have_value("gio-tay")
    settled(page)
    page.get_by_role("link", name="Điền giấy").click()
    expect(page.get_by_label("Cuộc họp biểu quyết bằng gì?")).to_have_value("gio-tay")


def test_the_plan_has_today_and_the_day_itself(home: str, page: Page) -> None:
    page.goto(home + PLAN + FILLED)
    settled(page)
    expect(part(page, "ngay").get_by_role("heading", name="Ngày và số cần đủ")).to_be_visible()
    days = part(page, "ngay").locator("ol li")
    expect(days.first).to_have_text("Hôm nay: thứ Ba 1/12/2026.")
    expect(days.filter(has_text="Ngày họp: Chủ nhật 20/12/2026.")).to_have_count(1)


@pytest.mark.parametrize(
    ("obstacle", "guide"),
    [
        ("cãi nhau ranh đất, không chịu hiến đất", "Có nhà không chịu"),
        ("ít người đến họp", "Ít người đến, người cần đến thì vắng"),
        ("tiền không rõ", "Tiền không rõ, danh sách không khớp"),
        ("trời mưa bão", ""),
    ],
)
def test_what_stands_in_the_way_leads_to_the_part_of_the_guide_about_it(
    obstacle: str, guide: str, home: str, page: Page
) -> None:
    page.goto(home + PLAN + FILLED)
    page.get_by_label("Đang vướng gì?").fill(obstacle)
    settled(page)
    way = part(page, "vap").locator("[data-khong-troi]")
    if guide:
        expect(way).to_contain_text(f"Đang vướng chỗ này, đọc trước: {guide}")
        expect(way.get_by_role("link")).to_have_attribute("href", re.compile("huong-dan/khi-viec-khong-troi/#"))
    else:
        expect(way).to_be_hidden()


def test_a_number_that_counts_nobody_is_told_beside_its_field(home: str, page: Page) -> None:
    page.goto(home + PLAN + FILLED)
    settled(page)
    page.locator("[name=so]").fill("-3")
    expect(page.locator("label", has=page.locator("[name=so]"))).to_contain_text("Số ở đây phải nguyên, từ 1")
    settled(page)
