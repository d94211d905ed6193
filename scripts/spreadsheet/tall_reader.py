"""The form for one practice, as it came back → a row of the wide table: read by its labels, never by place or style.

What cannot be placed is named, and nothing is dropped: a text outside the answers is a notice of the table, an error where it stands
beside a question.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from scripts.content import examples
from scripts.content.line import STAGES as MARKS
from scripts.content.line import head
from scripts.content.problem import FieldPath
from scripts.content.vocabulary import Vocabulary
from scripts.spreadsheet.cell_parser import list_items
from scripts.spreadsheet.columns import STAGES, Kind, columns, understood
from scripts.spreadsheet.questions import Labelled, Question, is_furniture, labelled, near, questions
from scripts.spreadsheet.tables import LINKED, REMINDER, Cell, CellError, Notice, Spot, Table, cell
from scripts.text.office_links import is_told
from scripts.text.vietnamese import normalize_whitespace, slug

FEW = 4
"""So many different labels make a form."""
_SHOWN = 80  # characters of a text that a notice quotes
_OUTSIDE = "“{}” nằm ngoài ô trả lời; hãy chuyển vào ô ngay bên phải câu hỏi"
_UNKNOWN = "“{}” không thuộc câu nào nên không nhập; nếu là câu trả lời, hãy chép vào ô của câu ấy"
_NO_QUESTION = "phiếu không có câu “{}” nên câu trả lời “{}” không được nhập; hãy ghi lại câu hỏi như trong mẫu"
_TWICE = "câu này có hai câu trả lời (“{}” và “{}”); hãy giữ một; mỗi phiếu kể một bài"
_WHICH = (
    "ô này kể {} việc mà ô khâu chỉ có một (“{}”), máy để cả mấy việc không khâu; việc nào cho thấy khâu ấy thì hãy mở đầu bằng"
    " tên khâu, hay ghi mỗi việc một dòng của phiếu"
)
_TRANSPOSED = (
    "bảng đang xoay dọc, hàng và cột đổi chỗ cho nhau, mỗi bài một cột; hãy điền mỗi bài một dòng theo mẫu bảng rộng,"
    " hoặc mỗi bài một trang theo mẫu phiếu"
)


_ASIDE = ("Trợ giúp", "Ví dụ")
"""What the wide table notes beside the rows that tell of no practice."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of cells of a sheet or a document. ``place`` gives the spot of a row and a cell, both from 0; ``links`` where a row leads to."""

    rows: Sequence[Sequence[Cell]]
    place: Callable[[int, int], Spot]
    links: Mapping[int, Sequence[str]] = field(default_factory=dict)


@dataclass
class Answers:
    """What one form says: a cell for each column by path, where each cell or item (from 1) stands, and what is said besides."""

    cells: dict[FieldPath, Cell] = field(default_factory=dict)
    spots: dict[tuple[FieldPath, int], Spot] = field(default_factory=dict)
    notices: list[Notice] = field(default_factory=list)
    whole: Spot | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nobody has answered anything."""
        return not self.cells


def count_labels(rows: Sequence[Sequence[Cell]]) -> int:
    """How many different questions stand one below the other."""
    grid = _labels(rows)
    return len({label.question.path for label in grid.values()})


def is_transposed(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether it is a table on its side: several answers beside most labels, a practice a column; or its help and example."""
    labels = _labels(rows)
    at = _label_column(rows)
    cells = [rows[row][at + 1 :] for row in labels]
    if any(_text(item) in _ASIDE for row in cells for item in row) and any(_is_hint(row[0]) for row in cells if row):
        return True
    beside = [sum(bool(_text(item)) and not _is_own(item) for item in row) for row in cells]
    single = [
        count for count, label in zip(beside, labels.values(), strict=True) if not label.question.has_stages and count
    ]
    return len(single) >= FEW and sum(count > 1 for count in single) * 2 > len(single)


def transposed() -> str:
    """What is said of such a table."""
    return _TRANSPOSED


