"""An entry has a date: of its deed, or of a source. A note in words alone says no day."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.content import dating
from scripts.content.collection import Record
from scripts.validation.rule import Context, EntryRule, Finding


def check(record: Record, _context: Context) -> Iterator[Finding]:
    """Name an entry without any."""
    if record.practice and not dating.of_practice(record.practice).day:
        yield Finding(
            ("thoi_gian",),
            "bài chưa có ngày tháng nào; hãy ghi “tu” hoặc “den” ở đây (năm cũng được), hay “ngay” của một nguồn",
            at_key=True,
        )


RULE = EntryRule("khong-ngay", check)
