"""A citation ``[n]`` points to a source that is there, counted from 1, and stands in no title, summary or question; some deed has one where there are several sources."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.content.collection import Record
from scripts.content.model import BODY_FIELDS
from scripts.content.problem import Severity
from scripts.text.vietnamese import citations
from scripts.validation.rule import Context, EntryRule, Finding


def check(record: Record, _context: Context) -> Iterator[Finding]:
    """Judge every citation of every file."""
    count = record.source_count()
    for path, text in record.texts(*BODY_FIELDS, "luu_y"):
        wrong = next((number for number in citations(text) if not 1 <= number <= count), None)
        if wrong is not None:
            yield Finding(path, f"[{wrong}] không chỉ tới nguồn nào, bài có {count} nguồn; hãy sửa số hoặc thêm nguồn")
    for path, text in record.texts("tieu_de", "tom_tat"):
        if citations(text):
            yield Finding(
                path, "tiêu đề và tóm tắt không mang số trích dẫn; hãy chuyển [n] xuống cách làm hoặc kết quả"
            )
    for path, text in record.texts("hoi"):
        if "[" in text and citations(text):
            yield Finding(path, "câu hỏi không mang số trích dẫn; hãy bỏ [n]")
    if count > 1 and not any(citations(text) for _, text in record.texts("cach_lam", "ket_qua")):
        yield Finding(
            ("nguon",),
            "bài có nhiều nguồn mà không việc nào dẫn nguồn; hãy thêm [n] vào cuối câu ở cách làm, kết quả",
            Severity.WARNING,
            at_key=True,
        )


RULE = EntryRule("trich-dan", check)
