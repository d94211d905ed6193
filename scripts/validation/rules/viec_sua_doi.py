"""An amendment is held against the rows of tasks that rest on what it amends; until then they say so, and one warning counts them."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.content import amendments
from scripts.content.amendments import Unread
from scripts.content.collection import Collection
from scripts.content.problem import Problem, Severity
from scripts.content.vocabulary import UNKNOWN_DAY
from scripts.text import dates
from scripts.validation.rule import CollectionRule, in_one_piece

NAME = "viec-sua-doi"
_TABLE = "van-ban"
_NAMED = 3
"""So many rows are named; the others are counted."""


def check(collection: Collection) -> Iterator[Problem]:
    """Warn at the row of the document, once for each amendment: never an error, for nothing that is shown is wrong."""
    source = collection.vocabulary_files.get(_TABLE)
    rows = source.values if source and isinstance(source.values, tuple) else ()
    places = {str(row.get("ma")): at for at, row in reversed([*enumerate(rows)]) if isinstance(row, dict)}
    for waiting in amendments.unread(collection):
        if source and waiting.document.id in places:
            number = waiting.document.amended_by.index(waiting.amendment.id)
            path = (places[waiting.document.id], "sua_boi", number)
            yield source.problem(path, NAME, _sentence(waiting), Severity.WARNING)


def _sentence(waiting: Unread) -> str:
    id_, day = waiting.amendment.id, waiting.amendment.in_force_from
    since = "chưa rõ từ ngày nào" if day == UNKNOWN_DAY else f"từ {dates.in_words(day)}"
    named = [f"{record.file.path}:{record.file.place(('buoc', at))[0]}" for record, at in waiting.rows[:_NAMED]]
    more = "…" if len(waiting.rows) > _NAMED else ""
    return (
        f"“{id_}” sửa văn bản này {since}, {waiting.count} chưa ai đối chiếu với phần sửa ({', '.join(named)}{more});"
        " trang đã ghi điều đó cạnh từng dòng ấy. Xem xong dòng nào thì ghi"
        f" “khong_bi_sua: [{id_}]” nếu điều không đổi, hoặc chữ mới kèm “ban” của bản đã gộp phần sửa"
    )


RULE = CollectionRule(NAME, in_one_piece(check))
