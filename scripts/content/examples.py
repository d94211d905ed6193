"""What a new file shows as an example of each key: its form, in words that no entry may keep."""

from __future__ import annotations

import re

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


_SENTENCES = frozenset(normalize_whitespace(text).rstrip(".").lower() for text in {*_texts(_FORMS), *_FORMER})


_TAILS = tuple(sorted({sentence[1:] for sentence in _SENTENCES}))


def may_hold_example(text: str) -> bool:
    """Whether one of many texts may be one of these: quick, and no for nearly all; a first letter may be of either case."""
    return any(tail in text for tail in _TAILS)


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
    return text.rstrip(". ").lower() in _SENTENCES or normalize_whitespace(text).rstrip(".").lower() in _SENTENCES
