"""How a task is said: rules in words, how firm, within which days."""

from __future__ import annotations

import pytest

from scripts.content import task_labels
from scripts.content.task import Requirement
from tests.conftest import PracticesFolder
from tests.support.small_tasks import with_task

ROW = {
    "ma": "a",
    "noi_dung": "Làm một việc.",
    "van_ban": "luat-moi-2022",
    "dieu": 3,
    "chac": "toan-van",
    "ban": "ban-mau",
    "da_thay": "chữ",
}


def row(**keys: object) -> Requirement:
    return Requirement.model_validate({**ROW, **keys})


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ({"thoi_han": {"so": 2, "don_vi": "ngay", "kieu": "it-nhat", "huong": "truoc", "moc": "ngay-hop"}}, "ít nhất 2 ngày trước ngày họp"),
        ({"thoi_han": {"so": 5, "don_vi": "ngay-lam-viec", "kieu": "nhieu-nhat", "huong": "sau", "moc": "co-ket-qua"}}, "chậm nhất 5 ngày làm việc sau ngày có kết quả"),
        ({"thoi_han": {"so": 30, "don_vi": "ngay", "kieu": "it-nhat", "huong": "sau", "moc": "het-han-phieu", "roi": "ngay-hop"}}, "chờ ít nhất 30 ngày sau ngày hết hạn phiếu, rồi mới tới ngày họp"),
        ({"khoang": {"tu": 1, "den": 3, "don_vi": "ngay", "huong": "truoc", "moc": "ngay-hop"}}, "từ 1 đến 3 ngày trước ngày họp"),
        ({"keo_dai": {"so": 30, "don_vi": "ngay", "kieu": "it-nhat", "moc": "ngay-hop"}}, "kéo dài ít nhất 30 ngày kể từ ngày họp"),
        ({"trong_nam": {"truoc": "30/6"}}, "trước ngày 30/6 hằng năm"),
        ({"trong_nam": {"phan": "quy-4"}}, "quý IV hằng năm"),
        ({"dinh_ky": {"ky": "hai-nam"}}, "ít nhất một lần mỗi hai năm"),
        ({"ty_le": {"phep": "tren", "tu_so": 1, "mau_so": 2, "cua": "ho-trong-thon"}}, "trên 50% tổng số hộ trong thôn"),
        ({"ty_le": {"phep": "tu", "tu_so": 2, "mau_so": 3, "cua": "ho-trong-thon"}}, "từ 2/3 tổng số hộ trong thôn"),
        ({"so_luong": {"phep": "tu-den", "so": 3, "den": 5, "cua": "người"}}, "từ 3 đến 5 người"),
        ({"so_luong": {"phep": "it-nhat", "cua": "người", "theo": "ho-trong-thon", "bac": ({"tu": 1, "den": 49, "so": 3}, {"tu": 50, "so": 4})}}, "người, theo tổng số hộ trong thôn: từ 1 đến 49: ít nhất 3; từ 50 trở lên: ít nhất 4"),
        ({}, ""),
    ],
)  # fmt: skip
def test_a_rule_in_words(collection: PracticesFolder, keys: dict[str, object], words: str) -> None:
    assert task_labels.rule(with_task(collection).load().vocabulary.task_words, row(**keys)) == words


def test_a_copy_of_a_third_party_is_called_so(collection: PracticesFolder) -> None:
    words = with_task(collection).load().vocabulary.task_words
    assert (
        task_labels.firmness(words, row()) == "đã đọc trọn điều trong Bản mẫu (bản chép của bên thứ ba, tháng 5/2026)"
    )
    assert "chưa đối chiếu được" in task_labels.firmness(words, row(chac="ke-lai"))


def test_what_may_have_been_changed_is_told(collection: PracticesFolder) -> None:
    vocabulary = with_task(collection).load().vocabulary
    told = task_labels.unread_amendments(vocabulary, row(bi_sua=("luat-cu-2007",)))
    assert told == "chữ năm 2023; phần sửa năm 2007 chưa đối chiếu được"
    assert task_labels.unread_amendments(vocabulary, row()) == ""


def test_the_days_of_a_requirement_are_those_of_its_document(collection: PracticesFolder) -> None:
    vocabulary = with_task(collection).load().vocabulary
    basis = task_labels.basis(vocabulary, row(van_ban="luat-cu-2007"))
    assert (basis.begins, basis.ends, basis.heir and basis.heir.id) == ("2007-07-01", "2023-06-30", "luat-moi-2022")
    narrow = task_labels.basis(vocabulary, row(van_ban="luat-cu-2007", hieu_luc_tu="2010-01-01", dung_den="2011-01-01"))
    assert (narrow.begins, narrow.ends) == ("2010-01-01", "2011-01-01")
    assert not task_labels.basis(vocabulary, row(van_ban="luat-bo-1999")).known
