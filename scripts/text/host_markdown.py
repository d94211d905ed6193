"""Text as a forge shows it: Markdown in which what an entry says is a text and nothing else.

On GitHub and GitLab only a code span or block is free of everything: no markup, no link, no picture, and nobody is
called by a name, no issue by a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from scripts.text.vietnamese import normalize_whitespace

_TICKS = re.compile(r"`+")
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
_FEWEST = 3  # ticks of a block


def code(text: str) -> str:
    """One line of text as a code span that may stand in a table ("–" for none); what steers how text is shown is dropped."""
    body = normalize_whitespace(_UNSEEN.sub("", text))
    if not body:
        return "–"
    # a row of a table is cut at "|" even inside code; a backslash before it would take back the escape
    body = body.replace("\\|", "\\ |").replace("|", "\\|")
    ticks = "`" * (1 + _longest(body))
    space = " " if body.startswith("`") or body.endswith(("`", "\\")) else ""
    return f"{ticks}{space}{body}{space}{ticks}"


def block(lines: Iterable[str]) -> str:
    """Lines to be copied, as a block of code."""
    body = "".join(f"{normalize_whitespace(_UNSEEN.sub('', line))}\n" for line in lines)
    ticks = "`" * max(_FEWEST, 1 + _longest(body))
    return f"{ticks}text\n{body}{ticks}\n"


def table(head: Sequence[str], rows: Sequence[Sequence[str]], most: int, rest: str) -> str:
    """A table of at most so many rows, with a sentence for those left out (``rest``, ``{}`` for how many).

    Cells are Markdown: what comes from an entry goes through :func:`code` first.
    """
    lines = [head, ["---"] * len(head), *rows[:most]]
    body = "".join(f"| {' | '.join(line)} |\n" for line in lines)
    left = len(rows) - most
    return body + (f"\n{rest.format(left)}\n" if left > 0 else "")


def _longest(text: str) -> int:
    return max(map(len, _TICKS.findall(text)), default=0)
