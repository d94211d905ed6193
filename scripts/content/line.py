"""A line of an entry: its text and the mark that it may bear; the one judge of what the head of a line names.

A line may begin with a mark, by its code or its name, and a colon (``dan-ban: …``, ``Dân bàn: …``). A name holds with its
tones: “Dân bản” (people of a bản) and “Dân bán” are words of a sentence. Only what bears no tones at all goes by its letters.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from scripts.text.vietnamese import fold, nfc, normalize_whitespace, slug

STAGE_NAMES = {
    "dan-biet": "Dân biết",
    "dan-ban": "Dân bàn",
    "dan-lam": "Dân làm",
    "dan-kiem-tra": "Dân kiểm tra",
    "dan-giam-sat": "Dân giám sát",
    "dan-thu-huong": "Dân thụ hưởng",
}
"""The six stages (khâu), in their order: those of the motto in Article 3 of the Law on grassroots democracy of 2022."""
REMARK_NAMES = {"trai-nhau": "Nguồn nói khác nhau", "cong-lech": "Con số không khớp"}
"""Marks of an editor's remark: the sources contradict each other; sums do not balance."""
STAGES, REMARKS = tuple(STAGE_NAMES), tuple(REMARK_NAMES)
MARKED_LISTS: dict[str, tuple[str, ...]] = {"cach_lam": STAGES, "ket_qua": STAGES, "luu_y": REMARKS}
"""Keys of an entry whose lines may bear a mark, and which."""
TWO_MARKS = "mỗi dòng chỉ mang một mã; hãy tách thành nhiều dòng, mỗi dòng mở đầu bằng “- ”"

_NAMES = STAGE_NAMES | REMARK_NAMES
_ALL = (*STAGES, *REMARKS)
_BY_NAME = {name.lower(): mark for mark, name in _NAMES.items()}
_BY_SLUG = {slug(name): mark for mark, name in _NAMES.items()} | {mark: mark for mark in _NAMES}
_LONGEST = 100  # characters before the colon: all six names fit
_ALONE = 40  # characters of a line that is nothing but a mark, with what may stand around it
_SHOWN = 40  # characters of a text that a sentence quotes
_COLON = re.compile("[:：]")
_BEFORE = re.compile(r"(?:[\s\"'“”‘’*_#•●▪◦‣·+–—-]|\d{1,2}[.)/](?!\d))+")
_COLON_SIGNS = frozenset(":：")
_NEARLY = re.compile(r"\W*([DdĐđ][^:：.,;()\[\]–—-]{3,20}?)(\s*[:：.\])]|\s+[–—-])\s")
"""The first words of a line, and the sign behind them that sets them off."""
_BEGINS = re.compile(r"[\W\d_]*[dntc]", re.IGNORECASE)
"""How every mark begins, by its code or name: most lines are passed over by it."""
_BEHIND = " \t\n\"'“”‘’*_."
_AND = re.compile(r"\s*[,;/&+]\s*(?:và\s+)?|\s+(?:và|va|[–—-])\s+")
_CODE_LIKE = re.compile(r"[A-Za-z]+(?:[-_]+[A-Za-z]+)*")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of an entry: its text, and what it is marked with (a stage, a kind of remark), None where it bears no mark."""

    text: str
    mark: str | None = None


class Naming(Enum):
    """How the head of a line names a mark."""

    EXACT = auto()
    """Its code or its name."""
    SLIP = auto()
    """A misspelt code, which is nothing else: ``dan-bna``, ``danban``."""
    SEVERAL = auto()
    """Nothing but marks, more than one: ``Dân biết, dân bàn``."""
    DOUBTFUL = auto()
    """Words that may be meant so, or be a sentence's: ``Dân bàn bạc``, ``Dân bản``. It is no mark until somebody says so."""


@dataclass(frozen=True, slots=True)
class Head:
    """What stands before the first colon of a line, as ``written``; the ``mark`` that it names, how, and the text behind it."""

    written: str
    mark: str
    naming: Naming
    rest: str

    @property
    def is_mark(self) -> bool:
        """Whether it can be nothing but a mark."""
        return self.naming is not Naming.DOUBTFUL


def head(text: str, marks: Sequence[str] = _ALL) -> Head | None:
    """What the head of a line names, of some marks; None where it names none. A line of a mark alone has one too."""
    if not _may_name(text):
        return None
    written, *behind = _COLON.split(text, maxsplit=1)
    written = _bare(written)
    found = _named(written, marks)
    if found is None or (not behind and found[1] is not Naming.EXACT):
        return None
    return Head(written, *found, behind[0].strip().lstrip("*_ ") if behind else "")


