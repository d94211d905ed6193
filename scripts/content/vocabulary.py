"""The controlled words: settings, stages, topics, provinces, documents, abbreviations, moved addresses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Literal, TypeAlias

from pydantic import BeforeValidator, Field, TypeAdapter
from pydantic_core import PydanticCustomError

from scripts.content.model import Item, Key, Label, Model, Paragraph, PartialDate, Question, Url
from scripts.text import dates

DISSOLVED_PROVINCES: Mapping[str, tuple[str, ...]] = {
    "Bắc Thái": ("Bắc Kạn", "Thái Nguyên"),
    "Bình Trị Thiên": ("Quảng Bình", "Quảng Trị", "Thừa Thiên Huế"),
    "Cao Lạng": ("Cao Bằng", "Lạng Sơn"),
    "Cửu Long": ("Vĩnh Long", "Trà Vinh"),
    "Hà Bắc": ("Bắc Giang", "Bắc Ninh"),
    "Hà Nam Ninh": ("Hà Nam", "Nam Định", "Ninh Bình"),
    "Hà Sơn Bình": ("Hà Tây", "Hòa Bình"),
    "Hà Tuyên": ("Hà Giang", "Tuyên Quang"),
    "Hải Hưng": ("Hải Dương", "Hưng Yên"),
    "Hoàng Liên Sơn": ("Lào Cai", "Yên Bái"),
    "Minh Hải": ("Bạc Liêu", "Cà Mau"),
    "Nam Hà": ("Hà Nam", "Nam Định"),
    "Nghệ Tĩnh": ("Nghệ An", "Hà Tĩnh"),
    "Nghĩa Bình": ("Quảng Ngãi", "Bình Định"),
    "Phú Khánh": ("Phú Yên", "Khánh Hòa"),
    "Sông Bé": ("Bình Dương", "Bình Phước"),
    "Thuận Hải": ("Ninh Thuận", "Bình Thuận"),
    "Vĩnh Phú": ("Vĩnh Phúc", "Phú Thọ"),
}
"""Provinces that were split between 1978 and 1997, and into which: no entry is filed under them, and people still write them."""
NATIONWIDE = "Toàn quốc"
"""Stands for a province where a national body did it."""
EVERY_SETTING = "chung"
"""Stands for a setting where a document bears on all of them."""
UNKNOWN_DAY = "chua-ro"
"""Stands for a day that nobody has seen. As a text it comes after every day."""
LAST_FORMER_REVIEW = "2026-11-25"
"""Day on which rows were reviewed that do not say so."""
LONG_NAME = 70
"""Characters beyond which a sentence calls a document by its kind and number."""


def _day(value: object) -> object:
    """Accept a day of the calendar in ISO form, no less precise."""
    if not isinstance(value, str) or dates.is_day(value):
        return value
    hint = dates.suggest(value)
    example = hint if hint and dates.is_day(hint) else "2023-07-01"
    raise PydanticCustomError(
        "ngay_tron",
        "“{value}” không phải một ngày; hãy viết đủ năm-tháng-ngày, như {example}",
        {"value": value, "example": example},
    )


def _day_or_unknown(value: object) -> object:
    """The same, or :data:`UNKNOWN_DAY`."""
    if value == UNKNOWN_DAY:
        return value
    try:
        return _day(value)
    except PydanticCustomError as error:
        message = error.message_template + f", hoặc {UNKNOWN_DAY} nếu chưa ai thấy ngày ấy"
        raise PydanticCustomError("ngay_tron", message, error.context) from None


Day: TypeAlias = Annotated[str, BeforeValidator(_day)]
DayOrUnknown: TypeAlias = Annotated[str, BeforeValidator(_day_or_unknown)]


class Setting(Model):
    """A setting (loại hình): one folder of entries."""

    id: Key = Field(alias="ma")
    name: Label = Field(alias="ten")
    short_name: Label = Field(alias="ten_ngan")
    description: Paragraph = Field(alias="mo_ta")
    hue: Literal["tim", "lam", "luc", "dat", "hong", "xam"] = Field(alias="mau")
    icon: Label = Field(alias="bieu_tuong")
    guide: Label | None = Field(None, alias="bat_dau")


class Stage(Model):
    """A stage of the chain (khâu): one way in which people take part."""

    id: Key = Field(alias="ma")
    name: Label = Field(alias="ten")
    description: Paragraph = Field(alias="mo_ta")
    signs: tuple[Item, ...] = Field((), alias="dau_hieu")


class Topic(Model):
    """A topic (chủ đề)."""

    id: Key = Field(alias="ma")
    name: Label = Field(alias="ten")
    description: Paragraph = Field(alias="mo_ta")


class FormerProvince(Model):
    """One of the 63 provinces before 1 July 2025."""

    id: Key = Field(alias="ma")
    name: Label = Field(alias="ten")
    full_name: Label = Field(alias="ten_day_du")
    earlier_names: tuple[Label, ...] = Field((), alias="ten_cu")
    aliases: tuple[Label, ...] = Field((), alias="ten_khac")


class Province(Model):
    """One of the 34 provinces of today, with those that formed it (Nghị quyết 202/2025/QH15)."""

    id: Key = Field(alias="ma")
    name: Label = Field(alias="ten")
    full_name: Label = Field(alias="ten_day_du")
    kind: Literal["tinh", "thanh-pho"] = Field(alias="loai")
    region: Label = Field(alias="vung")
    tile: tuple[Annotated[int, Field(ge=1, le=20)], Annotated[int, Field(ge=1, le=5)]] | None = Field(None, alias="o")
    """Row and column on the map of tiles, counted from the north-west."""
    aliases: tuple[Label, ...] = Field((), alias="ten_khac")
    former: tuple[FormerProvince, ...] = Field(alias="truoc_2025")


class LegalDocument(Model):
    """A document that bears on grassroots democracy; its state follows from its days (``document_state``)."""

    id: Key = Field(alias="ma")
    number: Label | None = Field(None, alias="so_hieu")
    kind: Label = Field(alias="loai")
    title: Paragraph = Field(alias="ten")
    short_name: Label | None = Field(None, alias="ten_goi")
    issuer: Label = Field(alias="co_quan")
    issued: PartialDate | None = Field(None, alias="ban_hanh")
    in_force_from: DayOrUnknown = Field(alias="hieu_luc_tu")
    replaced_by: Key | None = Field(None, alias="thay_bang")
    replaced_from: DayOrUnknown | None = Field(None, alias="thay_tu")
    ended_from: DayOrUnknown | None = Field(None, alias="het_tu")
    """First day without it where nothing replaced it."""
    amended_by: tuple[Key, ...] = Field((), alias="sua_boi")
    unverified: Paragraph | None = Field(None, alias="chua_doi_chieu")
    """What was not held against the text, shown wherever the document is."""
    settings: tuple[Key, ...] = Field((), alias="loai_hinh")
    gives: Paragraph = Field(alias="noi_dung")
    aliases: tuple[Label, ...] = Field((), alias="ten_khac")
    questions: tuple[Question, ...] = Field((), alias="hoi")
    """What the document answers, in people's words; for the search."""
    source: Url | None = Field(None, alias="nguon")
    reviewed: Day = Field(alias="ra_soat")
    """Day on which the row was last held against a page or text."""

    @property
    def name(self) -> str:
        """What people call it: its short name, a title that says its kind, or kind and number."""
        if self.short_name or not self.number or self.title.startswith(self.kind):
            return self.short_name or self.title
        return f"{self.kind} {self.number}"

    @property
    def full_name(self) -> str:
        """Kind, number and title, each said once."""
        if self.title.startswith(self.kind):
            return f"{self.title} ({self.number})" if self.number else self.title
        return f"{self.kind} {self.number or ''}".strip() + f": {self.title}"

    @property
    def reference(self) -> str:
        """What a sentence calls it: name and number, or kind and number where the name is long or does not say the kind."""
        if not self.number:
            return self.full_name
        if self.number in self.name:
            return self.name
        named = self.name.startswith(self.kind) and len(self.name) <= LONG_NAME
        return f"{self.name} ({self.number})" if named else f"{self.kind} {self.number}"


