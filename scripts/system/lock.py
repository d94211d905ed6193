"""One at a time: a file that one process holds. The system lets go of it when that process ends, in whatever way."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

_PAUSE = 0.2

if sys.platform == "win32":
    import msvcrt

    def _take(file: IO[bytes]) -> bool:
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _take(file: IO[bytes]) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:  # some network disks know no locks: better without one than not at all
            return True
        return True


@contextmanager
def held(file: Path, waiting: Callable[[], object] | None = None) -> Iterator[int | None]:
    """Hold a lock file, made where there is none; gives its descriptor. A child that inherits that holds it too.

    Where another holds it, ``waiting`` is called once and then the turn is waited for; without ``waiting`` None is given
    at once. Raises OSError where the file cannot be written.
    """
    with file.open("ab") as stream:
        got = _take(stream)
        if not got and waiting:
            waiting()
            while not _take(stream):
                time.sleep(_PAUSE)
            got = True
        yield stream.fileno() if got else None
