"""What stands on a disk: links, and files written so that nobody ever meets half of one."""

from __future__ import annotations

import contextlib
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def is_link(folder: Path) -> bool:
    """Whether a folder stands for another one: a symbolic link, or a junction of Windows (told from Python 3.12 on)."""
    return folder.is_symlink() or bool(getattr(folder, "is_junction", bool)())


def write(file: Path, text: str) -> None:
    """Put a text (UTF-8, lines as they are) into a file, whole or not at all; the mode of one that is there stays.

    Raises OSError, and what stood there is untouched.
    """
    with _beside(file, text) as new:
        if file.exists():
            shutil.copymode(file, new)
        new.replace(file)


def create(file: Path, text: str) -> None:
    """Make a file that was not there, whole or not at all.

    Raises FileExistsError when it is there, and never overwrites it; OSError else.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    with _beside(file, text) as new:
        try:
            file.hardlink_to(new)  # the one step that both takes the name and refuses a taken one
        except FileExistsError:
            raise
        except OSError:  # a stick's file system knows no links
            if file.exists():
                raise FileExistsError(file) from None
            new.replace(file)


@contextmanager
def _beside(file: Path, text: str) -> Iterator[Path]:
    """The text in a file of its own beside another, gone afterwards unless it was given that one's place."""
    new = file.with_name(f".{secrets.token_hex(8)}.tmp")  # made by open, with the mode of any new file
    try:
        with new.open("x", encoding="utf-8", newline="") as stream:
            stream.write(text)
        yield new
    finally:
        with contextlib.suppress(OSError):
            new.unlink(missing_ok=True)
