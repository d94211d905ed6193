"""What is typed finds the word that is meant."""

from __future__ import annotations

import pytest

from scripts.authoring import choice_matching
from scripts.authoring.questions import QUESTIONS
from scripts.content import loader, options, readings
from scripts.system.paths import ROOT
from tests.conftest import PracticesFolder

WORDS = loader.load(ROOT).vocabulary
READINGS = readings.of(WORDS)
ASKED = {part.key: part for question in QUESTIONS for part in (question, *question.row)}
PROVINCE = "dia_ban.tinh"


def read(typed: str, key: str = PROVINCE) -> str:
    return choice_matching.read(readings.of(WORDS), ASKED[key], typed)


def choices(key: str) -> tuple[options.Option, ...]:
    return choice_matching.choices(READINGS, ASKED[key])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Quảng Nam", "Quảng Nam"),
        ("quang nam", "Quảng Nam"),
        ("  QUẢNG   NAM ", "Quảng Nam"),
        ("tỉnh quảng nam", "Quảng Nam"),
        ("tuyen", "Tuyên Quang"),
        ("Huế", "Huế"),
        ("thua thien hue", "Thừa Thiên Huế"),
        ("tphcm", "Hồ Chí Minh"),
        ("Sài Gòn", "Hồ Chí Minh"),
        ("da na", "Đà Nẵng"),
        ("vung tau", "Bà Rịa - Vũng Tàu"),
        ("toàn quốc", "Toàn quốc"),
    ],
)
def test_a_province_by_its_old_or_new_name_or_a_part(typed: str, meant: str) -> None:
    assert read(typed) == meant


SHARED = {"HN", "TT Huế", "TT-Huế"}
"""Abbreviations of the table that are those of another name too: Hà Nam, Thừa Thiên Huế."""


def test_every_name_of_every_province_is_understood() -> None:
    for province in WORDS.provinces.values():
        names = [province.name, province.full_name, *province.aliases]
        for former in province.former:
            names += [former.name, former.full_name, *former.aliases]
        for name in {*names} - SHARED:
            assert WORDS.province(read(name)) == province, name


@pytest.mark.parametrize("name", sorted(SHARED))
def test_an_abbreviation_that_two_share_is_asked(name: str) -> None:
    with pytest.raises(choice_matching.AnswerError, match="có thể là: "):
        read(name)


def test_an_old_name_says_where_it_belongs_today() -> None:
    (option,) = options.matches(choices(PROVINCE), "quang nam")
    assert option.remark == "nay thuộc Thành phố Đà Nẵng"
    (same,) = options.matches(choices(PROVINCE), "đà nẵng")
    assert same.remark == ""


def test_marks_that_are_typed_count() -> None:
    """hà is not hải."""
    names = [option.value for option in options.matches(choices(PROVINCE), "hà n")]
    assert sorted(names) == ["Hà Nam", "Hà Nội"]
    assert [option.value for option in options.matches(choices(PROVINCE), "Hả")] != names


def test_several_that_fit_are_named() -> None:
    with pytest.raises(choice_matching.AnswerError, match=r"“quang” có thể là: .*Tuyên Quang.*; hãy gõ thêm"):
        read("quang")


def test_what_fits_nothing_stays_as_typed() -> None:
    """The check then says it as it does for a file."""
    assert read("Quảng Đông") == "Quảng Đông"
    assert read("?!") == "?!"
    assert options.matches(choices(PROVINCE), "") == []


@pytest.mark.parametrize(
    ("key", "typed", "meant"),
    [
        ("chu_de", "hien dat", "hien-dat"),
        ("chu_de", "Đường, cầu", "duong-giao-thong"),
        ("chu_de", "thu chi", "thu-chi-cong-khai"),
        ("chu_de", "đèn đường", "dien-nuoc-thuy-loi"),
        ("van_ban", "59/2023", "nghi-dinh-59-2023"),
        ("nguon.loai", "báo", "bao-chi"),
    ],
)
def test_other_words_by_a_part(key: str, typed: str, meant: str) -> None:
    assert read(typed, key) == meant


def test_every_option_is_found_by_what_the_menu_puts_in() -> None:
    """Whoever takes an offered name is not told that it is unclear."""
    for key in ASKED:
        for option in choices(key):
            assert read(option.label, key) == option.value


@pytest.mark.parametrize(
    ("typed", "day"),
    [("2020", "2020"), ("9/2020", "2020-09"), ("12/9/2020", "2020-09-12"), ("2020-09-12", "2020-09-12")],
)
def test_days(typed: str, day: str) -> None:
    assert read(typed, "nguon.ngay") == day


def test_tidy() -> None:
    """Composed letters, single spaces; half of a character is shown as such, whatever else was typed stays."""
    assert choice_matching.tidy("  Thôn\t họp \r\n dân ") == "Thôn họp dân"
    assert choice_matching.tidy("a\udc80b\u202e\u200b") == "a\ufffdb\u202e\u200b"


def test_a_gist_is_short() -> None:
    assert options.gist("Được báo trước, đủ: làm gì. Và hơn nữa.") == "Được báo trước, đủ"
    assert options.gist("Làm đường.") == "Làm đường"


def test_small_vocabularies_do(collection: PracticesFolder) -> None:
    small = readings.of(collection.load().vocabulary)
    assert choice_matching.read(small, ASKED[PROVINCE], "thua thien hue") == "Thừa Thiên Huế"
