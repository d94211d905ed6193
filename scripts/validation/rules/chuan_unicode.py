"""Text is composed Unicode (NFC): a letter with its marks is one character, so that search and sorting find it."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import is_normalized

from scripts.content.collection import AnyRecord
from scripts.text.vietnamese import nfc
from scripts.validation.rule import Context, EntryRule, Finding


def check(record: AnyRecord, _context: Context) -> Iterator[Finding]:
    """Name every text that holds decomposed letters."""
    if is_normalized("NFC", record.file.all_text()):
        return
    for path, text in record.texts():
        if text != nfc(text):
            word = next((word for word in text.split(" ") if word != nfc(word)), text)
            yield Finding(
                path,
                f"chữ “{nfc(word)}” viết bằng Unicode tổ hợp (dấu rời); hãy gõ lại, hoặc đổi cả đoạn sang Unicode dựng sẵn trong bộ gõ",
            )


RULE = EntryRule("chuan-unicode", check)
