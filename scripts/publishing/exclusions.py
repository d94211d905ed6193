"""Entries that are left out of a site because they are faulty: whether that will do, and what led to them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from scripts.content.collection import VOCABULARY_FOLDER, Collection
from scripts.system.paths import PRACTICES

_TO_ENTRY = re.compile(
    r"\[(?P<words>[^\]]*)\]\((?:\.\./)*(?P<entry>[\w-]+/[\w-]+)\.md(?:#[^)\s]*)?(?:\s[^)]*)?\)", re.ASCII
)


def refusal(rest: Collection, left_out: Iterable[str]) -> str:
    """Why the rest of a collection cannot stand alone, as a sentence; "" when it can."""
    if any(f"/{VOCABULARY_FOLDER}/" in path for path in left_out):
        return "Có lỗi trong danh mục (xem các dòng trên), bài nào cũng cần đến; trang cũ được giữ nguyên."
    if not rest.entries:
        return "Không bài nào hết lỗi (xem các dòng trên); trang cũ được giữ nguyên."
    return ""


def without_links(markdown: str, left_out: Iterable[str]) -> tuple[str, list[str]]:
    """A guide whose links to entries that are left out are their words alone, and which entries these were."""
    gone = {path.removeprefix(f"{PRACTICES}/").rpartition(".")[0] for path in left_out}
    excluded: list[str] = []

    def bare(link: re.Match[str]) -> str:
        if link["entry"] not in gone:
            return link[0]
        excluded.append(link["entry"])
        return link["words"]

    return _TO_ENTRY.sub(bare, markdown), excluded
