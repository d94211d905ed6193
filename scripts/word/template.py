"""Documents filled in by markers: ``document.xml`` as a text and facts → ``document.xml`` as a text. Pure, and easy to mirror in a browser.

The grammar is Mustache's, with other brackets and whole runs:

``‹khoa›``
    A run of this text alone becomes the value; where the fact is missing, dots for the pen. ``‹khoa:40›`` says how many dots.
``‹khoa?›``
    The same, but nothing at all where the fact is missing.
``‹khoa~›``
    A place within a sentence: the word for its kind is written small (:func:`small_place`).
``‹khoa~~›``
    A matter within a sentence: an ordinary word that begins it is written small (:func:`small_matter`).
``‹khoa!›``
    The value in capitals, as the name of who writes stands in a letterhead.
``‹#khoa›`` … ``‹/khoa›``
    A paragraph, or a row of a table, of this text alone opens a section, another closes it. What is between stands
    once for each item of a list, once where the fact is there, else not at all. Within it an item's own facts hide those around;
    ``‹stt›`` is its number from 1, ``‹.›`` an item that is a plain value.
``‹^khoa›`` … ``‹/khoa›``
    The opposite: what is between stands where the fact is missing, false, empty.

Keys are small letters of ASCII, digits, ``-`` and ``_``. A value is written once and never searched for markers.
The makers of :mod:`scripts.word.writer` give markers the form that is looked for here (:func:`control`); any other use of ``‹`` or ``›``
in a template is an error when it is compiled. A table keeps a row outside sections, as Word knows no table without rows.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from scripts.system.user_error import UserError
from scripts.word.package import DOCUMENT, pack, unpack

Fact: TypeAlias = "str | int | bool | Sequence[Fact] | Mapping[str, Fact] | None"
"""A value, a yes or no, several items, or an item with facts of its own."""
MOST = 500
"""Characters of a value."""
DOTS = 24
"""How many dots a missing fact becomes, unless its marker says another number."""
_KEY = r"[a-z0-9_-]+|\."
MARKER = re.compile(rf"(‹(?:{_KEY})\??(?:~~?|!)?(?::\d{{1,3}})?›)")
"""A marker of a value within a text."""
CONTROL = re.compile(rf"‹[#^/](?:{_KEY})›")
"""A marker that opens or closes a section."""
_CONTROL = rf"<w:p><w:r><w:t>‹([#^/])({_KEY})›</w:t></w:r></w:p>"
_TOKEN = re.compile(
    rf"<w:tr><w:tc>{_CONTROL}</w:tc></w:tr>|{_CONTROL}"
    rf'|<w:t(?: xml:space="preserve")?>‹({_KEY})(\?)?(~~?|!)?(?::(\d{{1,3}}))?›</w:t>'
)
PLACES = (
    "Xã|Phường|Đặc khu|Thị trấn|Huyện|Quận|Thị xã|Tỉnh|Thôn|Tổ dân phố|Tổ|Bản|Ấp|Làng|Buôn|Bon|Plei|Khu phố|Khối phố|Khu dân cư|"
    "Cụm dân cư|Tiểu khu|Khóm|Phum|Sóc|Xóm|Khối|Khu|Đội|Chùa|Đình|Đền|Miếu|Phủ|Nhà thờ|Giáo xứ|Giáo họ|Họ đạo|Thánh thất|Tịnh xá|"
    "Tu viện|Thiền viện"
)
"""Words for kinds of places in and around a commune."""
_PLACE = re.compile(rf"(?:{PLACES})(?= \D)")
ALWAYS = "Đảng|Nhà nước|Nhân dân|Quốc|Chính phủ|Mặt trận|Tết|Ủy ban|Hội đồng|Công ty|Hợp tác xã"
"""With these a matter too begins with a capital: names of bodies that act in one, and words that Decree 30/2020 always writes so."""
_NAME = re.compile(rf"(?:{ALWAYS})(?=[ ,]|$)")
_LINE = '</w:t><w:br/><w:t xml:space="preserve">'
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_HIDDEN = frozenset("\u200b\u2060\ufeff\ufffe\uffff")


class TemplateError(ValueError):
    """A template that breaks the grammar; said to whoever writes templates."""


class TooLongError(UserError):
    """A value of more characters than a field takes: told, never cut."""


@dataclass(frozen=True, slots=True)
class Marker:
    """Where a value goes. ``dots`` stand where it is missing; ``how`` is the sign that says how it is written."""

    key: str
    dots: int
    how: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """What stands as often as a fact says; ``inverted``: where it is missing."""

    key: str
    inverted: bool
    nodes: tuple[Node, ...]


Node: TypeAlias = "str | Marker | Section"


def control(sign: str, key: str, *, row: bool = False) -> str:
    """The paragraph, or the row, that opens (``#``, ``^``) or closes (``/``) a section, as it must stand in a template."""
    paragraph = f"<w:p><w:r><w:t>‹{sign}{key}›</w:t></w:r></w:p>"
    return f"<w:tr><w:tc>{paragraph}</w:tc></w:tr>" if row else paragraph


def compiled(xml: str) -> tuple[Node, ...]:
    """A template as its parts. Raises :class:`TemplateError`."""
    open_: list[tuple[str, str, list[Node]]] = [("", "", [])]
    end = 0
    for token in _TOKEN.finditer(xml):
        _, _, nodes = open_[-1]
        nodes.append(_plain(xml[end : token.start()]))
        end = token.end()
        sign, key = token[1] or token[3], token[2] or token[4]
        if not sign:
            dots = 0 if token[6] else int(token[8] or DOTS)
            nodes.append(Marker(token[5], dots, token[7] or ""))
        elif sign == "/":
            opening, name, within = open_.pop()
            if name != key:
                raise TemplateError(f"‹/{key}› closes ‹{opening}{name}›")
            open_[-1][2].append(Section(key, opening == "^", tuple(within)))
        else:
            open_.append((sign, key, []))
    if len(open_) > 1:
        raise TemplateError(f"‹{open_[-1][0]}{open_[-1][1]}› is never closed")
    return (*open_[0][2], _plain(xml[end:]))


def _plain(xml: str) -> str:
    if stray := re.search("[‹›]", xml):
        raise TemplateError(
            f"a marker that is no run of its own: …{xml[max(0, stray.start() - 40) : stray.end() + 40]}…"
        )
    return xml


def keys(nodes: Sequence[Node]) -> set[str]:
    """The names of all facts that a template asks for, those of items too."""
    found: set[str] = set()
    for node in nodes:
        if isinstance(node, Marker | Section):
            found.add(node.key)
        if isinstance(node, Section):
            found |= keys(node.nodes)
    return found


def filled(nodes: Sequence[Node], facts: Mapping[str, Fact]) -> str:
    """The document with the facts in it. Raises :class:`TooLongError`."""
    # a cell must hold a paragraph, whatever its sections left in it
    return _filled(nodes, facts).replace("</w:tcPr></w:tc>", "</w:tcPr><w:p/></w:tc>")


def _filled(nodes: Sequence[Node], facts: Mapping[str, Fact]) -> str:
    parts = []
    for node in nodes:
        if isinstance(node, str):
            parts.append(node)
        elif isinstance(node, Marker):
            parts.append(f'<w:t xml:space="preserve">{_value(node, facts.get(node.key))}</w:t>')
        else:
            parts += [_filled(node.nodes, {**facts, **item}) for item in _items(node, facts.get(node.key))]
    return "".join(parts)


def _items(section: Section, fact: Fact) -> list[Mapping[str, Fact]]:
    """The facts of each time that a section stands."""
    if section.inverted:
        return [] if fact else [{}]
    if isinstance(fact, Mapping):
        return [fact]
    if isinstance(fact, str) or not isinstance(fact, Sequence):
        return [{}] if fact else []
    return [
        {"stt": number, **(item if isinstance(item, Mapping) else {".": item})}
        for number, item in enumerate(fact, start=1)
    ]


def _value(marker: Marker, fact: Fact) -> str:
    text = clean(str(fact)) if isinstance(fact, str | int) and not isinstance(fact, bool) else ""
    if len(text) > MOST:
        raise TooLongError(f"“{text[:40]}…” có {len(text)} ký tự, một ô nhận nhiều nhất {MOST}; hãy rút gọn.")
    return escaped(_WAYS[marker.how](text) or "." * marker.dots).replace("\n", _LINE)


def small_place(text: str) -> str:
    """A place within a sentence: “Xã Yên Lập” becomes “xã Yên Lập”, as Decree 30/2020 writes it.

    Before a number the word is part of the name: “Phường 3” stays.
    """
    return text[0].lower() + text[1:] if _PLACE.match(text) else text


def small_matter(text: str) -> str:
    """A matter within a sentence: “Góp tiền” becomes “góp tiền”; one that begins with a place follows the rule of places.

    What begins as a name has its second syllable in capitals, too: where that is small, the first is an ordinary word.
    """
    first, _, rest = text.partition(" ")
    is_word = first and rest[:1].islower() and first[1:] == first[1:].lower() and not _NAME.match(text)
    return text[0].lower() + text[1:] if is_word else small_place(text)


_WAYS: Mapping[str, Callable[[str], str]] = {"": str, "!": str.upper, "~": small_place, "~~": small_matter}


def escaped(text: str) -> str:
    """A text as it stands between tags."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def clean(text: str) -> str:
    """A value as a document may hold it: composed, without controls, marks of direction, invisible and half characters.

    Line ends stay, each as one line feed; a tab is a blank; blanks and line ends around are taken off.
    """
    text = (
        text.replace("\r\n", "\n")
        .replace("\r", "\n")
        .replace("\u2028", "\n")
        .replace("\u2029", "\n")
        .replace("\t", " ")
    )
    kept = (
        char
        for char in text
        if char == "\n"
        or (unicodedata.category(char) not in ("Cc", "Cs") and char not in _BIDI and char not in _HIDDEN)
    )
    return unicodedata.normalize("NFC", "".join(kept)).strip(" \n")


def clean_keeping_blanks(text: str) -> str:
    """A text as XML may hold it, with the blanks around it."""
    before, after = text[: len(text) - len(text.lstrip(" "))], text[len(text.rstrip(" ")) :]
    return f"{before}{clean(text)}{after}" if text.strip(" ") else text


def fill(document: bytes, facts: Mapping[str, Fact]) -> bytes:
    """A template document and facts → the document. Raises :class:`TemplateError`, :class:`TooLongError`."""
    parts = unpack(document)
    parts[DOCUMENT] = filled(compiled(parts[DOCUMENT].decode()), facts).encode()
    return pack(parts)
