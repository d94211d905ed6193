"""The engine against a plain search that reads every entry from its first word to its last, over the real entries."""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Literal

import pytest
import yaml
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser

from scripts.content import loader
from scripts.content.collection import Collection
from scripts.search import documents
from scripts.search.tokenizer import bare_of, syllables
from scripts.system.paths import PRACTICES, ROOT
from tests.browser import searching

SHOWN = ("tieu_de", "tom_tat", "boi_canh", "chu_tri", "cach_lam", "ket_qua", "kho_khan", "dieu_kien", "khong_nen")
MOST = 4
"""Words of a query: what so few need is always fetched."""


class Plain:
    """Every sentence of every entry, as people read it: by id, in order, title first.

    ``avoided`` are bare words that mean something else to the engine: parts of abbreviations and synonyms.
    """

    def __init__(self, texts: dict[str, list[list[tuple[str, str]]]], avoided: frozenset[str]) -> None:
        self.texts = texts
        self.avoided = avoided

    def with_all(self, words: list[str], *, marked: bool) -> set[str]:
        """Entries that have all the words, spelt so if ``marked``, else in any marks."""
        return {id_ for id_, rows in self.texts.items() if set(words) <= {w[marked] for row in rows for w in row}}


def _read(found: Collection) -> Plain:
    texts: dict[str, list[list[tuple[str, str]]]] = {}
    for entry in found.entries:
        raw = yaml.safe_load((ROOT / PRACTICES / entry.setting / f"{entry.id}.yaml").read_text(encoding="utf-8"))
        rows: list[str] = []
        for key in SHOWN:
            value = raw.get(key) or []
            lines = [value] if isinstance(value, str) else value
            rows += [line if isinstance(line, str) else next(iter(line.values())) for line in lines]  # {mark: text}
        texts[entry.id] = [[(s.bare, s.exact) for s in syllables(row)] for row in rows]
    glossary, synonyms = found.vocabulary.glossary, found.vocabulary.synonyms
    assert glossary
    assert synonyms
    told = [term for row in synonyms.rows for term in (row.said or row.written)]
    told += [form for row in glossary.abbreviations for form in (row.short, *row.variants, *row.full)]
    return Plain(texts, frozenset(s.bare for term in told for s in syllables(term)))


class Both:
    """The two that are held against each other."""

    def __init__(self, engine: searching.Engine, plain: Plain) -> None:
        self.engine = engine
        self.plain = plain


@pytest.fixture(scope="module")
def both(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Both]:
    """The engine over the real entries, and the plain search."""
    found = loader.load(ROOT)
    with searching.engine(browser, found, tmp_path_factory.mktemp("doi-chieu")) as engine:
        yield Both(engine, _read(found))


@st.composite
def _place(draw: st.DrawFn) -> tuple[int, int, int, int]:
    number = st.integers(0, 10_000)
    return draw(number), draw(number), draw(number), draw(st.integers(1, MOST))


def _words(plain: Plain, place: tuple[int, int, int, int]) -> list[tuple[str, str]]:
    """Neighbouring words somewhere in some entry."""
    entry, row, start, size = place
    rows = list(plain.texts.values())[entry % len(plain.texts)]
    words = rows[row % len(rows)]
    return words[start % max(1, len(words) - size + 1) :][:size]


FEW = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)


@FEW
@given(place=_place(), form=st.sampled_from(["NFC", "NFD"]), upper=st.booleans())
def test_what_stands_there_is_found(
    both: Both,
    place: tuple[int, int, int, int],
    form: Literal["NFC", "NFD"],
    upper: bool,  # noqa: FBT001 - drawn
) -> None:
    """Words copied from an entry: every entry that has them all, in this spelling, is among those told to have all."""
    words = [w for w in _words(both.plain, place) if not w[0].isdecimal()]
    query = unicodedata.normalize(form, " ".join(_spelt(both, exact) for _, exact in words))
    query = query.upper() if upper and not {bare for bare, _ in words} & both.plain.avoided else query
    content = [exact for bare, exact in words if bare not in both.plain.avoided]
    assume(content)
    found = both.engine.ask(query + " ")
    assert both.plain.with_all([exact for _, exact in words], marked=True) <= set(found.entries), query


@FEW
@given(place=_place())
def test_typed_without_marks_is_found(both: Both, place: tuple[int, int, int, int]) -> None:
    """The same without any marks: every entry that has all the letters is told to have all, and no other.

    Words that stand for others (synonyms, abbreviations) are left out here: with them the engine
    finds more on purpose.
    """
    words = [bare for bare, _ in _words(both.plain, place) if bare not in both.plain.avoided and not bare.isdecimal()]
    assume(words)
    found = both.engine.ask(" ".join(words) + " ")
    wanted = both.plain.with_all(words, marked=False)
    assert wanted <= set(found.complete), words
    if not found.guessed:
        assert all(set(words) <= _everything()[id_] for id_ in set(found.complete) - wanted), words


@cache
def _everything() -> dict[str, set[str]]:
    """Letters of all that the search knows of an entry beyond its sentences: places, topics, documents, sources."""
    pages = documents.search_documents(loader.load(ROOT))
    return {page.id: {s.bare for _, text in page.fields for s in syllables(text)} for page in pages}


def _spelt(both: Both, exact: str) -> str:
    return str(
        both.engine.page.evaluate(
            "async exact => kho.words.spell((await kho.engine.openEngine('')).writing, exact)", exact
        )
    )


def test_spelling_comes_back(both: Both) -> None:
    """Every word of every entry, folded and spelt again, folds to the same."""
    words = {exact for rows in both.plain.texts.values() for row in rows for _, exact in row}
    spelt = both.engine.page.evaluate(
        "async words => { const { writing } = await kho.engine.openEngine(''); return words.map(word => kho.words.spell(writing, word)); }",
        sorted(words),
    )
    again = [next(iter(syllables(word)), None) for word in spelt]
    wrong = [(a, b) for a, b in itertools.zip_longest(sorted(words), again) if b is None or b.exact != a]
    assert wrong == []


@pytest.mark.parametrize("query", ["10/2022/QH15", "QH15", "1.000 m2", "145/2020/NĐ-CP", "đ"])
def test_numbers_and_codes_are_not_mended(both: Both, query: str) -> None:
    """Nothing is offered for what is no word of the language."""
    assert both.engine.ask(query).suggestion == ""


def test_bare_forms_come_back() -> None:
    """What an exact form is filed under is what a query for it asks for, whatever the word."""
    pages = documents.search_documents(loader.load(ROOT))
    words = {s for page in pages for _, text in page.fields for s in syllables(text)}
    assert [word for word in words if bare_of(word.exact) != word.bare] == []
