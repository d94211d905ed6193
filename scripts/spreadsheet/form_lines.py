"""The form for one practice, line by line, empty or filled in as an example: what the sheet and the Word document have in common."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from scripts.content.line import STAGES as MARKS
from scripts.content.line import head
from scripts.content.vocabulary import Vocabulary
from scripts.spreadsheet.columns import EXAMPLE, Kind, choices
from scripts.spreadsheet.questions import (
    INTRODUCTION,
    OPTIONAL,
    STAGE,
    TITLE,
    Question,
    below,
    first_page,
    form_line,
)


@dataclass(frozen=True, slots=True)
class FormLine:
    """A line: a label, what was answered, the link of the chain. ``choice`` names the list that the answer is chosen from.

    ``is_first``: it begins one of the twelve questions.
    """

    label: str
    answer: str = ""
    stage: str = ""
    choice: str = ""
    has_stage: bool = False
    is_heading: bool = False
    is_question: bool = False
    is_note: bool = False
    is_first: bool = False


def lines(vocabulary: Vocabulary, *, filled: bool) -> list[FormLine]:
    """All lines, from the title to the number of the form."""
    return [
        FormLine(TITLE, is_heading=True),
        *(FormLine(text, is_note=True) for text in INTRODUCTION),
        *(line for question in first_page() for line in _question(question, vocabulary, filled=filled)),
        FormLine(OPTIONAL, is_heading=True),
        *(line for question in below() for line in _question(question, vocabulary, filled=filled)),
        FormLine(form_line(), is_note=True),
    ]


def _question(question: Question, vocabulary: Vocabulary, *, filled: bool) -> Iterator[FormLine]:
    text = _example(question, vocabulary) if filled else ""
    if not question.item:
        choice = question.column.list_name if question.column.kind is Kind.CHOICE else ""
        yield FormLine(question.heading, text, choice=choice, is_question=True, is_first=question.number > 0)
        return
    yield FormLine(question.heading, stage=STAGE, is_question=True, is_first=True)
    said = text.split("\n") if text else []
    for number in range(max(question.rows, len(said))):
        answer, stage = _parted(said[number]) if number < len(said) else ("", "")
        yield FormLine(f"{question.item} {number + 1}", answer, stage, has_stage=True, is_question=True)


def _parted(line: str) -> tuple[str, str]:
    """``Dân bàn: cả thôn họp`` → the deed and the name of its link."""
    found = head(line, MARKS)
    return (found.rest, found.written) if found and found.is_mark else (line, "")


def _example(question: Question, vocabulary: Vocabulary) -> str:
    """What the example answers; words of a list by their labels, the first where its own is no longer there."""
    text = EXAMPLE.get(question.path, "")
    if question.column.kind is not Kind.CHOICE or not text:
        return text
    labels = choices(vocabulary)[question.column.list_name]
    return next((label for label, value in labels.items() if value == text), next(iter(labels), ""))
