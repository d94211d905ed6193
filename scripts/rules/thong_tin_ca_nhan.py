"""No phone number, identity number, e-mail or bank account of a person; a public hotline or mailbox named as such may stay."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date

from scripts.catalog import Catalog
from scripts.problem import Level, Problem
from scripts.text import fold

RULE = "thong-tin-ca-nhan"
PHONE, IDENTITY, EMAIL, ACCOUNT = "số điện thoại", "số giấy tờ tùy thân", "địa chỉ thư điện tử", "số tài khoản"
HOME, BIRTH = "địa chỉ nhà riêng", "ngày sinh"
UNSURE = frozenset({HOME, BIRTH})
"""Kinds that words alone do not settle: told as warnings, for the editor to judge."""

_ADDRESSES = frozenset({"url", "url_luu"})
# What is counted or paid is no number of a person: 12.345.678 đồng, 1.234.567 người.
_UNIT = r"\s{0,3}(?:dong|vnd|d\b|nghin|ngan|trieu|ty|ti\b|nguoi|ho\b|luot|the\b|nhan khau|truong hop|tai khoan|kwh|m2|m²|m\b|ha\b|km|tan\b|%)"
_END = rf"(?!\d|[.,]\d|{_UNIT})"
_DATE = re.compile(
    r"(?<!\d)(?:0?[1-9]|[12]\d|3[01])(?P<sign>[./-])(?:0?[1-9]|1[0-2])(?P=sign)(?:1[89]|20)\d\d(?!\d|[.-]\d)"
    r"|(?<![\d.,-])(?:0?[1-9]|1[0-2])[./-](?:19|20)\d\d(?!\d)"
)
_LETTER_O = re.compile(r"(?<!\w)o(?=[35789][ .\d-]{8})")

# Ten digits from 02 on, eleven in old numbers, in groups or not; +84, 0084 in their place. A bare 84 counts without groups,
# or behind a word that calls it a phone number: 84.000.000.000 is a sum of money.
_GAP = r"[ .·–-]?\)?[ .·–-]?"
_CALLED = r"(?:dien thoai|sdt|\bdt\b|di dong|so may|zalo|\bgoi\b|lien he|nhan tin)"
_PHONE = re.compile(
    rf"(?<![\d.,/])(?:(?:(?:\+|00)84{_GAP}|0{_GAP})[2-9](?:{_GAP}\d){{8,9}}|01[2689](?:{_GAP}\d){{8}}|84[1-9]\d{{8,9}}"
    r"|0\d{3}/\d{3}/\d{3})(?!\d|[.,]\d|/(?!0[ .-]?\d{2}))"
    rf"|{_CALLED}[^\d.;]{{0,30}}84[ .-]?[35789](?:[ .-]?\d){{8}}{_END}"
)
_HOTLINE = re.compile(
    r"duong day nong|tong dai|hotline|so dien thoai (?:tiep nhan|cong khai|duong day)|hop thu (?:gop y|tiep nhan|cong khai|dien tu cong)"
)

# Căn cước has 12 digits and begins with 0; any other number of a paper counts only beside the paper's name.
_TWELVE = re.compile(r"(?<![\d.,])0\d{11}(?!\d)")
_PAPER = re.compile(
    r"(?:cmnd|\bcmt\b|cccd|can cuoc|chung minh (?:nhan dan|thu)|dinh danh ca nhan|tuy than|ho chieu|thue ca nhan"
    rf"|bhxh|bhyt|bao hiem xa hoi|bao hiem y te)[^\d.;]{{0,30}}(?:\d(?:[ .-]?\d){{7,14}}|(?<=[a-z])\d{{7}}){_END}"
)

_EMAIL = re.compile(
    r"(?<![\w.+-])([\w.+-]{1,64})\s?(?:@|[(\[]\s?(?:@|at?)\s?[)\]])\s?(?:[a-z\d-]{1,63}\.){1,6}[a-z]{2,}"
)
_OFFICE = re.compile(
    r"(?:ubnd|hdnd|ubmt|mttq|vanthu|vanphong|vp|bandoc|toasoan|banbientap|gopy|phananh|kiennghi|tiepnhan|duongdaynong|hotline"
    r"|lienhe|contact|info|thongtin|hopthu|motcua|tiepdan|ttpvhcc)"
)

_NUMBER = r"(?:\d(?:[ .-]?\d){7,18}|\d{3}[a-z]\d{8,10})"
_BANK = (
    r"(?:vietcombank|\bvcb\b|techcombank|agribank|vietinbank|bidv|sacombank|\bacb\b|\bmb ?bank|tpbank|vpbank|\bvib\b|\bshb\b"
    r"|hdbank|\bocb\b|lpbank|lienvietpostbank|seabank|eximbank|\bmsb\b|abbank|bac a bank|nam a bank|momo|zalopay|viettel money)"
)
_ACCOUNT = re.compile(
    rf"(?:tai khoan|\bstk\b|\bso tk\b|\btk\b|so the|the atm)[^\d;]{{0,40}}{_NUMBER}{_END}|{_BANK}[^\d.;]{{0,15}}{_NUMBER}{_END}"
)

_BIRTH = re.compile(r"(?:sinh ngay|ngay sinh|\bsn)\s?:?\s?(?:~|\d{1,2} thang \d{1,2} nam \d{4})")
_PERSON = r"(?:\bong|\bba(?! con)|\banh|\bchi|\bco|\bchu ho|\bho(?: ong| ba)?)\b"
_STREET = r"\d+[a-z]?(?:/\d+)*,?\s(?:to|ngo|ngach|hem|kiet|duong|pho|khu pho)\b"
_HOME = re.compile(
    rf"\b(?:tru|ngu) tai (?:so (?:nha )?)?(?:{_STREET}|\d+[a-z]?(?:/\d+)* [\w ]{{3,20}},)|{_PERSON}[^.;]{{0,40}}\bso (?:nha )?{_STREET}"
)

# Nearly no text has an address, or a digit that stands close to six others or behind a word that a home or a birthday is told
# with. The others are passed over without being folded: at 10,000 entries the rule takes a third of the time (2.3 seconds of 7.5).
_ADDRESS_SIGN = re.compile(r"@|[(\[]\s?a", re.IGNORECASE)
_HOME_WORD = re.compile(r"\b(?:s[ôốo]|sn|tr[úu]|ng[ụu])\b|sinh", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_LEAST = 7
"""Digits of the shortest number that gives a person away."""
_CLOSE = re.compile(r"\d(?:[^\da-zA-Z,;]*\d){6}")
"""So many digits with nothing between them that would end a number."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
"""A text that is nothing but the day of a source: most of those with so many digits."""


