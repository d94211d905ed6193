"""The search meets any query with an answer, soon; and Python and JavaScript fold any text alike."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser

from scripts.content import loader
from scripts.search import documents
from scripts.search.tokenizer import syllables
from scripts.system.paths import ROOT
from tests.browser import attacks, searching

FOUND = loader.load(ROOT)
SLOWEST = 3000
"""Milliseconds: some hundred times what a query takes."""
LONGEST = 20_000
_OLD = unicodedata.ucd_3_2_0
LETTERS = st.characters(exclude_categories=["Cs", "Cn", "Co"]).filter(lambda c: _OLD.category(c) != "Cn")
"""Characters that every Python and every browser here knows as the same."""
PIECES = st.sampled_from(
    [
        *(
            "hiến",
            "đất",
            "lam",
            "duong",
            "hiếm đấc",
            "giám sát",
            "QH15",
            "10/2022",
            "1.000.000",
            "TP.HCM",
            "HĐND",
            "y tế",
        ),
        *("constructor", "__proto__", "toString", "hasOwnProperty", "valueOf", "undefined", "NaN", "length"),
        *(
            '"',
            "'",
            "(",
            ")",
            "[",
            "*",
            "?",
            "+",
            "-",
            "\\",
            "^",
            "$",
            "|",
            "/",
            "{",
            "}",
            "<b>",
            "&",
            "#",
            "%",
            "!",
            "~12",
        ),
        *(
            "a" * 300,
            "ơ" * 300,
            "1" * 400,
            "q" * 60,
            "hieens ddaats",
            "d9oi61",
            "\u0301\u0301",
            "\u200b",
            "😀",
            "\u2028",
        ),
        *(" ", "  ", "\n", "\t", "_", ".", ",", "đ", "Đ", "a", "ng", "ngh"),
    ]
)
QUERIES = st.lists(PIECES | st.text(max_size=6), max_size=14).map(" ".join) | st.lists(PIECES, max_size=6).map("".join)
_TIMED = """async ([query, live]) => {
    const start = performance.now(), engine = await kho.engine.openEngine(""), found = await kho.engine.search(engine, query, {live});
    const rows = await kho.files.readRows(engine, found.hits.slice(0, 20).map(hit => hit.page));
    kho.engine.pagesNamed(engine, query, live);
    return {time: performance.now() - start, ids: rows.map(row => row.id), scores: found.hits.map(hit => hit.score), suggestion: found.suggestion};
}"""


@pytest.fixture(scope="module")
def engine(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[searching.Engine]:
    """The engine over the real entries."""
    with searching.engine(browser, FOUND, tmp_path_factory.mktemp("bat-ky")) as opened:
        yield opened


IDS = {page.id for page in documents.search_documents(FOUND)}


def answered(engine: searching.Engine, query: str, *, live: bool) -> None:
    told = engine.page.evaluate(_TIMED, [query, live])
    assert set(told["ids"]) <= IDS
    assert all(score is None or score >= 0 for score in told["scores"])
    assert isinstance(told["suggestion"], str)
    assert told["time"] < SLOWEST, len(query)


@settings(max_examples=150)
@given(QUERIES, st.booleans())
def test_any_query_is_answered(engine: searching.Engine, query: str, live: bool) -> None:  # noqa: FBT001 - drawn
    """Pages that are there, in the time that a reader waits."""
    answered(engine, query, live=live)


@pytest.mark.parametrize("live", [False, True])
@pytest.mark.parametrize(
    "query",
    [
        *("a" * LONGEST, "a " * (LONGEST // 2), "đường " * (LONGEST // 6), "1.000" * (LONGEST // 5), '"' * LONGEST),
        *("e" + "\u0301" * LONGEST, "nghiêng" * (LONGEST // 7), "(" * LONGEST, "hiến-đất/" * (LONGEST // 9)),
        " ".join(f"{a}{b}" for a in "bcdghklmnpqrstvx" for b in ("a", "oa", "inh", "ươn", "uyên", "ech")),
    ],
)
def test_long_queries_are_answered(engine: searching.Engine, query: str, *, live: bool) -> None:
    """What somebody pastes by mistake stops nothing."""
    answered(engine, query, live=live)


@pytest.mark.parametrize("id_", attacks.ATTACKS)
def test_attacks_as_queries(engine: searching.Engine, id_: str) -> None:
    answered(engine, attacks.ATTACKS[id_], live=False)
    answered(engine, attacks.ATTACKS[id_], live=True)


@settings(max_examples=200)
@example("lÿ kÿ\u0301 quÿ")
@example("ဦ")
@example("ΑΣ ΑΣ. İI ŉ ǰ ﬃ")
@given(st.text(LETTERS) | QUERIES)
def test_folding_is_one(engine: searching.Engine, text: str) -> None:
    """Bare and exact forms are the same on both sides, whatever the script."""
    told = engine.page.evaluate(searching.FOLD, text)
    assert told == [[word.bare, word.exact] for word in syllables(text)]
