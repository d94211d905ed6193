"""One table of readings: what a text in a field of an entry stands for, whoever wrote it and by whichever way it comes.

`new` and `import` take the value, `fix` writes it, the check refuses any other spelling and names it. What is not certain has
no value but a sentence, with the value that was probably meant.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from scripts.content import options, short_names
from scripts.content.line import MARKED_LISTS, renamed, understood
from scripts.content.options import DOCUMENT, EXTENT, FIXED, KIND, LANGUAGE, PROVINCE, SETTING, TOPIC, Option
from scripts.content.problem import FieldPath
from scripts.content.vocabulary import DISSOLVED_PROVINCES, NATIONWIDE, Vocabulary
from scripts.content.yaml_file import Value
from scripts.text import dates, list_marks, web_address
from scripts.text.reading import Reading, bare
from scripts.text.vietnamese import closest, nfc, normalize_whitespace, slug

DATES = frozenset({"tu", "den", "ngay"})
"""Keys that hold a date."""
LISTS = frozenset(
    {"cach_lam", "ket_qua", "kho_khan", "chua_xong", "dieu_kien", "khong_nen", "luu_y", "hoi"},
)
"""Keys of lists of lines, in which people draw marks of their own before each."""
PROSE = LISTS | {"tieu_de", "tom_tat", "chu_tri", "boi_canh", "ghi_chu", "noi_dung"}
"""Keys whose text is our own; names of sources are kept as they were published."""
KINDS = {
    SETTING: "loại hình",
    PROVINCE: "tỉnh, thành phố",
    TOPIC: "chủ đề",
    DOCUMENT: "văn bản",
    KIND: "loại nguồn",
    LANGUAGE: "tiếng",
    EXTENT: "phạm vi",
}
"""How a sentence calls a word of each list."""
ONE_OF = "hãy chọn một trong: "
"""How a sentence begins that names all words of a list."""
_LONGEST = 200
"""Characters of what may be a word of a list: it is compared with all that are."""
_A_NAME = 6
"""Letters of another name that may stand in a longer text: fewer are an abbreviation, or any word."""
_LIKE = 0.7  # of 1: less draws “miền Bắc” to “Yên Bái”
_LIKE_A_WORD = 0.5
_NAMED = 5
"""So many candidates are named when a part fits several."""
_PLACES = frozenset({"huyen", "xa", "xa_nay"})
_KIND_OF_PLACE = re.compile(
    r"(?P<kind>(?:xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|tp|tx|tt)(?=\s)|(?:tp|tx|tt)\.)\s*(?P<name>[^\W\d_].*)",
    re.IGNORECASE | re.DOTALL,
)
_KIND_OF_PROVINCE = re.compile(r"^(?:tinh|thanh-pho|t-?p|t)-")
"""What stands before the name of a province, in a slug."""
_CENTRAL = re.compile(
    r"^(?:bộ|tổng cục|chính phủ|quốc hội|văn phòng (?:chính phủ|quốc hội)|tổng liên đoàn)\b|\btrung ương\b",
    re.IGNORECASE,
)
"""An office of the whole country, where a province is asked for."""
_SPLIT = {slug(name): parts for name, parts in DISSOLVED_PROVINCES.items()}
_SHORT_KINDS = {"tp": "thành phố", "tx": "thị xã", "tt": "thị trấn"}


class Readings:
    """The readings of one collection: its controlled words are what can be meant."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.options: Mapping[str, tuple[Option, ...]] = options.options(vocabulary)
        self._known: dict[tuple[str, str], Reading] = {}
        self._values = {name: frozenset(row.value for row in rows) for name, rows in self.options.items()}

    def word(self, list_name: str, text: str) -> Reading:
        """A word of a list by its value, its names, or a part of one that no other has."""
        if text in self._values[list_name]:
            return Reading(text)
        known = (list_name, text)
        if known not in self._known:  # thousands of rows name the same few
            self._known[known] = _word(list_name, self.options[list_name], text)
        return self._known[known]

    def read(self, path: FieldPath, text: str) -> Reading:
        """What a text in a field stands for. A field that takes any text gives it back, without what is no text."""
        key = path[-1]
        if key in DATES:
            return dates.read(text, dates.ONE_DAY if key == "ngay" else dates.IN_FILE)
        if path[:1] == ("nguon",) and key == "url":
            return web_address.read(text)
        name = _list_of(path)
        if name:
            return self.word(name, text)
        if key in _PLACES:
            return Reading(_place(text))
        if any(part in PROSE for part in path):
            plain = list_marks.plain(text)
            return Reading(plain if any(part in LISTS for part in path) else list_marks.unbulleted(plain))
        return Reading(text)

    def corrected(
        self, path: FieldPath, value: Value, changed: Callable[[FieldPath], object] = lambda _: None
    ) -> Value:
        """A value, with all that is in it, as it should be written where that is certain; ``changed`` hears of each field."""
        if path and len(path) == 1 and path[0] in LISTS and isinstance(value, tuple):
            value = self._lines(str(path[0]), value, changed)
        if isinstance(value, Mapping):
            return {key: self.corrected((*path, key), item, changed) for key, item in value.items()}
        if isinstance(value, tuple):
            return tuple(self.corrected((*path, index), item, changed) for index, item in enumerate(value))
        # a place stays as its editor found it in the source
        if isinstance(value, str) and path and path[-1] not in _PLACES:
            better = self.read(path, value).value
            if better and better != value:
                changed(path)
                # a year stands in a file as a number
                return int(better) if path[-1] in DATES and better.isdigit() else better
        return value

    def _lines(self, key: str, lines: tuple[Value, ...], changed: Callable[[FieldPath], object]) -> tuple[Value, ...]:
        better = listed(lines)
        for index, (old, new) in enumerate(zip(lines, better, strict=True)):
            if old != new:
                changed((key, index))
        return better


