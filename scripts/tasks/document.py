"""The body of a paper as a template of a Word document."""

from __future__ import annotations

from collections.abc import Sequence

from scripts.content.paper import MARKER, WIDTH, Block, PaperBody, Table
from scripts.word.base_document import Page
from scripts.word.package import pack
from scripts.word.writer import Cell, Row, Run, Writer

STATE = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
"""The name of the state and its motto, which a paper begins with."""
NUMBER = "Số:"
"""What the line of a letterhead begins with that has the number of the paper."""
_LEFT = 65
_PAGE = Page(margins=(20, 15, 20, 30), size=13, spacing=3)


def template(name: str, body: PaperBody) -> bytes:
    """A paper as a template (:mod:`scripts.word.template`); ``name`` is its title in lists of files."""
    return pack(parts(name, body))


def parts(name: str, body: PaperBody) -> dict[str, bytes]:
    """The parts of that template by name."""
    writer = Writer(name, _PAGE)
    _write(writer, body.blocks)
    return writer.parts()


def _write(writer: Writer, blocks: Sequence[Block]) -> None:
    for block in blocks:
        if block.when or block.unless:
            key = block.when or block.unless or ""
            writer.open(key, inverted=block.unless is not None)
            _write(writer, block.within)
            writer.close(key)
        else:
            _text(writer, block)
            _rest(writer, block)


def _text(writer: Writer, block: Block) -> None:
    if block.title:
        writer.title(block.title)
    if block.centre:
        writer.paragraph(block.centre, align="center")
    if block.right:
        writer.paragraph(Run(block.right, italic=True), align="right")
    if block.paragraph:
        # a line of dots is one long word: beside it a justified line would be torn apart
        writer.paragraph(block.paragraph, align="left" if MARKER.search(block.paragraph) else "both")
    if block.bold:
        writer.paragraph(Run(block.bold, bold=True))
    if block.heading:
        writer.heading(block.heading)
    if block.items:
        writer.bullets(block.items)


def _rest(writer: Writer, block: Block) -> None:
    if block.letterhead is not None:
        # Decree 30/2020: who stands above is written plain, who writes is bold, the number plain
        left = [
            Run(line, bold=number > 0 and not line.startswith(NUMBER)) for number, line in enumerate(block.letterhead)
        ]
        right = (Run(STATE[0], bold=True, size=12), Run(STATE[1], bold=True, underline=True))
        writer.letterhead(left or [""], right, (_LEFT, WIDTH - _LEFT))
    if block.table:
        writer.table(_rows(block.table), block.table.widths)
    if block.signatures:
        cells = [
            Cell((Run(one.who, bold=True), Run(one.how, italic=True), "", "", ""), align="center")
            for one in block.signatures
        ]
        writer.paragraph()
        writer.table([cells], [WIDTH / len(cells)] * len(cells), header_rows=0, borders=False)
    if block.page_break:
        writer.page_break()


def _rows(table: Table) -> list[Row]:
    """Heads, rows of text, those that repeat, blank ones with their number where the first column counts."""
    rows: list[Row] = [list(table.heads), *(list(row) for row in table.rows)]
    if table.repeated:
        rows += [f"‹#{table.repeated}›", list(table.repeats), f"‹/{table.repeated}›"]
    counting = table.heads[0].upper() in {"TT", "STT"}
    begin = len(table.rows) + 1
    return [
        *rows,
        *([str(begin + number) if counting else "", *[""] * (len(table.heads) - 1)] for number in range(table.blank)),
    ]
