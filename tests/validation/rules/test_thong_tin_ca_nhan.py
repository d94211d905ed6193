"""Rule thong-tin-ca-nhan: no personal data."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from scripts.content import yaml_file
from scripts.validation.rules.thong_tin_ca_nhan import found
from tests.conftest import ENTRY, GOOD, PracticesFolder
from tests.validation.rules import privacy

OLD = "Thôn họp dân bàn mức góp và cách làm."
PERSONAL = [
    ("Gọi ông trưởng thôn 0912 345 678.", "số điện thoại"),
    ("Gọi 0912.345.678 hoặc đến nhà.", "số điện thoại"),
    ("Gọi +84 912 345 678.", "số điện thoại"),
    ("Gọi 84912345678.", "số điện thoại"),
    ("Gọi 0236 3822 123.", "số điện thoại"),
    ("Thư gửi truongthon@example.vn.", "địa chỉ thư điện tử"),
    ("Số 048099001234 của ông.", "số giấy tờ tùy thân"),
    ("CMND 201234567 của ông.", "số giấy tờ tùy thân"),
    ("Gọi ０９１２ ３４５ ６７８.", "số điện thoại"),
    ("Họp ngày 09.12.2021, gọi 0912.345.678.", "số điện thoại"),
    ("Gọi 0912.345.678/0987.654.321.", "số điện thoại"),
    ("Điện thoại 84 912 345 678.", "số điện thoại"),
    ("Thư gửi lan [at] example.vn.", "địa chỉ thư điện tử"),
    ("Thư gửi vanthu@example.vn hoặc lan@example.vn.", "địa chỉ thư điện tử"),
    ("Căn cước số 001 085 012 345.", "số giấy tờ tùy thân"),
    ("Hộ chiếu B1234567 của ông.", "số giấy tờ tùy thân"),
    ("Số tài khoản 1903 2345 6789 của thủ quỹ.", "số tài khoản"),
    ("Chuyển qua Agribank 4201205123456.", "số tài khoản"),
    ("Thẻ 9704 2292 0000 1234 của thủ quỹ.", "số tài khoản"),
    ("Thư gửi lan.nt (a còng) example.vn.", "địa chỉ thư điện tử"),
    ("MST cá nhân 8012345678.", "số giấy tờ tùy thân"),
    ("Mã số thuế cá nhân 8012345678.", "số giấy tờ tùy thân"),
]
FINE = [
    "Đường dây nóng của xã 0236 3822 123.",
    "Thu 1.234.567.890 đồng, chi 84.000.000.000 đồng.",
    "Chi 84 000 000 000 đồng trong năm 2020.",
    "Theo văn bản 10/2022/QH15, số 0123456.",
    "Có 238 hộ góp 71,4 triệu đồng từ 2019-2021.",
    "Họp ngày 09-12-2020 10 hộ, từ 02-2016 – 2020.",
    "Tài khoản của thôn còn 12.345.678 đồng.",
    "Agribank cho vay 12.345.678.000 đồng.",
    "Cấp bảo hiểm y tế cho 12.345.678 người.",
    "Hộp thư vanthu@example.vn của xã.",
    "Hợp tác xã, mã số thuế 0401234567, góp 20 triệu đồng.",
    "Công ty A (MST: 0401234567-001) góp 20 triệu đồng.",
    "Hộp thư góp ý của xã: phongvan@example.vn.",
    "Bà con ở số 12 đường Lê Lợi; trụ sở ở số 8 phố Hàng Bột.",
]


@pytest.mark.parametrize(("text", "kind"), PERSONAL)
def test_personal_data_is_named(faults: Callable[[str, str], list[str]], text: str, kind: str) -> None:
    """Phone numbers, identity numbers and e-mail addresses are told by kind, not repeated."""
    assert faults(OLD, f"'{text}'") == [
        f"11:5: cach_lam[1]: có {kind}; hãy bỏ đi, chỉ ghi chức danh hoặc cơ quan (thong-tin-ca-nhan)"
    ]


@pytest.mark.parametrize("text", FINE)
def test_hotlines_sums_and_document_numbers_are_fine(faults: Callable[[str, str], list[str]], text: str) -> None:
    """A number that is told to be public, and numbers that only look alike, may stay."""
    assert faults(OLD, f"'{text}'") == []


def test_addresses_of_sources_are_no_phone_numbers(faults: Callable[[str, str], list[str]]) -> None:
    """A newspaper's address may hold any digits."""
    assert faults("https://example.vn/thon-mau", "https://example.vn/bai-0912345678.html") == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ông A, sinh ngày 12/3/1956, hiến đất.", "ngày sinh"),
        ("Bà B (SN 01-05-1960) nhận tiền.", "ngày sinh"),
        ("Nhà ông A ở số 12, ngõ 34 đường Lê Lợi.", "địa chỉ nhà riêng"),
        ("Anh C trú tại số nhà 45/6 tổ 7.", "địa chỉ nhà riêng"),
    ],
)
def test_what_words_do_not_settle_is_a_warning(faults: Callable[[str, str], list[str]], text: str, kind: str) -> None:
    """Days of birth and homes are told for the editor to judge, and stop nothing."""
    assert f"11:5: cảnh báo: cach_lam[1]: có {kind}; hãy bỏ đi, chỉ ghi chức danh hoặc cơ quan (thong-tin-ca-nhan)" in (
        faults(OLD, f"'{text}'")
    )


