"""Word documents of a few makers: heading, paragraph, list, table, blank. The only module that writes by python-docx.

A text is a string or several runs. A marker (``‹khoa›``, see :mod:`scripts.word.template`) within a string becomes a run of its own,
with the look of what stands around it. What is to be filled in by hand is a cell of a table or one run: never a content control,
whose text python-docx and phones lose.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

import docx
from docx.document import Document as _Docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from scripts.word import base_document as base
from scripts.word.package import pack, unpack
from scripts.word.template import CONTROL, MARKER, clean, clean_keeping_blanks, control

Align: TypeAlias = Literal["left", "center", "right", "both"]
_ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "both": WD_ALIGN_PARAGRAPH.JUSTIFY,
}
_DOT = "."


@dataclass(frozen=True, slots=True)
class Run:
    """A text of one look. ``size`` is in points, ``colour`` is RRGGBB; ``hint`` is small advice for whoever fills it in."""

    text: str
    bold: bool = False
    italic: bool = False
    underline: bool = False
    size: float = 0
    colour: str = ""
    hint: bool = False


Text: TypeAlias = "str | Run | Sequence[str | Run]"
"""What a paragraph says."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its paragraphs, over how many columns, how it looks (``shade`` is RRGGBB). Markers of sections may stand among its paragraphs."""

    paragraphs: Sequence[Text] = ("",)
    span: int = 1
    align: Align = "left"
    shade: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A4: ``margins`` (top, right, bottom, left) in mm, size of type and space around paragraphs in points."""

    margins: tuple[float, float, float, float] = (20, 20, 20, 30)
    size: float = 13
    spacing: float = 3
    landscape: bool = False


Row: TypeAlias = "Sequence[Text | Cell] | str"
"""Cells of a row; a string is a marker that opens or closes a section: ``‹#nguoi›``."""


def blank(dots: int = 40) -> Run:
    """Dots to write on with a pen: one run."""
    return Run(_DOT * dots)


