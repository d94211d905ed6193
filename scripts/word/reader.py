"""What people wrote into a Word document, whatever program saved it last: lines of paragraphs and of tables, in their order.

Nothing that can be seen is dropped: text in content controls, text boxes, accepted or proposed insertions and links is read like any
other. What has no text, or is not meant as such (pictures, comments, struck-out words, notes at the foot of a page), is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from docx.opc.oxml import serialize_part_xml
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import BaseOxmlElement

from scripts.system import zip_guard
from scripts.system.user_error import RefusedError
from scripts.text.escaping import escape
from scripts.text.office_links import web_links
from scripts.word.package import DOCUMENT, pack, unpack
from scripts.word.template import clean, clean_keeping_blanks

NOTE = "► Máy nhắc:"
"""Begins what was written under an answer when a document was handed back; such a paragraph is not read again."""
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_BEGINNING = 4096  # bytes in which a part declares its namespaces
_MAIN = re.compile(r'<Relationship\b(?=[^>]*/relationships/officeDocument")[^>]*\bTarget="([^"]+)"')
_PASSED_OVER = frozenset(
    {f"{_W}{name}" for name in ("del", "moveFrom", "pPr", "rPr", "sectPr", "tblPr", "tcPr", "trPr", "txbxContent")}
    | {_FALLBACK}
)
_SIGNS = {f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": " ", f"{_W}noBreakHyphen": "-", f"{_W}sym": "•"}
_ASIDE = (
    (r"word/comments\d*\.xml", "lời bình bên lề", "điều gì cần nói thì hãy viết vào ô"),
    (r"word/(?:foot|end)notes\d*\.xml", "chú thích cuối trang", "hãy viết thẳng vào ô"),
    (r"word/(?:header|footer)\d*\.xml", "chữ ở đầu hay cuối trang", "hãy viết vào ô"),
)
_BROKEN = "không đọc được tệp Word này; hãy mở bằng Word, chép chữ sang mẫu mới rồi nhập"
_MOST = 4_000_000  # characters
_SHOWN = 80  # characters of what is quoted
_RED = "C00000"


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph outside tables (one cell), or a row of a table. ``table`` counts from 1, 0 is none; ``row`` is that in the table.

    ``struck`` says whether some of it is struck out, ``links`` where its words lead to.
    """

    cells: tuple[str, ...]
    table: int = 0
    row: int = 0
    struck: bool = False
    links: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Contents:
    """The lines of a document, and sentences on what is in it besides."""

    lines: tuple[Line, ...]
    remarks: tuple[str, ...]


def is_document(data: bytes) -> bool:
    """Whether bytes open like a zip that has the text of a Word document."""
    return data.startswith(zip_guard.ZIP) and zip_guard.WORD.main.encode() in data


def read(data: bytes) -> Contents:
    """What stands in a document. Raises :class:`RefusedError`."""
    parts, name, root = _opened(data)
    links = web_links(parts.get(f"word/_rels/{name.rpartition('/')[2]}.rels", b""))
    lines = tuple(line for line, _ in _lines(root, links))
    if sum(len(cell) for line in lines for cell in line.cells) > _MOST:
        raise RefusedError(f"tệp có hơn {_MOST // 1_000_000} triệu ký tự; hãy chia làm nhiều tệp")
    return Contents(lines, tuple(_remarks(parts, root)))


def annotated(data: bytes, notes: Mapping[tuple[int, int], Sequence[str]]) -> bytes:
    """The same document with sentences in red under cells, by the number of the line and of the cell in it, both from 0.

    Everything else stays as it was sent, but for notes of an earlier time, which are gone. Raises :class:`RefusedError`.
    """
    parts, name, root = _opened(data)
    places = [elements for _, elements in _lines(root, {})]
    for paragraph in [item for item in root.iter(f"{_W}p") if _text(item).startswith(NOTE)]:
        paragraph.getparent().remove(paragraph)
    for (line, cell), sentences in notes.items():
        _add_notes(places[line][cell], sentences)
    parts[name] = serialize_part_xml(root)
    return pack(parts)


def _opened(data: bytes) -> tuple[dict[str, bytes], str, BaseOxmlElement]:
    """The parts of a document, the name of the one that holds the text, and that one."""
    zip_guard.inspect(data, zip_guard.WORD)
    parts = unpack(data)
    main = _MAIN.search(parts.get("_rels/.rels", b"").decode("utf-8", "replace"))
    name = main[1].lstrip("/") if main and main[1].lstrip("/") in parts else DOCUMENT
    if _STRICT in parts.get(name, b"")[:_BEGINNING]:
        raise RefusedError(
            "tệp lưu kiểu Strict Open XML; hãy mở bằng Word, chọn Lưu thành (Save As), kiểu “Word Document (*.docx)”"
        )
    try:
        root = parse_xml(parts[name])
    except (KeyError, SyntaxError, ValueError):
        raise RefusedError(_BROKEN) from None
    return parts, name, root


