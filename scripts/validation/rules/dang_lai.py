"""A source that repeats another (``dang_lai``) names the number of the original: another one that is there, itself no repost."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.content.collection import Record
from scripts.validation.rule import Context, EntryRule, Finding

_KEY = "dang_lai"


def check(record: Record, _context: Context) -> Iterator[Finding]:
    """Judge the number at every source; a circle is one repost that names another."""
    count = record.source_count()
    for index in range(count):
        original = record.value("nguon", index, _KEY)
        path = ("nguon", index, _KEY)
        if not isinstance(original, int) or isinstance(original, bool):
            continue
        if not 1 <= original <= count:
            yield Finding(path, f"không có nguồn số {original}, bài có {count} nguồn; hãy ghi số của bản gốc")
        elif original == index + 1:
            yield Finding(path, "nguồn không đăng lại chính nó; hãy ghi số của bản gốc, hoặc bỏ khóa này")
        elif record.value("nguon", original - 1, _KEY) is not None:
            yield Finding(path, f"nguồn {original} cũng là bài đăng lại; hãy ghi số của bản gốc, hoặc bỏ một chỗ")


RULE = EntryRule("dang-lai", check)
