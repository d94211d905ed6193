"""By which words a query names one legal document and no other: what is no longer in force comes first for these alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from scripts.content.vocabulary import LegalDocument
from scripts.search.tokenizer import syllables

_YEAR_NUMBER = re.compile(r"(\d+)/(?:\d{4})\b")


def own_names(documents: Mapping[str, LegalDocument]) -> dict[str, list[str]]:
    """Bare names of each document, by its id, that stand in no name of another: number, name, what else it is called.

    *Luật Công đoàn* names the law of 2012 and that of 2024: it is the own name of neither.
    """
    names = {id_: sorted({*_names(document)} - {""}) for id_, document in documents.items()}
    padded = {id_: "|".join(f" {name} " for name in known) for id_, known in names.items()}
    return {
        id_: [name for name in known if not any(f" {name} " in padded[other] for other in padded if other != id_)]
        for id_, known in names.items()
    }


def _names(document: LegalDocument) -> Iterator[str]:
    number = document.number or ""
    short = _YEAR_NUMBER.match(number)
    for name in (number, document.title, document.short_name or "", *document.aliases):
        yield _bare(name)
    if short:
        yield _bare(short[0])
        yield _bare(f"{document.kind} {short[1]}")


def _bare(text: str) -> str:
    return " ".join(syllable.bare for syllable in syllables(text))
