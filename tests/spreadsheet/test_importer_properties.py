"""The import meets any bytes and any cells with a table or a sentence, never with an exception of another kind."""

from __future__ import annotations

import io
import warnings
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.exceptions import IllegalCharacterError

from scripts.authoring import yaml_writer
from scripts.content import loader, yaml_file
from scripts.content.collection import Collection
from scripts.spreadsheet import form, importer, submission
from scripts.spreadsheet.columns import columns
from scripts.spreadsheet.tables import CellError, Table
from scripts.system.paths import ROOT
from scripts.system.user_error import RefusedError
from tests.conftest import TODAY
from tests.support import hostile, workbooks

pytestmark = pytest.mark.medium

FOUND = loader.load(ROOT)
SMALL = Collection(FOUND.records[:3], FOUND.vocabulary)
HEADS = tuple(column.heading for column in columns())
GOOD = form.xlsx(FOUND.vocabulary)
PARTS = hostile.members(GOOD)
TEXT = workbooks.text(workbooks.ROW).encode()
CELLS = st.one_of(
    st.text(max_size=40),
    st.sampled_from(
        ["x", "2020", "9/2020", "[1]", "- a\n- b", "Quảng Nam", "dan-ban", "https://example.vn", "0912345678"]
    ),
    st.builds(CellError, st.just("hỏng")),
)
VALUES = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.text(), st.datetimes(), st.dates(), st.times()
)


def taken(data: bytes) -> Table | None:
    """The table of a file, None where it is refused."""
    try:
        return submission.read(data, "a.csv", FOUND.vocabulary)
    except RefusedError:
        return None


def judged(table: Table | None) -> importer.Outcome | None:
    """What is said of a table, None where it has no headings."""
    try:
        return importer.judge(table, SMALL, TODAY) if table else None
    except RefusedError:
        return None


@given(st.binary())
def test_any_bytes(data: bytes) -> None:
    judged(taken(data))
    judged(taken(b"PK\x03\x04" + data))


@settings(max_examples=60)
@given(st.integers(0, len(GOOD)), st.integers(0, 30), st.binary(max_size=30))
def test_a_workbook_with_a_piece_torn_out(start: int, length: int, piece: bytes) -> None:
    judged(taken(GOOD[:start] + piece + GOOD[start + length :]))


@settings(max_examples=100)
@given(
    st.sampled_from(sorted(PARTS)),
    st.data(),
    st.integers(0, 60),
    st.sampled_from([b"", b"<", b'"', b">", b"9", b"<a/>", b"-1", b"\xff"]),
)
def test_a_member_with_a_piece_torn_out(name: str, data: st.DataObject, length: int, piece: bytes) -> None:
    """The zip is whole, the XML in it is not."""
    part = PARTS[name]
    start = data.draw(st.integers(0, len(part)))
    judged(taken(hostile.packed(PARTS | {name: part[:start] + piece + part[start + length :]})))


@given(st.integers(0, len(TEXT)), st.integers(0, 30), st.text(max_size=20))
def test_a_text_file_with_a_piece_torn_out(start: int, length: int, piece: str) -> None:
    judged(taken(TEXT[:start] + piece.encode("utf-8", "surrogatepass") + TEXT[start + length :]))


@settings(max_examples=60)
@given(st.lists(st.lists(CELLS, max_size=len(HEADS)), max_size=3))
def test_any_cells(rows: list[list[Any]]) -> None:
    """Each fault at a row of the table; what can be written reads back as the same values."""
    outcome = judged(Table("a.xlsx", "Bài", (HEADS, *map(tuple, rows))))
    assert outcome
    assert outcome.rows == len(outcome.new) + outcome.already_present + len(outcome.faulty)
    assert outcome.faulty <= set(range(2, 2 + len(rows)))
    assert bool(outcome.faults) == bool(outcome.faulty)
    for new in outcome.new:
        again = yaml_file.YamlFile(new.path)
        yaml_file.parse(again, yaml_writer.entry(new.values).encode())
        assert again.problems == []


@settings(max_examples=30)
@given(
    st.lists(st.lists(VALUES, max_size=len(HEADS)), max_size=3),
    st.sampled_from(["General", "@", "mmm-yy", "yyyy", "0.00", "[h]:mm"]),
)
def test_any_values_in_a_workbook(rows: list[list[Any]], shown: str) -> None:
    """Whatever Excel may keep in a cell, in whatever dress."""
    book = openpyxl.load_workbook(io.BytesIO(GOOD))
    for number, row in enumerate(rows, start=4):
        for position, value in enumerate(row, start=1):
            cell = book[form.SHEET].cell(number, position)
            try:
                cell.value = value
            except (IllegalCharacterError, ValueError):
                continue
            cell.number_format = shown
    stream = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            book.save(stream)
        except (ValueError, OverflowError, TypeError):  # openpyxl will not write every value that it takes
            return
    judged(taken(stream.getvalue()))
