"""Word documents of a few makers: heading, paragraph, list, table, blank; written as XML, element after element.

A text is a string or several runs. A marker (``‹khoa›``, see :mod:`scripts.word.template`) within a string becomes a run of its own,
with the look of what stands around it. What is to be filled in by hand is a cell of a table or one run: never a content control,
whose text python-docx and phones lose.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from scripts.word import base_document as base
from scripts.word.base_document import Page, twips
from scripts.word.package import pack
from scripts.word.template import CONTROL, MARKER, clean, clean_keeping_blanks, control, escaped

Align: TypeAlias = Literal["left", "center", "right", "both"]
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


Row: TypeAlias = "Sequence[Text | Cell] | str"
"""Cells of a row; a string is a marker that opens or closes a section: ``‹#nguoi›``."""


def blank(dots: int = 40) -> Run:
    """Dots to write on with a pen: one run."""
    return Run(_DOT * dots)


class Writer:
    """A document being written, from its beginning to its end."""

    def __init__(self, title: str, page: Page | None = None) -> None:
        """Begin with a title for the list of files."""
        self._title, self._page = title, page or Page()
        self._body: list[str] = []
        self._lists = 0

    def title(self, text: Text) -> None:
        """The title in the middle of the page."""
        self._body.append(_paragraph(text, style=base.TITLE))

    def heading(self, text: Text, level: int = 1) -> None:
        """A heading of level 1 to 3, which Word's own outline shows."""
        self._body.append(_paragraph(text, style=f"{base.HEADING}{level}"))

    def paragraph(self, text: Text = "", *, align: Align = "left", keep_with_next: bool = False) -> None:
        """A paragraph."""
        self._body.append(_paragraph(text, align=align, more="<w:keepNext/>" if keep_with_next else ""))

    def bullets(self, items: Sequence[Text]) -> None:
        """A list without order."""
        self._body += [_paragraph(item, style=base.BULLETS) for item in items]

    def numbers(self, items: Sequence[Text]) -> None:
        """A list in order, which counts from 1 whatever stands before it."""
        self._lists += 1
        number = f'<w:numPr><w:numId w:val="{base.NUMBERING + self._lists}"/></w:numPr>'
        self._body += [_paragraph(item, style=base.NUMBERS, more=number) for item in items]

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
        columns = [twips(width) for width in widths]
        style = f'<w:tblStyle w:val="{base.GRID}"/>' if borders else ""
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in columns)
        self._body.append(f"<w:tbl><w:tblPr>{style}{_FIXED}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>")
        for number, row in enumerate(rows):
            if isinstance(row, str):
                self._body.append(_control(row, row=True))
                continue
            height = heights[number] if number < len(heights) else 0
            least = f'<w:trHeight w:val="{twips(height)}"/>' if height else ""
            head = "<w:tblHeader/>" if number < header_rows else ""
            cells = "".join(_cells(row, columns, bold=number < header_rows))
            self._body.append(f"<w:tr><w:trPr><w:cantSplit/>{least}{head}</w:trPr>{cells}</w:tr>")
        self._body.append("</w:tbl>")

    def letterhead(self, left: Sequence[Text], right: Sequence[Text], widths: tuple[float, float] = (60, 100)) -> None:
        """Two blocks side by side without lines, each line in the middle: the body that writes, and the name of the state."""
        self.table([[Cell(left, align="center"), Cell(right, align="center")]], widths, header_rows=0, borders=False)

    def open(self, key: str, *, inverted: bool = False) -> None:
        """Open a section of a template: what follows stands for each item of a fact, or where it is there (``inverted``: is not)."""
        self._body.append(_control(f"‹{'^' if inverted else '#'}{key}›"))

    def close(self, key: str) -> None:
        """Close it."""
        self._body.append(_control(f"‹/{key}›"))

    def page_break(self) -> None:
        """What follows begins a page."""
        self._body.append('<w:p><w:r><w:br w:type="page"/></w:r></w:p>')

    def parts(self) -> dict[str, bytes]:
        """The parts of the document by name."""
        return base.parts(self._page, escaped(clean(self._title)), "".join(self._body), self._lists)

    def data(self) -> bytes:
        """The document: the same makers in the same order give the same bytes."""
        return pack(self.parts())


_FIXED = (
    '<w:tblW w:type="auto" w:w="0"/><w:tblLayout w:type="fixed"/>'
    '<w:tblLook w:firstColumn="1" w:firstRow="1" w:lastColumn="0" w:lastRow="0" w:noHBand="0" w:noVBand="1" w:val="04A0"/>'
)
"""What all tables have: columns of a width of their own, whatever is written in them."""


def _cells(row: Sequence[Text | Cell], columns: Sequence[int], *, bold: bool) -> Iterator[str]:
    """The cells of a row, with empty ones up to the last column."""
    at = 0
    for content in row:
        cell = content if isinstance(content, Cell) else Cell((content,))
        yield _cell(cell, sum(columns[at : at + cell.span]), bold=bold)
        at += cell.span
    yield from (_cell(Cell(), width, bold=False) for width in columns[at:])


def _cell(cell: Cell, width: int, *, bold: bool) -> str:
    span = f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{cell.shade}"/>' if cell.shade else ""
    texts = [
        _control(text)
        if isinstance(text, str) and CONTROL.fullmatch(text)
        else _paragraph(text, align=cell.align, bold=bold)
        for text in cell.paragraphs or ("",)
    ]
    return f'<w:tc><w:tcPr><w:tcW w:type="dxa" w:w="{width}"/>{span}{shade}</w:tcPr>{"".join(texts)}</w:tc>'


def _paragraph(text: Text, *, style: str = "", more: str = "", align: Align = "left", bold: bool = False) -> str:
    """A paragraph; ``more`` are properties that stand between its style and its alignment."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    placed = f'<w:jc w:val="{align}"/>' if align != "left" else ""
    properties = f"{named}{more}{placed}"
    inner = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    inner += "".join(_runs(text, bold=bold))
    return f"<w:p>{inner}</w:p>" if inner else "<w:p/>"


def _runs(text: Text, *, bold: bool) -> Iterator[str]:
    for part in (text,) if isinstance(text, str | Run) else text:
        run = Run(part) if isinstance(part, str) else part
        look = _look(run, bold=run.bold or bold)
        # every other piece is a marker
        for piece in filter(None, MARKER.split(run.text)):
            yield f"<w:r>{look}{_text(piece)}</w:r>"


def _look(run: Run, *, bold: bool) -> str:
    """The properties of a run, in the order of the standard."""
    look = "".join(
        (
            f'<w:rStyle w:val="{base.HINT}"/>' if run.hint else "",
            "<w:b/>" if bold else "",
            "<w:i/>" if run.italic else "",
            f'<w:color w:val="{run.colour}"/>' if run.colour else "",
            f'<w:sz w:val="{round(2 * run.size)}"/>' if run.size else "",
            '<w:u w:val="single"/>' if run.underline else "",
        )
    )
    return f"<w:rPr>{look}</w:rPr>" if look else ""


def _text(text: str) -> str:
    """A text of a run; blanks around a line are kept."""
    lines = [
        f"<w:t{_KEEP if line != line.strip() else ''}>{escaped(line)}</w:t>" if line else ""
        for line in clean_keeping_blanks(text).split("\n")
    ]
    return "<w:br/>".join(lines)


_KEEP = ' xml:space="preserve"'


def _control(marker: str, *, row: bool = False) -> str:
    if not CONTROL.fullmatch(marker):
        raise ValueError(f"no marker of a section: {marker}")
    return control(marker[1], marker[2:-1], row=row)
