"""The page of a task: what it says, what the browser is given, and what nobody could break."""

from __future__ import annotations

import html
import json
import re

import pytest

from scripts.content import loader
from scripts.pages import task_page
from scripts.pages.owner import Owner
from scripts.pages.site_pages import SitePages
from scripts.system.paths import ROOT
from scripts.validation.rules.viec import PARTS_OF_PAGE
from tests.conftest import PracticesFolder
from tests.support.small_tasks import TASK, with_task

HOSTILE = "<script>alert(1)</script> \" ' &lt; {{ 7*7 }}"


def page(collection: PracticesFolder, address: str = "viec/hop-thon/") -> str:
    pages = SitePages(collection.load(), Owner())
    return next(pages.html(one) for one in pages.non_entry_pages() if one.address == address)


def data(text: str) -> dict[str, dict[str, object]]:
    """What the browser is given of each requirement, by its id."""
    rows = re.findall(r"<li id=\"([^\"]+)\" data-luat='([^']*)'", text)
    return {id_: json.loads(html.unescape(value)) for id_, value in rows}


def test_only_what_was_held_computes(collection: PracticesFolder) -> None:
    given = data(page(with_task(collection)))
    assert given["bao-truoc"]["thoi_han"] == {"so": 2, "don_vi": "ngay", "kieu": "it-nhat", "huong": "truoc"}
    assert given["bao-truoc"]["moc"] == "ngay-hop"
    assert given["bao-truoc"]["tu"] == "2023-07-01"
    assert given["hai-phan-ba"]["khi"] == ["hop"]
    assert "xa-tra-loi" not in given


def test_words_of_a_law_that_ends_have_their_days_too(collection: PracticesFolder) -> None:
    """They compute nothing, but a paper may rest on them; of a law without an end the browser needs nothing."""
    with_task(collection).change("  chac: ke-lai", "  chac: ke-lai\n  dung_den: 2026-12-31", TASK)
    assert set(data(page(collection))["xa-tra-loi"]) == {"ngan", "tu", "den"}


def test_what_somebody_else_owes_is_marked(collection: PracticesFolder) -> None:
    """A role in what the reader prepares is the reader's own."""
    collection = with_task(collection)
    collection.change("  nguoi_lam: [ubnd-xa]\n  chac: ke-lai", "  dieu: 9\n  nguoi_lam: [ubnd-xa]\n  thoi_han: {so: 5, don_vi: ngay, kieu: nhieu-nhat, huong: sau, moc: ngay-hop}\n  chac: toan-van\n  ban: ban-mau\n  da_thay: trong 05 ngày", TASK)  # fmt: skip
    given = data(page(collection))
    assert ("minh" in given["bao-truoc"], given["xa-tra-loi"]["minh"]) == (False, False)


def test_a_document_of_unknown_days_computes_nothing(collection: PracticesFolder) -> None:
    table = "practices/_danh-muc/van-ban.yaml"
    with_task(collection).change('hieu_luc_tu: "2023-07-01", noi_dung: Dân được bàn.', "hieu_luc_tu: chua-ro, noi_dung: Dân được bàn.", table)  # fmt: skip
    assert all("thoi_han" not in row and "ty_le" not in row for row in data(page(collection)).values())


def test_a_row_says_how_firm_it_is(collection: PracticesFolder) -> None:
    text = page(with_task(collection))
    assert "chưa đối chiếu được với toàn văn" in text.lower()
    assert "bản chép của bên thứ ba" in text
    assert "không phải ý kiến pháp lý" in text


@pytest.mark.parametrize("old", ["Họp dân rồi mới làm.", "Báo cho các hộ biết.", "Không đòi xã duyệt.", "Quên mở sổ."])
def test_text_stays_text(collection: PracticesFolder, old: str) -> None:
    with_task(collection).change(old, json.dumps(HOSTILE) if "Báo" in old or "Họp" in old else "<b>x", TASK)
    assert not re.search("<script|<b>x|49", page(collection))


def test_the_calendar_is_what_the_browser_counts_with(collection: PracticesFolder) -> None:
    given = json.loads(task_page.calendar(with_task(collection).load().vocabulary.days_off))
    assert given["off"] == ["2027-01-01"]
    assert given["offWithSaturday"] == ["2027-05-03"]
    assert given["unknown"] == [["2027-02-01", "2027-02-14", "Tết chưa công bố"]]


def test_the_year_has_what_comes_round(collection: PracticesFolder) -> None:
    """A role in a meeting counts as the reader of the task."""
    old = "thoi_han: {so: 2, don_vi: ngay, kieu: it-nhat, huong: truoc, moc: ngay-hop}"
    with_task(collection).change(old, "dinh_ky: {ky: nam}", TASK)
    collection.change("phải được thông báo ít nhất 02 ngày trước cuộc họp", "hằng năm", TASK)
    (duty,) = task_page.duties(collection.load().vocabulary, collection.load().tasks)
    assert (duty.row.row.id, list(duty.roles), duty.dated) == ("bao-truoc", ["truong-thon"], False)


def test_every_duty_stands_in_the_year_of_all_whom_it_concerns() -> None:
    """Of each task that ships: who owes what comes round again, and those for whom the task is."""
    collection = loader.load(ROOT)
    words = collection.vocabulary.task_words
    in_meeting = {doer.id for doer in words.doers if doer.is_role}
    acting = {doer.id: {doer.id, *doer.acts_for} for doer in words.doers}
    year = next(one for one in SitePages(collection, Owner()).non_entry_pages() if one.address == "viec/trong-nam/")
    text = SitePages(collection, Owner()).html(year)
    offered = {*re.findall(r'<option value="([^"]+)"', text)}
    found = re.findall(r"data-nghia-vu='([^']*)' data-vai=\"([^\"]*)\" data-cung=\"([^\"]*)\"", text)
    roles = {
        (row["viec"], row["ma"]): {*vai.split(), *cung.split()}
        for data, vai, cung in found
        for row in [json.loads(html.unescape(data))]
    }
    wanted = {
        (shown.id, row.id): {
            id_ for id_ in acting if acting[id_] & (({*row.doers} - in_meeting) | {*shown.task.readers})
        }
        for shown in collection.tasks
        for row in shown.task.requirements
        if row.held and (row.in_year or row.recurrence)
    }
    assert len(wanted) > 15
    assert roles == wanted
    assert offered == set().union(*wanted.values())
    union = {key for key, some in roles.items() if "cong-doan" in some}
    assert {("doi-thoai-dinh-ky", "moi-nam-mot-lan"), ("hoi-nghi-nguoi-lao-dong", "hang-nam")} <= union


def test_a_collection_without_tasks_has_an_empty_list(collection: PracticesFolder) -> None:
    assert "<li>" not in page(collection, "viec/").split("</nav>")[1]


def test_no_requirement_takes_the_anchor_of_a_part(collection: PracticesFolder) -> None:
    """The rule knows all anchors of the page."""
    text = page(with_task(collection))
    rows = {row.id for row in collection.load().tasks[0].task.requirements}
    assert {*re.findall(r' id="([^"]+)"', text)} - rows <= PARTS_OF_PAGE
    collection.change("ma: gui-xa", "ma: luu-y", TASK)
    assert any("là tên một phần của trang" in line for line in collection.lines())
