"""YAML text → plain values and the place of every field. Knows PyYAML.

Values are built by ourselves from the events, in one pass: PyYAML's own constructor raises on ``2020-13-45`` and turns
``no`` into False without a word, its tree of nodes would be a second pass, and deep nesting crashes its C composer.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import yaml
from yaml._yaml import Mark as CMark
from yaml.events import (
    AliasEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    SequenceEndEvent,
)

from scripts.content import yaml_losses, yaml_messages
from scripts.content.line import is_mark_at, nothing_behind
from scripts.content.problem import FieldPath, Problem, Severity, field_name
from scripts.content.yaml_losses import Loss, Scalar

MAX_DEPTH = 20
MAX_NODES = 20_000
MAX_DIGITS = 15
EMPTY = "đang để trống; hãy viết nội dung, hoặc bỏ hẳn khóa này"
"""Said of a field with nothing in it, here and where the model wants a text."""

Value: TypeAlias = "str | int | bool | tuple[Value, ...] | dict[str, Value] | None"
Place: TypeAlias = tuple[int, int]
"""Line and column, both from 1."""
_Mark: TypeAlias = yaml.Mark | CMark
_Event: TypeAlias = Any
"""PyYAML's events: which kind has what, its types do not tell."""

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TAG = "tag:yaml.org,2002:"
_KEY = re.compile(r"[a-z_]+")
_NEAR = 100  # characters, a line and its margin
_PLAIN_INTEGER = re.compile(r"0|-?[1-9]\d*")


