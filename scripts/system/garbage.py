"""Python's search for rings of dead objects, put off while a collection is read and judged."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def put_off() -> Iterator[None]:
    """No search until the work is done: millions of objects come, and nearly none of them forms a ring.

    The search would walk them all again and again, at 10,000 entries for 2 of 8 seconds. Afterwards, while pages are
    made of it, what was read is left out of the search until the next reading. What dies without a ring is freed at
    once, as ever.
    """
    enabled = gc.isenabled()
    gc.disable()
    gc.unfreeze()
    try:
        yield
    finally:
        if enabled:
            gc.freeze()
            gc.enable()
