"""Which legal documents change soon, and which were not reviewed for long."""

from __future__ import annotations

from datetime import date

import pytest

from scripts.cli import exit_codes, parser
from scripts.upkeep import documents_due
from tests.conftest import GOOD, TODAY, PracticesFolder

TABLE = "practices/_danh-muc/van-ban.yaml"
CHANGE = """\
- {ma: luat-sap-het, loai: Luật, ten: Luật sắp hết, co_quan: Quốc hội, hieu_luc_tu: "2018-01-01", thay_bang: luat-sap-toi, \
thay_tu: "2027-01-24", noi_dung: Cũ., ra_soat: "2025-03-01"}
- {ma: luat-sap-toi, loai: Luật, ten: Luật sắp tới, co_quan: Quốc hội, hieu_luc_tu: "2027-01-24", noi_dung: Mới., \
ra_soat: "2026-11-25"}
"""


@pytest.fixture
def changing(collection: PracticesFolder) -> PracticesFolder:
    """One law gives way to another in sixty days."""
    table = (collection.root / TABLE).read_text(encoding="utf-8")
    collection.write(TABLE, table + CHANGE)
    collection.change("[luat-moi-2022]", "[luat-moi-2022, luat-sap-het]")
    return collection


def test_a_change_is_listed_sixty_days_ahead(changing: PracticesFolder) -> None:
    """No earlier, and no longer once it has come; documents stand by the day of their review, where all is asked for."""
    found = changing.load()
    assert documents_due.find(found, date(2026, 11, 24)).changes == ()
    assert documents_due.find(found, date(2027, 1, 24)).changes == ()
    due = documents_due.find(found, TODAY)
    assert documents_due.urgent(due) == ["2 thay đổi của văn bản"]
    assert documents_due.rest(due) == ["5 văn bản (lâu nhất chưa so lại: từ 1/3/2025)"]
    changes = [
        "",
        "Văn bản sắp đổi (2)",
        "  24/1/2027   luat-sap-het  Còn hiệu lực đến hết 23/1/2027; từ 24/1/2027 thay bằng Luật sắp tới",
        "              1 bài dẫn tới:",
        f"                {GOOD}",
        "  24/1/2027   luat-sap-toi  Có hiệu lực từ 24/1/2027",
        "              chưa có bài dẫn tới",
    ]
    reviews = [
        "",
        "Văn bản theo ngày so lần gần nhất (5)",
        "  1/3/2025    luat-sap-het  Luật sắp hết",
        "              1 bài dẫn tới:",
        f"                {GOOD}",
        "  25/11/2026  luat-moi-2022  Luật mới",
        "              1 bài dẫn tới:",
        f"                {GOOD}",
        "  25/11/2026  luat-bo-1999  Luật bỏ",
        "              chưa có bài dẫn tới",
        "  25/11/2026  luat-cu-2007  Luật cũ",
        "              chưa có bài dẫn tới",
        "  25/11/2026  luat-sap-toi  Luật sắp tới",
        "              chưa có bài dẫn tới",
    ]
    assert documents_due.as_text(due, whole=False).splitlines() == changes
    assert documents_due.as_text(due, whole=True).splitlines() == changes + reviews


def test_only_a_change_opens_the_issue(changing: PracticesFolder) -> None:
    """The pipeline looks for a heading of the third order; the list of reviews comes only where all is asked for."""
    found = changing.load()
    told = documents_due.as_markdown(documents_due.find(found, TODAY), whole=True)
    assert "\n### Văn bản sắp đổi (2)\n" in told
    assert f"| 24/1/2027 | `Luật sắp hết` | `Còn hiệu lực đến hết 23/1/2027; từ 24/1/2027 thay bằng Luật sắp tới` | 1 bài: `{GOOD}` |" in told  # fmt: skip
    assert "\n#### Văn bản theo ngày so lần gần nhất (5)\n" in told
    assert "\n### " not in documents_due.as_markdown(documents_due.find(found, date(2026, 11, 24)), whole=True)
    assert "theo ngày so" not in documents_due.as_markdown(documents_due.find(found, TODAY), whole=False)


def test_many_entries_are_counted(changing: PracticesFolder) -> None:
    for letter in "abcdef":
        changing.add(f"practices/ton-giao/{letter}.yaml")
    changing.change("van_ban: [luat-moi-2022]", "van_ban: [luat-moi-2022, luat-sap-het]", "practices/ton-giao/a.yaml")
    told = documents_due.as_text(documents_due.find(changing.load(), TODAY), whole=True)
    assert "2 bài dẫn tới:\n                practices/ton-giao/a.yaml\n" in told
    assert "7 bài dẫn tới:\n                practices/ton-giao/a.yaml\n" in told
    assert told.count("/d.yaml\n                … và 2 bài nữa\n") == 1, (
        "of a document that does not change the first five"
    )


def test_a_table_without_documents(collection: PracticesFolder) -> None:
    collection.write(TABLE, "[]\n")
    due = documents_due.find(collection.load(), TODAY)
    assert documents_due.as_text(due, whole=True) == ""
    assert documents_due.rest(due) == documents_due.urgent(due) == []
    assert documents_due.as_markdown(due, whole=True) == "\n0 thay đổi của văn bản trong 60 ngày tới.\n"


def test_the_command_begins_with_what_is_due_and_counts_the_rest(
    changing: PracticesFolder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whoever has an hour sees at once what is to be done; the whole comes by an option."""
    monkeypatch.setattr(parser, "ROOT", changing.root)
    monkeypatch.setattr("scripts.cli.commands.due.today", lambda: TODAY)
    assert parser.main(["due"]) == exit_codes.OK
    told = capsys.readouterr().out
    first, *others = told.splitlines()
    assert first == "Cần làm trong 60 ngày tới: 2 thay đổi của văn bản."
    assert "Văn bản sắp đổi (2)" in others
    assert others[-1].startswith("Không gấp: 1 bài chưa ai mở lại nguồn để so, 5 văn bản (")
    assert others[-1].endswith(" due --tat-ca")
    assert parser.main(["due", "--tat-ca"]) == exit_codes.OK
    told = capsys.readouterr().out
    assert "Chưa đối chiếu lần nào (1)" in told
    assert "Văn bản theo ngày so lần gần nhất (5)" in told
    assert "Không gấp" not in told
