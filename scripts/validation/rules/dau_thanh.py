"""Tone marks stand as the collection writes them: hòa, khỏe, thủy, hoàn, quý. Names of sources stay as published."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from scripts.content.collection import Catalog
from scripts.content.problem import FieldPath, Level, Problem
from scripts.text.vietnamese import nfc, place_tones

RULE = "dau-thanh"


def mended(path: FieldPath, text: str) -> str:
    """The text of a field, composed, with its tone marks where they belong; what names a source keeps them."""
    return nfc(text) if path[:1] == ("nguon",) else place_tones(text)


def check(catalog: Catalog, _today: date) -> Iterator[Problem]:
    """Warn of every text whose tone marks stand elsewhere."""
    for record in catalog.records:
        whole = nfc(record.source.whole())
        if place_tones(whole) == whole:  # nearly every file, in half of the time
            continue
        for path, text in record.texts():
            written, better = nfc(text), mended(path, text)
            if written == better:
                continue
            pairs = zip(written.split(), better.split(), strict=True)
            old, new = next((old, new) for old, new in pairs if old != new)
            yield record.source.problem(
                path, RULE, f"“{old}” đặt dấu thanh chưa thống nhất; hãy viết “{new}”", Level.WARNING
            )
