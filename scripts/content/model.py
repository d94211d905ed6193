"""What an entry is: one frozen model whose aliases are the Vietnamese keys that editors write."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial
from typing import Annotated, Any, Literal, TypeAlias, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    GetCoreSchemaHandler,
    StringConstraints,
    Tag,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from scripts.content.language import LANGUAGES
from scripts.content.language import fault as language_fault
from scripts.content.line import REMARKS, STAGES, Line, fault_of_mapping, fault_of_text, fault_of_unmarked
from scripts.text import dates
from scripts.text.vietnamese import normalize_whitespace

_V = TypeVar("_V")

MAX_SUMMARY_WORDS = 60
LEAST_QUESTIONS, SHOWN_QUESTIONS, MOST_QUESTIONS = 5, 10, 30
"""So many questions let people find an entry who say it in words of their own; so many of them its page shows; and so many
it may have: each in other words lets more people find it (Nogueira and others, Document Expansion by Query Prediction, 2019).
"""
_WHITE = "\t\n\x0b\x0c\r \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
"""What pydantic's own stripping, which always copies, takes off: with it 10,000 entries take 45 MB more."""
_DATE_PATTERN = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"


class Model(BaseModel):
    """Base of everything read from YAML: frozen, strict, unknown keys refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


def _date(value: object) -> object:
    """Accept a year written as a bare number; name the correct form of a Vietnamese date."""
    return _judged(value, dates.IN_FILE)


def _published(value: object) -> object:
    """The same of one day, beside which no words stand."""
    return _judged(value, dates.ONE_DAY)


def _judged(value: object, places: dates.Places) -> object:
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str) or dates.is_partial_date(value):
        return value
    reading = dates.read(value, places)
    hint = f"hãy viết {reading.value}" if reading.value else reading.fault
    raise PydanticCustomError("ngay", "“{value}” không phải ngày hợp lệ; {hint}", {"value": value, "hint": hint})


def _single_line(value: object) -> object:
    if isinstance(value, str) and "\n" in value.strip():
        raise PydanticCustomError("mot_dong", "phải viết trên một dòng; hãy nối các dòng lại, hoặc dùng “>-”")
    return _joined(value)


def _joined(value: object) -> object:
    """A text on one line; the same object where it is so already, which the values as read have too."""
    return normalize_whitespace(value.strip(_WHITE)) if isinstance(value, str) else value


PartialDate: TypeAlias = Annotated[
    str,
    BeforeValidator(_date),
    WithJsonSchema({"type": ["string", "integer"], "pattern": _DATE_PATTERN}),
]
DayPublished: TypeAlias = Annotated[
    str,
    BeforeValidator(_published),
    WithJsonSchema({"type": ["string", "integer"], "pattern": _DATE_PATTERN}),
]
Title: TypeAlias = Annotated[str, StringConstraints(min_length=20, max_length=110), BeforeValidator(_single_line)]
Label: TypeAlias = Annotated[str, StringConstraints(min_length=1, max_length=200), BeforeValidator(_single_line)]
Paragraph: TypeAlias = Annotated[
    str,
    StringConstraints(min_length=1, max_length=1500),
    BeforeValidator(_joined),
]
Item: TypeAlias = Annotated[
    str,
    StringConstraints(min_length=1, max_length=600),
    BeforeValidator(_joined),
]


def _line(value: str | Mapping[str, str]) -> Line:
    if isinstance(value, str):
        return Line(value)
    ((mark, text),) = value.items()
    return Line(text, mark)


def _written(line: Line) -> str | dict[str, str]:
    """A line as it stands in the file."""
    return {line.mark: line.text} if line.mark else line.text


def _kind_of_line(value: object) -> str:
    """Which of the two forms a line is to be read as; the names have capitals, so that no field is called so."""
    return "MARKED" if isinstance(value, Mapping) else "PLAIN"


def _refusing(fault: Callable[[_V], str | None]) -> Callable[[_V], _V]:
    """A validator that refuses what a function has a sentence for."""

    def check(value: _V) -> _V:
        said = fault(value)
        if said:
            raise PydanticCustomError("dong_ke", "{said}", {"said": said})
        return value

    return check


Unmarked: TypeAlias = Annotated[Item, BeforeValidator(_refusing(fault_of_unmarked))]
"""A line of a list where no mark belongs."""
Background: TypeAlias = Annotated[Paragraph, BeforeValidator(_refusing(fault_of_unmarked))]
Language: TypeAlias = Annotated[
    str, AfterValidator(_refusing(language_fault)), WithJsonSchema({"type": "string", "enum": list(LANGUAGES)})
]
Key: TypeAlias = Annotated[str, StringConstraints(min_length=1, max_length=120), BeforeValidator(_single_line)]
Question: TypeAlias = Annotated[str, StringConstraints(min_length=5, max_length=160), BeforeValidator(_single_line)]
Url: TypeAlias = Annotated[str, StringConstraints(min_length=1, max_length=2000), BeforeValidator(_single_line)]


class Place(Model):
    """Where something was done, in the names that the source uses."""

    province: Label = Field(
        alias="tinh",
        title="Tỉnh, thành phố",
        description="Tên lúc việc diễn ra, cũ hay mới đều được; “Toàn quốc” cho đơn vị cấp trung ương.",
    )
    district: Label | None = Field(
        None,
        alias="huyen",
        title="Huyện (cũ)",
        description="Huyện, quận, thị xã lúc ấy, kèm loại khi nguồn nói: huyện Chiêm Hóa.",
    )
    commune: Label | None = Field(
        None,
        alias="xa",
        title="Xã, phường",
        description="Xã, phường, thị trấn lúc ấy, kèm loại khi nguồn nói: xã Yên Lập.",
    )
    unit: Label | None = Field(
        None, alias="don_vi", title="Đơn vị", description="Thôn, công ty, giáo xứ… kèm loại, ví dụ: Thôn Nà Dầu."
    )
    commune_today: Label | None = Field(
        None, alias="xa_nay", title="Xã nay", description="Xã, phường ngày nay, nếu biết chắc."
    )


class Period(Model):
    """When it was done; words where the source is vague."""

    start: PartialDate | None = Field(
        None, alias="tu", title="Từ", description="Năm, năm-tháng hoặc ngày: 2020, 2020-09, 2020-09-12."
    )
    end: PartialDate | None = Field(None, alias="den", title="Đến", description="Viết như “tu”.")
    note: Label | None = Field(
        None, alias="ghi_chu", title="Ghi chú thời gian", description="Nói bằng lời khi nguồn không nói rõ."
    )


class Document(Model):
    """A pointer to a legal document, with the article that matters."""

    id: Key = Field(alias="ma", title="Mã văn bản", description="Mã trong _danh-muc/van-ban.yaml.")
    article: Label | None = Field(None, alias="dieu", title="Điều, khoản", description="Ví dụ: Điều 15.")


def _document(value: object) -> object:
    return {"ma": value} if isinstance(value, str) else value


DocumentRef: TypeAlias = Annotated[
    Document,
    BeforeValidator(_document, json_schema_input_type=Key | Document),
]


class _LineOf:
    """Has pydantic read a :class:`Line`: a tagged union of a text and a mapping of one mark to its text."""

    def __init__(self, marks: Sequence[str]) -> None:
        text, mapping = partial(fault_of_text, marks=marks), partial(fault_of_mapping, marks=marks)
        plain = Annotated[Item, AfterValidator(_refusing(text)), Tag("PLAIN")]
        marked = Annotated[dict[str, Item], BeforeValidator(_refusing(mapping)), Tag("MARKED")]
        self.forms: Any = Annotated[plain | marked, Discriminator(_kind_of_line)]

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_after_validator_function(
            _line,
            handler.generate_schema(self.forms),
            serialization=core_schema.plain_serializer_function_ser_schema(_written),
        )


Deed: TypeAlias = Annotated[Line, _LineOf(STAGES)]
"""A line of steps or results: a text, or one stage and its text (``dan-ban: …``)."""
Remark: TypeAlias = Annotated[Line, _LineOf(REMARKS)]
"""An editor's remark on the sources: a text, or one kind of remark and its text (``trai-nhau: …``)."""


