"""An address begins with http:// or https:// and names a host; a source has a title or an address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from urllib.parse import urlsplit

from scripts.catalog import Catalog
from scripts.problem import Problem

RULE = "dia-chi-web"
_KEYS = frozenset({"url", "url_luu"})
_FORBIDDEN = re.compile(r"[\s<>\"\\^`{|}]")


def is_web_address(text: str) -> bool:
    """Tell whether a text is an http(s) address with a host and nothing that needs escaping."""
    try:
        parts = urlsplit(text)
        return (
            parts.scheme in ("http", "https")
            and bool(parts.hostname)
            and not parts.username
            and not _FORBIDDEN.search(text)
        )
    except ValueError:
        return False


def check(catalog: Catalog, _today: date) -> Iterator[Problem]:
    """Judge the addresses of every source."""
    for record in catalog.records:
        for path, text in record.texts("nguon"):
            if path[-1] in _KEYS and not is_web_address(text):
                yield record.source.problem(
                    path,
                    RULE,
                    "không phải địa chỉ web; hãy chép cả địa chỉ từ trình duyệt, bắt đầu bằng https:// hoặc http://",
                )
        for index in range(record.source_count()):
            row = record.value("nguon", index)
            if isinstance(row, dict) and not row.get("ten") and not row.get("url"):
                yield record.source.problem(
                    ("nguon", index), RULE, "nguồn cần có tên bài (ten) hoặc địa chỉ (url); hãy thêm một trong hai"
                )
