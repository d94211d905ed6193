"""What `new` asks for, in an editor's order: one table for the terminal, for the flags and for drafts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum, auto
from typing import TypeAlias

from scripts.content import hints
from scripts.content.model import FORMER_KEY

Answer: TypeAlias = "str | list[str | dict[str, str]]"
Answers: TypeAlias = dict[str, Answer]
"""Answers by the key of their question; an empty one was passed over."""

SETTING, TITLE, PROVINCE, ID = "loai_hinh", "tieu_de", "dia_ban.tinh", "ma"


class Kind(Enum):
    """How something is answered."""

    ONE = auto()
    """One of a few, with the arrows."""
    LINE = auto()
    DATE = auto()
    LINES = auto()
    """One item a line."""
    ROWS = auto()
    """Groups of lines."""


class Skip(StrEnum):
    """Whether Enter alone will do; the value is what the question says of it."""

    NEVER = ""
    LATER = "Enter: viết sau trong tệp"
    OPTIONAL = "Enter: bỏ qua"


@dataclass(frozen=True, slots=True)
class Question:
    """One question. ``key`` is the field that it fills, as an editor would say it; ``after`` one that must be filled before."""

    key: str
    label: str
    skip: Skip = Skip.OPTIONAL
    kind: Kind = Kind.LINE
    after: str = ""
    row: tuple[Question, ...] = ()

    @property
    def help(self) -> str:
        """What there is to say of it."""
        return hints.OF_NEW[self.key]

    @property
    def flag(self) -> str:
        """Its name on the command line: ``dia_ban.tinh`` is ``--tinh``, ``nguon.url`` is ``--nguon-url``."""
        name = self.key if self.key.startswith("nguon.") else self.name
        return "--" + name.replace("_", "-").replace(".", "-")

    @property
    def name(self) -> str:
        """The last key of its field: ``nguon.url`` is ``url``."""
        return self.key.rsplit(".", maxsplit=1)[-1]

    @property
    def field(self) -> str:
        """The field whose problems are its own; "" for the two that make the address of the file."""
        return "" if self.key in (SETTING, ID) else self.key


_SOURCE = (
    Question("nguon.don_vi", "Đơn vị công bố", Skip.LATER),
    Question("nguon.ten", "Tên bài, tên văn bản", Skip.LATER),
    Question("nguon.url", "Địa chỉ trang"),
    Question("nguon.ngay", "Ngày đăng", kind=Kind.DATE),
    Question("nguon.loai", "Loại nguồn"),
)

QUESTIONS: tuple[Question, ...] = (
    Question(SETTING, "Loại hình", Skip.NEVER, Kind.ONE),
    Question(TITLE, "Tiêu đề", Skip.NEVER),
    Question("tom_tat", "Tóm tắt", Skip.LATER),
    Question(PROVINCE, "Tỉnh, thành phố", Skip.NEVER),
    Question("dia_ban.huyen", "Huyện (cũ)"),
    Question("dia_ban.xa", "Xã, phường"),
    Question("dia_ban.don_vi", "Đơn vị"),
    Question("dia_ban.xa_nay", "Xã nay", after="dia_ban.xa"),
    Question("thoi_gian.tu", "Làm từ", kind=Kind.DATE),
    Question("thoi_gian.den", "Đến", kind=Kind.DATE, after="thoi_gian.tu"),
    Question("chu_tri", "Chủ trì"),
    Question("boi_canh", "Bối cảnh"),
    Question("cach_lam", "Cách làm", Skip.LATER, Kind.LINES),
    Question("ket_qua", "Kết quả", Skip.LATER, Kind.LINES),
    Question("kho_khan", "Khó khăn", kind=Kind.LINES),
    Question("chua_xong", "Chưa xong", kind=Kind.LINES),
    Question("dieu_kien", "Điều kiện", kind=Kind.LINES),
    Question("chu_de", "Chủ đề", Skip.LATER, Kind.LINES),
    Question("van_ban", "Văn bản", kind=Kind.LINES),
    Question("hoi", "Câu hỏi", Skip.LATER, Kind.LINES),
    Question("nguon", "Nguồn", Skip.LATER, Kind.ROWS, row=_SOURCE),
)
NAMING = Question(ID, "Mã bài", Skip.NEVER)
"""Asked last, when there is something to make a name from."""


def wanted(question: Question, answers: Answers) -> bool:
    """Whether a question makes sense after the answers that there are."""
    return not question.after or bool(answers.get(question.after))


FORMER = {FORMER_KEY: Kind.LINES}
"""What `new` once asked for: drafts that were begun then still hold it, and it is kept."""


def well_shaped(answers: dict[str, object]) -> bool:
    """Whether these are answers to our questions, each of its kind; for what was kept on a disk."""
    kinds = {question.key: question.kind for question in (*QUESTIONS, NAMING)} | FORMER
    return all(key in kinds and _fits(kinds[key], answer) for key, answer in answers.items())


def _fits(kind: Kind, answer: object) -> bool:
    if kind not in (Kind.LINES, Kind.ROWS):
        return isinstance(answer, str)
    if not isinstance(answer, list):
        return False
    if kind is Kind.ROWS:
        return all(isinstance(row, dict) and all(isinstance(text, str) for text in row.values()) for row in answer)
    return all(isinstance(item, str) for item in answer)
