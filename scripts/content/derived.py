"""What is computed from the collection and shown: how firm an entry is, related entries, neighbours, the coverage matrix."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from scripts.content import urls
from scripts.content.collection import Collection, Entry
from scripts.content.language import LANGUAGES
from scripts.content.model import Practice
from scripts.content.task import Task
from scripts.content.urls import Address
from scripts.content.vocabulary import FormerProvince, LegalDocument, Province, Setting, Stage, Topic
from scripts.text import dates
from scripts.text.digest import fingerprint
from scripts.text.vietnamese import citations, figures

MAX_RELATED = 5
MAX_OF_TASK = 4
GRADES = {"mong": "Một điều hoặc chưa", "kha": "Hai trong ba điều", "vung": "Đủ ba điều"}
"""How firm an entry is, lowest first: id → how many of the three points hold."""
_UNIT = (
    r"(?!\s*(?:đồng|nghìn|ngàn|triệu|tỷ|hộ|người|công nhân|lít|kg|tấn|tạ|m|m²|m2|ha|km|lượt|suất|căn|cây|con|%)(?!\w))"
)
_NUMBER = r"\d+(?:[/.-]\d+)*(?![.,]?\d)"
_NOT_MEASURED = re.compile(
    r"\[\d{1,3}\]"
    # dates; behind "mỗi" and the like stands how much there is a day, month or year
    rf"|(?<!mỗi )(?<!hằng )(?<!hàng )\b(?:ngày|tháng|năm|quý)\s+(?:\d{{1,2}}(?:[/.-]\d{{1,2}})?(?:[/.-]\d{{4}})?|\d{{4}})(?![.,]?\d){_UNIT}"
    r"|\b\d{1,2}/\d{1,2}(?:/\d{4})?(?!/?\d)|\b\d{1,2}/\d{4}\b|\b(?:19|20)\d\d(?![.,]?\d)"
    # what is called by a number: articles of law, alleys, hamlets, classes
    rf"|\b(?:điều|khoản|số|lớp|khối|hẻm|ngõ|ngách|kiệt|khu phố|tổ dân phố|tổ|xóm|thôn|ấp|khu|phường|quận|quốc lộ)\s+{_NUMBER}{_UNIT}"
    rf"(?:\s*(?:,|và)\s*{_NUMBER}{_UNIT})*"
    # how often people met
    r"|(?<!gấp )(?<!tăng )(?<!giảm )\b\d[\d.,]*\s+(?:cuộc|buổi|phiên|kỳ|lần|lượt họp|hội nghị)\b"
    # how long it took, or ago
    r"|\b(?:sau|trong|suốt|thi công|kéo dài)\s+(?:(?:hơn|gần|khoảng)\s+)?\d[\d.,]*\s+(?:giờ|ngày|tuần|tháng|năm)\b(?!\s+(?:công|phép))"
    r"|\b\d[\d.,]*\s+(?:ngày|tuần|tháng|năm)\s+(?:sau|qua|nay|trước)\b",
    re.IGNORECASE,
)
"""Figures that measure no outcome: citations, dates, numbers that are names, how often people met, how long it took."""


@dataclass(frozen=True, slots=True)
class Firmness:
    """How firm an entry is: a grade (1 to 3) and its name, what that rests on, and what the next grade takes.

    ``rests_on`` is a few words (“một nguồn, đã dò, có số”); ``next_step`` is words for the middle of a sentence, "" at
    the highest grade.
    """

    grade: int
    name: str
    rests_on: str
    next_step: str

    @property
    def words(self) -> str:
        """What readers are told: what it rests on, “Một nguồn, đã dò, có số”; a word for the grade would hide that."""
        return self.rests_on[:1].upper() + self.rests_on[1:]


SPEAKING = frozenset({"dan-biet", "dan-ban", "dan-kiem-tra", "dan-giam-sat"})
"""Stages in which people have their say; in the two others they do and benefit."""


def counted_sources(practice: Practice) -> list[int]:
    """Numbers of the sources that an entry rests on: cited by a deed, neither a repost nor about another place.

    A repost that is cited counts as its original. An only source need not be cited.
    """
    sources = dict(enumerate(practice.sources, start=1))
    deeds = (*practice.steps, *practice.results)
    cited = {number for line in deeds for number in citations(line.text)} if len(sources) > 1 else {1}
    seen = {source.repeats or number for number, source in sources.items() if number in cited and not source.elsewhere}
    return [
        number for number, source in sources.items() if number in seen and not source.repeats and not source.elsewhere
    ]


def has_outcome(practice: Practice) -> bool:
    """Whether somebody's benefit is stated with a figure that measures it: no date, no number of meetings."""
    results = (line.text for line in (*practice.steps, *practice.results) if line.mark == "dan-thu-huong")
    return any(figures(_NOT_MEASURED.sub(" ", text)) for text in results)


