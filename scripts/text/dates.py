"""Dates as precise as a source knows them: a year, a month or a day, kept as ISO text."""

from __future__ import annotations

import calendar
import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

from scripts.text.reading import Reading, bare
from scripts.text.vietnamese import fold

FIRST_YEAR, LAST_YEAR = 1900, 2100
"""No deed, source or document here is older, none will be younger."""
_PARTIAL = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_MANY = 4096
"""So many dates are kept as judged: ten thousand entries have few that differ."""


@lru_cache(_MANY)
def is_partial_date(value: str) -> bool:
    """Tell whether the text is ``2020``, ``2020-09`` or ``2020-09-12``, a date of the calendar, and of a year that can be."""
    match = _PARTIAL.fullmatch(value)
    if not match:
        return False
    year, month, day = (int(part) if part else 1 for part in match.groups())
    return FIRST_YEAR <= year <= LAST_YEAR and _is_real(year, month, day)


def _is_real(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def is_day(value: str) -> bool:
    """Tell whether the text is a day of the calendar in ISO form, no less precise: ``2020-09-12``."""
    return len(value) == len("2020-09-12") and is_partial_date(value)


@dataclass(frozen=True, slots=True)
class Places:
    """How a sentence about a date calls the places of a span, and of words on it: in a file by its keys, in a form in words."""

    start_and_end: str
    """Where the two days of a span go, behind a colon."""
    still_going: str
    """Where to write the first day of a span that goes on."""
    note: str
    """Where words on a time go, "" where it is one day, that of a source: it has no end and no words beside it."""


IN_FILE = Places(": “tu”, “den”", " ở “tu”, để trống “den”", "ghi chú thời gian (“ghi_chu”)")
IN_FORM = Places("", ", để trống lúc kết thúc", "ghi chú thời gian")
ONE_DAY = Places("", "", "")


def suggest(value: str) -> str | None:
    """Turn a Vietnamese way of writing a date (``12/9/2020``, ``tháng 9 năm 2020``) into ISO text; None where :func:`read` is not certain."""
    return read(value).value or None


def read(value: str, places: Places = IN_FILE) -> Reading:
    """A date however people write it: ``12/9/2020``, ``tháng chín năm 2020``, ``2020.9``, what a spreadsheet makes of one.

    What is certain is given in ISO form. For anything else the sentence says what was probably meant: the serial number of
    a day, a span, a day that the calendar does not have, two figures for a year, words beside a year. It calls ``places`` as
    whoever wrote the date knows them.
    """
    if len(value) > _LONGEST:
        return Reading(fault=_WANTED)
    text = _day_of(" ".join(bare(unicodedata.normalize("NFKC", value)).split())).rstrip(".")
    if is_partial_date(text):
        return Reading(text)
    plain = _month_in_figures(" ".join(fold(text).replace(",", " ").split()))
    for pattern in (_DAY_FIRST, _YEAR_FIRST):
        match = pattern.fullmatch(plain)
        if match:
            return _calendar(match["year"], match["month"], match["day"])
    if as_published := _as_published(plain):
        return as_published
    if not places.note and _goes_on(text, plain):
        return Reading(fault=_ONE_DAY)
    return Reading(fault=_doubt(text, plain, places))


def _goes_on(text: str, plain: str) -> bool:
    """Whether it is a span, or what is not over."""
    first, _, second = _BETWEEN.sub("\n", text, count=1).partition("\n")
    return bool(_STILL.fullmatch(plain) or _SPAN.fullmatch(plain) or (second and read(first).value))


def _as_published(plain: str) -> Reading | None:
    """A whole day with what newspapers print around it: “Thứ Ba, 14/09/2021 | 08:15 (GMT+7)”, “Cập nhật lúc 08h15 ngày 14/9/2021”."""
    alone = " ".join(_PRINTED.sub(" ", plain).split())
    for pattern in (_DAY_FIRST, _YEAR_FIRST):
        match = pattern.fullmatch(alone)
        if match and match["day"]:
            return _calendar(match["year"], match["month"], match["day"])
    return None


def _day_of(text: str) -> str:
    """A text without the time of day that a spreadsheet or a form adds; what such a program tells in UTC is a day in Vietnam."""
    moment = _UTC.fullmatch(text)
    if moment and is_partial_date(moment[1]) and int(moment[2]) < 24:  # noqa: PLR2004 - hours
        return (datetime.fromisoformat(f"{moment[1]}T{moment[2]}:00") + _VIETNAM).date().isoformat()
    return _TIME.sub("", text)


def _calendar(year: str, month: str | None, day: str | None) -> Reading:
    """A date of its figures, or what is wrong with one of them."""
    iso = "-".join(part if len(part) > 2 else f"{int(part):02}" for part in (year, month, day) if part)  # noqa: PLR2004
    if is_partial_date(iso):
        return Reading(iso)
    if not FIRST_YEAR <= int(year) <= LAST_YEAR:
        meant = f"2{year[1:]}{iso[4:]}"
        hint = f"; có phải ý bạn là {meant}?" if is_partial_date(meant) else "; hãy xem lại năm"
        return Reading(fault=f"năm {year} không thể đúng, kho chỉ có chuyện từ năm {FIRST_YEAR} đến {LAST_YEAR}{hint}")
    if not 1 <= int(month or 1) <= 12:  # noqa: PLR2004 - months
        swapped = f"{year}-{int(day or 0):02}-{int(month or 0):02}"
        hint = f"có phải ý bạn là {swapped}?" if day and is_partial_date(swapped) else "hãy xem lại"
        return Reading(fault=f"không có tháng {int(month or 0)}; {hint}")
    last = calendar.monthrange(int(year), int(month or 1))[1]
    return Reading(
        fault=f"tháng {int(month or 1)}/{year} chỉ có {last} ngày, không có ngày {int(day or 0)};"
        f" hãy xem lại, chưa rõ ngày thì viết {year}-{int(month or 1):02}"
    )


def _doubt(text: str, plain: str, places: Places) -> str:
    """What to say of a text that is no date for certain."""
    if _STILL.fullmatch(plain):
        return f"việc còn đang làm thì để trống chỗ này, nói bằng lời ở {places.note}"
    serial = _SERIAL.fullmatch(text)
    if serial and int(serial[1]) >= _SERIAL_1990:
        day = date(1899, 12, 30) + timedelta(days=int(serial[1]))
        return f"đó là số mà bảng tính dùng thay cho ngày; có phải ý bạn là {day.isoformat()}?"
    span = _SPAN.fullmatch(plain)
    if span:
        end = f"lúc kết thúc ({span[2]})" if span[2].isdigit() else "không ghi lúc kết thúc"
        return f"đó là một khoảng; hãy ghi riêng lúc bắt đầu ({span[1]}) và {end}{places.start_and_end}"
    first, _, second = _BETWEEN.sub("\n", text, count=1).partition("\n")
    if second and (begun := read(first).value):
        if ended := read(second).value:
            return (
                f"đó là một khoảng; hãy ghi riêng lúc bắt đầu ({begun}) và lúc kết thúc ({ended}){places.start_and_end}"
            )
        if _STILL.fullmatch(fold(second)):
            return f"đó là một khoảng còn kéo dài; hãy ghi lúc bắt đầu ({begun}){places.still_going}"
    return _short(plain) or _run_together(text) or _beside_words(text, plain, places) or _WANTED


def _run_together(text: str) -> str:
    """What to say of figures with no sign between them, or with letters that look like figures among them."""
    eight = _EIGHT.fullmatch(text)
    meant = "-".join(eight.groups()) if eight else ""
    if not meant and _LIKE_FIGURES.fullmatch(text):
        meant = read(text.translate(_FIGURES)).value
    return f"có phải ý bạn là {meant}?" if meant and is_partial_date(meant) else ""


def _short(plain: str) -> str:
    """What to say of a year of fewer than four figures."""
    short = _SHORT_YEAR.fullmatch(plain)
    if short:
        century = "19" if int(short["year"]) > 40 else "20"  # noqa: PLR2004 - the years that people write with two figures
        full = _calendar(century + short["year"], short["month"], short["day"]).value
        return "năm phải đủ bốn chữ số" + (f"; có phải ý bạn là {full}?" if full else "")
    return "năm phải đủ bốn chữ số, như 2020" if re.fullmatch(r"[0-9]{1,3}", plain) else ""


def _beside_words(text: str, plain: str, places: Places) -> str:
    """What to say of a year with words around it."""
    years = [year for year in _YEAR.findall(plain) if is_partial_date(year)]
    if len(years) == 1 and _WORDS.search(plain):
        said = _as_told(plain) or years[0]
        quoted = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
        return f"hãy ghi {said} ở đây" + (f", chép nguyên lời (“{quoted}”) vào {places.note}" if places.note else "")
    return ""


def _as_told(plain: str) -> str:
    """The date within a text, as precise as it certainly is: of several days their month, of the moon's none."""
    found = None if _LUNAR.search(plain) or _NO_MONTH.search(plain) else _DATE_INSIDE.search(plain)
    iso = _calendar(found["year"], found["month"], found["day"]).value if found else ""
    if not found or not iso or not re.search("[0-9]", plain[: found.start()] + plain[found.end() :]):
        return iso
    return iso[:7] if found["day"] else ""


_WANTED = "hãy viết năm, năm-tháng hoặc năm-tháng-ngày, như 2020, 2020-09, 2020-09-12"
_ONE_DAY = "nguồn có một ngày, là ngày đăng; không rõ thì để trống chỗ này"
_LONGEST = 200  # characters of what may still be a date
_SHOWN = 40  # characters of a text that a sentence quotes
_TIME = re.compile(r"[ T][0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9](?:\.[0-9]+)?)?(?: ?(?:AM|PM|SA|CH))?$")
_UTC = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})T([0-9]{2}):[0-5][0-9](?::[0-5][0-9](?:\.[0-9]+)?)?Z")
_VIETNAM = timedelta(hours=7)
_MONTHS = ("mot", "hai", "ba", "tu", "nam", "sau", "bay", "tam", "chin", "muoi", "muoi mot", "muoi hai")
_MONTH = re.compile(rf"\bthang ({'|'.join(sorted(_MONTHS, key=len, reverse=True))})\b")
_SHORT_MONTH = re.compile(r"\bthg\.? ?(?=[0-9])")
_ENGLISH_MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec"
_ENGLISH_NAME = rf"({'|'.join(re.findall('...', _ENGLISH_MONTHS))})[a-z]*"
_ENGLISH = re.compile(rf"\b(?:([0-9]{{1,2}})[ -])?{_ENGLISH_NAME}[ -]([0-9]{{4}})\b")
_AMERICAN = re.compile(rf"\b{_ENGLISH_NAME} ([0-9]{{1,2}}) ([0-9]{{4}})\b")
_SIGN = r" ?[/.-] ?"
_DAY_FIRST = re.compile(
    rf"(?:(?:(?:ngay )?(?:(?:mung|mong) )?(?P<day>[0-9]{{1,2}})(?:{_SIGN}| thang ))?"
    rf"(?:thang |t\.? ?)?(?P<month>[0-9]{{1,2}})(?:{_SIGN}| nam | (?=[0-9]{{4}}))|(?:nam )?)(?P<year>[0-9]{{4}})"
)
_YEAR_FIRST = re.compile(rf"(?P<year>[0-9]{{4}}){_SIGN}(?P<month>[0-9]{{1,2}})(?:{_SIGN}(?P<day>[0-9]{{1,2}}))?")
_CLOCK = r"[0-2]?[0-9] ?(?::|h|g|gio) ?[0-5][0-9]?(?: ?: ?[0-5][0-9]| ?(?:phut|p)\b)?(?: ?(?:am|pm|sa|ch)\b)?"
_PRINTED = re.compile(
    rf"[|()\[\]•·;]|(?<= )[-–—](?= )|\b(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat|cn|t[2-7](?= [0-9]))\b"
    rf"|(?:(?<![0-9])|(?<=[0-9])t){_CLOCK}(?![0-9/.])|(?:\b(?:gmt|utc) ?)?\+ ?0?7(?:[:.]?00)?(?![0-9])|\bgio viet nam\b"
    r"|\b(?:cap nhat|dang|xuat ban|dang tai|ngay dang|thoi gian)(?: lan cuoi| moi nhat)?(?: (?:luc|vao|ngay|tai))*(?: ?:)?(?= |$)"
    r"|\bluc\b(?: ?:)?|(?<= )[-–—]$|^[-–—:] "
)
"""What stands around the day on a page of a newspaper: the day of the week, the hour, who counts it, “Cập nhật lúc”."""
_SHORT_YEAR = re.compile(rf"(?:(?P<day>[0-9]{{1,2}}){_SIGN})?(?P<month>[0-9]{{1,2}}){_SIGN}(?P<year>[0-9]{{2}})")
_SPAN = re.compile(
    r"(?:(?:tu|giai doan|nhiem ky|nien khoa|nam hoc) )?(?:nam )?((?:19|20)[0-9]{2}) ?(?:/|-|–|—|den|toi)+ ?(?:nam )?((?:19|20)[0-9]{2}|nay)"
)
_BETWEEN = re.compile(r"\s+(?:đến|tới|-|–|—)\s+", re.IGNORECASE)
_STILL = re.compile(r"(?:(?:cho |tu do )?(?:den|toi) )?(?:nay|hien nay|hien tai|bay gio)|dang lam|con lam")
_SERIAL_1990 = 32874  # of a day before, it is rather a year with a figure too many
_SERIAL = re.compile(r"([2-6][0-9]{4})(?:[.,]0+)?")
_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_WORDS = re.compile(r"[a-z]{2}|[~?≈<>()]|[0-9]-[0-9]")
_DATE_INSIDE = re.compile(
    r"(?<![0-9])(?:(?P<day>[0-9]{1,2})(?:(?P<sign> ?[/.-] ?)| thang ))?(?P<month>[0-9]{1,2})(?:(?(sign)(?P=sign)| ?[/.-] ?)| nam )"
    r"(?P<year>[0-9]{4})(?![0-9])"
)
"""The same sign on both sides of a month: in 9-10/2020 there are two of them."""
_LUNAR = re.compile(r"\b(?:am lich|al|ram|mung|mong|gieng|chap)\b")
_NO_MONTH = re.compile(
    r"\b(?:quy|tuan|ky|hoc ky|vu|dot|lan|so|khoa|phien|nhiem ky|tap)\s*(?:[ivx]+|[0-9]{1,2})\s*[/.-]"
)
"""What stands before a number that is none of a month: “quý 3/2022”, “đợt 2/2021”."""
_EIGHT = re.compile(r"((?:19|20)[0-9]{2})(0[1-9]|1[0-2])([0-3][0-9])")
_LIKE_FIGURES = re.compile(r"(?=.*[0-9])(?=.*[OoIl])[0-9OoIl/.-]+")
_FIGURES = str.maketrans("OoIl", "0011")


