"""The form for one practice as a Word document: a table of labels and answers, on one page when empty."""

from __future__ import annotations

from scripts.content.vocabulary import Vocabulary
from scripts.spreadsheet import form_lines
from scripts.spreadsheet.columns import SETTING, STAGES
from scripts.spreadsheet.columns import choices as lists
from scripts.spreadsheet.questions import WORDS
from scripts.word.base_document import Page
from scripts.word.writer import Cell, Row, Run, Writer

_WIDTHS = (68, 96, 26)
_PAGE = Page(margins=(10, 10, 8, 10), size=9.5, spacing=0.8)
_SMALL = 7.5
_LISTS = {SETTING[0]: "loại hình", STAGES: "khâu", "chu_de": "chủ đề", "loai": "loại nguồn"}
"""Lists whose words are told below the form: there are no arrows to choose by. Provinces everybody knows; documents are too many."""


def make(vocabulary: Vocabulary, *, filled: bool = False) -> bytes:
    """The form; ``filled`` with the example."""
    title, *others = form_lines.lines(vocabulary, filled=filled)
    w = Writer(title.label, _PAGE)
    w.title(Run(title.label, size=12))
    rows: list[Row] = []
    notes = [line for line in others if line.is_note]
    for line in notes[:-1]:
        w.paragraph(Run(line.label, italic=True))
    for line in others:
        if line.is_heading:
            rows.append([Cell((Run(line.label, bold=True),), span=3, shade="EDEDED")])
        elif line.has_stage or line.stage:
            rows.append([Run(line.label, bold=line.is_first), line.answer, line.stage])
        elif line.is_question:
            answers = line.answer.split("\n")
            rows.append([Run(line.label, bold=line.is_first), Cell(answers, span=2)])
    w.table(rows, _WIDTHS, header_rows=0)
    for list_, name in _LISTS.items():
        w.paragraph(Run(f"{WORDS} – {name}: {'; '.join(lists(vocabulary)[list_])}.", italic=True, size=_SMALL))
    w.paragraph(Run(notes[-1].label, size=_SMALL))
    return w.data()
