"""An address begins with http:// or https:// and names a host; a source has a title or an address."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from datetime import date

from scripts.content.collection import Catalog
from scripts.content.problem import Problem
from scripts.text.web_address import is_web_address, lookalike

RULE = "dia-chi-web"
_KEYS = frozenset({"url", "url_luu"})


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
