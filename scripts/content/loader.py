"""Reads the files of a collection: entries and controlled words, each accepted by its model or reported as problems."""

from __future__ import annotations

import contextlib
from collections import abc
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from scripts.content import misplaced, shape_errors, vocabulary, yaml_file
from scripts.content.collection import VOCABULARY_FOLDER, Collection, Record
from scripts.content.model import Model, Practice, keys_at
from scripts.content.problem import Problem, Severity, has_errors
from scripts.content.vocabulary import LegalDocument, Vocabulary
from scripts.content.yaml_file import Value, YamlFile
from scripts.system import disk
from scripts.system.processes import gc_paused
from scripts.text.escaping import escape_control_chars
from scripts.text.vietnamese import sort_key


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
        return load_vocabulary(root).with_records(*records(root, files(root)))


def load_vocabulary(root: Path) -> Collection:
    """The controlled words below ``root/practices``, without an entry yet; and which files there are none, though they look it."""
    sources = {name: _read(root, root / "practices" / VOCABULARY_FOLDER / f"{name}.yaml") for name in vocabulary.FILES}
    judged = {name: _validated(item, name) for name, item in sources.items()}
    problems = [problem for name, item in sources.items() for problem in (*item.problems, *judged[name][1])]
    words = _vocabulary({name: values for name, (values, _) in judged.items()})
    return Collection((), words, sources, (*problems, *misplaced.problems(root, words.settings)))


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


def _read(root: Path, file: Path) -> YamlFile:
    return yaml_file.read(file, escape_control_chars(file.relative_to(root).as_posix()))


def _validated(item: YamlFile, name: str) -> tuple[Any, list[Problem]]:
    """The content of one file of controlled words (of a faulty one what is good) and its problems of shape."""
    if item.problems and item.values is None:
        return None, []
    try:
        return vocabulary.FILES[name].validate_python(item.values), []
    except ValidationError as error:
        row = vocabulary.ROWS.get(name)
        known = (lambda path: keys_at(row, path[1:])) if row else (lambda _: ())
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
    )


def accepted(item: YamlFile) -> tuple[Practice | None, list[Problem]]:
    """The values of an entry as the model takes them (None when it does not), and its problems of shape."""
    try:
        return Practice.model_validate(item.values), []
    except ValidationError as error:
        shape_problems = shape_errors.problems(
            item, error.errors(include_url=False), lambda path: keys_at(Practice, path)
        )
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
