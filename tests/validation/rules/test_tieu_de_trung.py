"""Rule tieu-de-trung: a title belongs to one entry."""

from __future__ import annotations

from tests.conftest import GOOD, PracticesFolder


def test_the_later_of_two_equal_titles_is_told(collection: PracticesFolder) -> None:
    """Case, marks and punctuation do not make another title."""
    collection.add(
        "practices/doanh-nghiep/bai-khac.yaml",
        tieu_de="THÔN MẪU làm đường – dân bàn trước mở sổ cho cả thôn xem!",
    )
    assert collection.lines() == [
        (
            f"{GOOD}:1:10: tieu_de: tiêu đề này đã có ở practices/doanh-nghiep/bai-khac.yaml; hãy thêm nơi làm hoặc kết quả để phân biệt"
            " (tieu-de-trung)"
        )
    ]


def test_another_title_is_fine(collection: PracticesFolder) -> None:
    """One word more is another title."""
    collection.add(
        "practices/doanh-nghiep/bai-khac.yaml",
        tieu_de="Thôn Mẫu làm đường dân bàn trước mở sổ cho cả thôn xem kỹ",
    )
    assert collection.lines() == []
