"""The file of an entry → the same entry corrected where that is safe, and what was corrected in words.

Nothing is taken on trust: what was written is read again, and unless it holds exactly what the named corrections make of the
values, with every comment, the file stays as it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from scripts.authoring import format_check, former_stages, roundtrip, yaml_comments, yaml_writer
from scripts.content import yaml_file
from scripts.content.model import FORMER_KEY
from scripts.content.problem import FieldPath, Severity
from scripts.content.vocabulary import Vocabulary
from scripts.content.yaml_file import Value, YamlFile
from scripts.validation import mending

MOST = 2000
"""Values of a file that is corrected: ten times what an entry holds, and a second's work."""
_WITHIN = re.compile(r"\].*")
_FORMER = "khâu của mẫu cũ thành chú thích"
_ORDER = "thứ tự khóa"


@dataclass(frozen=True, slots=True)
class FixResult:
    """What became of one file: its new text, and each correction in a word or two. ``skipped_because`` says why it stays as it is."""

    text: str
    done: tuple[str, ...] = ()
    skipped_because: str = ""


def can_fix(item: YamlFile) -> bool:
    """Whether a file was read well enough: warnings and faults of single values do no harm."""
    return item.values is not None and not any(
        problem.severity is Severity.ERROR and problem.rule in ("doc-tep", "cu-phap") for problem in item.problems
    )


def fix(data: bytes, vocabulary: Vocabulary | None = None) -> FixResult:
    """Correct the file of an entry that :func:`can_fix`. The text is the old one where nothing was to be done.

    Words of lists are corrected where the ``vocabulary`` is given that has them.
    """
    before = data.decode("utf-8")
    plain = before.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    item = _read(plain)
    if len(item.places) > MOST:
        return FixResult(before, skipped_because=f"có hơn {MOST} mục, không bài nào cần nhiều thế")
    done: list[str] = []
    if isinstance(item.values, dict) and FORMER_KEY in item.values:
        without = former_stages.as_comment(plain)
        done += [_FORMER] * (without != plain)
        plain, item = without, _read(without)
    better, words = mending.mended(item.values, vocabulary or Vocabulary())
    values = _in_order((), better)
    # by their wording: equal dictionaries may differ in the order of keys
    done += [*words, *([_ORDER] if repr(values) != repr(better) else [])]
    if not done and plain == before and format_check.is_formatted(plain, item):
        return FixResult(before)
    tidy = _with_schema(yaml_comments.tidied(plain))
    try:
        after = roundtrip.rewritten(tidy, values).rstrip("\n") + "\n"
    except roundtrip.CannotRewrite:
        return FixResult(before, skipped_because="có chỗ máy không viết lại được")
    if after == before:
        return FixResult(before)
    reason = _verify(item, tidy, after, values)
    if reason:
        return FixResult(before, skipped_because=reason)
    return FixResult(after, tuple(_words(before, plain, after, done)))


def _read(text: str) -> YamlFile:
    item = YamlFile("")
    yaml_file.parse(item, text.encode())
    return item


def _with_schema(text: str) -> str:
    """Put the line that editors' programs look for where they look for it: first."""
    lines = text.split("\n")
    if lines[0].startswith(yaml_writer.SCHEMA_MARK):
        return text
    for number, line in enumerate(lines):
        if line.startswith(yaml_writer.SCHEMA_MARK):
            return "\n".join([line, *lines[:number], *lines[number + 1 :]])
        if line.strip() and not line.startswith("#"):
            break
    return yaml_writer.SCHEMA_LINE + text


def _verify(item: YamlFile, tidy: str, after: str, values: Value) -> str:
    """Why the new text may not take the place of the old one; "" when it may."""
    again = _read(after)
    known = _reported(item)
    # by their wording: equal dictionaries may differ in the order of keys, and 1 equals True
    if repr(again.values) != repr(values) or _reported(again) - known:
        return "viết lại thì nội dung không còn y nguyên"
    if roundtrip.rewritten(after, values) != after:
        return "viết lại lần nữa thì lại khác đi"
    if yaml_comments.comments(after) != yaml_comments.comments(tidy):
        return "viết lại thì mất chú thích"
    return ""


def _reported(item: YamlFile) -> set[tuple[str, str]]:
    """Which rules are broken in which fields: within an item of a list the field may get another name, as its mark does."""
    return {(_WITHIN.sub("]", problem.field), problem.rule) for problem in item.problems}


def _in_order(path: FieldPath, value: Value) -> Value:
    """The value with the keys of every group in the order of the model."""
    if isinstance(value, dict):
        return {key: _in_order((*path, key), value[key]) for key in yaml_writer.in_order(path, value)}
    if isinstance(value, tuple):
        return tuple(_in_order((*path, index), item) for index, item in enumerate(value))
    return value


def _words(before: str, plain: str, after: str, done: list[str]) -> list[str]:
    """Each correction once: those of values, which are ``done``, then those of the file around them."""
    tidy = yaml_comments.tidied(plain)
    said = [*done]
    if mending.SPACES not in said and (tidy != plain or plain.rstrip("\n") + "\n" != plain):
        said.append(mending.SPACES)
    said += ["dấu BOM"] * before.startswith("\ufeff") + ["dấu cuối dòng"] * ("\r" in before)
    if _long_lines(after) < _long_lines(plain):
        said.append("dòng quá dài")
    elif roundtrip.rewritten(tidy, _read(plain).values).rstrip("\n") != tidy.rstrip("\n"):
        said.append("cách trình bày")
    if not plain.startswith(yaml_writer.SCHEMA_MARK):
        said.append("dòng đầu cho trình soạn thảo")
    return said or ["cách trình bày"]


def _long_lines(text: str) -> int:
    return sum(len(line) > yaml_writer.WIDTH for line in text.split("\n"))
