"""Whether a file is laid out in the house style, seen from its lines: a hundred times quicker than writing it anew.

Says yes only where :func:`scripts.authoring.roundtrip.rewritten` would give back the same text; no may mean "not sure".
"""

from __future__ import annotations

import re

from scripts.authoring import yaml_writer
from scripts.content.yaml_file import YamlFile

_LINE = re.compile(r"((?:  )*)(- )?(?:(\w+):(?: |$))?(.*)")
_QUOTED = r'"[^"\\]+"|\'[^\']+\''
_SIMPLE = re.compile(rf"{_QUOTED}|[^\W_](?:[^:#\t]|:(?! |$)|(?<! )#)*(?<! )|“[^:#\t]*(?<! )")
_WORD = rf"(?:{_QUOTED}|[^\W_](?:[^:#,\[\]{{}}\t\"']*[^:#,\[\]{{}}\s\"'])?)"
_BRACKETS = re.compile(rf"\[{_WORD}(?:, {_WORD})*\]|\{{\w+: {_WORD}(?:, \w+: {_WORD})*\}}")


def is_formatted(text: str, item: YamlFile) -> bool:
    """Whether nothing of the layout would change. ``item`` is what was read from the text."""
    lines = text.split("\n")
    if lines.pop() or not lines or not lines[0].startswith(yaml_writer.SCHEMA_MARK):
        return False
    single: set[int] = set()
    brackets: set[int] = set()
    number = 1
    while number < len(lines):
        match = _LINE.fullmatch(lines[number])
        if not match or not (match[2] or match[3]):
            return False
        number += 1
        single.add(number)
        depth, value = len(match[1]) + len(match[2] or ""), match[4]
        if value == ">-":
            end = _end_of_folded(lines, number, depth + 2 * bool(match[3]))
            if end == number:
                return False
            number = end
        elif match[3] and _BRACKETS.fullmatch(value):
            brackets.add(number)
        elif (value and not _SIMPLE.fullmatch(value)) or _is_wide(lines[number - 1], match[3], value):
            return False
    return _stand_in_columns(item, single, brackets)


def _is_wide(line: str, key: str | None, value: str) -> bool:
    return len(line) > yaml_writer.WIDTH and key not in yaml_writer.ONE_LINE and " " in value


def _end_of_folded(lines: list[str], start: int, margin: int) -> int:
    """Behind the last line of a folded text; ``start`` itself when it would be folded in another way."""
    end = start
    while end < len(lines) and len(lines[end]) > margin and not lines[end][:margin].strip():
        line = lines[end][margin:]
        if line != line.strip() or (margin + len(line) > yaml_writer.WIDTH and " " in line):
            return start
        end += 1
    return start if end == start + 1 and len(lines[start]) - margin <= yaml_writer.SHORT else end


def _stand_in_columns(item: YamlFile, single: set[int], brackets: set[int]) -> bool:
    """Whether every line holds one key or one text of a list, where its depth puts it; in brackets there may be more."""
    started: set[int] = set()
    for path, (line, column) in item.keys.items():
        if line not in started and column != 2 * len(path) - 1:
            return False
        if line in started and line not in brackets:
            return False
        started.add(line)
    for path, (line, column) in item.places.items():
        if path and isinstance(path[-1], int) and line not in brackets:
            if column != 2 * len(path) + 1:
                return False
            started.add(line)
    return started == single