def nearly(text: str) -> tuple[str, str] | None:
    """What a line begins with that is nearly the name of a stage, and the stage; None where it bears one, or nothing like it.

    ``Dân biêt: …`` and ``Dân bàn – …`` are texts to a reader of forms, and whoever typed them meant a stage.
    """
    begun = _NEARLY.match(text)
    if not begun or not fold(begun[1]).startswith("dan "):
        return None
    written, sign = normalize_whitespace(nfc(begun[1])), begun[2].strip()
    exact = _exact(written)
    if exact in STAGES:
        return None if sign in _COLON_SIGNS else (written, exact)
    near = _BY_SLUG.get(slug(written))
    if near not in STAGES or sign not in _COLON_SIGNS:
        return None
    # a tone left out is a slip, another tone another word: “Dân bản: …” tells of people
    wanted = iter(_marks(STAGE_NAMES[near]))
    return (written, near) if all(mark in wanted for mark in _marks(written)) else None


def _marks(text: str) -> str:
    """Letters and their marks one by one."""
    return unicodedata.normalize("NFD", text.lower())


def _may_name(text: str) -> bool:
    """Whether the head of a line may name a mark at all: quick, and no for nearly every line."""
    colon = len(text) <= _ALONE or text.find(":", 0, _LONGEST) >= 0 or text.find("：", 0, _LONGEST) >= 0
    return colon and _BEGINS.match(text) is not None


def _bare(written: str) -> str:
    """What stands before a colon without the signs of a list, a number or quotes around it."""
    before = _BEFORE.match(written)
    return normalize_whitespace(nfc(written[before.end() :] if before else written)).rstrip(_BEHIND)


def _named(written: str, marks: Sequence[str]) -> tuple[str, Naming] | None:
    exact = _exact(written)
    if exact:
        return (exact, Naming.EXACT) if exact in marks else None
    each = [_exact(part) for part in _AND.split(written)]
    if len(each) > 1 and all(mark in marks for mark in each):
        return str(each[0]), Naming.SEVERAL
    if _CODE_LIKE.fullmatch(written):
        near = difflib.get_close_matches(slug(written), marks, n=1, cutoff=0.75)
        return (near[0], Naming.SLIP) if near else None
    folded, lower = slug(written), written.lower()
    return next(
        (
            (mark, Naming.DOUBTFUL)
            for mark in marks
            if folded == mark or lower.startswith((f"{_NAMES[mark].lower()} ", f"{_NAMES[mark].lower()},"))
        ),
        None,
    )


def _exact(written: str) -> str | None:
    """The mark of a code or a name; one with tones must have those of the name."""
    if fold(written) == written.lower():
        return _BY_SLUG.get(slug(written))
    return _BY_NAME.get(" ".join(re.split(r"[\s_-]+", written.lower())))


def understood(text: str, marks: Sequence[str]) -> str | Mapping[str, str]:
    """A line as somebody typed it, as the value of an entry: ``Dân bàn: cả thôn họp`` → ``{"dan-ban": "cả thôn họp"}``.

    A text that names no mark for certain, names several, or has nothing behind it stays as it is.
    """
    first = head(text, marks)
    said = first.rest if first and first.naming is Naming.EXACT else ""
    return {first.mark: said} if first and said and not _bears_mark(said) else text


def renamed(written: str, text: str, marks: Sequence[str]) -> str:
    """The code for a mark that somebody wrote by its name before a text; what is none for certain as it was written."""
    first = head(f"{written}:", marks)
    sure = first is not None and first.naming is Naming.EXACT and not _bears_mark(text)
    return first.mark if first and sure else written


def _bears_mark(text: object) -> bool:
    if isinstance(text, str):
        found = head(text)
        return found is not None and found.is_mark
    return isinstance(text, Mapping) and any(_bears_mark(f"{key}:") for key in text)


def fault_of_text(text: str, marks: Sequence[str]) -> str | None:
    """What is wrong with a plain text where lines may bear some marks: it begins as a marked one would, however quoted."""
    if not _may_name(text):
        return None
    first = head(text, marks)
    if first is None or not first.is_mark:
        return _fault_of_place(text, marks)
    if first.naming is Naming.SEVERAL or _bears_mark(first.rest):
        return TWO_MARKS
    if first.naming is Naming.SLIP:
        return _no_code(first.written, first.mark)
    if not first.rest:
        return nothing_behind(first.written)
    return (
        f"“{first.mark}:” phải đứng ngoài dấu nháy, sau đó là một dấu cách rồi mới tới câu kể; hãy viết:"
        f" - {first.mark}: {_shown(first.rest)}"
    )


