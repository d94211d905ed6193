"""Reads the files of a collection: entries and controlled words, each accepted by its model or reported as problems."""

from __future__ import annotations

import contextlib
import os
from collections import abc
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from scripts.content import misplaced, salvage, shape_errors, vocabulary, yaml_file
from scripts.content.collection import (
    COMMON,
    PAPER_FOLDER,
    TASK_FOLDER,
    VOCABULARY_FOLDER,
    Collection,
    PaperRecord,
    Record,
    TaskRecord,
)
from scripts.content.model import Model, Practice, keys_at
from scripts.content.paper import PaperBody
from scripts.content.problem import FieldPath, Problem, Severity, has_errors
from scripts.content.task import Task
from scripts.content.vocabulary import DaysOff, LegalDocument, TaskWords, Vocabulary
from scripts.content.yaml_file import Value, YamlFile
from scripts.system import disk
from scripts.system.processes import gc_paused
from scripts.text.escaping import escape_control_chars
from scripts.text.vietnamese import sort_key

_M = TypeVar("_M", bound=Model)


def files(root: Path, only: abc.Collection[str] = ()) -> list[Path]:
    """The files of entries below ``root/practices``, sorted; with ``only`` those of some settings or ids.

    What begins with ``_`` or ``.`` is none. A folder that is a link stands here itself, to be reported: nothing in it is read.
    """
    places = (root / "practices").glob("[!_.]*/")
    all_files = sorted(
        file for place in places for file in ([place] if disk.is_link(place) else place.glob("[!_.]*.y*ml"))
    )
    return [file for file in all_files if file.parent.name in only or file.stem in only] if only else all_files


def load(root: Path) -> Collection:
    """Read every entry and every controlled word below ``root/practices``; faults become problems, none stops the others."""
    with gc_paused():
        return load_vocabulary(root).with_records(*records(root, files(root))).with_tasks(*tasks(root))


def load_vocabulary(root: Path) -> Collection:
    """The controlled words below ``root/practices``, without an entry yet; and which files there are none, though they look it."""
    places = {name: root / "practices" / VOCABULARY_FOLDER / f"{name}.yaml" for name in vocabulary.FILES}
    here = {name: file for name, file in places.items() if name not in vocabulary.OPTIONAL or os.path.lexists(file)}
    sources = {name: _read(root, file) for name, file in here.items()}
    judged = {name: _validated(item, name) for name, item in sources.items()}
    problems = [problem for name, item in sources.items() for problem in (*item.problems, *judged[name][1])]
    words = _vocabulary({name: values for name, (values, _) in judged.items()})
    unread = frozenset(name for name, (values, _) in judged.items() if values is None)
    told = (*problems, *misplaced.problems(root, words.settings))
    return Collection((), words, sources, told, unread_tables=unread)


def records(root: Path, files: Iterable[Path]) -> tuple[list[Record], list[Problem]]:
    """The entries of some files, and the problems of loading them."""
    records: list[Record] = []
    problems: list[Problem] = []
    for file in files:
        read, faults = record(
            _read(root, file), escape_control_chars(file.stem), escape_control_chars(file.parent.name)
        )
        problems += faults
        read.file.drop_caches()  # of few entries it is asked for again
        if file.parent != root / "practices":  # what is there in place of a folder is no entry
            records.append(read)
    return records, problems


def tasks(root: Path) -> tuple[list[TaskRecord], list[PaperRecord], list[Problem]]:
    """The tasks below ``root/practices`` and the bodies of their papers, in the order of their ids; problems of loading."""
    folder = root / "practices" / TASK_FOLDER
    papers = folder / PAPER_FOLDER
    found: list[TaskRecord] = []
    bodies: list[PaperRecord] = []
    problems: list[Problem] = []
    for file in _yaml_files(folder):
        item, task = _judged(root, file, Task, problems)
        if file != folder:  # what is there in place of the folder is no task
            saved = salvage.salvaged(Task, item.values) if task is None and isinstance(item.values, dict) else None
            found.append(TaskRecord(escape_control_chars(file.stem), item, task, saved))
    places = [papers / COMMON, *sorted(papers.glob("[!_.]*/"))]
    for place in places if not disk.is_link(folder) and not disk.is_link(papers) else ():
        for file in _yaml_files(place):
            item, body = _judged(root, file, PaperBody, problems)
            name, of = escape_control_chars(file.stem), escape_control_chars(place.name)
            if file != place:
                bodies.append(PaperRecord(name, of, item, body))
    return found, bodies, problems


