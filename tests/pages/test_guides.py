"""What hand-written pages say of the documents that they link."""

from __future__ import annotations

import pytest

from scripts.pages.owner import Owner
from scripts.pages.site_pages import SitePages
from tests.conftest import PracticesFolder

OVER = 'data-tinh-trang="da-thay-the">Đã hết hiệu lực từ 1/7/2023; nay là <a href="../../van-ban/luat-moi-2022/">'


@pytest.mark.parametrize(
    "link",
    [
        '<a href="../../van-ban/luat-cu-2007/">Luật\ncũ</a>',
        '<a class="x" href="../../van-ban/luat-cu-2007/#bai">Luật cũ</a>',
        "[Luật cũ](../van-ban/luat-cu-2007.md)",
    ],
)
def test_a_document_that_is_over_is_said_to_be(collection: PracticesFolder, link: str) -> None:
    """Right behind the link, in whatever way a guide writes it; links lead from the guide's own address."""
    pages = SitePages(collection.load(), Owner())
    shown = pages.guide("huong-dan/luat.md", f"**Quyền**: {link}. Xem.")
    assert shown.startswith(f'**Quyền**: {link} (<span class="hieu-luc">')
    assert OVER in shown
    assert shown.endswith("</span>). Xem.")


def test_what_is_in_force_stays_as_it_is_written(collection: PracticesFolder) -> None:
    """So do links to the list, to no document and to what is none."""
    pages = SitePages(collection.load(), Owner())
    text = (
        '<a href="../../van-ban/luat-moi-2022/">Luật</a>, <a href="../van-ban/">Văn bản</a>, [x](../van-ban/khong-co.md), '
        '<a href="https://vbpl.vn/luat-cu-2007/">chữ</a>'
    )
    assert pages.guide("huong-dan/luat.md", text) == text
