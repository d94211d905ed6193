"""How far a long work has come, told on standard error: a bar in a terminal, a line now and then elsewhere. Knows click."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import Protocol, TypeVar

import click

Item = TypeVar("Item")
_QUIET = 2.0
"""Seconds that nobody has to be told of."""
_EVERY = 10.0
"""Seconds between two lines where there is no terminal."""


class Step(Protocol):
    """Tells that one more is done, or so many."""

    def __call__(self, many: int = 1) -> None:
        """Tell it once."""


def told(items: Sequence[Item], label: str) -> Iterator[Item]:
    """Hand over the items one by one; after two seconds the reader is told how many are done."""
    with later(label, len(items)) as step:
        for item in items:
            yield item
            step()


@contextmanager
def later(label: str, total: int, begun: float | None = None) -> Iterator[Step]:
    """Count in silence, and show it once two seconds have passed since ``begun`` (now, by the clock of ``time.monotonic``)."""
    since = time.monotonic() if begun is None else begun
    done, telling = 0, _none
    with ExitStack() as stack:

        def step(many: int = 1) -> None:
            nonlocal done, telling
            done += many
            if telling is not _none:
                telling(many)
            elif time.monotonic() - since > _QUIET and done < total:
                telling = stack.enter_context(shown(label, total, done))

        step(0)
        yield step


def _none(many: int = 1) -> None:
    """Tell nothing."""


@contextmanager
def shown(label: str, total: int, done: int | None = None) -> Iterator[Step]:
    """Show how many of ``total`` steps are done, nothing where there are none.

    ``done`` says how many were done before anything was shown: who has waited for them is told at once.
    """
    if not total:
        yield _none
    elif sys.stderr.isatty():
        with click.progressbar(length=total, label=label, file=sys.stderr, show_pos=True) as bar:
            bar.update(done or 0)

            def step(many: int = 1) -> None:
                bar.update(many)

            yield step
    else:
        yield _lines(label, total, done)


def _lines(label: str, total: int, before: int | None) -> Step:
    done = before or 0
    last = time.monotonic() - (0 if before is None else _EVERY)

    def step(many: int = 1) -> None:
        nonlocal done, last
        done += many
        if time.monotonic() - last >= _EVERY and done < total:
            last = time.monotonic()
            sys.stderr.write(f"{label}: {done}/{total}\n")
            sys.stderr.flush()

    return step
