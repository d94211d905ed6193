"""Text in a forge's Markdown: whatever an entry says, it is text there."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.text import host_markdown

HOSTILE = (
    "@don-vi xem #12 và !3",
    "[bấm](https://example.vn) ![](https://example.vn/a.png)",
    "<img src=x onerror=alert(1)> <!-- ",
    "`` ` và ``` ",
    "a | b \\| c",
    "\\",
    "`",
    "dòng\n\n/close\r\n# Đề mục",
    "\u202edảo\u2066 \x1b[31m",
)


def _inside(span: str) -> str:
    """What stands in a code span that fills its whole cell, read as CommonMark and its tables do; fails if it ends early."""
    cell = span.replace("\\|", "\0")
    assert "|" not in cell
    cell = cell.replace("\0", "|")
    fence = re.match(r"`+", cell)
    assert fence
    ticks = fence.group()
    inner = cell[len(ticks) : -len(ticks)]
    assert cell.endswith(ticks)
    assert ticks not in re.findall(r"`+", inner), "the span ends before its end"
    return inner


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_stays_inside_its_code_span(text: str) -> None:
    assert "\n" not in host_markdown.code(text)
    assert _inside(host_markdown.code(text)).strip()


@given(st.text())
def test_no_text_ends_its_span(text: str) -> None:
    assert host_markdown.code(text) == "–" or _inside(host_markdown.code(text))


def test_nothing_is_a_dash() -> None:
    assert host_markdown.code(" \u200b") == "–"


def test_an_ordinary_title_stands_as_it_is() -> None:
    assert host_markdown.code("Thôn Mẫu làm đường: dân bàn trước") == "`Thôn Mẫu làm đường: dân bàn trước`"


def test_a_block_is_not_ended_by_its_lines() -> None:
    told = host_markdown.block(["- {tu: a/b, den: a/c}", "``` \n@ai"])
    assert told == "````text\n- {tu: a/b, den: a/c}\n``` @ai\n````\n"


def test_a_table_tells_how_many_rows_it_leaves_out() -> None:
    rows = [[str(number)] for number in range(5)]
    assert host_markdown.table(["Số"], rows, 2, "… và {} nữa") == "| Số |\n| --- |\n| 0 |\n| 1 |\n\n… và 3 nữa\n"
    assert "nữa" not in host_markdown.table(["Số"], rows, 5, "… và {} nữa")
