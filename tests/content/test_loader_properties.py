"""The loader and all rules meet any bytes, any text and any values with problems, never with an exception."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.content import yaml_file
from scripts.content.model import Practice
from scripts.validation import rules
from tests.conftest import ENTRY, GOOD, TODAY, WORDS, PracticesFolder

pytestmark = pytest.mark.medium

KEYS = st.sampled_from(
    [*(str(item.alias) for item in Practice.model_fields.values()), "tinh", "ten", "ma", "url", "tu", "ngay"]
)
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.dates(),
    st.text(),
    st.text(st.sampled_from("aB1.!?… []\n0@+-9ạ\u0301\u2000")),
    st.sampled_from(["Quảng Nam", "dan-biet", "2021-03", "[1]", "https://example.vn"]),
)
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=6), max_leaves=25
)
PIECES = st.lists(
    st.sampled_from([*"[]{}:,-?&*!|>'\"%@`#\n\t \x00", "a", "- ", ": ", "---\n", "<<", "\ufeff", "\u2028", "đ", "🙂"])
)


@contextmanager
def _collection() -> Iterator[PracticesFolder]:
    """The minimal collection, made anew for each example."""
    with tempfile.TemporaryDirectory() as folder:
        made = PracticesFolder(Path(folder).resolve())
        for name, words in WORDS.items():
            made.write(f"practices/_danh-muc/{name}.yaml", words)
        yield made


def _parsed(data: bytes) -> yaml_file.YamlFile:
    """As read; what was let go of is found anew, the same."""
    made = yaml_file.YamlFile("x.yaml")
    yaml_file.parse(made, data)
    before = made.places, made.keys, [*made.strings()]
    made.drop_caches()
    assert (made.places, made.keys, [*made.strings()]) == before
    return made


@given(st.binary())
def test_any_bytes(data: bytes) -> None:
    """Bytes give values or a problem."""
    made = _parsed(data)
    assert made.problems or () in made.places


@given(st.one_of(st.text(), PIECES.map("".join)))
def test_any_text(text: str) -> None:
    """Text gives values or a problem, each problem at a place that counts from 1."""
    made = _parsed(text.encode("utf-8", "surrogatepass"))
    assert made.problems or () in made.places
    assert all(problem.line >= 1 and problem.column >= 1 for problem in made.problems)


@given(st.integers(0, len(ENTRY)), st.integers(0, 40), PIECES)
def test_an_entry_with_a_piece_torn_out(start: int, length: int, pieces: list[str]) -> None:
    """A good entry spoilt anywhere gives values or a problem."""
    made = _parsed((ENTRY[:start] + "".join(pieces) + ENTRY[start + length :]).encode())
    assert made.problems or () in made.places


@settings(max_examples=60)
@given(st.dictionaries(KEYS, VALUES, max_size=12) | VALUES)
def test_any_values_in_place_of_an_entry(values: Any) -> None:
    """All rules judge whatever stands where an entry should be."""
    with _collection() as made:
        made.write(GOOD, yaml.safe_dump(values, allow_unicode=True))
        rules.check(made.load(), TODAY)


@settings(max_examples=60)
@given(st.sampled_from(sorted(WORDS)), VALUES | st.lists(st.dictionaries(KEYS, VALUES)))
def test_any_values_in_place_of_controlled_words(name: str, values: Any) -> None:
    """Faulty controlled words leave the entries judgeable."""
    with _collection() as made:
        made.write(GOOD, ENTRY)
        made.write(f"practices/_danh-muc/{name}.yaml", yaml.safe_dump(values, allow_unicode=True))
        rules.check(made.load(), TODAY)
