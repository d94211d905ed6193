"""Lines of a report that say the same of many rows, said once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

_ROW = re.compile(r", dòng (\d+)(?=[,:])")
_SHOWN = 5
"""So many rows are named; of more, how many there are."""


def grouped(lines: Iterable[str]) -> list[str]:
    """The same lines, those that differ in their row alone as one that names the rows; each where its first stood."""
    rows: dict[tuple[str, str], list[str]] = {}
    whole: dict[tuple[str, str], str] = {}
    for line in lines:
        match = _ROW.search(line)
        key = (line[: match.start()], line[match.end() :]) if match else (line, "")
        whole.setdefault(key, line)
        rows.setdefault(key, []).extend([match[1]] if match else [])
    return [whole[key] if len(rows[key]) < 2 else _said(key, rows[key]) for key in whole]  # noqa: PLR2004 - several


def _said(key: tuple[str, str], rows: list[str]) -> str:
    before, behind = key
    more = len(rows) - _SHOWN
    if more > 0:
        return f"{before}, dòng {', '.join(rows[:_SHOWN])} và {more} dòng nữa{behind}"
    return f"{before}, dòng {', '.join(rows[:-1])} và {rows[-1]}{behind}"


def across(files: Mapping[str, Sequence[str]]) -> list[str]:
    """The lines of several files, each of which begins with the name of its file; what several say alike is said once of all."""
    saying: dict[str, list[str]] = {}
    for name, lines in files.items():
        for line in grouped(lines):
            saying.setdefault(line.removeprefix(name), []).append(name)
    return [names[0] + rest if len(names) == 1 else _of_files(names) + rest for rest, names in saying.items()]


def _of_files(names: Sequence[str]) -> str:
    more = len(names) - _SHOWN
    shown = ", ".join(names[:_SHOWN]) + (f" và {more} tệp nữa" if more > 0 else "")
    return f"{len(names)} tệp ({shown})"