def table(name: str, sheet: str, forms: Sequence[Answers], notices: Sequence[Notice] = ()) -> Table:
    """Several forms as one wide table whose spots lead back to them; those that nobody filled in are left out."""
    wanted = columns()
    rows: list[tuple[Cell, ...]] = [tuple(column.heading for column in wanted)]
    spots: dict[tuple[int, int, int], Spot] = {}
    said = list(notices)
    labels = {question.path: question.label for question in questions()}
    for form in forms:
        if form.is_empty:
            said += form.notices
            continue
        said += [replace(notice, row=len(rows) + 1) for notice in form.notices]
        rows.append(tuple(form.cells.get(column.path, "") for column in wanted))
        for number, column in enumerate(wanted, start=1):
            spots |= {
                (len(rows), number, item): spot for (path, item), spot in form.spots.items() if path == column.path
            }
            label = labels[column.path]
            spots.setdefault(
                (len(rows), number, 0), Spot(f"câu “{label}”", "", 0, 0, label)
            )  # struck out by the sender
        if form.whole:
            spots[len(rows), 0, 0] = form.whole
    return Table(name, sheet, tuple(rows), spots, tuple(said), is_form=True)


def read(grid: Grid, vocabulary: Vocabulary) -> Answers:
    """What a form says."""
    return _Reading(grid, vocabulary).answers()


def _text(item: Cell) -> str:
    return item.strip() if isinstance(item, str) else item.sentence


def _is_number(text: str) -> bool:
    """Whether somebody counted a row with it."""
    return text.strip(" .)").isdigit()


def _is_hint(item: Cell) -> bool:
    """Whether a text is what a form says of one of its fields."""
    return isinstance(item, str) and examples.is_example(item)


def _is_own(item: Cell) -> bool:
    """Whether a text is of the form, or what this program wrote when it handed the form back."""
    return isinstance(item, str) and (is_furniture(item) or item.startswith(REMINDER))


def _labels(rows: Sequence[Sequence[Cell]]) -> dict[int, Labelled]:
    """The labels by row: those in the column where most stand, and of lines that have one cell only."""
    at = _label_column(rows)
    found = {}
    for number, row in enumerate(rows):
        place = 0 if len(row) == 1 else at
        text = row[place] if place < len(row) else ""
        if isinstance(text, str) and (label := labelled(text)):
            found[number] = label
    return found


def _label_column(rows: Sequence[Sequence[Cell]]) -> int:
    counts: Counter[int] = Counter()
    for row in rows:
        # somebody may have numbered the questions in a column of their own
        first = next((number for number, item in enumerate(row) if _text(item) and not _is_number(_text(item))), None)
        if first is not None and len(row) > 1 and isinstance(row[first], str) and labelled(str(row[first])):
            counts[first] += 1
    return max(counts, key=lambda number: (counts[number], -number), default=0)


def _are_below(rows: Sequence[Sequence[Cell]], labels: Mapping[int, Labelled], at: int) -> bool:
    """Whether the form has most of its answers below the questions: the row under a label holds one text, and nothing stands beside."""
    below = beside = 0
    for number, label in labels.items():
        texts = [item for item in rows[number][at + 1 :] if _text(item) and not _is_own(item)]
        if texts or label.rest:
            beside += 1
        elif number + 1 < len(rows) and number + 1 not in labels:
            below += sum(bool(_text(item)) and not _is_own(item) for item in rows[number + 1]) == 1
    return below >= FEW and below > beside


@dataclass
class _Item:
    """One of the things that a question was answered with."""

    answer: Cell
    spot: Spot
    stage: str = ""
    is_further: bool = False
    """Whether it stands below, in a row without a label."""