class Replication(Model):
    """Where else it was done."""

    place: Place = Field(alias="dia_ban", title="Địa bàn", description="Nơi khác cũng làm.")
    period: Period | None = Field(None, alias="thoi_gian", title="Thời gian", description="Khi nào.")
    text: Unmarked = Field(alias="noi_dung", title="Nội dung", description="Nơi ấy đã làm gì, kết quả ra sao.")


_LIKE_ADDRESS = re.compile(r"(?:https?:|www\.)\S+|[\w.-]+\.(?:vn|com|net|org|info)(?:/\S*)?", re.IGNORECASE)


def _fault_of_title(title: str) -> str | None:
    """What is wrong with the title of a source: it says nothing, its bracket is open, or it is an address."""
    if not any(char.isalnum() for char in title):
        return "tên chưa nói gì; hãy ghi tên bài đúng như nguồn, chưa thấy tên thì tả trong ngoặc vuông: [Tin về …]"
    if title.startswith("[") and "]" not in title:
        return "ngoặc vuông mở ra mà không đóng; hãy viết cả lời tả trong ngoặc: [Tin về …]"
    if _LIKE_ADDRESS.fullmatch(title):
        return (
            "tên bài không phải là địa chỉ; hãy ghi tên bài, hoặc tả trong ngoặc vuông: [Tin về …], địa chỉ để ở “url”"
        )
    return None


