"""What is written beside MkDocs, which never sees it: pages in frames, and the search index."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import TypeAlias

from scripts.content import urls
from scripts.content.collection import Entry
from scripts.pages.generated_page import Made
from scripts.pages.site_pages import Maker
from scripts.publishing import page_shell
from scripts.publishing.page_shell import Frame
from scripts.search import documents, index_builder
from scripts.search.documents import Guide

PORTION = 100
"""So many pages are one part of the work that processes share."""
Written: TypeAlias = tuple[str, str]
"""A file of the site: its path and what it says."""


class Framed:
    """Pages, and those of entries, which differ from their like in their text alone; ``frame`` puts the theme around one."""

    def __init__(
        self,
        maker: Maker,
        guides: Sequence[Guide],
        pages: Sequence[Made],
        entries: Sequence[Entry],
        frame: Callable[[Made], Frame],
    ) -> None:
        self._maker, self._guides = maker, guides
        self._pages: list[Made | Entry] = [*pages, *entries]
        one_each = {entry.setting: entry for entry in entries}.values()
        samples = {page_shell.kind(page): page for page in (*pages, *map(maker.entry, one_each))}
        self._frames = {kind: frame(page) for kind, page in samples.items()}
        self.parts = 1 + -(-len(self._pages) // PORTION)

    def part(self, number: int) -> Iterator[Written]:
        """The files of one part out of ``parts``. The first is the index: it takes longest, so it should begin first."""
        if number == 0:
            yield from self._index()
        else:
            yield from map(self._page, self._pages[(number - 1) * PORTION : number * PORTION])

    def by_address(self, write: Callable[[Iterable[Written]], object]) -> dict[str, Callable[[], object]]:
        """What writes the page of an address, or all files of the folder of the index."""
        found = {urls.entry(one.setting, one.id) if isinstance(one, Entry) else one.address: one for one in self._pages}
        return {index_builder.FOLDER: lambda: write(self._index())} | {
            address: partial(self._alone, one, write) for address, one in found.items()
        }

    def _index(self) -> Iterator[Written]:
        found = documents.findables(self._maker.catalog, self._guides)
        yield from index_builder.build(found, self._maker.catalog.words)

    def _alone(self, one: Made | Entry, write: Callable[[Iterable[Written]], object]) -> None:
        write([self._page(one)])

    def _page(self, one: Made | Entry) -> Written:
        page = self._maker.entry(one) if isinstance(one, Entry) else one
        return f"{page.address}index.html", page_shell.fill(self._frames[page_shell.kind(page)], page)