def former_document(row: Mapping[str, object]) -> dict[str, object]:
    """A row as it was written before, with ``tinh_trang``, by today's keys; any other one as it is."""
    if "tinh_trang" not in row:
        return {**row}
    known = {"hieu_luc_tu": UNKNOWN_DAY, **{key: value for key, value in row.items() if key != "tinh_trang"}}
    if "thay_bang" in known:
        known.setdefault("thay_tu", UNKNOWN_DAY)
    elif row["tinh_trang"] in ("da-thay-the", "het-hieu-luc"):
        known["het_tu"] = UNKNOWN_DAY
    return known | {"ra_soat": LAST_FORMER_REVIEW}


class Abbreviation(Model):
    """An abbreviation and what it stands for."""

    short: Label = Field(alias="chu")
    full: tuple[Label, ...] = Field(alias="day_du", min_length=1)
    domain: Label = Field(alias="linh_vuc")
    variants: tuple[Label, ...] = Field((), alias="bien_the")
    remark: Label | None = Field(None, alias="luu_y")


class Glossary(Model):
    """The abbreviations of one file."""

    abbreviations: tuple[Abbreviation, ...] = Field(alias="viet_tat")


class ThesaurusRow(Model):
    """What people say, and the words that pages have for it; without ``said``, words that find one another.

    ``degree`` is 1 for the same, 2 for something near, 3 for a situation that often leads to those words.
    """

    said: tuple[Label, ...] = Field((), alias="tu")
    written: tuple[Label, ...] = Field(alias="nghia", min_length=1)
    degree: Literal[1, 2, 3] = Field(alias="muc")


