"""No names of private persons: a name behind “ông”, “chị”, “cụ”, “linh mục” and the like is asked about; who holds an office is called by it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scripts.content.collection import Record
from scripts.content.problem import Severity
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
_ROAD = re.compile(r"(?:đường|phố|cầu|chợ|núi|đền|miếu|chùa|xã|phường|trường|kênh|rạch|ấp|thôn) $", re.IGNORECASE)


def check(record: Record, _context: Context) -> Iterator[Finding]:
    """Warn of every text of our own that names somebody so; titles of sources stay as they were published."""
    if not _may_name(record.file.all_text()):
        return
    for path, text in record.texts():
        if path[0] == "nguon":
            continue
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
