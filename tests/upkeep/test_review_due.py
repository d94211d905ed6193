"""Which entries are to be compared with their sources on a day."""

from __future__ import annotations

from datetime import date

import pytest

from scripts.cli import exit_codes, parser
from scripts.upkeep import review_due
from tests.conftest import ENTRY, GOOD, TODAY, PracticesFolder


def _compared(collection: PracticesFolder, id_: str, day: str, months: int) -> None:
    review = f"{{ngay: {day}, don_vi: Mặt trận xã Mẫu, han_thang: {months}}}"
    collection.add(f"practices/ton-giao/{id_}.yaml", ra_soat=review)


def test_what_is_due_stands_first(collection: PracticesFolder) -> None:
    """The day itself counts; sixty days ahead is soon; what is due later is left out; the never compared only where all is asked for."""
    for id_, day in {
        "qua-han": "2024-11-01",
        "dung-ngay": "2024-11-25",
        "sap": "2025-01-24",
        "sau": "2025-01-25",
    }.items():
        _compared(collection, id_, day, 24)
    found = review_due.find(collection.load(), TODAY)
    assert [entry.id for entry in found.overdue] == ["qua-han", "dung-ngay"]
    assert [entry.id for entry in found.soon] == ["sap"]
    assert [entry.id for entry in found.never] == ["bai-mau"]
    assert review_due.urgent(found) == ["2 bài đã tới hạn so lại với nguồn", "1 bài sắp tới hạn"]
    assert review_due.rest(found) == ["1 bài chưa ai mở lại nguồn để so"]
    due = [
        "",
        "Đã tới hạn (2)",
        "  1/11/2026   practices/ton-giao/qua-han.yaml  Một bài khác nữa tên là qua-han",
        "  25/11/2026  practices/ton-giao/dung-ngay.yaml  Một bài khác nữa tên là dung-ngay",
        "",
        "Sắp tới hạn (1)",
        "  24/1/2027   practices/ton-giao/sap.yaml  Một bài khác nữa tên là sap",
    ]
    never = [
        "",
        "Chưa đối chiếu lần nào (1)",
        f"  {GOOD}  Thôn Mẫu làm đường: dân bàn trước, mở sổ cho cả thôn xem",
    ]
    assert review_due.as_text(found, whole=False).splitlines() == due
    assert review_due.as_text(found, whole=True).splitlines() == due + never


def test_a_long_list_is_cut_and_counted(collection: PracticesFolder) -> None:
    """An issue has room for so much only; the page of the site has all."""
    for number in range(review_due.MOST):
        collection.write(f"practices/ton-giao/bai-{number}.yaml", ENTRY)
    found = review_due.find(collection.load(), TODAY)
    told = review_due.as_markdown(found, "https://example.vn/kho/")
    assert told.count("| –") == review_due.MOST
    assert "… và 1 bài nữa" in told
    assert "<https://example.vn/kho/doi-chieu/>" in told
    assert len(told) < 60_000
    assert "… và 1 bài nữa" in review_due.as_text(found, whole=True)


def test_markdown_is_safe_whatever_an_entry_says(collection: PracticesFolder) -> None:
    """A title can call nobody."""
    collection.change(
        '"Thôn Mẫu làm đường: dân bàn trước, mở sổ cho cả thôn xem"', '"@don-vi | <b>[a](b)</b> xem #12 và !3"'
    )
    told = review_due.as_markdown(review_due.find(collection.load(), TODAY), "")
    assert "| – | `@don-vi \\| <b>[a](b)</b> xem #12 và !3` | `practices/ton-giao/bai-mau.yaml` |" in told
    assert "http" not in told


def test_nothing_due(collection: PracticesFolder) -> None:
    """One sentence."""
    (collection.root / GOOD).unlink()
    told = review_due.as_markdown(review_due.find(collection.load(), date(2026, 1, 1)), "")
    assert told == "0 bài đã tới hạn, 0 bài sắp tới hạn, 0 bài chưa ai mở lại nguồn để đối chiếu.\n"


def test_the_command(
    collection: PracticesFolder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is no fault that there is something to do; the address of the site comes from mkdocs.yml, if any."""
    monkeypatch.setattr(parser, "ROOT", collection.root)
    assert parser.main(["due", "--format", "markdown"]) == exit_codes.OK
    assert "http" not in capsys.readouterr().out
    collection.write("mkdocs.yml", 'site_url: "https://example.vn/kho"\n')
    assert parser.main(["due", "--format", "markdown"]) == exit_codes.OK
    assert "<https://example.vn/kho/doi-chieu/>" in capsys.readouterr().out
