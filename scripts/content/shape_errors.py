"""How a fault of shape is said in Vietnamese: pydantic's error types → sentences that tell what to write instead."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeAlias, get_args

from pydantic_core import ErrorDetails, core_schema

from scripts.content import options, readings
from scripts.content.problem import FieldPath, Problem, Severity, field_name
from scripts.content.yaml_file import YamlFile
from scripts.content.yaml_parser import said_of_nothing
from scripts.text.vietnamese import closest

Context: TypeAlias = Mapping[str, Any]


_QUOTE = "'"
_SENTENCES: dict[str, Callable[[Context], str]] = {
    "string_type": lambda _: (
        "phải là chữ; nếu là số hay ngày thì đặt trong nháy kép, nếu là danh sách thì viết thành một đoạn"
    ),
    "string_too_short": lambda context: f"ngắn quá; hãy viết ít nhất {context['min_length']} ký tự",
    "string_too_long": lambda context: f"dài quá; hãy rút còn nhiều nhất {context['max_length']} ký tự",
    "tuple_type": lambda _: "phải là danh sách; hãy viết mỗi ý một dòng, mở đầu bằng “- ”",
    "too_short": lambda context: f"cần ít nhất {context['min_length']} mục; hãy thêm một dòng mở đầu bằng “- ”",
    "too_long": lambda context: (
        f"có {context['actual_length']} mục, nhiều quá; hãy giữ nhiều nhất {context['max_length']} mục"
    ),
    "int_type": lambda _: "phải là số nguyên, viết không có nháy",
    "literal_error": lambda context: (
        f"chỉ nhận một trong: {context['expected'].replace(' or ', ', ').replace(_QUOTE, '')}"
    ),
    "bool_type": lambda _: "chỉ nhận true hoặc false",
    "greater_than_equal": lambda context: f"phải từ {context['ge']} trở lên",
    "less_than_equal": lambda context: f"phải từ {context['le']} trở xuống",
}
_COLON = "phải là chữ; nếu giữa câu có dấu “: ” thì đặt cả câu trong nháy kép, nếu thừa khóa con thì xóa bớt"
_FORMER_KEYS = {
    "tinh_trang": (
        "hieu_luc_tu",
        "tình trạng tính từ ngày: hãy xóa khóa này, ghi “hieu_luc_tu” và, nếu đã hết, “thay_tu” hoặc “het_tu”",
    ),
    "tu_dem": ("nhom", "chữ nào bài nào cũng có thì máy tự biết là nói được ít: hãy xóa khóa này cùng các dòng của nó"),
}
"""Keys written before: a key that stands beside it today, and what to write instead."""
_ADDED = frozenset({"MARKED", "PLAIN"})
"""What pydantic adds to the place of a line of an entry: the names of its two forms."""
_LIBRARY = frozenset(get_args(core_schema.ErrorType))
"""Types whose message is the library's own, in English; those of our validators bear a Vietnamese one."""
_GROUP = "phải là một nhóm khóa thụt lề bên dưới, mỗi dòng một “khóa: giá trị”"


def explain(error: ErrorDetails, known: Iterable[str]) -> str:
    """Say one pydantic error; ``known`` are the keys that are possible where an unknown one stands."""
    kind = error["type"]
    if kind == "missing":
        return f"thiếu khóa bắt buộc “{error['loc'][-1]}”; hãy thêm vào"
    if kind == "extra_forbidden":
        return _unknown_key(str(error["loc"][-1]), known)
    if error["input"] is None or (kind == "string_too_short" and error["ctx"]["min_length"] == 1):
        return said_of_nothing(tuple(part for part in error["loc"] if part not in _ADDED))
    if kind in ("model_type", "dict_type", "model_attributes_type"):
        return _GROUP
    if kind == "string_type" and isinstance(error["input"], Mapping):
        return _COLON
    return _of_type(kind, error)


def _of_type(kind: str, error: ErrorDetails) -> str:
    if kind == "literal_error" and isinstance(error["input"], str) and error["loc"][-1] in options.FIXED:
        reading = readings.fixed_word(str(error["loc"][-1]), error["input"])
        return f"hãy viết mã: {reading.value}" if reading.value else reading.fault
    sentence = _SENTENCES.get(kind)
    if sentence:
        return sentence(error.get("ctx", {}))
    return "giá trị này không đúng mẫu; hãy viết như ở một bài có sẵn" if kind in _LIBRARY else error["msg"]


def _unknown_key(key: str, known: Iterable[str]) -> str:
    names = list(known)
    if key in _FORMER_KEYS and _FORMER_KEYS[key][0] in names:
        return f"khóa “{key}” nay không còn; {_FORMER_KEYS[key][1]}"
    near = closest(key, names)
    hint = f"có phải ý bạn là “{near}”?" if near else f"các khóa dùng được: {', '.join(names)}"
    return f"khóa “{key}” không có trong mẫu; {hint}"


def problems(
    source: YamlFile, errors: Iterable[ErrorDetails], keys_at: Callable[[FieldPath], Iterable[str]]
) -> Iterator[Problem]:
    """Place pydantic's errors in the file: each at the deepest field it names, a missing key at its group.

    ``keys_at`` tells which keys the model knows inside a field.
    """
    errors = list(errors)
    misspelt = _misspelt(errors, keys_at)
    for error in errors:
        path = _inside(source, tuple(error["loc"]))
        if _miscounted(error) or (error["type"] == "missing" and path in misspelt):
            continue
        unknown = error["type"] == "extra_forbidden"
        message = explain(error, keys_at(path[:-1]) if unknown else ())
        rule = "khoa" if error["type"] in ("missing", "extra_forbidden") else "kieu"
        drawn = _drawn(source, str(path[0])) if error["type"] == "missing" and len(path) == 1 else None
        if drawn:
            yield Problem(source.path, drawn, 1, field_name(path), rule, Severity.ERROR, message)
            continue
        yield source.problem(path, rule, message, key=unknown)


def _misspelt(errors: Iterable[ErrorDetails], keys_at: Callable[[FieldPath], Iterable[str]]) -> set[FieldPath]:
    """Keys that stand in the file by a name nearly theirs: who mends that has them, and should not add them once more."""
    unknown = [tuple(error["loc"]) for error in errors if error["type"] == "extra_forbidden"]
    near = ((path[:-1], closest(str(path[-1]), list(keys_at(path[:-1])))) for path in unknown)
    return {(*group, key) for group, key in near if key}


def _drawn(source: YamlFile, key: str) -> int | None:
    """The line at which a file shows by a comment what is to be filled in for a key; None where it does not."""
    lines = source.text.decode().split("\n") if f"# {key}:".encode() in source.text else []
    for number, line in enumerate(lines, start=1):
        if line.startswith(f"# {key}:"):
            above = number > 1 and lines[number - 2].startswith("# ") and ":" in lines[number - 2]
            return number - 1 if above else number
    return None


def _miscounted(error: ErrorDetails) -> bool:
    """Tell whether a list is called too short only because pydantic leaves its faulty items out of the count."""
    written = error["input"]
    return error["type"] == "too_short" and isinstance(written, tuple) and len(written) >= error["ctx"]["min_length"]


def _inside(source: YamlFile, loc: FieldPath) -> FieldPath:
    """Drop what pydantic adds to a place (names of union members): keep parts that lead on in the file."""
    path: FieldPath = ()
    for position, part in enumerate(loc):
        last = position == len(loc) - 1 and isinstance(part, str) and part.islower()
        if last or (*path, part) in source.places:
            path = (*path, part)
    return path
