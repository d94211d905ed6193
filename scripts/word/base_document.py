"""What every document has around its text: page, fonts, styles, lists, page numbers.

Its parts are written out here, as those of python-docx's own template (1 MB of styles, a theme, a thumbnail) are not used.
Page and type follow Decree 30/2020 on clerical work: A4, Times New Roman 13, page numbers above the text but on the first page.
"""

from __future__ import annotations

from dataclasses import dataclass

from scripts.word.package import CONTENT_TYPES, DOCUMENT

TITLE, HEADING, BULLETS, NUMBERS, GRID, HINT = "Title", "Heading", "ListBullet", "ListNumber", "TableGrid", "Hint"
"""Ids of styles; that of a heading has its level behind it, 1 to 3."""
NUMBERING = 2
"""The numbering that each list of numbers begins anew from; such lists are the numberings after it."""
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_HEAD = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
_HEADING = (
    '<w:style w:type="paragraph" w:styleId="Heading{0}"><w:name w:val="heading {0}"/><w:basedOn w:val="Normal"/>'
    '<w:next w:val="Normal"/><w:uiPriority w:val="9"/><w:qFormat/><w:pPr><w:keepNext/><w:keepLines/>'
    '<w:spacing w:before="{1}" w:after="60"/><w:outlineLvl w:val="{2}"/></w:pPr>'
    '<w:rPr><w:b/><w:bCs/>{3}<w:sz w:val="{4}"/><w:szCs w:val="{4}"/></w:rPr></w:style>'
)
_LIST = (
    '<w:style w:type="paragraph" w:styleId="{0}"><w:name w:val="{1}"/><w:basedOn w:val="Normal"/><w:uiPriority w:val="10"/>'
    '<w:qFormat/><w:pPr><w:numPr><w:numId w:val="{2}"/></w:numPr><w:contextualSpacing/></w:pPr></w:style>'
)
_STYLES = (
    f'<w:styles xmlns:w="{_W}"><w:docDefaults><w:rPrDefault><w:rPr>'
    '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/>'
    '<w:sz w:val="26"/><w:szCs w:val="26"/><w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
    '<w:pPrDefault><w:pPr><w:spacing w:before="60" w:after="60"/></w:pPr></w:pPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
    '<w:pPr><w:spacing w:before="{spacing}" w:after="{spacing}"/></w:pPr><w:rPr><w:sz w:val="{size}"/></w:rPr></w:style>'
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/>'
    '<w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/>'
    '<w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
    '<w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/>'
    '<w:uiPriority w:val="10"/><w:qFormat/><w:pPr><w:keepNext/><w:spacing w:before="120" w:after="120"/><w:jc w:val="center"/></w:pPr>'
    '<w:rPr><w:b/><w:bCs/><w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr></w:style>'
    + _HEADING.format(1, 180, 0, "", 28)
    + _HEADING.format(2, 140, 1, "", 26)
    + _HEADING.format(3, 120, 2, "<w:i/><w:iCs/>", 26)
    + _LIST.format("ListBullet", "List Bullet", 1)
    + _LIST.format("ListNumber", "List Number", NUMBERING)
    + '<w:style w:type="paragraph" w:styleId="Header"><w:name w:val="header"/><w:basedOn w:val="Normal"/><w:uiPriority w:val="99"/>'
    '<w:pPr><w:jc w:val="center"/></w:pPr></w:style>'
    '<w:style w:type="character" w:customStyle="1" w:styleId="Hint"><w:name w:val="Hint"/><w:qFormat/>'
    '<w:rPr><w:i/><w:iCs/><w:color w:val="595959"/></w:rPr></w:style>'
    '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="39"/><w:tblPr><w:tblBorders>'
    + "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    + "</w:tblBorders></w:tblPr></w:style></w:styles>"
)
_LEVEL = (
    '<w:abstractNum w:abstractNumId="{0}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="{1}"/><w:lvlText w:val="{2}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="425" w:hanging="425"/></w:pPr>'
    "</w:lvl></w:abstractNum>"
)
_PARTS = {
    CONTENT_TYPES: (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
        f'<Override PartName="/{DOCUMENT}" ContentType="{_TYPES}.document.main+xml"/>'
        + "".join(
            f'<Override PartName="/word/{name}.xml" ContentType="{_TYPES}.{name.rstrip("1")}+xml"/>'
            for name in ("header1", "numbering", "settings", "styles")
        )
        + "</Types>"
    ),
    "_rels/.rels": (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{_R}/officeDocument" Target="{DOCUMENT}"/>'
        '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"'
        ' Target="docProps/core.xml"/></Relationships>'
    ),
    "word/_rels/document.xml.rels": (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        + "".join(
            f'<Relationship Id="rId{number}" Type="{_R}/{name.rstrip("1")}" Target="{name}.xml"/>'
            for number, name in enumerate(("styles", "numbering", "settings", "header1"), start=1)
        )
        + "</Relationships>"
    ),
    # compatibilityMode 14: Word 2010 and later do not call it an old file
    "word/settings.xml": (
        f'<w:settings xmlns:w="{_W}"><w:defaultTabStop w:val="720"/><w:compat><w:compatSetting w:name="compatibilityMode"'
        ' w:uri="http://schemas.microsoft.com/office/word" w:val="14"/></w:compat><w:themeFontLang w:val="vi-VN"/></w:settings>'
    ),
    "word/header1.xml": (
        f'<w:hdr xmlns:w="{_W}"><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        '<w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>'
    ),
}
_NUMBERING = (
    f'<w:numbering xmlns:w="{_W}">'
    + _LEVEL.format(1, "bullet", "–")
    + _LEVEL.format(NUMBERING, "decimal", "%1.")
    + "".join(f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>' for number in (1, NUMBERING))
)
_AGAIN = '<w:num w:numId="{}"><w:abstractNumId w:val="{}"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
_CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{}</dc:title><dc:language>vi-VN</dc:language>'
    "</cp:coreProperties>"
)
_SHORT_SIDE, _LONG_SIDE = 11906, 16838
"""Of A4, in twentieths of a point."""


