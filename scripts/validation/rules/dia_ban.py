"""A field of the place names one place: no office (UBND, HĐND…), no district or province behind a comma."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scripts.content.collection import Record
from scripts.content.problem import FieldPath, Severity
from scripts.validation.rule import Context, EntryRule, Finding

_KEYS = frozenset({"huyen", "xa", "xa_nay", "don_vi"})
_LEVELS = (
    ("tinh", re.compile(r"(?:tỉnh|thành phố trực thuộc)\s", re.IGNORECASE)),
    ("huyen", re.compile(r"(?:các\s+)?(?:huyện|quận|thị xã)\s", re.IGNORECASE)),
    ("xa", re.compile(r"(?:các\s+)?(?:xã|phường|thị trấn|đặc khu)\s", re.IGNORECASE)),
)
"""The key of each level, and how a name begins that says its kind; a city may be of either of the upper two."""
_OFFICE = re.compile(r"\b(?:UBND|HĐND|UBMTTQ|MTTQ|Ủy ban|Uỷ ban|Hội đồng nhân dân|Đảng ủy|Đảng uỷ)\b", re.IGNORECASE)


def check(record: Record, _context: Context) -> Iterator[Finding]:
    """Warn of what is no name of a place."""
    for path, text in _places(record):
        office = _OFFICE.search(text)
        if office:
            yield Finding(
                path,
                f"“{office[0]}” là cơ quan, không phải địa bàn; ở đây chỉ ghi tên nơi ấy, cơ quan thì ghi ở “chu_tri”",
                Severity.WARNING,
            )
        elif "," in text and (other := _of_another_level(record, path, text)):
            part, key = other
            yield Finding(
                path,
                f"“{part}” là nơi ở cấp khác; hãy chuyển xuống khóa “{key}”, ở đây chỉ ghi tên nơi ấy",
                Severity.WARNING,
            )


def _of_another_level(record: Record, path: FieldPath, text: str) -> tuple[str, str] | None:
    """The first part between commas that names a place of another level than its field, and the key of that."""
    own = "xa" if path[-1] == "xa_nay" else str(path[-1])
    written = {key: record.value(*path[:-1], key) for key, _ in _LEVELS}
    for part in map(str.strip, text.split(",")[1:]):
        level = next((key for key, pattern in _LEVELS if pattern.match(part) or part == written[key]), own)
        # a unit may say of which former ward it is, where the one of today is told
        if level != own and (own != "don_vi" or not written[level]):
            return part, level
    return None


def _places(record: Record) -> Iterator[tuple[FieldPath, str]]:
    for place in record.places():
        fields = record.value(*place)
        for key, name in fields.items() if isinstance(fields, dict) else ():
            if key in _KEYS and isinstance(name, str):
                yield (*place, key), name


RULE = EntryRule("dia-ban", check)
