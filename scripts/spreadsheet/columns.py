"""The columns of the form that communes fill in: one definition, by which it is made and read."""

from __future__ import annotations

import typing
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from pydantic.fields import FieldInfo

from scripts.content import document_state, hints, labels
from scripts.content.labels import SOURCE_KINDS
from scripts.content.model import FORMER_KEY, Model, Period, Place, Practice, Reference
from scripts.content.problem import FieldPath, field_name
from scripts.content.readings import DATES
from scripts.content.vocabulary import NATIONWIDE, FormerProvince, LegalDocument, Province, Vocabulary
from scripts.text.vietnamese import slug, sort_key

NOTE: tuple[str] = ("ghi_chu",)
"""A column that is not taken in; its word tells the lines of help and the example apart from entries."""
SETTING: tuple[str] = ("loai_hinh",)
"""The folder of an entry: a column, though no key of the entry."""
LEFT_OUT = frozenset({"nhan_rong", "lien_quan", "ra_soat", "nhap", "url_luu", "tieng", "dang_lai", "noi_khac", "luu_y"})
"""Keys that editors add later: they need more than a line, or know the collection."""
STAGES = "khau"
"""The list of the links of the chain, which the form of one practice offers beside each deed."""
DOCUMENTS, SOURCES = 3, 3
"""How many documents and sources have columns; the model would take more."""
_GROUPS: dict[str, tuple[type[Model], str]] = {"dia_ban": (Place, ""), "thoi_gian": (Period, "Thời gian: ")}
_CHOSEN = frozenset({"tinh", "loai"})
QUESTIONS = "Ai sẽ hỏi gì thì cần đến bài này?"
"""What is asked of those who send in a practice; search uses their words."""
_TITLES = {"hoi": QUESTIONS}
"""Where a form asks otherwise than the model calls a key."""


EXAMPLE: dict[FieldPath, str] = {
    NOTE: "Ví dụ",
    ("tieu_de",): "Thôn Mẫu làm đường: dân bàn mức góp trước, mở sổ cho cả thôn xem",
    SETTING: "nong-thon-moi",
    ("tom_tat",): "Thôn họp từng xóm bàn mức góp, cử người giữ sổ, rồi cùng làm xong đường bê tông vào ruộng.",
    ("dia_ban", "tinh"): "Tuyên Quang",
    ("dia_ban", "don_vi"): "Thôn Mẫu",
    ("thoi_gian", "tu"): "2021",
    ("thoi_gian", "den"): "3/2021",
    ("chu_tri",): "Ban công tác Mặt trận thôn",
    ("boi_canh",): "Đường đất vào ruộng lầy lội, lần góp trước nhiều nhà không rõ tiền đã chi vào đâu.",
    ("cach_lam",): "Dân bàn: Thôn họp từng xóm, bàn mức góp và nhà nào được miễn.\n"
    "Cả thôn bầu ba người giữ sổ, không ai là cán bộ thôn.\n"
    "Dân biết: Tối thứ bảy hằng tuần, sổ thu chi mở ở nhà văn hóa cho mọi nhà xem.\n"
    "Dân làm: Các nhà góp tiền, góp công, cùng đổ bê tông từng đoạn.",
    (
        "ket_qua",
    ): "Dân thụ hưởng: Làm xong 400 m đường bê tông, xe chở lúa vào tận ruộng.\nTiền thừa được chia lại cho các nhà đã góp.",
    ("chu_de", 0): "duong-giao-thong",
    ("chu_de", 1): "thu-chi-cong-khai",
    (
        "hoi",
    ): "làm đường thôn thì bàn mức góp thế nào\nnhà khó khăn có được miễn góp không\nai giữ sổ thu chi tiền dân góp\n"
    "tiền góp còn thừa thì làm gì\nlàm sao cho dân tin khoản góp",
    ("nguon", 0, "ten"): "Thôn Mẫu mở sổ cho dân xem",
    ("nguon", 0, "don_vi"): "Báo Mẫu",
    ("nguon", 0, "url"): "https://example.vn/thon-mau-mo-so",
    ("nguon", 0, "ngay"): "26/3/2021",
    ("nguon", 0, "loai"): "bao-chi",
}
"""The row that shows how: by field, as somebody would type it; words of a list by their ids."""


class Kind(StrEnum):
    """How a cell is read."""

    TEXT = "chu"
    LINES = "dong"
    DATE = "ngay"
    CHOICE = "chon"
    MARK = "danh_dau"
    NOTE = "ghi_chu"


@dataclass(frozen=True, slots=True)
class Column:
    """One column. ``path`` is where its value goes in an entry; positions there say an order, gaps are closed.

    ``list_name`` names the list of a CHOICE, ``value`` is what a MARK stands for.
    """

    path: FieldPath
    title: str
    kind: Kind
    help: str
    required: bool = False
    list_name: str = ""
    value: str = ""

    @property
    def heading(self) -> str:
        """What stands above the column: a star marks what must be filled in."""
        return f"{self.title} *" if self.required else self.title

    @property
    def names(self) -> tuple[str, str]:
        """Folded names that the column is known by: its title, and its field as editors write it."""
        return slug(self.title), slug(field_name(self.path))


