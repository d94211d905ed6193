"""Which elements a Word of 2010 knows, of those that we use."""

from __future__ import annotations

import re

from scripts.word.package import unpack

WORD_2010 = frozenset(
    re.findall(
        r"\w+",
        """
        abstractNum abstractNumId b bCs basedOn body bottom br cantSplit color compat compatSetting
        contextualSpacing cs defaultTabStop docDefaults document fldChar gridCol gridSpan hdr headerReference
        hint i iCs ilvl ind insideH insideV instrText jc keepLines keepNext lang left lvl lvlJc lvlOverride
        lvlText multiLevelType name next num numFmt numId numPr numbering outlineLvl p pPr pPrDefault pStyle
        pgMar pgSz qFormat r rFonts rPr rPrDefault rStyle right sectPr semiHidden settings shd spacing start
        startOverride style styles sz szCs t tbl tblBorders tblCellMar tblGrid tblHeader tblInd tblLayout tblLook
        tblPr tblStyle tblW tc tcPr tcW themeFontLang titlePg top tr trHeight trPr u uiPriority vAlign
        """,
    )
)
"""Elements of the first edition of the standard that we use: nothing that a Word of 2010 would call damaged."""


def unknown_elements(data: bytes) -> dict[str, set[str]]:
    """Elements of a document that are not in the list, by part; nothing where it is sound."""
    found = {
        name: set(re.findall(r"<w:(\w+)", part.decode())) - WORD_2010
        for name, part in unpack(data).items()
        if name.startswith("word/") and name.endswith(".xml")
    }
    return {name: elements for name, elements in found.items() if elements}
