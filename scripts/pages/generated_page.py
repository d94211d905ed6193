"""A page generated from the collection: what it is and what fills its template, before any HTML."""

from __future__ import annotations

import json
from dataclasses import dataclass

from scripts.content import urls
from scripts.content.urls import Address
from scripts.pages.contexts import NO_TEMPLATE, TemplateContext
from scripts.text.escaping import escape
from scripts.text.vietnamese import normalize_whitespace


@dataclass(frozen=True, slots=True)
class GeneratedPage:
    """A page of the site; :meth:`scripts.pages.site_pages.SitePages.html` makes its HTML.

    ``is_index`` says that it is the index of its folder, ``page_type`` which scripts it wants, ``has_search_box`` that
    it has a search box of its own; ``json_ld`` is a JSON-LD document, "" for none. Title and description are plain text.
    """

    address: Address
    title: str
    description: str
    context: TemplateContext = NO_TEMPLATE
    is_index: bool = False
    page_type: str = ""
    has_search_box: bool = False
    json_ld: str = ""

    @property
    def file(self) -> str:
        """Its file in the docs folder."""
        return urls.markdown_file(self.address, head=self.is_index)

    @property
    def title_html(self) -> str:
        """Its title, escaped."""
        return escape(self.title)

    @property
    def description_html(self) -> str:
        """Its description on one line, escaped."""
        return escape(normalize_whitespace(self.description))

    def meta(self) -> dict[str, object]:
        """Its front matter, which the theme's templates read."""
        rows = {
            "title": self.title_html,
            "description": self.description_html,
            "hide": ["navigation", "toc"],
            "loai": self.page_type,
            "co_o_tim": self.has_search_box,
            "jsonld": self.json_ld,
        }
        return {key: value for key, value in rows.items() if value}

    def markdown(self, html: str) -> str:
        """Front matter and its HTML as one block."""
        front = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in self.meta().items())
        return f"---\n{front}---\n\n{html}\n"
