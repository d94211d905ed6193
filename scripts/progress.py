"""How far a long work has come, told on standard error: a bar in a terminal, a line now and then elsewhere. Knows click."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Protocol, TypeVar

import click

Item = TypeVar("Item")
_QUIET = 2.0
"""Seconds that nobody has to be told of."""
_EVERY = 10.0
"""Seconds between two lines where there is no terminal."""


class Step(Protocol):
    """Tells that one more is done."""

    def __call__(self) -> None:
        """Tell it once."""


def told(items: Sequence[Item], label: str) -> Iterator[Item]:
    """Hand over the items one by one; after two seconds the reader is told how many are done."""
    begun = time.monotonic()
    for number, item in enumerate(items):
        if time.monotonic() - begun > _QUIET:
            with shown(label, len(items), number) as step:
                for rest in items[number:]:
                    yield rest
                    step()
            return
        yield item


@contextmanager
def shown(label: str, total: int, done: int | None = None) -> Iterator[Step]:
    """Show how many of ``total`` steps are done, nothing where there are none.

    ``done`` says how many were done before anything was shown: who has waited for them is told at once.
    """
    if not total:
        yield lambda: None
    elif sys.stderr.isatty():
        with click.progressbar(length=total, label=label, file=sys.stderr, show_pos=True) as bar:
            bar.update(done or 0)
            yield lambda: bar.update(1)
    else:
        yield _lines(label, total, done)


def _lines(label: str, total: int, before: int | None) -> Step:
    done = before or 0
    last = time.monotonic() - (0 if before is None else _EVERY)

    def step() -> None:
        nonlocal done, last
        done += 1
        if time.monotonic() - last >= _EVERY and done < total:
            last = time.monotonic()
            sys.stderr.write(f"{label}: {done}/{total}\n")
            sys.stderr.flush()

    return step
