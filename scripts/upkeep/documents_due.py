"""Legal documents that change soon, and all of them by the day of their last review, with the entries that rest on each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from scripts.content import document_state, urls
from scripts.content.collection import Collection, Entry
from scripts.content.document_state import AHEAD_DAYS
from scripts.content.vocabulary import LegalDocument
from scripts.text import dates, host_markdown

MOST = 100
"""A list has at most this many documents."""
FEW = 5
"""So many entries of a document are named, but for the whole list."""
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


def urgent(due: DocumentsDue) -> list[str]:
    """How many changes come."""
    return [f"{len(due.changes)} thay đổi của văn bản"] if due.changes else []


def rest(due: DocumentsDue) -> list[str]:
    """How many documents there are, and since when the first waits to be reviewed again."""
    if not due.reviewed:
        return []
    return [f"{len(due.reviewed)} văn bản (lâu nhất chưa so lại: từ {dates.in_words(due.reviewed[0][0].reviewed)})"]


def as_text(due: DocumentsDue, *, whole: bool) -> str:
    """Lists for a terminal: day, id, what changes, entries; all documents only with ``whole``."""
    text = ""
    if due.changes:
        text += f"\n{_CHANGES} ({len(due.changes)})\n"
        for change in due.changes:
            text += f"  {dates.in_words(change.day):<10}  {change.document.id}  {change.sentence}\n"
            text += _listed(change.entries, len(change.entries) if whole else FEW)
    if due.reviewed and whole:
        text += f"\n{_REVIEWS} ({len(due.reviewed)})\n"
        for document, entries in due.reviewed:
            text += f"  {dates.in_words(document.reviewed):<10}  {document.id}  {document.full_name}\n"
            text += _listed(entries, FEW)
    return text


def _listed(entries: Sequence[Entry], most: int) -> str:
    """How many entries name a document, and the files of the first, one a line."""
    indent = " " * 14
    if not entries:
        return f"{indent}chưa có bài dẫn tới\n"
    lines = [f"{len(entries)} bài dẫn tới:", *(f"  {_file(entry)}" for entry in entries[:most])]
    more = len(entries) - most
    return "".join(f"{indent}{line}\n" for line in [*lines, *([f"  … và {more} bài nữa"] if more > 0 else [])])


def as_markdown(due: DocumentsDue, *, whole: bool) -> str:
    """Tables for an issue; all documents only with ``whole``. The heading of changes alone opens the issue."""
    text = f"\n{summary(due)}\n"
    if due.changes:
        rows = [
            (
                dates.in_words(change.day),
                host_markdown.code(change.document.full_name),
                host_markdown.code(change.sentence),
                _named(change.entries, MOST),
            )
            for change in due.changes
        ]
        text += f"\n### {_CHANGES} ({len(rows)})\n\n"
        text += host_markdown.table(("Ngày", "Văn bản", "Hiệu lực", "Bài dẫn tới"), rows, MOST, _MORE)
    if due.reviewed and whole:
        reviews = [
            (
                dates.in_words(document.reviewed),
                host_markdown.code(document.full_name),
                _named(entries, FEW),
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


def _named(entries: Sequence[Entry], most: int) -> str:
    """How many entries, and the files of the first, in a cell."""
    files = [host_markdown.code(_file(entry)) for entry in entries[:most]]
    files += ["…"] if len(entries) > most else []
    return f"{len(entries)} bài: {', '.join(files)}" if entries else "chưa có bài"


def _file(entry: Entry) -> str:
    return urls.practice_file(entry.setting, entry.id)
