"""A title belongs to one entry: two with the same title cannot be distinguished in a list."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.content.collection import Collection, Record
from scripts.content.problem import Problem
from scripts.text.vietnamese import slug
from scripts.validation.rule import CollectionRule, in_one_piece

NAME = "tieu-de-trung"


def check(collection: Collection) -> Iterator[Problem]:
    """Name every later entry whose title differs from an earlier one only in case, marks or punctuation."""
    taken: dict[str, Record] = {}
    for record in collection.records:
        title = record.value("tieu_de")
        if not isinstance(title, str):
            continue
        first = taken.setdefault(slug(title), record)
        if first is not record:
            yield record.file.problem(
                ("tieu_de",),
                NAME,
                f"tiêu đề này đã có ở {first.file.path}; hãy thêm nơi làm hoặc kết quả để phân biệt",
            )


RULE = CollectionRule(NAME, in_one_piece(check))
