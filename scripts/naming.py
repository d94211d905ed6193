"""A name for a new entry: its id, which is its file's name and its address."""

from __future__ import annotations

from collections.abc import Container, Iterable

from scripts.rules.ma_bai import RESERVED
from scripts.text import slug

LENGTH = 70
"""Characters of an id that can still be read in a list of files; the rule allows some more."""


def free_id(title: str, place: Iterable[str], taken: Container[str]) -> str:
    """An id that tells where and what, obeys the rule ``ma-bai`` and is not yet taken.

    ``place`` are names from large to small (province, commune, unit); those that the title tells anyway are left out.
    """
    told = f"-{slug(title)}-"
    names = [name for name in dict.fromkeys(map(slug, place)) if name and f"-{name}-" not in told]
    wanted = _cut("-".join([*names, told.strip("-")]).strip("-"), LENGTH) or "bai-moi"
    number, found = 1, wanted
    while found in taken or found in RESERVED:
        number += 1
        found = f"{wanted}-{number}"
    return found


def _cut(text: str, length: int) -> str:
    """The words of an id that fit, at least a piece of the first."""
    if len(text) <= length:
        return text
    return text[: length + 1].rpartition("-")[0] or text[:length]
