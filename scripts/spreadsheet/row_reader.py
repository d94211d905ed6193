"""A filled-in table → values of entries: which column is which, and what each row says."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from scripts.content import line
from scripts.content.problem import FieldPath
from scripts.content.vocabulary import Vocabulary
from scripts.content.yaml_file import Place, Value
from scripts.spreadsheet.cell_parser import CellParser
from scripts.spreadsheet.columns import EXAMPLE, NOTE, SETTING, Column, Kind, columns, former_columns
from scripts.spreadsheet.tables import REMINDER, Cell, CellError, Table
from scripts.system.user_error import RefusedError
from scripts.text.vietnamese import closest, slug
from scripts.validation import mending

HEAD_ROWS = 10
"""Headings stand within the first rows: somebody may have put a title above them."""
_LONG = 150  # characters of a text that might still be a heading
FEW = 3
"""So many known headings make a row of headings."""
_KHAU = re.compile(r"(?:(?:cac|sau)-)?khau(?:-\d)?")
_STAGE_COLUMN = (
    "khâu nay không đứng ở cột riêng mà ở đầu dòng kể việc cho thấy nó, trong cột “Cách làm”, “Kết quả” (“Dân bàn: …”);"
    " hãy chuyển vào đó rồi xóa cột này"
)
ASIDE = ("vi-du", "tro-giup")
"""How the note of a row begins that tells of no practice."""
_TITLE: FieldPath = ("tieu_de",)
_NUMBERED = frozenset({"khau", "chu_de", "van_ban", "nguon"})

_NAMING = frozenset({SETTING, ("tieu_de",), ("tom_tat",), ("dia_ban", "tinh")})
"""Fields without which a row tells of no practice of its own."""


@dataclass(frozen=True)
class HeaderRow:
    """The row of headings. ``columns`` goes by number from 1; ``faults`` and ``remarks`` are (column, sentence); ``missing`` are columns that must be."""

    row: int
    columns: dict[int, Column]
    faults: tuple[tuple[int, str], ...]
    remarks: tuple[tuple[int, str], ...]
    missing: tuple[Column, ...]

    @property
    def sources(self) -> set[int]:
        """The columns of sources."""
        return {number for number, column in self.columns.items() if column.path[0] == "nguon"}


@dataclass
class Row:
    """What one row says. ``places`` gives row and column of each field, filled or not; ``flaws`` are (column, flaw).

    ``mended`` are words for what was set in its values.
    """

    number: int
    setting: str
    values: dict[str, Value]
    places: dict[FieldPath, Place] = field(default_factory=dict)
    flaws: list[tuple[int, CellError]] = field(default_factory=list)
    mended: tuple[str, ...] = ()


def known_headings(row: Sequence[Cell], vocabulary: Vocabulary) -> int:
    """How many headings of the form a row has."""
    names = {name for column in (*columns(), *former_columns(vocabulary)) for name in column.names}
    return sum(isinstance(text, str) and slug(text[:_LONG]) in names for text in row)


def head_row(rows: Sequence[Sequence[Cell]], vocabulary: Vocabulary) -> int:
    """The number of the row, from 1, that has most headings of the form; 0 where there are no rows."""
    counts = [known_headings(row, vocabulary) for row in rows[:HEAD_ROWS]]
    return counts.index(max(counts)) + 1 if counts else 0


def address_columns(headings: Sequence[Cell]) -> set[int]:
    """The numbers of the columns that ask for an address of the web."""
    names = {name for column in columns() if column.path[-1] == "url" for name in column.names}
    return {n for n, text in enumerate(headings, start=1) if isinstance(text, str) and slug(text[:_LONG]) in names}


def heads(table: Table, vocabulary: Vocabulary) -> HeaderRow:
    """Find the headings and say which are unknown or missing. Raises :class:`RefusedError` where there are none."""
    at = head_row(table.rows, vocabulary) - 1
    if at < 0 or known_headings(table.rows[at], vocabulary) < FEW:
        raise RefusedError(
            "không thấy dòng tiêu đề cột; hãy điền vào mẫu tải từ trang “Gửi bằng Excel hay Word”, giữ nguyên dòng đầu"
        )
    wanted = columns()
    by_name = {name: column for column in (*wanted, *former_columns(vocabulary)) for name in column.names}
    headed: dict[int, Column] = {}
    faults: list[tuple[int, str]] = []
    remarks: list[tuple[int, str]] = []
    for number, text in enumerate(table.rows[at], start=1):
        if not isinstance(text, str):
            faults.append((number, text.sentence))
        elif _is_reminder(text):
            continue
        elif column := by_name.get(slug(text[:_LONG])):
            if column in headed.values():
                faults.append((number, "có hai cột cùng tiêu đề này; hãy gộp lại rồi bỏ một"))
            headed[number] = column
        elif _names_stage(text) and any(_said(row, number) for row in table.rows[at + 1 :]):
            faults.append((number, _STAGE_COLUMN))
        elif text.strip():
            near = closest(text[:_LONG], (column.title for column in wanted))
            said = f"có phải ý bạn là “{near}”?" if near else "cột được bỏ qua"
            (faults if near else remarks).append((number, f"tiêu đề này không có trong mẫu; {said}"))
    remarks += [(number, "cột không có tiêu đề nên được bỏ qua") for number in _lost(table.rows[at:])]
    return HeaderRow(at + 1, headed, tuple(faults), tuple(remarks), tuple(_missing(wanted, list(headed.values()))))


def _names_stage(heading: str) -> bool:
    """Whether a column is headed by a stage or by the word for it, as forms of other people have it."""
    named = line.head(f"{heading[:_LONG]}:", line.STAGES)
    return (named is not None and named.is_mark) or _KHAU.fullmatch(slug(heading[:_LONG])) is not None


def _said(row: Sequence[Cell], number: int) -> bool:
    """Whether something stands in a column of a row."""
    return _is_said(row[number - 1] if number <= len(row) else "")


def _is_reminder(cell: Cell) -> bool:
    """Whether a cell says what this program wrote when it handed the file back."""
    return isinstance(cell, str) and cell.startswith(REMINDER)


def _is_said(cell: Cell) -> bool:
    return isinstance(cell, CellError) or bool(cell.strip())


def _lost(rows: Sequence[Sequence[Cell]]) -> list[int]:
    """The numbers of columns that have something in them and no heading."""
    head = rows[0]
    headed = {number for number, text in enumerate(head, start=1) if text}
    said = {number for row in rows for number, text in enumerate(row, start=1) if text and not _is_reminder(text)}
    return sorted(said - headed)


def _missing(wanted: Sequence[Column], present: Sequence[Column]) -> Iterator[Column]:
    """What must have a column and has none."""
    yield from (column for column in wanted if column.required and column not in present)


class Reader:
    """Reads rows below some headings."""

    def __init__(self, header: HeaderRow, vocabulary: Vocabulary) -> None:
        self._columns = header.columns
        self._meaning = CellParser(vocabulary)
        self._vocabulary = vocabulary

    def _cells(self, cells: Sequence[Cell]) -> Iterator[tuple[int, Column, Cell]]:
        for number, column in self._columns.items():
            yield number, column, cells[number - 1] if number <= len(cells) else ""

    def is_empty(self, cells: Sequence[Cell]) -> bool:
        """Whether nobody has written anything into a row: it is blank but for a note, or the form's own help or example."""
        said = [(column, text) for _, column, text in self._cells(cells) if column.path != NOTE]
        own = any(
            column.path == _TITLE and isinstance(text, str) and slug(text[:_LONG]) in _own(column)
            for column, text in said
        )
        return own or not any(isinstance(text, CellError) or text.strip() for _, text in said)

    def is_aside(self, cells: Sequence[Cell]) -> bool:
        """Whether its note calls a row an example."""
        notes = [text for _, column, text in self._cells(cells) if column.path == NOTE]
        return any(isinstance(text, str) and slug(text[:_LONG]).startswith(ASIDE) for text in notes)

    def continued(self, cells: Sequence[Cell]) -> list[int]:
        """The columns of a row that only goes on with lists or sources of the row above, none of another row.

        There is a line of a list or a source, and nothing that names a practice: no title, setting, summary, province.
        """
        said = [
            (number, column) for number, column, text in self._cells(cells) if _is_said(text) and column.path != NOTE
        ]
        goes_on = any(column.kind is Kind.LINES or column.path[0] == "nguon" for _, column in said)
        if not goes_on or any(column.path in _NAMING for _, column in said):
            return []
        sources = [number for number, column in said if column.path[0] == "nguon"]  # one stands for all
        return [number for number, _ in said if number not in sources[1:]]

    def row(self, number: int, cells: Sequence[Cell]) -> Row:
        """What a row says."""
        filled: dict[FieldPath, Value] = {}
        flaws = []
        for position, column, text in self._cells(cells):
            value = self._meaning.value(column, text)
            if isinstance(value, CellError):
                flaws.append((position, value))
            elif value is not None:
                filled[column.path] = value
        setting = str(filled.pop(SETTING, ""))
        order = _order(filled)
        closed = {_moved(path, order): value for path, value in filled.items()}
        values, words = mending.mended(_tree(closed), self._vocabulary)
        assert isinstance(values, dict)  # noqa: S101 - as it was
        return Row(number, setting, values, _places(number, self._columns, order, closed), flaws, words)


