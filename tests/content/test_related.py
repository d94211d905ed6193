"""What stands near to what, held against the plain definition."""

from __future__ import annotations

import math
import time
from collections import Counter
from collections.abc import Collection, Sequence

from hypothesis import given
from hypothesis import strategies as st

from scripts.content import derived, loader
from scripts.content.related import Nearest
from scripts.system.paths import ROOT

TOPICS = st.lists(st.sampled_from("abcdef"), max_size=4).map(tuple)
LINKS = st.lists(st.sampled_from("uvwxyz"), max_size=6).map(tuple)
Things = Sequence[tuple[Collection[str], Collection[str]]]


def plain(things: Things, position: int, many: int, without: Collection[int] = ()) -> list[int]:
    """Every other thing is scored: a shared topic counts the more the rarer it is, a shared link a hundredth."""
    counts = Counter(topic for topics, _ in things for topic in topics)
    scored = []
    for other, (topics, stages) in enumerate(things):
        shared = set(topics) & set(things[position][0])
        if shared and other != position and other not in without:
            score = math.fsum(1 / counts[topic] for topic in shared) + len(set(stages) & set(things[position][1])) / 100
            scored.append((-score, other))
    return [other for _, other in sorted(scored)[:many]]


@given(st.lists(st.tuples(TOPICS, LINKS), min_size=1, max_size=40), st.data())
def test_as_the_plain_definition_says(things: Things, data: st.DataObject) -> None:
    """Whatever the topics and stages, however many are wanted, whoever is left out."""
    positions = st.integers(0, len(things) - 1)
    position, many = data.draw(positions), data.draw(st.integers(0, 6))
    without = data.draw(st.sets(positions, max_size=5))
    assert Nearest(things).to(position, many, without) == plain(things, position, many, without)


def test_the_real_entries() -> None:
    """Chosen ones first, then the nearest, five in all, none twice and never the entry itself."""
    found = loader.load(ROOT)
    things = [(entry.practice.topics, entry.practice.stages) for entry in found.entries]
    for position, entry in enumerate(found.entries):
        chosen, near = derived.related(found, entry)
        assert [other.id for other in chosen] == list(entry.practice.related)
        taken = [found.entries.index(other) for other in chosen]
        assert [found.entries.index(other) for other in near] == plain(things, position, 5 - len(taken), taken)


def test_ten_thousand_in_time() -> None:
    """All of them asked one after another take seconds: no question walks them all."""
    things = [
        ([f"t{n % 41}", f"t{n % 37}", f"t{n % 29}"], [f"l{n % 6}", f"l{n % 5}", f"l{n % 4}"]) for n in range(10_000)
    ]
    begun = time.process_time()
    nearest = Nearest(things)
    assert all(len(nearest.to(position, 5)) == 5 for position in range(0, 10_000, 10))
    assert time.process_time() - begun < 3
