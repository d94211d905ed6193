"""Rule khau-cu: stages stand at the deeds that show them; the list of the former form stops the check until they do."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from scripts.authoring import fixer
from tests.conftest import ENTRY


@pytest.mark.parametrize("old", ["khau: [dan-biet]", "khau: []", "khau:\n  - dan-lam", "khau: sai"])
def test_a_list_of_stages_is_refused_in_one_sentence(faults: Callable[[str, str], list[str]], old: str) -> None:
    (line,) = faults("chu_de: [", f"{old}\nchu_de: [")
    assert line.startswith("16:1: khau: khâu nay đứng ở đầu dòng kể việc cho thấy nó (“- dan-ban: …”);")
    assert "lệnh fix" in line
    assert line.endswith("(khau-cu)")


def test_the_check_stops_at_what_fix_leaves(faults: Callable[[str, str], list[str]]) -> None:
    """At the line of the comment, until it is gone."""
    fixed = fixer.fix(ENTRY.replace("chu_de: [", "khau: [dan-biet]\nchu_de: [").encode()).text
    (line,) = faults(ENTRY, fixed)
    number = fixed.split("\n").index("# khâu theo mẫu cũ: dan-biet") + 1
    assert line.startswith(f"{number}:1: khâu của mẫu cũ còn nằm trong chú thích;")
    assert fixed.split("\n")[number].startswith("cach_lam:")


def test_other_comments_stop_nothing(faults: Callable[[str, str], list[str]]) -> None:
    assert faults("cach_lam:", "# khâu: xem lại\ncach_lam:") == []
