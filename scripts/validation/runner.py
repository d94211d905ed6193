"""A collection loaded and judged; a large one by several processes.

What one process does alone is the plain way, and what several do gives the same: each takes parts of the files, loads
them and asks the rules that judge each entry by itself; the rules that need all entries are asked here, at the end.
"""

from __future__ import annotations

import os
import signal
import time
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from types import ModuleType
from typing import TypeAlias

from scripts.content import loader
from scripts.content.collection import Catalog, Record
from scripts.content.problem import Problem
from scripts.system import processes, progress
from scripts.system.garbage import put_off
from scripts.system.progress import Step
from scripts.validation import rules

LARGE = 2_000
"""From so many files on a second process pays: it takes a quarter of a second to start."""
MOST = 4
"""More processes than this wait for the one that gathers: it can do no more than rules over all entries allow."""
_LIMIT = 32
"""Whoever asks for more gets so many: Windows can wait for 61 at once."""
_PART = 250
"""Files at a time: few enough to be shared out evenly, and to be told of while they pass."""
_AHEAD = 2
"""Parts that each process has in hand, so that none waits for the next."""


_Stamp: TypeAlias = tuple[int, int, int] | None
"""When a file was last written, its size and its place on the disk; None where that is not told."""


@dataclass(frozen=True, slots=True)
class _Task:
    """What every process needs to know."""

    root: Path
    words: Catalog
    today: date


@dataclass(frozen=True, slots=True)
class _Part:
    records: list[Record]
    loading: list[Problem]
    told: list[Problem]


class Known:
    """What was found in each file, for a preview that asks again at every save: a file is read anew when it has changed."""

    def __init__(self) -> None:
        self._task: _Task | None = None
        self._parts: dict[Path, tuple[_Stamp, _Part]] = {}

    def parts(self, task: _Task, files: Iterable[Path], step: Step) -> list[_Part]:
        """Every file as a part of its own. Other controlled words, or another day, and nothing is known any more."""
        before = self._parts if task == self._task else {}
        now: dict[Path, tuple[_Stamp, _Part]] = {}
        for file in files:
            stamp = _stamp(file)
            was, part = before.get(file, (None, None))
            now[file] = (stamp, part if part and stamp and stamp == was else _part(task, [file]))
            step()
        self._task, self._parts = task, now
        return [part for _, part in now.values()]


def _stamp(file: Path) -> _Stamp:
    try:
        told = file.lstat()
    except OSError:
        return None
    return told.st_mtime_ns, told.st_size, told.st_ino


def judged(
    root: Path, today: date, jobs: int = 0, only: Collection[str] = (), known: Known | None = None
) -> tuple[Catalog, list[Problem]]:
    """The collection below a root, and all its problems sorted by place, as ``catalog.load`` and ``rules.check`` give them.

    With ``only`` some settings or ids are loaded, and the rules that need all entries are not asked.
    ``jobs`` processes share the work; 0 chooses as many as pay. With what is ``known`` this one does it alone. Work of more
    than two seconds is told on standard error.
    """
    begun = time.monotonic()
    with put_off():
        task = _Task(root, loader.controlled(root), today)
        found, problems = _read(task, loader.files(root, only), jobs, known)
        problems += _compared(found, today, () if only else rules.TOGETHER, begun)
        return found, rules.in_order(problems)


def judged_for_a_build(root: Path, today: date) -> tuple[Catalog, list[Problem], Callable[[], list[Problem]]]:
    """The same without what only advises, which is found out meanwhile: call the last of the three for it."""
    begun = time.monotonic()
    with put_off():
        task = _Task(root, loader.controlled(root), today)
        found, problems = _read(task, loader.files(root), 0, None)
        problems += _compared(found, today, [rule for rule in rules.TOGETHER if rule not in rules.ADVICE], begun)
        return (
            found,
            rules.in_order(problems),
            processes.beside(partial(_advice, found, today), partial(_advice_anew, root, today)),
        )


