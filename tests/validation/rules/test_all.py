"""What all rules have in common."""

from __future__ import annotations

import time

import pytest

from tests.conftest import ENTRY, GOOD, PracticesFolder


def test_a_good_entry_draws_nothing(collection: PracticesFolder) -> None:
    """The entry that every other test spoils is without fault, so what they find comes from what they spoil."""
    assert collection.lines() == []


def test_problems_are_sorted_by_place(collection: PracticesFolder) -> None:
    """Faults of several rules and files come in the order of files and lines."""
    collection.change("luat-moi-2022]", "luat-sai-qua-roi-do]")
    collection.change("tinh: Quảng Nam", "tinh: Quảng Nm")
    collection.write("practices/doanh-nghiep/khac.yaml", ENTRY.replace("dan-biet: ", "dan-bit: "))
    places = [(problem.path, problem.line) for problem in collection.problems()]
    assert places == sorted(places)
    assert [path for path, _ in places] == ["practices/doanh-nghiep/khac.yaml", GOOD, GOOD, GOOD]


@pytest.mark.parametrize(
    "field", ["Thôn họp dân bàn mức góp và cách làm.", "Thôn họp dân bàn mức góp rồi làm 100 m đường bê tông."]
)
@pytest.mark.parametrize("unit", ["a", "a.", "1", "1.", ".", " a", "! [1]", ". A", "@", "©", "0 ", "can cuoc "])
def test_an_overlong_text_is_judged_in_time(collection: PracticesFolder, field: str, unit: str) -> None:
    """A quarter of a megabyte in one field takes no rule more than moments: no pattern walks it again and again."""
    collection.change(field, f"'{unit * (200_000 // len(unit.encode()))}'")
    begun = time.process_time()
    assert any(": dài quá" in line for line in collection.lines())
    assert time.process_time() - begun < 5
