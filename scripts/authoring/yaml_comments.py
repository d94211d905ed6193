"""What stands between the values of a YAML file: comments and white space. PyYAML's scanner tells where."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from scripts.text.vietnamese import nfc

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_COMMENT = re.compile(r"#[^\n]*")
_TRAILING = re.compile(r"[^\S\n]+(?=\n)")
_BREAK = re.compile(r"[ \t]*\n[ \t]*")


def comments(text: str) -> list[str]:
    """Every comment of a file that can be read, sorted, from its ``#`` to the end of its line."""
    texts = [comment for start, end in _gaps(text) for comment in _COMMENT.findall(text[start:end])]
    return sorted(comment.rstrip() for comment in texts)


def tidied(text: str) -> str:
    """The same file, its values untouched: comments composed (NFC), nothing at the ends of lines, tabs as spaces.

    A tab inside a text without quotes is understood by PyYAML alone, so such a text is put in quotes.
    """
    if "\t" in text:
        text = _replaced(text, [(start, end, _quoted(text[start:end])) for start, end in _plain_texts(text)])
    return _replaced(
        text, [(start, end, _TRAILING.sub("", nfc(text[start:end])).replace("\t", " ")) for start, end in _gaps(text)]
    )


def _replaced(text: str, pieces: list[tuple[int, int, str]]) -> str:
    written, done = [], 0
    for start, end, piece in pieces:
        written += [text[done:start], piece]
        done = end
    return "".join([*written, text[done:]])


def _plain_texts(text: str) -> Iterator[tuple[int, int]]:
    """Where a key or value with a tab stands without quotes."""
    for token in yaml.scan(text, Loader=_Loader):
        start, end = token.start_mark.index, token.end_mark.index
        if isinstance(token, yaml.ScalarToken) and token.plain and "\t" in text[start:end]:
            yield start, end


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + _BREAK.sub("\n ", escaped).replace("\t", "\\t") + '"'


def _gaps(text: str) -> Iterator[tuple[int, int]]:
    """Where no value, key or sign stands; the line of ``>-`` counts too, for a comment may follow it there."""
    end = 0
    for token in yaml.scan(text, Loader=_Loader):
        start = token.start_mark.index
        if start > end:
            yield end, start
        end = max(end, token.end_mark.index)
        if isinstance(token, yaml.ScalarToken) and token.style in ("|", ">"):
            yield start, text.index("\n", start) if "\n" in text[start:end] else end
    yield end, len(text)
