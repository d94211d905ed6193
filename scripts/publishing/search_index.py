"""The search index of what is published, under a version that changes with whatever it is made of."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence

from scripts.content.collection import Collection
from scripts.search import documents, index_builder
from scripts.search.documents import Guide
from scripts.system.paths import ROOT
from scripts.text.digest import fingerprint

_LENGTH = 8
"""Characters of a version: it distinguishes those that some browser may still have in its cache."""
UNVERSIONED = "0"
"""The version of an index that no browser keeps, as that of a preview."""


def files(collection: Collection, guides: Sequence[Guide], *, versioned: bool = True) -> Iterator[tuple[str, str]]:
    """All files of the index: path in the site, content. Without a version only what changed differs from another build."""
    version = _version(collection, guides) if versioned else UNVERSIONED
    return index_builder.build(documents.search_documents(collection, guides), collection.vocabulary, version)


def _version(collection: Collection, guides: Sequence[Guide]) -> str:
    """By what goes in, as the first file is written before the last one is known; the code that makes the index included."""
    entries = (f"{entry.setting}/{entry.id} {entry.practice.model_dump_json()}" for entry in collection.entries)
    tasks = (f"{shown.id} {shown.task.model_dump_json()}" for shown in collection.tasks)
    return fingerprint("\n".join([_code(), repr(collection.vocabulary), repr(guides), *entries, *tasks]), _LENGTH)


@functools.cache
def _code() -> str:
    texts = [file.read_text(encoding="utf-8") for file in sorted((ROOT / "scripts").rglob("*.py"))]
    return fingerprint("\n".join(texts), _LENGTH)
