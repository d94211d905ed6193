"""Rule van-ban: the rows of the table of documents agree with one another."""

from __future__ import annotations

import pytest

from tests.conftest import GOOD, PracticesFolder

TABLE = "practices/_danh-muc/van-ban.yaml"
REST = "loai: Luật, co_quan: Quốc hội, noi_dung: Khác."


def said(collection: PracticesFolder, rows: str) -> list[str]:
    """What is told of a table to which rows are added, without the file's name; its first three lines are good."""
    text = (collection.root / TABLE).read_text(encoding="utf-8")
    collection.write(TABLE, text + rows)
    return [line.removeprefix(f"{TABLE}:") for line in collection.lines() if not line.startswith(GOOD)]


def row(id_: str, keys: str, begin: str = '"2010-01-01"') -> str:
    return f'- {{ma: {id_}, {keys}hieu_luc_tu: {begin}, ten: Luật {id_}, {REST}, ra_soat: "2026-11-25"}}\n'


@pytest.mark.parametrize(
    ("keys", "message"),
    [
        (
            "thay_bang: luat-moi-202, thay_tu: chua-ro, ",
            "4:25: [4].thay_bang: không có văn bản “luat-moi-202” trong tệp này; có phải ý bạn là “luat-moi-2022”?",
        ),
        (
            "sua_boi: [zzz], ",
            "4:24: [4].sua_boi[1]: không có văn bản “zzz” trong tệp này; hãy thêm một mục cho văn bản ấy",
        ),
        ("sua_boi: [khac], ", "4:24: [4].sua_boi[1]: “khac” là chính văn bản này; hãy ghi mã của văn bản khác"),
        (
            "thay_bang: khac, thay_tu: chua-ro, ",
            "4:25: [4].thay_bang: “khac” là chính văn bản này; hãy ghi mã của văn bản khác",
        ),
        (
            "het_tu: chua-ro, thay_bang: luat-moi-2022, thay_tu: chua-ro, ",
            (
                "4:22: [4].het_tu: không ghi cả “het_tu” và “thay_tu”; có văn bản thay thì ghi “thay_bang” và “thay_tu”, "
                "không có thì chỉ ghi “het_tu”"
            ),
        ),
        (
            "thay_bang: luat-moi-2022, ",
            "4:25: [4].thay_bang: thiếu “thay_tu”; hãy ghi ngày thay, hoặc chua-ro nếu chưa ai thấy ngày ấy",
        ),
        (
            'thay_tu: "2023-07-01", ',
            "4:23: [4].thay_tu: thiếu “thay_bang”; hãy ghi mã văn bản thay, hoặc đổi thành “het_tu” nếu không có",
        ),
        (
            'het_tu: "2009-12-31", ',
            "4:22: [4].het_tu: trước cả ngày có hiệu lực (1/1/2010); hãy xem lại hai ngày",
        ),
        (
            'thay_bang: luat-cu-2007, thay_tu: "2024-01-01", ',
            (
                "4:48: [4].thay_tu: “luat-cu-2007” thay từ 1/1/2024, mà chính nó đã hết hiệu lực từ 1/7/2023; "
                "hãy xem lại hai ngày"
            ),
        ),
        (
            'thay_bang: luat-moi-2022, thay_tu: "2020-01-01", ',
            (
                "4:49: cảnh báo: [4].thay_tu: “luat-moi-2022” thay từ 1/1/2020, mà tới 1/7/2023 mới có hiệu lực; "
                "hãy xem lại"
            ),
        ),
    ],
)
def test_a_row_that_does_not_agree(collection: PracticesFolder, keys: str, message: str) -> None:
    """Each fault is one sentence at its key."""
    assert said(collection, row("khac", keys)) == [f"{message} (van-ban)"]


