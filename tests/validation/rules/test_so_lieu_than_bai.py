"""Rule so-lieu-than-bai: a figure of title or summary stands in the body."""

from __future__ import annotations

from collections.abc import Callable

import pytest


def test_a_figure_that_the_body_does_not_have(faults: Callable[[str, str], list[str]]) -> None:
    """A figure must be written the same way."""
    assert faults("làm 100 m đường", "làm 200 m đường") == [
        "2:10: tom_tat: số “200” không có trong cách làm hay kết quả; hãy kể nó ở đó, hoặc bỏ ở đây (so-lieu-than-bai)"
    ]


@pytest.mark.parametrize("figure", ["100", "2021", "3/2021"])
def test_figures_of_the_body_and_of_the_time_are_fine(faults: Callable[[str, str], list[str]], figure: str) -> None:
    """Year and month come from the period."""
    assert faults("cho cả thôn xem", f"cho cả thôn xem {figure}") == []


def test_a_figure_of_the_title(faults: Callable[[str, str], list[str]]) -> None:
    """The title is held to the same."""
    (line,) = faults("cho cả thôn xem", "cho 238 hộ xem")
    assert line.startswith("1:10: tieu_de: số “238” ")
