"""The summary can be read out at a meeting: one to three sentences, at most sixty words."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.content.collection import Record
from scripts.content.model import MAX_SUMMARY_WORDS
from scripts.text.vietnamese import sentences, words
from scripts.validation.rule import Context, EntryRule, Finding

MAX_SENTENCES = 3


def check(record: Record, _context: Context) -> Iterator[Finding]:
    """Count the words and sentences of every summary."""
    summary = record.value("tom_tat")
    if not isinstance(summary, str):
        return
    length, count = len(words(summary)), len(sentences(summary))
    if length > MAX_SUMMARY_WORDS:
        yield Finding(("tom_tat",), f"tóm tắt dài {length} chữ; hãy rút còn nhiều nhất {MAX_SUMMARY_WORDS} chữ")
    if count > MAX_SENTENCES:
        yield Finding(("tom_tat",), f"tóm tắt có {count} câu; hãy rút còn nhiều nhất {MAX_SENTENCES} câu")


RULE = EntryRule("tom-tat", check)
