"""What to write to those who sent a file, short enough for Zalo: what is right first, then what to mend, in the words of the form."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from scripts.spreadsheet.importer import Finding, Outcome
from scripts.spreadsheet.row_reader import Row
from scripts.spreadsheet.tables import Table

MOST = 600
"""Characters of a message: more is cut off in the list of chats, and nobody reads it."""
_TITLE, _SENTENCE = 60, 130  # characters of what is quoted
_END = "Sửa xong anh chị gửi lại giúp nhé. Cảm ơn anh chị."
_THANKS = "Không phải sửa gì. Cảm ơn anh chị."
_REMEDY = re.compile(r"[;?] (?:hãy|có phải|nên|phải thì|chưa rõ).*", re.DOTALL | re.IGNORECASE)
_LAST = re.compile(r"; [^;]*\Z")
"""What to do about a fault, which stands behind it."""
_PARTS = {"cach_lam": "việc đã làm", "ket_qua": "kết quả", "nguon": "nguồn", "hoi": "câu hỏi"}
"""Lists that are counted when saying what has come well."""


def messages(table: Table, outcome: Outcome) -> list[str]:
    """One message for a file of forms, one for each commune of a wide table."""
    of_file = [finding for finding in outcome.findings if finding.row == 0]
    groups: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, row in outcome.told.items():
        groups[() if table.is_form else _commune(row)].append(number)
    for number in sorted(outcome.faulty - outcome.told.keys()):  # it goes on with a row above
        groups[next((key for key, rows in groups.items() if number - 1 in rows), ())].append(number)
    if not groups:
        return [_message(table, outcome, [], of_file)]
    return [
        _message(table, outcome, rows, [*of_file, *(item for item in outcome.findings if item.row in rows)])
        for rows in groups.values()
    ]


def _commune(row: Row) -> tuple[str, ...]:
    place = row.values.get("dia_ban")
    values = place if isinstance(place, dict) else {}
    return tuple(str(values.get(key, "")) for key in ("tinh", "xa"))


def _message(table: Table, outcome: Outcome, rows: Sequence[int], findings: Sequence[Finding]) -> str:
    lines = [_greeting([outcome.told[row] for row in rows if row in outcome.told])]
    lines += [_right(outcome.told[row], row in outcome.faulty) for row in rows if row in outcome.told][:2]
    faults = [_told(table, finding) for finding in findings if finding.is_error]
    hints = [_told(table, finding) for finding in findings if not finding.is_error]
    if not faults:
        return _fitted([*lines, *(["Nên xem lại, không bắt buộc:"] if hints else [])], hints, _THANKS)
    also = f", nên xem lại {len(hints)} chỗ" if hints else ""
    return _fitted(
        [*lines, f"Cần sửa {len(faults)} chỗ{also}:"], [*faults, *(f"Nên xem lại: {hint}" for hint in hints)], _END
    )


def _fitted(beginning: Sequence[str], items: Sequence[str], end: str) -> str:
    """As many items as there is room for, and how many are left."""
    said = [f"– {item}" for item in items]
    for count in range(len(said), -1, -1):
        left = len(said) - count
        more = [f"– và {left} chỗ nữa, xem trong tệp gửi lại."] if left else []
        text = "\n".join([*beginning, *said[:count], *more, end])
        if len(text) <= MOST:
            return text
    return f"{beginning[0][:_TITLE]}\n{end}"


def _greeting(rows: Sequence[Row]) -> str:
    places = {place["xa"] for row in rows if isinstance(place := row.values.get("dia_ban"), dict) and "xa" in place}
    where = f" ở {places.pop()}" if len(places) == 1 else ""
    if not rows:
        return "Chào anh chị, chưa đọc được bài nào trong tệp."
    return f"Chào anh chị{where}, đã nhận {len(rows)} bài."


def _right(row: Row, faulty: bool) -> str:  # noqa: FBT001 - one of two sentences
    """What has come well of a practice."""
    title = _cut(str(row.values.get("tieu_de") or "chưa có tên"), _TITLE)
    counts = [
        f"{len(items)} {name}"
        for key, name in _PARTS.items()
        if isinstance(items := row.values.get(key), tuple) and items
    ]
    what = ", ".join(counts)
    if not faulty:
        return f"✓ “{title}”: tốt rồi" + (f" ({what})." if what else ".")
    return f"✓ “{title}”: đã đọc được " + (what or "một phần") + "."


def _told(table: Table, finding: Finding) -> str:
    """A finding in the words of the form, without sheets, columns or rules."""
    spot = finding.spot
    where = [spot.label] if spot and spot.label else []
    if spot and finding.row and not table.is_form:
        where.insert(0, f"dòng {finding.row}")
    sentence = finding.sentence.removeprefix("cảnh báo: ")
    return _shortened(": ".join(filter(None, (", ".join(where), sentence))))


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rpartition(' ')[0]}…"


def _shortened(text: str) -> str:
    """A sentence with less of what is wrong, and with all of what to do: without that nobody can mend it."""
    remedy = _REMEDY.search(text) or _LAST.search(text)
    if len(text) <= _SENTENCE or remedy is None:
        return text
    fault = _cut(text[: remedy.start()], max(_SENTENCE - len(remedy[0]), _TITLE))
    return fault + remedy[0]
