"""A quote of the law has at most 25 words, and the number and unit that its row computes with; other rows give no number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import gcd

from scripts.content.collection import TaskRecord
from scripts.content.task import (
    MAX_QUOTED_WORDS,
    Amount,
    Deadline,
    Duration,
    InYear,
    Recurrence,
    Requirement,
    Share,
    Window,
)
from scripts.validation.rule import Finding, TaskContext, TaskRule

_UNITS = {"ngay": "ngày", "ngay-lam-viec": "ngày làm việc", "thang": "tháng", "gio": "giờ"}
_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
_TENS = {15: ("mười lăm",), 20: ("hai mươi",), 30: ("ba mươi",), 45: ("bốn mươi lăm",), 60: ("sáu mươi",)}
_HALF = ("quá nửa", "một nửa", "nửa", "một phần hai")
_PERIODS = {
    "thang": ("tháng",),
    "quy": ("quý", "03 tháng", "3 tháng"),
    "nua-nam": ("06 tháng", "6 tháng", "sáu tháng", "nửa năm"),
    "nam": ("năm",),
    "hai-nam": ("02 năm", "2 năm", "hai năm"),
}
_PARTS = {
    "quy-1": ("quý I",),
    "quy-2": ("quý II",),
    "quy-3": ("quý III",),
    "quy-4": ("quý IV",),
    "nua-dau": ("06 tháng đầu", "6 tháng đầu"),
    "nua-cuoi": ("06 tháng cuối", "6 tháng cuối"),
}
_A_NUMBER = re.compile(
    rf"(?:\d[\d.,]*|\b(?:{'|'.join((*_DIGITS[1:], 'nửa'))}))\s*(?:%|(?:ngày|tháng|giờ|tuần|phần|phần trăm|hộ|người|thành viên|bản|lần)\b)",
    re.IGNORECASE,
)


def check(record: TaskRecord, _context: TaskContext) -> Iterator[Finding]:
    """Judge every requirement of a well-shaped task."""
    for at, row in enumerate(record.task.requirements if record.task else ()):
        count = len((row.quote or "").split())
        if count > MAX_QUOTED_WORDS:
            yield Finding(
                ("buoc", at, "da_thay"), f"trích {count} chữ; hãy rút còn nhiều nhất {MAX_QUOTED_WORDS} chữ liền nhau"
            )
        if row.held:
            lacking = _lacking(row)
            if lacking:
                message = (
                    f"chữ trích không có {lacking}, mà dòng này tính bằng số ấy; hãy trích đúng chỗ có số và đơn vị"
                )
                yield Finding(("buoc", at, "da_thay"), message)
        elif found := _A_NUMBER.search(row.text):
            message = f"dòng chưa đọc trọn điều thì không ghi số (“{found[0]}”); hãy bỏ số, hoặc đối chiếu với toàn văn"
            yield Finding(("buoc", at, "noi_dung"), message)


def _lacking(row: Requirement) -> str:
    """What the quote must hold and does not, "" where nothing is wrong."""
    quote = " ".join((row.quote or "").lower().split())
    for form in row.forms.values():
        for choices in _wanted(form):
            if not any(re.search(rf"(?<![\w]){re.escape(choice.lower())}(?!\w)", quote) for choice in choices):
                return f"“{choices[0]}”"
    return ""


def _wanted(form: object) -> Iterator[tuple[str, ...]]:
    """For each thing that a quote must say, the ways to say it."""
    if isinstance(form, Deadline | Duration):
        yield _said(form.number)
        yield (_UNITS[form.unit],)
    elif isinstance(form, Window):
        yield from (_said(form.least), _said(form.most), (_UNITS[form.unit],))
    elif isinstance(form, Share):
        yield _fraction(form.numerator, form.denominator)
    elif isinstance(form, Amount):
        numbers = [form.number] if form.number else [form.steps[0].number]
        yield from (_said(number) for number in (*numbers, form.upper) if number)
    elif isinstance(form, InYear):
        day = form.before or form.until or form.on
        if day:
            number, month = (int(part) for part in day.split("/"))
            yield tuple(
                f"{d}{between}{m}"
                for d in {number, f"{number:02}"}
                for m in {month, f"{month:02}"}
                for between in ("/", " tháng ")
            )
        else:
            yield _PARTS[form.part or ""]
    elif isinstance(form, Recurrence):
        yield _PERIODS[form.period]


def _said(number: int) -> tuple[str, ...]:
    words = (_DIGITS[number],) if number < len(_DIGITS) else _TENS.get(number, ())
    grouped = f"{number:,}".replace(",", ".")
    return tuple(dict.fromkeys((f"{number:02}", str(number), grouped, *words)))


def _fraction(numerator: int, denominator: int) -> tuple[str, ...]:
    common = gcd(numerator, denominator)
    low, high = numerator // common, denominator // common
    said = [f"{numerator}/{denominator}", f"{low}/{high}"]
    if high < len(_DIGITS):
        said.append(f"{_DIGITS[low]} phần {_DIGITS[high]}" if high != 4 else f"{_DIGITS[low]} phần tư")  # noqa: PLR2004 - a quarter
    said += _HALF if (low, high) == (1, 2) else ()
    if 100 % high == 0:
        percent = 100 // high * low
        said = [f"{percent}%", f"{percent} %", *said, *(f"{word} phần trăm" for word in _said(percent))]
    return tuple(said)


RULE = TaskRule("viec-doi-chieu", check, of_rows=True)
