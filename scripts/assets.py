"""The site's own scripts and styles as they are published: without comments, under names that carry their content."""

from __future__ import annotations

import base64
import hashlib

import rjsmin

HASH = 8
"""Characters of the hash in a name."""


def packed(name: str, text: str) -> tuple[str, str]:
    """The published name and content of an asset: ``tim-may.js`` → ``tim-may-<hash>.js``.

    A name is never used again for another content, so that a server may let browsers keep the file for ever, and
    a page never runs with a script of another release.
    """
    small = rjsmin.jsmin(text) if name.endswith(".js") else text
    stem, _, ending = name.rpartition(".")
    mark = base64.b32encode(hashlib.sha256(small.encode()).digest())[:HASH].decode().lower()
    return f"{stem}-{mark}.{ending}", small
