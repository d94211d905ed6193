"""Values → YAML in the house style. Only this module and :mod:`scripts.authoring.roundtrip` know ruamel.yaml."""

from __future__ import annotations

import io
import sys
import textwrap
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, FoldedScalarString

from scripts.content import readings, yaml_file
from scripts.content.model import Practice, keys_at
from scripts.content.problem import FieldPath
from scripts.content.yaml_file import Value
from scripts.text.vietnamese import normalize_whitespace

WIDTH = 120
SHORT = WIDTH // 2
"""A text of so many characters never stands below ``>-``; between this and the width it may stay as somebody set it."""
SCHEMA_MARK = "# yaml-language-server:"
SCHEMA_LINE = f"{SCHEMA_MARK} $schema=../_schema/practice.schema.json\n"
"""Opens every entry: editors with a language server find keys and words by it."""
ONE_LINE = frozenset({"tieu_de", "chu_tri", "ten", "don_vi", "url", "url_luu", "tinh", "huyen", "xa", "xa_nay", "dieu"})
"""Keys whose text the model wants on one line, however long."""
_IN_BRACKETS = frozenset({"chu_de", "van_ban"})


def entry(values: Mapping[str, Value], comments: Mapping[str, str] | None = None) -> str:
    """One entry as the text of its file: the model's order of keys, lines of at most :data:`WIDTH` where they may break.

    ``values`` are what :func:`scripts.content.yaml_file.read` would give for the text; None and empty lists are left out.
    ``comments`` puts lines of explanation above top-level keys.
    """
    tree = _mapping((), dict(values))
    for key, words in (comments or {}).items():
        if key in tree:
            tree.yaml_set_comment_before_after_key(key, before=words)
    stream = io.StringIO()
    round_trip().dump(tree, stream)
    return SCHEMA_LINE + stream.getvalue()


def round_trip() -> YAML:
    """The library as this project has it write."""
    yaml = YAML()
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.width = sys.maxsize  # where a text breaks is for _text to say
    yaml.preserve_quotes = True
    yaml.allow_unicode = True
    return yaml


def _mapping(path: FieldPath, values: dict[str, Value]) -> CommentedMap:
    return CommentedMap(
        (key, node((*path, key), values[key]))
        for key in in_order(path, values)
        if values[key] is not None and values[key] != ()
    )


def in_order(path: FieldPath, keys: Collection[str]) -> list[str]:
    """The keys of a field in the order of the model, then those that it does not know, as they stood."""
    known = keys_at(Practice, path)
    return [*(key for key in known if key in keys), *(key for key in keys if key not in known)]


def node(path: FieldPath, value: Value) -> object:
    """A value as the library writes it in the house style."""
    if isinstance(value, dict):
        return _mapping(path, value)
    if isinstance(value, tuple):
        items = CommentedSeq(node((*path, index), item) for index, item in enumerate(value))
        if path[-1] in _IN_BRACKETS:
            items.fa.set_flow_style()
        return items
    return _text(path, value) if isinstance(value, str) else value


def _text(path: FieldPath, text: str) -> object:
    if path[-1] in readings.DATES:
        return _plain_date(text)
    if path[-1] in ONE_LINE or start(path) + len(text) <= WIDTH or not _may_fold(text):
        return text if reads_plain(text) else DoubleQuotedScalarString(text)
    return folded(wrapped(path, text))


def margin(path: FieldPath) -> int:
    """Where the lines of a folded text begin."""
    return 2 * len(path)


def start(path: FieldPath) -> int:
    """Where a text begins that stands on the line of its key or its ``-``."""
    return margin(path) - 2 + (2 if isinstance(path[-1], int) else len(f"{path[-1]}: "))


def wrapped(path: FieldPath, text: str) -> list[str]:
    """The lines of a folded text."""
    return textwrap.wrap(text, WIDTH - margin(path), break_long_words=False, break_on_hyphens=False)


def folded(lines: Sequence[str]) -> object:
    """A text that stands below ``>-`` and breaks into these lines."""
    folded: Any = FoldedScalarString(" ".join(lines))
    folded.fold_pos, end = [], 0
    for line in lines[:-1]:
        end += len(line)
        folded.fold_pos.append(end)
        end += 1
    return folded


def _may_fold(text: str) -> bool:
    """Whether a text comes back from several lines as it was: single spaces, and no character that needs an escape."""
    return text.isprintable() and normalize_whitespace(text) == text


def _plain_date(text: str) -> object:
    """A date as YAML writes it without quotes."""
    if text.isdecimal() and str(int(text)) == text:
        return int(text)
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text if reads_plain(text) else DoubleQuotedScalarString(text)


def reads_plain(text: str) -> bool:
    """Whether the text may stand without quotes: nothing in it that YAML would take for something else."""
    return yaml_file.reads_as(text) == text
