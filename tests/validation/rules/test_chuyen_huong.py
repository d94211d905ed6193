"""Rule chuyen-huong: moved addresses lead somewhere."""

from __future__ import annotations

import pytest

from scripts.content.vocabulary import REASON_WANTED
from scripts.pages import site_pages
from scripts.pages.owner import Owner
from tests.conftest import PracticesFolder

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
            "{tu: chu-de/duong-giao-thong, ly_do: Gộp.}",
            "1:8: [1].tu: “chu-de/duong-giao-thong” vẫn là trang đang có; hãy bỏ dòng này",
        ),
        (
            "{tu: tim-kiem, ly_do: Bỏ.}",
            "1:8: [1].tu: “tim-kiem” vẫn là trang đang có; hãy bỏ dòng này",
        ),
        (
            "{tu: ton-giao/cu}",
            "1:3: [1]: cần “den” (địa chỉ mới), “ly_do” (vì sao rút bài), hoặc cả hai (rút, nhưng có bài khác nên đọc)",
        ),
        (
            "{tu: ton-giao/cu, den: ton-giao/bai-mua}",
            "1:26: [1].den: không có trang nào ở “ton-giao/bai-mua”; có phải ý bạn là “ton-giao/bai-mau”?",
        ),
        (
            "{tu: ton-giao/cu, den: zzz}",
            "1:26: [1].den: không có trang nào ở “zzz”; địa chỉ mới có dạng loai-hinh/ma-bai hoặc chu-de/ma-chu-de",
        ),
        (
            f"{{tu: ton-giao/cu, ly_do: {REASON_WANTED}}}",
            "1:28: [1].ly_do: hãy thay câu này bằng lý do thật: người mở địa chỉ cũ sẽ đọc thấy nó",
        ),
        (
            "{tu: ton-giao/cu, ly_do: Vì sao bài được rút}",
            "1:28: [1].ly_do: hãy thay câu này bằng lý do thật: người mở địa chỉ cũ sẽ đọc thấy nó",
        ),
        (
            "{tu: ton-giao/cu, ly_do: Rút.}\n- {tu: ton-giao/cu, ly_do: Rút.}",
            "2:8: [2].tu: “ton-giao/cu” đã có một dòng; hãy gộp lại",
        ),
    ],
)
def test_rows_that_lead_nowhere(collection: PracticesFolder, row: str, said: str) -> None:
    """Each fault is told at its place in the file of moved addresses."""
    collection.write(MOVED, f"- {row}\n")
    assert collection.lines() == [f"{MOVED}:{said} (chuyen-huong)"]


def test_rows_that_lead_somewhere(collection: PracticesFolder) -> None:
    """To an entry that is there, or to a reason."""
    collection.write(MOVED, "- {tu: ton-giao/cu, den: ton-giao/bai-mau}\n- {tu: ton-giao/rut, ly_do: Nguồn đã gỡ.}\n")
    assert collection.lines() == []


def test_a_withdrawn_page_says_why_and_leads_on(collection: PracticesFolder) -> None:
    """A reader who opens its old address learns why it is gone, and what answers the question best."""
    collection.write(MOVED, "- {tu: ton-giao/rut, ly_do: Nguồn chỉ kể việc góp., den: ton-giao/bai-mau}\n")
    assert collection.lines() == []
    page = site_pages.pages(collection.load(), Owner())["ton-giao/rut.md"]
    assert "đã được rút. Nguồn chỉ kể việc góp.</p>" in page
    assert 'Nên đọc: <a href="../../ton-giao/bai-mau/">Thôn Mẫu làm đường' in page


def test_pages_of_words_move_too(collection: PracticesFolder) -> None:
    """A topic, a province, a setting: an address that was printed has to lead somewhere."""
    rows = (
        "- {tu: chu-de/duong, den: chu-de/duong-giao-thong}\n"
        "- {tu: tinh-thanh/xu-quang, den: tinh-thanh/quang-nam}\n"
        "- {tu: cong-giao, den: ton-giao}\n"
        "- {tu: huong-dan/cu, ly_do: Đã gộp vào trang khác.}\n"
    )
    collection.write(MOVED, rows)
    assert collection.lines() == []
    made = site_pages.pages(collection.load(), Owner())
    assert '<a href="../../chu-de/duong-giao-thong/">Đường giao thông</a>' in made["chu-de/duong.md"]
    assert '<a href="../ton-giao/">Vùng đồng bào tôn giáo</a>' in made["cong-giao.md"]


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("Một hộ, số 0912345678, xin rút.", "có số điện thoại; hãy bỏ đi, chỉ ghi chức danh hoặc cơ quan"),
        ("Theo thư của a.nguyen@example.vn.", "có địa chỉ thư điện tử; hãy bỏ đi, chỉ ghi chức danh hoặc cơ quan"),
    ],
)
def test_a_reason_gives_nobody_away(collection: PracticesFolder, reason: str, said: str) -> None:
    """Whoever opens the old address reads it."""
    collection.write(MOVED, f"- {{tu: ton-giao/cu, ly_do: '{reason}'}}\n")
    assert collection.lines() == [f"{MOVED}:1:28: [1].ly_do: {said} (thong-tin-ca-nhan)"]


def test_what_may_give_somebody_away_is_a_warning(collection: PracticesFolder) -> None:
    collection.write(MOVED, "- {tu: ton-giao/cu, ly_do: Bà ấy sinh ngày 1/2/1960.}\n")
    (line,) = collection.lines()
    assert line.startswith(f"{MOVED}:1:28: cảnh báo: [1].ly_do: có ngày sinh;")


def test_a_withdrawn_page_says_so(collection: PracticesFolder) -> None:
    """In its title and description, where there is a reason; one that only moved says that."""
    collection.write(
        MOVED,
        "- {tu: ton-giao/cu, den: ton-giao/bai-mau, ly_do: Nguồn đã gỡ.}\n- {tu: ton-giao/ma, den: ton-giao/bai-mau}\n",
    )
    pages = site_pages.SitePages(collection.load(), Owner()).non_entry_pages()
    titles = {page.address: (page.title, page.description) for page in pages}
    assert titles["ton-giao/cu/"] == ("Bài đã rút", "Bài ở địa chỉ này đã rút; vì sao, và nên đọc gì thay.")
    assert titles["ton-giao/ma/"] == ("Trang đã chuyển", "Địa chỉ này đã chuyển.")
