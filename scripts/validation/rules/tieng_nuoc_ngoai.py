"""A source whose address looks foreign says in which language its page is (``tieng``)."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.content import language
from scripts.content.collection import Record
from scripts.content.problem import Severity
from scripts.validation.rule import Context, EntryRule, Finding


def check(record: Record, _context: Context) -> Iterator[Finding]:
    """Warn of every such source that says nothing; which language it is only somebody who opens the page can tell."""
    for path, address in record.texts("nguon"):
        if path[-1] != "url" or record.value(*path[:-1], "tieng") is not None:
            continue
        code = language.looks_like(address)
        if code:
            yield Finding(
                path,
                f"địa chỉ này giống trang {language.LANGUAGES[code]}; hãy mở trang xem: đúng thì ghi “tieng: {code}”, nếu có"
                " bản tiếng Việt của bài thì ghi địa chỉ bản ấy",
                Severity.WARNING,
            )


RULE = EntryRule("tieng-nuoc-ngoai", check)
