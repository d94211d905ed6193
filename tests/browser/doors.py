"""Every door by which a text comes into the collection, called as a user calls it."""

from __future__ import annotations

import contextlib
import io
import itertools
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from scripts.authoring.questions import QUESTIONS
from scripts.authoring.questions import Kind as Asked
from scripts.cli import parser
from scripts.content import loader
from scripts.content.vocabulary import Vocabulary
from scripts.spreadsheet import form
from scripts.spreadsheet.columns import Column, Kind, columns
from tests.browser import attacks
from tests.support import workbooks

MIXED = 8
"""Entries that come in by each door but that of files: their fields share the attacks among them."""
_WRITTEN = re.compile(r"^(?:  |Đã ghi )(practices/\S+\.yaml)(?: \(máy đã đặt lại: .*\))?$", re.MULTILINE)
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_CHOSEN = {
    "loai_hinh": "Nông thôn mới",
    "tinh": "Quảng Nam",
    "chu_de": "hien-dat",
    "loai": "bao-chi",
    "tu": "2020",
    "den": "2021",
    "ngay": "26/3/2021",
    "url": attacks.URL,
}


def all_of_them(root: Path, make: Callable[[str], str]) -> None:
    """Fill a collection: a file for each text, and by each other door a few entries that say them all in turn."""
    for id_ in ("loi-lanh", "constructor", *attacks.ATTACKS):
        attacks.write(root / "practices" / "nong-thon-moi", id_, make(id_))
    attacks.write(root / "practices" / "nong-thon-moi", "rat-dai", "", attacks.longest())
    words = loader.load(root).vocabulary
    said = itertools.cycle([make(id_) for id_ in attacks.ATTACKS])
    table = columns()
    for door in ("workbook", "text"):
        rows = [_row(table, said, f"Thôn {door} {letter} kể lại bằng bảng") for letter in "abcdefgh"[:MIXED]]
        if door == "workbook":
            file = _workbook(words, root / "bang.xlsx", rows)
        else:
            file = root / "bang.csv"
            file.write_text(workbooks.text(*rows), encoding="utf-8", newline="")
        _named(root, door, call(root, "import", str(file)))
        file.unlink()
    for letter in "abcdefgh"[:MIXED]:
        _named(
            root, f"lenh-{letter}", call(root, "new", "--khong-hoi", *_flags(said, f"Thôn {letter} kể lại bằng lệnh"))
        )


def _named(root: Path, name: str, printed: str) -> None:
    """Give what was written ids that do not come from its words."""
    for number, path in enumerate(_WRITTEN.findall(printed)):
        assert _ID.fullmatch(Path(path).stem), path
        (root / path).rename((root / path).with_stem(f"{name}-{'abcdefgh'[number]}"))


def _workbook(words: Vocabulary, to: Path, rows: list[dict[str, str]]) -> Path:
    """The form filled in, all of it text, as Excel keeps what is typed into cells of text."""
    book = workbooks.book(words, rows)
    for row in book[form.SHEET].iter_rows():
        for cell in row:
            if cell.data_type == "f":
                cell.data_type = "s"
    return workbooks.saved(book, to)


def call(root: Path, *arguments: str) -> str:
    """Run a command in a collection; it must succeed. Gives what it printed."""
    parsed = parser._parser().parse_args(arguments)
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = parsed.command.run(parsed, root)
    assert status == 0, out.getvalue() + err.getvalue()
    return out.getvalue()


def _row(table: tuple[Column, ...], said: Iterator[str], title: str) -> dict[str, str]:
    """A row of the form that says a text in every column that takes one, but for the title."""
    row = {}
    for column in table:
        key = next(str(part) for part in reversed(column.path) if isinstance(part, str))
        further = any(isinstance(part, int) and part > 0 for part in column.path)
        if column.kind is Kind.NOTE or key == "van_ban" or further:
            continue
        if column.path in {("tieu_de",), ("dia_ban", "don_vi")}:  # two rows of one place and source would be one entry
            row[column.title] = title
        elif key in _CHOSEN:
            row[column.title] = _CHOSEN[key]
        else:
            row[column.title] = "\n".join(next(said) for _ in range(2 if column.kind is Kind.LINES else 1))
    row["Kết quả"] += f"\n{attacks.RESULT}"
    row["Cách làm"] += f"\n{row['Tóm tắt']}"  # figures of a summary stand in the text too
    return row


def _flags(said: Iterator[str], title: str) -> list[str]:
    """The same as flags of `new`."""
    # what begins with a minus is a flag to the command line, and refused as such where it would be one of several
    plain = (text for text in said if not text.startswith("-"))
    summary = next(plain)
    flags = [f"--tieu-de={title}", f"--tom-tat={summary}"]
    for question in (part for asked in QUESTIONS for part in asked.row or (asked,)):
        if question.key in ("tieu_de", "tom_tat", "van_ban"):
            continue
        if question.name in _CHOSEN:
            flags += [question.flag, _CHOSEN[question.name]]
        elif question.kind is Asked.LINES:
            flags += [question.flag, next(plain), attacks.RESULT if question.key == "ket_qua" else summary]
        else:
            flags.append(f"{question.flag}={next(said)}")
    return flags
