"""What PyYAML complains of, said in Vietnamese with what to write instead."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scripts.content import line as line_of_entry
from scripts.text.list_marks import BULLETS

_SAID = (
    ("special characters are not allowed", "có ký tự điều khiển không được phép; hãy xóa và gõ lại chỗ này"),
    ("control characters are not allowed", "có ký tự điều khiển không được phép; hãy xóa và gõ lại chỗ này"),
    ("found a tab character", "có phím Tab; hãy thụt lề bằng dấu cách, thẳng hàng với các khóa cùng nhóm"),
    (
        "expected comment or line break",
        "sau dấu “>-” hay “|” phải xuống dòng; hãy viết câu ở dòng dưới, thụt vào hai dấu cách; dấu ấy là của câu thì đặt trong nháy",
    ),
    (
        "expected alphabetic or numeric",
        "câu mở đầu bằng dấu * hoặc & thì phải đặt trong nháy kép; chữ trong bài không in đậm",
    ),
    ("mapping values are not allowed", "có dấu “: ” giữa câu nên bị hiểu là khóa mới; hãy đặt cả câu trong nháy kép"),
    (
        "could not find expected ':'",
        "thiếu dấu “:” sau tên khóa, hoặc dòng nối tiếp chưa thụt lề; hãy so dòng này với dòng trên",
    ),
    ("did not find expected key", "thụt lề không thẳng hàng hoặc dấu nháy chưa đóng; hãy so với dòng trên"),
    (
        "did not find expected '-'",
        "mục của danh sách không thẳng hàng; các dấu “-” phải thụt lề như nhau, các khóa trong một mục cũng vậy",
    ),
    ("block sequence entries are not allowed", "dấu “-” không đặt được ở đây; hãy xuống dòng rồi mới mở danh sách"),
    ("unexpected end of stream", "dấu nháy hoặc ngoặc mở ra mà không đóng; hãy thêm dấu đóng"),
    ("did not find expected ',' or", "ngoặc [ ] hoặc { } chưa đóng, hay thiếu dấu phẩy; hãy kiểm tra lại"),
    ("did not find expected node content", "ngoặc [ hoặc { mở ra mà không đóng, hay thừa dấu phẩy; hãy kiểm tra lại"),
    ("found unknown escape character", "trong nháy kép, dấu \\ có nghĩa riêng; hãy dùng nháy đơn hoặc viết \\\\"),
    ("expected a single document", "một tệp chỉ chứa một bài; hãy bỏ dòng “---” và chuyển phần sau sang tệp khác"),
    (
        "expected <document start>",
        "dòng này không nối được với phần trên; nếu trên còn dòng “[]” thì xóa đi, nếu không thì hãy so thụt lề",
    ),
    ("exceeded maximum nesting depth", "ngoặc lồng nhau quá sâu; hãy viết theo mẫu một bài"),
    ("while scanning a tag", "dấu “!” mở đầu là thẻ YAML, ở đây không dùng; hãy đặt chữ trong nháy kép"),
    ("undefined tag handle", "dấu “!” mở đầu là thẻ YAML, ở đây không dùng; hãy đặt chữ trong nháy kép"),
)
_NO_BEGINNING = "cannot start any token"
_COLON = "mapping values are not allowed"
_KEY = re.compile(r"[ -]*[a-z_]+: ?")
"""A line that begins with a key as the model has them: a colon behind it is where it should be."""


_ITEM = re.compile(r" *- ")
_OPENS = re.compile(r"( *(?:- +)*)(?:[\w-]+: +)?([\"'])")
"""A line whose value begins with a quote."""
_HEADER = re.compile(r"(?:[:-] +|^)[|>][-+0-9]*(?: +#.*)?$")
_BEGINS = re.compile(r" *(?:- |-$|[a-z_]+:(?: |$)|#)")
"""How a line begins that goes on with no text."""
_NO_SPACE = re.compile(r" *(?:- +)?(-)([^\W\d_].*)")
_NO_SPACE_AT_KEY = re.compile(r" *(?:- +)?([a-z_]+):([^\s/].*)")
_TYPED = re.compile(rf" *([{BULLETS}·–—+]\s*|\*\s+|\d{{1,2}}[.)]\s+|-[\u00a0\u2007\u202f]\s*)(\S.*)")
"""A line that begins with a mark of a list as people type it, where YAML wants a dash and a plain blank."""
_BRACKET = re.compile(r" *(?:- +)*(?:[\w-]+: +)?([\[{])")
"""A line whose value begins with a bracket."""
_CLOSING = {"[": "]", "{": "}"}
_SIGN = re.compile(r"(?<=\S)[ \t]+#")
_WIDE_COLON = re.compile(r" *(?:- +)?([a-z_]+) *([：﹕∶])\s*")
_DEEPEST = 20
"""Lines of one item that are looked at."""


def culprit(lines: Sequence[str], reported: int) -> tuple[tuple[int, int], str] | None:
    """The place (line and column from 1) where a text goes wrong, where a parser notices it only later, and the sentence.

    ``reported`` is the line, from 1, at which the parser gave up: a quote that is not closed runs on to the next one, and a
    missing blank shows on the line below. None where nothing of the kind is found.
    """
    number = 0
    while number < min(reported, len(lines)):
        line = lines[number]
        number += 1
        if _HEADER.search(line):
            number = _behind_block(lines, number)
            continue
        opened = _OPENS.match(line)
        if not opened:
            continue
        end, rest = _closed(lines, number, opened)
        place = number, opened.end()
        if end is None:
            return place, f"dấu nháy {opened[2]} mở ở đây mà không đóng; hãy thêm dấu đóng vào cuối câu"
        if rest.strip() and not rest.lstrip().startswith(("#", ":")):
            shown = rest.strip()[:_SHOWN]
            return (end, len(lines[end - 1]) - len(rest) + 1), (
                f"sau dấu nháy đóng còn chữ “{shown}”; hãy đưa vào trong nháy, câu có sẵn dấu {opened[2]} thì dùng loại nháy kia ở ngoài"
            )
        number = end
    return (
        _comment(lines, reported)
        or _wide_colon(lines, reported)
        or _typed_mark(lines, reported)
        or _glued_mark(lines, reported)
        or _bracket(lines, reported)
        or _blank(lines, reported)
    )


def _typed_mark(lines: Sequence[str], reported: int) -> tuple[tuple[int, int], str] | None:
    """The first of the lines up to the reported one that begin with a mark of a list which is none in YAML."""
    first = reported
    while first > 1 and _TYPED.fullmatch(lines[first - 2] if first - 1 <= len(lines) else ""):
        first -= 1
    typed = _TYPED.fullmatch(lines[first - 1]) if first <= len(lines) else None
    # in running text a line may begin with a number by chance
    if typed and (first == reported or re.search(r":\s*$", lines[first - 2])):
        said = f"mục của danh sách phải mở đầu bằng dấu “-” và một dấu cách thường; hãy viết “- {_begun(typed[2])}”"
        return (first, typed.start(1) + 1), said
    here, above = (lines[number - 1] if 0 < number <= len(lines) else "" for number in (reported, reported - 1))
    deeper = len(here) - len(here.lstrip(" ")) - (len(above) - len(above.lstrip(" ")))
    if _ITEM.match(here) and _ITEM.match(above) and deeper > 0 and not above.rstrip().endswith((":", "-")):
        place = reported, len(here) - len(here.lstrip(" ")) + 1
        return place, "dấu “-” thụt vào sâu hơn dòng trên; hãy đặt các dấu “-” của một danh sách thẳng hàng"
    return None


def _comment(lines: Sequence[str], reported: int) -> tuple[tuple[int, int], str] | None:
    """A sign that begins a comment in a text that goes on below, or within brackets: the rest of its line is lost."""
    for number in range(min(reported, len(lines)), max(0, reported - _DEEPEST), -1):
        line = lines[number - 1]
        sign = _SIGN.search(line)
        if not sign:
            if number < reported and _BEGINS.match(line):
                return None
            continue
        below = lines[number] if number < len(lines) else ""
        opened = _BRACKET.match(line)
        within = opened and line.count(opened[1], 0, sign.start()) > line.count(_CLOSING[opened[1]], 0, sign.start())
        says = not line[: sign.start()].rstrip().endswith((":", "-", "|", ">"))  # else the comment took nothing away
        goes_on = says and number < reported and below.startswith(" ") and not _BEGINS.match(below)
        if within or goes_on:
            return (number, sign.end()), (
                "dấu # đứng sau dấu cách mở một ghi chú, nên phần sau nó bị bỏ; hãy đặt cả câu trong nháy kép"
            )
        return None
    return None


def _wide_colon(lines: Sequence[str], reported: int) -> tuple[tuple[int, int], str] | None:
    """A colon of another width behind a key, on the reported line or the one above."""
    for number in (reported - 1, reported):
        line = lines[number - 1] if 0 < number <= len(lines) else ""
        if key := _WIDE_COLON.match(line):
            said = f"dấu “{key[2]}” không phải dấu hai chấm thường; hãy gõ lại: “{key[1]}: {_begun(line[key.end() :])}”"
            return (number, key.start(2) + 1), said
    return None


def _glued_mark(lines: Sequence[str], reported: int) -> tuple[tuple[int, int], str] | None:
    """A dash that touches the code of a mark behind it (``-dan-biet: …``), on the reported line or next to it."""
    for number in (reported, reported + 1, reported - 1):
        dash = _NO_SPACE.fullmatch(lines[number - 1]) if 0 < number <= len(lines) else None
        if dash and re.match(r"[a-z]+(?:-[a-z]+)+: ", dash[2]):
            return (number, dash.start(1) + 1), f"sau dấu “-” thiếu dấu cách; hãy viết “- {_begun(dash[2])}”"
    return None


def _bracket(lines: Sequence[str], reported: int) -> tuple[tuple[int, int], str] | None:
    """A value that begins with a bracket: a sentence goes on behind it, or it is never closed."""
    for number in range(min(reported, len(lines)), max(0, reported - _DEEPEST), -1):
        opened = _BRACKET.match(lines[number - 1])
        if not opened:
            continue
        place, sign = (number, opened.start(1) + 1), opened[1]
        text = "\n".join(lines[number - 1 : reported])[opened.start(1) :]
        closing = "]" if sign == "[" else "}"
        behind = text.partition("\n")[0].partition(closing)[2].strip()
        if behind and not behind.startswith(("#", ":", ",", "]", "}")):
            return place, f"câu mở đầu bằng dấu {sign} thì phải đặt cả câu trong nháy kép"
        if _DEEPEST > text.count(sign) > text.count(closing):  # more of them are nesting, which is told as that
            return place, f"ngoặc {sign} mở ở đây mà không đóng; hãy thêm dấu {closing}"
    return None


def _blank(lines: Sequence[str], reported: int) -> tuple[tuple[int, int], str] | None:
    """A dash or a colon without a blank behind it, on the reported line or the one above."""
    for number in (reported, reported - 1):
        line = lines[number - 1] if 0 < number <= len(lines) else ""
        if dash := _NO_SPACE.fullmatch(line):
            return (number, dash.start(1) + 1), f"sau dấu “-” thiếu dấu cách; hãy viết “- {_begun(dash[2])}”"
        if key := _NO_SPACE_AT_KEY.fullmatch(line):
            said = f"sau dấu “:” thiếu dấu cách; hãy viết “{key[1]}: {_begun(key[2])}”"
            return (number, key.start(2)), said
    return None


_SHOWN = 40  # characters of a text that a sentence quotes


def _begun(text: str) -> str:
    """The beginning of a text that somebody is to write; what is left out shows, so that nobody copies half of it."""
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rpartition(' ')[0] or text[:_SHOWN]} …"


def _behind_block(lines: Sequence[str], number: int) -> int:
    """The number of lines up to the end of the text below ``>-`` or ``|``, whose header is line ``number``."""
    margin = len(lines[number - 1]) - len(lines[number - 1].lstrip(" "))
    while number < len(lines) and (
        not lines[number].strip() or len(lines[number]) - len(lines[number].lstrip(" ")) > margin
    ):
        number += 1
    return number


def _closed(lines: Sequence[str], number: int, opened: re.Match[str]) -> tuple[int | None, str]:
    """The line on which a quoted text ends, None where it does not, and what follows its closing quote there."""
    quote, line = opened[2], lines[number - 1]
    rest = line[opened.end() :]
    while True:
        end = _end_of_quoted(rest, quote)
        if end is not None:
            return number, rest[end:]
        number += 1
        if number > len(lines) or _BEGINS.match(lines[number - 1]):
            return None, ""
        rest = lines[number - 1]


def _end_of_quoted(text: str, quote: str) -> int | None:
    """Behind the quote that closes a text, None where it goes on."""
    pattern = r"(?:[^\"\\]|\\.)*\"" if quote == '"' else r"(?:[^']|'')*'(?!')"
    closed = re.match(pattern, text)
    return closed.end() if closed else None


def explain(error: Exception, lines: Sequence[str], column: int) -> str:
    """The sentence for a syntax error, found by a part of the English one.

    ``lines`` go as far as the one where it is reported, ``column`` (from 1) is the place in that.
    """
    english = str(error)
    line = lines[-1] if lines else ""
    behind_mark = line_of_entry.fault_of_colon(_item(lines)) if _COLON in english else None
    if behind_mark:
        return behind_mark
    if _NO_BEGINNING in english:
        return _beginning(line[column - 1 : column])
    if _COLON in english and _KEY.fullmatch(line[: column + 1]):
        return "khóa này không thẳng hàng với các khóa cùng nhóm, hoặc dòng trên thiếu dấu cách sau dấu “:”; hãy so với dòng trên"
    if _COLON in english and "“" in line[:column]:
        return 'có dấu “: ” giữa câu; hãy đặt cả câu trong nháy thẳng ("), vì máy không coi nháy cong (“ ”) là nháy'
    return next(
        (words for key, words in _SAID if key in english),
        "YAML không hiểu được chỗ này; hãy so thụt lề và dấu nháy với một bài có sẵn",
    )


def _beginning(char: str) -> str:
    """What to do about a character that nothing may begin with."""
    if char == "\t":
        return "có phím Tab; hãy thay bằng dấu cách, thẳng hàng với các khóa cùng nhóm"
    return f"câu mở đầu bằng dấu {char} thì phải đặt cả câu trong nháy kép"


def _item(lines: Sequence[str]) -> Sequence[str]:
    """The lines of the item of a list that the last line belongs to; none where it belongs to no item."""
    for start in range(len(lines) - 1, max(-1, len(lines) - 1 - _DEEPEST), -1):
        if _ITEM.match(lines[start]):
            return lines[start:]
        if not lines[start].startswith(" "):
            break
    return ()
