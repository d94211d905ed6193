"""A few letters for a province: every one that they may mean is named, and none is taken for certain."""

from __future__ import annotations

from collections import defaultdict

import pytest

from scripts.content import loader, readings
from scripts.content.options import PROVINCE
from scripts.system.paths import ROOT
from scripts.text.reading import Reading

VOCABULARY = loader.load_vocabulary(ROOT).vocabulary
NAMES = [former.name for row in VOCABULARY.provinces.values() for former in row.former]
NAMES += [row.name for row in VOCABULARY.provinces.values() if row.name not in NAMES]


def read(typed: str) -> Reading:
    return readings.of(VOCABULARY).word(PROVINCE, typed)


def initials(name: str) -> str:
    return "".join(word[0] for word in name.replace("-", " ").split())


SAME: dict[str, list[str]] = defaultdict(list)
for _name in NAMES:
    SAME[initials(_name)].append(_name)


@pytest.mark.parametrize("typed", [short for short in SAME if len(short) > 1])
@pytest.mark.parametrize("form", ["{}", "T. {}", "tỉnh {}"])
def test_the_initials_of_each_province_name_all_that_have_them(typed: str, form: str) -> None:
    """Of the 63 and the 34, first of all others; “HCM” and “BRVT” are names of the table, of one province alone."""
    reading = read(form.format(typed))
    if reading.value:
        assert [reading.value] == SAME[typed]
        return
    said = reading.fault.partition("có thể là: ")[2] or reading.fault
    places = [said.find(name) for name in SAME[typed]]
    assert min(places) >= 0, said
    if len(SAME[typed]) == 1 and "có thể là" not in reading.fault:
        assert reading.meant == SAME[typed][0]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("CM", ["Cà Mau", "Hồ Chí Minh"]),
        ("cm", ["Cà Mau", "Hồ Chí Minh"]),
        ("TH", ["Thanh Hóa", "Thừa Thiên Huế"]),
        ("TTH", ["Thừa Thiên Huế", "Huế"]),
        ("TT Huế", ["Thừa Thiên Huế", "Huế"]),
        ("HN", ["Hà Nội", "Hà Nam"]),
        ("TP HN", ["Hà Nội", "Hà Nam"]),
        ("DN", ["Đà Nẵng", "Đồng Nai", "Đắk Nông"]),
        ("TP.ĐN", ["Đà Nẵng", "Đồng Nai", "Đắk Nông"]),
        ("QN", ["Quảng Ngãi", "Quảng Ninh", "Quảng Nam"]),
        ("BD", ["Bình Dương", "Bình Định"]),
        ("LA", ["Long An"]),
        ("NA", ["Nghệ An"]),
        ("CT", ["Cần Thơ"]),
        ("TN", ["Tây Ninh", "Thái Nguyên"]),
        ("ĐNa", ["Đồng Nai", "Đà Nẵng"]),
    ],
)
def test_the_likeliest_stand_first(typed: str, first: list[str]) -> None:
    reading = read(typed)
    assert reading.value == ""
    assert f"“{typed}” có thể là: {', '.join(first)}" in reading.fault


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("BĐ", "Bình Định"),
        ("BR", "Bà Rịa - Vũng Tàu"),
        ("VT", "Bà Rịa - Vũng Tàu"),
        ("B.R-V.T", "Bà Rịa - Vũng Tàu"),
        ("SG", "Hồ Chí Minh"),
        ("KH", "Khánh Hòa"),
        ("TQ", "Tuyên Quang"),
        ("QNg", "Quảng Ngãi"),
        ("Q.Nam", "Quảng Nam"),
        ("Q. Ninh", "Quảng Ninh"),
        ("T.Bình", "Thái Bình"),
        ("T.Giang", "Tiền Giang"),
        ("Hnoi", "Hà Nội"),
        ("HNam", "Hà Nam"),
        ("VTàu", "Bà Rịa - Vũng Tàu"),
    ],
)
def test_the_only_one_is_asked_for(typed: str, meant: str) -> None:
    assert (read(typed).value, read(typed).meant) == ("", meant)


@pytest.mark.parametrize(
    ("typed", "value"),
    [("HCM", "Hồ Chí Minh"), ("TPHCM", "Hồ Chí Minh"), ("tp hcm", "Hồ Chí Minh"), ("BRVT", "Bà Rịa - Vũng Tàu"), ("TW", "Toàn quốc"), ("Huế", "Huế"), ("TP.Huế", "Huế"), ("Hà Nội", "Hà Nội"), ("DakLak", "Đắk Lắk")],
)  # fmt: skip
def test_names_of_the_table_are_certain(typed: str, value: str) -> None:
    assert read(typed).value == value


@pytest.mark.parametrize("typed", ["QG", "XYZ", "ABCD", "Z.Z"])
def test_letters_of_no_province_draw_no_guess(typed: str) -> None:
    assert (read(typed).value, read(typed).meant) == ("", "")
