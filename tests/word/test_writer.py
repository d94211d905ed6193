"""What the makers make: read again by python-docx, and by names of elements that Word 2010 knows."""

from __future__ import annotations

import io
import re
from typing import Any

import docx

from scripts.word.base_document import Page
from scripts.word.package import DOCUMENT, unpack
from scripts.word.writer import Cell, Run, Writer, blank
from tests.support.word_2010 import unknown_elements


def everything() -> Writer:
    """A document in which each maker stands once."""
    w = Writer("Biên bản", Page(margins=(15, 15, 15, 20), size=12, spacing=2))
    w.letterhead(["THÔN MẪU"], [Run("CỘNG HÒA", bold=True), "Độc lập"])
    w.title("BIÊN BẢN")
    w.heading("Thành phần")
    w.heading("Khách", 2)
    w.paragraph(["Hôm nay, ", Run("‹ngay›", italic=True), " tại ‹noi:9›."], align="both", keep_with_next=True)
    w.open("khach")
    w.paragraph(Run("gợi ý", hint=True, size=9, colour="C00000"))
    w.close("khach")
    w.bullets(["một", "hai"])
    w.numbers(["một", "hai"])
    w.numbers(["lại một"])
    w.table(
        [["STT", "Tên"], "‹#nguoi›", ["‹stt›", "‹ten›"], "‹/nguoi›", [Cell(("cả hai",), span=2, shade="EEEEEE")]],
        [15, 80],
        heights=[8],
    )
    w.paragraph(["Ký tên ", blank(12)])
    w.page_break()
    return w


def test_same_makers_same_bytes() -> None:
    assert everything().data() == everything().data()


def test_no_clock_and_no_name_gets_in() -> None:
    core = unpack(everything().data())["docProps/core.xml"].decode()
    assert not re.search(r"creator|lastModifiedBy|20\d\d-", core)
    assert "<dc:title>Biên bản</dc:title>" in core


def test_headings_lists_and_tables_are_real_ones() -> None:
    made: Any = docx.Document(io.BytesIO(everything().data()))
    styles = [paragraph.style.name for paragraph in made.paragraphs]
    assert styles[:3] == ["Title", "Heading 1", "Heading 2"]
    assert styles.count("List Bullet") == 2
    table = made.tables[1]
    xml = table._tbl.xml
    assert xml.count("<w:tblHeader/>") == 1
    assert xml.count("<w:cantSplit/>") == 3
    assert [cell.text for cell in table.rows[-1].cells] == ["cả hai", "cả hai"]


def test_each_list_of_numbers_begins_anew() -> None:
    made: Any = docx.Document(io.BytesIO(everything().data()))
    numbers = [item._p.pPr.numPr.numId.val for item in made.paragraphs if item.style.name == "List Number"]
    assert numbers[0] == numbers[1] != numbers[2]


def test_a_marker_is_a_run_of_its_own_with_the_look_around_it() -> None:
    made: Any = docx.Document(io.BytesIO(everything().data()))
    paragraph = next(item for item in made.paragraphs if item.text.startswith("Hôm nay"))
    assert [run.text for run in paragraph.runs] == ["Hôm nay, ", "‹ngay›", " tại ", "‹noi:9›", "."]
    assert [run.italic for run in paragraph.runs] == [None, True, None, None, None]


def test_what_xml_cannot_hold_is_taken_out() -> None:
    w = Writer("a\x00b")
    w.paragraph("x\x0b\ud800\u202ey </w:t> & ]]>")
    assert docx.Document(io.BytesIO(w.data())).paragraphs[0].text == "xy </w:t> & ]]>"


def test_only_elements_that_word_2010_knows() -> None:
    assert unknown_elements(everything().data()) == {}
    assert "w:sdt" not in unpack(everything().data())[DOCUMENT].decode()
