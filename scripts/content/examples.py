"""What a new file shows as an example of each key: its form, in words that no entry may keep."""

from __future__ import annotations

import re

from scripts.content import hints
from scripts.content.model import Period, Place, Practice, Reference
from scripts.content.vocabulary import Vocabulary
from scripts.content.yaml_file import Value
from scripts.text.vietnamese import normalize_whitespace

_FORMS: dict[str, Value] = {
    "tom_tat": "Ai làm gì, ở đâu, được gì.",
    "thoi_gian": {"tu": "2020-09", "den": "2020-12-31"},
    "chu_tri": "Đơn vị đứng ra làm",
    "boi_canh": "Trước đó vướng gì, muốn gì.",
    "cach_lam": ({"dan-ban": "Ai họp bàn gì, chọn gì."}, "Sau đó ai làm gì."),
    "ket_qua": ({"dan-thu-huong": "Ai được gì, bao nhiêu."},),
    "kho_khan": ("Điều gì vướng, đã gỡ thế nào.",),
    "chua_xong": ("Điều còn bỏ ngỏ, chưa được, hoặc tái diễn.",),
    "dieu_kien": ("Cần có gì thì làm được.",),
    "hoi": ("Người dân hay hỏi câu gì thì cần đến bài này",),
    "nguon": (
        {
            "ten": "Tên bài báo",
            "don_vi": "Tên báo, cơ quan",
            "url": "https://example.vn/dia-chi-bai-bao",
            "ngay": "2020-09-12",
            "loai": "bao-chi",
        },
    ),
}
_FORMER = ("Trước hết ai làm gì.", "Thôn, công ty, giáo xứ…", "Ai đã làm gì, ở đâu, được gì, viết gọn trong một dòng")
"""Sentences that files had before, or that the blank file of the guide has."""
_REAL = frozenset({"tu", "den", "ngay", "loai"})
"""Keys whose example may be the truth of an entry."""


def forms(vocabulary: Vocabulary) -> dict[str, Value]:
    """A form to fill in for each key that `new` asks for."""
    return _FORMS | {"chu_de": tuple(vocabulary.topics)[:1], "van_ban": tuple(vocabulary.documents)[:1]}


def _texts(value: Value) -> set[str]:
    if isinstance(value, str):
        return {value}
    if isinstance(value, dict):
        return {text for key, item in value.items() if key not in _REAL for text in _texts(item)}
    return {text for item in value for text in _texts(item)} if isinstance(value, tuple) else set()


_AROUND = " .;:,()"
_CLAUSE = re.compile(r"(?<=[.;:?]) ")


def _hints() -> set[str]:
    """What the doors say of each field: as a whole, as far as each of its clauses, each sentence by itself, and with what a cell says of lines."""
    described = {
        str(field.description)
        for model in (Practice, Place, Period, Reference)
        for field in model.model_fields.values()
    }
    said = described | {
        *hints.OF_COLUMNS.values(),
        *hints.OF_FORM.values(),
        *hints.OF_NEW.values(),
        hints.DATE,
        hints.LINES,
    }
    beginnings = {text[: end.start()] for text in said for end in _CLAUSE.finditer(text)}
    sentences = {sentence for text in said for sentence in re.split(r"(?<=[.?]) ", text)}
    return said | {f"{text} {hints.LINES}" for text in said} | {text for text in beginnings | sentences if " " in text}


def _bare(text: str) -> str:
    return normalize_whitespace(text).strip(_AROUND).lower()


_SENTENCES = frozenset(map(_bare, {*_texts(_FORMS), *_FORMER, *_hints()})) - {""}


def may_hold_example(text: str) -> bool:
    """Whether one of many texts, a line break between two, may be one of these: quick, and no for nearly all."""
    return not _SENTENCES.isdisjoint([line.strip(_AROUND) for line in text.lower().split("\n")])


_NOTHING = re.compile(
    r"\n[ \-–(]*(?:n/?a|không(?: có)?(?: gì)?|(?:không|chưa) (?:rõ|có|biết|xác định)(?: (?:thông tin|số liệu|dữ liệu|nội dung))?"
    r"|như trên|xem trên|-?nt-?|(?:đang|sẽ|chờ)(?: được)? (?:cập nhật|bổ sung|hoàn thiện|thu thập|xác minh|viết)(?: (?:sau|thêm|thông tin|số liệu))?"
    r"|(?:cập nhật|bổ sung|viết) sau|(?:để|bỏ) trống|lorem ipsum[^\n]*|asdf\w*|tbd|todo|test|x{2,}|\.{2,}|…+|\?+)"
    r"[ \-–).…!?]*(?=\n|\Z)",
    re.IGNORECASE,
)


def may_say_nothing(text: str) -> bool:
    """Whether one of many texts, a line break between two, may say nothing: quick, and no for nearly all."""
    return _NOTHING.search(f"\n{text}") is not None


def says_nothing(text: str) -> bool:
    """Whether a text only fills its place, as people do in a form: what is not known is left out of an entry."""
    return _NOTHING.fullmatch(f"\n{text.strip()}") is not None


def is_example(text: str) -> bool:
    """Whether a text is one of these, left as it was."""
    return text.strip(_AROUND).lower() in _SENTENCES or _bare(text) in _SENTENCES
