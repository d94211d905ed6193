"""No phone number, identity number, e-mail or bank account of a person; a public hotline or mailbox named as such may stay."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from scripts.content.collection import AnyRecord
from scripts.content.problem import FieldPath, Severity
from scripts.text.vietnamese import fold
from scripts.validation.rule import Context, EntryRule, Finding

PHONE, IDENTITY, EMAIL, ACCOUNT = "số điện thoại", "số giấy tờ tùy thân", "địa chỉ thư điện tử", "số tài khoản"
HOME, BIRTH = "địa chỉ nhà riêng", "ngày sinh"
UNSURE = frozenset({HOME, BIRTH})
"""Kinds that words alone do not settle: reported as warnings, for the editor to judge."""

_ADDRESSES = frozenset({("url",), ("url_luu",), ("nguon",)})
_DATE_KEY = ("ngay",)
_MAY_BE_OPEN = _ADDRESSES | {_DATE_KEY}
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
    r"(?:cmnd|\bcmt\b|cccd|can cuoc|chung minh (?:nhan dan|thu)|dinh danh ca nhan|tuy than|ho chieu|(?:thue|mst) ca nhan"
    rf"|bhxh|bhyt|bao hiem xa hoi|bao hiem y te)[^\d.;]{{0,30}}(?:\d(?:[ .-]?\d){{7,14}}|(?<=[a-z])\d{{7}}){_END}"
)

_EMAIL = re.compile(
    r"(?<![\w.+-])([\w.+-]{1,64})\s?(?:@|[(\[]\s?(?:@|at?|a cong)\s?[)\]])\s?(?:[a-z\d-]{1,63}\.){1,6}[a-z]{2,}"
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
    r"|(?<!\d)9704(?:[ .-]?\d){12,15}(?!\d)"  # how the numbers of all cards of our banks begin
)

_BORN, _BORN_SHORT = ("sinh ngay", "ngay sinh"), "sn"
_BIRTH = re.compile(rf"(?:{'|'.join(_BORN)}|\b{_BORN_SHORT})\s?:?\s?(?:~|\d{{1,2}} thang \d{{1,2}} nam \d{{4}})")
_PERSON = r"(?:\bong|\bba(?! con)|\banh|\bchi|\bco|\bchu ho|\bho(?: ong| ba)?)\b"
_STREETS = ("to", "ngo", "ngach", "hem", "kiet", "duong", "pho", "khu pho")
_STREET = rf"\d+[a-z]?(?:/\d+)*,?\s(?:{'|'.join(_STREETS)})\b"
_LIVES = ("tru tai ", "ngu tai ")
_HOME = re.compile(
    rf"\b(?:{'|'.join(_LIVES)})(?:so (?:nha )?)?(?:{_STREET}|\d+[a-z]?(?:/\d+)* [\w ]{{3,20}},)|{_PERSON}[^.;]{{0,40}}\bso (?:nha )?{_STREET}"
)

_TAX = re.compile(r"(?:ma so thue|\bmst\b)(?! ca nhan)[^\d.;]{0,20}\d{10}(?:-\d{3})?(?!\d)")
"""The tax number of a body: anybody may look it up, and it has the digits of a phone number."""

_USUAL = re.compile("[\\x00-\xbfÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9\u2010-\u2027]*")
"""Letters of Vietnamese and signs. Any other letter may be written for one of ours, or vanish when folded."""
_DIGIT = r"\d"
_NUMBER_SIGN = re.compile(
    rf"{_DIGIT}"
    r"(?<!\d.)(?:\d{6}|(?:[ .-]?\d){7}|(?<=0)\d{3}/\d{3}/\d{3}|(?<=[08])(?<![.,/].)(?:[ .·–)-]{0,3}\d){9})"
)
"""So many digits, with nothing between them that would end a number, has the shortest one that gives a person away."""
_TELLS = re.compile(rb"[0-9@]")
_WEB = re.compile(r"https?://\S+")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_APART = ";\n"
"""Stands between two texts: nothing that is looked for goes on behind it."""


def _like(words: str) -> str:
    """A pattern of some words as Vietnamese writes them, in either case; where it has marks any letter beyond ASCII will do."""
    return "".join(map(_letter, words))


def _letter(letter: str) -> str:
    if letter not in "adeiouy":
        return f"[{letter}{letter.upper()}]"
    # the rest of ASCII left out: with all the marks it compiles much slower
    before, after = (f"{chr(ord(case) - 1)}{chr(ord(case) + 1)}" for case in (letter.upper(), letter))
    return rf"[^\x00-{before[0]}{before[1]}-{after[0]}{after[1]}-\x7f]"


def _behind(words: str, gap: str = "") -> str:
    """Looks back from a character just found for some words, with a gap of fixed width between."""
    return rf"(?<={_like(words)}{gap}.)"


def _signs() -> re.Pattern[str]:
    """A pattern that finds something in every text, not yet folded, of which a rule above says something, and in few others.

    It looks for one character, which is quick: a digit, or what a mail address has. What a rule wants in front of that
    is looked back for, by words of fixed width; what it wants behind may stay away, but for what is cheap.
    """
    gaps = ("", r"[\s:]", r"[\s:]{2}", r"[\s:]{3}")  # of "sinh ngày : 1"
    first_digit = [
        # o in the place of the nought that a phone number begins with (_LETTER_O)
        rf"{_behind('o')}(?=[ .\d-]{{8}})",
        # _BIRTH
        *(_behind(words, gap) for words in _BORN for gap in gaps),
        *(rf"{_behind(_BORN_SHORT, gap)}(?<![a-zA-Z_]..{gap}.)" for gap in gaps),
        # _HOME: where somebody lives, else a number before the name of a street
        *(_behind(f"{lives[1:]}{number}") for lives in _LIVES for number in ("", "so ", "so nha ")),
        *(rf"{_behind(word)}\d*\w?(?:/\d+)*,?\s(?:{'|'.join(map(_like, _STREETS))})" for word in ("so ", "nha ")),
    ]
    signs = [
        # _EMAIL, with its sign, with "(at)" or "(a còng)"
        r"(?<=@)",
        rf"(?<=[(\[])\s?(?:@|{_like('a')}(?:.?| {_like('cong')}))\s?[)\]]",
        # _PHONE, _TWELVE, _PAPER, _ACCOUNT
        rf"(?<=\d){_NUMBER_SIGN.pattern.removeprefix(_DIGIT)}",
        # "~" stands for a date in a text that rules see; a digit inside a number or a citation is no first one
        rf"(?<=[\d~])(?<![\d.,\[].)(?:{'|'.join(first_digit)})",
    ]
    # digits of other scripts are no usual letters; a range is looked up at once, where \d asks Unicode about every letter
    return re.compile(rf"[0-9~@(\[](?:{'|'.join(signs)})")


_SIGNS = _signs()


def check(record: AnyRecord, _context: Context) -> Iterator[Finding]:
    """Name every text, addresses of sources excepted, that gives a person away."""
    texts = [row for row in record.texts() if row[0][-1:] not in _MAY_BE_OPEN or not _is_open(*row)]
    # nearly no entry has anything: all its texts at once are quicker to pass over
    for path, text in texts if _may_tell(_APART.join([text for _, text in texts])) else ():
        kind = found(text)
        if kind:
            yield Finding(path, *sentence(kind))
    for line, comment in _comments(record.file.text):
        kind = found(_WEB.sub("", comment))
        if kind:
            said, severity = sentence(kind)
            yield Finding((), f"ghi chú sau dấu # ai mở kho cũng đọc được: {said}", severity, place=(line, 1))


def _comments(text: bytes) -> Iterator[tuple[int, str]]:
    """The lines of a file that are nothing but a comment, with their numbers; one without a figure or @ tells nothing."""
    at = text.find(b"#")
    while at >= 0:
        end = text.find(b"\n", at)
        end = len(text) if end < 0 else end
        comment = text[at:end]
        if not text[text.rfind(b"\n", 0, at) + 1 : at].strip() and _TELLS.search(comment):
            yield text.count(b"\n", 0, at) + 1, comment.decode()
        at = text.find(b"#", end)


def sentence(kind: str) -> tuple[str, Severity]:
    """What is said of a text that holds some kind of personal data, and how grave it is."""
    level = Severity.WARNING if kind in UNSURE else Severity.ERROR
    return f"có {kind}; hãy bỏ đi, chỉ ghi chức danh hoặc cơ quan", level


def _is_open(path: FieldPath, text: str) -> bool:
    """Whether a text is an address, or nothing but the day of a source: most of those with so many digits."""
    return path[-1:] in _ADDRESSES or (path[-1:] == _DATE_KEY and _DAY.fullmatch(text) is not None)


def _may_tell(text: str) -> bool:
    normal = _normal(text)
    return bool(_SIGNS.search(normal)) or not _USUAL.fullmatch(normal)


def _normal(text: str) -> str:
    """Composed, and without other shapes of a letter or figure (NFKC)."""
    # ² and ³ are often the only such shapes: without them NFKC has nothing left to do, and is quick
    return unicodedata.normalize("NFKC", text.replace("²", "2").replace("³", "3"))


def found(text: str) -> str | None:
    """What kind of personal data a text holds, in Vietnamese; None if it holds none."""
    return _kind(text) if _may_tell(text) else None


def _kind(text: str) -> str | None:
    plain = _TAX.sub("mst", _DATE.sub("~", _LETTER_O.sub("0", fold(_normal(text)))))
    public = bool(_HOTLINE.search(plain))
    numbers = bool(_NUMBER_SIGN.search(plain))
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


RULE = EntryRule("thong-tin-ca-nhan", check)
