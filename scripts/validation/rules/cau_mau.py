"""No sentence of the template is left in an entry, and no word that only fills a place (“N/A”, “như trên”): it is replaced or taken away."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.content import examples
from scripts.content.collection import Record
from scripts.validation.rule import Context, EntryRule, Finding


def check(record: Record, _context: Context) -> Iterator[Finding]:
    """Name every text that is a hint of the template, or says nothing."""
    whole = record.file.all_text()
    if examples.may_say_nothing(whole):
        for path, text in record.texts():
            # the code of a language is told by its own table
            if path[-1] != "tieng" and examples.says_nothing(text):
                yield Finding(path, f"“{text[:60]}” chưa nói gì; hãy viết chuyện thật vào đây, hoặc bỏ dòng này")
    if not examples.may_hold_example(whole):
        return
    for path, text in record.texts():
        if examples.is_example(text):
            yield Finding(path, f"“{text[:60]}” là câu mẫu gợi ý; hãy viết chuyện thật vào đây, hoặc bỏ dòng này")


RULE = EntryRule("cau-mau", check)
