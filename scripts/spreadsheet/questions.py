"""The questions of the form for one practice: twelve on top, the others below “nếu có”; and by which words a label is known again.

One definition, by which the sheet and the Word form are made and read. Each question fills a column of the wide table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from scripts.content import hints
from scripts.content.problem import FieldPath
from scripts.spreadsheet.columns import NOTE, QUESTIONS, SETTING, Column, Kind, columns
from scripts.text.vietnamese import closest, nfc, normalize_whitespace, slug

FORM = 2
"""The number of the form. The first had the wide table only, and bore no number."""
TITLE = "PHIẾU KỂ MỘT CÁCH LÀM HAY"
INTRODUCTION = (
    "Mỗi phiếu kể một việc có thật. Câu có dấu * là bắt buộc; câu khác không có thì để trống.",
    "Chỉ ghi điều nguồn nói; không ghi tên riêng, số điện thoại của ai. Đừng sửa câu hỏi: máy đọc theo đó.",
)
WORDS = "Chữ để chọn"
"""Begins a line that tells the words of the lists, where there is no arrow to choose them from."""
OPTIONAL = "NẾU CÓ"
ANSWER, STAGE = "Trả lời", "Khâu (nếu rõ)"
"""What stands above the columns beside the labels."""
STEPS, RESULTS = ("cach_lam",), ("ket_qua",)
_LONGEST = 120
"""Characters of a text that might still be a label."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question: what it asks, and the column that its answer fills.

    ``number`` counts the twelve on top, 0 is one below. ``item`` is the word that the rows of a list bear with their numbers
    (``Bước 1``), of which an empty form has ``rows``; "" where the answer is one cell. ``names`` are other words for it.
    """

    number: int
    label: str
    column: Column
    help: str = ""
    item: str = ""
    rows: int = 1
    names: tuple[str, ...] = ()

    @property
    def path(self) -> FieldPath:
        """Where the answer goes in an entry."""
        return self.column.path

    @property
    def is_list(self) -> bool:
        """Whether it takes several items."""
        return self.column.kind is Kind.LINES

    @property
    def has_stages(self) -> bool:
        """Whether each item may bear a link of the chain."""
        return self.path in (STEPS, RESULTS)

    @property
    def heading(self) -> str:
        """How it stands in the form: number, star and help too."""
        number = f"{self.number}. " if self.number else ""
        star = " *" if self.column.required else ""
        return f"{number}{self.label}{star}" + (f" ({self.help})" if self.help else "")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label that was found: its question, the number of the item (0 where it says none), and the text that stands behind it."""

    question: Question
    item: int
    rest: str


