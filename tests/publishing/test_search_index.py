"""The version of the search index changes with whatever goes into it, and with nothing else."""

from __future__ import annotations

from dataclasses import replace

from scripts.publishing import search_index
from scripts.search import index_builder
from scripts.search.documents import Guide
from tests.conftest import PracticesFolder

GUIDE = Guide("huong-dan/", "Hướng dẫn", "Đọc trước.", "Đọc trước khi viết.")


def _version(collection: PracticesFolder, guide: Guide = GUIDE, *, versioned: bool = True) -> str:
    """The one folder that holds all files but the manifest."""
    paths = [path for path, _ in search_index.files(collection.load(), [guide], versioned=versioned)]
    assert paths[-1] == index_builder.MANIFEST
    (folder,) = {path.split("/")[1] for path in paths[:-1]}
    return folder


def test_the_same_has_the_same_version(collection: PracticesFolder) -> None:
    assert _version(collection) == _version(collection)


def test_whatever_is_searched_changes_the_version(collection: PracticesFolder) -> None:
    """An entry, a guide, a controlled word."""
    versions = {_version(collection), _version(collection, replace(GUIDE, questions=("Đọc gì trước?",)))}
    collection.change("Thôn họp dân bàn mức góp và cách làm.", "Thôn họp dân bàn mức góp.")
    versions.add(_version(collection))
    collection.write("practices/_danh-muc/dong-nghia.yaml", "nhom: [{tu: [lộ], nghia: [đường], muc: 1}]\n")
    assert len({*versions, _version(collection)}) == 4


def test_a_preview_has_one_version(collection: PracticesFolder) -> None:
    """Only what changed is written anew there."""
    before = _version(collection, versioned=False)
    collection.change("Thôn họp dân bàn mức góp và cách làm.", "Thôn họp dân bàn mức góp.")
    assert _version(collection, versioned=False) == before == search_index.UNVERSIONED
