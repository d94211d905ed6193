"""Rule bang-danh-muc, and what rules of entries say of tables of controlled words."""

from __future__ import annotations

import pytest

from tests.conftest import PracticesFolder
from tests.support.small_tasks import WORDS, with_task

TOPIC = "- {ma: duong-giao-thong, ten: Đường giao thông, mo_ta: Làm đường.}"
LAW = 'hieu_luc_tu: "2023-07-01", noi_dung: Dân được bàn., ra_soat: "2026-11-25"}'
TABLE = "practices/_danh-muc/{}.yaml"


def said(collection: PracticesFolder, table: str, old: str, new: str) -> list[str]:
    """What is told of a table with other words in it, from the field on."""
    path = TABLE.format(table)
    collection.change(old, new, path)
    return [line.split(": ", 1)[1] for line in collection.lines() if line.startswith(path)]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (
            "{ma: Quy_Khuyen Hoc, ten: Quỹ, mo_ta: Góp quỹ.}",
            "[1].ma: mã chỉ gồm chữ thường không dấu, số và gạch nối, vì nó thành địa chỉ trang; hãy viết “quy-khuyen-hoc” (bang-danh-muc)",
        ),
        (
            "{ma: '../ra-ngoai', ten: Quỹ, mo_ta: Góp quỹ.}",
            "[1].ma: mã chỉ gồm chữ thường không dấu, số và gạch nối, vì nó thành địa chỉ trang; hãy viết “ra-ngoai” (bang-danh-muc)",
        ),
        ("{ma: index, ten: Quỹ, mo_ta: Góp quỹ.}", "[1].ma: mã “index” được dành riêng; hãy đặt mã khác (bang-danh-muc)"),
        (
            "{ma: quy, ten: Thu chi Công khai, mo_ta: Góp quỹ.}",
            "[3].ten: tên “Thu chi công khai” đã có một mục; hãy gộp lại hoặc đặt tên khác (bang-danh-muc)",
        ),
        (
            "{ma: thu-chi-cong-khai, ten: Quỹ, mo_ta: Góp quỹ.}",
            "[3].ma: mã “thu-chi-cong-khai” đã có một mục; hãy gộp lại hoặc đặt mã khác (bang-danh-muc)",
        ),
        (
            "{ma: quy, ten: Quỹ, mo_ta: <b>Quỹ</b> **đậm**.}",
            "[1].mo_ta: trang không hiện chữ đậm, thẻ hay liên kết gõ tay; hãy viết: Quỹ đậm. (dau-dong)",
        ),
        (
            "{ma: quy, ten: Quỹ, mo_ta: 'Xem [ở đây](https://example.vn).'}",
            "[1].mo_ta: trang không hiện chữ đậm, thẻ hay liên kết gõ tay; hãy viết: Xem ở đây. (dau-dong)",
        ),
        (
            "{ma: quy, ten: Quỹ, mo_ta: Gọi 0912345678.}",
            "[1].mo_ta: có số điện thoại; hãy bỏ đi, chỉ ghi chức danh hoặc cơ quan (thong-tin-ca-nhan)",
        ),
        (
            "{ma: quy, ten: Quỹ hoà giải, mo_ta: Góp quỹ.}",
            "cảnh báo: [1].ten: “hoà” đặt dấu thanh chưa thống nhất; hãy viết “hòa” (dau-thanh)",
        ),
    ],
)  # fmt: skip
def test_a_topic_is_judged_as_an_entry_is(collection: PracticesFolder, row: str, message: str) -> None:
    assert said(collection, "chu-de", TOPIC, f"- {row}\n{TOPIC}") == [message]


