"""The site's own scripts and styles as they are published: without comments, under names that carry their content."""

from __future__ import annotations

import rjsmin

from scripts.text.digest import fingerprint

ENGINE = "assets/tim-may.js"
PARTS = ("assets/tim-chu.js", "assets/tim-hieu.js", "assets/tim-xep.js", ENGINE)
"""The search engine is written in parts and published as one file: one request, and parts of one release."""
HASH = 8
"""Characters of the hash in a name."""


def published(sources: dict[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """Our scripts and styles, path → text, as published: path → content, and where each source stands now.

    A name is never used again for another content, so that a server may let browsers keep the file for ever, and
    a page never runs with a script of another release.
    """
    files: dict[str, str] = {}
    names: dict[str, str] = {}
    whole = {path: text for path, text in sources.items() if path not in PARTS}
    if all(part in sources for part in PARTS):
        whole[ENGINE] = "\n".join(sources[part] for part in PARTS)
    for path, text in whole.items():
        small = rjsmin.jsmin(text) if path.endswith(".js") else text
        stem, _, ending = path.rpartition(".")
        names[path] = f"{stem}-{fingerprint(small, HASH)}.{ending}"
        files[names[path]] = small
    return files, names
