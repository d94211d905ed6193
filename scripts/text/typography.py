"""White space, quotes and dashes of running text as this collection writes them. Pure functions; only what is certain."""

from __future__ import annotations

import re
from itertools import pairwise

_SPACES = re.compile(r"[^\S\n]+")
_OPENS_AFTER = re.compile(r"(?:^|[\s(\[{/–—-])$")
_CLOSES_BEFORE = re.compile(r"$|[\s.,;:!?…)\]}/–—-]")
_SIGN_AT_WORD = re.compile(r"(?<=[\w)”%\]])[ ]+(?P<sign>[,;.!?])(?=[^\W\d_])")
_SIGN_APART = re.compile(r"(?<=[\w)”%\]])[ ]+(?=[,;.!?](?:\s|$))|(?<=[^\W\d_])[ ]+(?=:\s)")
_GLUED = re.compile(r"(?<=[^\W\d_])([,;])(?=[^\W\d_])")
_TWO_HYPHENS = re.compile(r"(?<=\s)--(?=\s)|(?<=[0-9])--(?=[0-9])")
_BETWEEN_WORDS = re.compile(r"(?<=[^\W\d_][ ])-(?=[ ][^\W\d_])")
_NUMBER = r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+|[1-9][0-9]*(?:,[0-9]+)?|0,[0-9]+"
_COUNTED = r"%|[ ](?:đồng|triệu|tỷ|tỉ|nghìn|người|hộ|lượt|suất|km|ha|m²?|kg|tấn)(?!\w)"
_RANGE = re.compile(rf"(?<![\w.,/–-])({_NUMBER})-({_NUMBER})(?={_COUNTED})")
_YEARS = re.compile(r"(?<=\s)((?:19|20)[0-9]{2})-((?:19|20)[0-9]{2})(?![\w/–-]|[.,][0-9])")
_SPELL = re.compile(r"(?:giai đoạn|nhiệm kỳ|niên khóa|năm học)\s$", re.IGNORECASE)


def spaces(text: str) -> str:
    """One space wherever white space of any kind stands, none at the ends of a line, no empty line around the text."""
    return "\n".join(_SPACES.sub(" ", line).strip() for line in text.strip().split("\n"))


def signs(text: str) -> str:
    """No space before a comma, a full stop and their like, one behind a comma or semicolon between words.

    A full stop that begins a word (``.vn``, ``.NET``), one in a number and three in a row are the text's own.
    """
    text = _SIGN_AT_WORD.sub(lambda match: f"{match['sign']} " if _begins_sentence(match) else match[0], text)
    return _GLUED.sub(r"\1 ", _SIGN_APART.sub("", text))


def _begins_sentence(match: re.Match[str]) -> bool:
    behind = match.string[match.end() : match.end() + 2]
    return match["sign"] != "." or (behind[:1].isupper() and behind[1:].islower())


def quotes(text: str) -> str:
    """Straight double quotes that stand in pairs become “ ”. Left alone: an odd one, inches, quotes inside quotes."""
    pieces = text.split('"')
    if len(pieces) % 2 == 0 or any(sign in text for sign in "“”„«»"):
        return text
    for number, (before, after) in enumerate(pairwise(pieces)):
        opens = number % 2 == 0
        outside, inside, edge = (before, after, 0) if opens else (after, before, -1)
        fits = _OPENS_AFTER.search(outside) if opens else _CLOSES_BEFORE.match(outside)
        if not fits or not inside.strip() or inside[edge].isspace():
            return text
    return "".join(piece + sign for piece, sign in zip(pieces, [*"“”" * (len(pieces) // 2), ""], strict=True))


def unquoted(text: str) -> str:
    """A text without the one pair of quotes, straight or curly, in which all of it stands."""
    inside = text[1:-1]
    pair = text[:1] + text[-1:]
    is_quoted = pair in ('""', "“”", "''", "‘’", "«»", "„“") and inside.strip()
    return inside if is_quoted and not any(sign in inside for sign in f'"“”„«»{pair}') else text


def dashes(text: str) -> str:
    """An en dash for ``--``, for a hyphen that stands free between two words, and in a span of numbers.

    A span is certain when what is counted follows (``10-15%``, ``3-5 hộ``) or when it is said to be one of years
    (``giai đoạn 2016-2020``); anything else may be a date, the number of a document, a telephone or an address.
    """
    text = _BETWEEN_WORDS.sub("–", _TWO_HYPHENS.sub("–", text))
    text = _RANGE.sub(lambda match: _span(match) if _value(match[1]) < _value(match[2]) else match[0], text)
    return _YEARS.sub(
        lambda match: _span(match) if match[1] < match[2] and _SPELL.search(text, 0, match.start()) else match[0], text
    )


def _span(match: re.Match[str]) -> str:
    return f"{match[1]}–{match[2]}"


def _value(number: str) -> float:
    return float(number.replace(".", "").replace(",", "."))
