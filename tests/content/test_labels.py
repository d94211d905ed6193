"""How values are said on a page."""

from __future__ import annotations

import pytest

from scripts.content import labels
from tests.conftest import PracticesFolder

TABLE = "practices/_danh-muc/van-ban.yaml"


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("https://vanban.chinhphu.vn/?docid=1", "Cổng chính thức vanban.chinhphu.vn"),
        ("https://www.quochoi.vn/luat", "Cổng chính thức quochoi.vn"),
        ("https://pbgdpl.moj.gov.vn/tin", "Cổng chính thức pbgdpl.moj.gov.vn"),
        ("https://btgcp.gov.vn/vbpq/1", "Cổng chính thức btgcp.gov.vn"),
        (
            "https://trungthanh.namdinh.gov.vn/tin",
            "Trang của cơ quan, đoàn thể: trungthanh.namdinh.gov.vn (bản chép, không phải cổng của nơi ban hành)",
        ),
        (
            "https://www.quangbinh.gov.vn/tin",
            "Trang của cơ quan, đoàn thể: quangbinh.gov.vn (bản chép, không phải cổng của nơi ban hành)",
        ),
        (
            "https://thuvienphapluat.vn/van-ban/1",
            "Trang của bên thứ ba: thuvienphapluat.vn (không phải cổng chính thức)",
        ),
        ("https://gov.vn.luat.com/1", "Trang của bên thứ ba: gov.vn.luat.com (không phải cổng chính thức)"),
        ("https://xgov.vn/1", "Trang của bên thứ ba: xgov.vn (không phải cổng chính thức)"),
    ],
)
def test_a_link_to_a_text_says_whose_page_it_is(url: str, said: str) -> None:
    """By the end of the host, at a dot."""
    assert labels.text_link(url) == said


def test_a_list_says_what_is_not_simply_in_force(collection: PracticesFolder) -> None:
    vocabulary = collection.load().vocabulary
    assert {id_: labels.document_note(vocabulary, row) for id_, row in vocabulary.documents.items()} == {
        "luat-moi-2022": "",
        "luat-cu-2007": "đã hết hiệu lực từ 1/7/2023; nay là Luật mới",
        "luat-bo-1999": "đã hết hiệu lực, chưa rõ từ ngày nào",
    }


def test_a_list_says_what_is_coming_and_what_was_not_seen(collection: PracticesFolder) -> None:
    collection.change('hieu_luc_tu: "2023-07-01"', 'hieu_luc_tu: "2023-07-01", het_tu: "2027-01-01"', TABLE)
    collection.change('"2007-07-01"', '"2007-07-01", chua_doi_chieu: Chưa xem chữ.', TABLE)
    vocabulary = collection.load().vocabulary
    assert labels.document_note(vocabulary, vocabulary.documents["luat-moi-2022"]) == "còn hiệu lực đến hết 31/12/2026"
    assert labels.document_note(vocabulary, vocabulary.documents["luat-cu-2007"]).endswith(
        "; nay là Luật mới (đến hết 31/12/2026). Lưu ý: Chưa xem chữ"
    )