_LATIN = re.compile("[\\x00-\u024f\u1e00-\u1eff\u2000-\u206f]*")
"""What folds letter by letter; anything else may vanish."""


def _behind() -> re.Pattern[str]:
    """A digit behind the end of a word of ``_BIRTH`` or ``_HOME``, letters beyond ASCII taken for any, or behind an o.

    It begins with the digit and looks back, which passes over a text four times as fast.
    """
    # written as the rest of ASCII left out: compiles in 2 ms, and with all spellings of each letter in 160
    rest = {c: f"{chr(ord(c) - 33)}{chr(ord(c) - 31)}-{chr(ord(c) - 1)}{chr(ord(c) + 1)}-" for c in "ahinostgy"}
    like = {c: rf"[^\x00-{spans}\x7f]" for c, spans in rest.items()}
    outside = "[^a-zA-Z_]"  # a date before it, as a sign of its own, parts it from the word
    words = (
        outside + like["s"] + like["o"],
        *("".join(like[c] for c in word) for word in ("nha", "tai", "gay", "inh")),
    )
    before = [f"(?<={like['o']}.)"]
    for gap in (r"[\s:]", "", r"[\s:]{2}", r"[\s:]{3}"):
        before += [f"(?<=(?:{'|'.join(words)}){gap}.)", f"(?<={like['s']}{like['n']}{gap}.)(?<![a-zA-Z_]..{gap}.)"]
    return re.compile(rf"[\d~](?:{'|'.join(before)})")


_BEHIND = _behind()


def check(catalog: Catalog, _today: date) -> Iterator[Problem]:
    """Name every text, addresses of sources excepted, that gives a person away."""
    for record in catalog.records:
        for path, text in record.texts():
            kind = None if path and path[-1] in _ADDRESSES else found(text)
            if kind:
                level = Level.WARNING if kind in UNSURE else Level.ERROR
                yield record.source.problem(path, RULE, f"có {kind}; hãy bỏ đi, chỉ ghi chức danh hoặc cơ quan", level)


def _may_tell(text: str) -> bool:
    if _signed(text) and _ADDRESS_SIGN.search(text):
        return True
    if not _DIGIT.search(text) or _DAY.fullmatch(text):
        return False
    normal = unicodedata.normalize("NFKC", text)
    if not (_CLOSE.search(normal) or _BEHIND.search(normal) or _signed(normal)) and _LATIN.fullmatch(normal):
        return False
    return len(_DIGIT.findall(text)) >= _LEAST or bool(_HOME_WORD.search(text))


def _signed(text: str) -> bool:
    return "@" in text or "(" in text or "[" in text


def found(text: str) -> str | None:
    """What kind of personal data a text holds, in Vietnamese; None if it holds none."""
    if not _may_tell(text):
        return None
    plain = _DATE.sub("~", _LETTER_O.sub("0", fold(unicodedata.normalize("NFKC", text))))
    public = bool(_HOTLINE.search(plain))
    numbers = bool(_CLOSE.search(plain))
    if numbers and (_TWELVE.search(plain) or _PAPER.search(plain)):
        return IDENTITY
    if any(not public and not _OFFICE.match(match[1]) for match in _EMAIL.finditer(plain)):
        return EMAIL
    if numbers and _ACCOUNT.search(plain):
        return ACCOUNT
    if numbers and not public and _PHONE.search(plain):
        return PHONE
    return _unsure(plain)


def _unsure(plain: str) -> str | None:
    if _BIRTH.search(plain):
        return BIRTH
    return HOME if _HOME.search(plain) else None