class Synonyms(Model):
    """The thesaurus of one file."""

    rows: tuple[ThesaurusRow, ...] = Field((), alias="nhom")


REASON_WANTED = "Vì sao trang không còn"
"""Stands for the reason in a row that `changes` suggests."""
NO_REASONS = frozenset({REASON_WANTED, "Vì sao bài được rút"})
"""What stands for a reason until somebody gives one: the same, and the example at the head of the file."""


class Moved(Model):
    """An address that was published and has moved, or whose entry was withdrawn."""

    old: Key = Field(alias="tu")
    new: Key | None = Field(None, alias="den")
    reason: Paragraph | None = Field(None, alias="ly_do")


class TaskGroup(Model):
    """A group of tasks: where they are done."""

    id: Key = Field(alias="ma")
    name: Label = Field(alias="ten")
    description: Paragraph = Field(alias="mo_ta")


class Doer(Model):
    """Who must do what the law asks; ``is_role`` marks a part in what the reader prepares, whoever plays it.

    Who heads a body, or acts for it, has its duties too: ``acts_for`` are the ids of such doers.
    """

    id: Key = Field(alias="ma")
    name: Label = Field(alias="ten")
    is_role: bool = Field(default=False, alias="vai")
    acts_for: tuple[Key, ...] = Field((), alias="thay_cho")


class EventWord(Model):
    """A kind of event that deadlines count from; ``asked`` labels the box in which a reader sets its day."""

    id: Key = Field(alias="ma")
    name: Label = Field(alias="ten")
    asked: Label | None = Field(None, alias="hoi")


class Crowd(Model):
    """A crowd that shares are taken of; ``asked`` labels the box in which a reader says how many it counts.

    ``is_all`` marks all households or workers of a place: the one number that a plan asks for. ``unit`` and ``counted``
    say a number of it, where one may be too small: “8 hộ”, “50 hộ có mặt”.
    """

    id: Key = Field(alias="ma")
    name: Label = Field(alias="ten")
    asked: Label = Field(alias="hoi")
    is_all: bool = Field(default=False, alias="tat_ca")
    unit: Label | None = Field(None, alias="don_vi")
    counted: Label | None = Field(None, alias="dem")


class Size(Model):
    """The sizes of a crowd with which a case may go together."""

    crowd: Key = Field(alias="cua")
    least: int | None = Field(None, alias="tu", ge=0)
    most: int | None = Field(None, alias="den", ge=0)


class Case(Model):
    """A case in which requirements hold; ``size`` where its name tells a number of people.

    ``said`` names it away from its question, where the answer alone (“Có”) would say nothing.
    """

    id: Key = Field(alias="ma")
    name: Label = Field(alias="ten")
    said: Label | None = Field(None, alias="khi")
    size: Size | None = Field(None, alias="quy_mo")


class CaseQuestion(Model):
    """What a reader is asked once, and the cases it parts; ``tells_who`` where they are kinds of people or places."""

    id: Key = Field(alias="ma")
    asked: Label = Field(alias="hoi")
    cases: tuple[Case, ...] = Field(alias="tra_loi", min_length=2)
    tells_who: bool = Field(default=False, alias="la_ai")


class AskedFact(Model):
    """A fact that papers are filled with, asked once: a name (never a person's), a place, a matter, a sum of money, a number.

    The kind says how it is written within a sentence: a name as it was typed, a place and a matter each by a rule of its own.
    """

    id: Key = Field(alias="ma")
    asked: Label = Field(alias="hoi")
    kind: Literal["ten", "noi", "viec", "tien", "so"] = Field("ten", alias="loai")

    @property
    def is_text(self) -> bool:
        """Whether words are typed, not a number."""
        return self.kind not in ("tien", "so")


class Edition(Model):
    """A text in which articles were read whole: whose copy it is, of when, which amendments it has taken in."""

    id: Key = Field(alias="ma")
    name: Label = Field(alias="ten")
    documents: tuple[Key, ...] = Field(alias="van_ban", min_length=1)
    third_party: bool = Field(alias="ben_thu_ba")
    taken_in: tuple[Key, ...] = Field((), alias="da_gop")
    seen: PartialDate = Field(alias="ngay")
    source: Url | None = Field(None, alias="nguon")


