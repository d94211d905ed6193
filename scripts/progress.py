"""How far a long piece of work has come, told on standard error: a bar in a terminal, a line now and then elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence
from typing import TypeVar

import click

Item = TypeVar("Item")
_QUIET = 2.0
_PAUSE = 10.0


def told(items: Sequence[Item], label: str) -> Iterator[Item]:
    """Hand over the items one by one; after two seconds the reader is told how many are done."""
    begun = time.monotonic()
    for number, item in enumerate(items):
        if time.monotonic() - begun > _QUIET:
            yield from _shown(items, number, label)
            return
        yield item


def _shown(items: Sequence[Item], done: int, label: str) -> Iterator[Item]:
    rest = items[done:]
    if sys.stderr.isatty():
        with click.progressbar(rest, label=label, length=len(items), file=sys.stderr) as bar:
            bar.update(done)
            yield from bar
        return
    last = float("-inf")
    for number, item in enumerate(rest, start=done):
        if time.monotonic() - last > _PAUSE:
            last = time.monotonic()
            sys.stderr.write(f"{label}: {number}/{len(items)}\n")
        yield item
