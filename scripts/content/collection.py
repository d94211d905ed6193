"""Everything loaded: the records, the controlled words, and the questions that checks and makers ask of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TypeAlias

from scripts.content import dating
from scripts.content.model import Practice
from scripts.content.paper import PaperBody, expanded, with_kinds
from scripts.content.problem import FieldPath, Problem
from scripts.content.related import Nearest
from scripts.content.salvage import Salvaged
from scripts.content.task import Paper, Task
from scripts.content.vocabulary import Vocabulary
from scripts.content.yaml_file import Value, YamlFile
from scripts.text.dates import last_day
from scripts.text.vietnamese import sort_key

VOCABULARY_FOLDER = "_danh-muc"
TASK_FOLDER = "_viec"
PAPER_FOLDER = "giay-to"
"""Below :data:`TASK_FOLDER`."""
COMMON = "_chung"
"""Stands for a task in the folder of papers: parts that papers of several tasks share."""


@dataclass(frozen=True, slots=True)
class Record:
    """One file of a setting's folder. ``practice`` is None when its shape is faulty; its values can still be judged."""

    id: str
    setting: str
    file: YamlFile
    practice: Practice | None

    def value(self, *path: str | int) -> Value:
        """The value written at a field; None where there is none or what is around it has another shape."""
        return self.file.value(*path)

    def texts(self, *keys: str) -> Iterable[tuple[FieldPath, str]]:
        """Every text of the file in the order written, or only those below the given top-level keys."""
        return self.file.strings(*keys)

    def places(self) -> Iterator[FieldPath]:
        """The fields that a place is written at: its own, and those where else it was done."""
        yield ("dia_ban",)
        elsewhere = self.value("nhan_rong")
        for number in range(len(elsewhere) if isinstance(elsewhere, tuple) else 0):
            yield ("nhan_rong", number, "dia_ban")

    def source_count(self) -> int:
        """How many sources are written, well shaped or not."""
        sources = self.value("nguon")
        return len(sources) if isinstance(sources, tuple) else 0


@dataclass(frozen=True, slots=True)
class TaskRecord:
    """One file of the folder of tasks. ``task`` is None when its shape is faulty; its values can still be judged.

    Then ``salvaged`` is what of it rules can judge, None where that is nothing.
    """

    id: str
    file: YamlFile
    task: Task | None
    salvaged: Salvaged[Task] | None = None

    def value(self, *path: str | int) -> Value:
        """The value written at a field; None where there is none or what is around it has another shape."""
        return self.file.value(*path)

    def texts(self, *keys: str) -> Iterable[tuple[FieldPath, str]]:
        """Every text of the file in the order written, or only those below the given top-level keys."""
        return self.file.strings(*keys)


@dataclass(frozen=True, slots=True)
class PaperRecord:
    """One file with the body of a paper, ``practices/_viec/giay-to/<task>/<id>.yaml``."""

    id: str
    task: str
    file: YamlFile
    body: PaperBody | None

    def value(self, *path: str | int) -> Value:
        """The value written at a field; None where there is none or what is around it has another shape."""
        return self.file.value(*path)

    def texts(self, *keys: str) -> Iterable[tuple[FieldPath, str]]:
        """Every text of the file in the order written, or only those below the given top-level keys."""
        return self.file.strings(*keys)


@dataclass(frozen=True, slots=True)
class TableRecord:
    """One file of controlled words; ``id`` is its name without ``.yaml``."""

    id: str
    file: YamlFile

    def value(self, *path: str | int) -> Value:
        """The value written at a field; None where there is none or what is around it has another shape."""
        return self.file.value(*path)

    def texts(self, *keys: str) -> Iterable[tuple[FieldPath, str]]:
        """Every text of the file in the order written, or only those below the given top-level keys."""
        return self.file.strings(*keys)


AnyRecord: TypeAlias = Record | TaskRecord | PaperRecord | TableRecord
"""What rules about texts judge."""


@dataclass(frozen=True, slots=True)
class ShownTask:
    """A task that can be shown: its id and content."""

    id: str
    task: Task