@dataclass(frozen=True, slots=True)
class Page:
    """A4: ``margins`` (top, right, bottom, left) in mm, size of type and space around paragraphs in points."""

    margins: tuple[float, float, float, float] = (20, 20, 20, 30)
    size: float = 13
    spacing: float = 3
    landscape: bool = False


def twips(mm: float) -> int:
    """Millimetres in twentieths of a point, Word's unit of length."""
    return round(mm * 1440 / 25.4)


def parts(page: Page, title: str, body: str, lists: int = 0) -> dict[str, bytes]:
    """The parts of a document by name.

    ``title`` stands in lists of files; it and ``body``, what is in ``w:body``, are XML. ``lists`` of numbers begin anew.
    """
    texts = {
        **_PARTS,
        DOCUMENT: f'<w:document xmlns:w="{_W}" xmlns:r="{_R}"><w:body>{body}{_section(page)}</w:body></w:document>',
        "word/styles.xml": _STYLES.format(spacing=round(20 * page.spacing), size=round(2 * page.size)),
        "word/numbering.xml": "".join(
            (
                _NUMBERING,
                *(_AGAIN.format(NUMBERING + 1 + number, NUMBERING) for number in range(lists)),
                "</w:numbering>",
            )
        ),
        "docProps/core.xml": _CORE.format(title),
    }
    return {name: (_HEAD + text).encode() for name, text in texts.items()}


def _section(page: Page) -> str:
    top, right, bottom, left = map(twips, page.margins)
    sides = (_LONG_SIDE, _SHORT_SIDE) if page.landscape else (_SHORT_SIDE, _LONG_SIDE)
    turned = ' w:orient="landscape"' if page.landscape else ""
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId4"/>'
        f'<w:pgSz w:w="{sides[0]}" w:h="{sides[1]}"{turned}/>'
        f'<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}" w:header="567" w:footer="567" w:gutter="0"/>'
        "<w:titlePg/></w:sectPr>"
    )
