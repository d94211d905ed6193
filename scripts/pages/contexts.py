"""What each template is given: one declared context a template. What all templates share stands in ``environment``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import ClassVar

from scripts.content.collection import Entry, ShownTask
from scripts.content.document_state import Status
from scripts.content.model import Practice
from scripts.content.paper import PaperBody
from scripts.content.problem import Problem
from scripts.content.task import Paper
from scripts.content.urls import Address
from scripts.content.vocabulary import FormerProvince, LegalDocument, Moved, Province, Setting, Stage, TaskGroup
from scripts.pages.task_page import Duty, TaskView


@dataclass(frozen=True, slots=True)
class TemplateContext:
    """The variables of one template, a field each; ``TEMPLATE`` is its file."""

    TEMPLATE: ClassVar[str]

    def variables(self) -> dict[str, object]:
        """Name → value."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


NO_TEMPLATE = TemplateContext()
"""For a page without content of its own."""


@dataclass(frozen=True, slots=True)
class ListPage:
    """One page of a list of entries that may go on over several: its entries, out of how many, and its place.

    ``first`` is the address of the list's first page; ``number`` counts from 1 to ``last``.
    """

    entries: Sequence[Entry]
    total: int
    first: Address
    number: int
    last: int


@dataclass(frozen=True, slots=True)
class ListContext(TemplateContext):
    """A template that shows a page of a list; it finds the fields of ``listed`` among its variables."""

    listed: ListPage

    def variables(self) -> dict[str, object]:
        """Name → value."""
        own = {field.name: getattr(self, field.name) for field in fields(self) if field.name != "listed"}
        return {field.name: getattr(self.listed, field.name) for field in fields(self.listed)} | own


@dataclass(frozen=True, slots=True)
class EntryContext(TemplateContext):
    """``before`` and ``after`` are its neighbours in the setting; ``tasks`` lead to it; ``version`` is the hash of its text."""

    TEMPLATE: ClassVar[str] = "bai.html"
    entry: Entry
    p: Practice
    setting: Setting
    related: Sequence[Entry]
    tasks: Sequence[ShownTask]
    before: Entry | None
    after: Entry | None
    version: str


@dataclass(frozen=True, slots=True)
class HomeContext(TemplateContext):
    """``task_groups`` are tasks by group; ``matrix`` counts entries by stage and setting, ``counts`` by setting; ``examples`` are queries to try."""

    TEMPLATE: ClassVar[str] = "trang-chu.html"
    task_groups: Sequence[tuple[TaskGroup, Sequence[ShownTask]]]
    matrix: Counter[tuple[str, str]]
    newest: Sequence[Entry]
    counts: Mapping[str, int]
    total: int
    examples: Sequence[str]


@dataclass(frozen=True, slots=True)
class SearchContext(TemplateContext):
    """The page of results, which the browser fills."""

    TEMPLATE: ClassVar[str] = "tim-kiem.html"


@dataclass(frozen=True, slots=True)
class CompareContext(TemplateContext):
    """The comparison, which the browser fills."""

    TEMPLATE: ClassVar[str] = "so-sanh.html"


@dataclass(frozen=True, slots=True)
class BookletContext(TemplateContext):
    """The booklet to print, which the browser fills."""

    TEMPLATE: ClassVar[str] = "tap.html"


@dataclass(frozen=True, slots=True)
class NotebookContext(TemplateContext):
    """The reader's choice, which the browser fills."""

    TEMPLATE: ClassVar[str] = "so-tay.html"


@dataclass(frozen=True, slots=True)
class FaultsContext(TemplateContext):
    """The problems of entries that a preview leaves out."""

    TEMPLATE: ClassVar[str] = "loi.html"
    faults: Sequence[Problem]


@dataclass(frozen=True, slots=True)
class SettingContext(ListContext):
    """The entries of a setting."""

    TEMPLATE: ClassVar[str] = "loai-hinh.html"
    row: Setting


@dataclass(frozen=True, slots=True)
class TopicsContext(TemplateContext):
    """Each topic (id, name, description) with its entries."""

    TEMPLATE: ClassVar[str] = "chu-de.html"
    rows: Sequence[tuple[str, str, str, Sequence[Entry]]]


@dataclass(frozen=True, slots=True)
class FilteredListContext(ListContext):
    """The entries of a topic or a province: ``up`` is the list of these, ``narrowed`` the same list as a search query."""

    TEMPLATE: ClassVar[str] = "danh-sach.html"
    up: tuple[str, Address]
    text: str
    narrowed: str


@dataclass(frozen=True, slots=True)
class ProvincesContext(TemplateContext):
    """Each province with its entries, the regions in order, and the entries of no province, ``sample`` of which are shown."""

    TEMPLATE: ClassVar[str] = "tinh-thanh.html"
    rows: Sequence[tuple[Province, Sequence[Entry]]]
    regions: Sequence[str]
    nationwide: Sequence[Entry]
    sample: int


