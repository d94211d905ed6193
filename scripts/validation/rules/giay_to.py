"""The body of a paper belongs to a paper of a task, has every field that the law asks of it, and its sections name cases."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.content.collection import Collection
from scripts.content.paper import PaperBody
from scripts.content.problem import Problem
from scripts.content.task import Paper, Task
from scripts.content.task_labels import fact_keys
from scripts.text.vietnamese import closest
from scripts.validation.rule import CollectionRule, Finding, in_one_piece, problem_of

NAME = "giay-to"
BY_HAND = "."
"""The key of a blank that nothing fills: a pen does."""


def check(collection: Collection) -> Iterator[Problem]:
    """Judge every body against its task."""
    tasks = {record.id: record.task for record in collection.task_records}
    for record in collection.paper_records:
        if record.task not in tasks:
            near = closest(record.task, tasks)
            hint = f"có phải ý bạn là “{near}”?" if near else "hãy đặt tên thư mục như tên tệp của việc"
            yield problem_of(record, NAME, Finding((), f"không có việc “{record.task}”; {hint}"))
            continue
        task = tasks[record.task]
        paper = next((paper for paper in task.papers if paper.id == record.id), None) if task else None
        if task and paper is None:
            message = f"việc “{record.task}” không kể giấy “{record.id}” ở “giay_to”; hãy thêm, hoặc đổi tên tệp"
            yield problem_of(record, NAME, Finding((), message))
        if task and paper and record.body:
            for finding in _judged(record.body, paper, task, collection):
                yield problem_of(record, NAME, finding)


def _judged(body: PaperBody, paper: Paper, task: Task, collection: Collection) -> Iterator[Finding]:
    wanted = {field: row.id for row in task.requirements if row.id in paper.carries for field in row.fields}
    for field, row in wanted.items():
        if field not in body.fields:
            message = (
                f"thiếu ô “{field}” mà dòng “{row}” đòi; hãy thêm ‹{field}›, hoặc ghi “o: [{field}]” ở khối có ô ấy"
            )
            yield Finding(("than",), message)
    known = fact_keys(collection.vocabulary.task_words, task)
    for key in sorted(body.keys - known - {*wanted} - {BY_HAND}):
        near = closest(key, known)
        hint = f"có phải ý bạn là ‹{near}›? " if near else ""
        yield Finding(("than",), f"ô ‹{key}› không phải dữ kiện nào; {hint}Ô để viết tay thì ghi ‹{BY_HAND}:40›")


RULE = CollectionRule(NAME, in_one_piece(check))
