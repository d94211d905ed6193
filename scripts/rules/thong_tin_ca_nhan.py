"""No phone number, identity number or e-mail of a person; a public hotline named as such may stay."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from scripts.catalog import Catalog
from scripts.problem import Problem
from scripts.text import fold

RULE = "thong-tin-ca-nhan"
_EMAIL = re.compile(r"[\w.+-]@[\w-]+\.[\w-]")
# Mobile and land lines of Vietnam: 0 or +84, then nine or ten digits, in groups or not. A bare 84 counts only without
# groups: 84.000.000.000 is a sum of money.
_PHONE = re.compile(r"(?<![\d.,/])(?:(?:\+84|0)(?:[ .-]?\d){9,10}|84[1-9]\d{8,9})(?![\d/]|[.,]\d)")
# Căn cước has 12 digits and begins with 0; the old identity card has 9, so it counts only beside its name.
_IDENTITY = re.compile(r"(?<!\d)0\d{11}(?!\d)")
_OLD_IDENTITY = re.compile(r"(?:cmnd|cmt|cccd|can cuoc|chung minh)\D{0,20}\d{9,12}(?!\d)")
_HOTLINE = re.compile(r"duong day nong|tong dai|hotline|so dien thoai (?:tiep nhan|cong khai|duong day)")
_DIGIT = re.compile(r"\d")
_LEAST = 9
"""Digits of the shortest number that gives a person away."""
_ADDRESSES = frozenset({"url", "url_luu"})


def check(catalog: Catalog, _today: date) -> Iterator[Problem]:
    """Name every text, addresses of sources excepted, that gives a person away."""
    for record in catalog.records:
        for path, text in record.texts():
            kind = None if path and path[-1] in _ADDRESSES else found(text)
            if kind:
                yield record.source.problem(path, RULE, f"có {kind}; hãy bỏ đi, chỉ ghi chức danh hoặc cơ quan")


def found(text: str) -> str | None:
    """What kind of personal data a text holds, in Vietnamese; None if it holds none."""
    # nearly no text has so many digits; so the rule takes 0.3 of 2 seconds at 10,000 entries
    numbered = len(_DIGIT.findall(text)) >= _LEAST
    if numbered and (_IDENTITY.search(text) or _OLD_IDENTITY.search(fold(text))):
        return "số giấy tờ tùy thân"
    if "@" in text and _EMAIL.search(text):
        return "địa chỉ thư điện tử"
    if numbered and _PHONE.search(text) and not _HOTLINE.search(fold(text)):
        return "số điện thoại"
    return None
