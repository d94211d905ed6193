"""Text is composed Unicode (NFC): a letter with its marks is one character, so that search and sorting find it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from unicodedata import is_normalized

from scripts.content.collection import Catalog
from scripts.content.problem import Problem
from scripts.text.vietnamese import nfc

RULE = "chuan-unicode"


def check(catalog: Catalog, _today: date) -> Iterator[Problem]:
    """Name every text that holds decomposed letters."""
    for record in catalog.records:
        if is_normalized("NFC", record.source.whole()):
            continue
        for path, text in record.texts():
            if text != nfc(text):
                word = next((word for word in text.split(" ") if word != nfc(word)), text)
                yield record.source.problem(
                    path,
                    RULE,
                    f"chữ “{nfc(word)}” viết bằng Unicode tổ hợp (dấu rời); hãy gõ lại, hoặc đổi cả đoạn sang Unicode dựng sẵn trong bộ gõ",
                )
