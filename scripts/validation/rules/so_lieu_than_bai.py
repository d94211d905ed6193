"""A figure of the title or summary stands in the body (or in place and time) too, written the same way."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.content.collection import Record
from scripts.content.model import BODY_FIELDS
from scripts.text.vietnamese import figures
from scripts.validation.rule import Context, EntryRule, Finding


def check(record: Record, _context: Context) -> Iterator[Finding]:
    """Name every figure of title and summary that the body does not have."""
    by_field = [(path, figures(text)) for path, text in record.texts("tieu_de", "tom_tat")]
    if not any(stated for _, stated in by_field):
        return
    body = set(figures("\n".join(text for _, text in record.texts(*BODY_FIELDS, "dia_ban", "thoi_gian"))))
    for key in ("start", "end"):
        period = record.practice.period if record.practice else None
        day = getattr(period, key, None)
        if day:
            body |= {day[:4], *(str(int(part)) for part in day.split("-"))}
    for path, stated in by_field:
        missing = next((figure for figure in stated if figure not in body), None)
        if missing:
            yield Finding(path, f"số “{missing}” không có trong cách làm hay kết quả; hãy kể nó ở đó, hoặc bỏ ở đây")


RULE = EntryRule("so-lieu-than-bai", check)
