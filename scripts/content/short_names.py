"""Which provinces a few letters may stand for: “CM” is Cà Mau, and may be the end of Hồ Chí Minh; nothing here is certain."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from scripts.content.options import Option
from scripts.content.vocabulary import NATIONWIDE
from scripts.text.vietnamese import fold, nfc

_LONGEST = 4
"""Letters that may be nothing but an abbreviation; a longer text is one where a letter stands for a word: “T.Bình”."""
_KIND = re.compile(r"^(?:tỉnh|thành phố|tp|t)[\s.]+", re.IGNORECASE)
_RUN_ON = re.compile(r"^tp(?=\w{2})", re.IGNORECASE)
_BETWEEN = re.compile(r"[\s.\-–_/&]+")
_VOWEL = re.compile("[aeiouy]")
_FEWEST = 2  # words of which letters are taken


def plausible(known: Iterable[Option], typed: str) -> list[Option]:
    """The provinces that a short text may mean, the likeliest first; none where it is a text like any other.

    Its letters begin the words of a name, one after the other: all of them, or the first ones, or the last ones. Behind
    these stand the names that begin with it.
    """
    known = [option for option in known if option.value != NATIONWIDE]
    text = nfc(typed).strip(" .")
    for written in (_KIND.sub("", text), _RUN_ON.sub("", text), text):
        if not _is_short(written):
            continue
        letters = "".join(_BETWEEN.split(written)).lower()
        ranked = [(rank, at) for at, option in enumerate(known) if (rank := _rank(option, letters)) is not None]
        if ranked:
            begun = [at for at, option in enumerate(known) if fold(option.value).startswith(fold(letters))]
            return [known[at] for at in dict.fromkeys([*(at for _, at in sorted(ranked)), *begun])]
    return []


def stands_for_others(known: Iterable[Option], typed: str, option: Option) -> bool:
    """Whether a short text that is a name of one province abbreviates the whole name of another as well."""
    letters = "".join(_BETWEEN.split(nfc(typed))).lower()
    others = (other for other in plausible(known, typed) if other is not option)
    return any((rank := _rank(other, letters)) is not None and rank[0] == 0 for other in others)


def is_readable(text: str) -> bool:
    """Whether all of a text can be syllables: none of its parts is a letter alone, or letters without a vowel."""
    return all(len(part) > 1 and _VOWEL.search(fold(part)) for part in _BETWEEN.split(text) if part)


def _is_short(text: str) -> bool:
    parts = [part for part in _BETWEEN.split(text) if part]
    return _FEWEST <= sum(map(len, parts)) <= _LONGEST or (len(parts) > 1 and not is_readable(text))


def _rank(option: Option, letters: str) -> tuple[int, bool, int] | None:
    """How well letters abbreviate a name: which words they begin, of its own or another name, how many marks they leave out.

    None where they do not.
    """
    found = []
    for name in (option.value, *filter(is_readable, option.aliases)):
        words = [word for word in _BETWEEN.split(_KIND.sub("", nfc(name)).lower()) if word]
        for first in range(len(words) - 1):
            for last in range(len(words), first + _FEWEST - 1, -1):
                marks = _left_out(letters, words[first:last])
                if marks is not None and (first == 0 or last == len(words)):
                    words_taken = 0 if last - first == len(words) else 1 if first == 0 else 2
                    found.append((words_taken, name != option.value, marks))
    return min(found, default=None)


def _left_out(letters: str, words: Sequence[str]) -> int | None:
    """How many letters stand without the marks of theirs, where they are beginnings of all the words; else None."""
    if not words:
        return 0 if not letters else None
    best = None
    marks = 0
    for count, (typed, written) in enumerate(zip(letters, words[0], strict=False), start=1):
        if typed != written:
            if typed != fold(written):
                break
            marks += 1
        rest = _left_out(letters[count:], words[1:])
        if rest is not None and (best is None or marks + rest < best):
            best = marks + rest
    return best
