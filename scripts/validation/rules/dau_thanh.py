"""Tone marks stand as the collection writes them: hòa, khỏe, thủy, hoàn, quý. Names of sources stay as published."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.content.collection import AnyRecord
from scripts.content.problem import FieldPath, Severity
from scripts.text.vietnamese import may_misplace, nfc, place_tones
from scripts.validation.rule import Context, EntryRule, Finding


def corrected(path: FieldPath, text: str) -> str:
    """The text of a field, composed, with its tone marks where they belong; what names a source keeps them."""
    return nfc(text) if path[:1] == ("nguon",) else place_tones(text)


def check(record: AnyRecord, _context: Context) -> Iterator[Finding]:
    """Warn of every text whose tone marks stand elsewhere."""
    if not may_misplace(nfc(record.file.all_text())):  # nearly every file, its texts at once
        return
    for path, text in record.texts():
        written, better = nfc(text), corrected(path, text)
        if written == better:
            continue
        pairs = zip(written.split(), better.split(), strict=True)
        old, new = next((old, new) for old, new in pairs if old != new)
        yield Finding(path, f"“{old}” đặt dấu thanh chưa thống nhất; hãy viết “{new}”", Severity.WARNING)


RULE = EntryRule("dau-thanh", check)
