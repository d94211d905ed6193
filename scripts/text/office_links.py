"""Where words of a Word document or an Excel workbook lead to: a part lists the addresses, the text has their ids."""

from __future__ import annotations

import html
import re
from urllib.parse import unquote

_RELATION = re.compile(r"<(?:\w+:)?Relationship\b([^<>]*)>")
_ATTRIBUTE = re.compile(r"""\b(Id|Target)=(?:"([^"]*)"|'([^']*)')""")


def web_links(relations: bytes) -> dict[str, str]:
    """Addresses of the web by the ids that links in the text have, out of the part ``_rels/….rels``."""
    found = {}
    for relation in _RELATION.findall(relations.decode("utf-8", "replace")):
        attributes = {name: html.unescape(double or single) for name, double, single in _ATTRIBUTE.findall(relation)}
        if attributes.get("Target", "").startswith(("http://", "https://")):
            found[attributes.get("Id", "")] = attributes["Target"]
    return found


def is_told(link: str, text: str) -> bool:
    """Whether a text itself says where it leads to: nothing is lost with the link."""
    return _bare(link) in unquote(text).casefold()


def _bare(link: str) -> str:
    return unquote(link).casefold().partition("://")[2].removeprefix("www.").rstrip("/")
