"""How much two texts out of many tell the same, in whatever words and order. The only module that knows rapidfuzz."""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from rapidfuzz import fuzz
from rapidfuzz.distance import LCSseq

MAX_CHARACTERS = 4_000
"""What is read of one text; an entry in order has about 2,000."""
_TELLING, _RARE = 0.1, 0.01
"""A word in at most this part of all texts tells something, one in at most that part tells much."""
_FEW = 3
"""So many texts are few, however small the collection is."""
_RARE_WEIGHT, _FIGURE_WEIGHT = 3, 2
_LONGER = 0.25
"""How much the longer text counts against the shorter: one may leave out what another tells."""
_HOLDERS = 150
"""A word that more texts of a group have leads to none of them: so the work grows with the group, not with its square."""
_LEADS = 40
"""So many words of one text lead to others, the rarest first: a text of thousands of words takes no longer."""
_SHARED = 3
"""Two texts with fewer such words in common are not compared."""
_NEAREST = 12
"""With so many texts at most is one compared, those with the most such words in common."""
_WORD = re.compile(r"(?<![\[\d])\d+(?:[.,]\d+)*|[^\W\d_]+")
"""The number of a citation, behind its bracket, is none."""
_SAME_NAME = 80


def words(text: str) -> set[str]:
    """The words and figures of a text in small letters; citations and whatever is beyond the bound left out."""
    parts = set(text[:MAX_CHARACTERS].lower().split())
    # most parts are a word as they stand: to look into the others only takes half as long
    others = set(itertools.filterfalse(str.isalpha, parts))
    return (parts - others).union(_WORD.findall(" ".join(others)))


_KINDS = words(
    "thôn ấp bản xóm làng buôn tổ khu phố dân giáo xứ họ đạo chùa công ty tnhh cổ phần cp nhà máy"
    " xã phường huyện quận tỉnh các của và trong"
)
"""Words of a unit's name that say what it is, not which."""


def same_name(one: str, other: str) -> bool:
    """Whether two units may be one, named shorter or longer (``Ấp 19``, ``Tổ 13, ấp 19``): names count, kinds do not."""
    if one.lower() == other.lower():
        return True
    first, second = words(one) - _KINDS, words(other) - _KINDS
    figures = [{word for word in name if word[0].isdigit()} for name in (first, second)]
    if all(figures) and not figures[0] & figures[1]:
        return False
    return fuzz.token_set_ratio(" ".join(sorted(first)), " ".join(sorted(second))) >= _SAME_NAME


class Texts:
    """Many texts, each as its words: how alike two of them are is judged by how rare among all is what they share."""

    def __init__(self, texts: Iterable[Collection[str]]) -> None:
        """Give a text's words without those that it is bound to share, such as the name of its place.

        The texts are taken one by one and kept as numbers: as words, those of 10,000 entries would take 200 MB.
        """
        met: defaultdict[str, int] = defaultdict()
        met.default_factory = met.__len__
        rows = [list(map(met.__getitem__, text)) for text in texts]
        found = Counter(itertools.chain.from_iterable(rows))
        telling, rare = (max(_FEW, int(part * len(rows))) for part in (_TELLING, _RARE))
        # numbered anew in the order of the words: so ties fall the same way in every run
        words = sorted(word for word, number in met.items() if found[number] <= telling)
        numbers = dict.fromkeys(met.values(), -1) | {met[word]: number for number, word in enumerate(words)}
        weights = [
            (_RARE_WEIGHT if found[met[word]] <= rare else 1)
            + (_FIGURE_WEIGHT if word[0].isdigit() and len(word) > 1 else 0)
            for word in words
        ]
        self._words: list[list[int]] = []
        self._told: list[list[int]] = []
        for row in rows:
            mine = sorted(number for number in map(numbers.__getitem__, row) if number >= 0)
            self._words.append(mine)
            self._told.append([number for number in mine for _ in range(weights[number])])

    def likeness(self, one: int, other: int) -> float:
        """From 0 (nothing in common) to 1 (the same, or the one is part of the other), by the texts' positions."""
        first, second = self._told[one], self._told[other]
        short, long = min(len(first), len(second)), max(len(first), len(second))
        if not short:
            return 0.0
        # in sorted rows the longest common subsequence is what both have, each word as often as it weighs
        common = LCSseq.similarity(first, second)
        return float(common / (short ** (1 - _LONGER) * long**_LONGER))

    def near(self, group: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Pairs out of a group that are worth comparing, each once: those with several rare words in common."""
        found = Counter(itertools.chain.from_iterable(self._words[text] for text in group))
        leading = {number for number, many in found.items() if 1 < many <= _HOLDERS}
        holders: dict[int, list[int]] = defaultdict(list)
        for here in group:
            mine = leading.intersection(self._words[here])
            if len(mine) > _LEADS:
                mine = set(sorted(mine, key=found.__getitem__)[:_LEADS])
            met = Counter(itertools.chain.from_iterable(holders[number] for number in mine))
            for there, many in met.most_common(_NEAREST):
                if many < _SHARED:
                    break
                yield there, here
            for number in mine:
                holders[number].append(here)
