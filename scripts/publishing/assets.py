"""The site's own scripts and styles: written in modules, published in few files under names that carry their content.

Scripts are written as ECMAScript modules, but browsers load modules from no disk: they are published as classic
scripts, the modules of a file one after another, each a property of one global, :data:`GLOBAL`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import rjsmin

from scripts.text.digest import fingerprint

HASH = 8
"""Characters of the hash in a name."""
GLOBAL = "kho"
BUNDLES: Mapping[str, Sequence[str]] = {
    "pages/site.js": (
        "pages/dom.js",
        "pages/clipboard.js",
        "pages/document-state.js",
        "pages/marks.js",
        "pages/choice.js",
        "pages/device.js",
        "pages/entry-text.js",
        "pages/site.js",
    ),
    "pages/entry.js": ("pages/entry.js",),
    "pages/compare.js": ("pages/compare.js",),
    "pages/booklet.js": ("pages/booklet.js",),
    "tasks/task.js": (
        "tasks/counting.js",
        "tasks/places.js",
        "tasks/paper-facts.js",
        "tasks/plan.js",
        "tasks/task-state.js",
        "tasks/fields.js",
        "tasks/kept.js",
        "tasks/filling.js",
        "tasks/task-page.js",
    ),
    "tasks/five-questions.js": (
        "tasks/answers.js",
        "tasks/task-source.js",
        "tasks/nearest.js",
        "tasks/plan-page.js",
    ),
    "tasks/papers.js": ("tasks/template.js", "tasks/papers.js"),
    "tasks/paper.js": ("tasks/paper-page.js",),
    "tasks/year.js": ("tasks/ics.js", "tasks/duties.js", "tasks/year-page.js"),
    "pages/notebook.js": ("pages/notebook.js",),
    "search/engine.js": (
        "search/codec.js",
        "search/words.js",
        "search/state.js",
        "search/files.js",
        "search/query.js",
        "search/ranking.js",
        "search/engine.js",
    ),
    "search/results.js": ("search/said-terms.js", "search/results.js"),
    "search/facets.js": ("search/facets.js", "search/facet-panel.js", "search/list-export.js"),
    "search/suggestions.js": ("search/suggestions.js",),
    "site.css": (
        "pages/tokens.css",
        "theme.css",
        "pages/base.css",
        "pages/cards.css",
        "pages/lists.css",
        "pages/tables.css",
        "pages/entry.css",
        "pages/map.css",
        "pages/compare.css",
        "pages/booklet.css",
        "tasks/task.css",
        "tasks/plan.css",
        "pages/notebook.css",
        "search/box.css",
        "search/results.css",
    ),
}
"""Published file → the files it is made of, in order; all below :data:`FOLDER`. A file is loaded by those pages alone
that need it, after the files that its modules import from."""
FOLDER = "assets/"

_IMPORT = re.compile(r'^import (\{[^}]*\}) from "[^"]*?([\w-]+)\.js";$', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const|class) (\w+))", re.MULTILINE)
_LEFT = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)


class LinkError(ValueError):
    """A module says something that :func:`linked` does not carry over."""


def bundled(sources: Mapping[str, str]) -> dict[str, str]:
    """All scripts and styles, path → text, in the files that pages load; what belongs to no bundle stays as it is."""
    taken = {FOLDER + part for parts in BUNDLES.values() for part in parts}
    files = {path: text for path, text in sources.items() if path not in taken}
    for name, parts in BUNDLES.items():
        texts = {part: sources[FOLDER + part] for part in parts if FOLDER + part in sources}
        if texts:
            files[FOLDER + name] = linked(texts) if name.endswith(".js") else "\n".join(texts.values())
    return files


def linked(modules: Mapping[str, str]) -> str:
    """Modules, path → text, as one classic script.

    An import of names becomes a look at the global, an export a property there. A file whose imports from other files
    are not there does nothing, but says so on pages that live from the search.
    """
    own = {property_of(path) for path in modules}
    wanted = sorted({_property(match[2]) for text in modules.values() for match in _IMPORT.finditer(text)} - own)
    guard = ""
    if wanted:
        lacking = " || ".join(f"!{GLOBAL}.{name}" for name in wanted)
        guard = f"if ({lacking}) {{ if ({GLOBAL}.dom) {GLOBAL}.dom.reportMissing(); return; }}\n"
    body = "\n".join(_wrapped(path, text) for path, text in modules.items())
    return f'(function ({GLOBAL}) {{\n"use strict";\n{guard}{body}\n}})((window.{GLOBAL} = window.{GLOBAL} || {{}}));\n'


def property_of(path: str) -> str:
    """The property of the global under which a module stands: ``pages/document-state.js`` is ``documentState``."""
    return _property(path.rpartition("/")[2].removesuffix(".js"))


def _property(stem: str) -> str:
    return re.sub(r"-(\w)", lambda match: match[1].upper(), stem)


def _wrapped(path: str, text: str) -> str:
    names = [match[1] for match in _EXPORT.finditer(text)]
    text = _IMPORT.sub(lambda match: f"const {match[1]} = {GLOBAL}.{_property(match[2])};", text)
    text = _EXPORT.sub("", text)
    if left := _LEFT.search(text):
        raise LinkError(f"{path}: {left[0]}")
    return f"{GLOBAL}.{property_of(path)} = (function () {{\n{text}\nreturn {{ {', '.join(names)} }};\n}})();"


def _small(styles: str) -> str:
    """Styles without comments and white space that says nothing; no text in ours has any."""
    bare = re.sub(r"/\*.*?\*/", "", styles, flags=re.DOTALL)
    bare = re.sub(r"\s*([{};,])\s*", r"\1", " ".join(bare.split()))
    return re.sub(r":\s+", ":", bare).replace(";}", "}")


def published(sources: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """Our scripts and styles, path → text, as published: path → content, and where each file that pages load stands now.

    A name is never used again for another content, so that a server may let browsers keep the file for ever, and
    a page never runs with a script of another release.
    """
    files: dict[str, str] = {}
    names: dict[str, str] = {}
    for path, text in bundled(sources).items():
        small = rjsmin.jsmin(text) if path.endswith(".js") else _small(text)
        stem, _, ending = path.rpartition(".")
        names[path] = f"{stem}-{fingerprint(small, HASH)}.{ending}"
        files[names[path]] = small
    return files, names
