"""What was sent, handed back with its faults: coloured cells and sentences beside them; the sender's own words stay as they were."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from scripts.spreadsheet import submission, xlsx_file
from scripts.spreadsheet.importer import Finding
from scripts.spreadsheet.tables import Table
from scripts.spreadsheet.xlsx_file import Mark, Sheet
from scripts.word import reader

_TEXT_SHEET = "Bài"
_WIDTH = 24


def ending(data: bytes, name: str) -> str:
    """What the name of the file must end in that goes back: a text file comes back as a workbook, which can show colours."""
    return ".docx" if submission.is_document(data, name) else ".xlsx"


def marked(data: bytes, name: str, table: Table, findings: Sequence[Finding]) -> bytes:
    """The file as it was sent, with what was found in it. What is about the file as a whole stands at its beginning or on a sheet of its own."""
    if submission.is_document(data, name):
        return _document(data, findings)
    if not submission.is_workbook(data, name):
        # the table of a form was made of its rows
        sent = submission.rows_of_text(data, name) if table.is_form else table.rows
        rows = [[text if isinstance(text, str) else "" for text in row] for row in sent]
        width = max(map(len, rows), default=1)
        data = xlsx_file.write([Sheet(_TEXT_SHEET, rows, [_WIDTH] * width)], _TEXT_SHEET)
    marks = [
        Mark(
            finding.spot.sheet or _TEXT_SHEET, finding.spot.row, finding.spot.column, finding.sentence, finding.is_error
        )
        for finding in findings
        if finding.spot and finding.spot.row
    ]
    of_all = [finding.sentence for finding in findings if not (finding.spot and finding.spot.row)]
    return xlsx_file.marked(data, marks, of_all)


def _document(data: bytes, findings: Sequence[Finding]) -> bytes:
    """Word: in red under the answer."""
    notes: dict[tuple[int, int], list[str]] = defaultdict(list)
    for finding in findings:
        # a question that is no longer there has no place: it is told at the beginning, like what is about the whole
        lost = finding.spot is None or finding.spot.words.startswith("câu ")
        place = (0, 0) if finding.spot is None or lost else (finding.spot.row, finding.spot.column)
        words = f"{finding.spot.label}: " if finding.spot and lost and finding.spot.label else ""
        notes[place].append(words + finding.sentence)
    return reader.annotated(data, notes)