def _advice(found: Catalog, today: date) -> list[Problem]:
    with put_off():
        return rules.in_order(problem for rule in rules.ADVICE for problem in rules.ask(rule, found, today))


def _advice_anew(root: Path, today: date) -> list[Problem]:
    return _advice(loader.load(root), today)


def _read(task: _Task, files: list[Path], jobs: int, known: Known | None) -> tuple[Catalog, list[Problem]]:
    """What some files hold, and what is wrong with each by itself."""
    shares = [files[start : start + _PART] for start in range(0, len(files), _PART)]
    with progress.later("Đang đọc bài", len(files)) as step:
        if known:
            parts = known.parts(task, files, step)
        else:
            parts = _parts(task, shares, min(jobs or _fitting(len(files)), len(shares), _LIMIT), step)
    found = task.words.filled(
        (record for part in parts for record in part.records),
        (problem for part in parts for problem in part.loading),
    )
    return found, [*found.problems, *(problem for part in parts for problem in part.told)]


def _compared(found: Catalog, today: date, together: Sequence[ModuleType], begun: float) -> list[Problem]:
    """What rules say that need all entries."""
    problems: list[Problem] = []
    with progress.later("Đang so các bài với nhau", len(together), begun) as step:
        for module in together:
            problems += rules.ask(module, found, today)
            step()
    return problems


def _fitting(files: int) -> int:
    """So many processes pay."""
    if files < LARGE:
        return 1
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(cores, MOST)


def _parts(task: _Task, shares: Sequence[list[Path]], jobs: int, step: Step) -> list[_Part]:
    """Every part in the order of the files."""
    done: dict[int, _Part] = {}
    if jobs > 1:
        # where no process can be started, or one is killed, this one does the rest
        with suppress(BrokenExecutor, OSError, NotImplementedError):
            _share_out(task, shares, jobs, done, step)
    for number, share in enumerate(shares):
        if number not in done:
            done[number] = _part(task, share)
            step(len(share))
    return [done[number] for number in range(len(shares))]


def _share_out(task: _Task, shares: Sequence[list[Path]], jobs: int, done: dict[int, _Part], step: Step) -> None:
    """Let others begin at the front while this process begins at the end: it is one of the ``jobs``, and never idle."""
    waiting = deque(range(len(shares)))
    sent: deque[tuple[int, Future[_Part]]] = deque()
    # a copy of this process begins at once; "spawn", a second of imports, is what every system can do, and safe beside threads
    way = get_context("fork" if processes.can_copy() else "spawn")
    with ProcessPoolExecutor(jobs - 1, way, _begin, (task, os.getpid())) as pool:
        while waiting or sent:
            while waiting and len(sent) < _AHEAD * (jobs - 1):
                number = waiting.popleft()
                with _unheard():
                    sent.append((number, pool.submit(_part_there, shares[number])))
            if not waiting or sent[0][1].done():
                number, future = sent.popleft()
                done[number] = future.result()
            else:
                number = waiting.pop()
                done[number] = _part(task, shares[number])
            step(len(shares[number]))


def _part(task: _Task, files: Sequence[Path]) -> _Part:
    records, loading = loader.records(task.root, files)
    part = task.words.filled(records)
    told = [problem for module in rules.ALONE for problem in rules.ask(module, part, task.today)]
    for record in records:
        record.source.forget()
    return _Part(records, loading, told)


@contextmanager
def _unheard() -> Iterator[None]:
    """Ctrl-C waits a moment, and a process that is started meanwhile never hears it: it is for the one that was called."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows, where only the moment of starting is left uncovered
        yield
        return
    heard = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, heard)


_given: list[_Task] = []
"""In a process that helps: its task."""


def _begin(task: _Task, parent: int) -> None:
    processes.follow(parent)
    _given.append(task)


def _part_there(files: Sequence[Path]) -> _Part:
    with put_off():
        return _part(_given[0], files)
