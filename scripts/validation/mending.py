"""The values of an entry → the same as this collection writes them, where that is certain, and what was set in a word or two.

`fix` writes it into files, `import` takes it before it judges: what a machine can set for certain nobody is asked for.
"""

from __future__ import annotations

from collections.abc import Callable

from scripts.content import readings
from scripts.content.line import MARKED_LISTS, STAGES
from scripts.content.model import BODY_FIELDS
from scripts.content.options import TOPIC
from scripts.content.problem import FieldPath
from scripts.content.vocabulary import Vocabulary
from scripts.content.yaml_file import Value
from scripts.text import typography
from scripts.text.vietnamese import nfc
from scripts.validation.rules import dau_thanh

_PROSE = frozenset({"tieu_de", "tom_tat", "thoi_gian", "chu_tri", *BODY_FIELDS})
_UNQUOTED = frozenset([("tieu_de",), ("tom_tat",)])
_LINE = 2  # parts of the path of a line: cach_lam[1]
_AS_PUBLISHED = frozenset({"ten", "url", "url_luu"})


def mended(values: Value, vocabulary: Vocabulary) -> tuple[Value, tuple[str, ...]]:
    """The values as they should be, keys in the order in which they stand, and the words for what had to be done, each once."""
    changed: list[FieldPath] = []
    read = _once(values, readings.of(vocabulary).corrected((), values, changed.append), changed)
    done = [_word_for(path) for path in changed]
    better = _fixed((), read, done)
    return better, tuple(word for word in _WORDS if word in done)


def _once(values: Value, read: Value, changed: list[FieldPath]) -> Value:
    """What was read, but for words for a topic that stands there already: which of the two goes, an editor says."""
    written = values.get(TOPIC) if isinstance(values, dict) else None
    topics = read.get(TOPIC) if isinstance(read, dict) else None
    if not (isinstance(read, dict) and isinstance(written, tuple) and isinstance(topics, tuple)):
        return read
    kept = list(topics)
    for at, word in enumerate(topics):
        if word != written[at] and (word in written or word in kept[:at]):
            kept[at] = written[at]
            changed.remove((TOPIC, at))
    return {**read, TOPIC: tuple(kept)}


def _fixed(path: FieldPath, value: Value, done: list[str]) -> Value:
    """The value as it should be; the words for what had to be done are added to ``done``."""
    if len(path) == _LINE and path[0] in MARKED_LISTS:
        value = _marked(str(path[0]), value, done)
    if isinstance(value, dict):
        return {key: _fixed((*path, key), item, done) for key, item in value.items()}
    if isinstance(value, tuple):
        return tuple(_fixed((*path, index), item, done) for index, item in enumerate(value))
    if isinstance(value, str):
        for word, step in _STEPS.items():
            corrected = step(path, value)
            if corrected != value:
                done.append(word)
            value = corrected
    return value


def _word_for(path: FieldPath) -> str:
    """What is said of a field that was written as the readings have it."""
    key = path[-1]
    if key in readings.DATES:
        return _DATE
    if key == "url":
        return _ADDRESS
    if any(part in readings.PROSE for part in path):
        return _DRAWN
    return _CHOSEN


def _marked(key: str, value: Value, done: list[str]) -> Value:
    """A line that begins with the name of a stage or remark, tones and all (“Dân bàn: …”), bears it; any other stays."""
    marked = readings.marked(key, value)
    if marked != value:
        done.append(_MARK if MARKED_LISTS[key] is STAGES else _REMARK)
    return marked


def _names_a_source(path: FieldPath) -> bool:
    return path[:1] == ("nguon",) and path[-1] in _AS_PUBLISHED


def _spaces(path: FieldPath, text: str) -> str:
    return text if _names_a_source(path) else typography.spaces(text)


def _is_prose(path: FieldPath) -> bool:
    """Sentences of our own; names of places, ids, documents and sources are written as they are elsewhere."""
    return path[:1] != () and path[0] in _PROSE and "dia_ban" not in path and path[-1] not in readings.DATES


def _quotes(path: FieldPath, text: str) -> str:
    if path in _UNQUOTED:  # our own words: nobody is quoted
        text = typography.unquoted(text)
    return typography.quotes(text) if _is_prose(path) else text


def _of_prose(step: Callable[[str], str]) -> Callable[[FieldPath, str], str]:
    return lambda path, text: step(text) if _is_prose(path) else text


_STEPS: dict[str, Callable[[FieldPath, str], str]] = {
    "Unicode dựng sẵn": lambda _path, text: nfc(text),
    "khoảng trắng": _spaces,
    "dấu thanh": dau_thanh.corrected,
    "dấu nháy": _quotes,
    "dấu gạch": _of_prose(typography.dashes),
    "dấu câu": _of_prose(typography.signs),
}
SPACES = "khoảng trắng"
_DATE, _ADDRESS, _CHOSEN, _DRAWN = (
    "ngày tháng",
    "mã theo dõi trong địa chỉ",
    "chữ trong danh mục",
    "dấu đầu dòng, dấu in đậm",
)
_MARK, _REMARK = "khâu", "loại lưu ý"
_WORDS: tuple[str, ...] = (*_STEPS, _DATE, _ADDRESS, _CHOSEN, _DRAWN, _MARK, _REMARK)
