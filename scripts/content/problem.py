"""What a check has to say: one value for every fault, whoever found it."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

FieldPath: TypeAlias = tuple[str | int, ...]
"""The way to a field inside an entry: keys as written and 0-based positions, e.g. ``("nguon", 0, "url")``."""


class Severity(StrEnum):
    """How bad a problem is: an error stops the site, a warning does not."""

    ERROR = "loi"
    WARNING = "canh-bao"


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault at one place, sorted by place.

    ``path`` is relative to the root with forward slashes; ``line`` and ``column`` count from 1;
    ``field`` is written as an editor would say it (see :func:`field_name`), empty for the file as a whole;
    ``message`` is a Vietnamese sentence that says what is wrong and what to write instead;
    ``names`` are the ids and words of other files that the fault is about: when one of these goes or changes, it comes of that.
    """

    path: str
    line: int
    column: int
    field: str
    rule: str
    severity: Severity
    message: str
    names: tuple[str, ...] = dataclasses.field(default=(), compare=False)


def field_name(path: FieldPath) -> str:
    """Say a field as editors do, counting from 1: ``("nguon", 0, "url")`` is ``nguon[1].url``."""
    name = ""
    for part in path:
        if isinstance(part, int):
            name += f"[{part + 1}]"
        else:
            name += f".{part}" if name else part
    return name


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether one of them stops the site."""
    return any(problem.severity is Severity.ERROR for problem in problems)
