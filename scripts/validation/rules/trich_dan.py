"""A citation ``[n]`` points to a source that is there, counted from 1; title and summary carry none."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from scripts.content.collection import Catalog
from scripts.content.model import BODY_FIELDS
from scripts.content.problem import Problem
from scripts.text.vietnamese import citations

RULE = "trich-dan"


def check(catalog: Catalog, _today: date) -> Iterator[Problem]:
    """Judge every citation of every file."""
    for record in catalog.records:
        count = record.source_count()
        for path, text in record.texts(*BODY_FIELDS):
            wrong = next((number for number in citations(text) if not 1 <= number <= count), None)
            if wrong is not None:
                yield record.source.problem(
                    path, RULE, f"[{wrong}] không chỉ tới nguồn nào, bài có {count} nguồn; hãy sửa số hoặc thêm nguồn"
                )
        for path, text in record.texts("tieu_de", "tom_tat"):
            if citations(text):
                yield record.source.problem(
                    path, RULE, "tiêu đề và tóm tắt không mang số trích dẫn; hãy chuyển [n] xuống cách làm hoặc kết quả"
                )
