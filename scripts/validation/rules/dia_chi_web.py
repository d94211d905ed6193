"""An address begins with http:// or https://, names a host that is no workshop's copy, and has nothing in it that only follows readers about."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from scripts.content.collection import Record, TableRecord
from scripts.text.web_address import is_web_address, lookalike, page, read, without_tracking, workshop
from scripts.validation.rule import Context, EntryRule, Finding

_KEYS = frozenset({"url", "url_luu"})


def check(record: Record, _context: Context) -> Iterator[Finding]:
    """Judge the addresses of every source."""
    for path, text in record.texts("nguon"):
        if path[-1] not in _KEYS:
            continue
        fault = _fault(text, whole=path[-1] == "url_luu")  # an archive knows a page by its whole address
        if fault:
            yield Finding(path, fault)


def check_table(record: TableRecord, _context: Context) -> Iterator[Finding]:
    """Judge the addresses in the rows of a table."""
    for path, text in record.texts():
        fault = _fault(text) if path[-1] == "nguon" else None
        if fault:
            yield Finding(path, fault)


def _fault(text: str, *, whole: bool = False) -> str | None:
    """What is wrong with an address; in a ``whole`` one all parameters may be needed."""
    if not is_web_address(text):
        reading = read(text)
        return f"hãy viết: {reading.value}" if reading.value else reading.fault
    odd = lookalike(text)
    if odd:
        return f"tên trang có chữ lạ U+{ord(odd):04X} ({unicodedata.name(odd, 'không tên')}), nhìn dễ nhầm với trang khác; hãy mở lại trang và chép địa chỉ từ trình duyệt"
    tried = "" if whole else workshop(text)
    if tried:
        return f"{tried} là bản thử của trang, mai kia có thể mất; hãy ghi địa chỉ trên chính trang ấy, mở xem có phải: {page(text)} ; không có thì bỏ dòng này"
    if whole or read(text).value == text:
        return None
    why = "địa chỉ mang mã theo dõi người đọc; " if without_tracking(text) != text else ""
    return f"{why}hãy viết: {read(text).value}"


RULE = EntryRule("dia-chi-web", check)
