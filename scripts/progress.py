"""How far a long work is, beside what it prints: a bar on a terminal, a line now and then elsewhere. Knows click."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

import click

_EVERY = 15.0
"""Seconds between two lines where there is no terminal."""


class Step(Protocol):
    """Tells that one more is done."""

    def __call__(self) -> None:
        """Tell it once."""


@contextmanager
def shown(label: str, total: int) -> Iterator[Step]:
    """Show on standard error how many of ``total`` steps are done; nothing where there are none."""
    if not total:
        yield lambda: None
    elif sys.stderr.isatty():
        with click.progressbar(length=total, label=label, file=sys.stderr, show_pos=True) as bar:
            yield lambda: bar.update(1)
    else:
        yield _lines(label, total)


def _lines(label: str, total: int) -> Step:
    done, told = 0, time.monotonic()

    def step() -> None:
        nonlocal done, told
        done += 1
        if time.monotonic() - told >= _EVERY and done < total:
            told = time.monotonic()
            sys.stderr.write(f"{label}: {done}/{total}\n")
            sys.stderr.flush()

    return step
