"""Words that a commune does not understand stand on no page for readers; better ones do, each written down in one place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from scripts.content import labels, loader
from scripts.pages import site_pages
from scripts.system.paths import ROOT
from tests.pages.test_golden import OWNER, REPOSITORY

BETTER = {
    r"[Mm]ức chứng thực": "Bài chắc đến đâu",
    r"Đối chiếu nguồn: Chưa|Chưa so\b|Đã so ngày": labels.NOT_COMPARED,
    r">\s*(?:Khá|Mỏng|Vững)\s*<": "Một nguồn, ",
    r"[Pp]hiên bản|\bbản [a-z0-9]{8}\b": "",
    r"Không có: ": "không nhắc",
    r"kết quả gần đúng": "kết quả gần giống",
    r"Dùng danh sách này": "Chép, in, tải",
    r"Trang đã dùng để đối chiếu|Đọc văn bản": "Đọc toàn văn",
    r"[Tt]rang này đọc ngang": "Trang này gom cách làm của nhiều",
    r"\b[Kk]hóa của một bài|kho mã|\bIssues\b|\bpy -m\b": "",
    r"[Ll]oại hình": "Nơi làm giống mình",
    r"mới nhất": labels.NEWEST_FIRST,
}
"""What stood on pages for readers → what stands there now, "" where it is simply gone."""
EDITORS = ("docs/huong-dan/gui-bai/", "docs/huong-dan/quy-tac", "docs/phat-trien/")
_SHOWN = re.compile(r"<(script|style)\b.*?</\1>|<(?!/?(?:strong|span)\b)[^>]+>|\]\([^)]*\)|^---\n.*?\n---\n", re.DOTALL)
_IN_CODE = re.compile(r"/\*.*?\*/|//[^\n]*|{#.*?#}", re.DOTALL)


def _texts() -> dict[str, str]:
    """Everything that readers read: every kind of page, scripts, guides."""
    pages = site_pages.pages(loader.load(REPOSITORY), OWNER)
    files = [*(ROOT / "docs").rglob("*.md"), *(ROOT / "docs/assets/pages").glob("*.js")]
    files += (ROOT / "docs/assets/search").glob("*.js")
    texts = {name: _SHOWN.sub(" ", text) for name, text in pages.items()}
    for file in files:
        path, text = file.relative_to(ROOT).as_posix(), file.read_text(encoding="utf-8")
        if not path.startswith(EDITORS) and "/templates/" not in path:
            texts[path] = _IN_CODE.sub(" ", text) if file.suffix == ".js" else _SHOWN.sub(" ", text)
    return texts


def test_words_that_nobody_understands_stand_nowhere() -> None:
    told = {
        f"{path}: {found[0]}"
        for path, text in _texts().items()
        for former in BETTER
        if (found := re.search(former, text))
    }
    assert told == set()


@pytest.mark.parametrize("better", [better for better in BETTER.values() if better])
def test_the_better_words_are_there(better: str) -> None:
    assert any(better in text for text in _texts().values())


def test_a_page_says_the_order_in_one_way() -> None:
    """No template has words of its own for it."""
    templates = Path(site_pages.__file__).parent / "templates"
    assert [file.name for file in templates.glob("*.html") if labels.NEWEST_FIRST in file.read_text("utf-8")] == []
