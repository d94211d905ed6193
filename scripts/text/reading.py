"""What a text stands for, as far as that is certain, and what to say where it is not."""

from __future__ import annotations

from typing import NamedTuple


class Reading(NamedTuple):
    """What to write (``value``), "" where nothing is certain.

    Then ``fault`` says in Vietnamese what is wrong and what was probably meant; ``meant`` is that, where it is a word of a list.
    """

    value: str = ""
    fault: str = ""
    meant: str = ""


_OUTER = " \t\n\r\u00a0\"'“”„‟«»‘’`"


def bare(text: str) -> str:
    """A text that is no sentence (a date, a word of a list, an address) without blanks and quotes around it."""
    return text.strip(_OUTER)
