"""Turns an engine's finished HTML into a site that may be published: the policy into each page, our sitemap, nothing missing."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from scripts.content.collection import Collection
from scripts.pages import sitemap
from scripts.publishing import csp

NOT_FOUND = "404.html"
"""The page for what is not there, whose addresses begin at the root."""
ENGINES_OWN = ("sitemap.xml", "sitemap.xml.gz", "search", "search.json", "objects.inv")
"""What engines make by themselves and we do not publish: their search index and a sitemap that is dated by the build."""
AllowedHashes: TypeAlias = Callable[[str], frozenset[str]]
"""Path of a page below the site's root → hashes of the inline scripts that the theme puts there."""


@dataclass(frozen=True, slots=True)
class Violation:
    """A page, by its path below the site's root, and what it may not have, in a few Vietnamese words."""

    path: str
    what: str


def allowed_hashes(blank: Callable[[str], str]) -> AllowedHashes:
    """The hashes of the theme's inline scripts, from what the engine makes at a path without any text of ours.

    Pages of one depth have the same; the page for what is not there has its own.
    """

    @functools.cache
    def of_depth(depth: int) -> frozenset[str]:
        return csp.inline_script_hashes(blank("x/" * depth + "index.html"))

    @functools.cache
    def of_not_found() -> frozenset[str]:
        return csp.inline_script_hashes(blank(NOT_FOUND))

    return lambda path: of_not_found() if path == NOT_FOUND else of_depth(path.count("/"))


def secure(html: str, path: str, allowed: AllowedHashes) -> tuple[str, list[Violation]]:
    """A page with its policy, and what that would block. Raises ValueError when its head does not begin as we know it."""
    hashes = allowed(path)
    return csp.insert_policy(html, hashes), [Violation(path, what) for what in csp.violations(html, hashes)]


def complete(
    site: Path, collection: Collection, site_url: str, allowed: AllowedHashes, pages: Iterable[str]
) -> list[Violation]:
    """Complete a folder of finished HTML: ``pages`` (paths in it) get their policy, the folder its sitemap.

    Pages that are secure already are left out of ``pages``. The engine's own index and sitemap are removed. Gives what
    may not be published; raises ValueError for a page whose head does not begin as we know it.
    """
    violations: list[Violation] = []
    for path in pages:
        file = site / path
        html, page_violations = secure(file.read_text(encoding="utf-8"), path, allowed)
        violations += page_violations
        file.unlink()  # an engine may have linked it to the file of an older site
        file.write_text(html, encoding="utf-8", newline="")
    for name in ENGINES_OWN:
        _remove(site / name)
    if site_url:
        addresses = (file.parent.relative_to(site).as_posix() + "/" for file in site.rglob("index.html"))
        listed = ("" if address == "./" else address for address in addresses)
        for path, text in sitemap.sitemap(collection, site_url, listed).items():
            (site / path).write_text(text, encoding="utf-8", newline="")
    return violations


def _remove(path: Path) -> None:
    if path.is_dir():
        for part in path.iterdir():
            _remove(part)
        path.rmdir()
    else:
        path.unlink(missing_ok=True)
