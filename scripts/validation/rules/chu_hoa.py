"""A title is written like a sentence, not in capitals: a list of such titles cannot be read."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.content.collection import Record
from scripts.content.problem import Severity
from scripts.validation.rule import Context, EntryRule, Finding

_FEW = 12  # letters; a title of abbreviations alone is shorter
_PART = 0.7


def check(record: Record, _context: Context) -> Iterator[Finding]:
    """Warn of a title that is nearly all capitals."""
    title = record.value("tieu_de")
    if not isinstance(title, str):
        return
    letters = sum(map(str.isalpha, title))
    if letters >= _FEW and sum(map(str.isupper, title)) > _PART * letters:
        yield Finding(
            ("tieu_de",), "tiêu đề viết toàn chữ hoa; hãy viết thường, chỉ hoa đầu câu và tên riêng", Severity.WARNING
        )


RULE = EntryRule("chu-hoa", check)
