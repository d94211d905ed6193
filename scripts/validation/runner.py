"""The one way to load and check a collection from the disk, for every command, the build and the preview.

What one entry needs (reading its file, rules that judge it by itself) several processes share, or a cache knows from
the last time; rules that compare entries follow at the end. Both are behind :func:`check_collection`.
"""

from __future__ import annotations

import time
from collections import abc
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TypeAlias

from scripts.content import loader
from scripts.content.collection import Collection, Record
from scripts.content.problem import Problem
from scripts.system import processes, progress
from scripts.system.processes import ForkPool, gc_paused
from scripts.system.progress import Step
from scripts.validation import rules

LARGE = 2_000
"""From so many files on further processes pay for being started."""
MAX_DEFAULT_JOBS = 4
"""More processes than this wait for the one that gathers what they send."""
MAX_JOBS = 32
BATCH = 250
"""Files of one task at most: few enough to be shared out evenly, and to show how far the work has come."""

_Stamp: TypeAlias = tuple[int, int, int] | None
"""When a file was last written (ns), its size (bytes) and its inode; None where the system does not say."""


@dataclass(frozen=True, slots=True)
class _CheckContext:
    """What the check of every entry needs."""

    root: Path
    base: Collection
    today: date


@dataclass(frozen=True, slots=True)
class _CheckedBatch:
    """Some files as they were read, and the problems of each by itself: of loading, and by rules."""

    records: list[Record]
    loading: list[Problem]
    ruled: list[Problem]


class ResultCache:
    """The results of each file from the last check, for a preview that checks again at every save.

    A file is read anew when it has changed; when controlled words or the day have, every file is.
    """

    def __init__(self) -> None:
        self._context: _CheckContext | None = None
        self._check_batches: dict[Path, tuple[_Stamp, _CheckedBatch]] = {}

    def known(self, context: _CheckContext) -> _CheckContext:
        """The context of the last check where this one says the same: its controlled words stay the same objects."""
        return self._context if self._context == context else context

    def batches(self, context: _CheckContext, files: Iterable[Path], step: Step) -> list[_CheckedBatch]:
        """Every file as a batch of its own, in the order given."""
        before = self._check_batches if context == self._context else {}
        now: dict[Path, tuple[_Stamp, _CheckedBatch]] = {}
        for file in files:
            stamp = _stamp(file)
            old_stamp, batch = before.get(file, (None, None))
            now[file] = (stamp, batch if batch and stamp and stamp == old_stamp else _check_batch(context, [file]))
            step()
        self._context, self._check_batches = context, now
        return [batch for _, batch in now.values()]


def _stamp(file: Path) -> _Stamp:
    try:
        info = file.lstat()
    except OSError:
        return None
    return info.st_mtime_ns, info.st_size, info.st_ino


def check_collection(
    root: Path, today: date, *, jobs: int = 0, only: abc.Collection[str] = (), cache: ResultCache | None = None
) -> tuple[Collection, list[Problem]]:
    """Load the collection below ``root/practices`` and check it; gives it with all its problems, sorted by place.

    With ``only``, some settings or ids, nothing else is loaded, and rules that compare entries are not run.
    ``jobs`` processes share the work; 0 takes as many as pay. With a ``cache`` this process does it alone. Whatever a
    file holds is a problem, never an exception. What takes more than two seconds shows its progress on standard error.
    """
    begun = time.monotonic()
    with gc_paused():
        context = _CheckContext(root, loader.load_vocabulary(root), today)
        context = cache.known(context) if cache else context
        files = loader.files(root, only)
        jobs = min(jobs or default_jobs(len(files)), MAX_JOBS)
        batches = _check_batches(context, files, jobs, cache)
        collection = context.base.with_records(
            (record for batch in batches for record in batch.records),
            (problem for batch in batches for problem in batch.loading),
        )
        if not only:  # tasks name entries and documents: they are judged against all of them
            collection = collection.with_tasks(*loader.tasks(root))
        problems = [problem for batch in batches for problem in batch.ruled]
        if not only:
            problems += _compared(collection, 1 if cache else jobs, begun)
            problems += rules.beside_entries(collection, today)
        return collection, rules.told_of(collection, problems)


def default_jobs(files: int) -> int:
    """So many processes pay for so many files."""
    return min(processes.cores(), MAX_DEFAULT_JOBS) if files >= LARGE else 1


def _check_batches(
    context: _CheckContext, files: Sequence[Path], jobs: int, cache: ResultCache | None
) -> list[_CheckedBatch]:
    """All files, read and judged by themselves, in their order."""
    step = progress.counter("Đang đọc bài", len(files))
    if cache:
        return cache.batches(context, files, step)
    size = max(BATCH, -(-len(files) // processes.MAX_TASKS))
    portions = [files[start : start + size] for start in range(0, len(files), size)]
    with ForkPool(lambda number: _check_batch(context, portions[number]), len(portions), jobs) as pool:
        return pool.finish(lambda number: step(len(portions[number])))


def _check_batch(context: _CheckContext, files: Sequence[Path]) -> _CheckedBatch:
    with gc_paused():
        records, loading = loader.records(context.root, files)
        part = context.base.with_records(records)
        ruled = [problem for rule in rules.PER_ENTRY for problem in rule.run(part, context.today)]
        for record in records:
            record.file.drop_caches()
        return _CheckedBatch(records, loading, ruled)


def _compared(collection: Collection, jobs: int, begun: float) -> list[Problem]:
    """The problems found by rules that need all entries."""
    pieces = [piece for rule in rules.WHOLE_COLLECTION for piece in rule.pieces(collection)]
    step = progress.counter("Đang so các bài với nhau", len(pieces), begun)
    with ForkPool(lambda number: list(pieces[number]()), len(pieces), jobs) as pool:
        return [problem for problems in pool.finish(lambda _: step()) for problem in problems]