@dataclass(slots=True)
class ParsedYaml:
    """What a text holds (nothing at all where it has neither values nor problems), and where each value and key stands."""

    path: str
    values: Value = None
    places: dict[FieldPath, Place] = field(default_factory=dict)
    keys: dict[FieldPath, Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def add(self, mark: _Mark | None, path: FieldPath, rule: str, message: str) -> None:
        """Add an error at a place of the text."""
        self.problems.append(Problem(self.path, *_place(mark), field_name(path), rule, Severity.ERROR, message))


class _RefusedError(Exception):
    """Something stands in the text that is never read."""

    def __init__(self, mark: _Mark, message: str) -> None:
        super().__init__(message)
        self.mark = mark


def parse(path: str, text: str, *, places: bool = True) -> ParsedYaml:
    """Parse a text; ``path`` names its file in problems. What cannot be read to its end is one problem and nothing else.

    Without ``places`` only values and problems are kept: most files have no problem, nobody asks where anything stands.
    """
    reading, failed = _Reading(path, text, places=places), ParsedYaml(path)
    try:
        doubtful = yaml_losses.refused(text)
        if doubtful:
            failed.problems.append(_lost(path, text, doubtful, "cu-phap"))
            return failed
        reading.run()
    except _RefusedError as stop:
        failed.add(stop.mark, (), "cu-phap", str(stop))
    except yaml.YAMLError as error:
        place = _place_of(error, text)
        lines = text.splitlines()
        better = yaml_messages.culprit(lines, place[0])
        if better:
            place, said = better
        else:
            said = yaml_messages.explain(error, lines[: place[0]], place[1])
        failed.problems.append(Problem(path, *place, "", "cu-phap", Severity.ERROR, said))
    else:
        if reading.broken or yaml_losses.may_lose(text, reading.items):
            reading.parsed.problems += _losses(path, text)
        return reading.parsed
    return failed


def _losses(path: str, text: str) -> list[Problem]:
    """What is lost from a text that can be read, by going through it once more, scalar by scalar."""
    again = _Reading(path, text, places=False, scalars=[])
    again.run()
    return [_lost(path, text, loss, "bay-yaml") for loss in yaml_losses.find(text, again.scalars or ())]


def _lost(path: str, text: str, loss: Loss, rule: str) -> Problem:
    before = text[: loss.at]
    place = before.count("\n") + 1, loss.at - before.rfind("\n")
    return Problem(path, *place, field_name(loss.path), rule, loss.severity, loss.message)


class _Reading:
    """One walk over the events of a text."""

    def __init__(self, path: str, text: str, *, places: bool, scalars: list[Scalar] | None = None) -> None:
        """With ``scalars``, a list, every scalar is added to it, with the place where it stands."""
        self.parsed = ParsedYaml(path)
        self.scalars = scalars
        self.items = 0
        """Items of lists that stand on lines of their own."""
        self.broken = False
        """Whether a value has a line break inside: its lines will be joined."""
        self._keeps_places = places
        self._text = text
        # what yaml.parse does, without a step of Python for each event
        self._events: Iterator[_Event] = iter(_Loader(text).get_event, None)
        self._depth = self._nodes = 0

    def run(self) -> None:
        """Read the one document of a file."""
        first: Any = None
        second: Any = None
        for event in self._events:
            if isinstance(event, DocumentStartEvent):
                mark: Any = event.start_mark
                if event.version or event.tags:
                    raise _RefusedError(mark, "dòng bắt đầu bằng % ở đầu tệp không dùng ở đây; hãy xóa các dòng ấy")
                if not first:
                    first = event.start_mark
                    self.parsed.values = self._value(next(self._events), ())
                else:
                    second = second or event.start_mark
                    self._pass(next(self._events))
        if second:
            raise yaml.composer.ComposerError(None, None, "expected a single document", second)

    def _pass(self, event: _Event) -> None:
        """Read what is not kept, for what would be refused in it."""
        outer, self.parsed = self.parsed, ParsedYaml("")
        self._value(event, ())
        self.parsed = outer

    def _admit(self, event: _Event) -> None:
        """Count a node, and refuse what could explode or crash: aliases and anchors, too much, too deep."""
        self._nodes += 1
        if event.anchor is not None:
            kind, sign = ("bí danh", "*") if isinstance(event, AliasEvent) else ("neo", "&")
            advice = "viết lại nội dung" if sign == "*" else "bỏ nó đi"
            raise _RefusedError(
                event.start_mark,
                f"không dùng {kind} YAML ({sign}{event.anchor}); hãy {advice}, hoặc đặt chữ trong nháy kép",
            )
        if self._depth > MAX_DEPTH or self._nodes > MAX_NODES:
            raise _RefusedError(
                event.start_mark,
                f"lồng quá sâu hoặc quá nhiều mục (tối đa {MAX_DEPTH} tầng, {MAX_NODES} mục); hãy viết theo mẫu một bài",
            )

    def _value(self, event: _Event, path: FieldPath) -> Value:
        if self._keeps_places:
            self.parsed.places[path] = _place(event.start_mark)
        if isinstance(event, CollectionStartEvent):
            self._depth += 1
            self._admit(event)
            if event.tag is not None:
                self._tagged(event, path)
            value = (
                self._mapping(path, flow=bool(event.flow_style))
                if isinstance(event, MappingStartEvent)
                else self._sequence(path, block=not event.flow_style)
            )
            self._depth -= 1
            return value
        self._admit(event)
        return self._scalar(event, path)

    def _tagged(self, event: _Event, path: FieldPath) -> None:
        self.parsed.add(
            event.start_mark, path, "bay-yaml", f"thẻ YAML “{event.tag}” không dùng ở đây; hãy bỏ thẻ, chỉ viết chữ"
        )

    def _note(self, event: _Event, path: FieldPath, *, is_key: bool) -> None:
        if self.scalars is not None:
            start, end = event.start_mark.index, event.end_mark.index
            self.scalars.append(Scalar(path, start, end, event.style or "", is_key, event.value))

    def _sequence(self, path: FieldPath, *, block: bool) -> Value:
        items: list[Value] = []
        while not isinstance(event := next(self._events), SequenceEndEvent):
            items.append(self._value(event, (*path, len(items))))
        if block:
            self.items += len(items)
        return tuple(items)

    def _mapping(self, path: FieldPath, *, flow: bool) -> Value:
        parsed = self.parsed
        values: dict[str, Value] = {}
        marks: dict[str, _Mark] = {}
        cut_off: dict[str, _Mark] = {}
        while not isinstance(event := next(self._events), MappingEndEvent):
            mark = event.start_mark
            if isinstance(event, CollectionStartEvent):
                parsed.add(mark, path, "cu-phap", "tên khóa phải là một từ; hãy xem lại dấu ngoặc và dấu “:” ở đây")
                self._pass(event)
                self._pass(next(self._events))
                continue
            self._admit(event)
            key = sys.intern(event.value)  # files have the same few keys
            here = (*path, key)
            if event.tag is not None:
                self._tagged(event, here)
            if self.scalars is not None:
                self._note(event, here, is_key=True)
            if key in values:
                first = _place(marks[key])[0]
                parsed.add(mark, here, "cu-phap", f"khóa “{key}” đã có ở dòng {first}; hãy gộp hai chỗ làm một")
                self._pass(next(self._events))
                continue
            if flow and self._follows(event).startswith((",", "}")):
                self._pass(next(self._events))  # nothing, which no colon announced
                self._rejoin(path, values, key, mark, cut_off)
                continue
            marks[key] = mark
            if self._keeps_places:
                parsed.keys[here] = _place(mark)
            values[key] = self._value(next(self._events), here)
        for key, mark in cut_off.items():
            whole = f"{key}: {yaml_losses.quoted(str(values[key]))}"
            said = f"dấu phẩy trong {{ }} cắt đôi câu; hãy đặt cả câu trong nháy: {whole}"
            parsed.add(mark, (*path, key), "cu-phap", said)
        return values

    def _follows(self, event: _Event) -> str:
        """The text behind a key, on its line or the next."""
        end = event.end_mark.index
        return self._text[end : end + _NEAR].lstrip()

    def _rejoin(
        self, path: FieldPath, values: dict[str, Value], key: str, mark: _Mark, cut_off: dict[str, _Mark]
    ) -> None:
        """Put what stands in braces as a key without a colon to where it came from, and say so.

        It is a key that touches its value (``tinh:Huế``), else the rest of the text before it, cut off by a comma.
        """
        name, colon, rest = key.partition(":")
        last = next(reversed(values), "")
        before = values.get(last)
        if colon and rest and _KEY.fullmatch(name) and name not in values:
            values[name] = rest
            said = f"sau dấu “:” thiếu dấu cách; hãy viết “{name}: {rest}”"
            self.parsed.add(mark, (*path, name), "cu-phap", said)
        elif isinstance(before, str):
            values[last] = f"{before}, {key}"
            cut_off.setdefault(last, mark)
        else:
            said = f"“{key}” trong {{ }} không có dấu “:”; hãy viết “khóa: giá trị”, câu có dấu phẩy thì đặt trong nháy"
            self.parsed.add(mark, path, "cu-phap", said)

    def _scalar(self, event: _Event, path: FieldPath) -> Value:
        text: str = event.value
        if self.scalars is not None:
            self._note(event, path, is_key=False)
        if "\n" in text and "\n" in text.strip("\n"):
            self.broken = True
        if event.tag is None and not event.implicit[0]:  # in quotes, or a block
            return text
        tag = _tag(event)
        kind = tag.removeprefix(_TAG) if event.tag is None else ""
        if kind in ("str", "timestamp"):
            return text
        if kind == "bool" and text.lower() in ("true", "false"):
            return text.lower() == "true"
        if kind == "int" and _PLAIN_INTEGER.fullmatch(text) and len(text) < MAX_DIGITS:
            return int(text)
        if kind == "null":
            self.parsed.add(event.start_mark, path, "kieu", said_of_nothing(path))
            return None
        if kind in ("bool", "int", "float", "merge", "value"):
            meaning = {"bool": "giá trị đúng/sai", "int": "số", "float": "số"}.get(kind, "ký hiệu riêng")
            message = f"“{text}” không có nháy bị YAML hiểu là {meaning}; hãy đặt trong nháy kép"
        else:
            message = (
                "dấu “!” mở đầu câu bị YAML bỏ đi; hãy đặt cả câu trong nháy kép"
                if tag == "!"
                else f"thẻ YAML “{tag}” không dùng ở đây; hãy bỏ thẻ, chỉ viết chữ"
            )
        self.parsed.add(event.start_mark, path, "bay-yaml", message)
        return text


def said_of_nothing(path: FieldPath) -> str:
    """The sentence for a field with nothing in it."""
    return nothing_behind(str(path[-1])) if is_mark_at(path) else EMPTY


def _tag(event: _Event) -> str:
    """The tag as written, or what YAML takes a plain text for."""
    if event.tag is not None:
        return str(event.tag)
    if event.implicit[0]:
        for tag, pattern in _Loader.yaml_implicit_resolvers.get(event.value[:1], ()):
            if pattern.match(event.value):
                return str(tag)
    return f"{_TAG}str"


def _place(mark: _Mark | None) -> Place:
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def _place_of(error: yaml.YAMLError, text: str) -> Place:
    """Where a text stops being YAML."""
    marks = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    # where the key began that has no colon; the parser looked for it up to the line below
    begun = "could not find expected ':'" in str(error)
    mark = next(filter(None, marks[::-1] if begun else marks), None)
    if mark:
        return _place(mark)
    position = getattr(error, "position", 0)
    before = text.encode()[:position].decode("utf-8", "ignore")
    return before.count("\n") + 1, len(before) - before.rfind("\n")