@dataclass(frozen=True, slots=True)
class FormerProvinceContext(ListContext):
    """The entries of a province of before the mergers, and the province that it is part of today."""

    TEMPLATE: ClassVar[str] = "tinh-cu.html"
    former: FormerProvince
    row: Province


@dataclass(frozen=True, slots=True)
class StagesContext(TemplateContext):
    """Each stage with its entries."""

    TEMPLATE: ClassVar[str] = "khau.html"
    rows: Sequence[tuple[Stage, Sequence[Entry]]]


@dataclass(frozen=True, slots=True)
class StageContext(TemplateContext):
    """The entries of a stage by setting; of each at most ``sample`` stand on this page."""

    TEMPLATE: ClassVar[str] = "mot-khau.html"
    row: Stage
    groups: Sequence[tuple[Setting, Sequence[Entry]]]
    sample: int


@dataclass(frozen=True, slots=True)
class StageInSettingContext(ListContext):
    """The entries of a stage in one setting."""

    TEMPLATE: ClassVar[str] = "khau-loai-hinh.html"
    row: Stage
    setting: Setting


@dataclass(frozen=True, slots=True)
class DocumentsContext(TemplateContext):
    """The legal documents in groups (name, statuses that belong there, rows), and how many entries each bears on, by id.

    They are grouped as of their review; the browser moves those whose status has changed since. A group of more than
    ``sample`` is folded by kind.
    """

    TEMPLATE: ClassVar[str] = "van-ban.html"
    groups: Sequence[tuple[str, Sequence[Status], Sequence[LegalDocument]]]
    counts: Mapping[str, int]
    sample: int


@dataclass(frozen=True, slots=True)
class DocumentContext(ListContext):
    """The entries that a legal document bears on, and the tasks that rest on it."""

    TEMPLATE: ClassVar[str] = "mot-van-ban.html"
    row: LegalDocument
    tasks: Sequence[ShownTask]


@dataclass(frozen=True, slots=True)
class ReviewsContext(TemplateContext):
    """Entries never compared with their sources, and those that were, soonest due first."""

    TEMPLATE: ClassVar[str] = "doi-chieu.html"
    never: Sequence[Entry]
    compared: Sequence[Entry]


@dataclass(frozen=True, slots=True)
class FirmnessContext(TemplateContext):
    """How many entries stand on each grade of firmness, by (grade, setting)."""

    TEMPLATE: ClassVar[str] = "muc-chung-thuc.html"
    counts: Counter[tuple[int, str]]


@dataclass(frozen=True, slots=True)
class MovedContext(TemplateContext):
    """An address that moved, and the heading of the page it leads to, None where there is none."""

    TEMPLATE: ClassVar[str] = "chuyen.html"
    row: Moved
    goal: str | None


@dataclass(frozen=True, slots=True)
class TasksContext(TemplateContext):
    """The tasks of each group, in the order of the groups; ``has_year`` where some come round every year."""

    TEMPLATE: ClassVar[str] = "viec.html"
    has_year: bool
    groups: Sequence[tuple[TaskGroup, Sequence[ShownTask]]]


@dataclass(frozen=True, slots=True)
class PlanContext(TemplateContext):
    """The page that makes a plan of five answers: the tasks of each group that it can plan."""

    TEMPLATE: ClassVar[str] = "ke-hoach.html"
    groups: Sequence[tuple[TaskGroup, Sequence[ShownTask]]]
    calendar: str


@dataclass(frozen=True, slots=True)
class TaskContext(TemplateContext):
    """A task: ``entries`` are all by id, ``learn_from`` those shown; ``counting`` tells how days are counted.

    ``companion`` is the task that may fall due beside it.
    """

    TEMPLATE: ClassVar[str] = "mot-viec.html"
    v: TaskView
    group: TaskGroup
    readers: str
    calendar: str
    entries: Mapping[str, Entry]
    learn_from: Sequence[Entry]
    related: Sequence[ShownTask]
    counting: ShownTask | None
    companion: ShownTask | None = None


@dataclass(frozen=True, slots=True)
class PaperContext(TemplateContext):
    """A paper of a task, as a page to look at and print."""

    TEMPLATE: ClassVar[str] = "mot-giay.html"
    shown: ShownTask
    paper: Paper
    body: PaperBody


@dataclass(frozen=True, slots=True)
class YearContext(TemplateContext):
    """The duties of a year in parts (id, name, duties), and the roles (id, name) that have some."""

    TEMPLATE: ClassVar[str] = "viec-trong-nam.html"
    parts: Sequence[tuple[str, str, Sequence[Duty]]]
    roles: Sequence[tuple[str, str]]
    calendar: str
