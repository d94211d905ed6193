"""A document that an entry points to is in force on the day of the check; one that is not draws a warning that names its successor."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.content import document_state
from scripts.content.collection import Record
from scripts.content.problem import Severity
from scripts.validation.rule import Context, EntryRule, Finding


def check(record: Record, context: Context) -> Iterator[Finding]:
    """Judge every document that an entry names.

    A warning, never an error: a law ends on its day without the entry being at fault, and no build may fail for the date.
    """
    documents, today = context.vocabulary.documents, context.today.isoformat()
    for path, word in record.texts("van_ban"):
        document = documents.get(word) if path[-1] != "dieu" else None
        if document is None or not document_state.is_over(document, today):
            continue
        heir = document_state.state_on(documents, document, today).successor
        hint = (
            f"nay là “{heir.id}” ({heir.full_name})" if heir else "hãy chọn văn bản đang có hiệu lực, hoặc bỏ dòng này"
        )
        yield Finding(path, f"văn bản “{word}” không còn hiệu lực; {hint}", Severity.WARNING)


RULE = EntryRule("van-ban-hieu-luc", check)
