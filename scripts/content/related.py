"""Which of many things stand nearest to one by what they have in common. Pure, and quick for ten thousand."""

from __future__ import annotations

import heapq
import itertools
import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence

_LINKS = 100
"""So many shared links weigh as much as a topic that nobody else carries."""


class Nearest:
    """Things that carry topics and show links, each known by its position: a shared topic weighs more the rarer it is.

    Who carries a set of topics together is listed once, by the links shown. So one question looks at the few sets of
    its topics, not at all things: at 10,000 that takes a second for all of them, where walking took minutes.
    """

    def __init__(self, things: Sequence[tuple[Collection[str], Collection[str]]]) -> None:
        """Give the topics and the links of each; few topics, for all their sets are listed."""
        counts = Counter(topic for topics, _ in things for topic in topics)
        self._weights = {topic: 1 / count for topic, count in counts.items()}
        bits = {link: 1 << n for n, link in enumerate(dict.fromkeys(link for _, links in things for link in links))}
        self._topics = [sorted(set(topics)) for topics, _ in things]
        self._links = [sum(bits[link] for link in set(links)) for _, links in things]
        self._shared = _Shared()
        self._carriers: dict[tuple[str, ...], dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
        for position, (topics, links) in enumerate(zip(self._topics, self._links, strict=True)):
            for together in _sets(topics):
                self._carriers[together][links].append(position)

    def to(self, position: int, many: int, without: Collection[int] = ()) -> list[int]:
        """So many others at most that share a topic with one, the nearest first; of two as near, the one before."""
        levels: dict[float, list[list[int]]] = defaultdict(list)
        mine, shared = self._links[position], self._shared
        for together in _sets(self._topics[position]):
            score = math.fsum(self._weights[topic] for topic in together)
            for links, positions in self._carriers[together].items():
                levels[score + shared[links & mine]].append(positions)
        passed, found = {position, *without}, list[int]()
        # who shares more than a set stands on a higher level too, and has been met there
        for level in sorted(levels, reverse=True):
            for other in heapq.merge(*levels[level]):
                if len(found) >= many:
                    return found
                if other not in passed:
                    passed.add(other)
                    found.append(other)
        return found


class _Shared(dict[int, float]):
    """What links weigh that are shared, by their bits: few sets of links, asked for millions of times."""

    def __missing__(self, links: int) -> float:
        self[links] = links.bit_count() / _LINKS
        return self[links]


def _sets(topics: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """All sets of some of the topics."""
    return itertools.chain.from_iterable(itertools.combinations(topics, size + 1) for size in range(len(topics)))
