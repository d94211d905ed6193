"""An address begins with http:// or https://, names a host, and has nothing in it that only follows readers about."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from scripts.content.collection import Record
from scripts.text.web_address import is_web_address, lookalike, read, without_tracking
from scripts.validation.rule import Context, EntryRule, Finding

_KEYS = frozenset({"url", "url_luu"})


def check(record: Record, _context: Context) -> Iterator[Finding]:
    """Judge the addresses of every source."""
    for path, text in record.texts("nguon"):
        if path[-1] not in _KEYS:
            continue
        if not is_web_address(text):
            reading = read(text)
            yield Finding(path, f"hãy viết: {reading.value}" if reading.value else reading.fault)
        elif odd := lookalike(text):
            yield Finding(
                path,
                f"tên trang có chữ lạ U+{ord(odd):04X} ({unicodedata.name(odd, 'không tên')}), nhìn dễ nhầm với trang khác; hãy mở lại trang và chép địa chỉ từ trình duyệt",
            )
        elif path[-1] == "url" and read(text).value != text:  # an archive knows a page by its whole address
            why = "địa chỉ mang mã theo dõi người đọc; " if without_tracking(text) != text else ""
            yield Finding(path, f"{why}hãy viết: {read(text).value}")


RULE = EntryRule("dia-chi-web", check)
