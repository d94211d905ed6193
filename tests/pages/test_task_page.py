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
    assert set(data(page(collection))["xa-tra-loi"]) == {"tu", "den"}


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


def test_a_box_without_days_and_numbers_promises_none() -> None:
    pages = SitePages(loader.load(ROOT), Owner())
    texts = {one.address: pages.html(one) for one in pages.non_entry_pages() if one.address.startswith("viec/")}
    assert '<h2 id="ngay-cua-toi">Điền giấy</h2>' in texts["viec/yeu-cau-cung-cap-thong-tin/"]
    assert "máy tính giúp các hạn" not in texts["viec/yeu-cau-cung-cap-thong-tin/"]
    assert '<h2 id="ngay-cua-toi">Ngày của anh chị</h2>' in texts["viec/hop-thon-quyet-dong-gop/"]


def test_a_duty_of_two_tasks_by_one_article_stands_once_and_names_both() -> None:
    collection = loader.load(ROOT)
    found = task_page.duties(collection.vocabulary, collection.tasks)
    assert len({duty.same for duty in found}) == len(found)
    (reviewed,) = (duty for duty in found if duty.row.row.place == "Điều 15 khoản 4")
    assert (reviewed.shown.id, [other.id for other in reviewed.too]) == ("hoi-nghi-dinh-ky-thon", ["huong-uoc-quy-uoc"])
    assert {"truong-thon", "ban-cong-tac-mat-tran"} <= {*reviewed.roles}
    year = next(one for one in SitePages(collection, Owner()).non_entry_pages() if one.address == "viec/trong-nam/")
    row = SitePages(collection, Owner()).html(year).split("ghep-danh-gia-huong-uoc")[1].split("</li>")[0]
    assert [f"viec/{id_}/" in row for id_ in ("hoi-nghi-dinh-ky-thon", "huong-uoc-quy-uoc")] == [True, True]


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
    for duty in task_page.duties(
        collection.vocabulary, collection.tasks
    ):  # one that two tasks have stands with the first
        for other in duty.too:
            (same,) = (row.id for row in other.task.requirements if row.place == duty.row.row.place and (other.id, row.id) in wanted)  # fmt: skip
            wanted[duty.shown.id, duty.row.row.id] |= wanted.pop((other.id, same))
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


def test_steps_in_words_have_their_cases_too(collection: PracticesFolder) -> None:
    """So that those of another case are folded away, with a number or without."""
    with_task(collection).change("  chac: ke-lai", "  khi: [phieu]\n  chac: ke-lai", TASK)
    assert data(page(collection))["xa-tra-loi"] == {"khi": ["phieu"]}


def test_a_long_task_has_its_contents_at_the_top(collection: PracticesFolder) -> None:
    with_task(collection).change("- ma: bao-truoc\n", "- ma: bao-truoc\n  phan: Mời <b>họp\n", TASK)
    collection.change("- ma: gui-xa\n", "- ma: gui-xa\n  phan: Gửi đi\n", TASK)
    text = page(collection)
    names = [("phan-1", "Mời &lt;b&gt;họp"), ("phan-2", "Gửi đi")]
    assert re.findall(r'<a href="#(phan-\d)">([^<]*)</a>', text) == names
    heads = re.findall(r'<h3 id="(phan-\d)">|<li id="([a-z-]+)"', text.partition('id="luat-doi-gi"')[2])
    assert [one or other for one, other in heads] == [
        "phan-1",
        "bao-truoc",
        "hai-phan-ba",
        "phan-2",
        "gui-xa",
        "xa-tra-loi",
    ]
    assert text.index("muc-phan") < text.index('id="luat-doi-gi"')


def test_what_was_not_read_is_told_once_and_marked_at_each_step(collection: PracticesFolder) -> None:
    """The full words stand once, at the top; the browser sets them beside a number."""
    with_task(collection)
    for old in ("  da_thay: phải được thông báo", "  da_thay: Chậm nhất"):
        collection.change(old, f"  bi_sua: [luat-cu-2007]\n{old}", TASK)
    text = page(collection)
    whole = "hữ năm 2023; phần sửa năm 2007 chưa đối chiếu được"
    assert text.count(whole) == 1
    assert f"<span>c{whole}</span>" in text
    assert "hỏi công chức tư pháp xã" in text
    assert text.count('<a class="dau-cu" href="#chu-cu"') == 2
    assert text.index('id="chu-cu"') < text.index('id="luat-doi-gi"')
    assert text.count(">chữ 2023<") == 3


