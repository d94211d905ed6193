"""The page that every document begins with."""

from __future__ import annotations

import io
from typing import Any

import docx

from scripts.word import base_document
from scripts.word.package import unpack

PARTS = {
    "[Content_Types].xml",
    "_rels/.rels",
    "docProps/core.xml",
    "word/_rels/document.xml.rels",
    "word/document.xml",
    "word/header1.xml",
    "word/numbering.xml",
    "word/settings.xml",
    "word/styles.xml",
}


def test_the_file_is_what_the_script_makes() -> None:
    """Part by part, as another zlib may deflate otherwise; who changes the script runs it."""
    assert unpack(base_document.FILE.read_bytes()) == unpack(base_document.make())
    assert base_document.make() == base_document.make()


def test_it_is_small_and_holds_what_is_used() -> None:
    assert len(base_document.FILE.read_bytes()) <= 15 * 1024
    assert set(unpack(base_document.FILE.read_bytes())) == PARTS


def test_page_type_and_language() -> None:
    made: Any = docx.Document(io.BytesIO(base_document.make()))
    section = made.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert round(section.left_margin.mm) == 30
    assert section.different_first_page_header_footer
    styles = unpack(base_document.make())["word/styles.xml"].decode()
    assert 'w:ascii="Times New Roman"' in styles
    assert '<w:lang w:val="vi-VN"' in styles
    assert [made.styles[f"Heading {level}"].name for level in (1, 2, 3)] == ["Heading 1", "Heading 2", "Heading 3"]
