"""Legal documents that change soon, and all of them by the day of their last review, with the entries that rest on each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from scripts.content import document_state, urls
from scripts.content.collection import Collection, Entry
from scripts.content.vocabulary import LegalDocument
from scripts.text import dates, host_markdown

AHEAD_DAYS = 60
"""A change is listed so many days before it comes."""
MOST = 100
"""A list has at most this many documents; of those that change, so many entries are named."""
FEW = 5
"""So many entries are named of any other document."""
_CHANGES, _REVIEWS = "Văn bản sắp đổi", "Văn bản theo ngày so lần gần nhất"
_MORE = "… và {} văn bản nữa."


@dataclass(frozen=True, slots=True)
class DocumentChange:
    """A change that comes: its ISO day, the document, the sentence that is true until then and after, entries that name it."""

    day: str
    document: LegalDocument
    sentence: str
    entries: Sequence[Entry]


@dataclass(frozen=True, slots=True)
class DocumentsDue:
    """Changes in the order of their days; documents with the entries that name them, the longest not reviewed first."""

    changes: tuple[DocumentChange, ...]
    reviewed: tuple[tuple[LegalDocument, Sequence[Entry]], ...]


def find(collection: Collection, today: date) -> DocumentsDue:
    """What is to be known of the documents on a day."""
    documents, now = collection.vocabulary.documents, today.isoformat()
    changes = [
        DocumentChange(day, row, _sentence(documents, row, now), collection.citing(row.id))
        for row in documents.values()
        for day in document_state.changes(documents, row)
        if now < day <= dates.days_later(now, AHEAD_DAYS)
    ]
    reviewed = [(row, collection.citing(row.id)) for row in documents.values()]
    return DocumentsDue(
        tuple(sorted(changes, key=lambda change: (change.day, change.document.id))),
        tuple(sorted(reviewed, key=lambda pair: (pair[0].reviewed, -len(pair[1]), pair[0].id))),
    )


def as_text(due: DocumentsDue) -> str:
    """Lists for a terminal: day, id, what changes, entries."""
    text = f"{summary(due)}\n"
    if due.changes:
        text += f"{_CHANGES} ({len(due.changes)})\n"
        for change in due.changes:
            text += f"  {dates.in_words(change.day):<10}  {change.document.id}  {change.sentence}\n"
            text += f"              {_named(change.entries, MOST)}\n"
    if due.reviewed:
        text += f"{_REVIEWS} ({len(due.reviewed)})\n"
        for document, entries in due.reviewed[:MOST]:
            text += f"  {dates.in_words(document.reviewed):<10}  {document.id}  {document.full_name}\n"
            text += f"              {_named(entries, FEW)}\n"
        more = len(due.reviewed) - MOST
        text += f"  … và {more} văn bản nữa\n" if more > 0 else ""
    return text


def as_markdown(due: DocumentsDue) -> str:
    """Tables for an issue. Only the one of changes has a heading that opens the issue: the other one is always there."""
    text = f"\n{summary(due)}\n"
    if due.changes:
        rows = [
            (
                dates.in_words(change.day),
                host_markdown.code(change.document.full_name),
                host_markdown.code(change.sentence),
                _named(change.entries, MOST, host_markdown.code),
            )
            for change in due.changes
        ]
        text += f"\n### {_CHANGES} ({len(rows)})\n\n"
        text += host_markdown.table(("Ngày", "Văn bản", "Hiệu lực", "Bài dẫn tới"), rows, MOST, _MORE)
    if due.reviewed:
        reviews = [
            (
                dates.in_words(document.reviewed),
                host_markdown.code(document.full_name),
                _named(entries, FEW, host_markdown.code),
            )
            for document, entries in due.reviewed
        ]
        text += f"\n#### {_REVIEWS} ({len(reviews)})\n\n"
        text += host_markdown.table(("Ngày so", "Văn bản", "Bài dẫn tới"), reviews, MOST, _MORE)
    return text


def summary(due: DocumentsDue) -> str:
    """One sentence."""
    oldest = f"; lâu nhất chưa so lại là từ {dates.in_words(due.reviewed[0][0].reviewed)}" if due.reviewed else ""
    return f"{len(due.changes)} thay đổi của văn bản trong {AHEAD_DAYS} ngày tới{oldest}."


def _sentence(documents: document_state.Documents, document: LegalDocument, day: str) -> str:
    return document_state.as_text(document_state.sentence(documents, document, day), document.unverified)


def _named(entries: Sequence[Entry], most: int, quote: Callable[[str], str] = str) -> str:
    """How many entries, and the files of the first."""
    files = [quote(urls.practice_file(entry.setting, entry.id)) for entry in entries[:most]]
    files += ["…"] if len(entries) > most else []
    return f"{len(entries)} bài: {', '.join(files)}" if entries else "chưa có bài"


FORMATS: dict[str, Callable[[DocumentsDue], str]] = {"text": as_text, "markdown": as_markdown}
