"""Everything loaded: the records, the controlled words, and the questions that checks and makers ask of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property

from scripts.content import dating
from scripts.content.model import Practice
from scripts.content.problem import FieldPath, Problem
from scripts.content.related import Nearest
from scripts.content.vocabulary import Vocabulary
from scripts.content.yaml_file import Value, YamlFile
from scripts.text.dates import last_day

VOCABULARY_FOLDER = "_danh-muc"


@dataclass(frozen=True, slots=True)
class Record:
    """One file of a setting's folder. ``practice`` is None when its shape is faulty; its values can still be judged."""

    id: str
    setting: str
    file: YamlFile
    practice: Practice | None

    def value(self, *path: str | int) -> Value:
        """The value written at a field; None where there is none or what is around it has another shape."""
        here: Value = self.file.values
        for part in path:
            if isinstance(here, dict) and isinstance(part, str):
                here = here.get(part)
            elif isinstance(here, tuple) and isinstance(part, int) and part < len(here):
                here = here[part]
            else:
                return None
        return here

    def texts(self, *keys: str) -> Iterable[tuple[FieldPath, str]]:
        """Every text of the file in the order written, or only those below the given top-level keys."""
        return self.file.strings(*keys)

    def source_count(self) -> int:
        """How many sources are written, well shaped or not."""
        sources = self.value("nguon")
        return len(sources) if isinstance(sources, tuple) else 0


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
    """The whole collection as loaded. ``problems`` are those of loading: files, YAML, shape; ``drafts`` may be shown."""

    records: tuple[Record, ...]
    vocabulary: Vocabulary
    vocabulary_files: dict[str, YamlFile] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    drafts: bool = False

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
        return Collection(tuple(records), self.vocabulary, self.vocabulary_files, (*self.problems, *problems))

    def without_yaml(self) -> Collection:
        """The same entries without their YAML: all that pages need, and a fraction of the memory."""
        return replace(self, records=tuple(replace(row, file=YamlFile(row.file.path)) for row in self.records))

    def without(self, paths: set[str], *, drafts: bool = False) -> Collection:
        """The same collection without the records of some files (faulty ones, in the preview, where drafts are shown)."""
        return replace(self, records=tuple(row for row in self.records if row.file.path not in paths), drafts=drafts)
