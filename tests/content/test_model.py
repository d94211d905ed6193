"""The shape of an entry: limits, types, and that nothing can be changed afterwards."""

from __future__ import annotations

from collections.abc import Callable

import pydantic
import pytest

from scripts.content.model import Practice, keys_at
from tests.conftest import Collection

LIMITS = [
    (
        "Thôn Mẫu làm đường: dân bàn trước, mở sổ cho cả thôn xem",
        "a" * 19,
        "1:10: tieu_de: ngắn quá; hãy viết ít nhất 20 ký tự",
    ),
    (
        "Thôn Mẫu làm đường: dân bàn trước, mở sổ cho cả thôn xem",
        "a" * 111,
        "1:10: tieu_de: dài quá; hãy rút còn nhiều nhất 110 ký tự",
    ),
    (
        "chu_tri: Ban công tác Mặt trận thôn",
        "chu_tri: [Ban]",
        "9:10: chu_tri: phải là chữ; nếu là số hay ngày thì đặt trong nháy kép,",
    ),
    (
        "  - Thôn họp dân",
        "  - Thôn: họp dân",
        "11:5: cach_lam[1]: phải là chữ; nếu giữa câu có dấu “: ” thì đặt cả câu trong nháy kép,",
    ),
    (
        "chu_tri: Ban công tác Mặt trận thôn",
        "chu_tri: ''",
        "9:10: chu_tri: đang để trống; hãy viết nội dung, hoặc bỏ hẳn khóa này",
    ),
    ("chu_tri: Ban công tác Mặt trận thôn", "chu_tri: |\n  a\n  b", "9:10: chu_tri: phải viết trên một dòng;"),
    ("[dan-biet, dan-ban]", "[]", "15:7: khau: cần ít nhất 1 mục;"),
    ("[dan-biet, dan-ban]", "dan-biet", "15:7: khau: phải là danh sách; hãy viết mỗi ý một dòng, mở đầu bằng “- ”"),
    ("loai: bao-chi", "loai: blog", "23:11: nguon[1].loai: chỉ nhận một trong: "),
    ("    don_vi: Báo Mẫu\n", "", "19:5: nguon[1].don_vi: thiếu khóa bắt buộc “don_vi”; hãy thêm vào"),
    ("chu_tri:", "chutri:", "9:1: chutri: khóa “chutri” không có trong mẫu; có phải ý bạn là “chu_tri”?"),
    (
        "ngay: 2021-03-26",
        "ngay: 26/3/2021",
        "22:11: nguon[1].ngay: “26/3/2021” không phải ngày hợp lệ; hãy viết 2021-03-26",
    ),
    ("tu: 2021", "tu: 99", "7:7: thoi_gian.tu: “99” không phải ngày hợp lệ; hãy viết năm,"),
]


@pytest.mark.parametrize(("old", "new", "said"), LIMITS)
def test_limits(faults: Callable[[str, str], list[str]], old: str, new: str, said: str) -> None:
    """Each fault of shape is one sentence at the deepest field at fault."""
    (line,) = faults(old, new)
    assert line.startswith(said)


def test_faulty_items_do_not_make_a_list_too_short(faults: Callable[[str, str], list[str]]) -> None:
    """A list whose only item is faulty is not called empty on top."""
    lines = faults("  - Làm xong 100 m đường.", "  - {a: b}\nkho_khan: [Cả 100 m đường đều dốc.]")
    assert len(lines) == 1
    assert "ket_qua[1]: phải là chữ" in lines[0]


def test_a_practice_is_frozen(collection: Collection) -> None:
    """No maker can change what it was handed."""
    (entry,) = collection.load().entries
    with pytest.raises(pydantic.ValidationError):
        entry.practice.title = "Khác"  # type: ignore[misc]
    assert entry.practice.period is not None
    assert entry.practice.period.start == "2021"
    assert entry.practice.documents[0].id == "luat-moi-2022"


def test_keys_of_a_field() -> None:
    """The keys that can stand inside a field, lists and choices included."""
    assert keys_at(Practice, ("van_ban", 0)) == ["ma", "dieu"]
    assert keys_at(Practice, ("nhan_rong", 3, "thoi_gian")) == ["tu", "den", "ghi_chu"]
    assert keys_at(Practice, ("tieu_de", "gi")) == []


def test_every_key_is_explained_in_vietnamese() -> None:
    """An editor sees a title and a description for each key of an entry."""
    assert [name for name, field in Practice.model_fields.items() if not field.title or not field.description] == []
