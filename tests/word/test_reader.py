"""What people wrote is read, whatever program wrapped it; what is no text is told; a document that goes back keeps its words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from scripts.system.user_error import RefusedError
from scripts.word import reader
from scripts.word.package import DOCUMENT, pack, unpack
from scripts.word.reader import NOTE, annotated, is_document, read
from scripts.word.writer import Cell, Writer
from tests.support import hostile

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def form() -> bytes:
    w = Writer("Mẫu")
    w.paragraph("Mời điền")
    w.table([["Tên", "THAY"], [Cell(("Nơi",)), "Xã A"]], [40, 100], header_rows=0)
    return w.data()


def with_body(change: Callable[[str], str]) -> bytes:
    parts = unpack(form())
    parts[DOCUMENT] = change(parts[DOCUMENT].decode()).encode()
    return pack(parts)


def answer(xml: str) -> bytes:
    """The form with other runs in the place of an answer."""
    return with_body(lambda body: body.replace("<w:r><w:t>THAY</w:t></w:r>", xml))


RUN = "<w:r><w:t>{}</w:t></w:r>"
WRAPPED = {
    "content control": f"<w:sdt><w:sdtContent>{RUN}</w:sdtContent></w:sdt>",
    "insertion": f'<w:ins w:id="1" w:author="a">{RUN}</w:ins><w:del w:id="2"><w:r><w:delText>cũ</w:delText></w:r></w:del>',
    "link": f'<w:hyperlink w:anchor="a">{RUN}</w:hyperlink>',
    "smart tag": f'<w:smartTag w:element="place">{RUN}</w:smartTag>',
    "bookmark": f'<w:bookmarkStart w:id="0" w:name="x"/>{RUN}<w:bookmarkEnd w:id="0"/>',
    "field": f'<w:fldSimple w:instr="DATE">{RUN}</w:fldSimple>',
    "text box": (
        '<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="wps">'
        f"<w:drawing><w:txbxContent><w:p>{RUN}</w:p></w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>"
        f"<w:p>{RUN}</w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    ),
    "placeholder beside": (
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>Bấm để gõ</w:t></w:r></w:sdtContent></w:sdt>{RUN}"
    ),
}


@pytest.mark.parametrize("wrapping", WRAPPED)
def test_text_is_read_whatever_wraps_it(wrapping: str) -> None:
    lines = read(answer(WRAPPED[wrapping].replace("{}", "Đáp"))).lines
    assert lines[1].cells == ("Tên", "Đáp")


def test_runs_lines_and_signs() -> None:
    runs = (
        RUN.format("Một")
        + "<w:r><w:br/></w:r>"
        + RUN.format("hai")
        + "<w:r><w:tab/><w:noBreakHyphen/></w:r>"
        + RUN.format("ba")
    )
    assert read(answer(runs)).lines[1].cells[1] == "Một\nhai -ba"


def test_a_table_that_a_program_put_into_a_control() -> None:
    data = with_body(
        lambda body: body.replace("<w:tbl>", "<w:sdt><w:sdtContent><w:tbl>").replace(
            "</w:tbl>", "</w:tbl></w:sdtContent></w:sdt>"
        )
    )
    assert [(line.table, line.row, line.cells) for line in read(data).lines][-1] == (1, 2, ("Nơi", "Xã A"))


def test_links_lead_somewhere() -> None:
    parts = unpack(answer(f'<w:hyperlink r:id="rId9">{RUN.format("bài báo")}</w:hyperlink>'))
    rels = "word/_rels/document.xml.rels"
    link = (
        b'<Relationship Target="https://example.vn/?a=1&amp;b=2" TargetMode="External" Id="rId9" Type="x/hyperlink"/>'
    )
    parts[rels] = parts[rels].replace(b"</Relationships>", link + b"</Relationships>")
    assert read(pack(parts)).lines[1].links == ("https://example.vn/?a=1&b=2",)


def test_struck_out_words_are_marked() -> None:
    struck = "<w:r><w:rPr><w:strike/></w:rPr><w:t>bỏ</w:t></w:r>"
    assert [line.struck for line in read(answer(struck)).lines] == [False, True, False]
    assert not read(answer(struck.replace("<w:strike/>", '<w:strike w:val="0"/>'))).lines[1].struck


@pytest.mark.parametrize(
    ("name", "part", "words"),
    [
        ("word/media/image1.png", b"\x89PNG", "1 ảnh"),
        (
            "word/comments.xml",
            f"<w:comments {W}><w:comment><w:p>{RUN.format('xem lại')}</w:p></w:comment></w:comments>",
            "“xem lại”",
        ),
        (
            "word/footnotes.xml",
            f"<w:footnotes {W}><w:p>{RUN.format('theo báo')}</w:p></w:footnotes>",
            "chú thích cuối trang",
        ),
        ("word/header2.xml", f"<w:hdr {W}><w:p>{RUN.format('Thôn A')}</w:p></w:hdr>", "đầu hay cuối trang"),
    ],
)
def test_what_is_no_text_is_told(name: str, part: bytes | str, words: str) -> None:
    data = pack(unpack(form()) | {name: part if isinstance(part, bytes) else part.encode()})
    assert words in " ".join(read(data).remarks)
    assert read(form()).remarks == ()


def test_tracked_changes_are_told() -> None:
    assert "Track Changes" in " ".join(read(answer(WRAPPED["insertion"])).remarks)


def test_a_document_goes_back_with_sentences_under_its_cells() -> None:
    data = form()
    back = annotated(data, {(0, 0): ["thiếu tên"], (2, 1): ["xã <nào>?", "và huyện"]})
    assert read(back) == read(data)
    body = unpack(back)[DOCUMENT].decode()
    assert [body.count(f"{NOTE} {words}") for words in ("thiếu tên", "xã &lt;nào&gt;?", "và huyện")] == [1, 1, 1]
    assert body.count('w:val="C00000"') == 3
    assert body.index("xã &lt;") < body.index("và huyện")


def test_notes_of_an_earlier_time_are_gone() -> None:
    back = annotated(annotated(form(), {(2, 1): ["xã nào?"]}), {})
    assert NOTE not in unpack(back)[DOCUMENT].decode()


def test_a_text_part_of_another_name() -> None:
    parts = unpack(form())
    parts["word/document2.xml"] = parts.pop(DOCUMENT)
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(b"word/document.xml", b"/word/document2.xml")
    data = pack(parts)
    assert is_document(data)
    assert read(data).lines == read(form()).lines
    assert "hỏng đó" in unpack(annotated(data, {(1, 1): ["hỏng đó"]}))["word/document2.xml"].decode()


HOSTILE: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "old": (lambda _: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "kiểu cũ"),
    "no-zip": (lambda _: b"hello", "không phải tệp Word"),
    "cut": (lambda data: data[:900], "hỏng"),
    "macro": (lambda data: hostile.packed(hostile.members(data) | {"word/vbaProject.bin": b"x"}), "macro"),
    "embedded": (lambda data: hostile.packed(hostile.members(data) | {"word/embeddings/a.xlsx": b"x"}), "nhúng"),
    "workbook": (
        lambda _: hostile.packed({"[Content_Types].xml": b"<a/>", "xl/workbook.xml": b"<a/>"}),
        "lưu kiểu .docx",
    ),
    "entities": (
        lambda data: hostile.packed(hostile.members(data) | {DOCUMENT: b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
        "DOCTYPE",
    ),
    "bomb": (
        lambda data: hostile.packed(hostile.members(data) | {DOCUMENT: b"<a>" + b" " * 40_000_000 + b"</a>"}),
        "phình",
    ),
    "many-elements": (
        lambda data: hostile.packed(hostile.members(data) | {DOCUMENT: b"<a>" + b"<b/>" * 300_000 + b"</a>"}),
        "phình",
    ),
    "broken-xml": (lambda data: hostile.packed(hostile.members(data) | {DOCUMENT: b"<a><b></a>"}), "hỏng"),
    "strict": (
        lambda data: hostile.packed(
            hostile.members(data)
            | {
                DOCUMENT: b'<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:body/></w:document>'
            }
        ),
        "Strict",
    ),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_what_nobody_sends_in_good_faith(kind: str) -> None:
    make, words = HOSTILE[kind]
    with pytest.raises(RefusedError, match=words):
        read(make(form()))


def test_too_much_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "_MOST", 5)
    with pytest.raises(RefusedError, match="ký tự"):
        read(form())
