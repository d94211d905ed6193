"""Floors under the quality of the search, a little below what ``make relevance`` gives: a change that costs shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from operator import attrgetter
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from scripts.content import loader
from scripts.content.collection import Collection
from scripts.publishing import site_writer
from scripts.search import documents
from scripts.system.paths import ROOT
from tests.browser import searching
from tests.relevance.baselines import bm25
from tests.relevance.measure import SETS, Answer, by_kind, measure, measure_peer, queries, shares, table

FIRST, WITHIN_FIVE = 0.88, 0.97
"""Over all sets. An earlier order was fitted to the first four, which are short; the fifth, sixth and seventh were used to choose; each had its first figure before (their heads). The eighth, whose pages were drawn
by lot, has .83/.95, the others together .89/.98."""
MOST_MISSES = 0.1
"""Of one kind of queries: one in ten. Which of several right pages comes first changes as entries are written anew."""
MOST_FALL = 0.06
"""By as much entries without questions may be found first less often among others that have twenty-five each; none is published so."""
BEHIND = 0.02
"""By so much, three of 150 queries, plain BM25 may be ahead in one set: so far it is in the fifth to the eighth, by one to three."""
EVERYDAY = {"nghia": 0.2, "loi-khac": 0.15, "thu-tuc": 0.15}
"""Whole thoughts in other words than the pages have: a search by words finds most of them, not all."""


@pytest.fixture(scope="module")
def engine(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[searching.Engine]:
    """The engine over the real entries."""
    folder, guides = tmp_path_factory.mktemp("do-dung"), site_writer.guides(ROOT)
    with searching.engine(browser, loader.load(ROOT), folder, guides) as engine:
        yield engine


@pytest.fixture(scope="module")
def answers(engine: searching.Engine) -> dict[str, list[Answer]]:
    """The answers to all sets."""
    return {name: measure(engine, name) for name in SETS}


def test_right_pages_come_first(answers: dict[str, list[Answer]]) -> None:
    """Over all queries, whoever wrote them."""
    first, five, _ = shares([answer for rows in answers.values() for answer in rows])
    told = "".join(table(name, rows) for name, rows in answers.items())
    assert first >= FIRST, told
    assert five >= WITHIN_FIVE, told


def test_no_kind_is_left_behind(answers: dict[str, list[Answer]]) -> None:
    """Of no kind of query more than its share has no right page among the first five."""
    for kind, rows in by_kind([answer for some in answers.values() for answer in some]).items():
        misses = sum(not 1 <= (answer.place or 0) <= 5 for answer in rows)
        assert misses <= EVERYDAY.get(kind, MOST_MISSES) * len(rows), table(kind, rows)


def test_plain_bm25_is_beaten(answers: dict[str, list[Answer]]) -> None:
    """Over all, and in each set but for a little: what the textbook's forty lines do better has no place here."""
    ask = bm25(list(documents.search_documents(loader.load(ROOT), site_writer.guides(ROOT))))
    theirs = {name: measure_peer(ask, name) for name in answers}
    for name, rows in answers.items():
        for mine, other in zip(shares(rows)[:2], shares(theirs[name])[:2], strict=True):
            assert mine >= other - BEHIND - 1e-9, table(name, rows, {"BM25": theirs[name]})
    ours, peers = ([answer for rows in some.values() for answer in rows] for some in (answers, theirs))
    assert shares(ours)[0] > shares(peers)[0]
    assert shares(ours)[1] > shares(peers)[1]


def test_pages_without_questions_are_not_pushed_down(
    answers: dict[str, list[Answer]], browser: Browser, tmp_path: Path
) -> None:
    """With a quarter of the entries bare, what is asked for them is found first nearly as often as with their questions."""
    found, guides = loader.load(ROOT), site_writer.guides(ROOT)
    before = [answer.place == 1 for rows in answers.values() for answer in rows]
    rights = [right for name in SETS for _, _, right in queries(name)]
    with_questions = without = count = 0
    for quarter in range(4):
        bare = {e.id for number, e in enumerate(sorted(found.entries, key=attrgetter("id"))) if number % 4 == quarter}
        folder = tmp_path / str(quarter)
        with searching.engine(browser, _bared(found, bare), folder, guides) as engine:
            theirs = [number for number, right in enumerate(rights) if right <= bare]
            after = measure(engine, *SETS, only=theirs)
        count += len(theirs)
        with_questions += sum(before[number] for number in theirs)
        without += sum(answer.place == 1 for answer in after)
    assert count > 100
    assert (with_questions - without) / count <= MOST_FALL, (with_questions, without, count)


def _bared(collection: Collection, bare: set[str]) -> Collection:
    """The collection with some entries that answer no questions."""
    records = [
        replace(record, practice=record.practice.model_copy(update={"questions": ()}))
        if record.practice and record.id in bare
        else record
        for record in collection.records
    ]
    return replace(collection, records=tuple(records))


def test_queries_are_sound() -> None:
    """Every query is there once and wants pages that there are."""
    found = loader.load(ROOT)
    ids = {entry.id for entry in found.entries}
    every = [(query, right) for name in SETS for _, query, right in queries(name)]
    assert len({query for query, _ in every}) > 150
    unknown = {id_ for _, right in every for id_ in right if "/" not in id_} - ids
    assert unknown == set()


@pytest.mark.parametrize(
    ("query", "wanted", "within"),
    [
        ("bài học", "huong-dan/khi-viec-khong-troi", 1),
        ("bao nhieu nguoi di hop thi moi duoc bieu quyet", "viec/hop-thon-quyet-dong-gop", 3),
        ("nha van hoa xay xau ai di kiem tra", "viec/lap-ban-giam-sat-mot-cong-trinh", 3),
        ("bao nhiêu người thì hợp lệ", "viec/hop-thon-quyet-dong-gop", 5),
        ("thi cong au nha thau bo do", "viec/lap-ban-giam-sat-mot-cong-trinh", 5),
        ("gửi bài", "huong-dan/gui-bai", 1),
        ("điền mẫu excel xuống dòng", "huong-dan/gui-bai/excel", 1),
    ],
)
def test_what_a_reader_typed(engine: searching.Engine, query: str, wanted: str, within: int) -> None:
    """Queries of readers to whom the page was not shown early enough; and of those who send."""
    assert wanted in [hit["address"] for hit in engine.ask(query).hits[:within]]


@pytest.mark.parametrize("query", ["hop dan", "xa khong tra loi don cua dan", "muốn xem sổ thu chi của thôn"])
def test_pages_for_who_writes_do_not_crowd(engine: searching.Engine, query: str) -> None:
    """Among the first five of what readers ask there is none."""
    assert [hit["address"] for hit in engine.ask(query).hits[:5] if hit["address"].startswith(documents.WRITERS)] == []
