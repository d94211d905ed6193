"""When a deed was done, and the one order of all lists by it: on pages, in the search, in booklets and tables."""

from __future__ import annotations

from dataclasses import dataclass

from scripts.content.model import Practice
from scripts.text import dates


@dataclass(frozen=True, slots=True)
class Dating:
    """The day by which a deed is put in order: a partial ISO date, "" where nothing tells one.

    ``from_source`` says that it is the day of a source, as the deed itself has none.
    """

    day: str = ""
    from_source: bool = False


def of_practice(practice: Practice) -> Dating:
    """When a deed ended, else when it began, else the earliest day of a source that tells of it.

    A source about another place says nothing of it, nor does the day of a review.
    """
    period = practice.period
    stated = (period.end or period.start) if period else None
    if stated:
        return Dating(stated)
    told = (source.date for source in practice.sources if source.date and not source.elsewhere)
    day = min(told, key=dates.first_day, default="")
    return Dating(day, from_source=bool(day))


def newest_first(practice: Practice) -> tuple[bool, int]:
    """Sorts deeds: the latest first, by the last day that its date can mean; what has no date comes last."""
    day = of_practice(practice).day
    return (False, -dates.last_day(day).toordinal()) if day else (True, 0)