def _own(title: Column) -> tuple[str, str]:
    """What the form itself writes below the title, folded."""
    return slug(EXAMPLE[_TITLE]), slug(title.help)


def _order(filled: dict[FieldPath, Value]) -> dict[FieldPath, int]:
    """Where the items of numbered columns stand once gaps are closed: ``("nguon", 2)`` → 1."""
    used: dict[str | int, set[int]] = defaultdict(set)
    for path in filled:
        if path[0] in _NUMBERED:
            used[path[0]].add(int(path[1]))
    return {(key, old): new for key, numbers in used.items() for new, old in enumerate(sorted(numbers))}


def _moved(path: FieldPath, order: dict[FieldPath, int]) -> FieldPath:
    return (path[0], order[path[:2]], *path[2:]) if path[:2] in order else path


def _tree(filled: dict[FieldPath, Value]) -> dict[str, Value]:
    """Values by path → values within values. The place is always there, so that what it lacks is reported by name."""
    groups: dict[FieldPath, dict[str, Value]] = {("dia_ban",): {}}
    items: dict[str, list[Value]] = defaultdict(list)
    values: dict[str, Value] = {}
    for path in sorted(filled, key=lambda path: [f"{part:>3}" for part in path]):
        *around, last = path
        if isinstance(last, int):
            items[str(path[0])].append(filled[path])
        else:
            groups.setdefault(tuple(around), {})[last] = filled[path]
    values |= groups.pop((), {})
    for around_path, group in groups.items():
        if len(around_path) == 1:
            values[str(around_path[0])] = group
        else:
            items[str(around_path[0])].append(group)
    return values | {key: tuple(entries_of_key) for key, entries_of_key in items.items()}


def _places(
    number: int, at: dict[int, Column], order: dict[FieldPath, int], filled: dict[FieldPath, Value]
) -> dict[FieldPath, Place]:
    """Row and column of every field that the entry has or could have, of its groups and of its items."""
    places: dict[FieldPath, Place] = {(): (number, 0)}
    # a group as a whole is reported at the first column that it must have
    for position, column in sorted(at.items(), key=lambda item: (not item[1].required, item[0])):
        place, written, path = (number, position), column.path, _moved(column.path, order)
        places.setdefault(path[:1], place)
        if path[0] in _NUMBERED and written[:2] not in order:
            continue
        if len(path) > 1:
            places.setdefault(path[:2], place)
        places[path] = place
        items = filled.get(path)
        if isinstance(items, tuple):
            places |= {(*path, position): place for position in range(len(items))}
    return places
