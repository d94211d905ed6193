"""Entries to compare with their sources: those whose day has come or comes soon, and those that never were."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from scripts.content import derived, urls
from scripts.content.collection import Collection, Entry
from scripts.content.document_state import AHEAD_DAYS
from scripts.text import dates, host_markdown

MOST = 50
"""A list tells at most this many entries."""


@dataclass(frozen=True, slots=True)
class Due:
    """What is to be compared: the day has come; it comes soon; never compared. Oldest day first."""

    overdue: tuple[Entry, ...]
    soon: tuple[Entry, ...]
    never: tuple[Entry, ...]


def find(collection: Collection, today: date) -> Due:
    """Sort the entries by what is due on a day."""
    never, compared = derived.to_review(collection)
    now, then = today.isoformat(), dates.days_later(today.isoformat(), AHEAD_DAYS)
    return Due(
        overdue=tuple(entry for entry in compared if derived.due(entry.practice) <= now),
        soon=tuple(entry for entry in compared if now < derived.due(entry.practice) <= then),
        never=tuple(never),
    )


def summary(due: Due) -> str:
    """One sentence."""
    return (
        f"{len(due.overdue)} bài đã tới hạn, {len(due.soon)} bài sắp tới hạn, "
        f"{len(due.never)} bài chưa ai mở lại nguồn để đối chiếu."
    )


def urgent(due: Due) -> list[str]:
    """How many have come to their day or will soon."""
    counts = ((len(due.overdue), "bài đã tới hạn so lại với nguồn"), (len(due.soon), "bài sắp tới hạn"))
    return [f"{count} {what}" for count, what in counts if count]


def rest(due: Due) -> list[str]:
    """How many wait without a day."""
    return [f"{len(due.never)} bài chưa ai mở lại nguồn để so"] if due.never else []


def as_text(due: Due, *, whole: bool) -> str:
    """Lists for a terminal: day, file, title; those never compared only with ``whole``."""
    text = ""
    for title, rows in _lists(due):
        if rows is due.never and not whole:
            continue
        text += f"\n{title} ({len(rows)})\n"
        for entry in rows[:MOST]:
            day = f"{_day(entry):<10}  " if _day(entry) else ""
            text += f"  {day}{_file(entry)}  {entry.practice.title}\n"
        text += f"  … và {len(rows) - MOST} bài nữa\n" if len(rows) > MOST else ""
    return text


def as_markdown(due: Due, site_url: str) -> str:
    """Tables for an issue; what entries say can be nothing but text there. The whole list is a page of the site."""
    text = f"{summary(due)}\n"
    if site_url:
        text += f"\nDanh sách đủ: <{site_url.rstrip('/')}/{urls.REVIEWS}>\n"
    for title, rows in _lists(due):
        cells = [
            (_day(entry) or "–", host_markdown.code(entry.practice.title), host_markdown.code(_file(entry)))
            for entry in rows
        ]
        text += f"\n### {title} ({len(rows)})\n\n"
        text += host_markdown.table(
            ("Hạn", "Bài", "Tệp"), cells, MOST, "… và {} bài nữa; xem đủ ở trang “Đối chiếu nguồn” (/doi-chieu/)."
        )
    advice = "Mở lại từng nguồn, so với bài, rồi ghi `ra_soat` (ngày và đơn vị đối chiếu) vào tệp của bài."
    return text + (f"\n{advice}\n" if _lists(due) else "")


def _lists(due: Due) -> list[tuple[str, Sequence[Entry]]]:
    rows = (("Đã tới hạn", due.overdue), ("Sắp tới hạn", due.soon), ("Chưa đối chiếu lần nào", due.never))
    return [(title, entries) for title, entries in rows if entries]


def _day(entry: Entry) -> str:
    day = derived.due(entry.practice)
    return dates.in_words(day) if day else ""


def _file(entry: Entry) -> str:
    return urls.practice_file(entry.setting, entry.id)
