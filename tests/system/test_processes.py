"""A question asked of a copy of this process."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from scripts.system import processes
from scripts.system.paths import ROOT


@pytest.mark.parametrize("copied", [True, False])
def test_the_answer_comes_when_it_is_called_for(monkeypatch: pytest.MonkeyPatch, *, copied: bool) -> None:
    able = processes.can_copy()
    monkeypatch.setattr(processes, "can_copy", lambda: able and copied)
    answer = processes.beside(lambda: (os.getpid(), "x" * 1_000_000), lambda: (0, ""))  # more than a pipe holds
    process, text = answer()
    assert len(text) == 1_000_000
    assert (process == os.getpid()) is not (able and copied)


_KILLED = """
import os, signal
from scripts.system import processes
from scripts.system.paths import ROOT

def die():
    os.kill(os.getpid(), signal.SIGKILL)

print(processes.beside(die, lambda: "here")())
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="nobody is copied where the system cannot")
def test_a_copy_that_is_killed_is_done_without() -> None:
    """In a process of its own: one with other threads, as that of the tests may be, is not copied."""
    command = [sys.executable, "-c", _KILLED]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout) == (0, "here\n"), done.stderr
