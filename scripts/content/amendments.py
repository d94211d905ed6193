"""Amendments that nobody has held against the rows of tasks yet: each with the rows that wait for it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from scripts.content import task_labels
from scripts.content.collection import Collection, TaskRecord
from scripts.content.vocabulary import LegalDocument


@dataclass(frozen=True, slots=True)
class Unread:
    """A document, what amends it, and the rows that do not say whether it touches them: (task, position) in their order."""

    document: LegalDocument
    amendment: LegalDocument
    rows: tuple[tuple[TaskRecord, int], ...]

    @property
    def count(self) -> str:
        """How many rows of how many tasks wait."""
        return f"{len(self.rows)} dòng của {len({record.id for record, _ in self.rows})} việc"


def unread(collection: Collection) -> list[Unread]:
    """What waits, in the order of the table of documents."""
    waiting: dict[tuple[str, str], list[tuple[TaskRecord, int]]] = defaultdict(list)
    for record in collection.task_records:
        for at, row in enumerate(record.task.requirements if record.task else ()):
            for amendment in task_labels.untold_amendments(collection.vocabulary, row):
                waiting[row.document, amendment.id].append((record, at))
    documents = collection.vocabulary.documents
    return [
        Unread(document, documents[id_], tuple(waiting[document.id, id_]))
        for document in documents.values()
        for id_ in document.amended_by
        if (document.id, id_) in waiting
    ]
