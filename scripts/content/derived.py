"""What is computed from the collection and shown: attestation, related entries, neighbours, the coverage matrix."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from scripts.content import urls
from scripts.content.collection import Catalog, Entry
from scripts.content.model import Practice
from scripts.content.urls import Address
from scripts.content.vocabulary import FormerProvince, LegalDocument, Link, Province, Setting, Topic
from scripts.text import dates
from scripts.text.digest import fingerprint
from scripts.text.vietnamese import figures, fold

MAX_RELATED = 5
LEVELS = ("Mỏng", "Khá", "Vững")
"""Names of the levels of attestation, lowest first."""


@dataclass(frozen=True, slots=True)
class Attestation:
    """How well an entry is attested: a level (3 Vững, 2 Khá, 1 Mỏng), the reasons for it and what the next one takes.

    ``next_step`` is words for the middle of a sentence, "" at the highest level.
    """

    level: int
    name: str
    reasons: tuple[str, ...]
    next_step: str


def attestation(practice: Practice) -> Attestation:
    """Judge an entry by number and publishers of its sources, figures in its results and replications."""
    sources = len(practice.sources)
    publishers = len({fold(reference.publisher) for reference in practice.sources})
    measured = any(figures(result.text) for result in practice.results)
    copied = len(practice.replications)
    level = 1 + (sources > 1 or measured)
    if publishers > 1 and (measured or copied):
        level = 3
    reasons = [f"{sources} nguồn" + (f" của {publishers} đơn vị" if publishers > 1 else "")]
    reasons.append("kết quả có số liệu" if measured else "kết quả chưa có số liệu")
    if copied:
        reasons.append(f"{copied} nơi khác cũng làm")
    return Attestation(level, LEVELS[level - 1], tuple(reasons), _next_step(level, publishers, measured or copied > 0))


def _next_step(level: int, publishers: int, told: bool) -> str:  # noqa: FBT001 - the two halves of the rule for Vững
    if level == len(LEVELS):
        return ""
    if level == 1:
        return "thêm một nguồn nữa, hoặc số liệu ở phần kết quả"
    lacking = [] if publishers > 1 else ["nguồn của một đơn vị khác"]
    lacking += [] if told else ["số liệu ở phần kết quả hoặc một nơi khác cũng làm"]
    return "thêm " + " và ".join(lacking)


def deeds_by_stage(practice: Practice) -> dict[str, tuple[int, str]]:
    """How many deeds show a stage, and the anchor of the first of them: steps and results are counted on from 1."""
    shown: dict[str, tuple[int, str]] = {}
    for number, line in enumerate((*practice.steps, *practice.results), start=1):
        if line.mark:
            count, first = shown.get(line.mark, (0, f"viec-{number}"))
            shown[line.mark] = (count + 1, first)
    return shown


def levels(catalog: Catalog) -> Counter[tuple[int, str]]:
    """How many entries stand on a level of attestation in a setting, by (level, setting)."""
    return Counter((attestation(entry.practice).level, entry.setting) for entry in catalog.entries)


def related(catalog: Catalog, entry: Entry) -> tuple[list[Entry], list[Entry]]:
    """Entries to read next: those that the editor chose, then the nearest by shared topics and links of the chain.

    A shared topic weighs more the rarer it is; ties go to the newest, then by id. At most five in all.
    """
    chosen = [catalog.by_id[id_] for id_ in entry.practice.related if id_ in catalog.by_id]
    taken = [catalog.positions[other.id] for other in chosen]
    near = catalog.nearest.to(catalog.positions[entry.id], MAX_RELATED - len(chosen), taken)
    return chosen, [catalog.entries[position] for position in near]


def neighbours(catalog: Catalog) -> dict[str, tuple[Entry | None, Entry | None]]:
    """The entry before and the entry after each one in the list of its setting, by id."""
    found: dict[str, tuple[Entry | None, Entry | None]] = {}
    for setting in catalog.words.settings:
        row = catalog.in_setting(setting)
        for before, entry, after in zip([None, *row], row, [*row[1:], None], strict=False):
            found[entry.id] = (before, after)
    return found


def version(practice: Practice) -> str:
    """Eight characters that change with anything an entry says: a report of an error tells which text was read."""
    return fingerprint(practice.model_dump_json(), 8)


def due(practice: Practice) -> str:
    """The ISO date after which an entry should be compared with its sources again, "" where it never was."""
    review = practice.review
    return dates.months_later(review.date, review.months).isoformat() if review else ""


def to_review(catalog: Catalog) -> tuple[list[Entry], list[Entry]]:
    """Entries never compared with their sources, and those that were, the one that is due first in front."""
    never = [entry for entry in catalog.entries if not entry.practice.review]
    compared = [entry for entry in catalog.entries if entry.practice.review]
    return never, sorted(compared, key=lambda entry: (due(entry.practice), entry.id))


def word_pages(catalog: Catalog) -> dict[Address, Setting | Topic | Link | LegalDocument | Province | FormerProvince]:
    """The controlled words that have a page of their own, by its address."""
    words = catalog.words
    former = {row.id: row for province in words.provinces.values() for row in province.former}
    return {
        **{urls.setting(id_): setting for id_, setting in words.settings.items()},
        **{urls.topic(id_): topic for id_, topic in words.topics.items()},
        **{urls.link(id_): link for id_, link in words.links.items()},
        **{urls.document(id_): document for id_, document in words.documents.items()},
        **{urls.province(id_): row for id_, row in (former | words.provinces).items()},
    }


def headings(catalog: Catalog) -> dict[Address, str]:
    """The headings of the pages of entries and of controlled words, by address."""
    entries = {urls.entry(entry.setting, entry.id): entry.practice.title for entry in catalog.entries}
    return {address: row.name for address, row in word_pages(catalog).items()} | entries


def shade(count: int) -> int:
    """How dark a tile of the map is, 0 to 4: none, a few, several, many, very many entries."""
    return sum(count >= least for least in (1, 4, 8, 16))


def coverage(catalog: Catalog) -> Counter[tuple[str, str]]:
    """How many entries show a link of the chain in a setting, by (link, setting)."""
    return Counter((link, entry.setting) for entry in catalog.entries for link in entry.practice.stages)