def fault_of_mapping(line: Mapping[str, object], marks: Sequence[str]) -> str | None:
    """What is wrong with a line that is a mapping: it is to be one known mark with a text behind it, itself without a mark."""
    if not line:
        return "dòng này chưa có gì; hãy viết câu kể sau dấu “- ”, hoặc bỏ dòng này"
    key, text = next(iter(line.items()))
    if len(line) == 1 and key in marks:  # as nearly all are
        return TWO_MARKS if _bears_mark(text) else None
    heads = [head(f"{key}:", marks) for key in line]
    if any(other is not None and other.is_mark for other in heads) and (len(line) > 1 or _bears_mark(text)):
        return TWO_MARKS
    return _fault_of_key(key, heads[0], marks)


def _fault_of_key(key: str, first: Head | None, marks: Sequence[str]) -> str:
    """What is wrong with a key that is no mark, whose head is ``first``."""
    quoted = f'đặt cả câu trong nháy kép: - "{key[:_SHOWN]}: …"'
    if first is None:
        return _fault_of_place(f"{key}:", marks) or f"giữa câu có dấu “: ” nên máy hiểu lầm; hãy {quoted}"
    if first.naming is Naming.SEVERAL:
        return TWO_MARKS
    if first.naming is Naming.DOUBTFUL:
        kind = "khâu" if first.mark in STAGES else "mã ấy"
        return f"“{key[:_SHOWN]}” không phải mã; nếu là {kind} thì viết “- {first.mark}: …”, nếu chỉ là câu kể thì {quoted}"
    return _no_code(key, first.mark)


def fault_of_unmarked(value: object) -> str | None:
    """What is wrong with a text, or a mapping in its place, in a field whose lines bear no mark: it begins with one."""
    if isinstance(value, str):
        return _fault_of_place(value, ()) if _may_name(value) else None
    if isinstance(value, Mapping):
        return next((said for key in value if (said := _fault_of_place(f"{key}:", ()))), None)
    return None


def _fault_of_place(text: str, marks: Sequence[str]) -> str | None:
    """A mark that belongs to another list than one with these marks."""
    other = [mark for mark in _ALL if mark not in marks]
    first = head(text, other)
    if first is None or first.naming not in (Naming.EXACT, Naming.SEVERAL):
        return None
    lists = [f"“{key}”" for key, own in MARKED_LISTS.items() if first.mark in own]
    return f"“{first.written}:” không đứng ở đây; hãy chuyển dòng này sang {' hoặc '.join(lists)}, hoặc bỏ chữ ấy"


def fault_of_colon(lines: Iterable[str]) -> str | None:
    """What to do about a text without quotes that has “: ” in it, behind a mark: ``- dan-ban: Thôn họp: 60 hộ``.

    ``lines`` are those of the item, its dash included. None where it begins with no mark.
    """
    first = head(normalize_whitespace(" ".join(lines)))
    if first is None or not first.is_mark:
        return None
    if first.naming is Naming.SEVERAL or _bears_mark(first.rest):
        return TWO_MARKS
    return f"có dấu “: ” giữa câu; hãy để “- {first.mark}:” ở ngoài, chỉ đặt phần sau trong nháy: - {first.mark}: {_quoted(first.rest)}"


def nothing_behind(written: str) -> str:
    """The sentence for a mark without a text."""
    return f"“{written}:” chưa có câu nào phía sau; hãy kể việc sau dấu “:”, hoặc bỏ dòng này"


def is_mark_at(path: Sequence[str | int]) -> bool:
    """Whether a field of an entry is a mark, so that nothing there means a line without its text."""
    marks = MARKED_LISTS.get(str(path[0])) if len(path) == 3 else None  # noqa: PLR2004 - cach_lam[1].dan-ban
    found = head(f"{path[2]}:", marks) if marks else None
    return found is not None and found.is_mark


def _no_code(written: str, mark: str) -> str:
    return f"“{written}” không phải mã; hãy viết “- {mark}: …”"


def _shown(text: str) -> str:
    """The text behind a mark as the file should have it, cut short."""
    return _quoted(text) if ": " in text or text.endswith(":") or " #" in text else _cut(text)


def _quoted(text: str) -> str:
    """The same in quotes; in single ones where it has double ones itself."""
    return "'" + _cut(text).replace("'", "''") + "'" if '"' in text else f'"{_cut(text)}"'


def _cut(text: str) -> str:
    return f"{text[:_SHOWN]}…" if len(text) > _SHOWN else text
