"""By which words a query names one legal document and no other."""

from __future__ import annotations

from scripts.search.document_names import own_names
from tests.content.test_document_state import document


def test_a_name_that_another_one_has_too_is_nobodys_own() -> None:
    """Neither is one that stands within the name of another; number, number with year, kind with number are names."""
    rows = {
        row.id: row
        for row in (
            document("cu", so_hieu="12/2012/QH13", loai="Luật", ten="Luật Công đoàn", ten_goi="Luật Công đoàn 2012"),
            document("moi", so_hieu="50/2024/QH15", loai="Luật", ten="Luật Công đoàn", ten_khac=("luật 50",)),
            document("sua", so_hieu="12/2025/QH15", loai="Luật", ten="Luật sửa đổi Luật Công đoàn"),
            document("dang", so_hieu="18-CT/TW", loai="Chỉ thị", ten="Về việc ấy"),
        )
    }
    assert own_names(rows) == {
        "cu": ["12 2012", "12 2012 qh13", "luat cong doan 2012"],
        "moi": ["50 2024", "50 2024 qh15", "luat 50"],
        "sua": ["12 2025", "12 2025 qh15", "luat sua doi luat cong doan"],
        "dang": ["18 ct tw", "ve viec ay"],
    }
