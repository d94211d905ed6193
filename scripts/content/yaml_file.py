"""One YAML file → plain values, the place of every field, and what is wrong with the file itself."""

from __future__ import annotations

import itertools
import stat
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from scripts.content import yaml_parser
from scripts.content.problem import FieldPath, Problem, Severity, field_name
from scripts.content.yaml_parser import ParsedYaml
from scripts.system import disk

MAX_BYTES = 256 * 1024
_BOM = b"\xef\xbb\xbf"

Value: TypeAlias = yaml_parser.Value
Place: TypeAlias = yaml_parser.Place


@dataclass(slots=True)
class YamlFile:
    """What one file holds. ``values`` is None when nothing could be read from it.

    ``text`` is the file in UTF-8: where its values stand is found in it when first asked for, and again once
    :meth:`drop_caches` has let go of that.
    """

    path: str
    values: Value = None
    problems: list[Problem] = field(default_factory=list)
    text: bytes = field(default=b"", repr=False)
    parsed: ParsedYaml | None = field(default=None, repr=False, compare=False)
    _texts: dict[str | None, list[tuple[FieldPath, str]]] = field(default_factory=dict, repr=False, compare=False)
    _whole: str | None = field(default=None, repr=False, compare=False)

    @property
    def places(self) -> dict[FieldPath, Place]:
        """The place of each value by field path."""
        return self._parsed().places

    @property
    def keys(self) -> dict[FieldPath, Place]:
        """The place of each key by field path."""
        return self._parsed().keys

    def _parsed(self) -> ParsedYaml:
        if self.parsed is None:
            self.parsed = yaml_parser.parse(self.path, self.text.decode()) if self.text else ParsedYaml(self.path)
        return self.parsed

    def place(self, path: FieldPath, *, key: bool = False) -> Place:
        """Where a field stands, or the deepest field around it that is in the file."""
        if key and path in self.keys:
            return self.keys[path]
        places = self.places
        while path and path not in places:
            path = path[:-1]
        return places.get(path, (1, 1))

    def problem(  # noqa: PLR0913 - a problem has as many parts
        self,
        path: FieldPath,
        rule: str,
        message: str,
        severity: Severity = Severity.ERROR,
        *,
        key: bool = False,
        names: tuple[str, ...] = (),
    ) -> Problem:
        """Make a problem that points at a field of this file (at its key when ``key``)."""
        line, column = self.place(path, key=key)
        return Problem(self.path, line, column, field_name(path), rule, severity, message, names)

    def value(self, *path: str | int) -> Value:
        """The value written at a field; None where there is none or what is around it has another shape."""
        here: Value = self.values
        for part in path:
            if isinstance(here, dict) and isinstance(part, str):
                here = here.get(part)
            elif isinstance(here, tuple) and isinstance(part, int) and part < len(here):
                here = here[part]
            else:
                return None
        return here

    def strings(self, *keys: str) -> Iterable[tuple[FieldPath, str]]:
        """Every text of the file with its field, in the order written, or only those below some top-level keys.

        What stands below a key is walked once, however many rules ask.
        """
        values = self.values
        if not isinstance(values, dict):
            return () if keys else _strings((), values)
        if len(keys) == 1:
            return self._below(keys[0]) if keys[0] in values else ()
        if keys:
            return itertools.chain.from_iterable(self._below(key) for key in values if key in keys)
        if None not in self._texts:
            self._texts[None] = [row for key in values for row in self._below(key)]
        return self._texts[None]

    def all_text(self) -> str:
        """All texts, a line break between two: what none of them holds is looked for in one go."""
        if self._whole is None:
            self._whole = "\n".join([text for _, text in self.strings()])
        return self._whole

    def _below(self, key: str) -> list[tuple[FieldPath, str]]:
        if key not in self._texts:
            assert isinstance(self.values, dict)  # noqa: S101 - who asks has seen it
            value = self.values[key]
            self._texts[key] = _strings((key,), value)
        return self._texts[key]

    def drop_caches(self) -> None:
        """Let go of texts and places, much of the memory of an entry: both are found anew when asked for."""
        self._texts, self._whole = {}, None
        if self.text:
            self.parsed = None


def read(file: Path, path: str) -> YamlFile:
    """Read one file of the collection; ``path`` is how problems name it. Never raises for what a file holds."""
    file_ = YamlFile(path)
    try:
        # lstat first: a link may lead out of the collection, a device or pipe would never end
        info = file.lstat()
        if not stat.S_ISREG(info.st_mode):
            _file_problem(file_, "không phải tệp thường (liên kết, thư mục hay thiết bị); hãy thay bằng chính tệp YAML")
        elif info.st_size > MAX_BYTES:
            size = f"{info.st_size / 1024:,.0f}".replace(",", ".")
            _file_problem(
                file_, f"tệp nặng {size} KB, quá {MAX_BYTES // 1024} KB; hãy rút gọn, mỗi tệp chỉ kể một cách làm"
            )
        else:
            with file.open("rb") as stream:
                parse(file_, stream.read(MAX_BYTES + 1))
    except OSError as error:
        _file_problem(file_, f"không mở được tệp ({disk.why(error)}); hãy xem lại quyền đọc và tên tệp")
    return file_


def parse(file_: YamlFile, data: bytes) -> None:
    """Fill a source from the bytes of its file."""
    text = _decode(file_, data)
    if text is None:
        return
    file_.text = data.removeprefix(_BOM)
    parsed = yaml_parser.parse(file_.path, text, places=False)
    file_.values = parsed.values
    file_.problems += parsed.problems
    if parsed.values is None and not parsed.problems:
        _file_problem(file_, "tệp trống; hãy chép một bài có sẵn làm mẫu rồi sửa")


def _file_problem(file_: YamlFile, message: str, place: Place = (1, 1), severity: Severity = Severity.ERROR) -> None:
    file_.problems.append(Problem(file_.path, *place, "", "doc-tep", severity, message))


def _decode(file_: YamlFile, data: bytes) -> str | None:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        _file_problem(file_, "tệp lưu dạng UTF-16; hãy mở bằng trình soạn thảo và lưu lại dạng UTF-8")
        return None
    if data.startswith(_BOM):
        _file_problem(
            file_,
            "đầu tệp có dấu BOM thừa; khi lưu hãy chọn “UTF-8” thay cho “UTF-8 with BOM”",
            severity=Severity.WARNING,
        )
        data = data.removeprefix(_BOM)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        _file_problem(
            file_,
            "chữ ở đây không phải UTF-8 (thường do lưu dạng ANSI hay bảng mã cũ); hãy lưu lại tệp dạng UTF-8",
            (line, column),
        )
        return None


def _strings(path: FieldPath, value: Value) -> list[tuple[FieldPath, str]]:
    """Every text at and below a field, in the order written."""
    if isinstance(value, str):
        return [(path, value)]
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, tuple) else ()
    found: list[tuple[FieldPath, str]] = []
    for key, item in inside:
        if isinstance(item, str):
            found.append(((*path, key), item))
        elif isinstance(item, dict | tuple):
            found += _strings((*path, key), item)
    return found


def reads_as(text: str) -> Value:
    """What a text that stands in a list without quotes would be read as; None where it cannot stand there."""
    probe = YamlFile("")
    parse(probe, f"- {text}".encode())
    values = probe.values
    return values[0] if isinstance(values, tuple) and len(values) == 1 and not probe.problems else None
