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
    of_all = [_words(finding) for finding in findings if not (finding.spot and finding.spot.row)]
    return xlsx_file.marked(data, marks, of_all)


def _words(finding: Finding) -> str:
    """A sentence with the question that it is about, which is no longer there."""
    return f"{finding.spot.label}: {finding.sentence}" if finding.spot and finding.spot.label else finding.sentence


def _document(data: bytes, findings: Sequence[Finding]) -> bytes:
    """Word: in red under the answer."""
    notes: dict[tuple[int, int], list[str]] = defaultdict(list)
    for finding in findings:
        # a question that is no longer there has no place: it is told at the beginning, like what is about the whole
        if finding.spot is None or not finding.spot.words or finding.spot.words.startswith("câu "):
            notes[0, 0].append(_words(finding))
        else:
            notes[finding.spot.row, finding.spot.column].append(finding.sentence)
    return reader.annotated(data, notes)
