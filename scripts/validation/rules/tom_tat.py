"""The summary can be read out at a meeting: one to three sentences, at most sixty words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from scripts.content.collection import Catalog
from scripts.content.model import MAX_SUMMARY_WORDS
from scripts.content.problem import Problem
from scripts.text.vietnamese import sentences, words

RULE = "tom-tat"
MAX_SENTENCES = 3


def check(catalog: Catalog, _today: date) -> Iterator[Problem]:
    """Count the words and sentences of every summary."""
    for record in catalog.records:
        summary = record.value("tom_tat")
        if not isinstance(summary, str):
            continue
        length, count = len(words(summary)), len(sentences(summary))
        if length > MAX_SUMMARY_WORDS:
            yield record.source.problem(
                ("tom_tat",), RULE, f"tóm tắt dài {length} chữ; hãy rút còn nhiều nhất {MAX_SUMMARY_WORDS} chữ"
            )
        if count > MAX_SENTENCES:
            yield record.source.problem(
                ("tom_tat",), RULE, f"tóm tắt có {count} câu; hãy rút còn nhiều nhất {MAX_SENTENCES} câu"
            )
