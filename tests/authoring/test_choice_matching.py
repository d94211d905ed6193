"""What is typed finds the word that is meant."""

from __future__ import annotations

import pytest

from scripts.authoring import choice_matching
from scripts.authoring.questions import PROVINCE
from scripts.content import loader
from scripts.system.paths import ROOT
from tests.conftest import PracticesFolder

WORDS = loader.load(ROOT).vocabulary
OPTIONS = choice_matching.options(WORDS)


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
    assert choice_matching.read(typed, OPTIONS[PROVINCE]) == meant


def test_every_name_of_every_province_is_understood() -> None:
    for province in WORDS.provinces.values():
        names = [province.name, province.full_name, *province.aliases]
        for former in province.former:
            names += [former.name, former.full_name, *former.aliases]
        for name in names:
            assert WORDS.province(choice_matching.read(name, OPTIONS[PROVINCE])) == province, name


def test_an_old_name_says_where_it_belongs_today() -> None:
    (option,) = choice_matching.matches(OPTIONS[PROVINCE], "quang nam")
    assert option.remark == "nay thuộc Thành phố Đà Nẵng"
    (same,) = choice_matching.matches(OPTIONS[PROVINCE], "đà nẵng")
    assert same.remark == ""


def test_marks_that_are_typed_count() -> None:
    """hà is not hải."""
    names = [option.value for option in choice_matching.matches(OPTIONS[PROVINCE], "hà n")]
    assert sorted(names) == ["Hà Nam", "Hà Nội"]
    assert [option.value for option in choice_matching.matches(OPTIONS[PROVINCE], "Hả")] != names


def test_several_that_fit_are_named() -> None:
    with pytest.raises(choice_matching.AnswerError, match=r"“quang” có thể là: .*Tuyên Quang.*; hãy gõ thêm"):
        choice_matching.read("quang", OPTIONS[PROVINCE])


def test_what_fits_nothing_stays_as_typed() -> None:
    """The check then says it as it does for a file."""
    assert choice_matching.read("Quảng Đông", OPTIONS[PROVINCE]) == "Quảng Đông"
    assert choice_matching.read("?!", OPTIONS[PROVINCE]) == "?!"
    assert choice_matching.matches(OPTIONS[PROVINCE], "") == []


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
    assert choice_matching.read(typed, OPTIONS[key]) == meant


def test_every_option_is_found_by_what_the_menu_puts_in() -> None:
    """Whoever takes an offered name is not told that it is unclear."""
    for rows in OPTIONS.values():
        for option in rows:
            assert choice_matching.read(option.label, rows) == option.value


@pytest.mark.parametrize(
    ("typed", "day"),
    [("2020", "2020"), ("9/2020", "2020-09"), ("12/9/2020", "2020-09-12"), ("2020-09-12", "2020-09-12")],
)
def test_days(typed: str, day: str) -> None:
    assert choice_matching.read(typed, day=True) == day


def test_tidy() -> None:
    """Composed letters, single spaces; half of a character is shown as such, whatever else was typed stays."""
    assert choice_matching.tidy("  Thôn\t họp \r\n dân ") == "Thôn họp dân"
    assert choice_matching.tidy("a\udc80b\u202e\u200b") == "a\ufffdb\u202e\u200b"


def test_a_gist_is_short() -> None:
    assert choice_matching.gist("Được báo trước, đủ: làm gì. Và hơn nữa.") == "Được báo trước, đủ"
    assert choice_matching.gist("Làm đường.") == "Làm đường"


def test_small_vocabularies_do(collection: PracticesFolder) -> None:
    assert (
        choice_matching.read("thua thien hue", choice_matching.options(collection.load().vocabulary)[PROVINCE])
        == "Thừa Thiên Huế"
    )
