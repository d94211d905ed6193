"""Rule so-lieu-nguon: with several sources a figure is cited."""

from __future__ import annotations

import pytest

from tests.conftest import GOOD, PracticesFolder

SECOND = "    loai: bao-chi\n  - {ten: Tin của xã, don_vi: Xã Mẫu, url: 'https://example.vn/2'}\n"


@pytest.fixture
def two_sources(collection: PracticesFolder) -> PracticesFolder:
    """The good entry with a second source, its one figure cited."""
    collection.change("    loai: bao-chi\n", SECOND)
    collection.change("Làm xong 100 m đường.", "Làm xong 100 m đường. [1]")
    return collection


def test_a_figure_that_nobody_answers_for(two_sources: PracticesFolder) -> None:
    """The first sentence with a bare figure is told, though another of the field is cited."""
    two_sources.change("100 m đường. [1]", "100 m đường. [1] Góp 5 triệu. Góp 6 triệu. [2]")
    assert two_sources.lines() == [
        f"{GOOD}:14:5: ket_qua[1]: câu có số “5” mà không ghi nguồn nào; bài có nhiều nguồn, hãy thêm số của nguồn vào cuối câu, như [1] (so-lieu-nguon)"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "100 m đường [2].",
        "100 m đường. [1][2]",
        "100 m, thu 1.928 đồng. [1] Dân vui.",
        "con đường dài 100 m. [1]",
    ],
)
def test_cited_figures_are_fine(two_sources: PracticesFolder, text: str) -> None:
    """The number may stand before or behind the full stop; a sentence without figure needs none."""
    two_sources.change("100 m đường. [1]", text)
    assert two_sources.lines() == []


def test_one_source_needs_no_number(collection: PracticesFolder) -> None:
    """With one source there is no doubt where a figure comes from."""
    assert collection.lines() == []


def test_what_remained_open_is_part_of_the_body_and_a_question_is_not(two_sources: PracticesFolder) -> None:
    """Its figures are held to the same; a question bears no number of a source."""
    asked = ("Góp 5 triệu không?", "Ai giữ sổ?", "Xem ở đâu?", "Ai được miễn?", "Bao giờ xong?")
    two_sources.change("chu_de:", f"chua_xong: [Còn 7 hộ chưa thuận.]\nhoi: [{', '.join(asked)}]\nchu_de:")
    (line,) = two_sources.lines()
    assert line.startswith(f"{GOOD}:16:13: chua_xong[1]: câu có số “7” mà không ghi nguồn nào;")
