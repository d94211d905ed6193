"""An index in a folder and the engine over it in a browser, without the rest of the site."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from scripts.content.collection import Collection
from scripts.publishing import assets
from scripts.search import documents, index_builder
from scripts.system.paths import ROOT

DOCS = ROOT / "docs"
_ASK = """async ([query, live]) => {
    const engine = await kho.engine.openEngine("");
    engine.tables.clear();
    const found = await kho.engine.search(engine, query, {live});
    const rows = await kho.files.readRows(engine, found.hits.map(hit => hit.page));
    return {found: found.found, suggestion: found.suggestion, guessed: found.tokens.some(token => token.readings.length > 1), hits: rows.map((row, i) => ({id: row.id, kind: row.kind, address: row.address.replace(/\\/$/, ""), complete: found.hits[i].complete,
        missing: found.tokens.filter((token, t) => kho.ranking.isMissing(found.hits[i], t)).map(token => token.raw)}))};
}"""


FOLD = """async text =>
    kho.words.words((await kho.engine.openEngine("")).writing, text).map(word => [word.bare, word.exact])"""
"""A text → the folded words in it: bare and exact form."""


@dataclass(frozen=True)
class Asked:
    """What the engine found: pages best first, how many are more than near, what it thinks was meant, whether it guessed."""

    hits: list[dict[str, Any]]
    found: int
    suggestion: str
    guessed: bool

    @property
    def entries(self) -> list[str]:
        """Ids of entries, best first."""
        return [hit["id"] for hit in self.hits if hit["kind"] == documents.ENTRY]

    @property
    def complete(self) -> list[str]:
        """Ids of entries that have every word."""
        return [hit["id"] for hit in self.hits if hit["kind"] == documents.ENTRY and hit["complete"]]


@dataclass(frozen=True)
class Engine:
    """The engine in an open page."""

    page: Page

    def ask(self, query: str, *, live: bool = False) -> Asked:
        """Search as the page of results does, or as the suggestions do; each time as if it were the first, within the whole budget."""
        found = self.page.evaluate(_ASK, [query, live])
        return Asked(found["hits"], found["found"], found["suggestion"], found["guessed"])


def script() -> str:
    """The scripts of every page and of the engine, as pages load them."""
    sources = {
        file.relative_to(DOCS).as_posix(): file.read_text(encoding="utf-8") for file in DOCS.rglob("assets/**/*.js")
    }
    files = assets.bundled(sources)
    return files["assets/pages/site.js"] + files["assets/search/engine.js"]


def write(catalog: Collection, folder: Path, guides: list[documents.Guide] | None = None) -> None:
    """Write the index of a collection and a bare page with the engine into a folder."""
    files = dict(index_builder.build(documents.search_documents(catalog, guides or []), catalog.vocabulary))
    files["engine.js"] = script()
    files["index.html"] = '<!doctype html><meta charset="utf-8"><script src="engine.js"></script>'
    for path, content in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8", newline="\n")


@contextmanager
def engine(
    browser: Browser, catalog: Collection, folder: Path, guides: list[documents.Guide] | None = None
) -> Iterator[Engine]:
    """The engine over a collection, opened from the disk."""
    write(catalog, folder, guides)
    with browser.new_context() as context:
        page = context.new_page()
        page.goto((folder / "index.html").as_uri())
        yield Engine(page)
