"""A question asked of a copy of this process."""

from __future__ import annotations

import os
import signal

import pytest

from scripts import work


@pytest.mark.parametrize("copied", [True, False])
def test_the_answer_comes_when_it_is_called_for(monkeypatch: pytest.MonkeyPatch, *, copied: bool) -> None:
    able = work.can_copy()
    monkeypatch.setattr(work, "can_copy", lambda: able and copied)
    answer = work.beside(lambda: (os.getpid(), "x" * 1_000_000), lambda: (0, ""))  # more than a pipe holds
    process, text = answer()
    assert len(text) == 1_000_000
    assert (process == os.getpid()) is not (able and copied)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="nobody is copied where the system cannot")
def test_a_copy_that_is_killed_is_done_without() -> None:
    def die() -> str:
        os.kill(os.getpid(), signal.SIGKILL)
        return "there"

    assert work.beside(die, lambda: "here")() == "here"
