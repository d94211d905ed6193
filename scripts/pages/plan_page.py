"""What the page of the plan needs of a task: the browser fetches it when the task is chosen."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from scripts.content import task_labels, urls
from scripts.content.collection import Entry, ShownTask
from scripts.content.paper import PaperBody
from scripts.content.task import FORMS
from scripts.content.vocabulary import Case, Size, Vocabulary
from scripts.pages import task_page
from scripts.pages.task_page import RequirementRow, TaskView

FORMAT = 1
"""Told in the data of a task: a page from a browser's cache that does not know this form asks to be loaded anew."""


def script(
    vocabulary: Vocabulary, shown: ShownTask, bodies: Mapping[str, PaperBody], entries: Mapping[str, Entry]
) -> str:
    """A task as a classic script, which works from a disk too; ``bodies`` are those of its papers, ``entries`` all by id.

    Of its requirements it has those that compute. Addresses begin at the root of the site.
    """
    view = task_page.view(vocabulary, shown, bodies)
    task = {key: value for key, value in json.loads(view.data).items() if key != "trong_giay"}
    rows = [_row(vocabulary, row) for row in view.rows if row.tells]
    in_words = [row for row in view.rows if not any(form in json.loads(row.data or "{}") for form in FORMS)]
    data = {
        "dang": FORMAT,
        **task,
        "moc": [[event.id, word.asked] for event, word in sorted(view.events, key=lambda pair: pair[0].kind != "dat")],
        "hoi": [
            [question.id, question.asked, int(question.tells_who), [_case(case) for case in question.cases]]
            for question in view.questions
        ],
        "co": {case.id: _size(case.size) for question in view.questions for case in question.cases if case.size},
        "so": next(([crowd.id, crowd.asked] for crowd in view.crowds if crowd.is_all), None),
        "thu_bay": view.asks_saturday,
        "loai_hinh": list(shown.task.settings),
        "dong": rows,
        "chu": [list(row.row.cases) for row in in_words],
        "giay": _papers(view),
        "hay_sai": [
            [row.text, [_title(entries[id_]) for id_ in row.entries if id_ in entries]] for row in shown.task.mistakes
        ],
    }
    text = json.dumps({shown.id: data}, ensure_ascii=False, separators=(",", ":"))
    return f"(window.kho = window.kho || {{}}).viec = Object.assign(window.kho.viec || {{}}, {text});\n"


def _case(case: Case) -> list[str]:
    """Id, answer, and its name where the question does not stand beside it."""
    return [case.id, case.name, *([case.said] if case.said else [])]


def _size(size: Size) -> dict[str, object]:
    return size.model_dump(by_alias=True, exclude_none=True)


def _row(vocabulary: Vocabulary, view: RequirementRow) -> dict[str, Any]:
    """A requirement in words beside what computes."""
    said = {
        # a name that was cut off says too little on paper
        "ngan": view.row.short or view.row.text.rstrip("."),
        "quy_tac": view.rule,
        "truong_hop": view.cases,
        "lam": view.doers,
        "noi": f"{view.row.place}, {vocabulary.documents[view.row.document].reference}",
        "chua_doc": view.unread,
    }
    return {"ma": view.row.id, **json.loads(view.data), **{key: text for key, text in said.items() if text}}


def _papers(view: TaskView) -> Sequence[dict[str, object]]:
    return [
        {
            "ten": paper.name,
            "the_thuc": task_labels.LAYOUTS[paper.layout],
            "mang": list(paper.carries),
            "khi": list(paper.cases),
            **({"truong_hop": cases} if cases else {}),
            "trang": urls.paper(view.shown.id, paper.id) if body else "",
        }
        for paper, body, cases in view.papers
    ]


def _title(entry: Entry) -> list[str]:
    return [entry.practice.title, urls.entry(entry.setting, entry.id)]
