"""How much two texts out of many tell the same, in whatever words and order."""

from __future__ import annotations

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

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
_SAME_NAME = 0.75
"""Two names with so large a part of the shorter one's words in common are one."""


def words(text: str) -> set[str]:
    """The words and figures of a text in small letters; citations and whatever is beyond the bound left out."""
    return set(_WORD.findall(text[:MAX_CHARACTERS].lower()))


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
    fewest = min(len(first), len(second))
    return bool(fewest) and len(first & second) / fewest >= _SAME_NAME


class Texts:
    """Many texts, each as its words: how alike two of them are is judged by how rare among all is what they share."""

    def __init__(self, texts: Iterable[tuple[str, str]]) -> None:
        """Give each text with what it is bound to share, such as the name of its place: that does not count.

        The texts are taken one by one and kept as numbers, which take less memory than words.
        """
        numbers = _Numbers()
        rows = [list(numbers.of(text) - numbers.of(shared)) for text, shared in texts]
        frequency = Counter(itertools.chain.from_iterable(rows))
        most, rare = (max(_FEW, int(part * len(rows))) for part in (_TELLING, _RARE))
        telling = {number for number, many in frequency.items() if many <= most}
        self._weights = [
            (_RARE_WEIGHT if frequency[number] <= rare else 1)
            + (_FIGURE_WEIGHT if word[0].isdigit() and len(word) > 1 else 0)
            for number, word in enumerate(numbers.words)
        ]
        self._words = [telling.intersection(row) for row in rows]
        self._totals = list(map(self._weight, self._words))

    def _weight(self, words: Iterable[int]) -> int:
        return sum(map(self._weights.__getitem__, words))

    def likeness(self, one: int, other: int) -> float:
        """From 0 (nothing in common) to 1 (the same, or the one is part of the other), by the texts' positions."""
        short, long = sorted((self._totals[one], self._totals[other]))
        if not short:
            return 0.0
        common = self._weight(self._words[one] & self._words[other])
        return float(common / (short ** (1 - _LONGER) * long**_LONGER))

    def near(self, group: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Pairs out of a group that are worth comparing, each once: those with several rare words in common."""
        frequency = Counter(itertools.chain.from_iterable(self._words[text] for text in group))
        leading = {number for number, many in frequency.items() if 1 < many <= _HOLDERS}
        holders: dict[int, list[int]] = defaultdict(list)
        for here in group:
            mine = leading & self._words[here]
            if len(mine) > _LEADS:
                mine = set(sorted(mine, key=frequency.__getitem__)[:_LEADS])
            met = Counter(itertools.chain.from_iterable([holders[number] for number in mine]))
            sharing = [there for there, many in met.items() if many >= _SHARED]
            for there in sorted(sharing, key=met.__getitem__, reverse=True)[:_NEAREST]:
                yield there, here
            for number in mine:
                holders[number].append(here)


class _Numbers(dict[str, int]):
    """What stands between white space by the number of its word; a part with none or several of them is below zero.

    A part is taken apart when first met: many texts have few that are new.
    """

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        """Each word in the place of its number: in the order met, so that ties fall the same way in every run."""
        self._known: dict[str, int] = {}
        self._several: list[list[int]] = []

    def __missing__(self, part: str) -> int:
        numbers = [self._number(word) for word in _WORD.findall(part.lower())]
        if len(numbers) != 1:
            self._several.append(numbers)
        self[part] = number = numbers[0] if len(numbers) == 1 else -len(self._several)
        return number

    def _number(self, word: str) -> int:
        if word not in self._known:
            self._known[word] = len(self.words)
            self.words.append(word)
        return self._known[word]

    def of(self, text: str) -> set[int]:
        """The numbers of the words of a text, as :func:`words` tells them apart."""
        numbers = set(map(self.__getitem__, text[:MAX_CHARACTERS].split()))
        for part in [number for number in numbers if number < 0]:
            numbers.remove(part)
            numbers.update(self._several[-part - 1])
        return numbers
