"""What the collection holds and what it lacks: counted, as text and as JSON."""

from __future__ import annotations

import math
import statistics
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from scripts.content import dating, derived
from scripts.content.collection import Collection
from scripts.content.model import LEAST_QUESTIONS
from scripts.content.vocabulary import NATIONWIDE
from scripts.text.dates import first_day
from scripts.text.escaping import safe_json

THIN_TOPIC = 3
"""A topic with fewer entries than this is listed as thin."""
_LISTED = 20
"""The text lists at most this many ids; JSON gives all."""


MERGED = date(2025, 7, 1)
"""Since this day provinces are merged and there are no districts."""
SILENT_ALLOWED = 20
"""So many entries may show people only doing and benefiting."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What is wanted of the collection: what it has of it, and how much is wanted at least (at most where ``at_most``).

    Without a goal it is printed alone.
    """

    id: str
    name: str
    value: float
    goal: float | None = None
    at_most: bool = False

    @property
    def met(self) -> bool | None:
        """Whether the goal is reached; None where there is none."""
        if self.goal is None:
            return None
        return self.value <= self.goal if self.at_most else self.value >= self.goal


def marks(collection: Collection) -> list[Mark]:
    """The marks of the collection beside their goals, over the publishable entries."""
    entries, vocabulary = collection.entries, collection.vocabulary
    practices = [entry.practice for entry in entries]
    cells = derived.coverage(collection)
    number = len(practices)
    reviews = Counter(practice.review.extent or "" for practice in practices if practice.review)
    ended = [dating.of_practice(practice).day for practice in practices]
    rows = [
        Mark("so_bai", "Bài", number, 300),
        Mark(
            "khong_len_tieng",
            "Bài không việc nào cho thấy dân biết, bàn, kiểm tra hay giám sát",
            sum(not derived.SPEAKING.intersection(p.stages) for p in practices),
            SILENT_ALLOWED,
            at_most=True,
        ),
        Mark("so_buoc", "Số bước ở giữa (trung vị)", statistics.median([len(p.steps) for p in practices] or [0]), 5),
        Mark(
            "hai_nguon",
            "Bài có từ hai nguồn được tính",
            sum(len(derived.counted_sources(p)) > 1 for p in practices),
            math.ceil(number / 2),
        ),
        Mark(
            "du_cau_hoi",
            f"Bài có từ {LEAST_QUESTIONS} câu hỏi",
            sum(len(p.questions) >= LEAST_QUESTIONS for p in practices),
            number,
        ),
        Mark("khong_ngay", "Bài không có ngày tháng nào", sum(not end for end in ended), 0, at_most=True),
        Mark(
            "tu_7_2025",
            "Bài kể việc xong sau 1/7/2025",
            sum(bool(end) and first_day(end) >= MERGED for end in ended),
            30,
        ),
        Mark(
            "vuong", "Bài kể khó khăn hoặc việc chưa xong", sum(bool(p.obstacles or p.unsolved) for p in practices), 120
        ),
        Mark("da_do_ca_trang", "Bài đã dò, đọc cả trang nguồn", reviews["ca-trang"]),
        Mark("da_do_phan_dau", "Bài đã dò, xem được phần đầu trang", reviews["phan-dau"]),
        Mark(
            "nguon_nuoc_ngoai",
            "Nguồn là trang tiếng nước ngoài",
            sum(bool(s.language) for p in practices for s in p.sources),
        ),
    ]
    for stage, goal in (("dan-ban", 15), ("dan-kiem-tra", 8), ("dan-giam-sat", 8)):
        for setting in vocabulary.settings.values() if stage in vocabulary.stages else ():
            name = f"{vocabulary.stages[stage].name} – {setting.short_name}"
            rows.append(Mark(f"{stage}.{setting.id}", name, cells[stage, setting.id], goal))
    return rows


