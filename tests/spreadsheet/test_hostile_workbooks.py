"""Files that nobody sends in good faith: a sentence, soon, and with little memory."""

from __future__ import annotations

import os
import re
import time
import tracemalloc
from pathlib import Path

import pytest

from scripts.cli import parser
from scripts.content.vocabulary import Vocabulary
from scripts.spreadsheet import form, submission, xlsx_file
from scripts.spreadsheet.tables import Table
from scripts.system import zip_guard
from scripts.system.user_error import RefusedError
from tests.conftest import GOOD, PracticesFolder
from tests.support import hostile

pytestmark = pytest.mark.medium

SECONDS = 8.0
"""Processor time: several times what it takes, as tests share the machine and count allocations."""
BYTES = 60 * 1024 * 1024


@pytest.fixture
def here(collection: PracticesFolder, monkeypatch: pytest.MonkeyPatch) -> PracticesFolder:
    """The minimal collection as the checkout that commands run in."""
    monkeypatch.setattr(parser, "ROOT", collection.root)
    monkeypatch.chdir(collection.root)
    return collection


@pytest.fixture(scope="module")
def good() -> bytes:
    """The form without words of lists."""
    return form.xlsx(Vocabulary())


def table(data: bytes) -> Table:
    """What is read of a workbook."""
    return submission.read(data, "a.xlsx", Vocabulary())


def refused(here: PracticesFolder, capsys: pytest.CaptureFixture[str], name: str) -> str:
    """What is said of a file that is not taken in."""
    assert parser.main(["import", name]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"{name}: ")
    assert err.count("\n") == 1
    assert [file.name for file in here.root.glob("practices/[!_]*/*")] == [Path(GOOD).name]
    return err


@pytest.mark.parametrize("kind", hostile.HOSTILE)
def test_workbooks(here: PracticesFolder, capsys: pytest.CaptureFixture[str], good: bytes, kind: str) -> None:
    """Refused with a sentence that names the reason."""
    make, sentence = hostile.HOSTILE[kind]
    here.write("a.xlsx", make(good))
    start = time.process_time()
    told = refused(here, capsys, "a.xlsx")
    assert re.search(sentence, told), told
    assert time.process_time() - start < SECONDS


@pytest.mark.parametrize("kind", hostile.HEAVY)
def test_what_is_just_allowed(good: bytes, kind: str) -> None:
    """It takes longer, not long."""
    data = hostile.HEAVY[kind](good)
    start = time.process_time()
    assert table(data).rows
    assert time.process_time() - start < SECONDS


@pytest.mark.parametrize(
    "kind", ["bomb", "bomb-in-sheet", "bomb-of-many", "million-rows", "one-wide-row", "deep", "entities"]
)
def test_memory(good: bytes, kind: str) -> None:
    """What swells is let go before it is whole."""
    data = hostile.HOSTILE[kind][0](good)
    tracemalloc.start()
    try:
        with pytest.raises(RefusedError):
            table(data)
        assert tracemalloc.get_traced_memory()[1] < BYTES
    finally:
        tracemalloc.stop()


def test_what_is_no_file(here: PracticesFolder, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder, a link, a name that is not there."""
    (here.root / "thu-muc.xlsx").mkdir()
    assert "không phải tệp thường" in refused(here, capsys, "thu-muc.xlsx")
    assert "không thấy tệp này" in refused(here, capsys, "khong-co.xlsx")
    here.write("that.csv", "a")
    try:
        (here.root / "lien-ket.csv").symlink_to(here.root / "that.csv")
    except OSError:
        pytest.skip("no links on this system")
    assert "không phải tệp thường" in refused(here, capsys, "lien-ket.csv")


@pytest.mark.skipif(os.name == "nt", reason="devices are files on POSIX only")
def test_devices(here: PracticesFolder, capsys: pytest.CaptureFixture[str]) -> None:
    """What would never end is not begun."""
    assert parser.main(["import", "/dev/zero"]) == 1
    assert "không phải tệp thường" in capsys.readouterr().err
    os.mkfifo(here.root / "ong.csv")
    assert "không phải tệp thường" in refused(here, capsys, "ong.csv")


def test_sizes_are_counted_too() -> None:
    """Not only believed."""
    weight = zip_guard._Weight(zip_guard.EXCEL, "a", 10, 10)
    weight.add(b"0123456789")
    with pytest.raises(RefusedError, match="phình"):
        weight.add(b"0")


def test_a_dimension_that_lies_hides_nothing(good: bytes) -> None:
    """All rows and columns are read, whatever a sheet declares."""
    rows = b"<row><c><v>1</v></c><c><v>2</v></c></row>" * 3
    data = hostile.with_sheet(good, rows, before=b'<dimension ref="A1:A1"/>')
    assert [row[:2] for row in xlsx_file.read(data).sheets[1].rows] == [("1", "2")] * 3


def test_links_that_are_typed_are_no_harm(good: bytes) -> None:
    """Excel makes a link of every address; that is another thing than a link to a workbook."""
    rels = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1"'
        b' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"'
        b' Target="https://example.vn/" TargetMode="External"/></Relationships>'
    )
    data = hostile.packed(hostile.members(good) | {"xl/worksheets/_rels/sheet2.xml.rels": rels})
    assert table(data).rows
