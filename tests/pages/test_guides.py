"""What hand-written pages say of the documents that they link, and of the ways to reach the owner."""

from __future__ import annotations

import pytest

from scripts.pages.owner import Owner
from scripts.pages.site_pages import SitePages
from scripts.system.paths import ROOT
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


REPORT = "Sai thì nhắn cho nơi gửi<!-- chủ quản: báo lỗi -->."
LETTER = "Gửi cho người giữ kho<!-- chủ quản: gửi thư -->.<!-- chủ quản: gửi trên kho mã -->"
MAILBOX, FORGE = "kho@vi-du.vn", "https://github.com/a/b"


@pytest.mark.parametrize(
    ("owner", "said", "unsaid"),
    [
        (Owner(), "nơi gửi.\n", "bấm"),
        (Owner(mailbox=MAILBOX), "bấm **Trang này sai?** ở cuối bài để gửi thư", "Sửa bài này"),
        (Owner(forge=FORGE), "**Trang này sai?** ở cuối bài (cần có tài khoản", "gửi thư"),
        (Owner(forge=FORGE, mailbox=MAILBOX), "không cần tài khoản; hoặc bấm **Sửa bài này** nếu", "cần có tài khoản"),
        (Owner(), "người giữ kho.\n", "kho mã"),
        (Owner(mailbox=MAILBOX), f"hoặc gửi thư tới [{MAILBOX}](mailto:{MAILBOX}?subject=", "Issues"),
        (Owner(forge=FORGE), f"[kho mã]({FORGE}) thì không cần tệp: mở mục Issues", "gửi thư"),
    ],
)
def test_a_guide_names_a_button_only_where_pages_have_it(
    collection: PracticesFolder, owner: Owner, said: str, unsaid: str
) -> None:
    """Without any, the page says what always holds: ask who sent it. No place for a way is left over."""
    shown = SitePages(collection.load(), owner).guide("gioi-thieu.md", f"{REPORT}\n{LETTER}\n")
    assert said in shown
    assert unsaid not in shown
    assert "<!--" not in shown


def test_no_guide_names_a_button_by_itself(collection: PracticesFolder) -> None:
    """Every place is known, and the buttons of the owner come from nowhere else; the page for who writes on the forge says “if”."""
    pages = SitePages(collection.load(), Owner())
    named = {}
    for file in sorted((ROOT / "docs").rglob("*.md")):
        path = file.relative_to(ROOT / "docs").as_posix()
        shown = pages.guide(path, file.read_text(encoding="utf-8").partition("\n---\n")[2])
        found = [button for button in ("**Trang này sai?**", "**Sửa bài này**", "chủ quản:") if button in shown]
        if found and not path.startswith("phat-trien/"):
            named[path] = found
    assert named == {"huong-dan/gui-bai/tren-web.md": ["**Sửa bài này**"]}