def test_what_the_law_leaves_free_stands_beside_its_step(collection: PracticesFolder) -> None:
    old = "{noi_dung: Không đòi xã duyệt., "
    with_task(collection).change(old, "{noi_dung: Không đòi xã duyệt., canh: gui-xa, ", TASK)
    step = re.search(r'<li id="gui-xa".*?</li>', page(collection), re.DOTALL)
    assert step
    assert "<b>Luật không bắt:</b> Không đòi xã duyệt." in step[0]


def test_a_task_may_call_the_day_of_an_event_by_who_knows_it(collection: PracticesFolder) -> None:
    with_task(collection).change("{ma: ngay-hop, loai: dat}", "{ma: ngay-hop, loai: dat, hoi: Ngày dân họp}", TASK)
    assert "<span>Ngày dân họp</span>" in page(collection)


def test_who_receives_a_decision_is_who_recognises_it() -> None:
    """Of every task that ships: a day asked as that of the commune counts for the commune, of the Front for the Front."""
    collection = loader.load(ROOT)
    names = {"ubnd-xa": "xã", "chu-tich-ubnd-xa": "xã", "mat-tran-xa": "Mặt trận xã"}
    pages = {one.address: one for one in SitePages(collection, Owner()).non_entry_pages()}
    found = 0
    for shown in collection.tasks:
        for row in shown.task.requirements:
            if row.deadline and row.deadline.event == "ngay-nhan-quyet-dinh-cua-dan":
                text = SitePages(collection, Owner()).html(pages[f"viec/{shown.id}/"])
                asked = re.search(r'data-moc="ngay-nhan-quyet-dinh-cua-dan"[^>]*><span>([^<]*)', text)
                assert asked
                receivers = {names[doer] for doer in row.doers}
                assert all(re.search(rf"(?:Ngày|:) {name}(?: \(| nhận|\) nhận)", asked[1]) for name in receivers), (
                    asked[1]
                )
                assert ("Mặt trận" in asked[1]) == ("Mặt trận xã" in receivers), shown.id
                found += 1
    assert found >= 6


def test_what_papers_write_is_asked_in_every_case_of_theirs() -> None:
    """Of every task that ships: days and numbers of a paper have their fields, with the cases in which it stands."""
    collection = loader.load(ROOT)
    words = collection.vocabulary.task_words
    numbers = {crowd.id for crowd in words.crowds}
    for shown in collection.tasks:
        bodies = {paper.id: body for paper, body in collection.papers_of(shown)}
        view = task_page.view(collection.vocabulary, shown, bodies)
        uses = json.loads(view.data)["trong_giay"]
        offered = {event.id for event, _ in view.events} | {crowd.id for crowd in view.crowds}
        offered |= {event.id for event in shown.task.events if event.by_case}
        wanted = {key for body in bodies.values() for key, _ in body.uses()}
        wanted &= numbers | {event.id for event in words.events}
        assert wanted <= offered, shown.id
        assert wanted == {*uses}, shown.id
    conference = collection.task_by_id["hoi-nghi-nguoi-lao-dong"]
    uses = task_page.uses(words, conference.task, {paper.id: body for paper, body in collection.papers_of(conference)})
    assert uses["ngay-hoi-nghi"] == [["dn-nha-nuoc", "dn-tu-10"]]
    assert uses["het-nam-tai-chinh"] == [["dn-nha-nuoc"]]
    assert {"nguoi-lao-dong", "nguoi-du-hoi-nghi"} <= {*uses}


def test_supervising_a_work_is_told_in_three_parts() -> None:
    """Who answers by when stands side by side: fifteen days of the commune, and that no day is set for the investor."""
    task = loader.load(ROOT).task_by_id["lap-ban-giam-sat-mot-cong-trinh"].task
    parts = {name: [row.id for row in rows] for name, rows in task.parts}
    told = "Thấy sai thì làm gì, ai trả lời bao giờ"
    assert list(parts) == ["Lập Ban, thay người, giải thể", "Đi xem, báo cáo Mặt trận xã", told]
    last = parts[told]
    assert last.index("chu-dau-tu-tra-loi") == last.index("xa-tra-loi") + 1
    assert [row.beside for row in task.freedoms if row.beside] == ["chu-dau-tu-tra-loi"]


def test_two_duties_of_a_workplace_lead_to_each_other() -> None:
    """Each says for every kind of workplace which of the two falls due."""
    collection = loader.load(ROOT)
    kinds = next(row for row in collection.vocabulary.task_words.questions if row.id == "loai-noi-lam").cases
    for id_, other in (
        ("doi-thoai-dinh-ky", "hoi-nghi-nguoi-lao-dong"),
        ("hoi-nghi-nguoi-lao-dong", "doi-thoai-dinh-ky"),
    ):
        companion = collection.task_by_id[id_].task.companion
        assert companion
        assert companion.task == other
        said = [case for one in companion.said for case in one.cases]
        assert sorted(said) == sorted(kind.id for kind in kinds)
