"""A moved address was a page's, is no longer one, and leads to a page that is there or says why there is none.

The reason is published: rules about any text judge it, as they do all tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from scripts.content import derived, urls
from scripts.content.collection import Collection
from scripts.content.problem import Problem
from scripts.content.vocabulary import NO_REASONS
from scripts.text.vietnamese import closest
from scripts.validation.rule import CollectionRule, in_one_piece

NAME = "chuyen-huong"
_ADDRESS = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)*")


def check(collection: Collection) -> Iterator[Problem]:
    """Judge every row of ``chuyen-huong.yaml``."""
    source = collection.vocabulary_files.get("chuyen-huong")
    entries = {f"{record.setting}/{record.id}" for record in collection.records}
    words = {address.rstrip("/") for address in derived.word_pages(collection)}
    fixed = {address.rstrip("/") for address in urls.FIXED}
    seen: set[str] = set()
    for index, row in enumerate(collection.vocabulary.moved if source else ()):
        problem = source.problem  # type: ignore[union-attr]  # there are rows only where there is a source
        if not _ADDRESS.fullmatch(row.old):
            yield problem((index, "tu"), NAME, "địa chỉ phải có dạng loai-hinh/ma-bai, không có dấu “/” ở đầu và cuối")
        elif row.old in entries:
            yield problem((index, "tu"), NAME, f"“{row.old}” vẫn là bài đang có; hãy bỏ dòng này hoặc bỏ tệp của bài")
        elif row.old in words | fixed:
            yield problem((index, "tu"), NAME, f"“{row.old}” vẫn là trang đang có; hãy bỏ dòng này")
        if row.old in seen:
            yield problem((index, "tu"), NAME, f"“{row.old}” đã có một dòng; hãy gộp lại")
        if row.new is None and row.reason is None:
            yield problem(
                (index,),
                NAME,
                "cần “den” (địa chỉ mới), “ly_do” (vì sao rút bài), hoặc cả hai (rút, nhưng có bài khác nên đọc)",
            )
        elif row.new is not None and row.new not in entries | words:
            near = closest(row.new, [*entries, *words])
            hint = (
                f"có phải ý bạn là “{near}”?" if near else "địa chỉ mới có dạng loai-hinh/ma-bai hoặc chu-de/ma-chu-de"
            )
            names = (row.new, row.new.rpartition("/")[2])
            yield problem((index, "den"), NAME, f"không có trang nào ở “{row.new}”; {hint}", names=names)
        if row.reason in NO_REASONS:
            yield problem(
                (index, "ly_do"), NAME, "hãy thay câu này bằng lý do thật: người mở địa chỉ cũ sẽ đọc thấy nó"
            )
        seen.add(row.old)


RULE = CollectionRule(NAME, in_one_piece(check))
