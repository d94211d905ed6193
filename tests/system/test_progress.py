"""How far work is: nothing of short work, a line now and then of long work."""

from __future__ import annotations

import pytest

from scripts.system import progress


def test_a_line_after_two_seconds_and_then_every_ten(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What was done before is counted too; the end is for the command to print."""
    clock = [100.0]
    monkeypatch.setattr("time.monotonic", lambda: clock[0])
    step = progress.counter("Đọc", 30)
    for clock[0] in (100.5, 101.9, 102.1, 103.0, 112.0, 112.2):
        step(4)
    assert capsys.readouterr() == ("", "Đọc: 12/30\nĐọc: 24/30\n")
    clock[0] = 130.0
    step(6)
    assert capsys.readouterr() == ("", "")


def test_who_has_waited_for_the_step_before_sees_a_line_at_once(capsys: pytest.CaptureFixture[str]) -> None:
    progress.counter("So", 5, begun=-100.0)()
    assert capsys.readouterr() == ("", "So: 1/5\n")


def test_track_hands_over_everything(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """In order, with or without a line."""
    assert list(progress.track([3, 1, 2], "Xem")) == [3, 1, 2]
    assert capsys.readouterr() == ("", "")
    monkeypatch.setattr(progress, "QUIET", 0.0)
    monkeypatch.setattr(progress, "INTERVAL", 0.0)
    assert list(progress.track([3, 1, 2], "Xem")) == [3, 1, 2]
    assert capsys.readouterr() == ("", "Xem: 1/3\nXem: 2/3\n")
