"""Vietnamese text: normal form, folding, slugs, order, tone marks, citations, figures. Pure functions only."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable
from functools import cache

CITATION = re.compile(r"\[([0-9]{1,3})\]")
# begins with a set of characters, behind which it is told which of the two stands there: so the engine leaps to the next
# (a set of \d, digits of all scripts, would have it ask about every letter)
_FIGURE = re.compile(r"[0-9\[](?:(?<=\[)[0-9]{1,3}\]|(?<=\d)\d*(?:[.,]\d+)*)")
_NEXT = re.compile(r"\s+(\S)")
_STOP = re.compile(r"[.!?…](?:\s*\[[0-9]{1,3}\])*(?=\s|$)")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")

# Alphabet of TCVN dictionaries: a letter with a hat or horn is a letter of its own, after the bare one.
_ALPHABET = "0123456789aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_ORDER = {letter: position for position, letter in enumerate(_ALPHABET, start=1)}
_TONES = "\u0300\u0309\u0303\u0301\u0323"  # huyền, hỏi, ngã, sắc, nặng: the order of dictionaries
_TONE_RANK = {tone: rank for rank, tone in enumerate(("", *_TONES))}


def nfc(text: str) -> str:
    """Compose letters and marks (Unicode NFC), the form in which everything here is kept."""
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """Lower case without diacritics, đ as d: what two spellings have in common (``Đường`` → ``duong``)."""
    return text.translate(_BARE).lower().replace("đ", "d")


class _Bare(dict[int, str]):
    """A letter without its marks, by its number: each is looked up once, for ``str.translate``."""

    def __missing__(self, code: int) -> str:
        self[code] = "".join(c for c in unicodedata.normalize("NFD", chr(code)) if not unicodedata.combining(c))
        return self[code]


_BARE = _Bare()


def slug(text: str) -> str:
    """Turn a text into a kebab-case id: ASCII letters and digits with single hyphens between."""
    return _NOT_SLUG.sub("-", fold(text)).strip("-")


def sort_key(text: str) -> tuple[tuple[int, ...], tuple[int, ...], str]:
    """Order of a Vietnamese dictionary: letters first (a, ă, â, b … d, đ), then tones, then the text itself."""
    ranks = [_ranks(char) for char in unicodedata.normalize("NFC", text).lower()]
    return tuple([letter for letter, _ in ranks]), tuple([tone for _, tone in ranks]), text


@cache
def _ranks(char: str) -> tuple[int, int]:
    """Places of a letter and of its tone. Cached: few letters, many titles."""
    base, tone = _split_tone(char)
    return _ORDER.get(base, 0), _TONE_RANK[tone]


def normalize_whitespace(text: str) -> str:
    """Join the lines of a folded text and squeeze white space."""
    if "  " not in text and text.isprintable():  # nearly every text: its only white space is blanks
        return text.strip()
    return " ".join(text.split())


def words(text: str) -> list[str]:
    """Syllables and figures as a reader counts them: what stands between white space, citations left out."""
    return CITATION.sub(" ", text).split()


def citations(text: str) -> list[int]:
    """Numbers of the sources that a text points to, in the order written."""
    return [int(number) for number in CITATION.findall(text)]


def figures(text: str) -> list[str]:
    """Numbers in a text as written (``1.928``, ``36,6``, ``2020``), citations left out."""
    return [figure for figure in _FIGURE.findall(text) if figure[0] != "["]


def sentences(text: str) -> list[str]:
    """Cut a text into sentences; the citations behind a full stop belong to the sentence before them.

    A stop ends a sentence only before white space and something that is not a small letter, so that
    ``1.928``, ``TP.HCM`` and ``v.v. và`` stay whole.
    """
    cut: list[str] = []
    start = 0
    for match in _STOP.finditer(text):
        following = _NEXT.match(text, match.end())
        if following is None or not following.group(1).islower():
            cut.append(text[start : match.end()].strip())
            start = match.end()
    cut.append(text[start:].strip())
    return [sentence for sentence in cut if sentence]


def place_tones(text: str) -> str:
    """Put tone marks where this collection writes them (hòa, khỏe, thủy; hoàn, thoại; quý).

    Open oa, oe, uy carry the mark on the first vowel, closed ones on the second; after q the u is part of
    the consonant. Spelling never changes otherwise. See Quyết định 1989/QĐ-BGDĐT (2018) for both habits.
    """
    return _MISPLACED.sub(lambda match: _move_tone(match.group(0)), nfc(text))


def may_misplace(composed: str) -> bool:
    """Whether a composed text has a tone mark that :func:`place_tones` would move."""
    return _MISPLACED.search(composed) is not None


def closest(word: str, known: Iterable[str], likeness: float = 0.6) -> str | None:
    """The known word most like a misspelt one, compared without case and diacritics; None if none is as like as 0 to 1 says."""
    by_fold: dict[str, str] = {}
    for candidate in known:
        by_fold.setdefault(fold(candidate), candidate)
    near = difflib.get_close_matches(fold(word), by_fold, n=1, cutoff=likeness)
    return by_fold[near[0]] if near else None


def _split_tone(char: str) -> tuple[str, str]:
    """A letter without its tone mark, and the mark ("" for none)."""
    parts = unicodedata.normalize("NFD", char)
    tone = next((c for c in parts if c in _TONES), "")
    return nfc("".join(c for c in parts if c not in _TONES)), tone


def _toned(vowels: str) -> str:
    """All toned forms of some vowels, both cases, as the inside of a character class."""
    return "".join(nfc(v + tone) for v in vowels + vowels.upper() for tone in _TONES)


def _move_tone(pair: str) -> str:
    """Move the tone mark of two vowels from the one to the other."""
    (first, tone_of_first), (second, tone_of_second) = map(_split_tone, pair)
    return nfc(first + tone_of_second + second + tone_of_first)


def _misplaced() -> str:
    """A pattern of two vowels; a class for each in front, then looks back, so that what is no such pair is passed over fast."""
    letter = r"[^\W\d_]"
    o, u = _toned("o"), _toned("u")
    ways = (
        # hoà, khoẻ: open, mark on the second vowel; not after q ("quà" has no o, so nothing to exclude)
        rf"(?<=[oO])[{_toned('ae')}](?!{letter})",
        # thuỷ: open uy, but quý keeps its mark
        rf"(?<=[uU])(?<![qQ].)[{_toned('y')}](?!{letter})",
        # hòan, thọai, khỏet: closed, mark on the first vowel
        rf"(?<=[{o}])[aAeE](?={letter})",
        # qúy, qùa: the u belongs to q
        rf"(?<=[qQ][{u}])[aAeEyYoOiI]",
    )
    return rf"[oOuU{o}{u}](?=[aAeEyYoOiI{_toned('aey')}])(?:{'|'.join(ways)})"


_MISPLACED = re.compile(_misplaced())
