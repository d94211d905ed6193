"""Pagefind and Material's own search over the main text of the same entries, asked the same queries in their own ways."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path
from typing import Any

import pagefind_bin
from playwright.sync_api import Browser, Page

from scripts.content.collection import Collection, Entry
from tests.bench.serving import Served, served

RESULTS = 10
"""So many results are fetched and shown, as our page does."""
PATIENCE = 600_000
"""Milliseconds to wait for a first result."""


def _texts(entry: Entry) -> list[str]:
    practice = entry.practice
    return [practice.summary, practice.context or "", *(line.text for line in (*practice.steps, *practice.results))]


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def pagefind(browser: Browser, folder: Path, found: Collection, queries: Sequence[str]) -> dict[str, Any]:
    """Index the entries as bare pages; every query with an empty cache until its first results are there."""
    head = '<!doctype html><html lang="vi"><meta charset="utf-8">'
    for entry in found.entries:
        text = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in _texts(entry))
        title = escape(entry.practice.title)
        body = f"{head}<title>{title}</title><body data-pagefind-body><h1>{title}</h1>{text}"
        _write(folder / entry.setting / f"{entry.id}.html", body)
    _write(folder / "index.html", f"{head}<body>")
    start = time.perf_counter()
    subprocess.run([str(pagefind_bin.get_executable()), "--site", str(folder)], check=True, capture_output=True)
    seconds = time.perf_counter() - start
    with served(folder) as site:
        return {"index_seconds": round(seconds, 1), "queries": _ask(browser, site, queries, _pagefind)}


def _pagefind(page: Page, site: Served, query: str) -> tuple[float, tuple[str, ...]]:
    page.goto(site.home)
    spent = page.evaluate(
        """async ([query, most]) => { const start = performance.now();
        const engine = await import('/pagefind/pagefind.js'); const found = await engine.search(query);
        await Promise.all(found.results.slice(0, most).map(one => one.data()));
        return performance.now() - start; }""",
        [query, RESULTS],
    )
    return float(spent), ("/pagefind/",)


def material(browser: Browser, folder: Path, found: Collection, queries: Sequence[str]) -> dict[str, Any]:
    """Build the entries as pages of a plain site with the theme's own search."""
    for entry in found.entries:
        text = "\n\n".join(escape(paragraph) for paragraph in _texts(entry))
        _write(folder / "docs" / entry.setting / f"{entry.id}.md", f"# {escape(entry.practice.title)}\n\n{text}\n")
    _write(folder / "docs" / "index.md", "# Kho\n")
    config = "site_name: Kho\nnav: [index.md]\ntheme: {name: material, language: vi, font: false}\nplugins: [search]\n"
    _write(folder / "mkdocs.yml", config + "validation: {nav: {omitted_files: ignore}}\n")
    start = time.perf_counter()
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "-q"], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    seconds = time.perf_counter() - start
    with served(folder / "site") as site:
        return {"build_seconds": round(seconds, 1), "queries": _ask(browser, site, queries, _material)}


def _material(page: Page, site: Served, query: str) -> tuple[float, tuple[str, ...]]:
    page.goto(site.home)
    start = time.perf_counter()
    page.evaluate("document.querySelector('[data-md-toggle=search]').click()")
    page.locator("[data-md-component=search-query]").fill(query)
    # the line above the results begins with a word and ends with a number, or says that there is none
    page.wait_for_function(
        """() => { const told = document.querySelector('.md-search-result__meta');
        return told && /\\d|Không|No /.test(told.textContent) && !/Khởi|Initializing/.test(told.textContent); }""",
        timeout=PATIENCE,
    )
    return (time.perf_counter() - start) * 1000, ("/search/", "/workers/search")


def _ask(
    browser: Browser,
    site: Served,
    queries: Sequence[str],
    way: Callable[[Page, Served, str], tuple[float, tuple[str, ...]]],
) -> list[dict[str, Any]]:
    rows = []
    for query in queries:
        with browser.new_context() as context:
            site.sent.clear()
            spent, parts = way(context.new_page(), site, query)
            size, requests = site.whole(parts)  # their workers' files are not in the page's own account
            rows.append({"query": query, "size": size, "requests": requests, "time": round(spent, 1)})
    return rows
