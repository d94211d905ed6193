"""What every door needs: the exit statuses and the day."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

OK, FAULTS, USAGE = 0, 1, 2
"""Exit statuses: fine; faults were told; the command was called in a wrong way."""
_VIETNAM = timezone(timedelta(hours=7))


def today() -> date:
    """The day by the clock of Vietnam."""
    return datetime.now(UTC).astimezone(_VIETNAM).date()