def firmness(practice: Practice) -> Firmness:
    """Judge an entry: a grade more for two sources that count, a comparison with them, an outcome told in figures.

    Two of the three make the second grade, all three the third; sources that contradict each other keep it from that.
    """
    counted = counted_sources(practice)
    sources = len(counted)
    compared, outcome = practice.review is not None, has_outcome(practice)
    contradictory = any(line.mark == "trai-nhau" for line in practice.remarks)
    grade = max(1, (sources > 1) + compared + outcome)
    if contradictory:
        grade = min(grade, 2)
    words = ["không nguồn nào được dẫn", "một nguồn", "hai nguồn", "ba nguồn"]
    rests_on = [words[sources] if sources < len(words) else f"{sources} nguồn"]
    rests_on += filter(None, [_foreign(practice, counted)])
    rests_on += [_compared(practice), "có số" if outcome else "chưa có số"]
    rests_on += ["nguồn nói khác nhau"] if contradictory else []
    lacking = [] if sources > 1 else ["một nguồn nữa kể cùng việc"]
    lacking += [] if compared else ["người mở lại nguồn để dò"]
    lacking += [] if outcome else ["con số nói ai được hưởng gì"]
    lacking += ["lời giải cho chỗ các nguồn nói khác nhau"] if contradictory else []
    return Firmness(grade, list(GRADES.values())[grade - 1], ", ".join(rests_on), ", ".join(lacking))


def _foreign(practice: Practice, counted: Iterable[int]) -> str:
    """That all sources which count are in another language, often of a machine's making; "" where one is Vietnamese."""
    languages = {practice.sources[number - 1].language for number in counted}
    if not languages or None in languages:
        return ""
    names = {LANGUAGES[code] for code in languages if code}
    return f"trang {names.pop()}" if len(names) == 1 else "trang tiếng nước ngoài"


def on_foreign_pages_alone(practice: Practice) -> bool:
    """Whether no source that an entry rests on is Vietnamese."""
    return bool(_foreign(practice, counted_sources(practice)))


def _compared(practice: Practice) -> str:
    """How far somebody has compared an entry with its pages: one of which the beginning was seen is no compared page."""
    if practice.review is None:
        return "chưa dò"
    extents = {"ca-trang": "đã dò cả trang", "phan-dau": "dò phần đầu trang"}
    return extents.get(practice.review.extent or "", "đã dò")


def deeds_by_stage(practice: Practice) -> dict[str, tuple[int, str]]:
    """How many deeds show a stage, and the anchor of the first of them: steps and results are counted on from 1."""
    shown: dict[str, tuple[int, str]] = {}
    for number, line in enumerate((*practice.steps, *practice.results), start=1):
        if line.mark:
            count, first = shown.get(line.mark, (0, f"viec-{number}"))
            shown[line.mark] = (count + 1, first)
    return shown


def grades(collection: Collection) -> Counter[tuple[int, str]]:
    """How many entries of a setting are how firm, by (grade, setting)."""
    return Counter((firmness(entry.practice).grade, entry.setting) for entry in collection.entries)


