"""What tasks wait for: days off of the coming year that nobody has written down, and requirements whose basis ends."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from scripts.content import task_labels, urls
from scripts.content.collection import Collection
from scripts.content.document_state import AHEAD_DAYS
from scripts.text import dates, host_markdown

OCTOBER = 10
"""From this month on the next year's days off are asked for."""
MOST = 100
_DAYS_OFF, _ENDS = "Ngày nghỉ cần ghi", "Việc có điều luật sắp hết áp dụng"
_FILE = "practices/_danh-muc/ngay-nghi.yaml"


@dataclass(frozen=True, slots=True)
class TasksDue:
    """Sentences about days off that are not known; (last ISO day, document, file of the task) of each basis that ends."""

    days_off: tuple[str, ...]
    ends: tuple[tuple[str, str, str], ...]


def find(collection: Collection, today: date) -> TasksDue:
    """What is to be done for tasks on a day; nothing where there are none."""
    vocabulary, now = collection.vocabulary, today.isoformat()
    ends = set()
    for shown in collection.tasks:
        for row in shown.task.requirements:
            last = task_labels.basis(vocabulary, row).ends
            # one that has come stays listed
            if last and last < dates.days_later(now, AHEAD_DAYS):
                ends.add((last, vocabulary.documents[row.document].full_name, urls.task_file(shown.id)))
    return TasksDue(tuple(_days_off(collection, today)) if collection.tasks else (), tuple(sorted(ends)))


def _days_off(collection: Collection, today: date) -> list[str]:
    table = collection.vocabulary.days_off
    year = today.year + (today.month >= OCTOBER)
    told = [] if year in table.years else [f"chưa có năm {year}"]
    return told + [
        f"{dates.in_words(span.start)} – {dates.in_words(span.end)}: {span.reason}"
        for span in table.unknown
        if today.isoformat() <= span.end and int(span.start[:4]) <= year
    ]


def urgent(due: TasksDue) -> list[str]:
    """How much of each kind is due."""
    days = [f"{len(due.days_off)} chỗ trong lịch nghỉ cần ghi"] if due.days_off else []
    return days + ([f"{len(due.ends)} dòng luật của việc phải làm sắp hết áp dụng"] if due.ends else [])


def as_text(due: TasksDue) -> str:
    """Lists for a terminal; nothing where nothing is due."""
    text = ""
    if due.days_off:
        text += f"\n{_DAYS_OFF} ({_FILE})\n" + "".join(f"  {line}\n" for line in due.days_off)
    if due.ends:
        text += f"\n{_ENDS} ({len(due.ends)})\n"
        text += "".join(f"  {dates.in_words(last):<10}  {file}  {name}\n" for last, name, file in due.ends[:MOST])
    return text


def as_markdown(due: TasksDue) -> str:
    """Sections for an issue; nothing where nothing is due."""
    text = ""
    if due.days_off:
        text += f"\n### {_DAYS_OFF}\n\n" + "".join(f"- {host_markdown.code(line)}\n" for line in due.days_off)
    if due.ends:
        rows = [
            (dates.in_words(last), host_markdown.code(name), host_markdown.code(file)) for last, name, file in due.ends
        ]
        text += f"\n### {_ENDS} ({len(rows)})\n\n"
        text += host_markdown.table(("Ngày cuối", "Văn bản", "Việc"), rows, MOST, "… và {} dòng nữa.")
    return text