def _month_in_figures(plain: str) -> str:
    """``thang chin nam 2020`` → ``thang 9 nam 2020``; so what spreadsheets show: ``12 thg 9 2020``, ``12-sep-2020``."""
    named = _MONTH.sub(lambda match: f"thang {_MONTHS.index(match[1]) + 1}", _SHORT_MONTH.sub("thang ", plain))
    named = _AMERICAN.sub(lambda match: f"{match[2]}/{_english_month(match[1])}/{match[3]}", named)
    return _ENGLISH.sub(
        lambda match: f"{match[1] + '/' if match[1] else ''}{_english_month(match[2])}/{match[3]}", named
    )


def _english_month(name: str) -> int:
    return _ENGLISH_MONTHS.index(name) // 3 + 1


@lru_cache(_MANY)
def first_day(value: str) -> date:
    """The earliest day that a partial date can mean."""
    year, month, day = ([int(part) for part in value.split("-")] + [1, 1])[:3]
    return date(year, month, day)


def last_day(value: str) -> date:
    """The latest day that a partial date can mean."""
    parts = [int(part) for part in value.split("-")]
    if len(parts) == 1:
        return date(parts[0], 12, 31)
    if len(parts) == 2:  # noqa: PLR2004 - year and month
        return date(parts[0], parts[1], calendar.monthrange(parts[0], parts[1])[1])
    return date(parts[0], parts[1], parts[2])


def days_later(day: str, count: int) -> str:
    """The day that is so many days after a day, or before it where the count is negative; both in ISO form."""
    return (date.fromisoformat(day) + timedelta(days=count)).isoformat()


def months_later(value: str, months: int) -> date:
    """The day that is so many months after the latest day that a partial date can mean."""
    day = last_day(value)
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def in_words(value: str) -> str:
    """Say a partial date the Vietnamese way: ``2020``, ``tháng 9/2020``, ``12/9/2020``."""
    parts = [int(part) for part in value.split("-")]
    if len(parts) == 1:
        return f"{parts[0]:04}"
    if len(parts) == 2:  # noqa: PLR2004 - year and month
        return f"tháng {parts[1]}/{parts[0]}"
    return f"{parts[2]}/{parts[1]}/{parts[0]}"