class _Reading:
    """Goes down the rows: a label begins a question, what stands beside and below it answers it."""

    def __init__(self, grid: Grid, vocabulary: Vocabulary) -> None:
        self._grid = grid
        self._at = _label_column(grid.rows)
        self._labels = _labels(grid.rows)
        self._below = _are_below(grid.rows, self._labels, self._at)
        self._stages = understood(vocabulary)[STAGES]
        self._stage_names = {stage.id: stage.name for stage in vocabulary.stages.values()}
        self._items: dict[FieldPath, list[_Item]] = defaultdict(list)
        self._first: dict[FieldPath, Spot] = {}
        self._questions: dict[FieldPath, Question] = {}
        self._answers = Answers()
        self._alone = False
        """Whether the label of the question at hand is a line by itself, which lines below it answer."""

    def answers(self) -> Answers:
        """Everything that was found."""
        current: Question | None = None
        for number, row in enumerate(self._grid.rows):
            if label := self._labels.get(number):
                current, self._alone = label.question, len(row) == 1
                self._labelled(number, row, label)
            elif any(_text(item) for item in row):
                current = self._unlabelled(number, row, current)
        for path, items in self._items.items():
            self._answer(self._questions[path], items)
        for path, spot in self._first.items():
            self._answers.spots.setdefault((path, 0), spot)
        self._answers.whole = self._answers.spots.get((("tieu_de",), 0))
        return self._answers

    def _spot(self, row: int, column: int, question: Question, item: int = 0) -> Spot:
        spot = self._grid.place(row, column)
        name = f"{question.item or question.label} {item}" if item else question.label
        return Spot(f"{spot.words}, câu “{name}”", spot.sheet, spot.row, spot.column, name)

    def _labelled(self, number: int, row: Sequence[Cell], label: Labelled) -> None:
        """A row that begins with a label."""
        question = label.question
        at = 0 if len(row) == 1 else self._at
        self._questions[question.path] = question
        beside = at + 1 if len(row) > 1 else at
        if not label.item:
            self._first.setdefault(question.path, self._spot(number, beside, question))
        if label.rest:
            self._take(question, _Item(label.rest, self._spot(number, at, question, label.item)))
        self._beside(number, row, question, at + 1, label.item)
        for place, item in enumerate(row[:at]):
            if _text(item) and not _is_number(_text(item)) and not _is_own(item):
                self._say(number, place, _UNKNOWN.format(_cut(_text(item))))

    def _unlabelled(self, number: int, row: Sequence[Cell], current: Question | None) -> Question | None:
        """A row without a label: it goes on with the question above, or belongs to none. Gives the question that may go on below."""
        texts = {place: item for place, item in enumerate(row) if _text(item) and not _is_own(item)}
        alone = len(row) == 1
        if not texts:
            return None if alone else current  # a heading of the form ends what stands above it
        first = min(texts)
        unanswered = current is not None and not self._items.get(current.path)
        if current and self._below and len(texts) == 1 and (unanswered or (current.is_list and first == self._at)):
            self._beside(number, row, current, first, 0)
            return current
        goes_on = (
            current
            and alone == self._alone
            and (current.is_list or current.column.kind is Kind.TEXT or (alone and unanswered))
        )
        if current and goes_on and (alone or first > self._at):
            self._beside(number, row, current, 0 if alone else self._at + 1, 0)
            return current
        # where the questions are numbered in a column of their own, a text at their place is one
        numbered = _is_number(_text(texts[first])) and len(texts) > 1 and (first == self._at or self._at not in texts)
        if current and current.is_list and numbered:
            self._beside(number, row, current, first + 1, 0)  # somebody numbers the rows
            return current
        counted = [place for place in texts if place < self._at and _is_number(_text(texts[place]))]
        self._unknown(number, {place: _text(item) for place, item in texts.items() if place not in counted})
        return current if len(row) > 1 else None

    def _unknown(self, number: int, texts: Mapping[int, str]) -> None:
        """Name the texts of a row that belong to no question: one that stands where questions do may be one of other words."""
        first = min(texts, default=0)
        slip = near(texts[first]) if texts else None
        if slip:
            sentence = f"không rõ câu “{texts[first][:_SHOWN]}”; có phải ý bạn là “{slip}”?"
            self._say(number, first, sentence, is_error=True)
        elif first == self._at and len(texts) == 2:  # noqa: PLR2004 - a question and its answer
            asked, answer = texts.values()
            self._say(number, first, _NO_QUESTION.format(_cut(asked), _cut(answer)))
            return
        for place, text in texts.items():
            if not (slip and place == first):
                self._say(number, place, _UNKNOWN.format(_cut(text)))

    def _beside(self, number: int, row: Sequence[Cell], question: Question, start: int, item: int) -> None:
        """The cells beside a label: the answer, the stage, and what is there besides."""
        rest = [
            (place, row[place]) for place in range(start, len(row)) if _text(row[place]) and not _is_own(row[place])
        ]
        stage = self._stage_of(number, rest, start) if question.has_stages else ""
        if not rest:
            return
        (place, answer), *others = rest
        above, _, last = str(answer).strip().rpartition("\n")
        if question.has_stages and not stage and above and slug(last) in self._stages:
            answer, stage = above, last  # the two cells were merged
        links = self._grid.links.get(number, ())
        if question.path[-1] == "url" and len(links) == 1 and isinstance(answer, str) and "://" not in answer:
            answer = links[0]  # the address stands behind other words
        elif untold := [link for link in links if not is_told(link, _text(answer))]:
            self._say(number, place, LINKED.format(", ".join(untold)))
        further = number not in self._labels
        self._take(question, _Item(answer, self._spot(number, place, question, item), stage, further))
        for elsewhere, text in others:
            self._say(number, elsewhere, _OUTSIDE.format(_cut(_text(text))), is_error=True)

    def _stage_of(self, number: int, cells: list[tuple[int, Cell]], start: int) -> str:
        """The stage that was chosen beside a deed, taken out of the cells; where there is no deed, all are, and named."""
        chosen = self._chosen(cells, start)
        if chosen:
            cells.remove(chosen)
            if cells:
                return str(chosen[1])
            sentence = f"chọn khâu “{_cut(_text(chosen[1]))}” mà chưa kể việc; hãy kể việc ở ô bên trái"
            self._say(number, chosen[0], sentence, is_error=True)
        elif cells and cells[0][0] > start:
            for place, text in cells:
                self._say(number, place, _OUTSIDE.format(_cut(_text(text))), is_error=True)
            cells.clear()
        return ""

    def _chosen(self, cells: Sequence[tuple[int, Cell]], start: int) -> tuple[int, Cell] | None:
        """The cell in which a stage was chosen: one that says so, else the one at the right of the deed; what stands further is none."""
        texts = [(place, text) for place, text in cells if place > start and isinstance(text, str)]
        beside = cells[0][0] + 1 if len(cells) > 1 else start + 1
        known = [one for one in texts if slug(str(one[1])) in self._stages]
        return next(iter([*reversed(known), *(one for one in texts if one[0] == beside)]), None)

    def _take(self, question: Question, item: _Item) -> None:
        self._questions[question.path] = question
        self._items[question.path].append(item)

    def _answer(self, question: Question, items: list[_Item]) -> None:
        """Make one cell of all that answers a question."""
        path = question.path
        self._answers.spots[path, 0] = items[0].spot
        if flaw := next((item for item in items if isinstance(item.answer, CellError)), None):
            self._answers.cells[path] = flaw.answer
            self._answers.spots[path, 0] = flaw.spot
        elif question.is_list:
            self._answers.cells[path] = self._list(path, items)
        else:
            texts = [str(item.answer).strip() for item in items]
            first, *others = [text for text, item in zip(texts, items, strict=True) if not item.is_further] or texts
            twice = CellError(_TWICE.format(_cut(first), _cut(others[0]))) if others else None
            self._answers.cells[path] = twice or cell(" ".join(texts))

    def _list(self, path: FieldPath, items: list[_Item]) -> Cell:
        """Items as lines of a cell; each leads back to where it was written."""
        lines: list[str] = []
        for item in items:
            for line in self._lines(item):
                lines.append(line)
                self._answers.spots[path, len(lines)] = item.spot
        return cell("\n".join(lines))

    def _lines(self, item: _Item) -> Iterator[str]:
        said = list_items(str(item.answer))
        if not item.stage:
            yield from said
            return
        if len(said) > 1:  # which of them shows the link nobody knows but who wrote it
            self._answers.notices.append(Notice(_WHICH.format(len(said), _cut(item.stage)), item.spot))
            yield from said
            return
        text = said[0] if said else ""
        mark = self._stages.get(slug(item.stage))
        own = head(text, MARKS)
        if mark is None:
            sentence = f"“{_cut(item.stage)}” không phải khâu nào; hãy chọn trong danh sách, hoặc để trống"
            self._answers.notices.append(Notice(sentence, item.spot, is_error=True))
        elif own and own.is_mark and own.mark != mark:
            sentence = f"câu mở đầu bằng “{own.written}” mà ô khâu ghi “{_cut(item.stage)}”; hãy giữ một khâu"
            self._answers.notices.append(Notice(sentence, item.spot, is_error=True))
        # the deed is judged all the same
        yield f"{self._stage_names[mark]}: {text}" if mark and not (own and own.is_mark) else text

    def _say(self, row: int, column: int, sentence: str, *, is_error: bool = False) -> None:
        self._answers.notices.append(Notice(sentence, self._grid.place(row, column), is_error))


def _cut(text: str) -> str:
    text = normalize_whitespace(text)
    return f"{text[:_SHOWN]}…" if len(text) > _SHOWN else text
