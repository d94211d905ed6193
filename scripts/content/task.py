"""What a task is: what the law asks of somebody who must do something, requirement by requirement, in one frozen model.

A requirement that was *held* against the whole text of its article may carry one form to compute with: a deadline, a
window, a span that lasts, a day of the year, a period, a share or a number. All others say in words what they know.
"""

from __future__ import annotations

import re
from typing import Annotated, Literal, TypeAlias

from pydantic import BeforeValidator, Field, StringConstraints, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from scripts.content.model import MOST_QUESTIONS, Item, Key, Label, Model, Paragraph, Question, Review
from scripts.content.vocabulary import Day

MAX_QUOTED_WORDS = 25
"""Words of a law that a requirement may quote."""
FORMS = ("thoi_han", "khoang", "keo_dai", "trong_nam", "dinh_ky", "ty_le", "so_luong")
"""Keys of the forms that compute; a requirement has one of them at most."""

Unit: TypeAlias = Literal["ngay", "ngay-lam-viec", "thang", "gio"]
Count: TypeAlias = Annotated[int, Field(ge=1, le=3650)]
_DAY_OF_YEAR = re.compile(r"(\d{1,2})/(\d{1,2})")
_DAYS_OF_MONTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _number(value: object) -> object:
    """An article or clause may be written as a bare number."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _day_of_year(value: object) -> object:
    if not isinstance(value, str):
        return value
    match = _DAY_OF_YEAR.fullmatch(value.strip())
    day, month = (int(match[1]), int(match[2])) if match else (0, 0)
    if not (1 <= month <= len(_DAYS_OF_MONTHS) and 1 <= day <= _DAYS_OF_MONTHS[month - 1]):
        raise PydanticCustomError(
            "ngay_thang", "“{value}” không phải ngày/tháng; hãy viết như “30/6”, đặt trong nháy kép", {"value": value}
        )
    return f"{day}/{month}"


def _fault(sentence: str) -> PydanticCustomError:
    return PydanticCustomError("viec", "{said}", {"said": sentence})


Number: TypeAlias = Annotated[
    str,
    StringConstraints(min_length=1, max_length=60),
    BeforeValidator(_number),
    WithJsonSchema({"type": ["integer", "string"]}),
]
"""An article, clause or point: ``18``, ``1, 2``, ``a–g``."""
DayOfYear: TypeAlias = Annotated[str, BeforeValidator(_day_of_year)]
"""A day of any year, ``30/6``."""


class Deadline(Model):
    """So many units before or after an event. With ``then``: how long that event must wait for the first one."""

    number: Count = Field(alias="so", title="Số", description="Con số của luật, viết bằng chữ số.")
    unit: Unit = Field(alias="don_vi", title="Đơn vị", description="ngay, ngay-lam-viec, thang hoặc gio.")
    bound: Literal["it-nhat", "nhieu-nhat"] = Field(
        alias="kieu", title="Ít nhất hay nhiều nhất", description="it-nhat: không được ít hơn; nhieu-nhat: không quá."
    )
    side: Literal["truoc", "sau"] = Field(alias="huong", title="Trước hay sau", description="Trước hay sau mốc.")
    event: Key = Field(alias="moc", title="Mốc", description="Mã sự kiện mà việc này khai ở “su_kien”.")
    then: Key | None = Field(
        None, alias="roi", title="Rồi mới", description="Sự kiện chỉ được đến khi đã chờ đủ (it-nhat, sau)."
    )

    @model_validator(mode="after")
    def _known_shape(self) -> Deadline:
        if self.side == "truoc" and self.bound == "nhieu-nhat":
            raise _fault("“nhieu-nhat … truoc” không phải hạn; trong một khoảng trước mốc thì dùng “khoang”")
        waits = self.side == "sau" and self.bound == "it-nhat"
        if waits and not self.then:
            raise _fault("chờ ít nhất … sau mốc thì phải ghi “roi”: sự kiện nào chỉ được đến sau đó")
        if self.then and not waits:
            raise _fault("“roi” chỉ đi với “kieu: it-nhat” và “huong: sau”")
        return self


class Window(Model):
    """Not nearer and not farther than so many units from an event: 1 to 3 days before it."""

    least: Count = Field(alias="tu", title="Từ", description="Số nhỏ.")
    most: Count = Field(alias="den", title="Đến", description="Số lớn.")
    unit: Unit = Field(alias="don_vi", title="Đơn vị", description="ngay, ngay-lam-viec, thang hoặc gio.")
    side: Literal["truoc", "sau"] = Field(alias="huong", title="Trước hay sau", description="Trước hay sau mốc.")
    event: Key = Field(alias="moc", title="Mốc", description="Mã sự kiện.")

    @model_validator(mode="after")
    def _ordered(self) -> Window:
        if self.least >= self.most:
            raise _fault("“tu” phải nhỏ hơn “den”")
        return self


class Duration(Model):
    """How long something that begins with an event lasts: at least, or at most."""

    number: Count = Field(alias="so", title="Số", description="Con số của luật.")
    unit: Unit = Field(alias="don_vi", title="Đơn vị", description="ngay, ngay-lam-viec, thang hoặc gio.")
    bound: Literal["it-nhat", "nhieu-nhat"] = Field(alias="kieu", title="Ít nhất hay nhiều nhất", description="Kiểu.")
    event: Key = Field(alias="moc", title="Từ khi", description="Mã sự kiện bắt đầu.")


class InYear(Model):
    """A day or a part of every year; one of the keys."""

    before: DayOfYear | None = Field(None, alias="truoc", title="Trước ngày", description="Ngày/tháng: “30/6”.")
    until: DayOfYear | None = Field(None, alias="den_het", title="Đến hết ngày", description="Ngày/tháng.")
    on: DayOfYear | None = Field(None, alias="vao", title="Vào ngày", description="Ngày/tháng.")
    part: Literal["quy-1", "quy-2", "quy-3", "quy-4", "nua-dau", "nua-cuoi"] | None = Field(
        None, alias="phan", title="Phần của năm", description="Quý hay nửa năm."
    )

    @model_validator(mode="after")
    def _one(self) -> InYear:
        if sum(value is not None for value in (self.before, self.until, self.on, self.part)) != 1:
            raise _fault("chỉ ghi một trong: truoc, den_het, vao, phan")
        return self


class Recurrence(Model):
    """How often at least."""

    period: Literal["thang", "quy", "nua-nam", "nam", "hai-nam"] = Field(
        alias="ky", title="Mỗi kỳ", description="thang, quy, nua-nam, nam hoặc hai-nam."
    )
    times: Annotated[int, Field(ge=1, le=60)] = Field(1, alias="lan", title="Mấy lần", description="Ít nhất mấy lần.")
    event: Key | None = Field(
        None, alias="moc", title="Ngày nào", description="Mã sự kiện mà ngày làm việc này là ngày của nó, nếu có."
    )


class Share(Model):
    """A fraction of a crowd: ``tu`` (that many will do) or ``tren`` (it must be more)."""

    bound: Literal["tu", "tren"] = Field(
        alias="phep", title="Từ hay trên", description="tu: bằng cũng đạt; tren: phải hơn."
    )
    numerator: Annotated[int, Field(ge=1, le=100)] = Field(alias="tu_so", title="Tử số", description="Ví dụ 2.")
    denominator: Annotated[int, Field(ge=2, le=100)] = Field(alias="mau_so", title="Mẫu số", description="Ví dụ 3.")
    crowd: Key = Field(alias="cua", title="Của", description="Mã trong so_dong của _danh-muc/viec.yaml.")

    @model_validator(mode="after")
    def _below_one(self) -> Share:
        whole = self.numerator == self.denominator and self.bound == "tu"
        if self.numerator >= self.denominator and not whole:
            raise _fault("tử số phải nhỏ hơn mẫu số")
        return self


class Step(Model):
    """One step of a number that goes by size."""

    least: Annotated[int, Field(ge=0, le=1_000_000)] = Field(alias="tu", title="Từ", description="Quy mô từ.")
    most: Annotated[int, Field(ge=0, le=1_000_000)] | None = Field(
        None, alias="den", title="Đến", description="Quy mô đến; bậc cuối thì bỏ."
    )
    number: Count = Field(alias="so", title="Số", description="Con số cần ở bậc này.")
    upper: Count | None = Field(None, alias="so_den", title="Đến số", description="Khi luật ghi một khoảng.")


class Amount(Model):
    """How many are needed: one number, a range, or steps by the size of a crowd."""

    bound: Literal["it-nhat", "nhieu-nhat", "tu-den", "dung"] = Field(
        alias="phep", title="Phép", description="it-nhat, nhieu-nhat, tu-den hoặc dung."
    )
    number: Count | None = Field(None, alias="so", title="Số", description="Con số; có “bac” thì bỏ.")
    upper: Count | None = Field(None, alias="den", title="Đến", description="Chỉ với tu-den.")
    of: Label = Field(alias="cua", title="Của", description="Đếm gì: người trong Ban kiểm phiếu…")
    by: Key | None = Field(None, alias="theo", title="Theo quy mô", description="Mã trong so_dong.")
    steps: Annotated[tuple[Step, ...], Field(max_length=12)] = Field(
        (), alias="bac", title="Bậc", description="Các bậc theo quy mô."
    )

    @model_validator(mode="after")
    def _whole(self) -> Amount:
        if bool(self.steps) != bool(self.by) or bool(self.steps) == (self.number is not None):
            raise _fault("ghi “so”, hoặc ghi “theo” cùng “bac”")
        ranged = self.bound == "tu-den" and not self.steps
        if ranged != (self.upper is not None) or (ranged and (self.number or 0) >= (self.upper or 0)):
            raise _fault("“den” đi với “phep: tu-den” và lớn hơn “so”")
        edges = [edge for step in self.steps for edge in (step.least, step.most)]
        known = [edge for edge in edges if edge is not None]
        if None in edges[:-1] or known != sorted(known):
            raise _fault("các bậc phải nối nhau từ nhỏ tới lớn; chỉ bậc cuối bỏ “den”")
        return self


Form: TypeAlias = Deadline | Window | Duration | InYear | Recurrence | Share | Amount
"""What a requirement computes with."""


class Event(Model):
    """A day that a task knows: set by the reader, learnt afterwards, or one of two by a fact."""

    id: Key = Field(alias="ma", title="Mã", description="Mã trong su_kien của _danh-muc/viec.yaml.")
    kind: Literal["dat", "biet-sau", "theo-truong-hop"] = Field(
        alias="loai",
        title="Loại",
        description="dat: người đọc đặt ngày; biet-sau: xảy ra rồi mới biết; theo-truong-hop: là một sự kiện khác tùy trường hợp.",
    )
    by_case: dict[Key, Key] = Field(
        default_factory=dict, alias="chon", title="Chọn", description="Với theo-truong-hop: mã trường hợp → mã sự kiện."
    )
    with_hour: bool = Field(default=False, alias="co_gio", title="Có giờ", description="true: hỏi cả giờ.")
    asked: Label | None = Field(
        None, alias="hoi", title="Hỏi", description="Nhãn ô ngày ở việc này, khi chữ trong danh mục không đúng người."
    )

    @model_validator(mode="after")
    def _chosen(self) -> Event:
        if (self.kind == "theo-truong-hop") != bool(self.by_case):
            raise _fault("“chon” đi với “loai: theo-truong-hop”, và chỉ với loại ấy")
        return self


class Articles(Model):
    """Articles of a document that were read whole."""

    document: Key = Field(alias="van_ban", title="Văn bản", description="Mã trong _danh-muc/van-ban.yaml.")
    articles: Number = Field(alias="dieu", title="Điều", description="Các điều đã đọc trọn: 15–24.")


class Freedom(Model):
    """What people believe that the law asks and it does not, and where that was looked for."""

    text: Item = Field(alias="noi_dung", title="Nội dung", description="Một câu: luật không đòi điều gì.")
    read: Annotated[tuple[Articles, ...], Field(min_length=1, max_length=6)] = Field(
        alias="da_doc", title="Đã đọc trọn", description="Văn bản và các điều đã đọc trọn để nói được câu này."
    )
    beside: Key | None = Field(
        None, alias="canh", title="Cạnh bước", description="Mã một dòng “buoc”: câu này đứng cả ở dưới bước ấy."
    )


class Mistake(Model):
    """A mistake that was made, and the entries that tell of it."""

    text: Item = Field(alias="noi_dung", title="Nội dung", description="Sai gì, và gỡ thế nào.")
    entries: Annotated[tuple[Key, ...], Field(max_length=4)] = Field(
        (), alias="bai", title="Bài", description="Mã của bài kể chuyện ấy."
    )


class Way(Model):
    """A way on where a number does not suffice, and the requirement that allows it."""

    does: Label = Field(alias="lam", title="Làm gì", description="Giữa câu, như: dời ngày họp.")
    row: Key = Field(alias="theo", title="Theo bước", description="Mã dòng “buoc” cho làm như thế.")


class Shortage(Model):
    """What is said where a number that the reader gives cannot suffice: of which one, for what, which ways there are."""

    given: Key = Field(alias="dem", title="Đem ô nào so", description="Mã trong so_dong, có don_vi và dem.")
    needs: Label = Field(alias="can", title="Cần gì", description="Sau con số cần: hộ đồng ý.")
    outcome: Label = Field(alias="thi", title="Thì sao", description="Giữa câu: họp này chưa thể thông qua.")
    cases: Annotated[tuple[Key, ...], Field(max_length=4)] = Field(
        (), alias="khi", title="Khi nào", description="Chỉ so trong những trường hợp này."
    )
    ways: Annotated[tuple[Way, ...], Field(min_length=1, max_length=4)] = Field(
        alias="cach", title="Cách đi tiếp", description="Chỉ cách mà một dòng của việc này cho làm."
    )


class Requirement(Model):
    """One thing that the law asks, with its place in the law and how firmly that was seen."""

    id: Key = Field(alias="ma", title="Mã", description="Mã riêng trong việc này; giữ nguyên khi sửa chữ.")
    part: Annotated[Label, Field(max_length=60)] | None = Field(
        None, alias="phan", title="Phần", description="Tên phần bắt đầu từ bước này, tới bước có “phan” kế tiếp."
    )
    text: Item = Field(alias="noi_dung", title="Nội dung", description="Luật đòi gì, lời của ta, một việc một dòng.")
    short: Annotated[Label, Field(max_length=60)] | None = Field(
        None, alias="ngan", title="Gọi ngắn", description="Tối đa 60 ký tự, cho dòng ngày và cảnh báo: Báo họp."
    )
    document: Key = Field(alias="van_ban", title="Văn bản", description="Mã trong _danh-muc/van-ban.yaml.")
    article: Number | None = Field(None, alias="dieu", title="Điều", description="Ví dụ 18.")
    clause: Number | None = Field(None, alias="khoan", title="Khoản", description="Ví dụ 1, 2.")
    point: Number | None = Field(None, alias="diem", title="Điểm", description="Ví dụ a.")
    doers: Annotated[tuple[Key, ...], Field(max_length=6)] = Field(
        (), alias="nguoi_lam", title="Người làm", description="Mã trong nguoi_lam của _danh-muc/viec.yaml."
    )
    cases: Annotated[tuple[Key, ...], Field(max_length=8)] = Field(
        (), alias="khi", title="Khi nào", description="Chỉ đòi trong những trường hợp này: mã trong truong_hop."
    )
    deadline: Deadline | None = Field(None, alias="thoi_han", title="Thời hạn", description="Trước hay sau một mốc.")
    window: Window | None = Field(None, alias="khoang", title="Khoảng", description="Từ … đến … trước hay sau mốc.")
    duration: Duration | None = Field(None, alias="keo_dai", title="Kéo dài", description="Từ một mốc, bao lâu.")
    in_year: InYear | None = Field(None, alias="trong_nam", title="Trong năm", description="Ngày hay phần của năm.")
    recurrence: Recurrence | None = Field(None, alias="dinh_ky", title="Định kỳ", description="Bao lâu một lần.")
    share: Share | None = Field(None, alias="ty_le", title="Tỷ lệ", description="Phân số của một số đông.")
    amount: Amount | None = Field(None, alias="so_luong", title="Số lượng", description="Cần bao nhiêu.")
    shortage: Shortage | None = Field(
        None, alias="thieu", title="Khi thiếu", description="Nói gì khi con số người đọc điền không thể đủ."
    )
    firmness: Literal["toan-van", "trich", "ke-lai", "chua-thay"] = Field(
        alias="chac", title="Chắc đến đâu", description="toan-van: đã đọc trọn điều; khác thì không ghi số nào."
    )
    quote: Item | None = Field(
        None, alias="da_thay", title="Chữ đã thấy", description="Tối đa 25 chữ của luật, có con số và đơn vị."
    )
    edition: Key | None = Field(None, alias="ban", title="Bản đã đọc", description="Mã trong ban_doc.")
    touched_by: Annotated[tuple[Key, ...], Field(max_length=6)] = Field(
        (), alias="bi_sua", title="Có thể đã bị sửa bởi", description="Văn bản sau có thể đã đụng tới điều này."
    )
    untouched_by: Annotated[tuple[Key, ...], Field(max_length=6)] = Field(
        (), alias="khong_bi_sua", title="Không bị sửa bởi", description="Văn bản sửa đã xem, không đụng tới điều này."
    )
    fields: Annotated[tuple[Key, ...], Field(max_length=20)] = Field(
        (),
        alias="truong",
        title="Ô của giấy",
        description="Những ô mà luật đòi giấy phải có; giấy mang dòng này có đủ.",
    )
    begins: Day | None = Field(None, alias="hieu_luc_tu", title="Áp dụng từ", description="Nếu khác văn bản.")
    ends: Day | None = Field(None, alias="dung_den", title="Áp dụng đến hết", description="Nếu khác văn bản.")
    remark: Item | None = Field(None, alias="ghi_chu", title="Ghi chú", description="Điều người đọc cần biết thêm.")

    @property
    def held(self) -> bool:
        """Whether it was held against the whole text of its article: only then it computes."""
        return self.firmness == "toan-van" and bool(self.quote and self.edition and self.article)

    @property
    def forms(self) -> dict[str, Form]:
        """What it computes with, by the key of the form: one at most."""
        forms = (self.deadline, self.window, self.duration, self.in_year, self.recurrence, self.share, self.amount)
        return {key: form for key, form in zip(FORMS, forms, strict=True) if form is not None}

    @property
    def events(self) -> tuple[str, ...]:
        """The events that it names."""
        forms = (self.deadline, self.window, self.duration, self.recurrence)
        named = [form.event for form in forms if form and form.event]
        return (*named, *((self.deadline.then,) if self.deadline and self.deadline.then else ()))

    @property
    def crowd(self) -> str | None:
        """The crowd whose number it asks for."""
        if self.share:
            return self.share.crowd
        return self.amount.by if self.amount else None

    @property
    def place(self) -> str:
        """Where it stands in its document: ``Điều 18 khoản 1``; "" where nobody knows."""
        parts = (("Điều", self.article), ("khoản", self.clause), ("điểm", self.point))
        return " ".join(f"{name} {number}" for name, number in parts if number)

    @model_validator(mode="after")
    def _one_form_if_held(self) -> Requirement:
        if self.firmness == "toan-van":
            lacking = [
                key
                for key, value in (("dieu", self.article), ("da_thay", self.quote), ("ban", self.edition))
                if not value
            ]
            if lacking:
                raise _fault(f"“chac: toan-van” thì phải có {', '.join(f'“{key}”' for key in lacking)}")
        written = list(self.forms)
        if len(written) > 1:
            raise _fault(f"mỗi dòng chỉ một con số, đang có {', '.join(written)}; hãy tách thành nhiều dòng")
        if written and not self.held:
            raise _fault(f"dòng chưa đọc trọn điều thì không ghi “{written[0]}”; hãy bỏ, hoặc đối chiếu với toàn văn")
        if self.shortage and not self.crowd:
            raise _fault("“thieu” đi với “ty_le”, hoặc với “so_luong” có “theo”")
        return self


class Paper(Model):
    """A paper that a task needs; ``carries`` are the requirements whose fields stand in it."""

    id: Key = Field(alias="ma", title="Mã", description="Mã riêng trong việc này; cũng là tên tệp.")
    name: Label = Field(alias="ten", title="Tên", description="Tên giấy.")
    layout: Literal["mau-chinh-thuc", "nghi-dinh-30", "thuong"] = Field(
        alias="the_thuc", title="Thể thức", description="mau-chinh-thuc, nghi-dinh-30 (xã, cơ quan) hay thuong (thôn)."
    )
    form: Label | None = Field(None, alias="mau", title="Mẫu", description="Số mẫu, chỉ khi đã thấy đủ mọi ô.")
    carries: Annotated[tuple[Key, ...], Field(max_length=20)] = Field(
        (), alias="yeu_cau", title="Yêu cầu", description="Mã các dòng “buoc” mà giấy này phải có ô."
    )
    cases: Annotated[tuple[Key, ...], Field(max_length=8)] = Field(
        (), alias="khi", title="Khi nào", description="Chỉ cần trong những trường hợp này."
    )
    remark: Item | None = Field(
        None, alias="ghi_chu", title="Ghi chú", description="Mẫu chính thức ở đâu, vì sao không dùng."
    )


class Said(Model):
    """A sentence for some cases."""

    cases: Annotated[tuple[Key, ...], Field(max_length=4)] = Field(
        (), alias="khi", title="Khi nào", description="Chỉ nói trong những trường hợp này; bỏ nếu luôn nói."
    )
    text: Item = Field(alias="cau", title="Câu", description="Một câu, chỉ nói điều các dòng “buoc” đã nói.")


class Companion(Model):
    """Another task that may fall due beside this one, and in which case what does."""

    task: Key = Field(alias="viec", title="Việc", description="Tên tệp của việc kia.")
    said: Annotated[tuple[Said, ...], Field(min_length=1, max_length=6)] = Field(
        alias="noi", title="Nói gì", description="Trường hợp nào thì phải làm việc nào."
    )


class Task(Model):
    """One task: what the law asks and by when, what it leaves free, what others learnt, which papers."""

    name: Annotated[Label, Field(max_length=90)] = Field(
        alias="ten", title="Tên việc", description="Như người ta gọi, tối đa 90 ký tự."
    )
    group: Key = Field(alias="nhom", title="Nhóm", description="Mã trong nhom của _danh-muc/viec.yaml.")
    summary: Paragraph = Field(
        alias="tom_tat", title="Tóm tắt", description="1–3 câu: việc này đòi gì. Không số nào chưa đối chiếu."
    )
    readers: Annotated[tuple[Key, ...], Field(min_length=1, max_length=6)] = Field(
        alias="cho_ai", title="Cho ai", description="Ai đọc trang này để làm: mã trong nguoi_lam."
    )
    when: Paragraph = Field(alias="khi_nao", title="Khi nào cần", description="Gặp tình huống nào thì làm việc này.")
    companion: Companion | None = Field(
        None,
        alias="di_cung",
        title="Việc đi cùng",
        description="Việc hay bị lẫn với việc này: khi nào phải làm việc nào.",
    )
    events: Annotated[tuple[Event, ...], Field(max_length=8)] = Field(
        (), alias="su_kien", title="Sự kiện", description="Các mốc ngày của việc."
    )
    requirements: Annotated[tuple[Requirement, ...], Field(min_length=1, max_length=60)] = Field(
        alias="buoc", title="Luật đòi gì", description="Theo thứ tự làm, mỗi dòng một điều luật đòi."
    )
    freedoms: Annotated[tuple[Freedom, ...], Field(max_length=20)] = Field(
        (), alias="luat_khong_bat", title="Luật không bắt", description="Điều người ta hay tưởng luật đòi."
    )
    mistakes: Annotated[tuple[Mistake, ...], Field(max_length=12)] = Field(
        (), alias="hay_sai", title="Hay sai", description="Từ “kho_khan”, “chua_xong” của các bài."
    )
    done_well: Annotated[tuple[Item, ...], Field(max_length=8)] = Field(
        (), alias="lam_tot", title="Làm tốt là khi", description="Nhìn vào đâu thì biết đã làm tốt."
    )
    stages: Annotated[tuple[Key, ...], Field(max_length=6)] = Field(
        (), alias="khau", title="Khâu", description="Những khâu mà việc này là."
    )
    topics: Annotated[tuple[Key, ...], Field(max_length=4)] = Field(
        (), alias="chu_de", title="Chủ đề", description="Chủ đề của bài nên đọc kèm: mã trong chu-de.yaml."
    )
    settings: Annotated[tuple[Key, ...], Field(max_length=4)] = Field(
        (), alias="loai_hinh", title="Loại hình", description="Loại hình của bài nên đọc kèm."
    )
    papers: Annotated[tuple[Paper, ...], Field(max_length=8)] = Field(
        (), alias="giay_to", title="Giấy tờ", description="Những giấy việc này cần."
    )
    entries: Annotated[tuple[Key, ...], Field(max_length=6)] = Field(
        (), alias="bai", title="Bài nên xem", description="Mã các bài chọn sẵn; máy thêm bài gần nhất."
    )
    related: Annotated[tuple[Key, ...], Field(max_length=5)] = Field(
        (), alias="viec_lien_quan", title="Việc liên quan", description="Mã của việc khác."
    )
    questions: Annotated[tuple[Question, ...], Field(min_length=3, max_length=MOST_QUESTIONS)] = Field(
        alias="hoi", title="Trang này trả lời", description="Câu người ta gõ khi cần việc này."
    )
    review: Review = Field(alias="ra_soat", title="Đối chiếu", description="Ngày đối chiếu với văn bản, đơn vị.")

    @property
    def parts(self) -> list[tuple[str, tuple[Requirement, ...]]]:
        """Its requirements under the names of their parts; one part without a name where it has none."""
        found: list[tuple[str, list[Requirement]]] = []
        for row in self.requirements:
            if row.part or not found:
                found.append((row.part or "", []))
            found[-1][1].append(row)
        return [(name, tuple(rows)) for name, rows in found]
