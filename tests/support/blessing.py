"""Expected reports: compared exactly, renewed on request."""

from __future__ import annotations

import os
from pathlib import Path

HOW = "Read the difference; if the new report is right: BLESS=1 python -m pytest tests/content tests/validation"


def compare(lines: list[str], expected: Path) -> None:
    """Compare a report line by line with the file that keeps it, or renew the file when ``BLESS`` is set."""
    if os.environ.get("BLESS"):
        expected.write_text("".join(line + "\n" for line in lines), encoding="utf-8", newline="\n")
    assert lines == expected.read_text(encoding="utf-8").splitlines(), HOW
