"""What is in force on a day, and the sentence that says it."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.content import document_state
from scripts.content.document_state import Status
from scripts.content.vocabulary import UNKNOWN_DAY, LegalDocument
from scripts.text.dates import days_later


def document(id_: str, begin: str = "2013-01-01", **keys: object) -> LegalDocument:
    """A decree of which nothing matters but its days."""
    row: dict[str, object] = {
        "ma": id_,
        "so_hieu": f"{id_}/NĐ-CP",
        "loai": "Nghị định",
        "ten": "Về việc ấy",
        "co_quan": "Chính phủ",
    }
    row |= {"hieu_luc_tu": begin, "noi_dung": "Nội dung.", "ra_soat": "2026-11-25", **keys}
    return LegalDocument.model_validate({key: value for key, value in row.items() if value})


def table(*rows: LegalDocument) -> dict[str, LegalDocument]:
    return {row.id: row for row in rows}


CHAIN = table(
    document("60", thay_bang="149", thay_tu="2019-01-01"),
    document("149", "2019-01-01", thay_bang="145", thay_tu="2021-02-01"),
    document("145", "2021-02-01"),
)
COMING = table(document("cu", thay_bang="moi", thay_tu="2027-01-01"), document("moi", "2027-01-01"))
AMENDED = table(
    document("goc", sua_boi=("sua-1", "sua-2")), document("sua-1", "2025-07-01"), document("sua-2", "2027-03-01")
)


def said(documents: dict[str, LegalDocument], id_: str, day: str) -> str:
    return document_state.as_text(document_state.sentence(documents, documents[id_], day))


@pytest.mark.parametrize(
    ("row", "day", "status", "since", "until"),
    [
        (document("a", UNKNOWN_DAY), "2026-11-25", Status.UNKNOWN, "", ""),
        (document("a", "2027-01-01"), "2026-12-31", Status.NOT_YET, "", "2026-12-31"),
        (document("a", "2027-01-01"), "2027-01-01", Status.IN_FORCE, "2027-01-01", ""),
        (document("a", het_tu="2027-01-01"), "2026-12-31", Status.IN_FORCE, "2013-01-01", "2026-12-31"),
        (document("a", het_tu="2027-01-01"), "2027-01-01", Status.ENDED, "2027-01-01", ""),
        (document("a", het_tu=UNKNOWN_DAY), "1990-01-01", Status.ENDED, "", ""),
        (document("a", UNKNOWN_DAY, het_tu="2020-01-01"), "2019-12-31", Status.UNKNOWN, "", "2019-12-31"),
    ],
)
def test_the_state_of_a_document(row: LegalDocument, day: str, status: Status, since: str, until: str) -> None:
    """The first day counts as in force, the day of the end does not; what nobody has seen is never in force."""
    state = document_state.state_on(table(row), row, day)
    assert (state.status, state.since, state.until) == (status, since, until)


def test_a_replacement_is_followed_to_the_end_of_its_chain() -> None:
    """As far as it has come on the day."""
    successors = {
        day: document_state.state_on(CHAIN, CHAIN["60"], day).successor
        for day in ("2018-12-31", "2019-01-01", "2021-01-31", "2021-02-01")
    }
    assert [row and row.id for row in successors.values()] == ["149", "149", "149", "145"]
    assert document_state.changes(CHAIN, CHAIN["60"]) == ["2013-01-01", "2019-01-01", "2021-02-01"]


def test_amendments_count_from_their_own_day() -> None:
    states = [
        document_state.state_on(AMENDED, AMENDED["goc"], day) for day in ("2025-06-30", "2025-07-01", "2027-03-01")
    ]
    assert [state.status for state in states] == [Status.IN_FORCE, Status.AMENDED, Status.AMENDED]
    assert [[row.id for row in state.amended_by] for state in states] == [[], ["sua-1"], ["sua-1", "sua-2"]]
    assert [(state.since, state.until) for state in states] == [
        ("2013-01-01", "2025-06-30"),
        ("2025-07-01", "2027-02-28"),
        ("2027-03-01", ""),
    ]


@pytest.mark.parametrize(
    ("documents", "id_", "day", "sentence"),
    [
        (CHAIN, "145", "2026-11-25", "Còn hiệu lực"),
        (CHAIN, "60", "2020-01-01", "Đã hết hiệu lực từ 1/1/2019; nay là Nghị định 149/NĐ-CP (đến hết 31/1/2021, từ 1/2/2021 là Nghị định 145/NĐ-CP)"),
        (CHAIN, "60", "2026-11-25", "Đã hết hiệu lực từ 1/1/2019; nay là Nghị định 145/NĐ-CP"),
        (COMING, "cu", "2026-11-25", "Còn hiệu lực đến hết 31/12/2026; từ 1/1/2027 thay bằng Nghị định moi/NĐ-CP"),
        (COMING, "moi", "2026-11-25", "Có hiệu lực từ 1/1/2027"),
        (AMENDED, "goc", "2026-11-25", "Còn hiệu lực, đã sửa đổi từ 1/7/2025 bởi Nghị định sua-1/NĐ-CP; từ 1/3/2027 sửa đổi bởi Nghị định sua-2/NĐ-CP"),
        (
            table(
                document("a", sua_boi=("d", "b", "c")),
                document("b", "2025-07-01"),
                document("c", "2026-01-01"),
                document("d", "2026-01-01"),
            ),
            "a",
            "2026-11-25",
            "Còn hiệu lực, đã sửa đổi từ 1/7/2025 bởi Nghị định b/NĐ-CP, từ 1/1/2026 bởi Nghị định d/NĐ-CP và Nghị định c/NĐ-CP",
        ),
        (table(document("a", UNKNOWN_DAY)), "a", "2026-11-25", "Chưa rõ hiệu lực từ ngày nào"),
        (table(document("a", het_tu=UNKNOWN_DAY)), "a", "2026-11-25", "Đã hết hiệu lực, chưa rõ từ ngày nào"),
        (table(document("a", het_tu="2027-01-01")), "a", "2026-11-25", "Còn hiệu lực đến hết 31/12/2026"),
        (
            table(document("a", thay_bang="b", thay_tu="2020-01-01"), document("b", het_tu="2025-01-01")),
            "a",
            "2026-11-25",
            "Đã hết hiệu lực từ 1/1/2020; nay là Nghị định b/NĐ-CP, cũng đã hết hiệu lực",
        ),
        (
            table(document("a", sua_boi=("b",)), document("b", UNKNOWN_DAY)),
            "a",
            "2026-11-25",
            "Còn hiệu lực; có sửa đổi bởi Nghị định b/NĐ-CP, chưa rõ từ ngày nào",
        ),
    ],
)  # fmt: skip
def test_the_sentence(documents: dict[str, LegalDocument], id_: str, day: str, sentence: str) -> None:
    assert said(documents, id_, day) == sentence


def test_phases_begin_with_what_held_at_the_review() -> None:
    """Each change that comes later is a phase; what the first one says is true on both sides of it."""
    phases = document_state.phases(COMING, COMING["cu"])
    assert [(phase.since, phase.status, document_state.as_text(phase.sentence)) for phase in phases] == [
        ("", Status.IN_FORCE, "Còn hiệu lực đến hết 31/12/2026; từ 1/1/2027 thay bằng Nghị định moi/NĐ-CP"),
        ("2027-01-01", Status.REPLACED, "Đã hết hiệu lực từ 1/1/2027; nay là Nghị định moi/NĐ-CP"),
    ]
    assert len(document_state.phases(CHAIN, CHAIN["60"])) == 1, "what had come by the review is past"


def test_what_was_not_held_against_the_text_is_said() -> None:
    assert (
        document_state.as_text(("Còn hiệu lực",), "Chữ năm 2022; phần sửa năm 2025 chưa đối chiếu được.")
        == "Còn hiệu lực. Lưu ý: Chữ năm 2022; phần sửa năm 2025 chưa đối chiếu được"
    )


DAYS = st.sampled_from(["2019-01-01", "2021-02-01", "2027-01-01", UNKNOWN_DAY])


@st.composite
def tables(draw: st.DrawFn) -> dict[str, LegalDocument]:
    """Any table of four rows, circles and rows that are not there included."""
    ids = ["a", "b", "c", "d"]
    rows = []
    for id_ in ids:
        keys: dict[str, object] = {"sua_boi": tuple(draw(st.lists(st.sampled_from([*ids, "e"]), max_size=2)))}
        end = draw(st.sampled_from(["", "thay_tu", "het_tu"]))
        if end:
            keys[end] = draw(DAYS)
        if end == "thay_tu":
            keys["thay_bang"] = draw(st.sampled_from([*ids, "e"]))
        rows.append(document(id_, draw(DAYS), **keys))
    return table(*rows)


@given(tables())
def test_between_changes_the_state_stays(documents: dict[str, LegalDocument]) -> None:
    """Whatever the table says: over stays over, a state lasts as long as it says, and every day has a sentence."""
    for row in documents.values():
        days = document_state.changes(documents, row)
        around = sorted({day for change in ["2019-01-01", *days] for day in (days_later(change, -1), change)})
        states = {day: document_state.state_on(documents, row, day) for day in around}
        for first, second in itertools.pairwise(states.values()):
            assert second.status.over or not first.status.over
        for day, state in states.items():
            if state.until:
                assert document_state.state_on(documents, row, state.until).status is state.status
            assert document_state.as_text(document_state.sentence(documents, row, day))