@pytest.mark.parametrize(
    ("name", "misses", "alarms"), [("private_cases", 0.0, 0.0), ("private_cases_second", 0.17, 0.0)]
)
def test_misses_and_false_alarms_are_few(name: str, misses: float, alarms: float) -> None:
    """Of what is promised (phone, papers, e-mail, account), over sentences written without sight of the rule."""
    judged = privacy.cases(name)
    assert privacy.share(judged, *privacy.PROMISED, private=True) <= misses
    assert privacy.share(judged, private=False) <= alarms


def test_wrong_sentences_are_listed() -> None:
    """The table names what was missed and what was taken for private."""
    judged = [privacy.Case(private, "k", "Câu.", told) for private, told in ((True, None), (False, "x"), (True, "x"))]
    lines = privacy.table("t", judged).splitlines()
    assert [line.split() for line in lines[1:5]] == [
        ["misses", "2", "1"],
        ["k", "2", "1"],
        ["false", "alarms", "1", "1"],
        ["k", "1", "1"],
    ]
    assert lines[5:7] == ["  k: Câu. (-)", "  k: Câu. (x)"]


@pytest.mark.parametrize(
    "text", ["0 ", "tai khoan ", "a.", "a@", "ong ", "so 1/", "1", "84.", "goi ", "nha o so ", " ", "cmnd 1 ", "o9"]
)
def test_long_texts_take_no_time(text: str) -> None:
    """No pattern goes over the same text again and again: a file may be one text."""
    long = text * (yaml_file.MAX_BYTES // len(text))
    start = time.process_time()
    found(long)
    found(f"{long}@")
    assert time.process_time() - start < 4


def test_a_comment_is_public_too(collection: PracticesFolder) -> None:
    """The file is; an address in it is none of a person, and neither is the line for editors' programs."""
    harmless = (
        "# yaml-language-server: $schema=../_schema/practice.schema.json\n# xem https://example.vn/bai-0912345678\n"
    )
    collection.write(GOOD, f"{harmless}{ENTRY}")
    assert collection.lines() == []
    collection.write(GOOD, f"{ENTRY}  # gọi chị Hoa 0912 345 678\n")
    assert collection.lines() == [
        f"{GOOD}:24:1: ghi chú sau dấu # ai mở kho cũng đọc được: có số điện thoại; hãy bỏ đi, chỉ ghi chức danh hoặc cơ quan (thong-tin-ca-nhan)"
    ]
