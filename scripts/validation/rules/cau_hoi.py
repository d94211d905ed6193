"""Questions that an entry answers (``hoi``): at least five, each asked once."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.content.collection import Record
from scripts.content.model import LEAST_QUESTIONS
from scripts.content.problem import Severity
from scripts.validation.rule import Context, EntryRule, Finding

_KEY = "hoi"


def check(record: Record, _context: Context) -> Iterator[Finding]:
    """Judge the list; how many are too many the model knows."""
    questions = record.value(_KEY)
    count = len(questions) if isinstance(questions, tuple) else 0
    # a draft is still being written; what is not even an entry has graver faults
    wanted = questions is not None or (record.practice is not None and not record.practice.draft)
    if count < LEAST_QUESTIONS and wanted:
        message = f"có {count} câu hỏi; hãy viết đủ {LEAST_QUESTIONS}–10 câu đời thường mà bài trả lời được"
        yield Finding((_KEY,), message, Severity.WARNING, at_key=True)
    texts = record.texts(_KEY)
    bare = [" ".join(text.lower().rstrip("?!.… ").split()) for _, text in texts]
    if len(set(bare)) < len(bare):
        for number, (path, _) in enumerate(texts):
            if bare[number] in bare[:number]:
                yield Finding(path, "câu này hỏi hai lần; hãy bỏ một")


RULE = EntryRule("cau-hoi", check)
