"""Text made safe for where it goes: HTML and XML, a terminal, JSON."""

from __future__ import annotations

import html
import json
import re
import unicodedata

_KEPT = re.compile(r"(<pre\b.*?</pre>|<textarea\b.*?</textarea>|<script\b.*?</script>|<style\b.*?</style>)", re.DOTALL)


_KEPT_TAGS = ("<pre", "<textarea", "<script", "<style")


_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Categories of characters that steer a terminal, turn a line round, end it, or cannot be written as UTF-8."""


def escape(text: str) -> str:
    """Make any text safe inside HTML or XML, in content and in double- or single-quoted attributes."""
    return html.escape(text, quote=True)


def quoted(text: str) -> str:
    """Any text as a whole attribute of HTML, its quotes included: single ones, since JSON is full of double ones."""
    return f"'{html.escape(text, quote=False).replace(chr(39), '&#39;')}'"


def collapse_newlines(html: str) -> str:
    """HTML with one line end wherever white space holds one: a fifth less of a page, shown alike.

    What keeps its white space (``pre``) or is no text for readers (``script``) stays as it is.
    """
    return "".join(part if part.startswith(_KEPT_TAGS) else _stripped_lines(part) for part in _KEPT.split(html))


def _stripped_lines(text: str) -> str:
    """A text with one line end for all white space around line ends: by lines, as a pattern is slow at it."""
    lines = text.split("\n")
    if len(lines) == 1:
        return text
    between = [line for line in map(str.strip, lines[1:-1]) if line]
    return "\n".join([lines[0].rstrip(), *between, lines[-1].lstrip()])


def escape_control_chars(text: str, most: int | None = None) -> str:
    r"""A text as it may be printed on one line: what steers a terminal or ends the line is spelt out (``\x1b``, ``\n``).

    With ``most``, the middle of a text of more characters is left out.
    """
    if most is not None and len(text) > most:
        text = f"{text[: most // 2]} … {text[-most // 2 :]}"
    if text.isprintable():
        return text
    return "".join(_spelt(char) if unicodedata.category(char) in _UNSEEN else char for char in text)


def _spelt(char: str) -> str:
    return char.encode("unicode_escape").decode("ascii")


def escape_lines(text: str) -> str:
    """The same of a text of many lines, which stay."""
    return "\n".join(escape_control_chars(line) for line in text.split("\n"))


def safe_json(value: object) -> str:
    r"""JSON with its letters as they are; what could steer a terminal, or is no character at all, stands as ``\u…``."""
    written = json.dumps(value, ensure_ascii=False, indent=2)
    return (
        "\n".join(
            line if escape_control_chars(line) == line else "".join(map(_escaped, line)) for line in written.split("\n")
        )
        + "\n"
    )


def _escaped(char: str) -> str:
    return json.dumps(char)[1:-1] if escape_control_chars(char) != char else char
