"""How far a work is, where there is no terminal."""

from __future__ import annotations

import pytest

from scripts import progress


def test_a_line_now_and_then(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Only where it takes long; the end is told by what the command prints."""
    for seconds, told in ((60.0, ""), (0.0, "Hỏi: 1/3\nHỏi: 2/3\n")):
        monkeypatch.setattr(progress, "_EVERY", seconds)
        with progress.shown("Hỏi", 3) as step:
            for _ in range(3):
                step()
        assert capsys.readouterr() == ("", told)


def test_nothing_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    with progress.shown("Hỏi", 0):
        pass
    assert capsys.readouterr() == ("", "")
