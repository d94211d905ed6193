"""Rule danh-muc-viec: the words of tasks have an id each."""

from __future__ import annotations

import pytest

from tests.conftest import PracticesFolder
from tests.support.small_tasks import WORDS, said, with_task


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("{ma: het-han-phieu,", "{ma: ngay-hop,", "su_kien[2].ma: mã “ngay-hop” đã có trong “su_kien”"),
        ("{ma: phieu, ten", "{ma: hop, ten", "truong_hop[1].tra_loi[2].ma: mã “hop” đã có trong “truong_hop”"),
        ("van_ban: [luat-moi-2022]", "van_ban: [luat-moi-2023]", "ban_doc[1].van_ban[1]: văn bản “luat-moi-2023” không có"),
        ("ma: ubnd-xa, ten", "thay_cho: [truong-ban], ma: ubnd-xa, ten", "nguoi_lam[3].thay_cho[1]: người làm “truong-ban” không có"),
        ("nhom:\n", "nhomm:\n", "nhomm: khóa “nhomm” không có trong mẫu; có phải ý bạn là “nhom”?"),
    ],
)  # fmt: skip
def test_words_are_told_apart(collection: PracticesFolder, old: str, new: str, sentence: str) -> None:
    lines = said(with_task(collection), old, new, WORDS)
    assert [line for line in lines if sentence in line], lines
