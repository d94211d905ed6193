"""What is written into a new site or a plain docs folder, and the hand-written pages that are read for it."""

from __future__ import annotations

import contextlib
import filecmp
import shutil
from collections.abc import Iterable
from pathlib import Path

from scripts.content.collection import Collection
from scripts.pages import site_pages
from scripts.pages.owner import Owner
from scripts.pages.site_pages import SitePages
from scripts.publishing import assets, search_index
from scripts.search import documents
from scripts.spreadsheet import form
from scripts.tasks import files as papers


def guides(root: Path) -> list[documents.Guide]:
    """The hand-written pages for readers and editors, as the search finds them; what is for maintainers is left out."""
    docs = root / "docs"
    files = sorted(
        file for file in docs.rglob("*.md") if file.relative_to(docs).parts[0] not in {"phat-trien", "templates"}
    )
    return [
        guide
        for file in files
        for guide in documents.guides(file.relative_to(docs).as_posix(), file.read_text(encoding="utf-8"))
    ]


class ServedFolder:
    """The folder that a preview shows: a build changes what says something else than before, and leaves the rest alone."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._current: set[Path] = set()
        self._values: dict[str, tuple[object, ...]] = {}

    def begin(self) -> None:
        """A build begins: nothing is known to be up to date."""
        self._current.clear()

    def keep_if_unchanged(self, path: str, values: tuple[object, ...]) -> bool:
        """Keep a page that an earlier build made of the same values; gives whether it did, so that it need not be made.

        Values that are the same objects are compared in no time; a build of a preview has those of the last one wherever
        a file was not saved again.
        """
        same = self._values.get(path) == values
        self._values[path] = values
        if same and (self.folder / path).is_file():
            self._current.add(self.folder / path)
            return True
        return False

    def write_all(self, files: Iterable[tuple[str, str | bytes]]) -> None:
        """Have the folder hold some files, each given by its path in it and what it says."""
        for path, text in files:
            file, data = self.folder / path, text.encode() if isinstance(text, str) else text
            self._current.add(file)
            if not (file.is_file() and file.stat().st_size == len(data) and file.read_bytes() == data):
                write(file, data)

    def take_over(self, new: Path) -> None:
        """Have the folder hold what stands in another one, which loses it; what no build wrote goes."""
        for file in [file for file in new.rglob("*") if file.is_file()]:
            here = self.folder / file.relative_to(new)
            self._current.add(here)
            if not (here.is_file() and filecmp.cmp(file, here, shallow=False)):
                here.parent.mkdir(parents=True, exist_ok=True)
                file.replace(here)
        for file in [file for file in self.folder.rglob("*") if file.is_file()]:
            if file not in self._current:
                file.unlink()


def write_docs(collection: Collection, root: Path, out: Path, owner: Owner | None = None) -> int:
    """Write hand-written pages, generated ones, the search index, form and papers as one plain docs folder; gives the number of generated pages."""
    pages = site_pages.pages(collection, owner or Owner())
    index = search_index.files(collection, guides(root))
    _copy_docs(root / "docs", out)
    made_pages = SitePages(collection, owner or Owner())
    for file in (root / "docs").rglob("*.md"):
        path = file.relative_to(root / "docs").as_posix()
        write(out / path, made_pages.guide(path, file.read_text(encoding="utf-8")))
    made = pages | form.files(collection.vocabulary) | dict(papers.files(collection)) | dict(made_pages.scripts())
    for path, content in made.items():
        write(out / path, content)
    for path, content in index:
        write(out / path, content)
    return len(pages)


def _copy_docs(docs: Path, out: Path) -> None:
    """Copy the hand-written pages; scripts and styles as the files that pages load, under their own names."""
    ours = [file for file in docs.joinpath(assets.FOLDER).rglob("*") if file.suffix in {".js", ".css"}]
    sources = {file.relative_to(docs).as_posix(): file.read_text(encoding="utf-8") for file in ours}
    shutil.copytree(docs, out, dirs_exist_ok=True, ignore=shutil.ignore_patterns("*.js", "*.css"))
    for path, text in assets.bundled(sources).items():
        write(out / path, text)


def write_all(site: Path, current: Path | None, files: Iterable[tuple[str, str | bytes]]) -> None:
    """Write some files of a new folder, each given by its path in it and what it says.

    One that says the same in the ``current`` folder is not written: it gets a second name, and keeps its time.
    """
    for path, text in files:
        write(site / path, text, current / path if current else None)


def write(file: Path, content: str | bytes, current: Path | None = None) -> None:
    """Write one file of a new folder, with the folders above it, unless ``current`` holds the same and can be linked."""
    data = content.encode() if isinstance(content, str) else content
    file.parent.mkdir(parents=True, exist_ok=True)
    with contextlib.suppress(OSError):  # it is not there, or the disk knows no links
        if current and current.stat().st_size == len(data) and current.read_bytes() == data:
            file.hardlink_to(current)
            return
    file.write_bytes(data)
