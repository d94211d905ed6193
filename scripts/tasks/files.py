"""The files of papers: for each the empty Word document, and for each task the templates that the browser fills."""

from __future__ import annotations

import json
from collections.abc import Iterator

from scripts.content import urls
from scripts.content.collection import Collection, ShownTask
from scripts.content.vocabulary import TaskWords
from scripts.tasks import document
from scripts.word.package import DOCUMENT, pack
from scripts.word.template import Fact, compiled, filled


def files(collection: Collection) -> Iterator[tuple[str, bytes]]:
    """All files: path in the site, content."""
    for shown in collection.tasks:
        yield from of_task(collection, shown)


def of_task(collection: Collection, shown: ShownTask) -> Iterator[tuple[str, bytes]]:
    """The files of one task."""
    papers, words = collection.papers_of(shown), collection.vocabulary.task_words
    if not papers:
        return
    templates = {paper.id: document.parts(paper.name, body) for paper, body in papers}
    empty = all_cases(words)
    for id_, parts in templates.items():
        text = filled(compiled(parts[DOCUMENT].decode()), empty)
        yield urls.paper_file(shown.id, id_), pack({**parts, DOCUMENT: text.encode()})
    yield urls.paper_templates(shown.id), browser_script(templates, {paper.id: paper.name for paper, _ in papers})


def all_cases(words: TaskWords) -> dict[str, Fact]:
    """The facts of an empty paper: it has the sections of every case."""
    return dict.fromkeys(words.cases, True)


def browser_script(templates: dict[str, dict[str, bytes]], names: dict[str, str]) -> bytes:
    """The templates of a task as a classic script, which works from a disk too; parts that all share stand once."""
    first = next(iter(templates.values()))
    common = {
        name: part for name, part in first.items() if all(parts.get(name) == part for parts in templates.values())
    }
    own = {
        id_: {
            "ten": names[id_],
            "phan": {name: part.decode() for name, part in sorted(parts.items()) if name not in common},
        }
        for id_, parts in templates.items()
    }
    data = {"chung": {name: part.decode() for name, part in sorted(common.items())}, "giay": own}
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f"(window.kho = window.kho || {{}}).giayTo = {text};\n".encode()