@dataclass(frozen=True, slots=True)
class Stats:
    """Counts over the publishable entries. Each mapping holds every controlled word in its order, also those with 0."""

    entries: int
    drafts: int
    faulty: tuple[str, ...]
    by_setting: dict[str, int]
    by_stage: dict[str, int]
    by_topic: dict[str, int]
    by_province: dict[str, int]
    matrix: dict[str, dict[str, int]]
    by_firmness: dict[str, int]
    by_source_count: dict[int, int]
    sources: int
    never_compared: tuple[str, ...]
    questions: int
    few_questions: tuple[str, ...]
    """Entries that answer fewer questions than they should, by id."""

    @property
    def empty_cells(self) -> tuple[tuple[str, str], ...]:
        """(stage, setting) of the matrix for which there is no entry."""
        return tuple(
            (stage, setting) for stage, row in self.matrix.items() for setting, count in row.items() if not count
        )

    @property
    def thin_topics(self) -> tuple[str, ...]:
        """Topics with fewer than three entries."""
        return tuple(topic for topic, count in self.by_topic.items() if count < THIN_TOPIC)


def count(collection: Collection) -> Stats:
    """Count the collection. Files with a fault of shape are named, not counted; drafts are counted apart."""
    entries, vocabulary = collection.entries, collection.vocabulary
    coverage = derived.coverage(collection)
    counts = Counter(len(entry.practice.sources) for entry in entries)
    grades = Counter(derived.firmness(entry.practice).name for entry in entries)
    provinces = Counter(collection.province_of(entry) or NATIONWIDE for entry in entries)
    return Stats(
        entries=len(entries),
        drafts=sum(1 for record in collection.records if record.practice and record.practice.draft),
        faulty=tuple(record.file.path for record in collection.records if record.practice is None),
        by_setting=_all(vocabulary.settings, Counter(entry.setting for entry in entries)),
        by_stage=_all(vocabulary.stages, Counter(stage for entry in entries for stage in entry.practice.stages)),
        by_topic=_all(vocabulary.topics, Counter(topic for entry in entries for topic in entry.practice.topics)),
        by_province=_all([*vocabulary.provinces, NATIONWIDE], provinces),
        matrix={
            stage: {setting: coverage[stage, setting] for setting in vocabulary.settings} for stage in vocabulary.stages
        },
        by_firmness=_all(list(derived.GRADES.values())[::-1], grades),
        by_source_count=dict(sorted(counts.items())),
        sources=sum(number * many for number, many in counts.items()),
        never_compared=tuple(sorted(entry.id for entry in entries if entry.practice.review is None)),
        questions=sum(len(entry.practice.questions) for entry in entries),
        few_questions=tuple(sorted(entry.id for entry in entries if len(entry.practice.questions) < LEAST_QUESTIONS)),
    )


def _all(keys: Iterable[str], counts: Mapping[str, int]) -> dict[str, int]:
    return {key: counts.get(key, 0) for key in keys}


def as_json(collection: Collection) -> str:
    """All counts under ids, with the ids behind each gap; keys in Vietnamese, as in the entries."""
    stats = count(collection)
    data = {
        "so_bai": stats.entries,
        "so_nhap": stats.drafts,
        "tep_loi": stats.faulty,
        "loai_hinh": stats.by_setting,
        "khau": stats.by_stage,
        "chu_de": stats.by_topic,
        "tinh_thanh": stats.by_province,
        "ma_tran": stats.matrix,
        "o_trong": [{"khau": stage, "loai_hinh": setting} for stage, setting in stats.empty_cells],
        "chac_den_dau": stats.by_firmness,
        "so_nguon": stats.sources,
        "bai_theo_so_nguon": stats.by_source_count,
        "chu_de_it_bai": stats.thin_topics,
        "chua_doi_chieu": stats.never_compared,
        "so_cau_hoi": stats.questions,
        "it_cau_hoi": stats.few_questions,
        "moc": [
            {"ma": mark.id, "ten": mark.name, "dang_co": mark.value, "can": mark.goal, "dat": mark.met}
            for mark in marks(collection)
        ],
    }
    return safe_json(data)


