"""Rule chuyen-huong: moved addresses lead somewhere."""

from __future__ import annotations

import pytest

from tests.conftest import Collection

MOVED = "practices/_danh-muc/chuyen-huong.yaml"


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (
            "{tu: /ton-giao/cu/, den: ton-giao/bai-mau}",
            "1:8: [1].tu: địa chỉ phải có dạng loai-hinh/ma-bai, không có dấu “/” ở đầu và cuối",
        ),
        (
            "{tu: ton-giao/bai-mau, ly_do: Rút.}",
            "1:8: [1].tu: “ton-giao/bai-mau” vẫn là bài đang có; hãy bỏ dòng này hoặc bỏ tệp của bài",
        ),
        (
            "{tu: ton-giao/cu}",
            "1:3: [1]: cần đúng một trong hai khóa: “den” (địa chỉ mới) hoặc “ly_do” (vì sao rút bài)",
        ),
        (
            "{tu: ton-giao/cu, den: ton-giao/bai-mua}",
            "1:26: [1].den: không có bài nào ở “ton-giao/bai-mua”; có phải ý bạn là “ton-giao/bai-mau”?",
        ),
        (
            "{tu: ton-giao/cu, den: zzz}",
            "1:26: [1].den: không có bài nào ở “zzz”; địa chỉ mới có dạng loai-hinh/ma-bai",
        ),
        (
            "{tu: ton-giao/cu, ly_do: Rút.}\n- {tu: ton-giao/cu, ly_do: Rút.}",
            "2:8: [2].tu: “ton-giao/cu” đã có một dòng; hãy gộp lại",
        ),
    ],
)
def test_rows_that_lead_nowhere(collection: Collection, row: str, said: str) -> None:
    """Each fault is told at its place in the file of moved addresses."""
    collection.write(MOVED, f"- {row}\n")
    assert collection.lines() == [f"{MOVED}:{said} (chuyen-huong)"]


def test_rows_that_lead_somewhere(collection: Collection) -> None:
    """To an entry that is there, or to a reason."""
    collection.write(MOVED, "- {tu: ton-giao/cu, den: ton-giao/bai-mau}\n- {tu: ton-giao/rut, ly_do: Nguồn đã gỡ.}\n")
    assert collection.lines() == []
