"""Other values in the place of those that a file holds: its comments, quotes and breaks of lines stay where they can."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import Any

from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import Node, ScalarNode
from ruamel.yaml.resolver import VersionedResolver
from ruamel.yaml.scalarstring import (
    DoubleQuotedScalarString,
    FoldedScalarString,
    LiteralScalarString,
    PlainScalarString,
    SingleQuotedScalarString,
)
from ruamel.yaml.tag import Tag
from ruamel.yaml.tokens import CommentToken

from scripts.authoring import yaml_writer
from scripts.content import readings, yaml_file
from scripts.content.problem import FieldPath
from scripts.content.yaml_file import Value, YamlFile

_TEXT, _NOTHING = Tag(suffix="tag:yaml.org,2002:str"), Tag(suffix="tag:yaml.org,2002:null")
_MARKER = re.compile(r"\A((?:[ \t]*(?:#[^\n]*)?\n)*)---[ \t]*\n")
_QUOTES = 2
_Quoted = (DoubleQuotedScalarString, SingleQuotedScalarString)


_REFUSED = (YAMLError, LookupError, TypeError, ValueError, AttributeError, NotImplementedError)
"""What the library raises for a file that it does not understand, its own slips among them (a tag before a list)."""


class CannotRewrite(ValueError):  # noqa: N818 - a sentence, as the standard library has StopIteration
    """The file holds something that the round trip does not understand."""


class _Verbatim(VersionedResolver):
    """Every plain scalar is a text, so that dates, numbers and ``no`` are written as they were."""

    def resolve(self, kind: type[Node], value: str, implicit: tuple[bool, bool]) -> Tag:
        if kind is ScalarNode and implicit[0]:
            return _TEXT if value else _NOTHING
        tag: Tag = super().resolve(kind, value, implicit)
        return tag


def rewritten(text: str, values: Value) -> str:
    """The text of a file with other values: the same fields, texts anew, keys in the order of ``values``.

    Indentation becomes the house's; a text that is too wide for its line is folded. Raises :class:`CannotRewrite`.
    What it makes has to be read again and compared: comments in odd places may be lost.
    """
    yaml = yaml_writer.round_trip()
    yaml.Resolver = _Verbatim
    stream = io.StringIO()
    try:
        tree = yaml.load(_MARKER.sub(r"\1", text))
        _put((), tree, values, flow=False)
        yaml.dump(tree, stream)
    except _REFUSED as error:
        raise CannotRewrite(str(error)) from error
    written: str = stream.getvalue()
    return _in_order(written, values)


def _put(path: FieldPath, tree: object, values: Value, *, flow: bool) -> None:
    items: Iterable[tuple[str | int, Value]]
    if isinstance(tree, CommentedMap) and isinstance(values, dict):
        items = values.items()
    elif isinstance(tree, CommentedSeq) and isinstance(values, tuple):
        items = enumerate(values)
    else:
        return
    flow = flow or bool(tree.fa.flow_style())
    for key, new in items:
        here, old = (*path, key), tree[key]
        if isinstance(old, str) and isinstance(new, str):
            tree[key] = _flow_text(old, new) if flow else _block_text(here, tree, old, new)
        elif isinstance(old, str) and type(new) is int and old != str(new):  # a year that was written in words
            tree[key] = PlainScalarString(str(new))
        elif isinstance(new, dict) and (isinstance(old, str) or _has_other_keys(old, new)):
            tree[key] = _under_mark(here, tree, old, new)
            _put(here, tree[key], new, flow=flow)
        else:
            _put(here, old, new, flow=flow)
        if flow and isinstance(tree, CommentedMap):
            tree.move_to_end(key)


def _under_mark(
    path: FieldPath, tree: CommentedMap | CommentedSeq, old: str | CommentedMap, new: dict[str, Value]
) -> CommentedMap:
    """A line as a mapping of its one mark to the old text, in the style that it had; comments stay behind the text."""
    (mark,) = new
    marked = CommentedMap()
    if isinstance(old, str):
        marked[mark] = old if isinstance(old, FoldedScalarString | LiteralScalarString) else PlainScalarString(old)
        comment = _following(path, tree)
        tree.ca.items.pop(path[-1], None)
    else:
        ((name, marked[mark]),) = old.items()
        comment = _following((*path, name), old)
        marked.ca.comment = old.ca.comment
        if old.fa.flow_style():
            marked.fa.set_flow_style()
    if comment is not None:
        comment.column = 0
        marked.ca.items[mark] = [None, None, comment, None]
    return marked


def _has_other_keys(old: object, new: dict[str, Value]) -> bool:
    return isinstance(old, CommentedMap) and old.keys() != new.keys()


def _flow_text(old: str, new: str) -> object:
    return old if new == old else _on_one_line(old, new)


def _on_one_line(old: str, new: str) -> object:
    """A text without ``>-``, in the quotes that it had, or in those that it needs."""
    if isinstance(old, SingleQuotedScalarString) and "\n" not in new:
        return SingleQuotedScalarString(new)
    plain = not isinstance(old, DoubleQuotedScalarString) and yaml_writer.reads_plain(new)
    return PlainScalarString(new) if plain else DoubleQuotedScalarString(new)


def _block_text(path: FieldPath, tree: CommentedMap | CommentedSeq, old: str, new: str) -> object:
    if path[-1] in readings.DATES and new != old:
        return PlainScalarString(new)
    if "\n" in new and new != old and all(line.isprintable() for line in new.split("\n")):
        return _with_comment(old, LiteralScalarString(new))
    if "\n" in new:
        return old if new == old else _on_one_line(old, new)
    comment = _following(path, tree)
    if isinstance(old, FoldedScalarString):
        return _folded(path, old, new, comment)
    can_fold = path[-1] not in yaml_writer.ONE_LINE | readings.DATES and " " in new and new.isprintable()
    if can_fold and _is_wide(path, old, new) and (comment is None or comment.value.startswith("\n")):
        if comment is not None:
            comment.value = comment.value[1:]  # the line ends by itself below ">-"
        return yaml_writer.folded(yaml_writer.wrapped(path, new))
    return old if new == old else _on_one_line(old, new)


def _is_wide(path: FieldPath, old: str, new: str) -> bool:
    room = yaml_writer.WIDTH - yaml_writer.start(path) - len(new)
    return room < 0 or (room < _QUOTES and (isinstance(old, _Quoted) or not yaml_writer.reads_plain(new)))


def _folded(path: FieldPath, old: FoldedScalarString, new: str, comment: CommentToken | None) -> object:
    """A text below ``>-``: it breaks where it broke, unless that is too wide now; a short one leaves it."""
    lines = _lines(old) if old.rstrip("\n") == new else _same_breaks(old, new)
    if len(lines) == 1 and len(new) <= yaml_writer.SHORT and not getattr(old, "comment", None):
        if comment is not None:
            comment.value = "\n" + comment.value
        return _on_one_line("", new)
    if not lines or any(yaml_writer.margin(path) + len(line) > yaml_writer.WIDTH and " " in line for line in lines):
        lines = yaml_writer.wrapped(path, new)
    elif new == old:
        return old
    return _with_comment(old, yaml_writer.folded(lines))


def _lines(text: FoldedScalarString) -> list[str]:
    ends = [0, *getattr(text, "fold_pos", ()), len(text)]
    return [text[start:end].strip() for start, end in pairwise(ends)]


def _same_breaks(old: FoldedScalarString, new: str) -> list[str]:
    """The new text with as many words in each line as the old one had; empty when it has other words."""
    words = new.split(" ")
    counts = [len(line.split()) for line in _lines(old)]
    if sum(counts) != len(words):
        return []
    lines = []
    for count in counts:
        lines.append(" ".join(words[:count]))
        words = words[count:]
    return lines


def _with_comment(old: str, new: Any) -> object:  # noqa: ANN401 - the library declares no such attribute
    """A comment on the line of ``>-`` or ``|`` belongs to the scalar."""
    comment = getattr(old, "comment", None)
    if comment:
        new.comment = comment
    return new


def _following(path: FieldPath, tree: CommentedMap | CommentedSeq) -> CommentToken | None:
    """The comment behind a value, on its line or on the lines after it; None if there is none."""
    tokens = tree.ca.items.get(path[-1]) or ()
    place = 2 if isinstance(tree, CommentedMap) else 0
    return tokens[place] if len(tokens) > place else None


def _in_order(text: str, values: Value) -> str:
    """Move the lines of keys, with the comments above them, into the order of ``values``."""
    item = YamlFile("")
    yaml_file.parse(item, text.encode())
    lines = text.split("\n")
    for path, wanted in _mappings((), values):
        places = {key: item.keys[(*path, key)] for key in wanted if (*path, key) in item.keys}
        if len(places) == len(wanted) and sorted(places, key=places.__getitem__) != list(wanted):
            _reorder(lines, places)
    return "\n".join(lines)


def _mappings(path: FieldPath, value: Value) -> list[tuple[FieldPath, dict[str, Value]]]:
    """Every mapping with its field, inner ones first."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, tuple) else ()
    nested = [pair for key, item in inner for pair in _mappings((*path, key), item)]
    return [*nested, (path, value)] if isinstance(value, dict) else nested