def listed(lines: Sequence[Value]) -> tuple[Value, ...]:
    """The lines of a list without the marks that somebody drew before them; those that bear a stage keep it."""
    texts = [_text(line) for line in lines]
    bare_texts = list_marks.items([text or "" for text in texts])
    return tuple(
        line if text is None or not new or text == new else _with_text(line, new)
        for line, text, new in zip(lines, texts, bare_texts, strict=True)
    )


def _text(line: Value) -> str | None:
    """The text of a line, marked or not; None for what is no line."""
    if isinstance(line, dict) and len(line) == 1:
        (line,) = line.values()
    return line if isinstance(line, str) else None


def _with_text(line: Value, text: str) -> Value:
    return dict.fromkeys(line, text) if isinstance(line, dict) else text


def marked(key: str, line: Value) -> Value:
    """A line of a list that begins with the name of a mark (“Dân bàn: …”) bears it; any other stays as it is."""
    marks = MARKED_LISTS.get(key, ())
    if isinstance(line, str):
        said = understood(line, marks)
        return said if isinstance(said, str) else dict(said)
    if isinstance(line, dict) and len(line) == 1:
        ((name, text),) = line.items()
        return {renamed(str(name), text, marks) if isinstance(text, str) else str(name): text}
    return line


def fixed_word(list_name: str, text: str) -> Reading:
    """A word of one of the lists that are the same in every collection."""
    return _word(list_name, FIXED[list_name], text)


def _word(list_name: str, known: tuple[Option, ...], text: str) -> Reading:
    typed = normalize_whitespace(nfc(bare(text)))
    if len(typed) > _LONGEST:
        return Reading(fault=f"{KINDS[list_name]} “{typed[:_LONGEST]}…” dài quá, không có trong danh mục")
    fitting = options.matches(known, typed)
    if list_name == PROVINCE and (doubt := _doubt_of_province(known, typed, fitting)):
        return doubt
    if len(fitting) == 1:
        return Reading(fitting[0].value)
    return _several(typed, fitting) if fitting else _probably(list_name, known, typed)


def _doubt_of_province(known: tuple[Option, ...], typed: str, fitting: Sequence[Option]) -> Reading | None:
    """What to say of a text that no province is called for certain: one of before, a few letters, the name of another place."""
    if split := _SPLIT.get(_KIND_OF_PROVINCE.sub("", slug(typed))):
        return Reading(
            fault=f"tỉnh ấy nay không còn, đã chia thành {', '.join(split)}; hãy ghi tỉnh mà nơi ấy thuộc về"
        )
    if not fitting and _CENTRAL.search(typed):
        return Reading(fault=f"có phải ý bạn là “{NATIONWIDE}”? Việc làm ở một tỉnh thì ghi tỉnh ấy", meant=NATIONWIDE)
    if doubt := _abbreviated(known, typed, fitting):
        return doubt
    if len(fitting) == 1 and not _is_called(fitting[0], typed):  # “Tịnh Biên” is a district
        return _asked(fitting[0])
    return None


def _asked(option: Option) -> Reading:
    return Reading(fault=f"có phải ý bạn là “{option.value}”?", meant=option.value)


