"""Rule dang-lai: a repost names an original that is there."""

from __future__ import annotations

import pytest

from tests.conftest import PracticesFolder

CASES = [
    ((None, None, 1), []),
    ((None, 1, 1), []),
    ((1, None, None), ["[1]: nguồn không đăng lại chính nó; hãy ghi số của bản gốc, hoặc bỏ khóa này"]),
    ((None, 9, None), ["[2]: không có nguồn số 9, bài có 3 nguồn; hãy ghi số của bản gốc"]),
    (
        (2, 1, None),
        [
            "[1]: nguồn 2 cũng là bài đăng lại; hãy ghi số của bản gốc, hoặc bỏ một chỗ",
            "[2]: nguồn 1 cũng là bài đăng lại; hãy ghi số của bản gốc, hoặc bỏ một chỗ",
        ],
    ),
    ((None, 1, 2), ["[3]: nguồn 2 cũng là bài đăng lại; hãy ghi số của bản gốc, hoặc bỏ một chỗ"]),
]


@pytest.mark.parametrize(("originals", "told"), CASES)
def test_what_a_repost_may_name(
    collection: PracticesFolder, originals: tuple[int | None, ...], told: list[str]
) -> None:
    """Another source that is there, not itself a repost: no chain, no circle."""
    collection.change("mức góp và cách làm.", "cách làm. [1]")
    first, *others = (f"    dang_lai: {number}\n" if number else "" for number in originals)
    rows = "".join(f"  - ten: Bài nữa\n    don_vi: Báo Khác\n{other}" for other in others)
    collection.change("    loai: bao-chi\n", f"    loai: bao-chi\n{first}{rows}")
    lines = [line for line in collection.lines() if "(so-lieu-nguon)" not in line]
    assert [line.split("nguon", 1)[1].replace(".dang_lai", "").removesuffix(" (dang-lai)") for line in lines] == told


@pytest.mark.parametrize(
    "again", ["https://m.vi-du.vn/bai?utm_source=zalo", "http://www.vi-du.vn/bai/", "https://vi-du.vn/bai/amp"]
)
def test_one_page_is_one_source(collection: PracticesFolder, again: str) -> None:
    """However its address is written; another page of the same site is another source."""
    collection.change("mức góp và cách làm.", "cách làm. [1]")
    rows = "".join(
        f"  - ten: Bài nữa\n    don_vi: Báo Khác\n    url: {url}\n"
        for url in ("https://vi-du.vn/bai", again, "https://vi-du.vn/bai2")
    )
    collection.change("    loai: bao-chi\n", f"    loai: bao-chi\n{rows}")
    (line,) = (line for line in collection.lines() if "(dang-lai)" in line)
    assert "nguon[3].url: cùng một trang với nguồn 2; hãy bỏ một trong hai" in line