@dataclass(frozen=True, slots=True)
class Entry:
    """A practice that can be shown: its id, setting and content."""

    id: str
    setting: str
    practice: Practice

    @property
    def dated(self) -> bool:
        """Whether anything tells when it was done."""
        return bool(dating.of_practice(self.practice).day)

    @property
    def newest_date(self) -> str:
        """The latest date that its sources or its review bear, "" if none bears any."""
        days = [reference.date for reference in self.practice.sources if reference.date]
        if self.practice.review:
            days.append(self.practice.review.date)
        return max(days, key=last_day, default="")


@dataclass(frozen=True)
class Collection:
    """The whole collection as loaded. ``problems`` are those of loading: files, YAML, shape; ``drafts`` may be shown.

    Of ``unread_tables`` no word is known, so that nobody can say of one that it is not there.
    """

    records: tuple[Record, ...]
    vocabulary: Vocabulary
    vocabulary_files: dict[str, YamlFile] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    drafts: bool = False
    task_records: tuple[TaskRecord, ...] = ()
    paper_records: tuple[PaperRecord, ...] = ()
    unread_tables: frozenset[str] = frozenset()

    @property
    def table_records(self) -> tuple[TableRecord, ...]:
        """The files of controlled words that could be read, by name."""
        files = self.vocabulary_files.items()
        return tuple(TableRecord(name, file) for name, file in files if file.values is not None)

    @cached_property
    def tasks(self) -> tuple[ShownTask, ...]:
        """Tasks that are shown, in the order of their groups, then by name: the order of every list."""
        groups = {group.id: number for number, group in enumerate(self.vocabulary.task_words.groups)}
        ready = [ShownTask(row.id, row.task) for row in self.task_records if row.task and row.task.group in groups]
        return tuple(sorted(ready, key=lambda shown: (groups[shown.task.group], sort_key(shown.task.name), shown.id)))

    def papers_of(self, shown: ShownTask) -> list[tuple[Paper, PaperBody]]:
        """The papers of a task whose bodies are there, in its order."""
        bodies = {record.id: record.body for record in self.paper_records if record.task == shown.id}
        rows = ((paper, bodies.get(paper.id)) for paper in shown.task.papers)
        kinds = {fact.id: fact.kind for fact in self.vocabulary.task_words.facts}
        return [(paper, with_kinds(expanded(body, self.common_parts), kinds)) for paper, body in rows if body]

    def keys_in_papers(self, task: str) -> set[str]:
        """The facts that the papers of a task ask for."""
        bodies = [record.body for record in self.paper_records if record.task == task and record.body]
        return set().union(*(expanded(body, self.common_parts).keys for body in bodies))

    @cached_property
    def common_parts(self) -> dict[str, PaperBody]:
        """The parts that papers of several tasks share, by id."""
        return {record.id: record.body for record in self.paper_records if record.task == COMMON and record.body}

    @cached_property
    def task_by_id(self) -> dict[str, ShownTask]:
        """Tasks by id."""
        return {shown.id: shown for shown in self.tasks}

    def tasks_citing(self, document: str) -> list[ShownTask]:
        """Tasks of which a requirement stands in a document."""
        return [shown for shown in self.tasks if any(row.document == document for row in shown.task.requirements)]

    def tasks_naming(self, entry: str) -> list[ShownTask]:
        """Tasks that chose an entry, or learnt a mistake from it."""
        return [
            shown
            for shown in self.tasks
            if entry in shown.task.entries or any(entry in mistake.entries for mistake in shown.task.mistakes)
        ]

    @cached_property
    def entries(self) -> tuple[Entry, ...]:
        """Entries that are shown, latest deed first, those without any date last, then by id: the order of every list."""
        shown = [row for row in self.records if row.setting in self.vocabulary.settings]
        ready = [Entry(row.id, row.setting, row.practice) for row in shown if row.practice]
        ready = [entry for entry in ready if self.drafts or not entry.practice.draft]
        return tuple(sorted(ready, key=lambda entry: (dating.newest_first(entry.practice), entry.id)))

    @cached_property
    def by_id(self) -> dict[str, Entry]:
        """Entries by id."""
        return {entry.id: entry for entry in self.entries}

    @cached_property
    def positions(self) -> dict[str, int]:
        """Where an entry stands among the entries, by its id."""
        return {entry.id: position for position, entry in enumerate(self.entries)}

    @cached_property
    def nearest(self) -> Nearest:
        """Which entries stand near to one by topics and stages, by their positions."""
        return Nearest([(entry.practice.topics, entry.practice.stages) for entry in self.entries])

    def in_setting(self, setting: str) -> list[Entry]:
        """Entries of a setting."""
        return list(self._of_settings.get(setting, ()))

    def on_topic(self, topic: str) -> list[Entry]:
        """Entries that carry a topic."""
        return list(self._of_topics.get(topic, ()))

    def in_stage(self, stage: str) -> list[Entry]:
        """Entries whose deeds show a stage."""
        return list(self._of_stages.get(stage, ()))

    def in_province(self, province: str) -> list[Entry]:
        """Entries of a province of today, by its id; what was done elsewhere (replications) does not count."""
        return list(self._of_provinces.get(province, ()))

    def citing(self, document: str) -> list[Entry]:
        """Entries that point to a document."""
        return list(self._of_documents.get(document, ()))

    def province_of(self, entry: Entry) -> str:
        """Id of today's province of an entry, "" for the whole country."""
        province = self.vocabulary.province(entry.practice.place.province)
        return province.id if province else ""

    @cached_property
    def _of_settings(self) -> dict[str, list[Entry]]:
        return self._by(lambda entry: (entry.setting,))

    @cached_property
    def _of_topics(self) -> dict[str, list[Entry]]:
        return self._by(lambda entry: entry.practice.topics)

    @cached_property
    def _of_stages(self) -> dict[str, list[Entry]]:
        return self._by(lambda entry: entry.practice.stages)

    @cached_property
    def _of_provinces(self) -> dict[str, list[Entry]]:
        return self._by(lambda entry: (self.province_of(entry),))

    @cached_property
    def _of_documents(self) -> dict[str, list[Entry]]:
        return self._by(lambda entry: tuple(document.id for document in entry.practice.documents))

    def _by(self, words: Callable[[Entry], tuple[str, ...]]) -> dict[str, list[Entry]]:
        """The entries under each of their words, in one pass: no question walks all entries again."""
        citing: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            for word in dict.fromkeys(words(entry)):
                citing[word].append(entry)
        return citing

    def with_records(self, records: Iterable[Record], problems: Iterable[Problem] = ()) -> Collection:
        """The same controlled words with these entries, and what loading them told."""
        return replace(self, records=tuple(records), problems=(*self.problems, *problems))

    def with_tasks(
        self, records: Iterable[TaskRecord], papers: Iterable[PaperRecord], problems: Iterable[Problem] = ()
    ) -> Collection:
        """The same entries and controlled words with these tasks and papers, and what loading them told."""
        told = (*self.problems, *problems)
        return replace(self, task_records=tuple(records), paper_records=tuple(papers), problems=told)

    def without_yaml(self) -> Collection:
        """The same entries without their YAML: all that pages need, and a fraction of the memory."""
        return replace(
            self,
            records=tuple(replace(row, file=YamlFile(row.file.path)) for row in self.records),
            task_records=tuple(replace(row, file=YamlFile(row.file.path)) for row in self.task_records),
            paper_records=tuple(replace(row, file=YamlFile(row.file.path)) for row in self.paper_records),
        )

    def without(self, paths: set[str], *, drafts: bool = False) -> Collection:
        """The same collection without the records of some files (faulty ones, in the preview, where drafts are shown)."""
        return replace(
            self,
            records=tuple(row for row in self.records if row.file.path not in paths),
            task_records=tuple(row for row in self.task_records if row.file.path not in paths),
            paper_records=tuple(row for row in self.paper_records if row.file.path not in paths),
            drafts=drafts,
        )
