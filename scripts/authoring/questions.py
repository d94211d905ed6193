"""What `new` asks for, in an editor's order: one table for the terminal, for the flags and for drafts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum, auto
from typing import TypeAlias

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
    help: str
    skip: Skip = Skip.OPTIONAL
    kind: Kind = Kind.LINE
    after: str = ""
    row: tuple[Question, ...] = ()

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
    Question("nguon.don_vi", "Đơn vị công bố", "Tên báo hoặc cơ quan đã đăng.", Skip.LATER),
    Question(
        "nguon.ten",
        "Tên bài, tên văn bản",
        "Đúng như nguồn đặt; chưa thấy tên thì tả trong ngoặc vuông: [Tin về …].",
        Skip.LATER,
    ),
    Question("nguon.url", "Địa chỉ trang", "Chép cả địa chỉ từ trình duyệt, bắt đầu bằng https:// hoặc http://."),
    Question("nguon.ngay", "Ngày đăng", "Biết đến đâu ghi đến đó: 2020, 9/2020 hoặc 12/9/2020.", kind=Kind.DATE),
    Question("nguon.loai", "Loại nguồn", "Báo chí, cơ quan, văn bản hay nghiên cứu; gõ một phần là được."),
)

QUESTIONS: tuple[Question, ...] = (
    Question(SETTING, "Loại hình", "Việc này diễn ra ở đâu?", Skip.NEVER, Kind.ONE),
    Question(
        TITLE, "Tiêu đề", "20–110 ký tự: đã làm gì, ở đâu hoặc được gì. Nói việc, không nói thành tích.", Skip.NEVER
    ),
    Question("tom_tat", "Tóm tắt", "1–3 câu, nhiều nhất 60 chữ: ai làm gì, được gì.", Skip.LATER),
    Question(
        PROVINCE,
        "Tỉnh, thành phố",
        "Tên lúc việc diễn ra, cũ hay mới đều được; gõ không dấu, gõ một phần cũng được.",
        Skip.NEVER,
    ),
    Question("dia_ban.huyen", "Huyện (cũ)", "Huyện, quận, thị xã lúc ấy, kèm loại khi nguồn nói: huyện Chiêm Hóa."),
    Question("dia_ban.xa", "Xã, phường", "Xã, phường, thị trấn lúc ấy, kèm loại khi nguồn nói: xã Yên Lập."),
    Question("dia_ban.don_vi", "Đơn vị", "Thôn, công ty, giáo xứ… kèm loại, ví dụ: Thôn Nà Dầu."),
    Question("dia_ban.xa_nay", "Xã nay", "Xã, phường ngày nay, nếu biết chắc.", after="dia_ban.xa"),
    Question("thoi_gian.tu", "Làm từ", "Năm, tháng hoặc ngày: 2020, 9/2020 hoặc 12/9/2020.", kind=Kind.DATE),
    Question("thoi_gian.den", "Đến", "Viết như trên.", kind=Kind.DATE, after="thoi_gian.tu"),
    Question("chu_tri", "Chủ trì", "Đơn vị đứng ra làm; không ghi tên người."),
    Question("boi_canh", "Bối cảnh", "Trước đó vướng gì, muốn gì."),
    Question(
        "cach_lam",
        "Cách làm",
        "Kể theo thứ tự: ai làm gì, mỗi dòng một việc. Việc nào cho thấy một khâu thì mở đầu bằng tên khâu, như “Dân bàn: …”.",
        Skip.LATER,
        Kind.LINES,
    ),
    Question(
        "ket_qua",
        "Kết quả",
        "Ai được gì, bao nhiêu, mỗi dòng một kết quả; có thể mở đầu bằng tên khâu, như “Dân thụ hưởng: …”.",
        Skip.LATER,
        Kind.LINES,
    ),
    Question(
        "kho_khan",
        "Khó khăn",
        "Điều gì vướng và đã gỡ thế nào; chỉ điều nguồn nói ra. Mỗi dòng một ý.",
        kind=Kind.LINES,
    ),
    Question(
        "chua_xong",
        "Chưa xong",
        "Điều còn bỏ ngỏ, chưa được, hoặc tái diễn; chỉ điều nguồn nói. Mỗi dòng một ý.",
        kind=Kind.LINES,
    ),
    Question("dieu_kien", "Điều kiện", "Cần có gì thì làm được; chỉ điều nguồn nói. Mỗi dòng một ý.", kind=Kind.LINES),
    Question(
        "chu_de",
        "Chủ đề",
        "1–4 chủ đề, việc chính đứng trước; gõ một phần tên, không dấu cũng được.",
        Skip.LATER,
        Kind.LINES,
    ),
    Question("van_ban", "Văn bản", "Văn bản người đọc hôm nay nên xem; gõ một phần tên hoặc số hiệu.", kind=Kind.LINES),
    Question(
        "hoi",
        "Câu hỏi",
        "Ai sẽ hỏi gì thì cần đến bài này? Ghi 5–10 câu như người ta nói ngoài đời, mỗi dòng một câu; ô tìm kiếm dựa vào đó.",
        Skip.LATER,
        Kind.LINES,
    ),
    Question("nguon", "Nguồn", "Ai đã đăng chuyện này, ở đâu, ngày nào.", Skip.LATER, Kind.ROWS, row=_SOURCE),
)
NAMING = Question(
    ID, "Mã bài", "Tên tệp và địa chỉ trang: nơi làm và việc làm, không dấu, nối bằng gạch ngang.", Skip.NEVER
)
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
