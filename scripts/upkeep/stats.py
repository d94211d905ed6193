"""What the collection holds and what it lacks: counted from the catalog, told as text and as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from scripts.content import derived
from scripts.content.collection import Catalog
from scripts.content.vocabulary import NATIONWIDE
from scripts.text.escaping import safe_json

THIN_TOPIC = 3
"""A topic with fewer entries than this is told as thin."""
_LISTED = 20
"""The text lists at most this many ids; JSON gives all."""


@dataclass(frozen=True, slots=True)
class Stats:
    """Counts over the publishable entries. Each mapping holds every controlled word in its order, also those with 0."""

    entries: int
    drafts: int
    faulty: tuple[str, ...]
    by_setting: dict[str, int]
    by_link: dict[str, int]
    by_topic: dict[str, int]
    by_province: dict[str, int]
    matrix: dict[str, dict[str, int]]
    by_attestation: dict[str, int]
    by_source_count: dict[int, int]
    sources: int
    never_compared: tuple[str, ...]

    @property
    def empty_cells(self) -> tuple[tuple[str, str], ...]:
        """(link, setting) of the matrix for which there is no entry."""
        return tuple(
            (link, setting) for link, row in self.matrix.items() for setting, count in row.items() if not count
        )

    @property
    def thin_topics(self) -> tuple[str, ...]:
        """Topics with fewer than three entries."""
        return tuple(topic for topic, count in self.by_topic.items() if count < THIN_TOPIC)


def count(catalog: Catalog) -> Stats:
    """Count the collection. Files with a fault of shape are named, not counted; drafts are counted apart."""
    entries, words = catalog.entries, catalog.words
    coverage = derived.coverage(catalog)
    counts = Counter(len(entry.practice.sources) for entry in entries)
    levels = Counter(derived.attestation(entry.practice).name for entry in entries)
    provinces = Counter(catalog.province_of(entry) or NATIONWIDE for entry in entries)
    return Stats(
        entries=len(entries),
        drafts=sum(1 for record in catalog.records if record.practice and record.practice.draft),
        faulty=tuple(record.source.path for record in catalog.records if record.practice is None),
        by_setting=_all(words.settings, Counter(entry.setting for entry in entries)),
        by_link=_all(words.links, Counter(link for entry in entries for link in entry.practice.stages)),
        by_topic=_all(words.topics, Counter(topic for entry in entries for topic in entry.practice.topics)),
        by_province=_all([*words.provinces, NATIONWIDE], provinces),
        matrix={link: {setting: coverage[link, setting] for setting in words.settings} for link in words.links},
        by_attestation=_all(derived.LEVELS[::-1], levels),
        by_source_count=dict(sorted(counts.items())),
        sources=sum(number * many for number, many in counts.items()),
        never_compared=tuple(sorted(entry.id for entry in entries if entry.practice.review is None)),
    )


def _all(keys: Iterable[str], counts: Mapping[str, int]) -> dict[str, int]:
    return {key: counts.get(key, 0) for key in keys}


def as_json(catalog: Catalog) -> str:
    """All counts under ids, with the ids behind each gap; keys in Vietnamese, as in the entries."""
    found = count(catalog)
    told = {
        "so_bai": found.entries,
        "so_nhap": found.drafts,
        "tep_loi": found.faulty,
        "loai_hinh": found.by_setting,
        "khau": found.by_link,
        "chu_de": found.by_topic,
        "tinh_thanh": found.by_province,
        "ma_tran": found.matrix,
        "o_trong": [{"khau": link, "loai_hinh": setting} for link, setting in found.empty_cells],
        "chung_thuc": found.by_attestation,
        "so_nguon": found.sources,
        "bai_theo_so_nguon": found.by_source_count,
        "chu_de_it_bai": found.thin_topics,
        "chua_doi_chieu": found.never_compared,
    }
    return safe_json(told)


def as_text(catalog: Catalog) -> str:
    """Tables and gaps for a person to read in a terminal, under the names of the controlled words."""
    found, words = count(catalog), catalog.words
    settings = {row.id: row.short_name for row in words.settings.values()}
    links = {row.id: row.name for row in words.links.values()}
    topics = {row.id: row.name for row in words.topics.values()}
    provinces = {row.id: row.name for row in words.provinces.values()} | {NATIONWIDE: NATIONWIDE}
    blocks = [
        _heading(found),
        _table("Loại hình", settings, found.by_setting),
        _matrix(found, links, settings),
        _table("Chủ đề", topics, _descending(found.by_topic)),
        _table("Tỉnh, thành phố ngày nay", provinces, _descending(found.by_province)),
        _table("Mức chứng thực", {}, found.by_attestation),
        _table("Số nguồn của một bài", {}, {f"{number} nguồn": many for number, many in found.by_source_count.items()}),
        _gaps(found, links, settings, topics),
    ]
    return "\n".join(block for block in blocks if block)


def _heading(found: Stats) -> str:
    mean = f"{found.sources / found.entries:.1f}".replace(".", ",") if found.entries else "0"
    told = f"{found.entries} bài, {found.sources} nguồn (trung bình {mean} nguồn một bài)"
    told += f", {found.drafts} bản nháp" if found.drafts else ""
    told += "".join(f"\nKhông đếm vì sai mẫu: {path}" for path in found.faulty)
    return told + "\n"


def _descending(counts: Mapping[str, int]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda pair: -pair[1]))


def _table(title: str, names: Mapping[str, str], counts: Mapping[str, int]) -> str:
    width = max((len(names.get(key, key)) for key in counts), default=0)
    return f"{title}\n" + "".join(f"  {names.get(key, key):<{width}}  {many:>5}\n" for key, many in counts.items())


def _matrix(found: Stats, links: Mapping[str, str], settings: Mapping[str, str]) -> str:
    width = max(map(len, links.values()), default=0)
    head = "".join(f"  {name:>{max(5, len(name))}}" for name in settings.values())
    lines = [f"Khâu\n  {'':<{width}}  {'Cả kho':>6}{head}\n"]
    for link, name in links.items():
        cells = "".join(f"  {found.matrix[link][key]:>{max(5, len(settings[key]))}}" for key in settings)
        lines.append(f"  {name:<{width}}  {found.by_link[link]:>6}{cells}\n")
    return "".join(lines)


def _gaps(found: Stats, links: Mapping[str, str], settings: Mapping[str, str], topics: Mapping[str, str]) -> str:
    cells = [f"{links[link]} – {settings[setting]}" for link, setting in found.empty_cells]
    thin = [f"{topics[topic]} ({found.by_topic[topic]})" for topic in found.thin_topics]
    return "Còn thiếu\n" + "".join(
        (
            _gap("Ô trống của bảng khâu và loại hình", cells),
            _gap(f"Chủ đề dưới {THIN_TOPIC} bài", thin),
            _gap("Bài chưa ai mở lại nguồn để đối chiếu", found.never_compared),
        )
    )


def _gap(title: str, rows: tuple[str, ...] | list[str]) -> str:
    shown = "".join(f"    {row}\n" for row in rows[:_LISTED])
    rest = len(rows) - _LISTED
    more = f"    … và {rest} nữa; xem đủ bằng --format json\n" if rest > 0 else ""
    return f"  {title}: {len(rows) or 'không có'}\n{shown}{more}"


FORMATS = {"text": as_text, "json": as_json}
