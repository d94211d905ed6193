"""What the page of a task shows, and what the browser computes with: rules, days within which they hold, days off."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from markupsafe import Markup

from scripts.content import task_labels
from scripts.content.collection import Entry, ShownTask
from scripts.content.paper import MARKER, PaperBody
from scripts.content.task import Event, Freedom, Paper, Requirement, Shortage, Task
from scripts.content.vocabulary import AskedFact, CaseQuestion, Crowd, DaysOff, EventWord, TaskWords, Vocabulary
from scripts.text.escaping import escape

DOTS = 24
"""Dots of a blank that does not say how many; those of the Word document."""
SHOWN_QUESTIONS = 5
"""So many of its questions the page of a task shows, which is long without them; the search knows all."""
LONG, FEWER_ENTRIES = 30, 3
"""A page of more steps than that shows no more entries to learn from than these: it stays light, and has an end."""
SHORT = 60
"""Characters by which a line of time calls a requirement."""
WORKPLACES = "noi-lam-viec"
"""The group of tasks whose places may work on Saturdays."""


@dataclass(frozen=True, slots=True)
class RequirementRow:
    """A requirement as its page shows it; ``data`` is JSON for the browser without the id, "" where it needs none.

    ``beside`` it stands what the law leaves free there.
    """

    row: Requirement
    rule: str
    doers: str
    cases: str
    firmness: str
    unread: str
    mark: str
    data: str
    beside: Sequence[Freedom] = ()

    @property
    def tells(self) -> bool:
        """Whether the browser may have something to say of it: it computes, or its law ends."""
        return bool(self.data) and json.loads(self.data).keys() != {"khi"}


@dataclass(frozen=True, slots=True)
class TaskView:
    """A task as its page shows it.

    ``events`` are those whose day the reader sets, with the words for them; ``questions`` the cases that he is asked, each
    narrowed to those that matter; ``parts`` are the rows under the names of their parts, ``unread`` all that was not read of
    their articles; ``usual`` tells where most of its requirements were read; ``ends`` is the last day of the first basis to end, "" where none does; ``data`` is JSON.
    """

    shown: ShownTask
    rows: Sequence[RequirementRow]
    events: Sequence[tuple[Event, EventWord]]
    crowds: Sequence[Crowd]
    questions: Sequence[CaseQuestion]
    held: int
    usual: str
    ends: str
    asks_saturday: bool
    asks_exchange: bool
    papers: Sequence[tuple[Paper, PaperBody | None, str]]
    parts: Sequence[tuple[str, Sequence[RequirementRow]]]
    unread: Sequence[str]
    companion: Sequence[tuple[str, str, Sequence[str]]]
    facts: Sequence[AskedFact]
    data: str

    @property
    def asks(self) -> bool:
        """Whether there is anything to fill in."""
        return bool(self.events or self.crowds or self.facts)

    @property
    def computes(self) -> bool:
        """Whether days or numbers are asked for; a box without them has only what papers are filled with."""
        return bool(self.events or self.crowds)

    @property
    def heading(self) -> str:
        """What the box is called that is filled in."""
        return "Ngày của anh chị" if self.computes else "Điền giấy"

    @property
    def marks(self) -> Sequence[str]:
        """The short forms of what was not read."""
        return list(dict.fromkeys(row.mark for row in self.rows if row.mark))

    @property
    def filled(self) -> Sequence[Paper]:
        """The papers that can be filled."""
        return [paper for paper, body, _ in self.papers if body]


def view(vocabulary: Vocabulary, shown: ShownTask, bodies: Mapping[str, PaperBody]) -> TaskView:
    """What the page of a task shows; ``bodies`` are those of its papers, by id."""
    task, words = shown.task, vocabulary.task_words
    known = {event.id: event for event in words.events}
    crowds = {row.crowd for row in task.requirements if row.crowd}
    crowds |= {row.shortage.given for row in task.requirements if row.shortage}
    rows = [_row(vocabulary, task, row) for row in task.requirements]
    by_id = {one.row.id: one for one in rows}
    asked = [event for event in task.events if event.kind != "theo-truong-hop"]
    keys = {key for body in bodies.values() for key in body.keys}
    bases = [task_labels.basis(vocabulary, row) for row in task.requirements]
    companion = task.companion.said if task.companion else ()
    read = Counter(task_labels.firmness(words, row) for row in task.requirements if row.held)
    return TaskView(
        shown,
        rows,
        [(event, _asked(event, known[event.id])) for event in asked if event.id in known],
        [crowd for crowd in words.crowds if crowd.id in crowds | keys],
        questions(words, task),
        read.total(),
        read.most_common(1)[0][0] if read else "",
        min((basis.ends for basis in bases if basis.ends), default=""),
        task.group == WORKPLACES and any(row.deadline or row.window or row.duration for row in task.requirements),
        any(row.deadline and row.deadline.unit == "ngay-lam-viec" for row in task.requirements),
        [(paper, bodies.get(paper.id), _cases(words, paper.cases)) for paper in task.papers],
        [(name, [by_id[row.id] for row in some]) for name, some in task.parts],
        list(dict.fromkeys(one.unread for one in rows if one.unread)),
        [(said.text, _cases(words, said.cases), said.cases) for said in companion],
        [fact for fact in words.facts if fact.id in keys],
        _json(
            {
                "viec": shown.id,
                "su_kien": {event.id: event.by_case for event in task.events if event.by_case},
                "ten": {event.id: known[event.id].name for event in task.events if event.id in known},
                "trong_giay": uses(words, task, bodies),
            }
        ),
    )


def _asked(event: Event, word: EventWord) -> EventWord:
    """The words for an event, with what this task calls its box."""
    return word.model_copy(update={"asked": event.asked}) if event.asked else word


def uses(words: TaskWords, task: Task, bodies: Mapping[str, PaperBody]) -> dict[str, list[list[str]]]:
    """The events and numbers that papers have a place for, with the cases in which each has it; none: in every case."""
    asked = {event.id for event in task.events} | {crowd.id for crowd in words.crowds}
    question = {case.id: row.id for row in words.questions for case in row.cases}
    found: dict[str, set[tuple[str, ...]]] = {}
    for paper in task.papers:
        for key, around in bodies[paper.id].uses() if paper.id in bodies else ():
            if key in asked:
                inner = [case for case in around if case in question]
                narrowed = {question[case] for case in inner}
                outer = [case for case in paper.cases if question.get(case) not in narrowed]
                found.setdefault(key, set()).add((*outer, *dict.fromkeys(inner)))
    always: set[tuple[str, ...]] = {()}
    return {key: sorted(map(list, always if () in some else some)) for key, some in sorted(found.items())}


@dataclass(frozen=True, slots=True)
class Duty:
    """A requirement of every year, quarter or month, and the task that it belongs to; ``dated`` where the law gives a day.

    ``roles`` owe it; ``others`` are those for whom the task is who do not: it is done with them, or they see to it.
    ``too`` are further tasks that have the same duty, by the same article.
    """

    shown: ShownTask
    row: RequirementRow
    roles: Sequence[str]
    others: Sequence[str]
    dated: bool
    data: str
    too: Sequence[ShownTask] = ()

    @property
    def event(self) -> str | None:
        """The event of its task whose day it is, if any."""
        return self.row.row.recurrence.event if self.row.row.recurrence else None

    @property
    def same(self) -> tuple[str, ...]:
        """What is the same where two tasks have one duty: who owes what how often, in which case, by which article."""
        return (
            self.row.row.document,
            self.row.row.place,
            self.row.rule,
            self.row.doers,
            self.row.cases,
            self.event or "",
        )

    def with_task(self, other: Duty) -> Duty:
        """The same duty with the task of another one, and those whom it concerns there."""
        roles = [*self.roles, *(role for role in other.roles if role not in self.roles)]
        others = [role for role in (*self.others, *other.others) if role not in roles]
        return replace(self, roles=roles, others=list(dict.fromkeys(others)), too=(*self.too, other.shown))


def duties(vocabulary: Vocabulary, tasks: Sequence[ShownTask]) -> list[Duty]:
    """What comes round again, in the order of the tasks, each once; only what was held. Roles in a meeting are those of the reader."""
    doers = vocabulary.task_words.doers
    roles = {doer.id for doer in doers if doer.is_role}

    def concerned(ids: set[str]) -> list[str]:
        return [doer.id for doer in doers if ids & {doer.id, *doer.acts_for}]

    found: list[Duty] = []
    for shown in tasks:
        for row in shown.task.requirements:
            if not row.held or not (row.in_year or row.recurrence):
                continue
            own = concerned({*row.doers} - roles or {*shown.task.readers})
            others = [reader for reader in concerned({*shown.task.readers}) if reader not in own]
            made = _row(vocabulary, shown.task, row)
            data = _json({"ma": row.id, "ngan": _called(row), **json.loads(made.data or "{}"), "viec": shown.id})
            duty = Duty(shown, made, own, others, bool(row.in_year), data)
            first = next((i for i, one in enumerate(found) if one.same == duty.same and one.shown != shown), None)
            if first is None:
                found.append(duty)
            else:
                found[first] = found[first].with_task(duty)
    return found


def learnt_from(task: Task, entries: Sequence[Entry]) -> Sequence[Entry]:
    """The entries that the page of a task shows, of those to learn from."""
    return entries[:FEWER_ENTRIES] if len(task.requirements) > LONG else entries


def questions(words: TaskWords, task: Task) -> list[CaseQuestion]:
    """The questions about cases that a task asks: those that part its requirements, events or papers.

    Where an event depends on the answer, only the answers that it knows are offered: the others are not open to this task.
    """
    named = {case for row in task.requirements for case in row.cases}
    named |= {case for paper in task.papers for case in paper.cases}
    by_event = {case for event in task.events for case in event.by_case}
    found = []
    for question in words.questions:
        cases = {case.id for case in question.cases}
        if cases & by_event:
            open_ = tuple(case for case in question.cases if case.id in by_event)
            found.append(question.model_copy(update={"cases": open_}))
        elif cases & named:
            found.append(question)
    return found


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
        _cases(words, row.cases),
        task_labels.firmness(words, row),
        task_labels.unread_amendments(vocabulary, row),
        task_labels.unread_mark(vocabulary, row),
        _data(vocabulary, task, row),
        [freedom for freedom in task.freedoms if freedom.beside == row.id],
    )


def _cases(words: TaskWords, cases: Sequence[str]) -> str:
    """Cases in words: those of one question are alternatives."""
    parts = [
        " hoặc ".join(case.said or case.name for case in question.cases if case.id in cases)
        for question in words.questions
    ]
    return "; ".join(part for part in parts if part)


def _data(vocabulary: Vocabulary, task: Task, row: Requirement) -> str:
    """What the browser needs of a requirement; only what was held, in a document whose days are known, computes.

    What has no short name is called by its first words, which the page has. Of one that computes nothing it needs its cases, and the days between which it holds, where one of them was still to
    come at the review of the task; else nothing.
    """
    basis = task_labels.basis(vocabulary, row)
    forms = row.forms if row.held and basis.known else {}
    if not basis.known or (not forms and not basis.ends and basis.begins <= str(task.review.date)):
        return _json({"khi": list(row.cases)}) if row.cases else ""
    data: dict[str, Any] = {"ngan": row.short, "khi": list(row.cases)}
    for key, form in forms.items():
        values = form.model_dump(by_alias=True, exclude_none=True, exclude_defaults=True)
        data |= {key: values, "moc": values.pop("moc", ""), "roi": values.pop("roi", "")}
    data |= {"tu": basis.begins, "den": basis.ends}
    if basis.ends and basis.heir:
        data["sau"] = basis.heir.reference
    if forms and row.shortage:
        data["thieu"] = _shortage(vocabulary.task_words, row.shortage)
    if forms and row.doers and not {*row.doers} & _own(vocabulary, task):
        data["minh"] = False
    return _json({key: value for key, value in data.items() if value not in ("", [], None)})


def _shortage(words: TaskWords, shortage: Shortage) -> dict[str, Any]:
    crowd = next((one for one in words.crowds if one.id == shortage.given), None)
    data = {
        "dem": shortage.given,
        "mot": crowd.unit if crowd else None,
        "co": crowd.counted if crowd else None,
        "can": shortage.needs,
        "thi": shortage.outcome,
        "khi": list(shortage.cases),
        "cach": [[way.does, way.row] for way in shortage.ways],
    }
    return {key: value for key, value in data.items() if value}


def _called(row: Requirement) -> str:
    """What a line of time calls a requirement."""
    return row.short or _beginning(row.text)


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


def blanks(text: str) -> Markup:
    """A text of a paper with its markers as blanks that the browser fills, dots for the pen in them."""
    parts, end = [], 0
    for match in MARKER.finditer(text):
        dots = "" if match["none"] else "." * int(match["dots"] or DOTS)
        how = f' data-cach="{match["how"]}"' if match["how"] else ""
        parts += [escape(text[end : match.start()]), f'<span data-o="{escape(match["key"])}"{how}>{dots}</span>']
        end = match.end()
    return Markup("".join([*parts, escape(text[end:])]))  # noqa: S704 - every part is escaped just above
