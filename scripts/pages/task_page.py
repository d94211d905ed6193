"""What the page of a task shows, and what the browser computes with: rules, days within which they hold, days off."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from scripts.content import task_labels
from scripts.content.collection import ShownTask
from scripts.content.task import Event, Requirement, Task
from scripts.content.vocabulary import CaseQuestion, Crowd, DaysOff, EventWord, TaskWords, Vocabulary

SHORT = 60
"""Characters by which a line of time calls a requirement."""
WORKPLACES = "noi-lam-viec"
"""The group of tasks whose places may work on Saturdays."""


@dataclass(frozen=True, slots=True)
class RequirementRow:
    """A requirement as its page shows it; ``data`` is JSON for the browser, "" where nothing is computed."""

    row: Requirement
    rule: str
    doers: str
    cases: str
    firmness: str
    unread: str
    data: str


@dataclass(frozen=True, slots=True)
class TaskView:
    """A task as its page shows it.

    ``events`` are those whose day the reader sets, with the words for them; ``questions`` the cases that he is asked, each
    narrowed to those that matter; ``ends`` is the last day of the first basis to end, "" where none does; ``data`` is JSON.
    """

    shown: ShownTask
    rows: Sequence[RequirementRow]
    events: Sequence[tuple[Event, EventWord]]
    crowds: Sequence[Crowd]
    questions: Sequence[CaseQuestion]
    held: int
    ends: str
    asks_saturday: bool
    asks_exchange: bool
    data: str

    @property
    def asks(self) -> bool:
        """Whether there is anything to fill in."""
        return bool(self.events or self.crowds)


def view(vocabulary: Vocabulary, shown: ShownTask) -> TaskView:
    """What the page of a task shows."""
    task, words = shown.task, vocabulary.task_words
    known = {event.id: event for event in words.events}
    crowds = {row.crowd for row in task.requirements if row.crowd}
    asked = [event for event in task.events if event.kind != "theo-truong-hop"]
    bases = [task_labels.basis(vocabulary, row) for row in task.requirements]
    return TaskView(
        shown,
        [_row(vocabulary, task, row) for row in task.requirements],
        [(event, known[event.id]) for event in asked if event.id in known],
        [crowd for crowd in words.crowds if crowd.id in crowds],
        questions(words, task),
        sum(row.held for row in task.requirements),
        min((basis.ends for basis in bases if basis.ends), default=""),
        task.group == WORKPLACES and any(row.deadline or row.window or row.duration for row in task.requirements),
        any(row.deadline and row.deadline.unit == "ngay-lam-viec" for row in task.requirements),
        _json(
            {
                "viec": shown.id,
                "su_kien": {event.id: event.by_case for event in task.events if event.by_case},
                "ten": {event.id: known[event.id].name for event in task.events if event.id in known},
            }
        ),
    )


def questions(words: TaskWords, task: Task) -> list[CaseQuestion]:
    """The questions about cases that a task asks: those that part its requirements, events or papers."""
    named = named_cases(task)
    return [question for question in words.questions if named & {case.id for case in question.cases}]


def named_cases(task: Task) -> set[str]:
    """The cases that matter to a task."""
    named = {case for row in task.requirements for case in row.cases}
    named |= {case for event in task.events for case in event.by_case}
    return named | {case for paper in task.papers for case in paper.cases}


def calendar(days_off: DaysOff) -> str:
    """The days off as JSON, in the form that the browser counts with."""

    def days(*kinds: str, saturday: bool = False) -> list[str]:
        return [row.day for row in days_off.days if row.kind in kinds and row.with_saturday_off == saturday]

    return _json(
        {
            "years": list(days_off.years),
            "off": days("le", "bu"),
            "offWithSaturday": days("le", "bu", saturday=True),
            "swapped": days("hoan-doi"),
            "madeUp": days("lam-bu"),
            "unknown": [[span.start, span.end, span.reason] for span in days_off.unknown],
        }
    )


def _row(vocabulary: Vocabulary, task: Task, row: Requirement) -> RequirementRow:
    words = vocabulary.task_words
    doers = {doer.id: doer.name for doer in words.doers}
    return RequirementRow(
        row,
        task_labels.rule(words, row),
        "; ".join(doers.get(id_, id_) for id_ in row.doers),
        _cases(words, row),
        task_labels.firmness(words, row),
        task_labels.unread_amendments(vocabulary, row),
        _data(vocabulary, task, row),
    )


def _cases(words: TaskWords, row: Requirement) -> str:
    """The cases in which a requirement holds: those of one question are alternatives."""
    parts = [
        " hoặc ".join(case.name for case in question.cases if case.id in row.cases) for question in words.questions
    ]
    return "; ".join(part for part in parts if part)


def _data(vocabulary: Vocabulary, task: Task, row: Requirement) -> str:
    """What the browser needs of a requirement; only what was held, in a document whose days are known, computes."""
    basis = task_labels.basis(vocabulary, row)
    data: dict[str, Any] = {"ma": row.id, "ngan": row.short or _beginning(row.text), "khi": list(row.cases)}
    if row.held and basis.known:
        for key, form in row.forms.items():
            values = form.model_dump(by_alias=True, exclude_none=True, exclude_defaults=True)
            data |= {key: values, "moc": values.pop("moc", ""), "roi": values.pop("roi", "")}
        data |= {"tu": basis.begins, "den": basis.ends}
        if basis.ends and basis.heir:
            data["sau"] = basis.heir.reference
        data["minh"] = not row.doers or bool({*row.doers} & _own(vocabulary, task))
    return _json({key: value for key, value in data.items() if value not in ("", [], None)})


def _beginning(text: str) -> str:
    """The first words of a text, as short as a name."""
    words = text.split()
    taken: list[str] = []
    while words and len(" ".join([*taken, words[0]])) <= SHORT:
        taken.append(words.pop(0))
    return " ".join(taken).rstrip(",;:.") + (" …" if words else "")


def _own(vocabulary: Vocabulary, task: Task) -> set[str]:
    """Who acts for the reader: the reader himself, and the roles in what he prepares."""
    return {*task.readers, *(doer.id for doer in vocabulary.task_words.doers if doer.is_role)}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
