"""Which files a command was called for."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from scripts.text.escaping import escape_control_chars


def is_chosen(file: Path, chosen: Iterable[Path]) -> bool:
    """Whether a file is one of those that were asked for, or lies below one; with none asked for, every file is."""
    file = file.absolute()
    chosen = [Path(escape_control_chars(str(path))) for path in chosen]  # as the collection calls its files
    return not chosen or any(path == file or path in file.parents for path in chosen)