SourceTitle: TypeAlias = Annotated[Label, AfterValidator(_refusing(_fault_of_title))]


class Reference(Model):
    """A source: who published what, where and when."""

    title: SourceTitle = Field(
        alias="ten",
        title="Tên bài, tên văn bản",
        description="Đúng như nguồn đặt; chưa thấy tên thì tả trong ngoặc vuông: [Tin về …], không đoán từ địa chỉ.",
    )
    publisher: Label = Field(alias="don_vi", title="Đơn vị công bố", description="Tên báo, cơ quan.")
    url: Url | None = Field(None, alias="url", title="Địa chỉ", description="http:// hoặc https://.")
    date: DayPublished | None = Field(
        None, alias="ngay", title="Ngày đăng", description="Chính xác đến đâu ghi đến đó."
    )
    kind: Literal["bao-chi", "co-quan", "van-ban", "nghien-cuu"] | None = Field(
        None, alias="loai", title="Loại nguồn", description="Báo chí, cơ quan, văn bản hay nghiên cứu."
    )
    language: Language | None = Field(
        None, alias="tieng", title="Tiếng", description="Chỉ ghi khi trang không viết bằng tiếng Việt: en, fr…"
    )
    repeats: Annotated[int, Field(ge=1, le=20)] | None = Field(
        None, alias="dang_lai", title="Đăng lại", description="Số của nguồn mà trang này chép lại."
    )
    elsewhere: bool = Field(
        default=False, alias="noi_khac", title="Nơi khác", description="true: trang kể về một nơi khác."
    )
    archived_url: Url | None = Field(
        None, alias="url_luu", title="Bản lưu", description="Địa chỉ một bản lưu trữ của trang."
    )


class Review(Model):
    """Who opened the sources again, and when."""

    date: DayPublished = Field(alias="ngay", title="Ngày đối chiếu", description="Ngày mở lại nguồn để so.")
    by: Label = Field(alias="don_vi", title="Đơn vị đối chiếu", description="Cơ quan, đơn vị; không ghi tên riêng.")
    months: Annotated[int, Field(ge=1, le=120)] = Field(
        24, alias="han_thang", title="Hạn (tháng)", description="Sau bao nhiêu tháng thì nên đối chiếu lại."
    )
    extent: Literal["ca-trang", "phan-dau"] | None = Field(
        None,
        alias="pham_vi",
        title="Phạm vi",
        description="ca-trang: đã đọc cả trang; phan-dau: chỉ xem được phần đầu.",
    )


FORMER_KEY = "khau"
"""The key that once listed the stages of a whole entry; a stage stands at the deed that shows it now."""
FORMER_NOTE = "# khâu theo mẫu cũ:"
"""Begins the comment that keeps what such a list said until each stage stands at its deed."""


