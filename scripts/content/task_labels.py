"""How a task is said: its rules in words, how firmly a requirement was seen, the days within which it holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from scripts.content import document_state
from scripts.content.task import Amount, Deadline, Duration, InYear, Recurrence, Requirement, Share, Task, Window
from scripts.content.vocabulary import UNKNOWN_DAY, Edition, LegalDocument, TaskWords, Vocabulary
from scripts.text import dates

UNITS = {"ngay": "ngày", "ngay-lam-viec": "ngày làm việc", "thang": "tháng", "gio": "giờ"}
LAYOUTS = {
    "mau-chinh-thuc": "mẫu chính thức",
    "nghi-dinh-30": "trình bày theo Nghị định 30/2020/NĐ-CP",
    "thuong": "giấy thường, không phải mẫu của nhà nước",
}
_FIRMNESS = {
    "trich": "chưa đối chiếu được với toàn văn: mới thấy trang khác trích",
    "ke-lai": "chưa đối chiếu được với toàn văn: mới thấy kể lại",
    "chua-thay": "chưa đối chiếu được: chưa thấy chữ của điều này",
}
_PERIODS = {"thang": "tháng", "quy": "quý", "nua-nam": "sáu tháng", "nam": "năm", "hai-nam": "hai năm"}
_PARTS = {
    "quy-1": "quý I hằng năm",
    "quy-2": "quý II hằng năm",
    "quy-3": "quý III hằng năm",
    "quy-4": "quý IV hằng năm",
    "nua-dau": "sáu tháng đầu năm",
    "nua-cuoi": "sáu tháng cuối năm",
}
_BOUNDS = {"it-nhat": "ít nhất", "nhieu-nhat": "nhiều nhất", "dung": "đúng"}


@dataclass(frozen=True, slots=True)
class Basis:
    """The days, in ISO form, within which a requirement holds ("" where there is none), and what comes after it.

    ``known`` is false where nobody has seen since when its document is in force, or when it ended: nothing is computed.
    """

    begins: str
    ends: str
    heir: LegalDocument | None
    known: bool


def rule(words: TaskWords, row: Requirement) -> str:
    """The number of a requirement in words, "" where it has none: ``ít nhất 2 ngày trước ngày họp``."""
    events = {event.id: event.name for event in words.events}
    crowds = {crowd.id: crowd.name for crowd in words.crowds}
    for form in row.forms.values():
        if isinstance(form, Deadline | Window | Duration):
            return _days(form, events)
        if isinstance(form, InYear):
            return _in_year(form)
        if isinstance(form, Recurrence):
            times = f"{form.times} lần" if form.times > 1 else "một lần"
            return f"ít nhất {times} mỗi {_PERIODS[form.period]}"
        return share(form, crowds) if isinstance(form, Share) else _amount(form, crowds)
    return ""


def share(form: Share, crowds: Mapping[str, str]) -> str:
    """A share in words: ``trên 50% số đại diện hộ dự họp``, ``từ 2/3 tổng số …``."""
    return f"{fraction(form)} {crowds.get(form.crowd, form.crowd)}"


def fraction(form: Share) -> str:
    """A share without its crowd: ``trên 50%``, ``từ 2/3``."""
    bound = "từ" if form.bound == "tu" else "trên"
    percent, rest = divmod(100 * form.numerator, form.denominator)
    return f"{bound} {f'{form.numerator}/{form.denominator}' if rest else f'{percent}%'}"


def _days(form: Deadline | Window | Duration, events: Mapping[str, str]) -> str:
    unit, event = UNITS[form.unit], events.get(form.event, form.event)
    if isinstance(form, Window):
        return f"từ {form.least} đến {form.most} {unit} {'trước' if form.side == 'truoc' else 'sau'} {event}"
    if isinstance(form, Duration):
        return f"kéo dài {_BOUNDS[form.bound]} {form.number} {unit} kể từ {event}"
    if form.then:
        then = events.get(form.then, form.then)
        return f"chờ ít nhất {form.number} {unit} sau {event}, rồi mới tới {then}"
    if form.side == "truoc":
        return f"ít nhất {form.number} {unit} trước {event}"
    return f"chậm nhất {form.number} {unit} sau {event}"


def _in_year(form: InYear) -> str:
    if form.part:
        return _PARTS[form.part]
    if form.before:
        return f"trước ngày {form.before} hằng năm"
    return f"đến hết ngày {form.until} hằng năm" if form.until else f"ngày {form.on} hằng năm"


def _amount(form: Amount, crowds: Mapping[str, str]) -> str:
    bound = _BOUNDS.get(form.bound, "từ")
    if not form.steps:
        upto = f" đến {form.upper}" if form.upper else ""
        return f"{bound} {form.number}{upto} {form.of}"
    steps = []
    for step in form.steps:
        size = f"từ {step.least} đến {step.most}" if step.most is not None else f"từ {step.least} trở lên"
        upto = f" đến {step.upper}" if step.upper else ""
        steps.append(f"{size}: {bound} {step.number}{upto}")
    return f"{form.of}, theo {crowds.get(form.by or '', form.by)}: {'; '.join(steps)}"


def fact_keys(words: TaskWords, task: Task) -> set[str]:
    """The keys of facts that papers of a task can be filled with: what is asked, what is computed, cases."""
    keys = {fact.id for fact in words.facts} | {*words.cases} | {event.id for event in task.events}
    keys |= {crowd.id for crowd in words.crowds}
    for row in task.requirements:
        keys |= {f"can-{row.id}"} if row.share else set()
        keys |= {f"han-{row.id}"} if row.deadline or row.window or row.duration else set()
    return keys


def edition(words: TaskWords, id_: str | None) -> Edition | None:
    """The text in which an article was read."""
    return next((row for row in words.editions if row.id == id_), None)


def firmness(words: TaskWords, row: Requirement) -> str:
    """How firmly a requirement was seen, and where."""
    text = edition(words, row.edition)
    if not row.held or text is None:
        return _FIRMNESS.get(row.firmness, _FIRMNESS["chua-thay"])
    copy = "bản chép của bên thứ ba, " if text.third_party else ""
    return f"đã đọc trọn điều trong {text.name} ({copy}{dates.in_words(text.seen)})"


def untold_amendments(vocabulary: Vocabulary, row: Requirement) -> list[LegalDocument]:
    """Amendments of the document of a row that computes, of which neither the row nor its edition says a word yet."""
    document, text = vocabulary.documents.get(row.document), edition(vocabulary.task_words, row.edition)
    if document is None or not row.held:
        return []
    told = {*row.touched_by, *row.untouched_by, *(text.taken_in if text else ())}
    return [vocabulary.documents[id_] for id_ in document.amended_by if id_ in vocabulary.documents and id_ not in told]


def unread_amendments(vocabulary: Vocabulary, row: Requirement) -> str:
    """What must stand beside a number whose article may have been touched later, "" where nothing may have.

    An amendment that nobody has held against the row may have touched it.
    """
    rows = [vocabulary.documents[id_] for id_ in row.touched_by if id_ in vocabulary.documents]
    rows += untold_amendments(vocabulary, row)
    if not rows:
        return ""
    document = vocabulary.documents.get(row.document)
    days = (document.issued or document.in_force_from) if document else ""
    of = f"chữ năm {days[:4]}; " if days and days != UNKNOWN_DAY else ""
    years = sorted({year for year in map(_year, rows) if year})
    when = f"năm {', '.join(years)}" if years else "sau này"
    return f"{of}phần sửa {when} chưa đối chiếu được"


def _year(document: LegalDocument) -> str:
    day = document.in_force_from if document.in_force_from != UNKNOWN_DAY else document.issued
    return (day or "")[:4]


def unread_mark(vocabulary: Vocabulary, row: Requirement) -> str:
    """The short form of :func:`unread_amendments`, which leads to what it means; "" where that is."""
    document = vocabulary.documents.get(row.document)
    if document is None or not unread_amendments(vocabulary, row):
        return ""
    year = ((document.issued if document.issued != UNKNOWN_DAY else "") or _year(document))[:4]
    return f"chữ {year}" if year else "chữ cũ"


def basis(vocabulary: Vocabulary, row: Requirement) -> Basis:
    """The days within which a requirement holds: those of its document, narrowed by its own."""
    document = vocabulary.documents.get(row.document)
    if document is None:
        return Basis("", "", None, known=False)
    unknown = UNKNOWN_DAY in {document.in_force_from, document.replaced_from, document.ended_from}
    begin = "" if document.in_force_from == UNKNOWN_DAY else document.in_force_from
    end = min(filter(None, (document_state.last_day(document), row.ends or "")), default="")
    heir = next(document_state.chain(vocabulary.documents, document), None)
    return Basis(max(begin, row.begins or ""), end, heir, known=not unknown)
