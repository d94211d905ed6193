"""The day: only commands and the build ask for it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

_VIETNAM = timezone(timedelta(hours=7))


def today() -> date:
    """The day by the clock of Vietnam."""
    return datetime.now(UTC).astimezone(_VIETNAM).date()
