"""Exit statuses of every command."""

from __future__ import annotations

OK, FAULTS, USAGE = 0, 1, 2
"""Exit statuses: fine; faults were reported; the command was called in a wrong way."""