def test_a_circle_is_told_at_each_of_its_rows(collection: PracticesFolder) -> None:
    """Not at a row that only leads into it; and what is shown of it comes to an end."""
    rows = row("a", "thay_bang: b, thay_tu: chua-ro, ") + row("b", "thay_bang: c, thay_tu: chua-ro, ")
    rows += row("c", "thay_bang: b, thay_tu: chua-ro, ")
    assert said(collection, rows) == [
        "5:22: [5].thay_bang: các văn bản thay nhau thành vòng tròn: “b” → “c” → “b”; hãy xem lại (van-ban)",
        "6:22: [6].thay_bang: các văn bản thay nhau thành vòng tròn: “c” → “b” → “c”; hãy xem lại (van-ban)",
    ]


def test_two_documents_of_one_name(collection: PracticesFolder) -> None:
    """A warning: the law of before is often called as that of today."""
    assert said(collection, row("khac", "ten_goi: Luật mới, ")) == [
        (
            "4:23: cảnh báo: [4].ten_goi: cùng tên với “luat-moi-2022” nên trang không phân biệt được; hãy ghi “ten_goi” khác, "
            "như kèm năm (van-ban)"
        )
    ]


def test_an_id_written_twice(collection: PracticesFolder) -> None:
    assert said(collection, row("luat-moi-2022", "")) == [
        "4:8: [4].ma: mã “luat-moi-2022” đã có một mục; hãy gộp lại hoặc đặt mã khác (van-ban)"
    ]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('hieu_luc_tu: "2023-07-01", ', "", "1:3: [1].hieu_luc_tu: thiếu khóa bắt buộc “hieu_luc_tu”; hãy thêm vào (khoa)"),
        (
            'noi_dung: Dân được bàn., ra_soat: "2026-11-25"',
            "noi_dung: Dân được bàn.",
            "1:3: [1].ra_soat: thiếu khóa bắt buộc “ra_soat”; hãy thêm vào (khoa)",
        ),
        (
            'hieu_luc_tu: "2023-07-01"',
            "hieu_luc_tu: 1/7/2023",
            "1:82: [1].hieu_luc_tu: “1/7/2023” không phải một ngày; hãy viết đủ năm-tháng-ngày, như 2023-07-01, hoặc chua-ro nếu chưa ai thấy ngày ấy (kieu)",
        ),
        (
            'hieu_luc_tu: "2023-07-01"',
            'hieu_luc_tu: "2023-07"',
            "1:82: [1].hieu_luc_tu: “2023-07” không phải một ngày; hãy viết đủ năm-tháng-ngày, như 2023-07-01, hoặc chua-ro nếu chưa ai thấy ngày ấy (kieu)",
        ),
        (
            'ra_soat: "2026-11-25"}\n- {ma: luat-cu',
            "ra_soat: chua-ro}\n- {ma: luat-cu",
            "1:130: [1].ra_soat: “chua-ro” không phải một ngày; hãy viết đủ năm-tháng-ngày, như 2023-07-01 (kieu)",
        ),
        (
            'hieu_luc_tu: "2023-07-01"',
            'hieu_luc_tu: "2023-07-01", thay_ban: x',
            "1:96: [1].thay_ban: khóa “thay_ban” không có trong mẫu; có phải ý bạn là “thay_bang”? (khoa)",
        ),
        (
            'hieu_luc_tu: "2023-07-01"',
            'hieu_luc_tu: "2023-07-01", tinh_trang: con-hieu-luc',
            "1:96: [1].tinh_trang: khóa “tinh_trang” nay không còn; tình trạng tính từ ngày: hãy xóa khóa này, ghi “hieu_luc_tu” và, nếu đã hết, “thay_tu” hoặc “het_tu” (khoa)",
        ),
    ],
)  # fmt: skip
def test_the_shape_of_a_row(collection: PracticesFolder, old: str, new: str, message: str) -> None:
    """A day is a day of the calendar; only where that is said may it be unknown."""
    collection.change(old, new, TABLE)
    assert message in said(collection, "")


def test_a_faulty_row_leaves_the_others_to_their_entries(collection: PracticesFolder) -> None:
    """One fault is one line: an entry that names another row is not told that there is none."""
    collection.change("hieu_luc_tu: chua-ro, het_tu", 'hieu_luc_tu: "2023", het_tu', TABLE)
    assert [line.rsplit(" ", 1)[1] for line in collection.lines()] == ["(kieu)"]
