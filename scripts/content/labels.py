"""How values of an entry are said on a page: places, periods, citations, kinds and states."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from markupsafe import Markup

from scripts.content import dating, document_state
from scripts.content.document_state import Status
from scripts.content.language import LANGUAGES
from scripts.content.line import REMARK_NAMES, Line
from scripts.content.model import Period, Place, Practice, Reference
from scripts.content.vocabulary import LegalDocument, Vocabulary
from scripts.text import dates
from scripts.text.escaping import escape
from scripts.text.vietnamese import CITATION

SOURCE_KINDS = {
    "bao-chi": "báo chí",
    "co-quan": "trang của cơ quan, tổ chức",
    "van-ban": "văn bản",
    "nghien-cuu": "nghiên cứu",
}
DOCUMENT_STATUSES = {
    Status.UNKNOWN: "chưa rõ hiệu lực",
    Status.NOT_YET: "chưa có hiệu lực",
    Status.IN_FORCE: "còn hiệu lực",
    Status.AMENDED: "còn hiệu lực, đã sửa đổi",
    Status.REPLACED: "đã thay thế",
    Status.ENDED: "hết hiệu lực",
}
OFFICIAL_PORTALS = (
    "bocongan.gov.vn",
    "btgcp.gov.vn",
    "bvhttdl.gov.vn",
    "chinhphu.vn",
    "congdoan.vn",
    "mae.gov.vn",
    "mattran.org.vn",
    "moc.gov.vn",
    "moet.gov.vn",
    "mof.gov.vn",
    "moh.gov.vn",
    "moha.gov.vn",
    "moit.gov.vn",
    "moj.gov.vn",
    "molisa.gov.vn",
    "most.gov.vn",
    "pbgdpl.gov.vn",
    "quochoi.vn",
    "thanhtra.gov.vn",
    "tulieuvankien.dangcongsan.vn",
    "vbpl.vn",
)
"""Where those who issue documents for the whole country publish them; hosts below one of these are theirs too."""
AUTHORITIES = ("gov.vn",)
"""Where all other authorities and unions have their pages: one of a province or a commune that shows a law has copied it."""
EXTENTS = {"ca-trang": "đã đọc cả trang nguồn", "phan-dau": "xem được phần đầu trang nguồn"}
"""How much of the sources was seen when they were compared."""


def line(vocabulary: Vocabulary, line: Line) -> str:
    """A line with the name of what it is marked with: ``Dân bàn: cả thôn họp.``."""
    stage = vocabulary.stages.get(line.mark or "")
    name = stage.name if stage else REMARK_NAMES.get(line.mark or "")
    return f"{name}: {line.text}" if name else line.text


NEWEST_FIRST = "việc gần đây trước"
"""The one order of all lists (:mod:`scripts.content.dating`)."""
NOT_COMPARED = "Chưa ai mở bài gốc dò lại số liệu; anh chị dò trước khi dùng"
"""What a reader must know of an entry that nobody has held against its sources."""


def review_state(practice: Practice) -> str:
    """Whether an entry was held against its sources: when, by whom, how much of them was seen."""
    review = practice.review
    if review is None:
        return NOT_COMPARED
    extent = f", {EXTENTS[review.extent]}" if review.extent else ""
    return f"Đã dò với nguồn ngày {dates.in_words(review.date)}: {review.by}{extent}"


def source_notes(source: Reference) -> list[str]:
    """What a reader must know of a source before counting it as a witness; the same words wherever it is shown."""
    notes = {
        "tên do người biên tập tả": source.title.startswith("[") and source.title.endswith("]"),
        f"trang {LANGUAGES.get(source.language or '')}": source.language is not None,
        f"đăng lại nguồn {source.repeats}": source.repeats is not None,
        "kể về nơi khác": source.elsewhere,
    }
    return [note for note, holds in notes.items() if holds]


def period(when: Period | None) -> str:
    """A period in words, "" where nothing is known: ``tháng 9/2020 – 2021 (ghi chú)``."""
    if when is None:
        return ""
    start, end = (dates.in_words(day) if day else "" for day in (when.start, when.end))
    span = start if start == end else " – ".join(filter(None, (start, end)))
    if span and not start:
        span = f"đến {end}"
    note = when.note or ""
    return f"{span} ({note})" if span and note else span or note


def when(practice: Practice, *, short: bool = False) -> str:
    """When a deed was done, in words; where no source says so, the day of the press, named as that. "" where nothing does.

    ``short`` leaves an editor's note on the time out, as a list does.
    """
    known = practice.period
    if known and short:
        known = known.model_copy(update={"note": None})
    stated = period(known)
    dated = dating.of_practice(practice)
    if dated.from_source:
        return "; ".join(filter(None, (stated, f"theo ngày báo: {dates.in_words(dated.day)}")))
    return stated


def cited(text: str, count: int) -> Markup:
    """Escape a text and turn each ``[n]`` that points to one of ``count`` sources into a raised link to it."""
    parts, end = [], 0
    for match in CITATION.finditer(text):
        number = int(match.group(1))
        if 1 <= number <= count:
            mark = f'<sup class="trich"><a href="#nguon-{number}" aria-label="Nguồn {number}">[{number}]</a></sup>'
            parts += [escape(text[end : match.start()].rstrip(" ")), mark]
            end = match.end()
    return Markup("".join([*parts, escape(text[end:])]))  # noqa: S704 - every part is escaped just above


def province_today(vocabulary: Vocabulary, where: Place) -> str:
    """Name of today's province where it is another than the one in the source, else ""."""
    province = vocabulary.province(where.province)
    return province.name if province and province.name != where.province else ""


def place(vocabulary: Vocabulary, where: Place, *, today: bool = True) -> str:
    """A place from small to large, and what its province belongs to now. Districts are no more since 1 July 2025."""
    district = f"{where.district} (cũ)" if where.district else None
    names = [name for name in (where.unit, where.commune, district, where.province) if name]
    now = province_today(vocabulary, where) if today else ""
    return ", ".join(names) + (f" (nay thuộc {now})" if now else "")


def text_link(url: str) -> str:
    """What a link to the text of a document leads to, by its host: an official portal, a copy of some authority or of a third party."""
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    if _below(host, OFFICIAL_PORTALS):
        return f"Cổng chính thức {host}"
    if _below(host, AUTHORITIES):
        return f"Trang của cơ quan, đoàn thể: {host} (bản chép, không phải cổng của nơi ban hành)"
    return f"Trang của bên thứ ba: {host} (không phải cổng chính thức)"


def _below(host: str, names: Iterable[str]) -> bool:
    return any(host == name or host.endswith(f".{name}") for name in names)


def document_note(vocabulary: Vocabulary, document: LegalDocument) -> str:
    """What a list must say behind the name of a document, from its review on; "" where it is simply in force."""
    first, *later = document_state.phases(vocabulary.documents, document)
    if first.status in {Status.IN_FORCE, Status.AMENDED} and not later and not document.unverified:
        return ""
    text = document_state.as_text(first.sentence, document.unverified)
    return text[:1].lower() + text[1:]