class Writer:
    """A document being written, from its beginning to its end."""

    def __init__(self, title: str, page: Page | None = None) -> None:
        """Begin with the base document and a title for the list of files."""
        page = page or Page()
        self._docx: _Docx = docx.Document(io.BytesIO(base.FILE.read_bytes()))
        self._docx.core_properties.title = clean(title)
        section = self._docx.sections[0]
        if page.landscape:
            section.orientation = WD_ORIENT.LANDSCAPE
            section.page_width, section.page_height = section.page_height, section.page_width
        section.top_margin, section.right_margin, section.bottom_margin, section.left_margin = map(Mm, page.margins)
        style = self._docx.styles["Normal"]
        style.font.size = Pt(page.size)
        form = style.paragraph_format
        form.space_before = form.space_after = Pt(page.spacing)

    def title(self, text: Text) -> None:
        """The title in the middle of the page."""
        self._runs(self._docx.add_paragraph(style=base.TITLE), text)

    def heading(self, text: Text, level: int = 1) -> None:
        """A heading of level 1 to 3, which Word's own outline shows."""
        self._runs(self._docx.add_paragraph(style=f"Heading {level}"), text)

    def paragraph(self, text: Text = "", *, align: Align = "left", keep_with_next: bool = False) -> None:
        """A paragraph."""
        paragraph = self._docx.add_paragraph()
        if align != "left":
            paragraph.alignment = _ALIGN[align]
        if keep_with_next:
            paragraph.paragraph_format.keep_with_next = True
        self._runs(paragraph, text)

    def bullets(self, items: Sequence[Text]) -> None:
        """A list without order."""
        for item in items:
            self._runs(self._docx.add_paragraph(style=base.BULLETS), item)

    def numbers(self, items: Sequence[Text]) -> None:
        """A list in order, which counts from 1 whatever stands before it."""
        numbering = self._docx.part.numbering_part.element
        number = numbering.add_num(base.NUMBERING)
        number.add_lvlOverride(0).add_startOverride(1)
        for item in items:
            paragraph = self._docx.add_paragraph(style=base.NUMBERS)
            paragraph._p.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = number.numId  # noqa: SLF001
            self._runs(paragraph, item)

    def table(
        self,
        rows: Sequence[Row],
        widths: Sequence[float],
        *,
        header_rows: int = 1,
        borders: bool = True,
        heights: Sequence[float] = (),
    ) -> None:
        """A table of columns ``widths`` mm wide. Header rows are bold and stand again on every page; no row is torn apart.

        ``heights`` are the least ones of the rows in mm, 0 for what the text needs.
        """
        table = self._docx.add_table(0, len(widths))
        table.autofit = False
        if borders:
            table.style = self._docx.styles[base.GRID]
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Mm(width)
        for number, row in enumerate(rows):
            if isinstance(row, str):
                table._tbl.append(_control(row, row=True))  # noqa: SLF001 - python-docx has no row of one cell
                continue
            new = table.add_row()
            properties = new._tr.get_or_add_trPr()  # noqa: SLF001
            properties.append(OxmlElement("w:cantSplit"))
            if number < len(heights) and heights[number]:
                new.height = Mm(heights[number])
            if number < header_rows:
                properties.append(OxmlElement("w:tblHeader"))
            at, places = 0, new.cells
            for content in row:
                cell = content if isinstance(content, Cell) else Cell((content,))
                place = places[at]
                if cell.span > 1:
                    place = place.merge(places[at + cell.span - 1])
                self._cell(place, cell, bold=number < header_rows)
                at += cell.span

    def letterhead(self, left: Sequence[Text], right: Sequence[Text], widths: tuple[float, float] = (60, 100)) -> None:
        """Two blocks side by side without lines, each line in the middle: the body that writes, and the name of the state."""
        self.table([[Cell(left, align="center"), Cell(right, align="center")]], widths, header_rows=0, borders=False)

    def open(self, key: str, *, inverted: bool = False) -> None:
        """Open a section of a template: what follows stands for each item of a fact, or where it is there (``inverted``: is not)."""
        self._before_end(_control(f"‹{'^' if inverted else '#'}{key}›"))

    def close(self, key: str) -> None:
        """Close it."""
        self._before_end(_control(f"‹/{key}›"))

    def page_break(self) -> None:
        """What follows begins a page."""
        self._docx.add_paragraph().add_run().add_break(WD_BREAK.PAGE)

    def data(self) -> bytes:
        """The document: the same makers in the same order give the same bytes."""
        stream = io.BytesIO()
        self._docx.save(stream)
        return pack(unpack(stream.getvalue()))

    def _before_end(self, element: BaseOxmlElement) -> None:
        body = self._docx.element.body
        body.insert(len(body) - 1, element)  # the properties of the section stand last

    def _cell(self, place: _Cell, cell: Cell, *, bold: bool) -> None:
        for number, text in enumerate(cell.paragraphs or ("",)):
            paragraph = place.paragraphs[0] if number == 0 else place.add_paragraph()
            if isinstance(text, str) and CONTROL.fullmatch(text):
                paragraph._p.getparent().replace(paragraph._p, _control(text))  # noqa: SLF001
                continue
            if cell.align != "left":
                paragraph.alignment = _ALIGN[cell.align]
            self._runs(paragraph, text, bold=bold)
        if cell.shade:
            shade = parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{cell.shade}"/>')
            place._tc.get_or_add_tcPr().append(shade)  # noqa: SLF001

    def _runs(self, paragraph: Paragraph, text: Text, *, bold: bool = False) -> None:
        for part in (text,) if isinstance(text, str | Run) else text:
            run = Run(part) if isinstance(part, str) else part
            # every other piece is a marker
            for piece in filter(None, MARKER.split(run.text)):
                self._run(paragraph, replace(run, text=piece, bold=run.bold or bold))

    @staticmethod
    def _run(paragraph: Paragraph, run: Run) -> None:
        # built by hand, in the order of the standard: python-docx's setters look for the place of each anew
        new = paragraph.add_run(style=base.HINT)._r if run.hint else OxmlElement("w:r")  # noqa: SLF001
        look: list[tuple[str, str | None]] = [
            *([("w:b", None)] if run.bold else []),
            *([("w:i", None)] if run.italic else []),
            *([("w:color", run.colour)] if run.colour else []),
            *([("w:sz", str(round(2 * run.size)))] if run.size else []),
            *([("w:u", "single")] if run.underline else []),
        ]
        if look:
            properties = new.get_or_add_rPr()
            for name, value in look:
                properties.append(OxmlElement(name, {qn("w:val"): value} if value else None))
        if not run.hint:
            paragraph._p.append(new)  # noqa: SLF001
        new.text = clean_keeping_blanks(run.text)


def _control(marker: str, *, row: bool = False) -> BaseOxmlElement:
    if not CONTROL.fullmatch(marker):
        raise ValueError(f"no marker of a section: {marker}")
    xml = control(marker[1], marker[2:-1], row=row)
    return parse_xml(xml.replace(">", f" {nsdecls('w')}>", 1))
