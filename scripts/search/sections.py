"""The text of an entry in its sections, from which the browser takes snippets and comparisons."""

from __future__ import annotations

from typing import TypeAlias

from scripts.content import derived, labels
from scripts.content.model import Practice, Reference
from scripts.content.vocabulary import Vocabulary
from scripts.text import dates
from scripts.text.vietnamese import normalize_whitespace

Sections: TypeAlias = tuple[tuple[int, tuple[str, ...]], ...]
"""Numbers of :data:`NAMES`, each with its texts in order; empty sections are left out."""
(
    TEXT,
    PERIOD,
    LED_BY,
    FIRMNESS,
    REVIEW,
    CONTEXT,
    STEPS,
    RESULTS,
    OBSTACLES,
    UNSOLVED,
    CONDITIONS,
    WHEN_NOT,
    ELSEWHERE,
    REMARKS,
    SOURCES,
    QUESTIONS,
) = range(16)
NAMES = (
    "Nội dung",
    "Thời gian",
    "Chủ trì",
    "Bài chắc đến đâu",
    "Đối chiếu nguồn",
    "Trước đó ra sao",
    "Cách làm",
    "Kết quả",
    "Khó khăn",
    "Chưa xong",
    "Cần có gì thì làm được",
    "Khi nào không nên",
    "Nơi khác cũng làm",
    "Lưu ý về nguồn",
    "Nguồn",
    "Bài này trả lời",
)


def of_practice(vocabulary: Vocabulary, practice: Practice) -> Sections:
    """The sections of an entry, with their citations ``[n]``; sources as lines in the order of their numbers."""
    elsewhere = tuple(f"{labels.place(vocabulary, row.place)}: {row.text}" for row in practice.replications)
    rows: tuple[tuple[int, tuple[str, ...]], ...] = (
        (PERIOD, (labels.when(practice),)),
        (LED_BY, (practice.led_by or "",)),
        (FIRMNESS, (derived.firmness(practice).words,)),
        (REVIEW, (labels.review_state(practice),)),
        (CONTEXT, (practice.context or "",)),
        (STEPS, tuple(labels.line(vocabulary, line) for line in practice.steps)),
        (RESULTS, tuple(labels.line(vocabulary, line) for line in practice.results)),
        (OBSTACLES, practice.obstacles),
        (UNSOLVED, practice.unsolved),
        (CONDITIONS, practice.conditions),
        (WHEN_NOT, practice.when_not),
        (ELSEWHERE, elsewhere),
        (REMARKS, tuple(labels.line(vocabulary, line) for line in practice.remarks)),
        (SOURCES, tuple(_line(source) for source in practice.sources)),
        (QUESTIONS, practice.questions),
    )
    clean = ((part, tuple(normalize_whitespace(text) for text in texts if text)) for part, texts in rows)
    return tuple((part, texts) for part, texts in clean if texts)


def _line(source: Reference) -> str:
    shown = ", ".join(
        filter(None, (source.title, source.publisher, dates.in_words(source.date) if source.date else ""))
    )
    notes = "; ".join(labels.source_notes(source))
    return ". ".join(filter(None, (f"{shown} ({notes})" if notes else shown, source.url)))
