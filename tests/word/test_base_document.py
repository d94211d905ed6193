"""The page that every document begins with."""

from __future__ import annotations

import io
from typing import Any

import docx
from docx.enum.section import WD_ORIENT

from scripts.word import base_document
from scripts.word.base_document import Page
from scripts.word.package import pack

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


def parts(page: Page | None = None) -> dict[str, bytes]:
    return base_document.parts(page or Page(), "Giấy", "<w:p/>")


def test_it_is_small_and_holds_what_is_used() -> None:
    assert set(parts()) == PARTS
    assert len(pack(parts())) <= 15 * 1024


def test_page_type_and_language() -> None:
    made: Any = docx.Document(io.BytesIO(pack(parts(Page(size=12, spacing=2)))))
    section = made.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert round(section.left_margin.mm) == 30
    assert section.different_first_page_header_footer
    styles = parts()["word/styles.xml"].decode()
    assert 'w:ascii="Times New Roman"' in styles
    assert '<w:lang w:val="vi-VN"' in styles
    assert [made.styles[f"Heading {level}"].name for level in (1, 2, 3)] == ["Heading 1", "Heading 2", "Heading 3"]
    normal = made.styles["Normal"]
    assert (normal.font.size.pt, normal.paragraph_format.space_before.pt, normal.paragraph_format.space_after.pt) == (
        12,
        2,
        2,
    )


def test_a_page_may_lie() -> None:
    section = docx.Document(io.BytesIO(pack(parts(Page(landscape=True))))).sections[0]
    assert section.orientation == WD_ORIENT.LANDSCAPE
    assert section.page_width
    assert section.page_height
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)