_FIRST: tuple[tuple[str, FieldPath], ...] = (
    ("Tên cách làm", ("tieu_de",)),
    ("Loại hình", SETTING),
    ("Tỉnh, thành phố", ("dia_ban", "tinh")),
    ("Xã, phường", ("dia_ban", "xa")),
    ("Thôn, công ty, giáo xứ…", ("dia_ban", "don_vi")),
    ("Làm từ khi nào", ("thoi_gian", "tu")),
    ("Chủ đề chính", ("chu_de", 0)),
    ("Kể ngắn", ("tom_tat",)),
    ("Các bước đã làm", STEPS),
    ("Được kết quả gì", RESULTS),
    ("Nguồn 1: tên bài, văn bản", ("nguon", 0, "ten")),
    ("Nguồn 1: nơi đăng", ("nguon", 0, "don_vi")),
    ("Nguồn 1: địa chỉ web", ("nguon", 0, "url")),
    (QUESTIONS, ("hoi",)),
)
_SAME_NUMBER = frozenset({("nguon", 0, "don_vi"), ("nguon", 0, "url")})
"""Further rows of the question before."""
_OTHERS: tuple[tuple[str, FieldPath], ...] = (
    ("Huyện, quận lúc ấy", ("dia_ban", "huyen")),
    ("Xã, phường nay", ("dia_ban", "xa_nay")),
    ("Làm đến khi nào", ("thoi_gian", "den")),
    ("Ghi chú thời gian", ("thoi_gian", "ghi_chu")),
    ("Ai đứng ra làm", ("chu_tri",)),
    ("Trước đó vướng gì, muốn gì", ("boi_canh",)),
    ("Khó khăn và cách gỡ", ("kho_khan",)),
    ("Việc còn chưa xong", ("chua_xong",)),
    ("Cần có gì thì làm được", ("dieu_kien",)),
    ("Khi nào không nên làm", ("khong_nen",)),
    ("Chủ đề 2", ("chu_de", 1)),
    ("Chủ đề 3", ("chu_de", 2)),
    ("Chủ đề 4", ("chu_de", 3)),
    ("Văn bản liên quan", ("van_ban", 0)),
    ("Nguồn 1: ngày đăng", ("nguon", 0, "ngay")),
    ("Nguồn 1: loại nguồn", ("nguon", 0, "loai")),
    ("Nguồn 2: tên bài, văn bản", ("nguon", 1, "ten")),
    ("Nguồn 2: nơi đăng", ("nguon", 1, "don_vi")),
    ("Nguồn 2: địa chỉ web", ("nguon", 1, "url")),
    ("Nguồn 2: ngày đăng", ("nguon", 1, "ngay")),
    ("Nguồn 2: loại nguồn", ("nguon", 1, "loai")),
    ("Ghi chú, người gửi", NOTE),
)
_ROWS: dict[FieldPath, tuple[str, int]] = {STEPS: ("Bước", 8), RESULTS: ("Kết quả", 3)}
_NAMES: dict[FieldPath, tuple[str, ...]] = {
    ("tieu_de",): (
        "Tên bài",
        "Tên mô hình",
        "Tên mô hình, cách làm",
        "Tên mô hình, cách làm hay",
        "Tên cách làm hay",
        "Tên sáng kiến",
        "Tên việc",
        "Tên",
    ),
    SETTING: ("Loại hình nơi làm", "Nơi làm thuộc loại hình nào"),
    ("dia_ban", "tinh"): ("Tỉnh", "Thành phố", "Tỉnh/thành phố", "Tỉnh, thành", "Tỉnh/TP", "Thuộc tỉnh"),
    ("dia_ban", "huyen"): ("Huyện", "Quận, huyện", "Huyện cũ"),
    ("dia_ban", "xa"): ("Xã", "Phường", "Xã/phường", "Xã, phường, thị trấn", "Thuộc xã", "Thuộc xã, phường"),
    ("dia_ban", "xa_nay"): ("Xã, phường hiện nay",),
    ("dia_ban", "don_vi"): (
        "Thôn",
        "Tên thôn",
        "Thôn, tổ dân phố",
        "Thôn, công ty, giáo xứ",
        "Thôn, đơn vị",
        "Đơn vị, thôn",
    ),
    ("thoi_gian", "tu"): (
        "Từ",
        "Từ khi nào",
        "Thời gian",
        "Bắt đầu",
        "Bắt đầu từ",
        "Bắt đầu từ năm",
        "Thời gian bắt đầu",
        "Thời gian thực hiện",
    ),
    ("thoi_gian", "den"): ("Đến", "Đến khi nào", "Kết thúc"),
    ("chu_tri",): ("Đơn vị chủ trì", "Cơ quan chủ trì"),
    ("tom_tat",): (
        "Kể trong một đến ba câu",
        "Kể trong 1–3 câu",
        "Nội dung tóm tắt",
        "Tóm tắt nội dung",
        "Giới thiệu ngắn",
    ),
    STEPS: (
        "Các bước",
        "Các bước làm",
        "Các bước thực hiện",
        "Từng bước",
        "Cách thực hiện",
        "Cách làm cụ thể",
        "Quá trình thực hiện",
        "Đã làm từng bước thế nào",
    ),
    RESULTS: ("Kết quả đạt được", "Kết quả cụ thể", "Hiệu quả", "Được gì"),
    ("boi_canh",): ("Hoàn cảnh",),
    ("kho_khan",): ("Khó khăn, cách gỡ", "Vướng mắc"),
    ("chua_xong",): ("Còn chưa xong",),
    ("dieu_kien",): ("Điều kiện để làm được",),
    ("chu_de", 0): ("Chủ đề", "Lĩnh vực"),
    ("van_ban", 0): ("Văn bản", "Văn bản hiện hành liên quan"),
    ("hoi",): ("Câu hỏi", "Ai sẽ hỏi gì", "Bài này trả lời"),
    ("nguon", 0, "ten"): ("Nguồn", "Nguồn tin", "Tên bài báo", "Tên bài viết", "Nguồn 1"),
    ("nguon", 0, "don_vi"): ("Nơi đăng", "Báo nào đăng", "Báo đăng", "Cơ quan đăng"),
    ("nguon", 0, "url"): (
        "Địa chỉ web",
        "Địa chỉ trang web",
        "Đường dẫn",
        "Đường link",
        "Link",
        "Link bài",
        "Link bài báo",
        "Website",
    ),
    ("nguon", 0, "ngay"): ("Ngày đăng",),
    ("nguon", 1, "ten"): ("Nguồn 2",),
    NOTE: ("Người gửi", "Người điền"),
}
"""Other words by which people, and forms of before, call a question; titles and keys of the wide table are known besides."""
_LIKE = 0.8  # a sentence of somebody's own is not far from some label
_SHORT = 3  # letters of a word that is near to anything
_FURNITURE = (TITLE, *INTRODUCTION, OPTIONAL, ANSWER, STAGE, "Câu hỏi", "Khâu", "STT", "TT", "Số TT", "Nội dung")
_NUMBER = re.compile(r"\d{1,2}\s*[.)/]\s*")
_BRACKETS = re.compile(r"\([^()]*\)")
_COUNTED = {
    **dict(zip(("mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin", "muoi"), range(1, 11), strict=True)),
    "nhat": 1,
    "tu": 4,
}
_ITEM = re.compile(rf"(buoc|viec|ket-qua|b)(?:-thu)?-?(?:(\d{{1,2}})|(?<=-)({'|'.join(_COUNTED)}))")
_COLON = re.compile("[:：]")
_ITEM_WORDS = {"buoc": STEPS, "b": STEPS, "viec": STEPS, "ket-qua": RESULTS}


