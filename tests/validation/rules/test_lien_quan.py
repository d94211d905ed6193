"""Rule lien-quan: a related entry is there."""

from __future__ import annotations

from tests.conftest import GOOD, PracticesFolder


def said(collection: PracticesFolder, value: str) -> list[str]:
    """What the report says of the relations of the good entry."""
    collection.change("van_ban: [luat-moi-2022]", f"lien_quan: {value}")
    return [line.removeprefix(f"{GOOD}:17:") for line in collection.lines()]


def test_nobody(collection: PracticesFolder) -> None:
    """An unknown id draws the nearest one."""
    collection.add("practices/doanh-nghiep/bua-an-ca.yaml")
    assert said(collection, "[bua-an-cas, zzzzzz]") == [
        "13: lien_quan[1]: không có bài nào mang mã “bua-an-cas” (bài đổi tên thì ghi mã mới, bài đã rút thì bỏ mã này); có phải ý bạn là “bua-an-ca”? (lien-quan)",
        "25: lien_quan[2]: không có bài nào mang mã “zzzzzz” (bài đổi tên thì ghi mã mới, bài đã rút thì bỏ mã này); mã là tên tệp của bài kia, không có đuôi .yaml (lien-quan)",
    ]


def test_itself_and_twice(collection: PracticesFolder) -> None:
    """An entry is not related to itself, nor twice to another."""
    collection.add("practices/doanh-nghiep/bua-an-ca.yaml")
    assert said(collection, "[bai-mau, bua-an-ca, bua-an-ca]") == [
        "13: lien_quan[1]: bài không liên quan tới chính nó; hãy bỏ dòng này (lien-quan)",
        "33: lien_quan[3]: bài “bua-an-ca” ghi hai lần; hãy bỏ một (lien-quan)",
    ]


def test_a_draft(collection: PracticesFolder) -> None:
    """A draft has no page to link to."""
    collection.add("practices/doanh-nghiep/bua-an-ca.yaml", nhap="true")
    assert said(collection, "[bua-an-ca]") == [
        "13: lien_quan[1]: bài “bua-an-ca” còn là bản nháp; hãy bỏ dòng này cho tới khi bài được đăng (lien-quan)"
    ]


def test_another_entry_is_fine(collection: PracticesFolder) -> None:
    """An entry of another setting may be related."""
    collection.add("practices/doanh-nghiep/bua-an-ca.yaml")
    assert said(collection, "[bua-an-ca]") == []
