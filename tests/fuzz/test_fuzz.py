"""Seeds, and all that a fuzzer once found, everywhere; a short run of the fuzzer itself where there is one."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz import __main__ as fuzz
from tests.fuzz import seeds, targets

SECONDS = 6
ONE_BY_ONE = [name for name in targets.TARGETS if name != "every"]
SLOW = {"entry", "csv", "sheet", "index"}
"""Targets of some hundredths of a second an input."""
TEXTS = st.text() | st.lists(st.sampled_from(seeds.WORDS) | st.text(max_size=3)).map("".join)


@pytest.mark.parametrize("name", ONE_BY_ONE)
def test_seeds_and_what_was_found(name: str) -> None:
    """Each holds now."""
    for data in [*seeds.of(name), *seeds.found(name)]:
        targets.TARGETS[name](data)


@pytest.mark.parametrize("name", ONE_BY_ONE)
def test_any_bytes_and_texts(name: str) -> None:
    """The same of what hypothesis makes up."""

    @settings(max_examples=25 if name in SLOW else 150, database=None)
    @given(st.binary() | TEXTS.map(lambda text: text.encode("utf-8", "surrogatepass")))
    def holds(data: bytes) -> None:
        targets.TARGETS[name](data)

    holds()


def test_everything_found_is_of_a_target() -> None:
    """A folder of another name would never be replayed."""
    assert {path.name for path in (Path(__file__).parent / "found").iterdir()} <= set(ONE_BY_ONE)


@pytest.mark.slow
@pytest.mark.skipif(not fuzz.can_run(), reason="atheris has wheels for Linux and few Pythons only")
def test_a_short_run(tmp_path: Path) -> None:
    """All targets by turns; what breaks is told with its input."""
    ran = fuzz.run("every", SECONDS, tmp_path)
    assert ran.output == ""
    assert ran.broken == []
    assert ran.executions > len(ONE_BY_ONE)


def test_what_breaks_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The input that broke it, and what Python said; not what libFuzzer says of its progress, nor what broke before."""
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "crash-0").write_bytes(b"old")

    def broke(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        (tmp_path / "broken" / "crash-1").write_bytes(b"new")
        said = "INFO: x\n#9 NEW cov: 7 ft: 9\nAssertionError: 1\nstat::number_of_executed_units: 12\n"
        return subprocess.CompletedProcess(command, 77, "", said)

    monkeypatch.setattr(subprocess, "run", broke)
    ran = fuzz.run("days", 1, tmp_path)
    assert ran == fuzz.Ran("days", 12, 7, [tmp_path / "broken" / "crash-1"], "AssertionError: 1\n")
