"""How often the search has a right page first, and among the first five, by kind of query, over the real entries.

Run by ``make relevance``: prints a table for each set of queries and every query that misses. ``blind.yaml``,
``second.yaml`` and ``third.yaml`` were written with sight of the entries and not of the engine, ``own.yaml`` by who built it,
``fourth.yaml`` to ``eighth.yaml`` from the texts of the pages alone. Plain BM25 and Pagefind are asked the same. The floors
stand among the browser tests.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

import yaml
from playwright.sync_api import sync_playwright

from scripts.cli.programs import find_browser
from scripts.content import loader
from scripts.publishing import site_writer
from scripts.search import documents
from scripts.system.paths import ROOT
from tests.browser import searching
from tests.relevance.baselines import Ask, bm25, pagefind

SETS = ("blind", "second", "third", "own", "fourth", "fifth", "sixth", "seventh", "eighth")
FIVE = 5


@dataclass(frozen=True)
class Answer:
    """The place of the first right page among all that were found, 0 if it was not."""

    kind: str
    query: str
    place: int
    first: str
    found: int = 0
    """How many count as found; the rest is only near."""


Query: TypeAlias = tuple[str, str, frozenset[str]]
"""Its kind, the query, what may come first: ids of entries, addresses of other pages."""


def queries(name: str) -> list[Query]:
    """All of one set."""
    rows = yaml.safe_load(Path(__file__).with_name(f"{name}.yaml").read_text(encoding="utf-8"))
    return [(kind, str(row[0]), frozenset(row[1:])) for kind, found in rows.items() for row in found]


def measure(
    engine: searching.Engine,
    *names: str,
    only: Collection[int] = (),
    is_asked: Callable[[str], bool] = lambda _id: True,
) -> list[Answer]:
    """Ask the search everything of some sets, or only the queries of these numbers among them; of ids some may not count."""
    counts = []

    def ask(query: str) -> list[tuple[int, str, str]]:
        asked = engine.ask(query)
        counts.append(asked.found)
        return [(hit["kind"], hit["id"], hit["address"]) for hit in asked.hits if is_asked(hit["id"])]

    rows = [row for name in names for row in queries(name)]
    answers = _measure(ask, [rows[number] for number in only] if only else rows)
    return [replace(answer, found=count) for answer, count in zip(answers, counts, strict=True)]


def measure_peer(ask: Ask, name: str) -> list[Answer]:
    """Ask another engine everything of one set."""
    return _measure(lambda query: [(page.kind, page.id, page.address.strip("/")) for page in ask(query)], queries(name))


def _measure(ask: Callable[[str], list[tuple[int, str, str]]], rows: Sequence[Query]) -> list[Answer]:
    """Pages that are no entries count only where a query wants such a page."""
    answers = []
    for kind, query, right in rows:
        pages = any("/" in wanted for wanted in right)
        # a part of a page is that page
        found = [
            address.split("/#")[0] if number else id_ for number, id_, address in ask(query) if pages or not number
        ]
        place = next((number for number, id_ in enumerate(found, start=1) if id_ in right), 0)
        answers.append(Answer(kind, query, place, found[0] if found else ""))
    return answers


def shares(answers: list[Answer]) -> tuple[float, float, float]:
    """Share right first, share right within five, mean reciprocal rank."""
    places = [answer.place for answer in answers]
    return (
        sum(place == 1 for place in places) / len(places),
        sum(1 <= place <= FIVE for place in places) / len(places),
        sum(1 / place for place in places if place) / len(places),
    )


def by_kind(answers: list[Answer]) -> dict[str, list[Answer]]:
    """Answers under the kind of their query."""
    found = defaultdict(list)
    for answer in answers:
        found[answer.kind].append(answer)
    return dict(found)


def table(name: str, answers: list[Answer], peers: Mapping[str, list[Answer]] | None = None) -> str:
    """A line a kind, ours beside the peers', then every query that does not have a right page first."""
    peers = peers or {}
    lines = [f"{name:<14}{'queries':>8}{'first':>8}{'five':>8}{'mrr':>8}" + "".join(f"{peer:>16}" for peer in peers)]
    others = {peer: by_kind(rows) | {"all": rows} for peer, rows in peers.items()}
    for kind, rows in [*by_kind(answers).items(), ("all", answers)]:
        first, five, mean = shares(rows)
        beside = ["{:>9.2f} /{:.2f}".format(*shares(other[kind])) for other in others.values()]
        lines.append(f"{kind:<14}{len(rows):>8}{first:>8.2f}{five:>8.2f}{mean:>8.2f}" + "".join(beside))
    missed = (a for a in answers if a.place != 1)
    lines += [f"  {a.kind}: {a.query} (right at {a.place or '-'}, first {a.first or '-'})" for a in missed]
    return "\n".join(lines) + "\n\n"


def main(argv: list[str] | None = None) -> int:
    """Measure over all that can be found, beside the peers, and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.relevance.measure", description=__doc__)
    parser.add_argument("sets", nargs="*", metavar="set", help=f"any of {', '.join(SETS)}; all unless told")
    names = parser.parse_args(argv).sets or SETS
    if set(names) - set(SETS):
        parser.error(f"no such set: {', '.join(sorted(set(names) - set(SETS)))}")
    collection, guides = loader.load(ROOT), site_writer.guides(ROOT)
    pages = list(documents.search_documents(collection, guides))
    with ExitStack() as stack:
        folder, other = (Path(stack.enter_context(tempfile.TemporaryDirectory())) for _ in range(2))
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path=find_browser(), args=["--no-sandbox"])
        engine = stack.enter_context(searching.engine(browser, collection, folder, guides))
        peers = {"BM25": bm25(pages), "Pagefind": stack.enter_context(pagefind(browser, pages, other))}
        every: list[Answer] = []
        theirs: dict[str, list[Answer]] = {peer: [] for peer in peers}
        for name in names:
            answers = measure(engine, name)
            every += answers
            beside = {peer: measure_peer(ask, name) for peer, ask in peers.items()}
            for peer, rows in beside.items():
                theirs[peer] += rows
            sys.stdout.write(table(name, answers, beside))
        together = table("together", every, theirs)
        sys.stdout.write(together[: together.index("\n  ")] + "\n")
        browser.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