def related(collection: Collection, entry: Entry) -> tuple[list[Entry], list[Entry]]:
    """Entries to read next: those that the editor chose, then the nearest by shared topics and stages.

    A shared topic weighs more the rarer it is; ties go to the newest, then by id. At most five in all.
    """
    chosen = [collection.by_id[id_] for id_ in entry.practice.related if id_ in collection.by_id]
    taken = [collection.positions[other.id] for other in chosen]
    near = collection.nearest.to(collection.positions[entry.id], MAX_RELATED - len(chosen), taken)
    return chosen, [collection.entries[position] for position in near]


def entries_of_task(collection: Collection, task: Task) -> tuple[list[Entry], list[Entry]]:
    """Entries to learn from: those that the editor chose, then the nearest by topics, stages and firmness; four in all.

    A near one shares a topic, and where the task names settings it is of one of them. What rests on foreign pages alone comes last.
    """
    chosen = [collection.by_id[id_] for id_ in task.entries if id_ in collection.by_id]
    told = {*task.entries, *(id_ for mistake in task.mistakes for id_ in mistake.entries)}
    near = [
        entry
        for entry in collection.entries
        if entry.id not in told
        and {*entry.practice.topics} & {*task.topics}
        and (not task.settings or entry.setting in task.settings)
    ]
    near.sort(
        key=lambda entry: (
            on_foreign_pages_alone(entry.practice),
            -len({*entry.practice.topics} & {*task.topics}),
            -len({*entry.practice.stages} & {*task.stages}),
            -firmness(entry.practice).grade,
            entry.id,
        )
    )
    return chosen, near[: max(0, MAX_OF_TASK - len(chosen))]


def neighbours(collection: Collection) -> dict[str, tuple[Entry | None, Entry | None]]:
    """The entry before and the entry after each one in the list of its setting, by id."""
    neighbours: dict[str, tuple[Entry | None, Entry | None]] = {}
    for setting in collection.vocabulary.settings:
        row = collection.in_setting(setting)
        for before, entry, after in zip([None, *row], row, [*row[1:], None], strict=False):
            neighbours[entry.id] = (before, after)
    return neighbours


def version(practice: Practice) -> str:
    """Eight characters that change with anything an entry says: a report of an error tells which text was read."""
    return fingerprint(practice.model_dump_json(), 8)


def due(practice: Practice) -> str:
    """The ISO date after which an entry should be compared with its sources again, "" where it never was."""
    review = practice.review
    return dates.months_later(review.date, review.months).isoformat() if review else ""


def to_review(collection: Collection) -> tuple[list[Entry], list[Entry]]:
    """Entries never compared with their sources, and those that were, the one that is due first in front."""
    never = [entry for entry in collection.entries if not entry.practice.review]
    compared = [entry for entry in collection.entries if entry.practice.review]
    return never, sorted(compared, key=lambda entry: (due(entry.practice), entry.id))


def word_pages(
    collection: Collection,
) -> dict[Address, Setting | Topic | Stage | LegalDocument | Province | FormerProvince]:
    """The controlled words that have a page of their own, by its address."""
    vocabulary = collection.vocabulary
    former = {row.id: row for province in vocabulary.provinces.values() for row in province.former}
    return {
        **{urls.setting(id_): setting for id_, setting in vocabulary.settings.items()},
        **{urls.topic(id_): topic for id_, topic in vocabulary.topics.items()},
        **{urls.stage(id_): stage for id_, stage in vocabulary.stages.items()},
        **{urls.document(id_): document for id_, document in vocabulary.documents.items()},
        **{urls.province(id_): row for id_, row in (former | vocabulary.provinces).items()},
    }


def headings(collection: Collection) -> dict[Address, str]:
    """The headings of the pages of entries and of controlled words, by address."""
    entries = {urls.entry(entry.setting, entry.id): entry.practice.title for entry in collection.entries}
    return {address: row.name for address, row in word_pages(collection).items()} | entries


def shade(count: int) -> int:
    """How dark a tile of the map is, 0 to 4: none, a few, several, many, very many entries."""
    return sum(count >= least for least in (1, 4, 8, 16))


def coverage(collection: Collection) -> Counter[tuple[str, str]]:
    """How many entries show a stage in a setting, by (stage, setting)."""
    return Counter((stage, entry.setting) for entry in collection.entries for stage in entry.practice.stages)