class TaskWords(Model):
    """The controlled words of tasks."""

    groups: tuple[TaskGroup, ...] = Field((), alias="nhom")
    events: tuple[EventWord, ...] = Field((), alias="su_kien")
    questions: tuple[CaseQuestion, ...] = Field((), alias="truong_hop")
    crowds: tuple[Crowd, ...] = Field((), alias="so_dong")
    doers: tuple[Doer, ...] = Field((), alias="nguoi_lam")
    editions: tuple[Edition, ...] = Field((), alias="ban_doc")
    facts: tuple[AskedFact, ...] = Field((), alias="du_kien")

    @property
    def cases(self) -> dict[str, Case]:
        """All cases by id."""
        return {case.id: case for question in self.questions for case in question.cases}


class DayOffBasis(Model):
    """What a day off rests on."""

    id: Key = Field(alias="ma")
    text: Paragraph = Field(alias="noi_dung")
    kind: Literal["luat", "thong-bao", "tin"] = Field(alias="loai")
    source: Url | None = Field(None, alias="nguon")


class DayOff(Model):
    """A day that is off, or on, against the week: ``hoan-doi`` and ``lam-bu`` bind officials alone.

    ``with_saturday_off`` marks a day that is off only where Saturday is a day of rest.
    """

    day: Day = Field(alias="ngay")
    name: Label = Field(alias="ten")
    kind: Literal["le", "bu", "hoan-doi", "lam-bu"] = Field(alias="loai")
    rests_on: tuple[Key, ...] = Field(alias="can_cu", min_length=1)
    with_saturday_off: bool = Field(default=False, alias="noi_nghi_thu_bay")


class UnknownSpan(Model):
    """Days of which nobody has said yet whether they are off."""

    start: Day = Field(alias="tu")
    end: Day = Field(alias="den")
    reason: Label = Field(alias="ly_do")


class DaysOff(Model):
    """The days off of some years; the file holds no other year."""

    years: tuple[Annotated[int, Field(ge=2000, le=2100)], ...] = Field((), alias="nam")
    bases: tuple[DayOffBasis, ...] = Field((), alias="can_cu")
    days: tuple[DayOff, ...] = Field((), alias="ngay")
    unknown: tuple[UnknownSpan, ...] = Field((), alias="chua_biet")


FILES: dict[str, TypeAdapter[object]] = {
    "loai-hinh": TypeAdapter(tuple[Setting, ...]),
    "khau": TypeAdapter(tuple[Stage, ...]),
    "chu-de": TypeAdapter(tuple[Topic, ...]),
    "tinh-thanh": TypeAdapter(tuple[Province, ...]),
    "van-ban": TypeAdapter(tuple[LegalDocument, ...]),
    "viet-tat": TypeAdapter(Glossary),
    "dong-nghia": TypeAdapter(Synonyms),
    "chuyen-huong": TypeAdapter(tuple[Moved, ...]),
    "viec": TypeAdapter(TaskWords),
    "ngay-nghi": TypeAdapter(DaysOff),
}
"""What each file of ``_danh-muc`` holds, by its name without ``.yaml``."""
OPTIONAL = frozenset({"viec", "ngay-nghi"})
"""Files that a collection without tasks does not have."""
ROWS: dict[str, type[Model]] = {
    "loai-hinh": Setting,
    "khau": Stage,
    "chu-de": Topic,
    "tinh-thanh": Province,
    "van-ban": LegalDocument,
    "chuyen-huong": Moved,
}
"""The model of a row of each file that is a list."""
TABLES: dict[str, type[Model]] = {
    "viet-tat": Glossary,
    "dong-nghia": Synonyms,
    "viec": TaskWords,
    "ngay-nghi": DaysOff,
}
"""The model of each file that is a group of keys."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All controlled words, by id, in the order of their files."""

    settings: dict[str, Setting] = field(default_factory=dict)
    stages: dict[str, Stage] = field(default_factory=dict)
    topics: dict[str, Topic] = field(default_factory=dict)
    provinces: dict[str, Province] = field(default_factory=dict)
    documents: dict[str, LegalDocument] = field(default_factory=dict)
    glossary: Glossary | None = None
    synonyms: Synonyms | None = None
    moved: tuple[Moved, ...] = ()
    by_province_name: dict[str, Province] = field(default_factory=dict)
    task_words: TaskWords = field(default_factory=TaskWords)
    days_off: DaysOff = field(default_factory=DaysOff)

    def province(self, name: str) -> Province | None:
        """Today's province for a name of today or of before July 2025; None if no province was ever called so."""
        return self.by_province_name.get(name)


def by_province_name(provinces: dict[str, Province]) -> dict[str, Province]:
    """Names of today first, then former ones: ``Quảng Nam`` → Đà Nẵng."""
    names = {
        name: province
        for province in provinces.values()
        for former in province.former
        for name in (former.name, *former.earlier_names)
    }
    return names | {province.name: province for province in provinces.values()}
