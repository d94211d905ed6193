"""One YAML file → plain values, the place of every field, and what is wrong with the file itself.

The only module that knows PyYAML. Values are built from the tags of the composed tree by ourselves: PyYAML's own
constructor raises on ``2020-13-45`` and turns ``no`` into False without a word.
"""

from __future__ import annotations

import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

import yaml
from yaml._yaml import Mark as CMark

from scripts import disk, yaml_errors
from scripts.problem import FieldPath, Level, Problem, field_name

MAX_BYTES = 256 * 1024
MAX_DEPTH = 20
MAX_NODES = 20_000
MAX_DIGITS = 15
EMPTY = "đang để trống; hãy viết nội dung, hoặc bỏ hẳn khóa này"
"""Said of a field with nothing in it, here and where the model wants a text."""

Value: TypeAlias = "str | int | bool | tuple[Value, ...] | dict[str, Value] | None"
Place: TypeAlias = tuple[int, int]
"""Line and column, both from 1."""

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TAG = "tag:yaml.org,2002:"
_PLAIN_INTEGER = re.compile(r"0|-?[1-9]\d*")


@dataclass(slots=True)
class Source:
    """What one file holds. ``values`` is None when nothing could be read from it.

    ``places`` gives the place of each value, ``keys`` the place of each key, both by field path.
    """

    path: str
    values: Value = None
    places: dict[FieldPath, Place] = field(default_factory=dict)
    keys: dict[FieldPath, Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def place(self, path: FieldPath, *, key: bool = False) -> Place:
        """Where a field stands, or the deepest field around it that is in the file."""
        if key and path in self.keys:
            return self.keys[path]
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, (1, 1))

    def problem(
        self, path: FieldPath, rule: str, message: str, level: Level = Level.ERROR, *, key: bool = False
    ) -> Problem:
        """Make a problem that points at a field of this file (at its key when ``key``)."""
        line, column = self.place(path, key=key)
        return Problem(self.path, line, column, field_name(path), rule, level, message)

    def strings(self) -> Iterator[tuple[FieldPath, str]]:
        """Every text of the file with its field, in the order written."""
        yield from _strings((), self.values)


def read(file: Path, path: str) -> Source:
    """Read one file of the collection; ``path`` is how problems name it. Never raises for what a file holds."""
    source = Source(path)
    try:
        # lstat first: a link may lead out of the collection, a device or pipe would never end
        info = file.lstat()
        if not stat.S_ISREG(info.st_mode):
            _file_problem(
                source, "không phải tệp thường (liên kết, thư mục hay thiết bị); hãy thay bằng chính tệp YAML"
            )
        elif info.st_size > MAX_BYTES:
            size = f"{info.st_size / 1024:,.0f}".replace(",", ".")
            _file_problem(
                source, f"tệp nặng {size} KB, quá {MAX_BYTES // 1024} KB; hãy rút gọn, mỗi tệp chỉ kể một cách làm"
            )
        else:
            with file.open("rb") as stream:
                parse(source, stream.read(MAX_BYTES + 1))
    except OSError as error:
        _file_problem(source, f"không mở được tệp ({disk.why(error)}); hãy xem lại quyền đọc và tên tệp")
    return source


def parse(source: Source, data: bytes) -> None:
    """Fill a source from the bytes of its file."""
    text = _decode(source, data)
    if text is None:
        return
    try:
        if not _scan(source, text):
            return
        node = yaml.compose(text, Loader=_Loader)
    except yaml.YAMLError as error:
        _syntax_problem(source, error, text)
        return
    if node is None:
        _file_problem(source, "tệp trống; hãy chép một bài có sẵn làm mẫu rồi sửa")
        return
    source.values = _build(source, node, ())


def _file_problem(source: Source, message: str, place: Place = (1, 1), level: Level = Level.ERROR) -> None:
    source.problems.append(Problem(source.path, *place, "", "doc-tep", level, message))


def _yaml_problem(source: Source, message: str, mark: yaml.Mark | CMark | None, path: FieldPath = ()) -> None:
    place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    source.problems.append(Problem(source.path, *place, field_name(path), "cu-phap", Level.ERROR, message))


def _decode(source: Source, data: bytes) -> str | None:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        _file_problem(source, "tệp lưu dạng UTF-16; hãy mở bằng trình soạn thảo và lưu lại dạng UTF-8")
        return None
    if data.startswith(b"\xef\xbb\xbf"):
        _file_problem(
            source, "đầu tệp có dấu BOM thừa; khi lưu hãy chọn “UTF-8” thay cho “UTF-8 with BOM”", level=Level.WARNING
        )
        data = data[3:]
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        _file_problem(
            source,
            "chữ ở đây không phải UTF-8 (thường do lưu dạng ANSI hay bảng mã cũ); hãy lưu lại tệp dạng UTF-8",
            (line, column),
        )
        return None