def form_number(text: str) -> int | None:
    """The number of a form, where a text says nothing else (``Mẫu số 2``)."""
    found = re.fullmatch(r"mau-so-(\d{1,3})", slug(text[:_LONGEST]))
    return int(found[1]) if found else None


def form_line() -> str:
    """The line that says which form this is."""
    return f"Mẫu số {FORM}"


@cache
def questions() -> tuple[Question, ...]:
    """All questions in the order of the form; columns that it leaves out follow without a place of their own."""
    by_path = {column.path: column for column in columns()}
    made: list[Question] = []
    number = 0
    for label, path in (*_FIRST, *_OTHERS):
        number += path not in _SAME_NUMBER
        item, rows = _ROWS.get(path, ("", 1))
        top = len(made) < len(_FIRST)
        own = 0 if not top or path in _SAME_NUMBER else number
        made.append(
            Question(own, label, by_path.pop(path), hints.OF_FORM.get(path, ""), item, rows, _NAMES.get(path, ()))
        )
    return (*made, *(Question(0, column.title, column, rows=0) for column in by_path.values()))


def first_page() -> tuple[Question, ...]:
    """The twelve, with further rows of theirs."""
    return questions()[: len(_FIRST)]


def below() -> tuple[Question, ...]:
    """Those “nếu có”."""
    return questions()[len(_FIRST) : len(_FIRST) + len(_OTHERS)]


@cache
def _by_name() -> dict[str, Question]:
    """Questions by every folded name: their own before those of the wide table."""
    names: dict[str, Question] = {}
    for of in (_own_names, lambda question: question.names, lambda question: question.column.names):
        for question in questions():
            for name in of(question):
                names.setdefault(slug(name), question)
    return names


def _own_names(question: Question) -> Iterator[str]:
    yield question.label
    yield question.heading


def labelled(text: str) -> Labelled | None:
    """The label that a text is, or begins with before a colon or a line end; None where it is none."""
    text = nfc(text).strip()
    first, _, more = text.partition("\n")
    if found := _whole(first):
        # cells of labels that somebody merged hold one label a line
        said = [line for line in more.split("\n") if not ((other := _whole(line)) and other[0] is found[0])]
        return Labelled(*found, "\n".join(said).strip())
    # “Nguồn 1: địa chỉ web: https://…”: the longest beginning that is a label
    for colon in reversed(list(_COLON.finditer(first[:_LONGEST]))):
        if found := _whole(first[: colon.start()]):
            return Labelled(*found, f"{first[colon.end() :].strip()}\n{more}".strip())
    return None


def _whole(text: str) -> tuple[Question, int] | None:
    if len(text) > _LONGEST:
        return None
    number = _NUMBER.match(text)
    for said in (text, text[number.end() :] if number else ""):
        bare = normalize_whitespace(_BRACKETS.sub(" ", said).replace("*", " ")).strip(" :.-–?")
        question = _by_name().get(slug(bare)) or _by_name().get(slug(said))
        if question:
            return question, 0
        if item := _ITEM.fullmatch(slug(bare)):
            path = _ITEM_WORDS[item[1]]
            return next(each for each in questions() if each.path == path), int(item[2] or _COUNTED[item[3]])
    return None


def is_furniture(text: str) -> bool:
    """Whether a text is of the form itself: titles, headings, its number; what was printed, not answered."""
    return slug(text) in _furniture() or text.strip().startswith(WORDS) or form_number(text) is not None


@cache
def _furniture() -> frozenset[str]:
    return frozenset(map(slug, _FURNITURE))


def near(text: str) -> str | None:
    """The label that a text may be a slip of."""
    bare = normalize_whitespace(_BRACKETS.sub(" ", _NUMBER.sub("", text, count=1)).replace("*", " ")).strip(" :.-–?")
    if not _SHORT < len(bare) <= _LONGEST // 2:
        return None
    return closest(bare, (question.label for question in questions()), _LIKE)
