"""Rule khau-cu: stages stand at the deeds that show them."""

from __future__ import annotations

from collections.abc import Callable

import pytest


@pytest.mark.parametrize("old", ["khau: [dan-biet]", "khau: []", "khau:\n  - dan-lam"])
def test_a_list_of_stages_draws_a_warning(faults: Callable[[str, str], list[str]], old: str) -> None:
    """The former form is read, and told where stages go now."""
    (line,) = faults("chu_de: [", f"{old}\nchu_de: [")
    assert line.startswith("16:1: cảnh báo: khau: khâu ghi theo mẫu cũ nên chưa được tính;")
    assert line.endswith("(khau-cu)")


def test_an_entry_may_be_on_its_way(faults: Callable[[str, str], list[str]]) -> None:
    """Some stages are at their deeds already, others still in the list."""
    assert len(faults("chu_de: [", "khau: [dan-biet]\nchu_de: [")) == 1
