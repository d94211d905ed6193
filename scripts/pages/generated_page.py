"""A page that we make, before a theme is put around it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass

from scripts.content import urls
from scripts.content.urls import Address


@dataclass(frozen=True, slots=True)
class Made:
    """A generated page: what the theme has to be told, and what makes its HTML, without blank lines, when that is wanted.

    Title and description are escaped; ``head`` says that it is the head of a folder; ``kind`` tells which scripts it
    wants, ``boxed`` that it has a search box of its own; ``linked`` is its JSON-LD, "" for none.
    """

    address: Address
    head: bool
    title: str
    description: str
    kind: str
    boxed: bool
    linked: str
    render: Callable[[], str]

    @property
    def file(self) -> str:
        """Its file in the docs folder."""
        return urls.markdown_file(self.address, head=self.head)

    @property
    def body(self) -> str:
        """Its HTML, made anew each time."""
        return self.render()

    def meta(self) -> dict[str, object]:
        """Its front matter."""
        rows = {
            "title": self.title,
            "description": self.description,
            "hide": ["navigation", "toc"],
            "loai": self.kind,
            "co_o_tim": self.boxed,
            "jsonld": self.linked,
        }
        return {key: value for key, value in rows.items() if value}

    def markdown(self) -> str:
        """Front matter and one block of HTML."""
        front = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in self.meta().items())
        return f"---\n{front}---\n\n{self.body}\n"
