"""Questions of pages and rows of the thesaurus are written from the pages and the language, never from a query that measures."""

from __future__ import annotations

import os
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path

import yaml

from scripts.content import loader
from scripts.publishing import site_writer
from scripts.search.tokenizer import syllables
from scripts.system.paths import ROOT
from tests.relevance.measure import SETS, queries

KNOWN = Path(__file__).with_name("known_overlaps.yaml")
"""Query → questions that two people came to say alike, none of whom had seen the other's; each looked at by somebody."""
SHORT = 8
"""So few terms, as of four words, say nothing about who wrote them."""


def _terms(text: str) -> set[str]:
    words = [syllable.bare for syllable in syllables(text)]
    return {*words, *map("_".join, pairwise(words))}


def test_no_question_is_written_from_a_query() -> None:
    """None shares more than half of its syllables and pairs with one, but for those that are known."""
    found = loader.load(ROOT)
    asked = [question for entry in found.entries for question in entry.practice.questions]
    asked += [question for document in found.vocabulary.documents.values() for question in document.questions]
    asked += [question for shown in found.tasks for question in shown.task.questions]
    asked += [question for guide in site_writer.guides(ROOT) for question in guide.questions]
    assert found.vocabulary.synonyms
    said = [phrase for row in found.vocabulary.synonyms.rows for phrase in row.said]
    sizes = {text: len(_terms(text)) for text in (*asked, *said)}
    having: dict[str, list[str]] = defaultdict(list)
    for text, size in sizes.items():
        if size > SHORT:
            for term in _terms(text):
                having[term].append(text)
    overlaps: dict[str, list[str]] = {}
    for name in SETS:
        for _, query, _ in queries(name):
            shared = Counter(text for term in _terms(query) for text in having.get(term, ()))
            like = sorted(text for text, count in shared.items() if count > sizes[text] / 2)
            if like:
                overlaps[query] = like
    known = yaml.safe_load(KNOWN.read_text(encoding="utf-8"))
    new = {query: fresh for query, some in overlaps.items() if (fresh := [*{*some} - {*known.get(query, ())}])}
    if new and os.environ.get("BLESS"):
        head = "".join(
            line for line in KNOWN.read_text(encoding="utf-8").splitlines(keepends=True) if line.startswith("#")
        )
        KNOWN.write_text(head + yaml.dump(overlaps, allow_unicode=True, width=1000), encoding="utf-8")
    assert new == {}, "looked at, and not copied? BLESS=1 writes them down"
