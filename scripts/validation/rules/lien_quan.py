"""A related entry exists, is published, is not the entry itself and is named once."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.content.collection import Collection
from scripts.content.problem import Problem
from scripts.text.vietnamese import closest
from scripts.validation.rule import CollectionRule, in_one_piece

NAME = "lien-quan"


def check(collection: Collection) -> Iterator[Problem]:
    """Judge every relation of every file."""
    drafts = {record.id for record in collection.records if record.value("nhap") is True}
    known = {record.id for record in collection.records}
    for record in collection.records:
        seen: set[str] = set()
        for path, other in record.texts("lien_quan"):
            if other == record.id:
                yield record.file.problem(path, NAME, "bài không liên quan tới chính nó; hãy bỏ dòng này")
            elif other not in known:
                near = closest(other, known)
                hint = f"có phải ý bạn là “{near}”?" if near else "mã là tên tệp của bài kia, không có đuôi .yaml"
                yield record.file.problem(
                    path,
                    NAME,
                    f"không có bài nào mang mã “{other}” (bài đổi tên thì ghi mã mới, bài đã rút thì bỏ mã này); {hint}",
                    names=(other,),
                )
            elif other in drafts:
                message = f"bài “{other}” còn là bản nháp; hãy bỏ dòng này cho tới khi bài được đăng"
                yield record.file.problem(path, NAME, message, names=(other,))
            elif other in seen:
                yield record.file.problem(path, NAME, f"bài “{other}” ghi hai lần; hãy bỏ một")
            seen.add(other)


RULE = CollectionRule(NAME, in_one_piece(check))
