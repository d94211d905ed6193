"""Rows of the table of documents name rows that are there, end in one way only, replace one another in the order of days, and have names of their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from scripts.content import document_state
from scripts.content.collection import Collection
from scripts.content.problem import FieldPath, Problem, Severity
from scripts.content.vocabulary import UNKNOWN_DAY, LegalDocument
from scripts.text.dates import in_words
from scripts.text.vietnamese import closest
from scripts.validation.rule import CollectionRule, in_one_piece

NAME = "van-ban"


class _Fault(NamedTuple):
    """What is wrong at a key of a row."""

    path: FieldPath
    message: str
    severity: Severity = Severity.ERROR


def check(collection: Collection) -> Iterator[Problem]:
    """Judge every row of ``van-ban.yaml``."""
    source = collection.vocabulary_files.get(NAME)
    rows = source.values if source else ()
    documents = collection.vocabulary.documents
    seen: set[str] = set()
    names: dict[str, str] = {}
    for index, row in enumerate(rows if isinstance(rows, tuple) and documents else ()):
        id_ = str(row["ma"]).strip() if isinstance(row, dict) else ""
        document = documents.get(id_)
        if document is None:
            continue
        if id_ in seen:
            faults: list[_Fault] = [_Fault(("ma",), f"mã “{id_}” đã có một mục; hãy gộp lại hoặc đặt mã khác")]
        else:
            faults = [*_ids(documents, document), *_ends(document), *_chain(documents, document)]
            namesake = names.setdefault(document.name, id_)
            if namesake != id_:
                key = "ten_goi" if document.short_name else "ten"
                message = (
                    f"cùng tên với “{namesake}” nên trang không phân biệt được; hãy ghi “ten_goi” khác, như kèm năm"
                )
                faults.append(_Fault((key,), message, Severity.WARNING))
        seen.add(id_)
        for fault in faults:
            yield source.problem((index, *fault.path), NAME, fault.message, fault.severity)  # type: ignore[union-attr]


def _ids(documents: Mapping[str, LegalDocument], document: LegalDocument) -> Iterator[_Fault]:
    named: list[tuple[FieldPath, str]] = [(("sua_boi", at), id_) for at, id_ in enumerate(document.amended_by)]
    named += [(("thay_bang",), document.replaced_by)] if document.replaced_by else []
    for path, id_ in named:
        if id_ == document.id:
            yield _Fault(path, f"“{id_}” là chính văn bản này; hãy ghi mã của văn bản khác")
        elif id_ not in documents:
            near = closest(id_, documents)
            hint = f"có phải ý bạn là “{near}”?" if near else "hãy thêm một mục cho văn bản ấy"
            yield _Fault(path, f"không có văn bản “{id_}” trong tệp này; {hint}")


def _ends(document: LegalDocument) -> Iterator[_Fault]:
    if document.ended_from and (document.replaced_by or document.replaced_from):
        advice = "có văn bản thay thì ghi “thay_bang” và “thay_tu”, không có thì chỉ ghi “het_tu”"
        other = "thay_tu" if document.replaced_from else "thay_bang"
        yield _Fault(("het_tu",), f"không ghi cả “het_tu” và “{other}”; {advice}")
    elif document.replaced_by and not document.replaced_from:
        yield _Fault(("thay_bang",), f"thiếu “thay_tu”; hãy ghi ngày thay, hoặc {UNKNOWN_DAY} nếu chưa ai thấy ngày ấy")
    elif document.replaced_from and not document.replaced_by:
        yield _Fault(("thay_tu",), "thiếu “thay_bang”; hãy ghi mã văn bản thay, hoặc đổi thành “het_tu” nếu không có")
    end = document.replaced_from or document.ended_from or UNKNOWN_DAY
    if end < document.in_force_from < UNKNOWN_DAY:
        key = "thay_tu" if document.replaced_from else "het_tu"
        yield _Fault((key,), f"trước cả ngày có hiệu lực ({in_words(document.in_force_from)}); hãy xem lại hai ngày")


def _chain(documents: Mapping[str, LegalDocument], document: LegalDocument) -> Iterator[_Fault]:
    chain = list(document_state.chain(documents, document))
    if document.replaced_by != document.id and chain and chain[-1].replaced_by == document.id:
        around = " → ".join(f"“{row.id}”" for row in (document, *chain, document))
        yield _Fault(("thay_bang",), f"các văn bản thay nhau thành vòng tròn: {around}; hãy xem lại")
        return
    heir, day = documents.get(document.replaced_by or ""), document.replaced_from or UNKNOWN_DAY
    if heir is None or day == UNKNOWN_DAY:
        return
    end = heir.replaced_from or heir.ended_from or UNKNOWN_DAY
    if end < day:
        yield _Fault(
            ("thay_tu",),
            f"“{heir.id}” thay từ {in_words(day)}, mà chính nó đã hết hiệu lực từ {in_words(end)}; hãy xem lại hai ngày",
        )
    elif day < heir.in_force_from < UNKNOWN_DAY:
        yield _Fault(
            ("thay_tu",),
            f"“{heir.id}” thay từ {in_words(day)}, mà tới {in_words(heir.in_force_from)} mới có hiệu lực; hãy xem lại",
            Severity.WARNING,
        )


RULE = CollectionRule(NAME, in_one_piece(check))
