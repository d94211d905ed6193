"""What a rule of the check is: a value with the name that editors see, and a function that finds what breaks it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple, TypeAlias

from scripts.content.collection import AnyRecord, Collection, Record, TableRecord, TaskRecord
from scripts.content.problem import FieldPath, Problem, Severity
from scripts.content.salvage import FILLER
from scripts.content.vocabulary import Vocabulary


class Finding(NamedTuple):
    """A field of one entry that breaks a rule; ``message`` is a Vietnamese sentence that says what to write instead.

    With ``at_key`` the problem points at the key, else at the value; ``place`` (line and column from 1) is where what is
    no field stands. ``names`` are the ids and words of other files that it is about.
    """

    path: FieldPath
    message: str
    severity: Severity = Severity.ERROR
    at_key: bool = False
    place: tuple[int, int] | None = None
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule knows beside the entry: the controlled words, and the day of the check."""

    vocabulary: Vocabulary
    today: date


@dataclass(frozen=True, slots=True)
class EntryRule:
    """A rule that judges each entry by itself, so that it can run wherever one is read or written."""

    name: str
    check: Callable[[Record, Context], Iterable[Finding]]

    def run(self, collection: Collection, today: date) -> list[Problem]:
        """The problems of every entry of a collection."""
        context = Context(collection.vocabulary, today)
        return [
            problem_of(record, self.name, finding)
            for record in collection.records
            for finding in self.check(record, context)
        ]


@dataclass(frozen=True, slots=True)
class TableRule:
    """A rule that judges each table of controlled words by itself."""

    name: str
    check: Callable[[TableRecord, Context], Iterable[Finding]]

    def run(self, collection: Collection, today: date) -> list[Problem]:
        """The problems of every table."""
        context = Context(collection.vocabulary, today)
        return [
            problem_of(record, self.name, finding)
            for record in collection.table_records
            for finding in self.check(record, context)
        ]


@dataclass(frozen=True, slots=True)
class TaskContext:
    """What a rule of tasks knows beside the task: the whole collection, and the day of the check."""

    collection: Collection
    today: date

    @property
    def vocabulary(self) -> Vocabulary:
        """The controlled words."""
        return self.collection.vocabulary


@dataclass(frozen=True, slots=True)
class TaskRule:
    """A rule that judges each task against the collection; one ``of_rows`` judges each item of a list by all of its keys."""

    name: str
    check: Callable[[TaskRecord, TaskContext], Iterable[Finding]]
    of_rows: bool = False

    def run(self, collection: Collection, today: date) -> list[Problem]:
        """The problems of every task."""
        context = TaskContext(collection, today)
        return [
            problem_of(record, self.name, finding)
            for record in collection.task_records
            for finding in self._findings(record, context)
        ]

    def _findings(self, record: TaskRecord, context: TaskContext) -> Iterator[Finding]:
        """What breaks the rule; of a task with faults of shape only what cannot come of these."""
        saved = record.salvaged
        if record.task or saved is None:
            yield from self.check(record, context)
            return
        for finding in self.check(replace(record, task=saved.model), context):
            path = finding.path[:_ROW] if self.of_rows else finding.path
            own = (
                not self.of_rows
                and not finding.names
                and finding.path[:1] in _OWN_IDS
                and saved.lost_ids_of(_OWN_LISTS)
            )
            if finding.severity is Severity.ERROR and not (saved.touches(path) or own or FILLER in finding.names):
                yield finding


_OWN_LISTS = ("su_kien", "buoc", "giay_to")
"""Lists of a task whose items name one another."""
_OWN_IDS = frozenset((key,) for key in (*_OWN_LISTS, "luat_khong_bat"))
"""Where ids of items of these lists stand."""
_ROW = 2  # parts of the path of an item: buoc[1]


def cut(text: str, most: int) -> str:
    """A text as a sentence quotes it: what is not all of it ends as such, for it may be copied."""
    return text if len(text) <= most else f"{text[:most]}…"


def problem_of(record: AnyRecord, name: str, finding: Finding) -> Problem:
    """What a rule found, placed in the file."""
    if finding.place:
        return Problem(record.file.path, *finding.place, "", name, finding.severity, finding.message, finding.names)
    return record.file.problem(
        finding.path, name, finding.message, finding.severity, key=finding.at_key, names=finding.names
    )


Piece: TypeAlias = Callable[[], Iterable[Problem]]


@dataclass(frozen=True, slots=True)
class CollectionRule:
    """A rule that compares entries with one another, or addresses with entries.

    ``pieces`` gives the work as parts that can be done in any order, in whichever process.
    """

    name: str
    pieces: Callable[[Collection], Sequence[Piece]]

    def run(self, collection: Collection, _today: date | None = None) -> list[Problem]:
        """The problems of a whole collection."""
        return [problem for piece in self.pieces(collection) for problem in piece()]


Rule: TypeAlias = EntryRule | CollectionRule | TaskRule | TableRule


def in_one_piece(check: Callable[[Collection], Iterable[Problem]]) -> Callable[[Collection], Sequence[Piece]]:
    """The pieces of a rule that is quick: one."""
    return lambda collection: [lambda: check(collection)]
