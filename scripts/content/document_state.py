"""What is in force: the state of a legal document on a day, and the sentence that says it.

Nothing here asks for today. A sentence is told as of a day: what has come by then is said as past, what is still to
come with its day, so that it stays true on both sides of that day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from scripts.content.vocabulary import UNKNOWN_DAY, LegalDocument
from scripts.text.dates import days_later, in_words

Documents: TypeAlias = Mapping[str, LegalDocument]
"""Legal documents by id."""
AHEAD_DAYS = 60
"""What the calendar brings, to documents and to whatever else is to be looked at again, is told so many days before."""
Sentence: TypeAlias = tuple[str | LegalDocument, ...]
"""A sentence without its full stop, the documents that it names as they are, so that a page can link them."""


class Status(StrEnum):
    """What a document can be on a day."""

    UNKNOWN = "chua-ro"
    NOT_YET = "chua-co-hieu-luc"
    IN_FORCE = "con-hieu-luc"
    AMENDED = "da-sua-doi"
    REPLACED = "da-thay-the"
    ENDED = "het-hieu-luc"

    @property
    def over(self) -> bool:
        """Whether it is no longer in force."""
        return self in {Status.REPLACED, Status.ENDED}


@dataclass(frozen=True, slots=True)
class DocumentState:
    """The state of a document on a day.

    ``since`` and ``until`` are the first and the last day of it, "" where there is none or nobody has seen it.
    ``successor`` stands at the end of the chain of replacements, as far as these have come; of a document that is still
    in force it is the one that is to replace it. ``amended_by`` are amendments that have come.
    """

    status: Status
    since: str = ""
    until: str = ""
    successor: LegalDocument | None = None
    amended_by: tuple[LegalDocument, ...] = ()


@dataclass(frozen=True, slots=True)
class Phase:
    """What is true of a document from a day on; ``since`` is "" for the first phase."""

    since: str
    status: Status
    sentence: Sentence


def is_over(document: LegalDocument, day: str) -> bool:
    """Whether a document is no longer in force on an ISO day."""
    return _has_come(_end(document), day)


def last_day(document: LegalDocument) -> str:
    """The last day on which a document is in force, "" where it has no end or nobody has seen it."""
    end = _known(_end(document))
    return days_later(end, -1) if end else ""


def state_on(documents: Documents, document: LegalDocument, day: str) -> DocumentState:
    """The state of a document on an ISO day."""
    end = _end(document)
    if is_over(document, day):
        status = Status.REPLACED if document.replaced_by else Status.ENDED
        return DocumentState(status, _known(end), successor=_successor(documents, document, day))
    amending = [documents[id_] for id_ in document.amended_by if id_ in documents]
    amended_by = tuple(row for row in amending if row.in_force_from <= day)
    begin = document.in_force_from
    if begin == UNKNOWN_DAY:
        status, since = Status.UNKNOWN, ""
    elif begin > day:
        status, since, amended_by = Status.NOT_YET, "", ()
    elif amended_by:
        status, since = Status.AMENDED, max(begin, *(row.in_force_from for row in amended_by))
    else:
        status, since = Status.IN_FORCE, begin
    coming = [begin, end, *(row.in_force_from for row in amending)]
    following = min((one for one in coming if day < one < UNKNOWN_DAY), default="")
    until = days_later(following, -1) if following else ""
    successor = _successor(documents, document, end) if document.replaced_by and end else None
    return DocumentState(status, since, until, successor, amended_by)


def changes(documents: Documents, document: LegalDocument) -> list[str]:
    """The days on which what is to be said of a document changes, in order: its own and those of what replaced it."""
    days = {document.in_force_from, _end(document)}
    days |= {documents[id_].in_force_from for id_ in document.amended_by if id_ in documents}
    days |= {_end(row) for row in chain(documents, document)}
    known = sorted(day for day in days if _known(day))
    return [
        day for day in known if _essence(documents, document, day) != _essence(documents, document, days_later(day, -1))
    ]


def phases(documents: Documents, document: LegalDocument) -> tuple[Phase, ...]:
    """What is true of a document from the day of its review on: what was so then, and each change that comes after."""
    days = [document.reviewed, *(day for day in changes(documents, document) if day > document.reviewed)]
    return tuple(
        Phase(
            day if number else "",
            state_on(documents, document, day).status,
            sentence(documents, document, day),
        )
        for number, day in enumerate(days)
    )


def sentence(documents: Documents, document: LegalDocument, day: str) -> Sentence:
    """What is to be said of a document as of an ISO day; true on that day and on every later one."""
    return tuple(_sentence(documents, document, state_on(documents, document, day), day))


def chain(documents: Documents, document: LegalDocument) -> Iterator[LegalDocument]:
    """What replaced a document, and what replaced that; it ends before a circle closes."""
    seen = {document.id}
    while (following := documents.get(document.replaced_by or "")) and following.id not in seen:
        seen.add(following.id)
        yield following
        document = following


def as_text(sentence: Sentence, unverified: str | None = None) -> str:
    """A sentence as text; with what was not held against the document's text."""
    text = "".join(part if isinstance(part, str) else part.reference for part in sentence)
    return f"{text}. Lưu ý: {unverified.rstrip('.')}" if unverified else text


