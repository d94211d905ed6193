"""A stage stands at the deed that shows it (``- dan-ban: …``), no longer in a list ``khau`` of its own."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.content.collection import Record
from scripts.content.problem import Level
from scripts.validation.rule import Context, EntryRule, Finding


def check(record: Record, _context: Context) -> Iterator[Finding]:
    """Warn of every entry in the former form: its stages count nowhere until each stands at its deed."""
    if record.value("khau") is not None:
        yield Finding(
            ("khau",),
            "khâu ghi theo mẫu cũ nên chưa được tính; hãy mở lại nguồn, đưa từng khâu về đầu dòng kể việc cho thấy nó"
            " (“- dan-ban: …”) rồi xóa khóa này",
            Level.WARNING,
            at_key=True,
        )


RULE = EntryRule("khau-cu", check)