def _scan(source: Source, text: str) -> bool:
    """Walk the events once before anything is composed: deep nesting crashes the C composer, aliases can explode."""
    depth = nodes = 0
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.AliasEvent):
            _yaml_problem(
                source,
                f"không dùng bí danh YAML (*{event.anchor}); hãy viết lại nội dung, hoặc đặt chữ trong nháy kép",
                event.start_mark,
            )
            return False
        if isinstance(event, yaml.NodeEvent):
            nodes += 1
            if event.anchor is not None:
                _yaml_problem(
                    source,
                    f"không dùng neo YAML (&{event.anchor}); hãy bỏ nó đi, hoặc đặt chữ trong nháy kép",
                    event.start_mark,
                )
                return False
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > MAX_DEPTH or nodes > MAX_NODES:
            _yaml_problem(
                source,
                f"lồng quá sâu hoặc quá nhiều mục (tối đa {MAX_DEPTH} tầng, {MAX_NODES} mục); hãy viết theo mẫu một bài",
                event.start_mark,
            )
            return False
    return True


def _syntax_problem(source: Source, error: yaml.YAMLError, text: str) -> None:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is None:
        position = getattr(error, "position", 0)
        before = text.encode()[:position].decode("utf-8", "ignore")
        place = (before.count("\n") + 1, len(before) - before.rfind("\n"))
    else:
        place = (mark.line + 1, mark.column + 1)
    message = yaml_errors.explain(error)
    source.problems.append(Problem(source.path, *place, "", "cu-phap", Level.ERROR, message))


def _build(source: Source, node: yaml.Node, path: FieldPath) -> Value:
    source.places[path] = (node.start_mark.line + 1, node.start_mark.column + 1)
    if isinstance(node, yaml.MappingNode):
        return _mapping(source, node, path)
    if isinstance(node, yaml.SequenceNode):
        return tuple(_build(source, item, (*path, index)) for index, item in enumerate(node.value))
    assert isinstance(node, yaml.ScalarNode)  # noqa: S101 - composing makes three kinds of nodes
    return _scalar(source, node, path)


def _mapping(source: Source, node: yaml.MappingNode, path: FieldPath) -> Value:
    values: dict[str, Value] = {}
    for key_node, value_node in node.value:
        if not isinstance(key_node, yaml.ScalarNode):
            _yaml_problem(
                source, "tên khóa phải là một từ; hãy xem lại dấu ngoặc và dấu “:” ở đây", key_node.start_mark, path
            )
            continue
        key = str(key_node.value)
        here = (*path, key)
        if key in values:
            first = source.keys[here][0]
            _yaml_problem(
                source, f"khóa “{key}” đã có ở dòng {first}; hãy gộp hai chỗ làm một", key_node.start_mark, here
            )
            continue
        source.keys[here] = (key_node.start_mark.line + 1, key_node.start_mark.column + 1)
        values[key] = _build(source, value_node, here)
    return values


def _scalar(source: Source, node: yaml.ScalarNode, path: FieldPath) -> Value:
    text, kind = str(node.value), str(node.tag).removeprefix(_TAG)
    if kind == "null":
        source.problems.append(source.problem(path, "kieu", EMPTY))
        return None
    if kind in ("str", "timestamp"):
        return text
    if kind == "bool" and text.lower() in ("true", "false"):
        return text.lower() == "true"
    if kind == "int" and _PLAIN_INTEGER.fullmatch(text) and len(text) < MAX_DIGITS:
        return int(text)
    if kind in ("bool", "int", "float", "merge", "value"):
        meaning = {"bool": "giá trị đúng/sai", "int": "số", "float": "số"}.get(kind, "ký hiệu riêng")
        message = f"“{text}” không có nháy bị YAML hiểu là {meaning}; hãy đặt trong nháy kép"
    else:
        message = f"thẻ YAML “{node.tag}” không dùng ở đây; hãy bỏ thẻ, chỉ viết chữ"
    source.problems.append(source.problem(path, "bay-yaml", message))
    return text


def _strings(path: FieldPath, value: Value) -> Iterator[tuple[FieldPath, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _strings((*path, index), item)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _strings((*path, key), item)


def reads_as(text: str) -> Value:
    """What a text that stands in a list without quotes would be read as; None where it cannot stand there."""
    probe = Source("")
    parse(probe, f"- {text}".encode())
    values = probe.values
    return values[0] if isinstance(values, tuple) and len(values) == 1 and not probe.problems else None
