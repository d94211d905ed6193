"""Writing a file so that nobody ever meets half of it."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from pathlib import Path


def replace(file: Path, text: str) -> None:
    """Put a text (UTF-8, lines as they are) in the place of a file that is there, whole or not at all; its mode stays.

    Raises OSError, and the old file stands untouched.
    """
    with tempfile.NamedTemporaryFile(dir=file.parent, prefix=".", suffix=".tmp", delete=False) as stream:
        new = Path(stream.name)
        try:
            stream.write(text.encode())
            stream.close()
            shutil.copymode(file, new)
            new.replace(file)
        except BaseException:
            stream.close()
            with contextlib.suppress(OSError):
                new.unlink()
            raise
