"""Which of many things stand nearest to one by what they have in common. Pure, and quick for ten thousand."""

from __future__ import annotations

import heapq
import itertools
import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence

_STAGES = 100
"""So many shared stages weigh as much as a topic that nobody else carries."""


class Nearest:
    """Things that carry topics and show stages, each known by its position: a shared topic weighs more the rarer it is.

    Who carries a set of topics together is listed once, by the stages shown. So one question looks at the few sets of
    its topics, not at all things.
    """

    def __init__(self, things: Sequence[tuple[Collection[str], Collection[str]]]) -> None:
        """Give the topics and the stages of each; few topics, for all their sets are listed."""
        counts = Counter(topic for topics, _ in things for topic in topics)
        self._weights = {topic: 1 / count for topic, count in counts.items()}
        bits = {
            stage: 1 << n for n, stage in enumerate(dict.fromkeys(stage for _, stages in things for stage in stages))
        }
        self._topics = [sorted(set(topics)) for topics, _ in things]
        self._stages = [sum(bits[stage] for stage in set(stages)) for _, stages in things]
        self._carriers: dict[tuple[str, ...], dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
        for position, (topics, stages) in enumerate(zip(self._topics, self._stages, strict=True)):
            for together in _sets(topics):
                self._carriers[together][stages].append(position)

    def to(self, position: int, many: int, without: Collection[int] = ()) -> list[int]:
        """So many others at most that share a topic with one, the nearest first; of two as near, the one before."""
        levels: dict[float, list[list[int]]] = defaultdict(list)
        mine = self._stages[position]
        for together in _sets(self._topics[position]):
            score = math.fsum(self._weights[topic] for topic in together)
            for stages, positions in self._carriers[together].items():
                levels[score + (stages & mine).bit_count() / _STAGES].append(positions)
        passed, nearest = {position, *without}, list[int]()
        # who shares more than a set stands on a higher level too, and has been met there
        for level in sorted(levels, reverse=True):
            for other in heapq.merge(*levels[level]):
                if len(nearest) >= many:
                    return nearest
                if other not in passed:
                    passed.add(other)
                    nearest.append(other)
        return nearest


def _sets(topics: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """All sets of some of the topics."""
    return itertools.chain.from_iterable(itertools.combinations(topics, size + 1) for size in range(len(topics)))
