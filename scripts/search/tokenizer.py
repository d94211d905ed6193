"""Vietnamese syllables for search: what two spellings have in common, and what distinguishes them.

The browser (``words.js``) does the same to what a reader types. :data:`TONES`, :data:`SIGNS` and :data:`LONG_I` travel to
it in the manifest; the pattern of a word stands there too, and a test compares what both make of it.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

TONES = "\u0300\u0309\u0303\u0301\u0323"
"""Marks of huyền, hỏi, ngã, sắc, nặng."""
SIGNS = "!#$%&"
"""What they are written as at the end of an exact form: signs that no word has."""
LONG_I = "^(?:qu|[bcdghklmnprstvx]+)y$"
"""Bare syllables in which y and i are two ways to write one sound (kỹ/kĩ, quý/quí); Quyết định 1989/QĐ-BGDĐT."""

_WORD = re.compile(
    r"[0-9]{1,3}(?:\.[0-9]{3})+(?![0-9])|[1-9][0-9]{0,2}(?:,[0-9]{3})+(?![0-9])|[0-9]+(?=[^\W\d_])|[^\W_]+"
)
"""A number with points or commas between thousands is one word; one that is glued to its unit (3km) is two."""
_PLAIN = re.compile(r"[^\W_]+")
"""The same where no number has either, as nearly everywhere: thrice as fast."""
_POINTED = re.compile(r"[0-9](?:[.,][0-9]|[^\W\d_])")
_RAISED = str.maketrans("²³", "23")
"""Raised figures of units, which are typed as plain ones."""
_LONG_I = re.compile(LONG_I)


@dataclass(frozen=True, slots=True)
class Syllable:
    """A syllable, word or number as found in a text.

    ``bare`` has no mark at all (``duong``); ``exact`` keeps hats, horns and đ and ends in the sign of its tone
    (``đương!`` for ``đường``), so that where the tone is written (hòa, hoà) makes no difference.
    """

    bare: str
    exact: str


@lru_cache(maxsize=50_000)
def syllable(word: str) -> Syllable:
    """Fold one word; any Unicode form and case. Kept, as a language has few syllables and a collection many words."""
    bare: list[str] = []
    exact: list[str] = []
    tone = ""
    for char in unicodedata.normalize("NFD", word.lower()).translate(_RAISED):
        if char in ".,":
            continue
        if char in TONES:
            tone = SIGNS[TONES.index(char)]
        elif unicodedata.category(char)[0] == "M":
            exact.append(char)
        else:
            bare.append("d" if char == "đ" else char)
            exact.append(char)
    folded = "".join(bare)
    if _LONG_I.match(folded):
        folded = folded[:-1] + "i"
        exact[len(exact) - 1 - exact[::-1].index("y")] = "i"  # marks that are no tones may follow it
    return Syllable(folded, unicodedata.normalize("NFC", "".join(exact)) + tone)


@lru_cache(maxsize=50_000)
def exact(word: str) -> str:
    """The exact form of one word."""
    return syllable(word).exact


def bare_of(exact_form: str) -> str:
    """The bare form of an exact one."""
    return syllable(exact_form[:-1] if exact_form[-1:] in SIGNS and exact_form else exact_form).bare


def words(text: str) -> list[str]:
    """All words of a text as written; whatever is neither letter nor digit parts them, but what parts thousands."""
    composed = unicodedata.normalize("NFC", text)
    return (_WORD if _POINTED.search(composed) else _PLAIN).findall(composed)


def syllables(text: str) -> list[Syllable]:
    """All words of a text in order, folded."""
    return [syllable(word) for word in words(text)]