def _reorder(lines: list[str], places: dict[str, yaml_file.Place]) -> None:
    """Bring the keys of one mapping, with what stands below and above each, into the order of ``places``.

    Nothing happens to a mapping in braces.
    """
    standing = sorted(places, key=places.__getitem__)
    first, column = places[standing[0]][0] - 1, places[standing[0]][1] - 1
    head, begin = lines[first][:column], first
    if head.strip(" -") or any(place[1] != column + 1 for place in places.values()):
        return
    if not head.strip():
        begin = _above(lines, first, lambda line: line.startswith(f"{head}#"))
    starts = [
        begin,
        *(_above(lines, places[key][0] - 1, lambda line: _is_between(line, column)) for key in standing[1:]),
    ]
    ends = [*starts[1:], _end(lines, places[standing[-1]][0], column)]
    lines[first] = " " * column + lines[first][column:]
    blocks = {key: lines[start:end] for key, start, end in zip(standing, starts, ends, strict=True)}
    moved = [line for key in places for line in blocks[key]]
    opening = next(number for number, line in enumerate(moved) if not _is_between(line, column))
    moved[opening] = head + moved[opening][column:]
    lines[begin : ends[-1]] = moved


def _above(lines: list[str], number: int, belongs: Callable[[str], bool]) -> int:
    """Where the lines begin that belong to a key below them; the line for editors' programs is nobody's."""
    while number and belongs(lines[number - 1]) and not lines[number - 1].startswith(yaml_writer.SCHEMA_MARK):
        number -= 1
    return number


def _is_between(line: str, column: int) -> bool:
    """Empty, or a comment that stands no deeper than the keys: it belongs to the key below."""
    bare = line.lstrip(" ")
    return not bare or (bare.startswith("#") and len(line) - len(bare) <= column)


def _end(lines: list[str], start: int, column: int) -> int:
    """Behind the last line of a mapping whose last key stands on the line before ``start``."""
    end = start
    for number in range(start, len(lines)):
        bare = lines[number].lstrip(" ")
        depth = len(lines[number]) - len(bare)
        if bare and (depth > column or (bare.startswith("#") and depth == column)):
            end = number + 1
        elif bare and not bare.startswith("#"):
            break
    return end
