"""Many addresses asked, and the memory of what was learnt."""

from __future__ import annotations

import json
import threading
import time
from datetime import date
from pathlib import Path

import pytest

from scripts.upkeep import link_cache
from scripts.upkeep.http_client import Answer, Fetcher, FetchError
from scripts.upkeep.link_cache import AnswerCache
from tests.upkeep.web_server import Handler, serving

DAY = date(2026, 11, 25)
URL = "https://example.vn/bai"


def fetcher(pause: float = 0.0) -> Fetcher:
    return Fetcher("thu/1.0", internal=True, pause=pause, connect=2, read=2, backoff=0.01)


def test_each_address_is_asked_once_in_order_one_at_a_time() -> None:
    """However often it is named; one host's addresses wait for one another, with a pause."""
    with serving() as web:
        urls = [web.page(f"/{number}", (200, {})) for number in range(5)]
        told = dict(link_cache.ask([*urls, *urls], fetcher(0.05)))
        assert told == dict.fromkeys(urls, Answer(200))
        assert [asked.path for asked in web.asked] == [f"/{number}" for number in range(5)]
        assert web.most == 1
        assert web.asked[-1].time - web.asked[0].time >= 4 * 0.045


def test_hosts_are_asked_side_by_side() -> None:
    """A slow server does not keep another waiting."""
    meeting = threading.Barrier(2, timeout=5)

    def both(handler: Handler) -> None:
        meeting.wait()
        handler.tell(200)

    with serving("127.0.0.1") as one, serving("localhost") as other:
        one.pages["/"] = other.pages["/"] = both
        told = dict(link_cache.ask([one.home + "/", other.home + "/"], fetcher()))
        assert set(told.values()) == {Answer(200)}


def test_who_leaves_stops_the_round() -> None:
    """As Ctrl-C does: nothing further is asked."""
    with serving() as web:
        urls = [web.page(f"/{number}", (200, {})) for number in range(50)]
        one = fetcher(0.02)
        for _ in link_cache.ask(urls, one):
            break
        time.sleep(0.2)
        assert len(web.asked) <= 3


def test_a_server_that_never_ends_does_not_hold_the_round() -> None:
    """After a long silence the rest is left unanswered."""
    going = threading.Event()

    def dripping(handler: Handler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
        while not going.wait(0.05):
            handler.wfile.write(b"X")

    with serving() as web:
        web.pages["/nho-giot"] = dripping
        begun = time.monotonic()
        assert list(link_cache.ask([web.home + "/nho-giot"], fetcher(), silence=0.5)) == []
        assert time.monotonic() - begun < 3
        going.set()


def test_nothing_to_ask() -> None:
    assert list(link_cache.ask([], fetcher())) == []


@pytest.mark.parametrize(
    ("answer", "age", "good"),
    [
        (Answer(200), 0, True),
        (Answer(200, ended=URL + "2", moved=URL + "2"), 6, True),
        (Answer(200), 7, False),
        (Answer(404), 0, True),
        (Answer(404), 1, False),
        (Answer(fault=FetchError.CERTIFICATE, code=18), 0, True),
        (Answer(fault=FetchError.NAME), 0, False),  # this machine may have been without a network
        (Answer(fault=FetchError.TIMEOUT), 0, False),
        (Answer(200), -1, False),  # a clock that was wrong
    ],
)
def test_memory(tmp_path: Path, answer: Answer, age: int, good: bool) -> None:  # noqa: FBT001 - the expected answer
    """What was there is good for days, what was not for one, silence for none."""
    memory = AnswerCache(tmp_path / "sau/nho.json")
    memory.keep(URL, answer, DAY)
    memory.save(DAY)
    again = AnswerCache(tmp_path / "sau/nho.json")
    assert again.fresh(URL, date.fromordinal(DAY.toordinal() + age), 7) == (answer if good else None)
    assert not again.damaged
    assert [file.name for file in (tmp_path / "sau").iterdir()] == ["nho.json"]


def test_old_answers_are_forgotten(tmp_path: Path) -> None:
    """An address that no entry cites any more does not stay for ever."""
    memory = AnswerCache(tmp_path / "nho.json")
    memory.keep(URL, Answer(200), date(2026, 1, 1))
    memory.save(DAY)
    assert URL not in (tmp_path / "nho.json").read_text(encoding="utf-8")


ROW = {"status": 200, "fault": None, "code": 0, "ended": "", "moved": "", "day": "2026-11-25"}
ROWS: list[object] = [
    1,
    {},
    [],
    ROW | {"status": "a"},
    ROW | {"fault": "la"},
    ROW | {"day": "hôm nay"},
    ROW | {"day": 5},
]
TEXTS = [
    "",
    "{",
    "[]",
    "null",
    '{"form": 2, "answers": {}}',
    '{"form": 1}',
    '{"form": 1, "answers": [1]}',
    "[" * 100_000,
]


@pytest.mark.parametrize("text", [*TEXTS, *(json.dumps({"form": 1, "answers": {URL: row}}) for row in ROWS)])
def test_a_damaged_memory_is_thrown_away(tmp_path: Path, text: str) -> None:
    """It holds nothing that cannot be asked again."""
    file = tmp_path / "nho.json"
    file.write_text(text, encoding="utf-8")
    memory = AnswerCache(file)
    assert memory.damaged
    assert memory.fresh(URL, DAY, 7) is None
    memory.keep(URL, Answer(200), DAY)
    memory.save(DAY)
    assert not AnswerCache(file).damaged
