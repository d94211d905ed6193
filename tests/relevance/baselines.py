"""What the search is measured beside: plain BM25 over the same fields, and Pagefind over the same pages.

Plain BM25 knows no readings, no thesaurus, no weights of fields: forty lines that whatever is cleverer must beat.
"""

from __future__ import annotations

import math
import subprocess
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from html import escape
from itertools import pairwise
from pathlib import Path
from typing import TypeAlias

import pagefind_bin
from playwright.sync_api import Browser

from scripts.search.documents import SearchDocument
from scripts.search.tokenizer import syllables
from tests.bench.serving import served

Ask: TypeAlias = Callable[[str], list[SearchDocument]]
"""A query → the pages that were found, best first."""
K1, B = 1.2, 0.75
"""As in nearly every engine (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009)."""
EXACT = 0.5
"""The weight of a spelling beside the syllable without its marks."""


def bm25(pages: Sequence[SearchDocument]) -> Ask:
    """Plain BM25 over folded syllables, pairs of neighbours and exact spellings of all fields together."""
    terms = [Counter(_terms(" . ".join(text for _, text in page.fields))) for page in pages]
    lengths = [counted.total() for counted in terms]
    average = sum(lengths) / len(lengths)
    postings: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, counted in enumerate(terms):
        for term, times in counted.items():
            postings[term].append((number, times))

    def ask(query: str) -> list[SearchDocument]:
        scores: Counter[int] = Counter()
        for term in {*_terms(query)}:
            having = postings.get(term, [])
            idf = math.log(1 + (len(pages) - len(having) + 0.5) / (len(having) + 0.5))
            for number, times in having:
                norm = K1 * (1 - B + B * lengths[number] / average)
                scores[number] += (EXACT if term[0] == "=" else 1) * idf * times * (K1 + 1) / (times + norm)  # type: ignore[assignment] # a Counter of floats
        return [pages[number] for number, _ in scores.most_common()]

    return ask


def _terms(text: str) -> Iterator[str]:
    for piece in text.split(" . "):
        words = syllables(piece)
        yield from (word.bare for word in words)
        yield from (f"{a.bare}_{b.bare}" for a, b in pairwise(words))
        yield from (f"={word.exact}" for word in words if word.exact != word.bare)


@contextmanager
def pagefind(browser: Browser, pages: Sequence[SearchDocument], folder: Path) -> Iterator[Ask]:
    """Pagefind over the same texts as bare pages."""
    head = '<!doctype html><html lang="vi"><meta charset="utf-8">'
    by_path = {f"/{number}.html": page for number, page in enumerate(pages)}
    for path, page in by_path.items():
        text = "".join(f"<p>{escape(text)}</p>" for _, text in page.fields)
        title = escape(page.title)
        html = f"{head}<title>{title}</title><body data-pagefind-body><h1>{title}</h1>{text}"
        (folder / path[1:]).write_text(html, encoding="utf-8")
    (folder / "index.html").write_text(f"{head}<body>", encoding="utf-8")
    subprocess.run([str(pagefind_bin.get_executable()), "--site", str(folder)], check=True, capture_output=True)
    with served(folder) as site, browser.new_context() as context:
        tab = context.new_page()
        tab.goto(site.home)

        def ask(query: str) -> list[SearchDocument]:
            found = tab.evaluate(
                """async query => { const engine = await import('/pagefind/pagefind.js');
                const found = await engine.search(query);
                return Promise.all(found.results.slice(0, 50).map(async one => (await one.data()).url)); }""",
                query,
            )
            return [by_path[url] for url in found]

        yield ask
