"""From a page's content to its file: the theme's shell, rendered once for all pages that differ in nothing but their text.

A page goes through three steps here: its content (``SitePages.html``), the shell around it (:meth:`PageShell.render`),
its file (:meth:`ShellWriter.chunk`). It is the page that MkDocs would make, byte for byte (a test holds it).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import Enum
from typing import TypeAlias

from scripts.content import urls
from scripts.content.collection import Entry
from scripts.pages.generated_page import GeneratedPage
from scripts.pages.site_pages import SitePages

CHUNK = 100
"""Pages that a process writes at a time."""
File: TypeAlias = tuple[str, str]
"""A file of the site: its path and its text."""
ShellKey: TypeAlias = tuple[str, int, str, bool, bool, bool]
"""What decides how the theme looks around a page: its folder and depth, its type, whether it has a search box, JSON-LD,
a description."""
RenderInTheme: TypeAlias = Callable[[GeneratedPage, str], str]
"""A page and its content → the whole page as the theme makes it."""
Holds: TypeAlias = Callable[[str, tuple[object, ...]], bool]
"""A path and all that its page shows → whether that page stands there already."""


class Slot(Enum):
    """What differs between pages of one shell."""

    ADDRESS = "address"
    TITLE = "title"
    DESCRIPTION = "description"
    JSON_LD = "json-ld"
    CONTENT = "content"

    @property
    def placeholder(self) -> str:
        """What stands for it in a placeholder page."""
        return f"\ue000{self.value}\ue000"  # private use: the check lets no entry contain it


_PLACEHOLDER = re.compile("\ue000([a-z-]+)\ue000")
_FOLDER = "khung-trang"
_CONTENT = f"<h1>{Slot.CONTENT.placeholder}</h1>"
"""The content of a placeholder page: the theme adds a heading to a page that has none."""


def shell_key(page: GeneratedPage) -> ShellKey:
    """Pages with one key have one shell."""
    folder, _, rest = page.address.partition("/")
    depth = page.address.count("/")
    has = page.has_search_box, bool(page.json_ld), bool(page.description)
    return (folder if rest else "", depth, page.page_type, *has)


def placeholder_page(page: GeneratedPage) -> GeneratedPage:
    """A page with the same shell, whose texts are placeholders."""
    folder, depth, *_ = shell_key(page)
    return GeneratedPage(
        "/".join([folder or _FOLDER, *[_FOLDER] * (depth - 1), ""]),
        Slot.TITLE.placeholder if page.title else "",
        Slot.DESCRIPTION.placeholder if page.description else "",
        page.context,
        is_index=page.is_index,
        page_type=page.page_type,
        has_search_box=page.has_search_box,
        json_ld=Slot.JSON_LD.placeholder if page.json_ld else "",
    )


def blank_page(depth: int) -> GeneratedPage:
    """A page without text, so many folders below the root: what the theme makes of it is the theme's alone."""
    return GeneratedPage(f"{_FOLDER}/" * depth, "", "", is_index=not depth)


def holds_nothing(_path: str, _values: tuple[object, ...]) -> bool:
    """Every page is to be made."""
    return False


class PageShell:
    """The HTML of a placeholder page, cut at its placeholders: texts of the theme with slots between."""

    def __init__(self, html: str, placeholder: GeneratedPage) -> None:
        marked = html.replace(_CONTENT, Slot.CONTENT.placeholder)
        marked = marked.replace(placeholder.address, Slot.ADDRESS.placeholder)
        parts = _PLACEHOLDER.split(marked)
        self._parts: list[str | Slot] = [Slot(part) if number % 2 else part for number, part in enumerate(parts)]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, PageShell) and self._parts == other._parts

    __hash__ = None  # type: ignore[assignment] # compared only

    def render(self, page: GeneratedPage, content: str) -> str:
        """The whole HTML of a page of this shell."""
        values = {
            Slot.ADDRESS: page.address,
            Slot.TITLE: page.title_html,
            Slot.DESCRIPTION: page.description_html,
            Slot.JSON_LD: page.json_ld,
            Slot.CONTENT: content,
        }
        return "".join([part if isinstance(part, str) else values[part] for part in self._parts])


class ShellWriter:
    """The files that MkDocs never sees: pages that differ from their like in their text alone, and the search index.

    ``index`` makes the files of that. ``render`` puts the theme around a page; it is called once for each shell, on construction. Pages of entries that
    ``holds`` knows are left out.
    """

    def __init__(
        self,
        site_pages: SitePages,
        index: Callable[[], Iterable[File]],
        pages: Sequence[GeneratedPage | Entry],
        render: RenderInTheme,
        holds: Holds = holds_nothing,
    ) -> None:
        self._site_pages, self._index, self._holds = site_pages, index, holds
        self._pages = pages
        one_of_each_setting = {entry.setting: entry for entry in pages if isinstance(entry, Entry)}.values()
        others = [page for page in pages if isinstance(page, GeneratedPage)]
        self._shells: dict[ShellKey, PageShell] = {}
        for page in (*others, *map(site_pages.entry, one_of_each_setting)):
            if shell_key(page) not in self._shells:
                placeholder = placeholder_page(page)
                self._shells[shell_key(page)] = PageShell(render(placeholder, _CONTENT), placeholder)
        self.chunk_count = 1 + -(-len(self._pages) // CHUNK)

    def chunk(self, number: int) -> Iterator[File]:
        """The files of one chunk out of ``chunk_count``. The first is the index: it takes longest, so it begins first."""
        if number == 0:
            yield from self._index()
        else:
            for item in self._pages[(number - 1) * CHUNK : number * CHUNK]:
                if not (isinstance(item, Entry) and self._is_held(item)):
                    yield self._file(item)

    def _is_held(self, entry: Entry) -> bool:
        path = f"{urls.entry(entry.setting, entry.id)}index.html"
        return self._holds(path, (*self._shells.values(), *self._site_pages.values_of(entry)))

    def _file(self, item: GeneratedPage | Entry) -> File:
        page = self._site_pages.entry(item) if isinstance(item, Entry) else item
        content = self._site_pages.html(page)
        return f"{page.address}index.html", self._shells[shell_key(page)].render(page, content)
