"""A document that an entry points to is in force today; one that is not draws a warning that names its successor."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.content.collection import Record
from scripts.content.problem import Level
from scripts.validation.rule import Context, EntryRule, Finding

_ENDED = frozenset({"da-thay-the", "het-hieu-luc"})


def check(record: Record, context: Context) -> Iterator[Finding]:
    """Judge every document that an entry names."""
    documents = context.vocabulary.documents
    for path, word in record.texts("van_ban"):
        document = documents.get(word) if path[-1] != "dieu" else None
        if document is None or document.state not in _ENDED:
            continue
        heir = documents.get(document.replaced_by or "")
        hint = (
            f"nay là “{heir.id}” ({heir.full_name})" if heir else "hãy chọn văn bản đang có hiệu lực, hoặc bỏ dòng này"
        )
        yield Finding(path, f"văn bản “{word}” không còn hiệu lực; {hint}", Level.WARNING)


RULE = EntryRule("van-ban-hieu-luc", check)
