"""What a page may load and run (Content-Security-Policy): the theme's own inline scripts by their hash, nothing else inline.

Hashes are taken from the theme rendered without any text of ours, so that no text can ever allow a script of its own.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from html.parser import HTMLParser

REFERRER = "same-origin"
"""Other sites do not learn which page a reader comes from."""
DIRECTIVES = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",  # the theme's signs are data: in its style sheet
    "form-action": "'self' file:",  # from a disk Firefox takes 'self' alone for a block
    "base-uri": "'none'",
}
"""Without connect-src, worker-src, frame-src: no page asks for anything but scripts, styles and pictures of the site."""
NEVER_FRAMED = "frame-ancestors 'none'"
"""A header can say it, a meta element cannot."""
_SCRIPT_TYPES = {"", "module", "text/javascript", "application/javascript", "importmap", "speculationrules"}
"""Types of a script that a browser takes orders from; all others are blocks of data."""
_CHARSET = '<meta charset="utf-8">'
"""The first thing in the theme's head: what comes before an inline script holds for it."""
_META = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
_HASH = re.compile(r"'(sha256-[A-Za-z0-9+/]{43}=)'")
_FORBIDDEN_TAGS = {"applet", "base", "embed", "frame", "iframe", "object", "style"}
_LOADING_ATTRIBUTES = {"src", "srcset", "poster", "background", "data", "action", "formaction"}
"""Attributes whose address a browser asks, by itself or when a form is sent."""
_LOADING_LINKS = {"stylesheet", "icon", "preload", "modulepreload", "prefetch", "manifest"}
"""Links that a browser follows by itself."""
_OUTSIDE = re.compile(r"\s*(?:https?:)?//", re.IGNORECASE)
_SCRIPT_ADDRESS = re.compile(r"\s*javascript:", re.IGNORECASE)


def inline_script_hashes(html: str) -> frozenset[str]:
    """The hashes of all inline scripts of a page that a browser would run, as a policy writes them: ``sha256-…``."""
    return frozenset(_PageParser(html).script_hashes)


def violations(html: str, allowed: Iterable[str] = ()) -> list[str]:
    """What the policy would keep a page from doing, a few Vietnamese words each; ``allowed`` are hashes of scripts."""
    page = _PageParser(html)
    foreign = ["đoạn mã <script> viết thẳng trong trang"] if page.script_hashes - set(allowed) else []
    return [*page.violations, *foreign]


def policy(hashes: Iterable[str]) -> str:
    """The policy, as a header or a meta element carries it."""
    sources = "".join(f" '{value}'" for value in sorted(hashes))
    rows = DIRECTIVES | {"script-src": DIRECTIVES["script-src"] + sources}
    return "; ".join(f"{name} {value}" for name, value in rows.items())


def insert_policy(html: str, hashes: Iterable[str]) -> str:
    """A page that carries the policy itself, for servers that send none and for disks.

    Raises ValueError when the theme's head does not begin as we know it.
    """
    before, mark, after = html.partition(_CHARSET)
    if not mark or "<script" in before:
        raise ValueError(f"the head of the theme does not begin with {_CHARSET}")
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy(hashes)}">'
    return f'{before}{mark}{meta}<meta name="referrer" content="{REFERRER}">{after}'


def hashes_in_policy(html: str) -> frozenset[str] | None:
    """The hashes in the policy that a page carries, of which the beginning is enough; None if it carries none."""
    meta = _META.search(html)
    return frozenset(_HASH.findall(meta.group(1))) if meta else None


class _PageParser(HTMLParser):
    """Collects what a policy would have to allow."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.script_hashes: set[str] = set()
        self.violations: list[str] = []
        self._script: list[str] | None = None
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        if tag == "script" and "src" not in attributes and attributes.get("type", "").strip().lower() in _SCRIPT_TYPES:
            self._script = []
        if tag in _FORBIDDEN_TAGS:
            self.violations.append(f"thẻ <{tag}>")
        for name, value in attributes.items():
            if name == "style" or name.startswith("on"):
                self.violations.append(f"thuộc tính {name} của thẻ <{tag}>")
            elif name in {"href", "action", "formaction"} and _SCRIPT_ADDRESS.match(value):
                self.violations.append(f"địa chỉ javascript: của thẻ <{tag}>")
            elif (
                name in _LOADING_ATTRIBUTES or (name == "href" and attributes.get("rel") in _LOADING_LINKS)
            ) and _OUTSIDE.match(value):
                self.violations.append(f"thẻ <{tag}> dùng địa chỉ ở nơi khác ({value.strip()})")

    def handle_data(self, data: str) -> None:
        if self._script is not None:
            self._script.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == "script" and self._script is not None:
            text = "".join(self._script)
            self.script_hashes.add("sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode())
            self._script = None
