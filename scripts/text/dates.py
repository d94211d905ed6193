"""Dates as precise as a source knows them: a year, a month or a day, kept as ISO text."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from functools import lru_cache

_PARTIAL = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_MANY = 4096
"""So many dates are kept as judged: ten thousand entries have few that differ."""
_DAY_MONTH_YEAR = re.compile(r"(?:([0-9]{1,2})[/.-])?([0-9]{1,2})[/.-]([0-9]{4})")


@lru_cache(_MANY)
def is_partial_date(value: str) -> bool:
    """Tell whether the text is ``2020``, ``2020-09`` or ``2020-09-12`` and a date of the calendar."""
    match = _PARTIAL.fullmatch(value)
    if not match:
        return False
    year, month, day = (int(part) if part else 1 for part in match.groups())
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def is_day(value: str) -> bool:
    """Tell whether the text is a day of the calendar in ISO form, no less precise: ``2020-09-12``."""
    return len(value) == len("2020-09-12") and is_partial_date(value)


def suggest(value: str) -> str | None:
    """Turn the Vietnamese way of writing a date (``12/9/2020``, ``9/2020``) into ISO text; None if it is no date."""
    match = _DAY_MONTH_YEAR.fullmatch(value.strip())
    if not match:
        return None
    day, month, year = match.groups()
    iso = f"{year}-{int(month):02}" + (f"-{int(day):02}" if day else "")
    return iso if is_partial_date(iso) else None


@lru_cache(_MANY)
def first_day(value: str) -> date:
    """The earliest day that a partial date can mean."""
    year, month, day = ([int(part) for part in value.split("-")] + [1, 1])[:3]
    return date(year, month, day)


def last_day(value: str) -> date:
    """The latest day that a partial date can mean."""
    parts = [int(part) for part in value.split("-")]
    if len(parts) == 1:
        return date(parts[0], 12, 31)
    if len(parts) == 2:  # noqa: PLR2004 - year and month
        return date(parts[0], parts[1], calendar.monthrange(parts[0], parts[1])[1])
    return date(parts[0], parts[1], parts[2])


def days_later(day: str, count: int) -> str:
    """The day that is so many days after a day, or before it where the count is negative; both in ISO form."""
    return (date.fromisoformat(day) + timedelta(days=count)).isoformat()


def months_later(value: str, months: int) -> date:
    """The day that is so many months after the latest day that a partial date can mean."""
    day = last_day(value)
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def in_words(value: str) -> str:
    """Say a partial date the Vietnamese way: ``2020``, ``tháng 9/2020``, ``12/9/2020``."""
    parts = [int(part) for part in value.split("-")]
    if len(parts) == 1:
        return f"{parts[0]:04}"
    if len(parts) == 2:  # noqa: PLR2004 - year and month
        return f"tháng {parts[1]}/{parts[0]}"
    return f"{parts[2]}/{parts[1]}/{parts[0]}"