def columns() -> tuple[Column, ...]:
    """All columns, in the order of the model; the title stands first, so that it stays in view."""
    title, *others = (column for field in Practice.model_fields.values() for column in _of(field))
    note = Column(NOTE, "Ghi chú", Kind.NOTE, hints.OF_COLUMNS[NOTE[0]])
    setting = Column(
        SETTING,
        "Loại hình",
        Kind.CHOICE,
        hints.OF_COLUMNS[SETTING[0]],
        required=True,
        list_name=SETTING[0],
    )
    return note, title, setting, *others


def former_columns(vocabulary: Vocabulary) -> tuple[Column, ...]:
    """Columns that forms once had and that are still read: a mark for each stage that an entry shows somewhere."""
    return tuple(
        Column((FORMER_KEY, number), f"Khâu: {stage.name}", Kind.MARK, "", value=stage.id)
        for number, stage in enumerate(vocabulary.stages.values())
    )


def _of(field: FieldInfo) -> Iterator[Column]:
    """The columns of one key of an entry."""
    key = str(field.alias)
    title = _TITLES.get(key, str(field.title))
    if key in LEFT_OUT:
        return
    if key in _GROUPS:
        model, prefix = _GROUPS[key]
        yield from _group(model, (key,), prefix)
    elif key in ("chu_de", "van_ban"):
        count = DOCUMENTS if key == "van_ban" else _most(field)
        for number in range(count):
            required = field.is_required() and number == 0
            yield Column((key, number), f"{title} {number + 1}", Kind.CHOICE, hints.OF_COLUMNS[key], required, key)
    elif key == "nguon":
        for number in range(SOURCES):
            yield from _group(Reference, (key, number), f"{title} {number + 1}: ")
    else:
        lines = typing.get_origin(field.annotation) is tuple
        about = hints.OF_COLUMNS.get(key, str(field.description))
        about = f"{about} {hints.LINES}" if lines else about
        yield Column((key,), title, Kind.LINES if lines else Kind.TEXT, about, field.is_required())


def _group(model: type[Model], path: FieldPath, prefix: str) -> Iterator[Column]:
    for field in model.model_fields.values():
        key = str(field.alias)
        if key in LEFT_OUT:
            continue
        kind = Kind.DATE if key in DATES else Kind.CHOICE if key in _CHOSEN else Kind.TEXT
        about = hints.DATE if kind is Kind.DATE else str(field.description)
        if path[0] == "nguon" or kind is Kind.CHOICE:
            about = hints.OF_COLUMNS.get(key, about)
        title = str(field.title)
        if slug(prefix) not in slug(title):  # “Ghi chú thời gian” tells already what it is about
            title = prefix + title
        required = field.is_required() and path[-1] in ("dia_ban", 0)
        yield Column((*path, key), title, kind, about, required, key if kind is Kind.CHOICE else "")


def _most(field: FieldInfo) -> int:
    """The most items that the model takes."""
    return next(int(limit.max_length) for limit in field.metadata if hasattr(limit, "max_length"))


def choices(vocabulary: Vocabulary) -> dict[str, dict[str, str]]:
    """What can be chosen, by the name of the list: label → value, in the order of the drop-down."""
    provinces = sorted(vocabulary.by_province_name, key=sort_key)
    kinds = {name[:1].upper() + name[1:]: id_ for id_, name in SOURCE_KINDS.items()}
    return {
        SETTING[0]: {row.name: row.id for row in vocabulary.settings.values()},
        STAGES: {row.name: row.id for row in vocabulary.stages.values()},
        "tinh": {name: name for name in (NATIONWIDE, *provinces)},
        "chu_de": {row.name: row.id for row in vocabulary.topics.values()},
        "van_ban": {
            " – ".join(filter(None, (document_label(row), labels.document_note(vocabulary, row)))): row.id
            for row in vocabulary.documents.values()
            # as of its review, not of today: the form is a part of the site, whose bytes do not depend on the day
            if not document_state.state_on(vocabulary.documents, row, row.reviewed).status.over
        },
        "loai": kinds,
    }


def document_label(document: LegalDocument) -> str:
    """A document as the list tells it: its name, with what people know it by."""
    short = f" – {document.short_name}" if document.short_name and document.short_name != document.title else ""
    return document.full_name + short


def understood(vocabulary: Vocabulary) -> dict[str, dict[str, str]]:
    """What a cell of a choice may say, by the name of the list: any name, folded → value. Labels come before by-names."""
    places: list[Province | FormerProvince] = [*vocabulary.provinces.values()]
    places += [former for province in vocabulary.provinces.values() for former in province.former]
    by_names: dict[str, list[tuple[str, Iterable[str | None]]]] = {
        SETTING[0]: [(row.id, (row.short_name,)) for row in vocabulary.settings.values()],
        "tinh": [(row.name, (row.full_name, *row.aliases)) for row in places],
        "chu_de": [],
        STAGES: [],
        "van_ban": [
            (row.id, (document_label(row), row.number, row.short_name, row.full_name, *row.aliases))
            for row in vocabulary.documents.values()
        ],
        "loai": [],
    }
    by_name = {}
    for name, options in choices(vocabulary).items():
        known = {slug(label): value for label, value in options.items()}
        for value, others in [*((value, (value,)) for value in options.values()), *by_names[name]]:
            for other in (value, *others):
                known.setdefault(slug(other or ""), value)
        known.pop("", None)
        by_name[name] = known
    return by_name
