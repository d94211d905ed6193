"""Guides that lead to an entry which left its address: such a link opens, but tells no longer what the line says."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import NamedTuple

_LINK = re.compile(r"\]\((?:\.\./)+([a-z0-9/-]+)\.md[)#]")
"""A link of a guide to a page of an entry."""


class GuideLink(NamedTuple):
    """Where a guide leads to an address, and what is said of it; ``path`` is from the root of the checkout."""

    path: str
    line: int
    message: str


def still_leading(root: Path, left: Collection[str]) -> Iterator[GuideLink]:
    """The links of guides to addresses that were left."""
    for file in sorted((root / "docs").rglob("*.md")) if left else ():
        for number, line in enumerate(file.read_text(encoding="utf-8", errors="replace").split("\n"), start=1):
            for address in _LINK.findall(line):
                if f"{address}/" in left:
                    said = f"trang hướng dẫn còn dẫn tới {address}; hãy dẫn tới bài khác, hoặc bỏ chỗ ấy"
                    yield GuideLink(file.relative_to(root).as_posix(), number, said)
