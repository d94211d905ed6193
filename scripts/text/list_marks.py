"""What people type in plain text to draw a list, bold letters or a line break: none of it is text of an entry."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Sequence

BULLETS = (
    "•●○▪▫■□◦‣⁃∙▶►➢➣➤➔→⇒⇨➜➡➥☛☞✓✔✅✗✘☑☐☒❖◆◇⬥⬧♦♥❥★☆✦✧✱✳✽❍◉◎⦿⚫⚪🔹🔸🔶🔷🔺🔻👉📌\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf02d"
)
"""Signs that word processors put before the items of a list; the last six are those of Word's own fonts."""
INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
"""Characters without width that come with copied text and mean nothing in Vietnamese."""
_DRAWN = rf"[{BULLETS}·]|[-–—+*](?=\s)|[-–—](?=[^\W\d_])|\[[ xX✓✔]?\](?=\s)|[+*]\)|(?:#+|>)(?=\s+[^\d\s])"
"""A bullet, a dash, a box to tick, what Markdown puts before a quotation or a heading; “> 60 tuổi” is a figure, “>> …” a link of a newspaper."""
_BULLET = re.compile(rf"\A(?:\s*(?:{_DRAWN}))+\s*")
_RINGED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_COUNTS = r"\d{1,2}|[a-zđ]|[A-HĐ]|[IVX]{1,4}|[ivx]{2,4}"
_COUNTED = re.compile(
    rf"\A\s*(?:\((?P<inside>{_COUNTS})\)[.:]?|(?P<before>{_COUNTS})(?:[.)][/)]?|[/-](?=\s)|\s[-–](?=\s+\D))"
    rf"|(?P<cap>\d)\ufe0f?\u20e3|(?P<ring>[{_RINGED}])|(?:[Bb]ước|[Vv]iệc)\s+(?P<step>\d{{1,2}})\s*[:.)–-])(?!\d)\s*"
)
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_ROUND = re.compile(r"\A\s*o\s+")
"""The second bullet of Word, which comes as a letter."""
_RUN_ON = re.compile(r"\A\s*(?:\(?1[.)/]\s.*[\s.;,]\(?2[.)/]\s|(?P<mark>[-–—+•*])\s.*[;.,]\s*(?P=mark)\s)", re.DOTALL)
_LETTERS = "abcdđeghiklmnopqrstuvxy"
_ENGLISH = "abcdefghijklmnopqrstuvwxyz"
_BREAK = re.compile(r"\s*<br\s*/?>\s*", re.IGNORECASE)
_BOLD = re.compile(r"(?<![*_\w])(\*\*|__|\*|_)(?=[^\W_])(.+?)(?<=[\w.,;:!?)%”\"])\1(?![*_\w])")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,24}\d{0,2});", re.IGNORECASE)
"""Of a name that is none, the letters stay as they are."""
_TAG = re.compile(r"<(?P<end>/?)(?P<name>b|i|u|strong|em|p|li|ul|ol|span|div)(?P<more>\s[^<>]*)?>", re.IGNORECASE)
_WIDTHLESS = re.compile(f"[{INVISIBLE}]")
_MAY_DRAW = re.compile(
    rf"\n *(?:{_DRAWN}|o |(?:[Bb]ước|[Vv]iệc) \d|\d\ufe0f?\u20e3|[{_RINGED}]|\(?(?:{_COUNTS})(?:[.)]| ?[/–-] )(?!\d))"
)
"""The break before a line leads, by which it is found quickly."""
_LEFT = re.compile(
    r"\n *(?P<mark>\d{1,2}[.)/](?=\s+[^\W\d])|\(\d{1,2}\)(?=\s*[^\W\d])|\d{1,2}(?:\.\d{1,2})+\.(?=\s+[^\W\d])|\d{1,2}(?:\.\d{1,2}){2,}(?=\s)"
    r"|\(?[a-eđ][)/](?=\s)|Ý\s+\d{1,2}\s*[.:)](?=\s))"
)
"""What is most likely a mark, though its list does not count on from the first: “b/”, “2)”, “1.1.”, “Ý 1.”."""
_FIGURE = re.compile(r"0\d\d(?!\d)")
"""What stands behind the stop in “2. 000 đồng”."""
_MAY_MARK = re.compile(rf"[<*_&{INVISIBLE}]")


def plain(text: str) -> str:
    """A text without marks of bold letters and line breaks (``**…**``, ``<br>``) and without characters of no width."""
    if not _MAY_MARK.search(text):  # nearly every text
        return text
    return visible(undrawn(text))


def undrawn(text: str) -> str:
    """A text without marks of bold letters and line breaks, and with the letters that a web page writes as ``&amp;``."""
    bare = _BOLD.sub(r"\2", _untagged(_BREAK.sub(" ", text)))
    return _ENTITY.sub(lambda match: html.unescape(match[0]).replace("\xa0", " "), bare)


