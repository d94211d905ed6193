"""A filled-in table → new entries, judged by the same model and rules as every other, and what to say of each row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePosixPath

from scripts.content import urls
from scripts.content.collection import Collection, Record
from scripts.content.ids import free_id
from scripts.content.loader import accepted
from scripts.content.problem import Problem, Severity, field_name
from scripts.content.yaml_file import Value, YamlFile
from scripts.content.yaml_parser import ParsedYaml
from scripts.spreadsheet.columns import SETTING, Column, Kind
from scripts.spreadsheet.existing import ExistingEntries
from scripts.spreadsheet.row_reader import HeaderRow, Reader, Row, heads
from scripts.spreadsheet.tables import CellError, Table, shown
from scripts.validation import rules
from scripts.validation.rules import cau_hoi, khong_ngay

TABLE = "o-bang"
"""The rule that headings and cells break as such, whatever the entry."""
MISSING = "khoa"
_LACKING = frozenset({MISSING, khong_ngay.RULE.name})
"""Rules that a cell which could not be taken would break a second time."""
_NO_COLUMN = "thiếu cột bắt buộc “{}”; hãy thêm cột có đúng tiêu đề ấy, như trong mẫu"
_ITEM = re.compile(r"\[(\d+)\](?:\.[a-z-]+)?$")
_EMPTY = "đang để trống; cột này bắt buộc, hãy điền vào"


@dataclass(frozen=True, slots=True)
class New:
    """An entry that can be written: its file below the root, and its values as :mod:`scripts.authoring.yaml_writer` takes them."""

    path: str
    values: dict[str, Value]


@dataclass
class Outcome:
    """What became of a table: lines of faults and of remarks, entries to write, rows with faults, rows that are there already."""

    faults: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    new: list[New] = field(default_factory=list)
    faulty: set[int] = field(default_factory=set)
    already_present: int = 0
    rows: int = 0


def judge(table: Table, collection: Collection, today: date, *, draft: bool = False) -> Outcome:
    """Judge every row; nothing of the table is fine while its headings are not.

    Raises :class:`scripts.spreadsheet.tables.RefusedError` for a table without headings.
    """
    header = heads(table, collection.vocabulary)
    say = TableReporter(table, header)
    outcome = Outcome(
        faults=[say.at(header.row, column, sentence, TABLE) for column, sentence in header.faults]
        + [say.at(header.row, 0, _NO_COLUMN.format(column.title), TABLE) for column in header.missing],
        remarks=[say.at(header.row, column, sentence) for column, sentence in header.remarks],
    )
    existing = ExistingEntries(collection)
    rows = []
    for row in _rows(table, header, collection, say, outcome):
        outcome.rows += 1
        remark = existing.already_present(row.values)
        if remark:
            outcome.already_present += 1
            outcome.remarks.append(say.at(row.number, 0, remark))
        else:
            row.values |= {"nhap": True} if draft else {}
            rows.append(row)
    _judged(_entries(rows, collection), collection, today, say, outcome)
    if header.faults or header.missing:
        outcome.new.clear()
    return outcome


def _rows(
    table: Table, header: HeaderRow, collection: Collection, say: TableReporter, outcome: Outcome
) -> Iterator[Row]:
    """The rows that tell of a practice."""
    reader = Reader(header, collection.vocabulary)
    for number, cells in enumerate(table.rows[header.row :], start=header.row + 1):
        if reader.is_empty(cells):
            continue
        if reader.is_aside(cells):
            sentence = "bỏ qua vì cột “Ghi chú” ghi là ví dụ; nếu là bài thật, hãy xóa chữ ấy rồi nhập lại"
            outcome.remarks.append(say.at(number, 0, sentence))
        else:
            yield reader.row(number, cells)


def _entries(rows: list[Row], collection: Collection) -> dict[str, Row]:
    """The rows by the files that they will be, each below a name of its own."""
    taken = {record.id for record in collection.records} | {
        PurePosixPath(row.old).name for row in collection.vocabulary.moved
    }
    by_file = {}
    for row in rows:
        place = row.values["dia_ban"]
        id_ = free_id(str(row.values.get("tieu_de", "")), place if isinstance(place, dict) else {}, taken)
        taken.add(id_)
        # a row without a setting is judged all the same, as if it had one
        by_file[urls.practice_file(row.setting or next(iter(collection.vocabulary.settings)), id_)] = row
    return by_file


def _judged(entries: dict[str, Row], collection: Collection, today: date, say: TableReporter, outcome: Outcome) -> None:
    """Tell the faults of all rows in their order, and what can be written."""
    records = []
    problems: list[Problem] = []
    for path, row in entries.items():
        record, shape = _record(path, row)
        records.append(record)
        problems += [*_flaws(path, row, say), *shape]
    together = Collection((*collection.records, *records), collection.vocabulary, collection.vocabulary_files)
    problems += [
        problem
        for problem in rules.check(together, today)
        # questions that a sender left out are for the editor to ask
        if problem.path in entries and (problem.rule != cau_hoi.RULE.name or "hoi" in entries[problem.path].values)
    ]
    # what is missing because its cell was no good, or has no column, is reported once
    flawed = {(row.number, column) for row in entries.values() for column, _ in row.flaws}
    reported = {
        p for p in problems if p.rule not in _LACKING or ((p.line, p.column) not in flawed and not say.lacks(p.field))
    }
    for problem in sorted(reported, key=lambda p: (p.line, p.column, p.field, p.message)):
        line = say.problem(problem, entries)
        if problem.severity is Severity.ERROR:
            outcome.faults.append(line)
            outcome.faulty.add(problem.line)
        else:
            outcome.remarks.append(line)
    outcome.new += [New(path, row.values) for path, row in entries.items() if row.number not in outcome.faulty]


def _record(path: str, row: Row) -> tuple[Record, list[Problem]]:
    """A row as if it were a file whose lines and columns are those of the table."""
    yaml_file_ = YamlFile(path, dict(row.values), parsed=ParsedYaml(path, places=row.places))
    practice, problems = accepted(yaml_file_)
    file = PurePosixPath(path)
    return Record(file.stem, file.parent.name, yaml_file_, practice), problems


def _flaws(path: str, row: Row, say: TableReporter) -> Iterator[Problem]:
    """What was wrong with cells before there was an entry."""
    flaws = list(row.flaws)
    at = say.column_of(SETTING)
    if not row.setting and at and at not in {column for column, _ in flaws}:
        flaws.append((at, CellError(_EMPTY, MISSING)))
    for column, flaw in flaws:
        yield Problem(path, row.number, column, "", flaw.rule, Severity.ERROR, flaw.sentence)


class TableReporter:
    """Says where in the table a fault is."""

    def __init__(self, table: Table, header: HeaderRow) -> None:
        self._table = table
        self._heads = header

    def column_of(self, path: tuple[str, ...]) -> int:
        """The number of the column of a field, 0 where it has none."""
        return next((number for number, column in self._heads.columns.items() if column.path == path), 0)

    def lacks(self, field: str) -> bool:
        """Whether a field has no column that it must have."""
        return any(field in (field_name(column.path), column.path[0]) for column in self._heads.missing)

    def at(self, row: int, column: int, sentence: str, rule: str = "", *, item: str = "") -> str:
        """``mau-nhap.xlsx, trang “Bài”, dòng 5, cột “Khâu”: sentence (rule)``."""
        parts = [self._table.file]
        if self._table.sheet:
            parts.append(f"trang “{self._table.sheet}”")
        parts.append(f"dòng {row}")
        if column:
            parts.append(f"cột “{self._title(column)}”{item}")
        return f"{shown(', '.join(parts))}: {shown(sentence)}" + (f" ({rule})" if rule else "")

    def _title(self, column: int) -> str:
        known, head = self._heads.columns.get(column), self._table.rows[self._heads.row - 1]
        written = head[column - 1] if column <= len(head) else ""
        return known.title if known else str(written)[:60] if written else f"thứ {column}"

    def problem(self, problem: Problem, entries: dict[str, Row]) -> str:
        """A problem of a new entry, which has no file yet: other new ones are called by their rows."""
        sentence = problem.message
        for path in entries if "practices/" in sentence else ():
            sentence = sentence.replace(path, f"dòng {entries[path].number}")
        column = self._heads.columns.get(problem.column)
        if problem.rule == MISSING and column:  # only a key that is missing: the form has no others
            sentence = _EMPTY
        warning = "cảnh báo: " if problem.severity is Severity.WARNING else ""
        return self.at(problem.line, problem.column, warning + sentence, problem.rule, item=_item(problem, column))


def _item(problem: Problem, column: Column | None) -> str:
    """Which line of the cell, where the column is a list."""
    number = _ITEM.search(problem.field)
    return f", ý {number[1]}" if column and column.kind is Kind.LINES and number else ""
