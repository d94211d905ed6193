"""When a deed was done, and the order of all lists by it."""

from __future__ import annotations

import pytest

from scripts.content import dating, labels
from scripts.content.dating import Dating
from scripts.content.model import Practice
from scripts.search import documents
from tests.conftest import ENTRY, GOOD, PracticesFolder

PERIOD = "thoi_gian:\n  tu: 2021\n  den: 2021-03\n"


def practice(collection: PracticesFolder, period: str, second: str = "") -> Practice:
    collection.change(PERIOD, period)
    other = f"  - ten: Bài khác\n    don_vi: Báo Khác\n{second}" if second else ""
    file = collection.root / GOOD
    collection.write(GOOD, file.read_text(encoding="utf-8") + other)
    (entry,) = collection.load().entries
    return entry.practice


@pytest.mark.parametrize(
    ("period", "second", "dated"),
    [
        (PERIOD, "", Dating("2021-03")),
        ("thoi_gian:\n  tu: 2021\n", "", Dating("2021")),
        ("", "", Dating("2021-03-26", from_source=True)),
        ("", "    ngay: 2020\n", Dating("2020", from_source=True)),
        ("", "    ngay: 2022\n", Dating("2021-03-26", from_source=True)),
        ("", "    ngay: 2020\n    noi_khac: true\n", Dating("2021-03-26", from_source=True)),
    ],
)
def test_when_a_deed_was_done(collection: PracticesFolder, period: str, second: str, dated: Dating) -> None:
    """Its end, else its beginning, else the earliest day of a source about this place."""
    assert dating.of_practice(practice(collection, period, second)) == dated


@pytest.mark.parametrize(
    ("period", "told", "short"),
    [
        (PERIOD, "2021 – tháng 3/2021", "2021 – tháng 3/2021"),
        ("thoi_gian:\n  tu: 2021\n  ghi_chu: đến nay\n", "2021 (đến nay)", "2021"),
        ("", "theo ngày báo: 26/3/2021", "theo ngày báo: 26/3/2021"),
        ("thoi_gian:\n  ghi_chu: Mùa mưa\n", "Mùa mưa; theo ngày báo: 26/3/2021", "theo ngày báo: 26/3/2021"),
    ],
)
def test_a_day_of_the_press_is_named_as_that(collection: PracticesFolder, period: str, told: str, short: str) -> None:
    found = practice(collection, period)
    assert (labels.when(found), labels.when(found, short=True)) == (told, short)


def test_one_order_of_all_lists(collection: PracticesFolder) -> None:
    """The end counts, else the beginning, else the press; what has none comes last; the search has the same order."""
    for id_, setting, period, press in (
        ("dau-nam", "ton-giao", "tu: 2022-01", ""),
        ("keo-dai", "doanh-nghiep", "tu: 2008\n  den: 2025-09", ""),
        ("ca-nam", "doanh-nghiep", "tu: 2022", ""),
        ("theo-bao", "ton-giao", "ghi_chu: Không rõ", '    ngay: "2024-05"\n'),
        ("khong-ro", "doanh-nghiep", "ghi_chu: Không rõ", ""),
    ):
        text = ENTRY.replace("  tu: 2021\n  den: 2021-03", f"  {period}").replace("    ngay: 2021-03-26\n", press)
        collection.write(f"practices/{setting}/{id_}.yaml", text)
    loaded = collection.load()
    order = ["keo-dai", "theo-bao", "ca-nam", "dau-nam", "bai-mau", "khong-ro"]
    assert [entry.id for entry in loaded.entries] == order
    assert [entry.id for entry in loaded.in_setting("ton-giao")] == ["theo-bao", "dau-nam", "bai-mau"]
    assert [entry.id for entry in loaded.entries if not entry.dated] == ["khong-ro"]
    found = [page for page in documents.search_documents(loaded) if page.kind == documents.ENTRY]
    assert [page.id for page in sorted(found, key=lambda page: -page.facets.newest)] == order
