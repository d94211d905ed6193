"""What somebody typed as an answer → the value that is meant, as the readings of the collection have it."""

from __future__ import annotations

from scripts.authoring.questions import ID, SETTING, Question
from scripts.content import ids
from scripts.content.options import SETTING as SETTINGS
from scripts.content.options import Option
from scripts.content.problem import FieldPath
from scripts.content.readings import KINDS, Readings
from scripts.system.user_error import UserError
from scripts.text import web_address
from scripts.text.vietnamese import nfc, normalize_whitespace

_SEVERAL = "có thể là"


class AnswerError(UserError):
    """What was typed, or given by a flag, cannot be taken as an answer."""

    status = 2


def choices(readings: Readings, question: Question) -> tuple[Option, ...]:
    """What can be chosen as the answer of a question; none where any text will do."""
    return readings.options.get(question.name, ())


def tidy(typed: str) -> str:
    """A text as it is kept: composed letters, single spaces, no halves of characters from a broken paste."""
    whole = typed.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return nfc(normalize_whitespace(whole))


def read(readings: Readings, question: Question, typed: str) -> str:
    """What a text stands for as the answer of a question; where that is not certain, itself, for the check to judge.

    Raises :class:`AnswerError` where it may be several words of a list, or no setting at all.
    """
    text = tidy(typed)
    if not text:
        return text
    if question.key == ID:
        return ids.without_ending(text)
    if question.key == SETTING:
        reading = readings.word(SETTINGS, text)
        if not reading.value:
            raise AnswerError(f"{KINDS[SETTINGS]} “{text}” không có trong danh mục; {reading.fault}")
        return reading.value
    reading = readings.read(_path(question), text)
    if _SEVERAL in reading.fault:
        raise AnswerError(reading.fault)
    # typed anew, it is stored as the page's own: no “m.”, no “/amp”
    return web_address.page(reading.value) if question.name == "url" and reading.value else reading.value or text


def _path(question: Question) -> FieldPath:
    """A field that the question fills; of a list, the first."""
    first, _, rest = question.key.partition(".")
    if first == "nguon":
        return (first, 0, rest)
    return (first, rest) if rest else (first, 0) if first in ("chu_de", "van_ban") else (first,)
