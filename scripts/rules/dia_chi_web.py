"""An address begins with http:// or https:// and names a host; a source has a title or an address."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from urllib.parse import urlsplit

from scripts.catalog import Catalog
from scripts.problem import Problem

RULE = "dia-chi-web"
_KEYS = frozenset({"url", "url_luu"})
_FORBIDDEN = re.compile(r"[\s<>\"\\^`{|}]")
_HOST = re.compile(r"(?:[^\W_]|[-_.])+|[0-9a-f:.]+")  # a name, or the numbers of IPv6


def is_web_address(text: str) -> bool:
    """Tell whether a text is an http(s) address with a host and nothing that needs escaping."""
    try:
        parts = urlsplit(text)
        return (
            parts.scheme in ("http", "https")
            and bool(_HOST.fullmatch(parts.hostname or ""))
            and "@" not in parts.netloc
            and (parts.port is None or parts.port > 0)
            and not _FORBIDDEN.search(text)
        )
    except ValueError:
        return False


def lookalike(text: str) -> str | None:
    """The first letter or digit of a host that is of another script: it may pass for a letter of a name people know."""
    return next(
        (c for c in urlsplit(text).hostname or "" if c.isalnum() and not c.isascii() and not _is_latin(c)), None
    )


def _is_latin(char: str) -> bool:
    return unicodedata.name(char, "").startswith("LATIN ")


def check(catalog: Catalog, _today: date) -> Iterator[Problem]:
    """Judge the addresses of every source."""
    for record in catalog.records:
        for path, text in record.texts("nguon"):
            if path[-1] not in _KEYS:
                continue
            if not is_web_address(text):
                yield record.source.problem(
                    path,
                    RULE,
                    "không phải địa chỉ web; hãy chép cả địa chỉ từ trình duyệt, bắt đầu bằng https:// hoặc http://",
                )
            elif odd := lookalike(text):
                yield record.source.problem(
                    path,
                    RULE,
                    f"tên trang có chữ lạ U+{ord(odd):04X} ({unicodedata.name(odd, 'không tên')}), nhìn dễ nhầm với trang khác; hãy mở lại trang và chép địa chỉ từ trình duyệt",
                )
        for index in range(record.source_count()):
            row = record.value("nguon", index)
            if isinstance(row, dict) and not row.get("ten") and not row.get("url"):
                yield record.source.problem(
                    ("nguon", index), RULE, "nguồn cần có tên bài (ten) hoặc địa chỉ (url); hãy thêm một trong hai"
                )
