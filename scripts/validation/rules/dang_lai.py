"""A source that repeats another (``dang_lai``) names the number of the original: another one that is there, itself no repost.

One page is one source, however its address is written: twice it would make an entry look firmer than it is.
"""

from __future__ import annotations

from collections.abc import Iterator

from scripts.content.collection import Record
from scripts.text import web_address
from scripts.validation.rule import Context, EntryRule, Finding

_KEY = "dang_lai"


def check(record: Record, _context: Context) -> Iterator[Finding]:
    """Judge the number at every source; a circle is one repost that names another."""
    count = record.source_count()
    pages: dict[str, int] = {}
    for index in range(count):
        address = record.value("nguon", index, "url")
        if isinstance(address, str):
            first = pages.setdefault(web_address.same_page(address), index)
            if first != index:
                yield Finding(
                    ("nguon", index, "url"),
                    f"cùng một trang với nguồn {first + 1}; hãy bỏ một trong hai, và sửa số [n] ở các câu dẫn tới nó",
                )
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
