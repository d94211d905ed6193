"""A requirement holds inside the days of its document; one whose basis has ended or ends soon draws a warning."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.content import document_state
from scripts.content.collection import TaskRecord
from scripts.content.problem import FieldPath, Severity
from scripts.content.task import Requirement
from scripts.content.vocabulary import UNKNOWN_DAY, LegalDocument
from scripts.text import dates
from scripts.validation.rule import Finding, TaskContext, TaskRule


def check(record: TaskRecord, context: TaskContext) -> Iterator[Finding]:
    """Judge every requirement; of each document the first row alone is warned of.

    What the calendar brings is a warning, never an error: no build may fail for the date.
    """
    documents, today = context.vocabulary.documents, context.today.isoformat()
    told: set[str] = set()
    for at, row in enumerate(record.task.requirements if record.task else ()):
        document = documents.get(row.document)
        if document is None:
            continue
        yield from _own_days(("buoc", at), row, document)
        end = document_state.last_day(document)
        ends = min(filter(None, (end, row.ends or "")), default="")
        if ends and ends < dates.days_later(today, document_state.AHEAD_DAYS) and document.id not in told:
            told.add(document.id)
            heir = document_state.state_on(documents, document, dates.days_later(ends, 1)).successor
            hint = f"; sau đó là “{heir.id}” ({heir.full_name}): hãy đối chiếu lại các dòng" if heir else ""
            when = "đã hết áp dụng" if ends < today else "sắp hết áp dụng"
            message = f"văn bản “{document.id}” {when}, ngày cuối là {dates.in_words(ends)}{hint}"
            yield Finding(("buoc", at, "van_ban"), message, Severity.WARNING)
        elif document_state.is_over(document, today) and document.id not in told:
            told.add(document.id)
            yield Finding(
                ("buoc", at, "van_ban"),
                f"văn bản “{document.id}” đã hết hiệu lực, chưa rõ từ ngày nào",
                Severity.WARNING,
            )


def _own_days(here: FieldPath, row: Requirement, document: LegalDocument) -> Iterator[Finding]:
    begin, end = document.in_force_from, document_state.last_day(document)
    if row.begins and begin != UNKNOWN_DAY and row.begins < begin:
        message = f"trước cả ngày văn bản có hiệu lực ({dates.in_words(begin)}); hãy xem lại hai ngày"
        yield Finding((*here, "hieu_luc_tu"), message)
    if row.ends and end and row.ends > end:
        message = f"sau cả ngày cuối của văn bản ({dates.in_words(end)}); hãy xem lại, hoặc bỏ khóa này"
        yield Finding((*here, "dung_den"), message)
    if row.begins and row.ends and row.ends < row.begins:
        yield Finding((*here, "dung_den"), "đứng trước “hieu_luc_tu”; hãy xem lại hai ngày")


RULE = TaskRule("viec-hieu-luc", check)