def _lines(root: BaseOxmlElement, links: Mapping[str, str]) -> Iterator[tuple[Line, list[BaseOxmlElement]]]:
    """Each line with the elements of its cells."""
    tables = 0
    for block in _blocks(root):
        if block.tag == f"{_W}p":
            line = Line((_text(block).strip(),), struck=_struck(block), links=_leads(block, links))
            if not line.cells[0].startswith(NOTE):
                yield line, [block]
            continue
        tables += 1
        for number, row in enumerate(_within(block, f"{_W}tr", f"{_W}tbl"), start=1):
            cells = list(_within(row, f"{_W}tc", f"{_W}tr"))
            texts = tuple(_cell_text(cell) for cell in cells)
            yield Line(texts, tables, number, _struck(row), _leads(row, links)), cells


def _blocks(around: BaseOxmlElement) -> Iterator[BaseOxmlElement]:
    """Paragraphs and tables outside tables, whatever wraps them; a paragraph is followed by those of its text boxes."""
    for element in around:
        if element.tag == f"{_W}tbl":
            yield element
        elif element.tag == f"{_W}p":
            yield element
            for box in element.iter(f"{_W}txbxContent"):
                if not _in_fallback(box):
                    yield from _blocks(box)
        elif isinstance(element.tag, str) and element.tag not in _PASSED_OVER and not _is_placeholder(element):
            yield from _blocks(element)


def _within(around: BaseOxmlElement, tag: str, but: str) -> Iterator[BaseOxmlElement]:
    """Elements of a tag in order, whatever wraps them, but not those of another ``but`` further in."""
    for element in around:
        if element.tag == tag:
            yield element
        elif element.tag != but and isinstance(element.tag, str):
            yield from _within(element, tag, but)


def _cell_text(cell: BaseOxmlElement) -> str:
    """All paragraphs of a cell, those of tables and text boxes in it too."""
    texts = [_text(item) for item in cell.iter(f"{_W}p") if not _in_fallback(item)]
    return "\n".join(text for text in texts if not text.startswith(NOTE)).strip()


def _text(element: BaseOxmlElement) -> str:
    """The text of a paragraph or of a part of one, without that of its text boxes."""
    parts = []
    for child in element:
        if child.tag == f"{_W}t":
            parts.append(clean_keeping_blanks(child.text or ""))
        elif child.tag in _SIGNS:
            parts.append(_SIGNS[child.tag])
        elif isinstance(child.tag, str) and child.tag not in _PASSED_OVER and not _is_placeholder(child):
            parts.append(_text(child))
    return "".join(parts)


def _is_placeholder(element: BaseOxmlElement) -> bool:
    """Whether a content control shows but what invites to type."""
    return element.tag == f"{_W}sdt" and element.find(f"{_W}sdtPr/{_W}showingPlcHdr") is not None


def _in_fallback(element: BaseOxmlElement) -> bool:
    """Whether an element stands a second time, for programs that do not know the first."""
    return next(element.iterancestors(_FALLBACK), None) is not None


def _struck(element: BaseOxmlElement) -> bool:
    """Whether some text in it is struck out."""
    return any(
        mark.get(f"{_W}val") not in ("0", "false") and any(_text(run).strip() for run in mark.iterancestors(f"{_W}r"))
        for name in ("strike", "dstrike")
        for mark in element.iter(f"{_W}{name}")
    )


def _leads(element: BaseOxmlElement, links: Mapping[str, str]) -> tuple[str, ...]:
    """Where links in it lead to, each once."""
    ids = [str(link.get(_ID)) for link in element.iter(f"{_W}hyperlink")]
    return tuple(dict.fromkeys(links[id_] for id_ in ids if id_ in links))


def _remarks(parts: Mapping[str, bytes], root: BaseOxmlElement) -> Iterator[str]:
    """What a document has besides its lines."""
    if pictures := sum(name.startswith("word/media/") for name in parts):
        yield f"tệp có {pictures} ảnh, không nhập; hãy kể bằng chữ điều ảnh cho thấy"
    for pattern, what, advice in _ASIDE:
        texts = [_all_text(part) for name, part in sorted(parts.items()) if re.fullmatch(pattern, name)]
        said = " ".join(filter(None, texts))
        if re.sub(r"[\W\d]+", "", said):  # a page number says nothing
            yield f"tệp có {what} (“{said[:_SHOWN]}”), không nhập; {advice}"
    if any(next(root.iter(f"{_W}{name}"), None) is not None for name in ("ins", "del", "moveFrom")):
        yield "tệp đang theo dõi sửa đổi (Track Changes); máy đọc như mọi chỗ sửa đã được chấp nhận"


def _all_text(part: bytes) -> str:
    """The text of a part besides the main one; nothing where it is no XML."""
    try:
        return " ".join(filter(None, (_text(item).strip() for item in parse_xml(part).iter(f"{_W}p"))))
    except (SyntaxError, ValueError):
        return ""


def _add_notes(element: BaseOxmlElement, sentences: Sequence[str]) -> None:
    """Paragraphs in red at the end of a cell, or behind a paragraph."""
    notes = [
        parse_xml(
            f'<w:p {nsdecls("w")}><w:r><w:rPr><w:b/><w:color w:val="{_RED}"/></w:rPr>'
            f'<w:t xml:space="preserve">{NOTE} {escape(clean(sentence))}</w:t></w:r></w:p>'
        )
        for sentence in sentences
    ]
    if element.tag == f"{_W}p":
        for note in reversed(notes):
            element.addnext(note)
    else:
        element.extend(notes)
