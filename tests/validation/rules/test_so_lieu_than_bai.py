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


@pytest.mark.parametrize(
    ("row", "count"),
    [("chua_xong: [Còn 238 hộ chưa thuận.]", 0), ("hoi: [238 hộ góp gì, Ai giữ, Ở đâu, Ai miễn, Lúc nào]", 1)],
)
def test_where_a_figure_counts(faults: Callable[[str, str], list[str]], row: str, count: int) -> None:
    """What remained open is told in the body; a figure that stands only in a question is nowhere."""
    assert faults("van_ban:", row.replace("Ai giữ", "Ai giữ sổ").replace("Ở đâu", "Xem ở đâu") + "\nvan_ban:") == []
    assert len(faults("cho cả thôn xem", "cho 238 hộ xem")) == count
