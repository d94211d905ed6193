"""No names of private persons: a name behind “ông”, “chị”, “cụ”, “linh mục” and the like is asked about; who holds an office is called by it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from scripts.content.collection import Record, TableRecord
from scripts.content.problem import FieldPath, Severity
from scripts.validation.rule import Context, EntryRule, Finding

_UPPER = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯ" + "".join(map(chr, range(ord("Ạ"), ord("Ỹ") + 1, 2)))
_WHO = (
    "ông",
    "bà",
    "anh",
    "chị",
    "cụ",
    "cô",
    "chú",
    "bác",
    "thầy",
    "già làng",
    "linh mục",
    "mục sư",
    "hòa thượng",
    "đại đức",
)
_EITHER_CASE = {word: f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in _WHO}
_NAMED = re.compile(
    rf"(?<!\w)(?P<who>{'|'.join(_EITHER_CASE.values())}) (?P<name>[{_UPPER}][^\W\d_]*(?: [{_UPPER}][^\W\d_]*)*)"
)
_MAY_NAME = {
    start + word[1:] + " ": re.compile(rf"{start}{word[1:]} (?<!\w{start}{word[1:]} )(?=[{_UPPER}])")
    for word in _WHO
    for start in (word[0], word[0].upper())
}
"""A word, and that with a capital behind it, each by itself: most texts have few of the words, and a pattern that
begins with letters is found in a sixth of the time of a choice."""
_NO_PERSON = frozenset(
    {"Rịa", "Nà", "Đen", "Triệu", "Trưng", "Chúa", "Thiên", "Hậu", "Điểm", "Đanh", "Tơ", "Mụ", "Cả", "Táo", "Trời"}
)
"""What follows in names of places and of those who are worshipped: Bà Rịa, Bà Nà, Bà Chúa Xứ, Thiên Hậu."""
_NO_PERSON_TOGETHER = frozenset({"cô tô", "cô giang", "bác hồ", "bác ái", "hòa thượng nam"})
"""The same where the second word alone is a family name or a given one; a monk of Nam tông."""
_OF_BODIES: tuple[FieldPath, ...] = (("chu_tri",), ("ra_soat", "don_vi"))
"""Fields that hold the name of a body, and nobody's."""
_FAMILY = (
    "Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Trịnh|Mai|Lương|Cao|Tạ|Tô|Lâm|Hà|Đoàn|Đào"
    "|Trương|Nông|Hứa|Quách|Thái|Châu|Kiều|Phùng|Vương|Chu|Lò|Giàng|Sùng|Vàng"
)
_BODIES = "Hoàng Anh|Mai Linh|Cao Su|Thái Bình|Thái Nguyên|Hà Nội|Hà Nam|Hà Tĩnh|Hà Giang|Lâm Đồng|Châu (?:Á|Âu|Phi)"
"""How names of firms and provinces begin, though a family is called so."""
_PERSON = re.compile(rf"(?!{_BODIES})(?:{_FAMILY})(?: [{_UPPER}][^\W\d_]*){{2,3}}(?=\s*(?:$|[,;(–-]))")
"""A family name and two or three names more, as the whole of a text or before what says who that is."""
_ROAD = re.compile(r"(?:đường|phố|cầu|chợ|núi|đền|miếu|chùa|xã|phường|trường|kênh|rạch|ấp|thôn) $", re.IGNORECASE)


def check(record: Record, _context: Context) -> Iterator[Finding]:
    """Warn of every text of our own that names somebody so; titles of sources stay as they were published."""
    for path in _OF_BODIES:
        text = record.value(*path)
        if isinstance(text, str) and (person := _PERSON.match(text)):
            yield Finding(
                path,
                f"“{person[0]}” như tên riêng của một người; ở đây ghi tên cơ quan, đơn vị, không ghi tên người",
                Severity.WARNING,
            )
    if _may_name(record.file.all_text()):
        yield from _named(row for row in record.texts() if row[0][0] != "nguon")


def check_table(record: TableRecord, _context: Context) -> Iterator[Finding]:
    """Warn of every text of a table that names somebody so; what people type into the search may hold anything."""
    if record.id != "dong-nghia" and _may_name(record.file.all_text()):
        yield from _named(record.texts())


def _named(texts: Iterable[tuple[FieldPath, str]]) -> Iterator[Finding]:
    for path, text in texts:
        name = found(text) if _may_name(text) else ""
        if name:
            yield Finding(
                path,
                f"“{name}” như tên riêng của một người; hãy ghi chức danh hoặc “một hộ”, “một cụ già”…, trừ người đã mất"
                " hay nhân vật công cộng mà bài cần gọi tên",
                Severity.WARNING,
            )


def _may_name(text: str) -> bool:
    """Whether a capital stands behind one of the words: quick, and no for most files."""
    return any(word in text and pattern.search(text) for word, pattern in _MAY_NAME.items())


def found(text: str) -> str:
    """The first name of a person in a text, with the word before it; "" where there is none."""
    for match in _NAMED.finditer(text):
        first = match["name"].split(" ")[0]
        known = first in _NO_PERSON or f"{match['who']} {first}".lower() in _NO_PERSON_TOGETHER
        if not known and not _ROAD.search(text[: match.start()]):
            return match[0]
    return ""


RULE = EntryRule("ten-rieng", check)
