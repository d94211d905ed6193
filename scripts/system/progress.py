"""How far long work has come: a line on standard error now and then."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence
from typing import Protocol, TypeVar

Item = TypeVar("Item")
QUIET = 2.0
"""Seconds before the first line: what is done sooner needs none."""
INTERVAL = 10.0
"""Seconds between two lines."""


class Step(Protocol):
    """Counts what is done."""

    def __call__(self, count: int = 1) -> None:
        """Add so many."""


def track(items: Sequence[Item], label: str) -> Iterator[Item]:
    """Hand over the items one by one, and count them when they have been dealt with."""
    step = counter(label, len(items))
    for item in items:
        yield item
        step()


def counter(label: str, total: int, begun: float | None = None) -> Step:
    """A counter that prints ``label: done/total``, but not the end; the work began at ``begun`` (``time.monotonic``), or now."""
    done, due = 0, (time.monotonic() if begun is None else begun) + QUIET

    def step(count: int = 1) -> None:
        nonlocal done, due
        done += count
        if time.monotonic() >= due and done < total:
            due = time.monotonic() + INTERVAL
            sys.stderr.write(f"{label}: {done}/{total}\n")
            sys.stderr.flush()

    return step
