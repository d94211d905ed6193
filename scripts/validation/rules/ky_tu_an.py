"""No invisible characters, no letters of other scripts that pass for ours, no towers of marks: they hide, turn round or cover what is written."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from scripts.content.collection import AnyRecord
from scripts.text import list_marks
from scripts.validation.rule import Context, EntryRule, Finding, cut

_KINDS = frozenset({"Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"})
# letters and marks that show nothing: fillers, a blank of Braille, selectors of forms but for that of emoji
_BLANK = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0e\uffa0\U000e0100-\U000e01ef]")
# Latin letters, signs and symbols, none of them a mark or a blank: nearly every text, which need not be taken apart
_ORDINARY = re.compile("[\\x00-\u02ff\u1e00-\u1eff\u2000-\u20cf\u2100-\u27ff\u2900-\u2bff]*")
# Cyrillic and Greek letters that are drawn as letters of ours
_ALIKE = frozenset("аеорсухіјѕһԁАВЕКМНОРСТУХІЈЅοΑΒΕΖΗΙΚΜΝΟΡΤΥΧν")
_MIXED = re.compile("[a-zA-ZđĐ][\u0370-\u052f]|[\u0370-\u052f][a-zA-ZđĐ]")
_ADDRESSES = frozenset({"url", "url_luu", "nguon"})
"""Fields of which another rule tells what passes for a letter."""
_SHOWN = 40  # characters of a word that a sentence quotes
_MOST = 200  # characters of a text that is to be copied
MOST_MARKS = 3
"""Marks on one letter: Vietnamese has two (ệ), no language here more than three."""


def hidden(text: str) -> str | None:
    """The first invisible character of a text: controls, format characters (bidi, zero-width), private use, fillers."""
    if text.replace("\n", " ").isprintable() and not _BLANK.search(text):
        return None
    return next((c for c in text if c != "\n" and (unicodedata.category(c) in _KINDS or _BLANK.match(c))), None)


def towering(text: str) -> str | None:
    """The first letter that bears so many marks that they cover the lines around it."""
    if _ORDINARY.fullmatch(text):
        return None
    letter, marks = "", 0
    for char in unicodedata.normalize("NFD", text):
        if unicodedata.category(char) in ("Mn", "Me"):
            marks += 1
            if marks > MOST_MARKS:
                return letter
        else:
            letter, marks = char, 0
    return None


def disguised(text: str) -> str | None:
    """The first letter of Cyrillic or Greek that passes for one of ours, within a word of ours or where none is of its own script."""
    # one Greek letter alone is a sign of mathematics or physics
    found = [char for word in text.split() if len(word) > 1 or word > "\u03ff" for char in word if char in _ALIKE]
    if not found:
        return None
    foreign = [char for char in text if "\u0370" <= char < "\u0530" and char not in _ALIKE]
    if not foreign and any("a" <= char.lower() <= "z" for char in text):
        return found[0]
    mixed = (word for word in text.split() if _MIXED.search(word))
    return next((char for word in mixed for char in word if char in _ALIKE), None)


def _advice(text: str) -> str:
    """What to do; where nothing but characters of no width stands in the text, what it is without them."""
    plain = list_marks.visible(text)
    return f"hãy viết: {cut(plain, _MOST)}" if plain != text and hidden(plain) is None else "hãy xóa và gõ lại chỗ này"


def check(record: AnyRecord, _context: Context) -> Iterator[Finding]:
    """Name the first invisible character, else the first letter in disguise or tower, of every text."""
    whole = record.file.all_text()
    if _ORDINARY.fullmatch(whole) and whole.replace("\n", " ").isprintable():
        return
    for path, written in record.texts():
        (text,) = list_marks.items([written])  # a bullet of Word's own fonts is told as one
        char = hidden(text)
        if char:
            name = unicodedata.name(char, "ký tự điều khiển")
            word = next((word for word in re.split("[ \n]", text) if char in word), "")
            seen = "".join(c for c in word if c.isprintable() and not _BLANK.match(c))[:_SHOWN]
            beside = f" trong chữ “{seen}”" if seen else ""
            yield Finding(path, f"có ký tự ẩn U+{ord(char):04X} ({name}){beside}; {_advice(text)}")
        elif path[-1] not in _ADDRESSES and (alike := disguised(text)) is not None:
            where = next(word for word in text.split() if alike in word)[:_SHOWN]
            yield Finding(
                path,
                f"trong “{where}” có chữ “{alike}” của bảng chữ khác ({unicodedata.name(alike)}), nhìn giống mà tìm không ra; hãy"
                " xóa và gõ lại chữ này",
            )
        elif (letter := towering(text)) is not None:
            yield Finding(path, f"chữ “{letter.strip()}” mang quá nhiều dấu chồng lên nhau; hãy xóa và gõ lại chữ này")


RULE = EntryRule("ky-tu-an", check)