def _untagged(text: str) -> str:
    """A text without bare tags. A tag that says more than its name stays, and so does its end: half a pair is worse."""
    staying: Counter[str] = Counter()

    def kept(tag: re.Match[str]) -> str:
        name = tag["name"].lower()
        if not tag["end"]:
            staying[name] += bool(tag["more"])
            return tag[0] if tag["more"] else ""
        stays = bool(tag["more"]) or staying[name] > 0
        staying[name] -= staying[name] > 0
        return tag[0] if stays else ""

    return _TAG.sub(kept, text)


def may_draw(text: str) -> bool:
    """Whether one of many texts, a line break between two, may hold a mark of any kind: quick, and no for nearly all."""
    if "<" in text or "*" in text or " _" in text or "\n_" in text or text[:1] == "_" or _ENTITY.search(text):
        return True
    return _MAY_DRAW.search(f"\n{text}") is not None


def visible(text: str) -> str:
    """A text without characters of no width; one between letters of an emoji or of another script holds them together."""
    return _WIDTHLESS.sub(lambda match: match[0] if _holds(text, match.start()) else "", text)


def _holds(text: str, at: int) -> bool:
    around = text[max(at - 1, 0) : at] + text[at + 1 : at + 2]
    return text[at] in "\u200c\u200d" and any(ord(char) > 0x2FFF or 0x0600 <= ord(char) < 0x1E00 for char in around)  # noqa: PLR2004


def items(lines: Sequence[str]) -> list[str]:
    """The lines of a list without the marks before them.

    A bullet is always a mark. A number or letter is one only where those of the lines count on from the first (``1. 2. 3.``,
    ``a) b)``): in ``50. 000 đồng`` it is the text's own. A line that holds several marked ones (``1. Họp. 2. Góp.``) keeps
    all of them: without the first nobody would see what the second stands for.
    """
    if any(map(runs_on, lines)):
        return list(lines)
    bare = [_BULLET.sub("", line, count=1) if line.strip(" -–—+*") else "" for line in lines]
    if len(bare) > 1 and all(map(_ROUND.match, bare)):
        bare = [_ROUND.sub("", line, count=1) for line in bare]
    marks = [_COUNTED.match(line) for line in bare]
    signs = [_sign(match) for match in marks]
    small = all(
        _is_roman(sign) for sign in signs if sign
    )  # “i”, “v” are letters beside others, and figures among their like
    counted = [_place(sign.upper() if small else sign) for sign in signs if sign]
    alone = len(counted) == 1 and any(
        match and line[match.end() :][:1].isdigit() for line, match in zip(bare, marks, strict=True)
    )
    # “2. 000 đồng” is a figure, so “1.” before it is none either
    alone = alone or any(match and _FIGURE.match(line, match.end()) for line, match in zip(bare, marks, strict=True))
    alone = alone or (len(counted) == 1 and any(sign.isalpha() and sign.isupper() for sign in signs))
    if (
        counted and counted == list(range(1, len(counted) + 1)) and not alone
    ):  # “1. 000 đồng” is a figure, “A. Sơn” a name
        return [_behind(line, match) for line, match in zip(bare, marks, strict=True)]
    return bare


def _behind(line: str, match: re.Match[str] | None) -> str:
    """A line without its mark; “Việc 1.” alone is all that somebody said."""
    rest = line[match.end() :] if match else line
    return line if match and match["step"] and not rest.strip() else rest


def left(text: str) -> str | None:
    """The mark that a line of a list, or one of several, seems to begin with still; None for nearly all."""
    found = _LEFT.search(f"\n{text}")
    return found["mark"] if found else None


def unbulleted(text: str) -> str:
    """A text that is no line of a list without a bullet before it; numbers and letters are its own."""
    bare = text
    while not runs_on(bare) and (match := _BULLET.match(bare)):
        bare = bare[match.end() :]
    return bare


def runs_on(line: str) -> bool:
    """Whether a line holds several that were marked one after another: ``1. Họp. 2. Góp.``, ``- Họp; - Góp``."""
    return _RUN_ON.match(line) is not None


def _sign(match: re.Match[str] | None) -> str:
    """The number or letter of a mark, "" for none."""
    return (match["inside"] or match["before"] or match["cap"] or match["ring"] or match["step"] or "") if match else ""


def _is_roman(sign: str) -> bool:
    return sign.islower() and sign.upper() in _ROMAN


def _place(sign: str) -> int:
    """Which place of its list a mark counts."""
    if sign in _RINGED:
        return _RINGED.index(sign) + 1
    if sign.isdigit():
        return int(sign)
    if sign in _ROMAN:
        return _ROMAN.index(sign) + 1
    sign = sign.lower()
    return _LETTERS.index(sign) + 1 if sign in _LETTERS[:5] else _ENGLISH.index(sign) + 1 if sign in _ENGLISH else 0
