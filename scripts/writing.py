"""Values → YAML in the house style. The only module that knows ruamel.yaml."""

from __future__ import annotations

import io
import sys
import textwrap
from collections.abc import Mapping
from datetime import date

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, FoldedScalarString

from scripts import source
from scripts.model import Practice, keys_at
from scripts.problem import FieldPath
from scripts.source import Value
from scripts.text import one_line

WIDTH = 120
SCHEMA_LINE = "# yaml-language-server: $schema=../_schema/practice.schema.json\n"
"""Opens every entry: editors with a language server find keys and words by it."""
_ONE_LINE = frozenset(
    {"tieu_de", "chu_tri", "ten", "don_vi", "url", "url_luu", "tinh", "huyen", "xa", "xa_nay", "dieu"}
)
"""Keys whose text the model wants on one line, however long."""
_IN_BRACKETS = frozenset({"khau", "chu_de", "van_ban"})
_DATES = frozenset({"tu", "den", "ngay"})


def entry(values: Mapping[str, Value], comments: Mapping[str, str] | None = None) -> str:
    """One entry as the text of its file: the model's order of keys, lines of at most :data:`WIDTH` where they may break.

    ``values`` are what :func:`scripts.source.read` would give for the text; None and empty lists are left out.
    ``comments`` puts lines of explanation above top-level keys.
    """
    tree = _mapping((), dict(values))
    for key, words in (comments or {}).items():
        if key in tree:
            tree.yaml_set_comment_before_after_key(key, before=words)
    stream = io.StringIO()
    _yaml().dump(tree, stream)
    return SCHEMA_LINE + stream.getvalue()


def _yaml() -> YAML:
    yaml = YAML()
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.width = sys.maxsize  # where a text breaks is for _text to say
    yaml.preserve_quotes = True
    yaml.allow_unicode = True
    return yaml


def _mapping(path: FieldPath, values: dict[str, Value]) -> CommentedMap:
    known = keys_at(Practice, path)
    order = [*(key for key in known if key in values), *(key for key in values if key not in known)]
    return CommentedMap(
        (key, _node((*path, key), values[key])) for key in order if values[key] is not None and values[key] != ()
    )


def _node(path: FieldPath, value: Value) -> object:
    if isinstance(value, dict):
        return _mapping(path, value)
    if isinstance(value, tuple):
        items = CommentedSeq(_node((*path, index), item) for index, item in enumerate(value))
        if path[-1] in _IN_BRACKETS:
            items.fa.set_flow_style()
        return items
    return _text(path, value) if isinstance(value, str) else value


def _text(path: FieldPath, text: str) -> object:
    if path[-1] in _DATES:
        return _plain_date(text)
    margin = 2 * sum(isinstance(part, str) for part in path) + 2 * sum(isinstance(part, int) for part in path)
    start = margin - 2 + (2 if isinstance(path[-1], int) else len(f"{path[-1]}: "))
    single = path[-1] in _ONE_LINE or start + len(text) <= WIDTH or not _may_fold(text)
    if single:
        return text if _reads_plain(text) else DoubleQuotedScalarString(text)
    folded = FoldedScalarString(text)
    lines = textwrap.wrap(text, WIDTH - margin, break_long_words=False, break_on_hyphens=False)
    folded.fold_pos, end = [], 0
    for line in lines[:-1]:
        end += len(line)
        folded.fold_pos.append(end)
        end += 1
    return folded


def _may_fold(text: str) -> bool:
    """Whether a text comes back from several lines as it was: single spaces, and no character that needs an escape."""
    return text.isprintable() and one_line(text) == text


def _plain_date(text: str) -> object:
    """A date as YAML writes it without quotes."""
    if text.isdigit():
        return int(text)
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text


def _reads_plain(text: str) -> bool:
    """Whether the text may stand without quotes: nothing in it that YAML would take for something else."""
    return source.reads_as(text) == text