def as_text(collection: Collection) -> str:
    """Tables and gaps for a person to read in a terminal, under the names of the controlled words."""
    stats, vocabulary = count(collection), collection.vocabulary
    settings = {row.id: row.short_name for row in vocabulary.settings.values()}
    stages = {row.id: row.name for row in vocabulary.stages.values()}
    topics = {row.id: row.name for row in vocabulary.topics.values()}
    provinces = {row.id: row.name for row in vocabulary.provinces.values()} | {NATIONWIDE: NATIONWIDE}
    blocks = [
        _heading(stats),
        _table("Loại hình", settings, stats.by_setting),
        _matrix(stats, stages, settings),
        _table("Chủ đề", topics, _descending(stats.by_topic)),
        _table("Tỉnh, thành phố ngày nay", provinces, _descending(stats.by_province)),
        _table("Bài chắc đến đâu", {}, stats.by_firmness),
        _table("Số nguồn của một bài", {}, {f"{number} nguồn": many for number, many in stats.by_source_count.items()}),
        _gaps(stats, stages, settings, topics),
        _marks(marks(collection)),
    ]
    return "\n".join(block for block in blocks if block)


def _heading(stats: Stats) -> str:
    mean = f"{stats.sources / stats.entries:.1f}".replace(".", ",") if stats.entries else "0"
    text = f"{stats.entries} bài, {stats.sources} nguồn (trung bình {mean} nguồn một bài)"
    text += f", {stats.questions} câu hỏi"
    text += f", {stats.drafts} bản nháp" if stats.drafts else ""
    text += "".join(f"\nKhông đếm vì sai mẫu: {path}" for path in stats.faulty)
    return text + "\n"


def _descending(counts: Mapping[str, int]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda pair: -pair[1]))


def _table(title: str, names: Mapping[str, str], counts: Mapping[str, int]) -> str:
    width = max((len(names.get(key, key)) for key in counts), default=0)
    return f"{title}\n" + "".join(f"  {names.get(key, key):<{width}}  {many:>5}\n" for key, many in counts.items())


def _matrix(stats: Stats, stages: Mapping[str, str], settings: Mapping[str, str]) -> str:
    width = max(map(len, stages.values()), default=0)
    head = "".join(f"  {name:>{max(5, len(name))}}" for name in settings.values())
    lines = [f"Khâu\n  {'':<{width}}  {'Cả kho':>6}{head}\n"]
    for stage, name in stages.items():
        cells = "".join(f"  {stats.matrix[stage][key]:>{max(5, len(settings[key]))}}" for key in settings)
        lines.append(f"  {name:<{width}}  {stats.by_stage[stage]:>6}{cells}\n")
    return "".join(lines)


def _gaps(stats: Stats, stages: Mapping[str, str], settings: Mapping[str, str], topics: Mapping[str, str]) -> str:
    cells = [f"{stages[stage]} – {settings[setting]}" for stage, setting in stats.empty_cells]
    thin = [f"{topics[topic]} ({stats.by_topic[topic]})" for topic in stats.thin_topics]
    return "Còn thiếu\n" + "".join(
        (
            _gap("Ô trống của bảng khâu và loại hình", cells),
            _gap(f"Chủ đề dưới {THIN_TOPIC} bài", thin),
            _gap(f"Bài có dưới {LEAST_QUESTIONS} câu hỏi", stats.few_questions),
            _gap("Bài chưa ai mở lại nguồn để đối chiếu", stats.never_compared),
        )
    )


def _marks(rows: Iterable[Mark]) -> str:
    """What is wanted of the collection, a line each: what there is, what is wanted, whether it is reached."""
    rows = list(rows)
    width = max(len(mark.name) for mark in rows)
    lines = []
    for mark in rows:
        goal = "" if mark.goal is None else f"  cần {'nhiều nhất' if mark.at_most else 'ít nhất'} {mark.goal:g}"
        state = {None: "", True: "  đạt", False: "  chưa"}[mark.met]
        lines.append(f"  {mark.name:<{width}}  {mark.value:>5g}{goal}{state}\n".replace(".", ","))
    return "Mốc\n" + "".join(lines)


def _gap(title: str, rows: tuple[str, ...] | list[str]) -> str:
    shown = "".join(f"    {row}\n" for row in rows[:_LISTED])
    rest = len(rows) - _LISTED
    more = f"    … và {rest} nữa; xem đủ bằng --format json\n" if rest > 0 else ""
    return f"  {title}: {len(rows) or 'không có'}\n{shown}{more}"


FORMATS = {"text": as_text, "json": as_json}
