"""What every door needs: the exit statuses and the day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

OK, FAULTS, USAGE = 0, 1, 2
"""Exit statuses: fine; faults were told; the command was called in a wrong way."""
_VIETNAM = timezone(timedelta(hours=7))


def today() -> date:
    """The day by the clock of Vietnam."""
    return datetime.now(UTC).astimezone(_VIETNAM).date()


def is_chosen(file: Path, chosen: Iterable[Path]) -> bool:
    """Whether a file is one of those that were asked for, or lies below one; with none asked for, every file is."""
    file = file.absolute()
    chosen = list(chosen)
    return not chosen or any(path == file or path in file.parents for path in chosen)
