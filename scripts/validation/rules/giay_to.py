"""The body of a paper belongs to a paper of a task, has every field that the law asks of it, and its sections name cases."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.content.collection import COMMON, Collection, PaperRecord
from scripts.content.paper import PaperBody, expanded, shared
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
    for record in collection.paper_records:
        for finding in _of_record(record, collection):
            yield problem_of(record, NAME, finding)


def _of_record(record: PaperRecord, collection: Collection) -> Iterator[Finding]:
    commons = collection.common_parts
    known = {*commons} if record.task != COMMON else set()
    for key in sorted(shared(record.body.blocks) - known) if record.body else ():
        near = closest(key, known)
        hint = (
            f"có phải ý bạn là “{near}”?"
            if near
            else f"hãy thêm tệp {COMMON}/{key}.yaml; phần chung không gọi phần chung"
        )
        yield Finding(("than",), f"không có phần chung “{key}”; {hint}", names=(key,))
    if record.task == COMMON:
        return
    tasks = {one.id: one.task for one in collection.task_records}
    if record.task not in tasks:
        near = closest(record.task, tasks)
        hint = f"có phải ý bạn là “{near}”?" if near else "hãy đặt tên thư mục như tên tệp của việc"
        yield Finding((), f"không có việc “{record.task}”; {hint}", names=(record.task,))
        return
    task = tasks[record.task]
    paper = next((paper for paper in task.papers if paper.id == record.id), None) if task else None
    if task and paper is None:
        message = f"việc “{record.task}” không kể giấy “{record.id}” ở “giay_to”; hãy thêm, hoặc đổi tên tệp"
        yield Finding((), message, names=(record.task,))
    if task and paper and record.body:
        yield from _judged(record, expanded(record.body, commons), paper, task, collection)


def _judged(
    record: PaperRecord, body: PaperBody, paper: Paper, task: Task, collection: Collection
) -> Iterator[Finding]:
    wanted = {field: row.id for row in task.requirements if row.id in paper.carries for field in row.fields}
    for field, row in wanted.items():
        if field not in body.fields:
            message = (
                f"thiếu ô “{field}” mà dòng “{row}” đòi; hãy thêm ‹{field}›, hoặc ghi “o: [{field}]” ở khối có ô ấy"
            )
            yield Finding(("than",), message, names=(record.task,))
    known = fact_keys(collection.vocabulary.task_words, task)
    for key in sorted(body.keys - known - {*wanted} - {BY_HAND}):
        near = closest(key, known)
        hint = f"có phải ý bạn là ‹{near}›? " if near else ""
        yield Finding(
            ("than",), f"ô ‹{key}› không phải dữ kiện nào; {hint}Ô để viết tay thì ghi ‹{BY_HAND}:40›", names=(key,)
        )


RULE = CollectionRule(NAME, in_one_piece(check))
