"""A filled-in table → new entries, judged by the same model and rules as every other, and what to say of each row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
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
from scripts.spreadsheet.questions import questions
from scripts.spreadsheet.row_reader import HeaderRow, Reader, Row, heads
from scripts.spreadsheet.tables import CellError, Notice, Spot, Table, shown
from scripts.validation import rules
from scripts.validation.rules import cau_hoi, khong_ngay, trung_noi_dung

TABLE = "o-bang"
"""The rule that headings and cells break as such, whatever the entry."""
MISSING = "khoa"
_LACKING = frozenset({MISSING, khong_ngay.RULE.name})
"""Rules that a cell which could not be taken would break a second time."""
_NO_COLUMN = "thiếu cột bắt buộc “{}”; hãy thêm cột có đúng tiêu đề ấy, như trong mẫu"
_KEY = re.compile(r"khóa “(\w+)”|“([^\W_]+_\w+)”")
"""A key of a file, as a sentence of a rule calls it."""
_ITEM = re.compile(r"\[(\d+)\](?:\.[a-z-]+)?$")
_GOES_ON = (
    "{which} không có tiêu đề, tỉnh, tóm tắt, có vẻ kể tiếp dòng {row} (trong ô mà gõ Enter là sang ô dưới); hãy đưa các ý về ô"
    " này, xuống dòng trong ô bằng Alt+Enter, rồi xóa {which}"
)
_A_SOURCE_MORE = (
    "{which} không có tiêu đề, tỉnh, tóm tắt, có vẻ là nguồn nữa của dòng {row}; hãy đưa sang các cột “Nguồn 2”, “Nguồn 3” của"
    " dòng {row}, rồi xóa {which}"
)
_EMPTY = "đang để trống; cột này bắt buộc, hãy điền vào"


@dataclass(frozen=True, slots=True)
class New:
    """An entry that can be written: its file below the root, and its values as :mod:`scripts.authoring.yaml_writer` takes them.

    ``called`` is where it was sent: it has no name yet that anybody knows. ``mended`` are words for what was set in it.
    """

    path: str
    values: dict[str, Value]
    called: str
    mended: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """What is said of a place of a table: ``line`` is all of it, as it is printed, ``sentence`` without the place and the rule.

    ``row`` is the row of the table, 0 where it is about all of it; ``spot`` is where it stands in the file, None for the file as a whole.
    """

    line: str
    sentence: str
    row: int = 0
    spot: Spot | None = None
    is_error: bool = False


@dataclass
class Outcome:
    """What became of a table: what was found, entries to write, rows with faults, rows that are there already.

    ``told`` has what each row said, by its number.
    """

    findings: list[Finding] = field(default_factory=list)
    new: list[New] = field(default_factory=list)
    faulty: set[int] = field(default_factory=set)
    already_present: int = 0
    rows: int = 0
    is_form: bool = False
    told: dict[int, Row] = field(default_factory=dict)

    @property
    def faults(self) -> list[str]:
        """The lines that stop the import."""
        return [finding.line for finding in self.findings if finding.is_error]

    @property
    def remarks(self) -> list[str]:
        """The other lines."""
        return [finding.line for finding in self.findings if not finding.is_error]


def judge(
    table: Table, collection: Collection, today: date, *, draft: bool = False, beside: Sequence[New] = ()
) -> Outcome:
    """Judge every row; nothing of the table is fine while its headings are not. ``beside`` came in other files at the same time.

    Raises :class:`scripts.system.user_error.RefusedError` for a table without headings.
    """
    header = heads(table, collection.vocabulary)
    say = TableReporter(table, header, {new.path: new.called for new in beside})
    collection = _with(collection, beside)
    outcome = Outcome(
        findings=[say.notice(notice) for notice in table.notices]
        + [say.at(header.row, column, sentence, TABLE, is_error=True) for column, sentence in header.faults]
        + [say.at(header.row, 0, _NO_COLUMN.format(column.title), TABLE, is_error=True) for column in header.missing]
        + [say.at(header.row, column, sentence) for column, sentence in header.remarks],
        is_form=table.is_form,
    )
    existing = ExistingEntries(collection)
    rows = []
    for row in _rows(table, header, collection, say, outcome):
        outcome.told[row.number] = row
        remark = existing.already_present(row.values)
        if remark:
            outcome.already_present += 1
            outcome.findings.append(say.at(row.number, 0, say.in_words(remark)))
        else:
            row.values |= {"nhap": True} if draft else {}
            rows.append(row)
    spoilt = {notice.row for notice in table.notices if notice.is_error}
    outcome.faulty |= spoilt & {row.number for row in rows}
    _judged(_entries(rows, collection), collection, today, say, outcome)
    if table.is_form:  # questions stand one below the other, in another order than the columns of a table
        outcome.findings.sort(key=_place_in_form)
    if header.faults or header.missing or 0 in spoilt:
        outcome.new.clear()
    return outcome


def _place_in_form(finding: Finding) -> tuple[int, int, int]:
    """The number of the form, and the place in it; what is about all of the file comes first."""
    return finding.row, *((finding.spot.row, finding.spot.column) if finding.spot else (-1, -1))


def _rows(
    table: Table, header: HeaderRow, collection: Collection, say: TableReporter, outcome: Outcome
) -> Iterator[Row]:
    """The rows that tell of a practice; those that only go on with the one above are told, and spoil it."""
    reader = Reader(header, collection.vocabulary)
    above, going_on, told = None, [], dict[int, str]()
    for number, cells in enumerate(table.rows[header.row :], start=header.row + 1):
        if reader.is_empty(cells):
            continue
        if reader.is_aside(cells):
            sentence = "bỏ qua vì cột “Ghi chú” ghi là ví dụ; nếu là bài thật, hãy xóa chữ ấy rồi nhập lại"
            outcome.findings.append(say.at(number, 0, sentence))
            continue
        outcome.rows += 1
        if above and not table.is_form and (continued := reader.continued(cells)):
            going_on.append(number)
            told |= {column: _A_SOURCE_MORE if column in header.sources else _GOES_ON for column in continued}
            continue
        if above:
            _go_on(above, going_on, told, say, outcome)
            yield above
        above, going_on, told = reader.row(number, cells), [], {}
    if above:
        _go_on(above, going_on, told, say, outcome)
        yield above


def _go_on(above: Row, rows: list[int], told: dict[int, str], say: TableReporter, outcome: Outcome) -> None:
    """Tell of rows that hold nothing but further lines or sources of the row above, at each of ``told``, columns and sentences."""
    if rows:
        which = f"dòng {rows[0]}" if len(rows) == 1 else f"các dòng {rows[0]}–{rows[-1]}"
        for column, sentence in sorted(told.items()):
            said = sentence.format(which=which, row=above.number)
            outcome.findings.append(say.at(above.number, column, said, TABLE, is_error=True))
        outcome.faulty |= {above.number, *rows}


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
    reported = {problem for problem in reported if not _says_it_again(problem, entries)}
    for problem in sorted(reported, key=lambda p: (p.line, p.column, p.field, p.message)):
        outcome.findings.append(say.problem(problem, entries))
        if problem.severity is Severity.ERROR:
            outcome.faulty.add(problem.line)
    outcome.new += [
        New(path, row.values, say.called(row.number), row.mended)
        for path, row in entries.items()
        if row.number not in outcome.faulty
    ]


def _says_it_again(problem: Problem, entries: dict[str, Row]) -> bool:
    """Whether two new rows are alike, and this one is the upper: the lower says it of both."""
    if problem.rule != trung_noi_dung.RULE.name:
        return False
    others = [row.number for path, row in entries.items() if path != problem.path and _called(path) in problem.message]
    return any(number > problem.line for number in others)


def _called(path: str) -> str:
    """How rules call an entry by its id."""
    return f"bài “{PurePosixPath(path).stem}”"


def _record(path: str, row: Row) -> tuple[Record, list[Problem]]:
    """A row as if it were a file whose lines and columns are those of the table."""
    yaml_file_ = YamlFile(path, dict(row.values), parsed=ParsedYaml(path, places=row.places))
    practice, problems = accepted(yaml_file_)
    file = PurePosixPath(path)
    return Record(file.stem, file.parent.name, yaml_file_, practice), problems


def _with(collection: Collection, beside: Sequence[New]) -> Collection:
    """A collection as if those entries were in it."""
    records = []
    for new in beside:
        file, path = YamlFile(new.path, dict(new.values)), PurePosixPath(new.path)
        records.append(Record(path.stem, path.parent.name, file, accepted(file)[0]))
    if not records:
        return collection
    return Collection((*collection.records, *records), collection.vocabulary, collection.vocabulary_files)


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

    def __init__(self, table: Table, header: HeaderRow, beside: Mapping[str, str]) -> None:
        """``beside``: file of an entry that is not there yet → where it was sent."""
        self._table = table
        self._heads = header
        self._beside = beside

    def column_of(self, path: tuple[str, ...]) -> int:
        """The number of the column of a field, 0 where it has none."""
        return next((number for number, column in self._heads.columns.items() if column.path == path), 0)

    def lacks(self, field: str) -> bool:
        """Whether a field has no column that it must have."""
        return any(field in (field_name(column.path), column.path[0]) for column in self._heads.missing)

    def at(  # noqa: PLR0913 - a place has as many parts
        self, row: int, column: int, sentence: str, rule: str = "", *, item: int = 0, is_error: bool = False
    ) -> Finding:
        """``mau-nhap.xlsx, trang “Bài”, dòng 5, cột “Cách làm”, ý 2: sentence (rule)``."""
        spot = self.spot(row, column, item)
        if self._table.is_form:  # it has questions, no columns
            sentence = sentence.replace("cột “", "câu “").replace("cột này", "câu này")
        return self._finding(sentence, rule, spot, row, is_error=is_error)

    def notice(self, notice: Notice) -> Finding:
        """What is said of the file besides its rows."""
        row = notice.spot.row if notice.spot and not self._table.is_form else notice.row
        return self._finding(
            notice.sentence, TABLE if notice.is_error else "", notice.spot, row, is_error=notice.is_error
        )

    def _finding(self, sentence: str, rule: str, spot: Spot | None, row: int, *, is_error: bool) -> Finding:
        where = ", ".join(filter(None, (self._table.file, spot.words if spot else "")))
        line = f"{shown(where)}: {shown(sentence)}" + (f" ({rule})" if rule else "")
        return Finding(line, shown(sentence), row, spot, is_error)

    def spot(self, row: int, column: int, item: int = 0) -> Spot:
        """Where a row, a cell or one of its lines stands in the file."""
        spots = self._table.spots
        if spots:
            found = spots.get((row, column, item)) or spots.get((row, column, 0)) or spots.get((row, 0, 0))
            several = item and sum(spots.get((row, column, other)) == found for other in range(1, 21)) > 1
            if found is None:  # a form without a title
                return Spot("", self._table.sheet, 0, 0)
            return replace(found, words=f"{found.words}, ý {item}") if several else found
        words = [f"trang “{self._table.sheet}”"] if self._table.sheet else []
        words.append(f"dòng {row}")
        title = self._title(column) if column else ""
        if column:
            words.append(f"cột “{title}”" + (f", ý {item}" if item else ""))
        return Spot(", ".join(words), self._table.sheet, row, column, title)

    def row_name(self, row: int) -> str:
        """How a row is called in a sentence on another one."""
        spot = self._table.spots.get((row, 0, 0))
        return spot.words.partition(", câu")[0] if spot else f"dòng {row}"

    def called(self, row: int) -> str:
        """The same for who reads of another file."""
        return f"{self._table.file}, {self.row_name(row)}"

    def in_words(self, sentence: str) -> str:
        """A sentence that calls entries of other files by where they were sent."""
        for path, words in self._beside.items() if "practices/" in sentence or "bài “" in sentence else ():
            if path in sentence:  # it is not there yet
                sentence = sentence.replace("đã có trong kho", "đã có")
            sentence = sentence.replace(path, words).replace(_called(path), words)
        return sentence

    def _without_keys(self, sentence: str) -> str:
        """A sentence that calls keys of a file by the titles of their columns, or by the questions of a form."""

        def named(match: re.Match[str]) -> str:
            key = match[1] or match[2]
            asked = next((one for one in questions() if one.path[-1] == key), None)
            return f"cột “{asked.label if self._table.is_form else asked.column.title}”" if asked else match[0]

        return _KEY.sub(named, sentence)

    def _title(self, column: int) -> str:
        known, head = self._heads.columns.get(column), self._table.rows[self._heads.row - 1]
        written = head[column - 1] if column <= len(head) else ""
        return known.title if known else str(written)[:60] if written else f"thứ {column}"

    def problem(self, problem: Problem, entries: dict[str, Row]) -> Finding:
        """A problem of a new entry, which has no file and no id yet: other new ones are called by their rows."""
        sentence = self._without_keys(self.in_words(problem.message))
        for path, row in entries.items() if "practices/" in sentence or "bài “" in sentence else ():
            sentence = sentence.replace(path, self.row_name(row.number)).replace(
                _called(path), self.row_name(row.number)
            )
        column = self._heads.columns.get(problem.column)
        if problem.rule == MISSING and column:  # only a key that is missing: the form has no others
            sentence = _EMPTY
        is_error = problem.severity is Severity.ERROR
        warning = "" if is_error else "cảnh báo: "
        item = _item(problem, column)
        return self.at(problem.line, problem.column, warning + sentence, problem.rule, item=item, is_error=is_error)


def _item(problem: Problem, column: Column | None) -> int:
    """Which line of the cell, from 1, where the column is a list; else 0."""
    number = _ITEM.search(problem.field)
    return int(number[1]) if column and column.kind is Kind.LINES and number else 0