@pytest.mark.parametrize(
    ("more", "message"),
    [
        (
            "nguon: 'javascript:alert(1)'",
            "[1].nguon: không phải địa chỉ web; hãy chép cả địa chỉ từ trình duyệt, bắt đầu bằng https:// hoặc http:// (dia-chi-web)",
        ),
        (
            "nguon: vanban.chinhphu.vn/nd900",
            "[1].nguon: thiếu phần đầu; có phải ý bạn là https://vanban.chinhphu.vn/nd900 ? (dia-chi-web)",
        ),
        (
            "nguon: 'https://example.vn/a?fbclid=1'",
            "[1].nguon: địa chỉ mang mã theo dõi người đọc; hãy viết: https://example.vn/a (dia-chi-web)",
        ),
        ("nguon: 'https://example.vn/0912345678'", ""),
        ("loai_hinh: [chung, doanh-nghiep]", ""),
        (
            "loai_hinh: [chung, doanh-nghip]",
            "[1].loai_hinh[2]: loại hình “doanh-nghip” không có trong danh mục; có phải ý bạn là “doanh-nghiep”? (danh-muc)",
        ),
        (
            "loai_hinh: [abc]",
            "[1].loai_hinh[1]: loại hình “abc” không có trong danh mục; hãy chọn trong: ton-giao, doanh-nghiep, chung (danh-muc)",
        ),
        ("ban_hanh: 2027-01", "[1].ban_hanh: ngày 1/2027 chưa đến; hãy xem lại năm và tháng (ngay-thang)"),
    ],
)
def test_a_document_is_judged_as_a_source_is(collection: PracticesFolder, more: str, message: str) -> None:
    found = said(collection, "van-ban", "{ma: luat-moi-2022, ", f"{{ma: luat-moi-2022, {more}, ")
    assert [line.replace("tháng 1/2027", "1/2027") for line in found] == ([message] if message else [])


def test_a_review_has_been_made_and_a_law_may_begin_later(collection: PracticesFolder) -> None:
    new = LAW.replace("2026-11-25", "2026-11-26").replace("2023-07-01", "2027-01-01")
    lines = said(collection, "van-ban", LAW, new)
    assert any(line.startswith("[1].ra_soat: ngày 26/11/2026 chưa đến") for line in lines), lines
    assert not any("hieu_luc_tu" in line for line in lines), lines


@pytest.mark.parametrize("page", ["huong-dan/bat-dau", "https://a.vn/"])
def test_a_setting_begins_at_a_page_of_ours(collection: PracticesFolder, page: str) -> None:
    lines = said(collection, "loai-hinh", "{ma: ton-giao,", f"{{ma: ton-giao, bat_dau: '{page}',")
    assert lines == ["[1].bat_dau: hãy ghi địa chỉ một trang của kho, như huong-dan/bat-dau-ton-giao/ (bang-danh-muc)"]


def test_a_reason_names_nobody(collection: PracticesFolder) -> None:
    lines = said(collection, "chuyen-huong", "[]", "- {tu: ton-giao/cu, ly_do: Ông Nguyễn Văn Bình xin rút.}")
    assert lines == [
        (
            "cảnh báo: [1].ly_do: “Ông Nguyễn Văn Bình” như tên riêng của một người; hãy ghi chức danh hoặc “một hộ”, “một cụ già”…,"
            " trừ người đã mất hay nhân vật công cộng mà bài cần gọi tên (ten-rieng)"
        )
    ]


def test_what_people_type_may_hold_a_name(collection: PracticesFolder) -> None:
    assert said(collection, "dong-nghia", "[]", "[{tu: [bà La Môn], nghia: [đạo Bà La Môn], muc: 1}]") == []


def test_words_of_tasks_are_judged_too(collection: PracticesFolder) -> None:
    """An edition's address and day, and the id of what is asked."""
    text = (with_task(collection).root / WORDS).read_text(encoding="utf-8")
    collection.write(WORDS, f"{text}du_kien:\n  - {{ma: Ten Noi, hoi: Tên nơi gửi?}}\n")
    assert any(": du_kien[1].ma: mã chỉ gồm chữ thường" in line for line in collection.lines())
