"""What the page of the plan fetches of a task."""

from __future__ import annotations

import json
import re
from typing import Any

from scripts.pages import plan_page
from scripts.pages.owner import Owner
from scripts.pages.site_pages import SitePages
from scripts.system.paths import ROOT
from tests.conftest import PracticesFolder
from tests.support.small_tasks import TASK, WORDS, with_task


def given(collection: PracticesFolder) -> dict[str, Any]:
    """The only task, out of its script."""
    ((path, text),) = SitePages(collection.load(), Owner()).scripts()
    assert path == "viec/hop-thon/ke-hoach.js"
    (task,) = json.loads(text[text.index("|| {}, {") + 7 :].rstrip(";\n)")).values()
    return dict(task)


def test_a_task_has_what_computes_with_its_words(collection: PracticesFolder) -> None:
    with_task(collection).change(
        "ma: ho-trong-thon, ten: tổng số hộ trong thôn, hoi: Tổng số hộ",
        "ma: ho-trong-thon, ten: tổng số hộ trong thôn, hoi: Tổng số hộ, tat_ca: true",
        WORDS,
    )
    task = given(collection)
    assert [row["ma"] for row in task["dong"]] == ["bao-truoc", "hai-phan-ba", "gui-xa"]
    assert task["chu"] == [[]]
    assert task["hoi"] == [["cach-quyet", "Quyết cách nào?", 0, [["hop", "Họp"], ["phieu", "Phát phiếu"]]]]
    assert "trong_giay" not in task
    notice = task["dong"][0]
    assert notice["quy_tac"] == "ít nhất 2 ngày trước ngày họp"
    assert (notice["ngan"], notice["noi"].partition(",")[0]) == ("Báo cho các hộ biết", "Điều 3")
    assert task["moc"] == [["ngay-hop", "Ngày họp"], ["het-han-phieu", "Ngày hết hạn phiếu"]]
    assert task["so"] == ["ho-trong-thon", "Tổng số hộ"]
    assert task["giay"] == [
        {
            "ten": "Giấy mời",
            "the_thuc": "giấy thường, không phải mẫu của nhà nước",
            "mang": ["bao-truoc"],
            "khi": [],
            "trang": "",
        }
    ]
    ((mistake, ((title, address),)),) = task["hay_sai"]
    assert (mistake, address) == ("Quên mở sổ.", "ton-giao/bai-mau/")
    assert title


def test_both_halves_know_one_form_of_the_data(collection: PracticesFolder) -> None:
    """A page from a cache must know what it does not know: whoever changes the form changes both numbers."""
    reader = (ROOT / "docs/assets/tasks/task-source.js").read_text(encoding="utf-8")
    assert re.findall(r"^const FORMAT = (\d+);$", reader, re.MULTILINE) == [str(plan_page.FORMAT)]
    assert given(with_task(collection))["dang"] == plan_page.FORMAT


def test_a_name_is_not_cut_on_paper(collection: PracticesFolder) -> None:
    long = "Báo cho các hộ biết ngày giờ, nơi họp và nội dung bằng giấy mời, loa, điện thoại hay niêm yết ở nhà văn hóa"
    with_task(collection).change("Báo cho các hộ biết.", f"{long}.", TASK)
    assert given(collection)["dong"][0]["ngan"] == long


def test_the_number_asked_for_is_that_of_all(collection: PracticesFolder) -> None:
    """A crowd that is no whole, as those in a meeting, is not asked for."""
    assert given(with_task(collection))["so"] is None


def test_hostile_text_stays_data(collection: PracticesFolder) -> None:
    with_task(collection).change("Quên mở sổ.", '"\\"}); alert(1); //</script>"', TASK)
    assert given(collection)["hay_sai"][0][0] == '"}); alert(1); //</script>'


def test_a_question_has_what_its_answers_are_called_away_from_it(collection: PracticesFolder) -> None:
    """“Có” alone says nothing; a kind of place says whose a requirement is, and may tell a number of people."""
    old = "hoi: Quyết cách nào?, tra_loi: [{ma: hop, ten: Họp}"
    new = "hoi: Có họp không?, la_ai: true, tra_loi: [{ma: hop, ten: Có, khi: Thôn họp, quy_mo: {cua: ho-trong-thon, tu: 2}}"
    with_task(collection).change(old, new, WORDS)
    task = given(collection)
    assert task["hoi"] == [["cach-quyet", "Có họp không?", 1, [["hop", "Có", "Thôn họp"], ["phieu", "Phát phiếu"]]]]
    assert task["co"] == {"hop": {"cua": "ho-trong-thon", "tu": 2}}
    assert task["dong"][1]["truong_hop"] == "Thôn họp"