def _yaml_files(folder: Path) -> list[Path]:
    """The files of a folder; the folder itself where it is a link, to be reported."""
    return [folder] if disk.is_link(folder) else sorted(folder.glob("[!_.]*.y*ml"))


def _judged(root: Path, file: Path, model: type[_M], problems: list[Problem]) -> tuple[YamlFile, _M | None]:
    """A file and what it holds, None where that has a fault; adds its problems."""
    item = _read(root, file)
    accepted_, faults = _accepted(item, model) if item.values is not None else (None, [])
    told = [*item.problems, *faults]
    problems += told
    return item, None if has_errors(problem for problem in told if problem.rule != "doc-tep") else accepted_


def _read(root: Path, file: Path) -> YamlFile:
    return yaml_file.read(file, escape_control_chars(file.relative_to(root).as_posix()))


def _validated(item: YamlFile, name: str) -> tuple[Any, list[Problem]]:
    """The content of one file of controlled words (of a faulty one what is good) and its problems of shape."""
    if item.problems and item.values is None:
        return None, []
    try:
        return vocabulary.FILES[name].validate_python(item.values), []
    except ValidationError as error:
        row, table = vocabulary.ROWS.get(name), vocabulary.TABLES.get(name)

        def known(path: FieldPath) -> Sequence[str]:
            if table:
                return keys_at(table, path)
            return keys_at(row, path[1:]) if row else ()

        good = _good_rows(item.values, row) if row else None
        return good, list(shape_errors.problems(item, error.errors(include_url=False), known))


def _good_rows(values: Value, row: type[Model]) -> tuple[Model, ...]:
    """The rows of a faulty file that are as they should be: entries that name them are not at fault.

    Documents written before states followed from days are read too, so that such a collection can be compared with.
    """
    good = []
    for value in values if isinstance(values, tuple) else ():
        written = vocabulary.former_document(value) if row is LegalDocument and isinstance(value, dict) else value
        with contextlib.suppress(ValidationError):
            good.append(row.model_validate(written))
    return tuple(good)


def _vocabulary(parsed: dict[str, Any]) -> Vocabulary:
    def by_id(name: str) -> dict[str, Any]:
        return {row.id: row for row in parsed[name] or ()}

    provinces = dict(sorted(by_id("tinh-thanh").items(), key=lambda pair: sort_key(pair[1].name)))
    return Vocabulary(
        settings=by_id("loai-hinh"),
        stages=by_id("khau"),
        topics=by_id("chu-de"),
        provinces=provinces,
        documents=by_id("van-ban"),
        glossary=parsed["viet-tat"],
        synonyms=parsed["dong-nghia"],
        moved=parsed["chuyen-huong"] or (),
        by_province_name=vocabulary.by_province_name(provinces),
        task_words=parsed.get("viec") or TaskWords(),
        days_off=parsed.get("ngay-nghi") or DaysOff(),
    )


def accepted(item: YamlFile) -> tuple[Practice | None, list[Problem]]:
    """The values of an entry as the model takes them (None when it does not), and its problems of shape."""
    return _accepted(item, Practice)


def _accepted(item: YamlFile, model: type[_M]) -> tuple[_M | None, list[Problem]]:
    try:
        return model.model_validate(item.values), []
    except ValidationError as error:
        shape_problems = shape_errors.problems(item, error.errors(include_url=False), lambda path: keys_at(model, path))
        return None, list(shape_problems)


def record(item: YamlFile, name: str, setting: str) -> tuple[Record, list[Problem]]:
    """An entry as its file reads, and its problems of loading; ``name`` is its id, ``setting`` its folder."""
    practice, shape_problems = accepted(item) if item.values is not None else (None, [])
    # one thing is said of a field: that its lines are joined does not matter where they may not stand at all
    judged = {problem.field for problem in shape_problems}
    told = [p for p in item.problems if p.severity is Severity.ERROR or p.field not in judged]
    problems = [*told, *shape_problems]
    if has_errors(problem for problem in problems if problem.rule != "doc-tep"):
        practice = None
    return Record(name, setting, item, practice), problems
