"""A name for a new entry: its id, which is its file's name and its address."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping

from scripts.content.vocabulary import NATIONWIDE
from scripts.text.vietnamese import slug

MAX_LENGTH = 100
"""The rule ``ma-bai`` allows a name of so many characters."""
# index is the page of the folder, trang its further pages; the rest are device names that Windows cannot check out
RESERVED = frozenset(
    {"index", "trang", "con", "prn", "aux", "nul", *(f"{d}{n}" for d in ("com", "lpt") for n in range(1, 10))}
)
KEBAB = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
"""What an id looks like, an entry's or a controlled word's: it is part of an address."""
UNNAMED = "bai-moi"
"""The name of an entry that tells neither where nor what."""
LENGTH = 70
"""A name is at most so long where we make it, that it can still be read in a list of files; the rule allows some more."""
_DEED_WORDS, _FEW = 7, 3  # a name tells the deed in so many words; a clause of fewer is too little
_SUFFIX = 6  # room for a number behind it
_KIND = r"(?:thon|ap|ban|xom|buon|lang|to-dan-pho|khu-pho|to(?!-dan-pho-))"
_KIND_OF_UNIT = re.compile(rf"^{_KIND}-(?=[a-z])")
_KIND_OF_PLACE = re.compile(r"^(?:xa|phuong|thi-tran|dac-khu|huyen|quan|thi-xa|thanh-pho)-(?=[a-z])")
_SHORT = {"ho-chi-minh": "tphcm", slug(NATIONWIDE): ""}
"""Provinces that names of entries have always said otherwise."""
_ENDING = re.compile(r"(?:\.(?:ya?ml|txt))+$", re.IGNORECASE)
_EMPTY_WORD = re.compile(
    "va|cua|de|cho|o|voi|ma|thi|la|cac|nhung|duoc|tai|trong|tu|den|theo|khi|vao|ra|roi|bang|ve|mot|moi"
)
"""No name ends in one."""


def free_id(title: str, place: Mapping[str, object], taken: Container[str]) -> str:
    """An id that obeys the rule ``ma-bai`` and is not yet taken: province, commune (else district), unit, then the deed.

    ``place`` is the group ``dia_ban`` of an entry as far as it is known.
    """
    slugs = {key: slug(str(place.get(key) or "")) for key in ("tinh", "huyen", "xa", "don_vi")}
    places = [
        _SHORT.get(slugs["tinh"], slugs["tinh"]),
        _KIND_OF_PLACE.sub("", slugs["xa"] or slugs["huyen"]),
        _KIND_OF_UNIT.sub("", slugs["don_vi"]),
    ]
    parts = [part for part in dict.fromkeys(places) if part] + _deed(title, [*slugs.values(), *places])
    while len(parts) > 1 and len("-".join(parts)) > LENGTH:
        parts.pop()
    while len(parts) > 1 and _EMPTY_WORD.fullmatch(parts[-1]):
        parts.pop()
    wanted = "-".join(parts)[: MAX_LENGTH - _SUFFIX].strip("-") or UNNAMED
    number, candidate = 1, wanted
    while candidate in taken or candidate in RESERVED:
        number += 1
        candidate = f"{wanted}-{number}"
    return candidate


def without_ending(name: str) -> str:
    """The id that somebody typed as the name of its file: ``ten-bai.yaml`` → ``ten-bai``."""
    return _ENDING.sub("", name)


def _deed(title: str, places: Iterable[str]) -> list[str]:
    """The words of a title that tell what was done: its first clause, or more where that is short, without places."""
    known = sorted(filter(None, places), key=len, reverse=True)
    chosen: list[str] = []
    for clause in re.split(r"[:;,–—.!?]", title):
        bare = f"-{slug(clause)}-"
        for name in known:
            bare = re.sub(rf"-(?:{_KIND}-)?{name}-", "-", bare)
        chosen += [word for word in bare.split("-") if word]
        if len(chosen) >= _FEW:
            break
    return chosen[:_DEED_WORDS]
