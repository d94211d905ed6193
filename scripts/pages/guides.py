"""What hand-written pages are given by the collection: the state of each legal document that they name."""

from __future__ import annotations

import re
from collections.abc import Callable

from scripts.content import labels
from scripts.content.collection import Collection

_LINK = re.compile(
    r"""<a\ [^>]*href="[./]*/van-ban/(?P<id>[\w-]+)/[^"]*"[^>]*>.*?</a>  # to the address of a document
    | \[[^\]\n]*\]\([./]*/van-ban/(?P<page>[\w-]+)\.md[^)\s]*\)  # or to its page as Markdown""",
    re.DOTALL | re.VERBOSE,
)


def with_states(markdown: str, collection: Collection, state: Callable[[str], str]) -> str:
    """A hand-written page that says of each document it links what is not simply in force.

    ``state`` gives the HTML for the id of a document.
    """
    documents = collection.vocabulary.documents

    def said(link: re.Match[str]) -> str:
        document = documents.get(link["id"] or link["page"])
        if document is None or not labels.document_note(collection.vocabulary, document):
            return link[0]
        return f"{link[0]} ({state(document.id)})"

    return _LINK.sub(said, markdown)
