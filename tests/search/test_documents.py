"""What is shown of an entry in search results and lists."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from markdown.extensions.toc import slugify  # type: ignore[import-untyped]

from scripts.content import derived
from scripts.search import documents, facets, sections
from scripts.search.documents import SearchDocument
from scripts.system.paths import ROOT
from tests.conftest import PracticesFolder

REVIEW = "ra_soat: {ngay: 2026-11-25, don_vi: Nhóm biên tập}\n"
PERIOD = "thoi_gian:\n  tu: 2021\n  den: 2021-03\n"


def _entry(collection: PracticesFolder) -> SearchDocument:
    return next(page for page in documents.search_documents(collection.load()) if page.kind == documents.ENTRY)


@pytest.mark.parametrize(
    ("period", "published", "year"),
    [(PERIOD, "2022-03-26", 2021), ("", "2016-05-28", 2016), ("thoi_gian: {ghi_chu: Mùa mưa.}\n", "", 0), ("", "", 0)],
)
def test_the_year_is_that_of_the_deed_or_of_its_source(
    collection: PracticesFolder, period: str, published: str, year: int
) -> None:
    """The day on which somebody compared it with its source is no year of a deed."""
    collection.change(PERIOD, period)
    collection.change("    ngay: 2021-03-26\n", f"    ngay: {published}\n" if published else "")
    collection.change("chu_de: [", f"{REVIEW}chu_de: [")
    assert _entry(collection).facets.year == year


def test_a_question_makes_its_page_longer_than_as_many_words_of_text() -> None:
    """So that a page without any is not pushed behind those that have many."""
    text, question = (documents.BODY, "dân góp tiền . làm đường"), (documents.ASKED, "ai góp tiền")
    page = SearchDocument(documents.ENTRY, "a", "a/", "A", "A", fields=(text, question))
    asked = SearchDocument(
        documents.ENTRY, "a", "a/", "A", "A", fields=(text, question), body=((sections.QUESTIONS, ("ai góp tiền",)),)
    )
    assert page.length == 8
    assert asked.length == 5 + documents.ASKED_LENGTH * 3


def test_how_firm_it_is_goes_with_it(collection: PracticesFolder) -> None:
    """The grade and what it rests on, in lists as on its page; other pages have none."""
    (entry,) = collection.load().entries
    assert _entry(collection).firmness == derived.firmness(entry.practice).words == "Một nguồn, chưa dò, chưa có số"
    others = [page for page in documents.search_documents(collection.load()) if page.kind != documents.ENTRY]
    assert {page.firmness for page in others} == {""}


@pytest.mark.parametrize(
    ("place", "communes"),
    [
        ("xa: xã Yên Lập\n  huyen: huyện Chiêm Hóa", ("xã Yên Lập, huyện Chiêm Hóa (cũ), Quảng Nam",)),
        ("xa: các xã An Hiệp, Ba Tri và Long An", ("xã An Hiệp, Quảng Nam", "Ba Tri, Quảng Nam", "Long An, Quảng Nam")),
        (
            "xa: xã Cũ\n  huyen: huyện A\n  xa_nay: phường Mới",
            ("xã Cũ, huyện A (cũ), Quảng Nam", "phường Mới, Đà Nẵng"),
        ),
        ("huyen: huyện A", ()),
    ],
)
def test_a_commune_is_found_as_written_and_as_it_is_today(
    collection: PracticesFolder, place: str, communes: tuple[str, ...]
) -> None:
    """Each of several by itself, with what tells it from others of its name; today's below today's province."""
    collection.change("  tinh: Quảng Nam\n", f"  tinh: Quảng Nam\n  {place}\n")
    assert _entry(collection).facets.communes == communes


def _values(collection: PracticesFolder, facet: str) -> list[str]:
    """The values that the entry has of a facet."""
    (row,) = (row for row in facets.FACETS if row.id == facet)
    return [*row.of(_entry(collection))]


@pytest.mark.parametrize(
    ("end", "period"),
    [("2025-07", "tu-1-7-2025"), ("2025-06-30", "2023-2025"), ("2025", "tu-1-7-2025"), ("2014", "truoc-2015")],
)
def test_deeds_since_the_new_map_are_a_period_of_their_own(collection: PracticesFolder, end: str, period: str) -> None:
    """By the last day that the end of a deed can mean."""
    collection.change(PERIOD, f"thoi_gian:\n  den: {end}\n")
    assert _values(collection, "nam") == [period]


def test_entries_that_tell_of_obstacles_or_failures_are_found(collection: PracticesFolder) -> None:
    assert _values(collection, "ke") == []
    collection.change("chu_de: [", "kho_khan: [Thiếu đá.]\nchua_xong: [Cống chưa làm.]\nchu_de: [")
    assert _values(collection, "ke") == ["vuong-mac", "chua-xong"]


def test_a_source_that_is_no_second_witness_says_so(collection: PracticesFolder) -> None:
    """In comparison, booklet and copied list too."""
    second = "    loai: bao-chi\n  - {ten: '[Tin lại]', don_vi: Báo Hai, dang_lai: 1, tieng: en, noi_khac: true}\n"
    collection.change("    loai: bao-chi\n", second)
    line = dict(_entry(collection).body)[sections.SOURCES][1]
    assert line.startswith("[Tin lại], Báo Hai (tên do người biên tập tả; trang tiếng Anh")
    assert "; đăng lại nguồn 1; kể về nơi khác)" in line


def test_a_guide_is_read_as_text() -> None:
    """Its marks leave no gaps before commas, and a row of a list is a sentence without its dash."""
    markdown = "---\ntitle: Thu\n---\n## Một\n- **Ấp** [báo](a.md), rồi [thu](b.md).\n- Có `hoi`: [ba](c.md) câu.\n"
    assert documents.guides("a.md", markdown)[1].text == "Ấp báo, rồi thu. Có hoi: ba câu."


HEADING = re.compile(r"^## +(.+)$", re.MULTILINE)
GUIDES = [file for file in sorted((ROOT / "docs").rglob("*.md")) if "templates" not in file.parts]


@pytest.mark.parametrize("file", GUIDES, ids=lambda file: file.relative_to(ROOT / "docs").as_posix())
def test_a_section_has_the_address_that_markdown_gives_it(file: Path) -> None:
    """Each once on its page, so that none gets a number behind."""
    markdown = file.read_text(encoding="utf-8")
    headings = [heading for heading in HEADING.findall(markdown) if "{#" not in heading]
    found = [documents.anchor(heading) for heading in headings]
    assert found == [slugify(heading, "-") for heading in headings]
    assert len({*found}) == len(found)


@pytest.mark.parametrize("file", GUIDES, ids=lambda file: file.relative_to(ROOT / "docs").as_posix())
def test_every_question_of_a_guide_is_found(file: Path) -> None:
    """Under a heading that is there: a misspelt one would lose them without a word."""
    markdown = file.read_text(encoding="utf-8")
    front_matter = yaml.safe_load(markdown.removeprefix("---\n").partition("\n---\n")[0])
    asked = [question for some in (front_matter.get("hoi") or {}).values() for question in some]
    found = documents.guides(file.relative_to(ROOT / "docs").as_posix(), markdown)
    assert [question for guide in found for question in guide.questions] == asked


def test_pages_for_who_writes_stay_behind(collection: PracticesFolder) -> None:
    """Whole, and each of their sections; what readers read does not."""
    text = "---\ntitle: Tên\n---\n\nĐầu.\n\n## Mục\n\nChữ.\n"
    files = ("huong-dan/gui-bai/viet-hay.md", "huong-dan/quy-tac.md", "huong-dan/index.md")
    guides = [guide for file in files for guide in documents.guides(file, text)]
    found = documents.search_documents(collection.load(), guides)
    priors = [page.prior for page in found if page.kind == documents.GUIDE]
    assert priors == [documents.WRITERS_PRIOR] * 4 + [1.0] * 2
    assert documents.WRITERS_PRIOR < 1