def _several(typed: str, fitting: Sequence[Option]) -> Reading:
    more = "…" if len(fitting) > _NAMED else ""
    named = ", ".join(option.label for option in fitting[:_NAMED]) + more
    return Reading(fault=f"“{typed}” có thể là: {named}; hãy gõ thêm cho rõ")


def _abbreviated(known: tuple[Option, ...], typed: str, fitting: Sequence[Option]) -> Reading | None:
    """What to say of a few letters that stand for the words of a province; None for its own name, and what is no abbreviation."""
    if len(fitting) == 1 and _is_called(fitting[0], typed):
        whole = any(slug(name) == slug(typed) for name in fitting[0].names)
        if short_names.is_readable(typed) or (whole and not short_names.stands_for_others(known, typed, fitting[0])):
            return None
    meant = short_names.plausible(known, typed)
    if len(meant) == 1:
        return _asked(meant[0])
    return _several(typed, meant) if meant else None


def _is_called(option: Option, typed: str) -> bool:
    """Whether a text is the name of a province, with its kind or without, or its beginning.

    Any other part may be the name of another place: of Tịnh Biên, Điện Biên has the one half and “tỉnh” the other.
    """
    name = slug(typed)
    whole = _KIND_OF_PROVINCE.sub("", name).replace("-", "")
    names = [_KIND_OF_PROVINCE.sub("", slug(other)) for other in option.names]
    return any(other.startswith(name) or other.replace("-", "") == whole for other in names)


def _probably(list_name: str, known: tuple[Option, ...], typed: str) -> Reading:
    """What to say of a text that no word of a list goes by."""
    inside = _named_inside(known, typed)
    if len(inside) > 1:
        both = " và ".join(f"“{option.label}”" for option in inside[:2])
        return Reading(fault=f"ở đây có {both}; hãy giữ một")
    near = None if inside else closest(typed, {name: None for option in known for name in option.names if name}, _LIKE)
    if near and list_name == SETTING and not _alike(typed, near):
        near = None
    meant = inside[0] if inside else next((option for option in known if near in option.names), None) if near else None
    if meant:
        return _asked(meant)
    if list_name == SETTING or list_name in FIXED:
        return Reading(fault=f"{ONE_OF}{', '.join(option.value for option in known)}")
    return Reading()


def _alike(typed: str, name: str) -> bool:
    """Whether each word is like the one at its place: of “Nông nghiệp” and “Doanh nghiệp” the rare ones are not."""
    words, others = slug(typed).split("-"), slug(name).split("-")
    return len(words) == len(others) and all(
        closest(word, [other], _LIKE_A_WORD) for word, other in zip(words, others, strict=True)
    )


def _named_inside(known: Sequence[Option], typed: str) -> list[Option]:
    """The options of which a name, as far as a comma, stands in a longer text: “hiến đất ở thôn”, “Lào Cai, Yên Bái”."""
    around = f"-{slug(typed)}-"
    others = {slug(name): option for option in known for name in option.aliases if len(slug(name)) >= _A_NAME}
    names = others | {slug(option.label.partition(",")[0]): option for option in known}
    found = [name for name in names if name and f"-{name}-" in around]
    # a name within a longer one that stands there too is none
    own = [names[name] for name in found if not any(name != other and name in other for other in found)]
    return list({option.value: option for option in own}.values())


def _list_of(path: FieldPath) -> str:
    """The list that a field chooses from, "" for one that takes any text."""
    key = path[-1]
    if key in (PROVINCE, LANGUAGE, EXTENT):
        return str(key)
    if path[0] == TOPIC or (path[0] == DOCUMENT and (key == "ma" or isinstance(key, int))):
        return str(path[0])
    return KIND if path[0] == "nguon" and key == KIND else ""


def _place(text: str) -> str:
    """The name of a commune or district; what kind it is, where that is said, stands before it in small letters and in full."""
    match = _KIND_OF_PLACE.fullmatch(text)
    if match is None or "," in text or " và " in text or not match["name"][0].isupper():
        return text
    kind = match["kind"].lower().rstrip(".")
    return f"{_SHORT_KINDS.get(kind, kind)} {match['name']}"


_last: tuple[Vocabulary, Readings] | None = None


def of(vocabulary: Vocabulary) -> Readings:
    """The readings of a collection; those asked for last are kept, as all its entries ask for the same."""
    global _last  # noqa: PLW0603 - one is enough: a process works on one collection
    if _last is None or _last[0] is not vocabulary:
        _last = (vocabulary, Readings(vocabulary))
    return _last[1]
