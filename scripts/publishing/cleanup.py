"""What a command that was killed has left behind: a site taken away and not yet replaced, folders, half-written files."""

from __future__ import annotations

import contextlib
import time
from pathlib import Path

from scripts.system import disk, lock
from scripts.system.paths import DRAFTS, PRACTICES, SITE, WORK

LOCK = WORK / "khoa"
"""Whoever works in folders of its own below :data:`WORK` holds it; what else stands there then is nobody's."""
OLD = "old"
"""In the folder of a build: the site that was taken away to make room for the new one."""
_PATTERNS = ("site-*", "truoc-*")
_STALE_AFTER = 60.0
"""Seconds after which nobody is still writing a file that takes some thousandths."""


def clean_up(root: Path) -> None:
    """Put right what is left, as far as nobody is at work and the disk allows; never raises OSError."""
    with contextlib.suppress(OSError):
        _temporary_files(root)
        if any(place for pattern in _PATTERNS for place in (root / WORK).glob(pattern)):
            with lock.held(root / LOCK) as held:
                if held is not None:
                    restore_and_remove(root)


def restore_and_remove(root: Path) -> None:
    """The same of folders, for whoever holds the lock. A site that was taken away comes back. Raises OSError if it cannot."""
    for place in (place for pattern in _PATTERNS for place in (root / WORK).glob(pattern)):
        if (place / OLD).is_dir() and not (root / SITE).exists():
            (place / OLD).rename(root / SITE)
        disk.remove_tree(place / OLD)
        disk.remove_tree(place)


def _temporary_files(root: Path) -> None:
    for folder in (*(root / PRACTICES).glob("*/"), root / WORK, root / DRAFTS):
        for file in folder.glob(disk.TEMPORARY):
            if time.time() - file.lstat().st_mtime > _STALE_AFTER:
                with contextlib.suppress(OSError):
                    file.unlink()
