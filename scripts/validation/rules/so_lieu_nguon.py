"""With two sources or more, a sentence of the body that holds a figure ends with the ``[n]`` that bears it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scripts.content.collection import Record
from scripts.content.model import BODY_FIELDS
from scripts.text.vietnamese import figures, sentences
from scripts.validation.rule import Context, EntryRule, Finding

_ENDS_CITED = re.compile(r"\[\d{1,3}\][.!?…]?$")
_NOT_TEXT = frozenset({"dia_ban", "thoi_gian"})


def check(record: Record, _context: Context) -> Iterator[Finding]:
    """Name the first sentence of each field whose figure nobody answers for."""
    if record.source_count() < 2:  # noqa: PLR2004 - one source needs no number
        return
    for path, text in record.texts(*BODY_FIELDS):
        if _NOT_TEXT.intersection(path):
            continue
        bare = next((s for s in sentences(text) if figures(s) and not _ENDS_CITED.search(s)), None)
        if bare:
            yield Finding(
                path,
                f"câu có số “{figures(bare)[0]}” mà không ghi nguồn nào; bài có nhiều nguồn, hãy thêm số của nguồn vào cuối câu, như [1]",
            )


RULE = EntryRule("so-lieu-nguon", check)
