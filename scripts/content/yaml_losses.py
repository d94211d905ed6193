"""What YAML takes away from a text or changes in it without a word, found by holding the raw text against what was read.

A parser is right in each of these cases, and whoever typed them meant something else. Most files have nothing of the
kind: :func:`may_lose` tells that from the text alone, so that only the others are looked at scalar by scalar.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from scripts.content.problem import FieldPath, Severity
from scripts.text.dates import is_partial_date
from scripts.text.list_marks import BULLETS

_SHOWN = 60  # characters of a text that a sentence quotes
_BREAKS = ("\x85", "\u2028", "\u2029")
_FIXED_BLANKS = "\u00a0\u2007\u202f\u3000"
_INDENT = re.compile(rf"^ *(?P<blank>[{_FIXED_BLANKS}])[ {_FIXED_BLANKS}]*(?:- |[a-z_]+:(?: |$))", re.MULTILINE)
"""A key or an item of a list behind blanks that are none to YAML."""
_SPELT_BREAK = re.compile(r"(?<=[^\s:\\])\\n")
_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})(?= |$).*", re.MULTILINE)
_ITEM = re.compile(rf"\n *(?:-(?=[ \w])|[{BULLETS}]|[+*–—] |\d{{1,2}}[.)] |\(\d{{1,2}}\) |\(?[a-eđ]\) )")
"""A line that begins as an item of a list does, in YAML or in anybody's letter; its break leads, by which it is found quickly."""
_BEHIND = re.compile(r"^[ \t]*[^\s#][^\n]*?[ \t]#", re.MULTILINE)
_COMMENT = re.compile(r"(?<=[ \t])#[^\n]*")
_ESCAPE = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|([^\\\"xuU]))", re.DOTALL)
_MEANS = {"n": "xuống dòng", "_": "dấu cách", " ": "dấu cách", "/": "dấu /"}
"""Escapes that leave nothing behind by which the check would know of them."""
_SWALLOWED = (
    "dòng này bị nối vào dòng trên chứ không thành một mục; hãy đặt dấu “-” thẳng hàng với các mục khác, sau đó một dấu"
    " cách; nếu là một câu thì viết liền trên một dòng"
)


_DASH = re.compile(r" *([–—]) ")
_OTHER_DASH = "dấu “{}” không mở được mục của danh sách; hãy thay bằng dấu “-” (gạch ngắn) và một dấu cách, ở mọi dòng"


class Scalar(NamedTuple):
    """A key or a value as it stands in the text: from ``start`` to ``end``, in which ``style`` (``'`` ``"`` ``|`` ``>``, "" for none)."""

    path: FieldPath
    start: int
    end: int
    style: str
    is_key: bool
    value: str


class Loss(NamedTuple):
    """What is lost at a place of the text (an index into it), and how grave that is."""

    at: int
    path: FieldPath
    message: str
    severity: Severity = Severity.ERROR


def refused(text: str) -> Loss | None:
    """What makes all places and values of a text doubtful: a break of lines that nobody sees, marks of a merge of git."""
    for char in _BREAKS:
        if char in text:
            return Loss(
                text.index(char),
                (),
                f"có dấu xuống dòng ẩn U+{ord(char):04X}, thường do chép từ trang web hay Word; hãy xóa và gõ lại chỗ này",
            )
    indent = _INDENT.search(text) if any(blank in text for blank in _FIXED_BLANKS) else None
    if indent:
        return Loss(
            indent.start("blank"),
            (),
            f"thụt lề bằng dấu cách lạ U+{ord(indent['blank']):04X}, thường do chép từ trang web; hãy xóa rồi gõ lại bằng dấu"
            " cách thường",
        )
    if "<<<<<<<" in text or ">>>>>>>" in text or "=======" in text:
        mark = _CONFLICT.search(text)
        if mark:
            return Loss(
                mark.start(),
                (),
                f"“{_cut(mark[0])}” là dấu Git để lại khi hai người cùng sửa một chỗ; hãy giữ phần đúng rồi xóa các dòng"
                " <<<<<<<, ======= và >>>>>>>",
            )
    return None


def may_lose(text: str, items: int) -> bool:
    """Whether a text must be looked at scalar by scalar; ``items`` is how many block items of lists were read from it.

    A line break within a value, the remaining sign, is seen where values are built.
    """
    if "\\" in text or ((" #" in text or "\t#" in text) and _BEHIND.search(text)):
        return True
    return len(_ITEM.findall(f"\n{text}")) != items


def find(text: str, scalars: Sequence[Scalar]) -> Iterator[Loss]:
    """Everything that is lost from a text that was read to its end; ``scalars`` stand in their order."""
    yield from _comments(text, scalars)
    for scalar in scalars:
        raw = text[scalar.start : scalar.end]
        if scalar.style == '"' and "\\" in raw:
            yield from _escapes(scalar, raw)
        if scalar.style != '"' and not scalar.is_key and (spelt := _SPELT_BREAK.search(raw)):
            said = f"trang sẽ hiện nguyên hai chữ “{spelt[0]}”; hãy xóa đi, viết liền một đoạn"
            yield Loss(scalar.start + spelt.start(), scalar.path, said)
        if not scalar.is_key and "\n" in raw.rstrip():
            yield from _lines(scalar, raw)


def _comments(text: str, scalars: Sequence[Scalar]) -> Iterator[Loss]:
    """Comments that do not stand alone on their line: what was typed there is not in the entry."""
    if not (" #" in text or "\t#" in text):
        return
    starts = [scalar.start for scalar in scalars]
    for line in _BEHIND.finditer(text):
        line_end = text.find("\n", line.start())
        line_end = len(text) if line_end < 0 else line_end
        for match in _COMMENT.finditer(text, line.start(), line_end):
            number = bisect_right(starts, match.start()) - 1
            before = scalars[number] if number >= 0 else None
            if before and _inside(text, before, match.start()):
                continue
            yield _behind(text, line.start(), match, before)
            break


def _inside(text: str, scalar: Scalar, at: int) -> bool:
    """Whether a place is part of a scalar; the line of ``>-`` is not, a comment may follow there."""
    if scalar.style in ("|", ">"):
        return text.find("\n", scalar.start, at) >= 0 and at < scalar.end
    return at < scalar.end


def _behind(text: str, line_start: int, match: re.Match[str], before: Scalar | None) -> Loss:
    written = text[line_start : match.start()].strip()
    own = before is not None and before.end > line_start and before.style == "" and not before.is_key
    is_text = own and before is not None and before.value and not text[before.end : match.start()].strip()
    if (is_text and before and not is_partial_date(before.value) and before.value.lower() not in ("true", "false")) or (
        set(written) == {"-"}
    ):
        kept = _cut(f"{before.value if is_text and before else ''} {match[0]}".strip())
        return Loss(
            match.start(),
            before.path if is_text and before else (),
            f"phần sau dấu # bị bỏ (“{_cut(match[0])}”); hãy đặt cả câu trong nháy: {quoted(kept)}; là ghi chú riêng thì"
            " chuyển lên một dòng của nó",
        )
    return Loss(
        match.start(),
        before.path if before else (),
        f"“{_cut(match[0])}” là ghi chú, không vào bài; hãy chuyển lên một dòng riêng bắt đầu bằng #, hoặc nếu là nội dung thì"
        " đưa vào trong nháy",
        Severity.WARNING,
    )


def _escapes(scalar: Scalar, raw: str) -> Iterator[Loss]:
    """Backslashes in double quotes that stand for something else; what is invisible then, the check tells by itself."""
    for match in re.finditer(r"\\\\|\\\"|" + _ESCAPE.pattern, raw, re.DOTALL):
        if match[0] in ("\\\\", '\\"'):
            continue
        code = match[1] or match[2] or match[3]
        char = chr(int(code, 16)) if code and int(code, 16) <= 0x10FFFF else ""  # noqa: PLR2004 - the last of Unicode
        means = f"chữ “{char}”" if char.isprintable() and char else _MEANS.get(match[4] or "")
        if means:
            yield Loss(
                scalar.start + match.start(),
                scalar.path,
                f"trong nháy kép, “{match[0]}” bị hiểu là {means}; hãy đổi sang nháy đơn, hoặc viết hai dấu \\\\",
            )
            return


def _lines(scalar: Scalar, raw: str) -> Iterator[Loss]:
    """Lines of one value: items that were swallowed by the line above, lines and paragraphs that are joined."""
    at = scalar.start
    lines: list[tuple[int, str]] = []
    for line in raw.split("\n"):
        lines.append((at, line))
        at += len(line) + 1
    block = scalar.style in ("|", ">")
    marked = [(place, line) for place, line in (lines[1:] if block else lines) if _ITEM.match(f"\n{line}")]
    continued = [(place, line) for place, line in marked if place != scalar.start]
    # a line of running text may begin with a dash by chance: “Bà Rịa - Vũng Tàu” broken there
    if continued and (scalar.style == "" or len(marked) > 1):
        dash = _DASH.match(lines[0][1])
        place, line = lines[0] if dash else continued[0]
        yield Loss(
            place + len(line) - len(line.lstrip()), scalar.path, _OTHER_DASH.format(dash[1]) if dash else _SWALLOWED
        )
    elif "\n" in scalar.value.strip("\n"):
        first = next(
            (place for place, line in lines[2 if block else 1 :] if scalar.style == "|" or not line.strip()),
            scalar.start,
        )
        yield Loss(
            scalar.start if scalar.style == "|" else first,
            scalar.path,
            "các dòng và đoạn ở đây bị nối thành một câu liền; hãy viết liền một đoạn, hoặc mỗi ý một mục bắt đầu bằng “- ”",
            Severity.WARNING,
        )


def _cut(text: str) -> str:
    return f"{text[:_SHOWN]}…" if len(text) > _SHOWN else text


def quoted(text: str) -> str:
    """A text in the quotes that YAML needs least in it."""
    return "'" + text.replace("'", "''") + "'" if '"' in text or "\\" in text else f'"{text}"'
