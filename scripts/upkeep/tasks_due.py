"""What tasks wait for: days off of the coming year that nobody has written down, requirements whose basis ends or was amended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from scripts.content import amendments, task_labels, urls
from scripts.content.collection import Collection
from scripts.content.document_state import AHEAD_DAYS
from scripts.content.vocabulary import UNKNOWN_DAY
from scripts.text import dates, host_markdown

OCTOBER = 10
"""From this month on the next year's days off are asked for."""
MOST = 100
_DAYS_OFF, _ENDS, _AMENDED = (
    "Ngày nghỉ cần ghi",
    "Việc có điều luật sắp hết áp dụng",
    "Phần sửa của luật chưa đối chiếu với các việc",
)
_FILE = "practices/_danh-muc/ngay-nghi.yaml"


@dataclass(frozen=True, slots=True)
class TasksDue:
    """Sentences about days off that are not known; (last ISO day, document, file of the task) of each basis that ends.

    ``amended`` are amendments that nobody has held against the rows: (first ISO day, amendment, document, how many rows).
    """

    days_off: tuple[str, ...]
    ends: tuple[tuple[str, str, str], ...]
    amended: tuple[tuple[str, str, str, str], ...] = ()


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
    amended = sorted(
        (row.amendment.in_force_from, row.amendment.full_name, row.document.full_name, row.count)
        for row in amendments.unread(collection)
        # of those that come, the ones that come soon
        if row.amendment.in_force_from == UNKNOWN_DAY or row.amendment.in_force_from < dates.days_later(now, AHEAD_DAYS)
    )
    days_off = tuple(_days_off(collection, today)) if collection.tasks else ()
    return TasksDue(days_off, tuple(sorted(ends)), tuple(amended))


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
    days += [f"{len(due.ends)} dòng luật của việc phải làm sắp hết áp dụng"] if due.ends else []
    return days + ([f"{len(due.amended)} phần sửa của luật chưa đối chiếu với các việc"] if due.amended else [])


def as_text(due: TasksDue) -> str:
    """Lists for a terminal; nothing where nothing is due."""
    text = ""
    if due.days_off:
        text += f"\n{_DAYS_OFF} ({_FILE})\n" + "".join(f"  {line}\n" for line in due.days_off)
    if due.ends:
        text += f"\n{_ENDS} ({len(due.ends)})\n"
        text += "".join(f"  {dates.in_words(last):<10}  {file}  {name}\n" for last, name, file in due.ends[:MOST])
    if due.amended:
        text += f"\n{_AMENDED} ({len(due.amended)})\n"
        text += "".join(f"  {_day(day):<10}  {name} sửa {of}: {rows}\n" for day, name, of, rows in due.amended[:MOST])
    return text


def _day(day: str) -> str:
    return "chưa rõ" if day == UNKNOWN_DAY else dates.in_words(day)


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
    if due.amended:
        waiting = [
            (_day(day), host_markdown.code(name), host_markdown.code(of), rows) for day, name, of, rows in due.amended
        ]
        text += f"\n### {_AMENDED} ({len(waiting)})\n\n"
        text += host_markdown.table(("Từ ngày", "Văn bản sửa", "Sửa", "Còn"), waiting, MOST, "… và {} phần sửa nữa.")
    return text