class Practice(Model):
    """One practice: what was done, by whom, what came of it, and its sources."""

    title: Title = Field(
        alias="tieu_de", title="Tiêu đề", description="20–110 ký tự: đã làm gì, ở đâu hoặc kết quả gì."
    )
    summary: Paragraph = Field(
        alias="tom_tat", title="Tóm tắt", description="1–3 câu, nhiều nhất 60 chữ: ai làm gì, được gì."
    )
    place: Place = Field(alias="dia_ban", title="Địa bàn", description="Nơi làm, theo tên lúc ấy.")
    period: Period | None = Field(None, alias="thoi_gian", title="Thời gian", description="Làm từ khi nào đến khi nào.")
    led_by: Label | None = Field(
        None, alias="chu_tri", title="Chủ trì", description="Đơn vị đứng ra làm; không ghi tên riêng."
    )
    context: Background | None = Field(
        None, alias="boi_canh", title="Bối cảnh", description="Trước đó vướng gì, muốn gì."
    )
    steps: Annotated[tuple[Deed, ...], Field(min_length=1, max_length=20)] = Field(
        alias="cach_lam",
        title="Cách làm",
        description="Theo thứ tự, mỗi dòng một việc: ai làm gì. Việc nào cho thấy một khâu thì mở đầu bằng mã khâu ấy.",
    )
    results: Annotated[tuple[Deed, ...], Field(min_length=1, max_length=20)] = Field(
        alias="ket_qua", title="Kết quả", description="Mỗi dòng một kết quả; mở đầu bằng mã khâu nếu cho thấy khâu ấy."
    )
    obstacles: Annotated[tuple[Unmarked, ...], Field(max_length=20)] = Field(
        (), alias="kho_khan", title="Khó khăn", description="Điều gì vướng và đã gỡ thế nào; chỉ điều nguồn nói ra."
    )
    unsolved: Annotated[tuple[Unmarked, ...], Field(max_length=20)] = Field(
        (), alias="chua_xong", title="Chưa xong", description="Điều còn bỏ ngỏ, chưa được, hoặc tái diễn."
    )
    conditions: Annotated[tuple[Unmarked, ...], Field(max_length=20)] = Field(
        (), alias="dieu_kien", title="Điều kiện", description="Cần có gì thì làm được; chỉ điều nguồn nói."
    )
    when_not: Annotated[tuple[Unmarked, ...], Field(max_length=20)] = Field(
        (), alias="khong_nen", title="Khi nào không nên", description="Chỉ điều nguồn nói."
    )
    replications: Annotated[tuple[Replication, ...], Field(max_length=20)] = Field(
        (), alias="nhan_rong", title="Nơi khác cũng làm", description="Mỗi nơi một mục."
    )
    topics: Annotated[tuple[Key, ...], Field(min_length=1, max_length=4)] = Field(
        alias="chu_de", title="Chủ đề", description="1–4 chủ đề trong _danh-muc/chu-de.yaml."
    )
    documents: Annotated[tuple[DocumentRef, ...], Field(max_length=10)] = Field(
        (), alias="van_ban", title="Văn bản hiện hành liên quan", description="Gợi ý cho người đọc hôm nay."
    )
    questions: Annotated[tuple[Question, ...], Field(max_length=MOST_QUESTIONS)] = Field(
        (),
        alias="hoi",
        title="Bài này trả lời",
        description="5–30 câu đời thường mà bài trả lời được; trang hiện mười câu đầu, tìm kiếm dùng mọi câu.",
    )
    related: Annotated[tuple[Key, ...], Field(max_length=5)] = Field(
        (), alias="lien_quan", title="Bài nên đọc tiếp", description="0–5 mã của bài khác."
    )
    sources: Annotated[tuple[Reference, ...], Field(min_length=1, max_length=20)] = Field(
        alias="nguon", title="Nguồn", description="Ít nhất một; đánh số từ 1 theo thứ tự."
    )
    remarks: Annotated[tuple[Remark, ...], Field(max_length=20)] = Field(
        (), alias="luu_y", title="Lưu ý về nguồn", description="Điều người đọc kỹ nguồn sẽ vấp phải."
    )
    review: Review | None = Field(
        None, alias="ra_soat", title="Đối chiếu nguồn", description="Chỉ ghi khi thật sự đã mở lại nguồn."
    )
    draft: bool = Field(
        default=False, alias="nhap", title="Bản nháp", description="true: kiểm tra và xem trước được, không đăng."
    )

    @model_validator(mode="before")
    @classmethod
    def _without_former_key(cls, values: object) -> object:
        """A list ``khau`` is judged by a rule of its own (khau-cu): an older base is read all the same."""
        if isinstance(values, dict) and FORMER_KEY in values:
            return {key: value for key, value in values.items() if key != FORMER_KEY}
        return values

    @property
    def stages(self) -> tuple[str, ...]:
        """The stages that its deeds show, in the order of the chain."""
        shown = {line.mark for line in (*self.steps, *self.results)}
        return tuple(stage for stage in STAGES if stage in shown)


BODY_FIELDS = ("boi_canh", "cach_lam", "ket_qua", "kho_khan", "chua_xong", "dieu_kien", "khong_nen", "nhan_rong")
"""Keys whose text makes up the body of an entry, in reading order."""


def keys_at(model: type[Model], path: tuple[str | int, ...]) -> list[str]:
    """The keys that a model knows inside a field, in the order of the template; empty where there are none."""
    return list(node_at(model, path).get("properties", {}))


def node_at(model: type[Model], path: tuple[str | int, ...]) -> dict[str, Any]:
    """What the schema of a model says of a field; nothing where there is none."""
    here: Any = _json_schema(model)
    root = here
    for part in path:
        here = _resolve(root, here)
        here = here.get("items", {}) if isinstance(part, int) else here.get("properties", {}).get(part, {})
    return _resolve(root, here)


@cache
def _json_schema(model: type[Model]) -> dict[str, Any]:
    return model.model_json_schema(by_alias=True)


def _resolve(root: dict[str, Any], node: dict[str, Any]) -> dict[str, Any]:
    """Follow the reference or the one object among alternatives that a schema node stands for, or take the first of these."""
    for option in (node, *node.get("anyOf", ())):
        if "$ref" in option:
            return dict(root["$defs"][option["$ref"].rsplit("/", 1)[1]])
    return dict(node["anyOf"][0]) if "anyOf" in node else node
