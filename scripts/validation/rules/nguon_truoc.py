"""A newspaper tells of a deed after it began: a source that is older than the beginning is a slip in one of the two dates."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.content.collection import Record
from scripts.content.problem import Severity
from scripts.text.dates import first_day, in_words, last_day
from scripts.validation.rule import Context, EntryRule, Finding

_TELLS = frozenset({"bao-chi", None})
"""Kinds of sources that tell of deeds; a legal text or a study may well stand before them."""


def check(record: Record, _context: Context) -> Iterator[Finding]:
    """Warn where every source that tells of the deed is older than it."""
    practice = record.practice
    start = practice.period.start if practice and practice.period else None
    if practice is None or start is None:
        return
    telling = [
        (index, source.date)
        for index, source in enumerate(practice.sources)
        if source.kind in _TELLS and not source.elsewhere
    ]
    # one without a date may be the one that tells of the deed
    if telling and all(day and last_day(day) < first_day(start) for _, day in telling):
        index, day = telling[-1]
        assert day  # noqa: S101 - just seen
        yield Finding(
            ("nguon", index, "ngay"),
            f"nguồn đăng {in_words(day)} mà việc bắt đầu {in_words(start)}; hãy xem lại hai ngày",
            Severity.WARNING,
        )


RULE = EntryRule("nguon-truoc", check)