def _sentence(
    documents: Documents, document: LegalDocument, state: DocumentState, day: str
) -> Iterator[str | LegalDocument]:
    if state.status.over:
        yield f"Đã hết hiệu lực từ {in_words(state.since)}" if state.since else "Đã hết hiệu lực, chưa rõ từ ngày nào"
        if state.successor:
            yield from ("; nay là ", state.successor)
            yield from _of_successor(documents, state.successor, day)
        return
    end = _end(document)
    yield {
        Status.UNKNOWN: "Chưa rõ hiệu lực từ ngày nào",
        Status.NOT_YET: f"Có hiệu lực từ {in_words(_known(document.in_force_from) or day)}",
        Status.IN_FORCE: "Còn hiệu lực",
        Status.AMENDED: "Còn hiệu lực",
    }[state.status]
    if end:
        yield f"{', ' if state.status is Status.UNKNOWN else ' '}đến hết {in_words(days_later(end, -1))}"
    for number, (since, rows) in enumerate(_by_day(state.amended_by)):
        yield f"{', ' if number else ', đã sửa đổi '}từ {in_words(since)} bởi "
        yield from _listed(rows)
    others = [documents[id_] for id_ in document.amended_by if id_ in documents]
    for since, rows in _by_day(row for row in others if row not in state.amended_by):
        if since == UNKNOWN_DAY:
            yield from ("; có sửa đổi bởi ", *_listed(rows), ", chưa rõ từ ngày nào")
        else:
            yield from (f"; từ {in_words(since)} sửa đổi bởi ", *_listed(rows))
    if state.successor:
        yield from (f"; từ {in_words(end)} thay bằng ", state.successor)


def _by_day(amending: Iterable[LegalDocument]) -> list[tuple[str, list[LegalDocument]]]:
    """Amendments by their first day, in order."""
    days: dict[str, list[LegalDocument]] = {}
    for row in sorted(amending, key=lambda row: row.in_force_from):
        days.setdefault(row.in_force_from, []).append(row)
    return [*days.items()]


def _listed(rows: list[LegalDocument]) -> Iterator[str | LegalDocument]:
    for number, row in enumerate(rows):
        yield from (" và ", row) if number else (row,)


def _of_successor(documents: Documents, successor: LegalDocument, day: str) -> Iterator[str | LegalDocument]:
    """What must be said of the document at the end of a chain: it is over too, or will be."""
    state = state_on(documents, successor, day)
    if state.status.over:
        yield ", cũng đã hết hiệu lực"
    elif end := _end(successor):
        yield f" (đến hết {in_words(days_later(end, -1))}"
        if state.successor:
            yield from (f", từ {in_words(end)} là ", state.successor)
        yield ")"


def _end(document: LegalDocument) -> str:
    """The first day without it, :data:`UNKNOWN_DAY` where nobody has seen it, "" where it has not ended."""
    return document.replaced_from or document.ended_from or ""


def _has_come(end: str, day: str) -> bool:
    """Whether what ended is over on a day; an end that nobody has seen is one that has come."""
    return end == UNKNOWN_DAY or "" < end <= day


def _known(day: str) -> str:
    return "" if day == UNKNOWN_DAY else day


def _successor(documents: Documents, document: LegalDocument, day: str) -> LegalDocument | None:
    """The last of the chain whose predecessors are all over on a day."""
    last = None
    for last in chain(documents, document):
        if not _has_come(_end(last), day):
            break
    return last


def _essence(documents: Documents, document: LegalDocument, day: str) -> tuple[object, ...]:
    """What is so on a day, without the days since and until."""
    state = state_on(documents, document, day)
    lasting = state.successor and not state_on(documents, state.successor, day).status.over
    return state.status, state.successor, lasting, state.amended_by
