"""What is shown of an entry in search results and lists."""

from __future__ import annotations

import pytest

from scripts.content import derived
from scripts.search import documents, sections
from scripts.search.documents import SearchDocument
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


def test_how_firm_it_is_goes_with_it(collection: PracticesFolder) -> None:
    """The grade and what it rests on, in lists as on its page; other pages have none."""
    (entry,) = collection.load().entries
    assert (
        _entry(collection).firmness == derived.firmness(entry.practice).words == "Mỏng (một nguồn, chưa dò, chưa có số)"
    )
    others = [page for page in documents.search_documents(collection.load()) if page.kind != documents.ENTRY]
    assert {page.firmness for page in others} == {""}


def test_a_source_that_is_no_second_witness_says_so(collection: PracticesFolder) -> None:
    """In comparison, booklet and copied list too."""
    second = "    loai: bao-chi\n  - {ten: '[Tin lại]', don_vi: Báo Hai, dang_lai: 1, tieng: en, noi_khac: true}\n"
    collection.change("    loai: bao-chi\n", second)
    line = dict(_entry(collection).body)[sections.SOURCES][1]
    assert line.startswith("[Tin lại], Báo Hai (tên do người biên tập tả; trang tiếng Anh")
    assert "; đăng lại nguồn 1; kể về nơi khác)" in line
