"""Commands that begin at once, so that a test can kill many of them: a process with everything loaded, and its copies."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Self

from scripts.cli import parser
from scripts.publishing import publisher
from scripts.system.paths import ROOT

NONE = 0
"""The signal that does nothing."""


class Killer:
    """The process with everything loaded, as a test has it."""

    def __enter__(self) -> Self:
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONDEVMODE"}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.support.killing"],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.communicate()

    def kill(self, root: Path, number: int, delay: float, *arguments: str) -> tuple[int, str]:
        """Begin a command for a checkout, send it a signal after so many seconds; gives how it ended and what it said."""
        log = root / "log.txt"
        status = self._ask([str(root), str(log), number, delay, arguments])
        return status, log.read_text(encoding="utf-8")

    def kill_swap(self, new: Path, current: Path, old: Path, step: int) -> int:
        """Swap a site in, and be killed before a step of it: the so many-th time that something is renamed."""
        return self._ask([str(new), str(current), str(old), step])

    def _ask(self, told: list[object]) -> int:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(told).encode() + b"\n")
        self._process.stdin.flush()
        return int(self._process.stdout.readline())


def _command(root: str, log: str, number: int, delay: float, arguments: list[str]) -> int:
    receiver, sender = os.pipe()
    copy = os.fork()
    if not copy:
        handle = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(handle, 1)
        os.dup2(handle, 2)
        os.chdir(root)
        setattr(parser, "ROOT", Path(root))  # noqa: B010 - as a test's monkeypatch does
        try:
            os.write(sender, b"!")
            status = parser.main(arguments)
            sys.stdout.flush()
        except KeyboardInterrupt:  # came when the command was already over
            status = 1
        os._exit(status)
    os.read(receiver, 1)
    os.close(receiver)
    os.close(sender)
    time.sleep(delay)
    os.kill(copy, number)
    return os.waitstatus_to_exitcode(os.waitpid(copy, 0)[1])


def _swap(new: str, current: str, old: str, step: int) -> int:
    copy = os.fork()
    if not copy:
        rename, steps = Path.rename, iter(range(10))

        def counted(self: Path, target: Path) -> Path:
            if next(steps) == step:
                os.kill(os.getpid(), signal.SIGKILL)
            return rename(self, target)

        setattr(Path, "rename", counted)  # noqa: B010 - the same
        publisher._swap(Path(new), Path(current), Path(old))
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(copy, 0)[1])


if __name__ == "__main__":
    for line in sys.stdin.buffer:
        told = json.loads(line)
        sys.stdout.write(f"{_command(*told) if len(told) == 5 else _swap(*told)}\n")
        sys.stdout.flush()
