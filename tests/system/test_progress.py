"""How far a work is, where there is no terminal."""

from __future__ import annotations

import pytest

from scripts.system import progress


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


def test_nothing_is_shown_before_two_seconds(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Then what is done already is counted too; who has waited for the step before is told at once."""
    clock = [100.0]
    monkeypatch.setattr("time.monotonic", lambda: clock[0])
    with progress.later("Đọc", 30) as step:
        for clock[0] in (100.5, 101.9, 102.1, 103.0, 112.9, 113.1):
            step(4)
    assert capsys.readouterr() == ("", "Đọc: 16/30\nĐọc: 24/30\n")
    with progress.later("So", 5, begun=100.0) as step:
        step()
    assert capsys.readouterr() == ("", "So: 1/5\n")


def test_told_hands_over_everything(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """In order, with or without words about it."""
    assert list(progress.told([3, 1, 2], "Xem")) == [3, 1, 2]
    assert capsys.readouterr() == ("", "")
    monkeypatch.setattr(progress, "_QUIET", -1.0)
    monkeypatch.setattr(progress, "_EVERY", 0.0)
    assert list(progress.told([3, 1, 2], "Xem")) == [3, 1, 2]
    assert capsys.readouterr() == ("", "Xem: 1/3\nXem: 2/3\n")
