"""A real pseudo-terminal with a command of ours in it, as a person sits before it."""

from __future__ import annotations

import os
import re
import select
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Self

ENTER, CTRL_C, CTRL_D, CTRL_U, DOWN, SPACE = "\r", "\x03", "\x04", "\x15", "\x1b[B", " "
_ESCAPES = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]|\x1b[=>78]|\r")
_PATIENCE = 20


class Terminal:
    """Runs ``python -m scripts ARGUMENTS`` for a checkout; what is shown is kept without colours."""

    def __init__(self, root: Path, *arguments: str) -> None:
        import pty

        self._screen, inside = pty.openpty()
        start = f"import sys; from pathlib import Path; from scripts.cli import parser; parser.ROOT = Path({str(root)!r}); sys.exit(parser.main(sys.argv[1:]))"
        environment = {**os.environ, "PROMPT_TOOLKIT_NO_CPR": "1", "TERM": "xterm", "PYTHONUTF8": "1", "COLUMNS": "80"}
        self.process = subprocess.Popen(
            [sys.executable, "-c", start, *arguments],
            stdin=inside,
            stdout=inside,
            stderr=inside,
            env=environment,
            start_new_session=True,
        )
        os.close(inside)
        self._raw = b""
        self._seen = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self._screen)

    @property
    def shown(self) -> str:
        """Everything shown so far."""
        return _ESCAPES.sub("", self._raw.decode("utf-8", "replace"))

    def sees(self, words: str) -> None:
        """Wait until some words stand in what was shown since the last ones waited for."""
        end = time.monotonic() + _PATIENCE
        while words not in self.shown[self._seen :]:
            assert time.monotonic() < end, f"{words!r} not in {self.shown[self._seen :]!r}"
            assert self._more(0.2) or self.process.poll() is None, f"ended without {words!r}: {self.shown}"
        self._seen = self.shown.index(words, self._seen) + len(words)

    def types(self, keys: str) -> None:
        """Press keys."""
        os.write(self._screen, keys.encode())

    def answers(self, question: str, keys: str) -> None:
        """Wait for a question, then type an answer and Enter."""
        self.sees(question)
        self.types(keys + ENTER)

    def ends(self) -> int:
        """Wait for the end; gives the exit status."""
        end = time.monotonic() + _PATIENCE
        while self.process.poll() is None and time.monotonic() < end:
            self._more(0.1)
        while self._more(0.05):
            pass
        return self.process.wait(1)

    def _more(self, seconds: float) -> bool:
        """Read what is there; tells whether there was anything."""
        if not select.select([self._screen], [], [], seconds)[0]:
            return False
        try:
            read = os.read(self._screen, 65536)
        except OSError:  # the other side is closed
            return False
        self._raw += read
        return bool(read)
