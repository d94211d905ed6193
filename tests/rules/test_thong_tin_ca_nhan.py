"""Rule thong-tin-ca-nhan: no personal data."""

from __future__ import annotations

from collections.abc import Callable

import pytest

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
]
FINE = [
    "Đường dây nóng của xã 0236 3822 123.",
    "Thu 1.234.567.890 đồng, chi 84.000.000.000 đồng.",
    "Chi 84 000 000 000 đồng trong năm 2020.",
    "Theo văn bản 10/2022/QH15, số 0123456.",
    "Có 238 hộ góp 71,4 triệu đồng từ 2019-2021.",
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
