"""How long a saved entry takes to show in the preview: from the save to the page, of all entries or of one setting."""

from __future__ import annotations

import os
import signal
import socket
import statistics
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SAVES = 5
_PATIENCE = 600.0
_TICK = 0.05


@contextmanager
def _preview(root: Path, *arguments: str) -> Iterator[str]:
    """The address of a running preview that has been built once."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "scripts", "serve", "--port", str(port), *arguments],
        cwd=root,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    home = f"http://127.0.0.1:{port}/"
    try:
        _wait(home, "")
        yield home
    finally:
        os.killpg(server.pid, signal.SIGINT)
        server.wait()


def _wait(address: str, text: str) -> None:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(address) as answer:  # noqa: S310 - our own server
                if text in answer.read().decode():
                    return
        except urllib.error.HTTPError as refused:
            refused.close()
        except OSError:
            pass
        time.sleep(_TICK)
    raise TimeoutError(address)


def seconds(root: Path, *arguments: str) -> float:
    """The median of some saves of one entry below a checkout; ``arguments`` are for ``serve``."""
    file = min((root / "practices/ton-giao").glob("*.yaml"))
    good = file.read_text(encoding="utf-8")
    taken = []
    with _preview(root, *arguments) as home:
        for number in range(SAVES):
            mark = f"Việc vừa lưu lần {number}."
            begun = time.perf_counter()
            file.write_text(f'{good}kho_khan:\n  - "{mark}"\n', encoding="utf-8", newline="\n")
            _wait(f"{home}ton-giao/{file.stem}/", mark)
            taken.append(time.perf_counter() - begun)
    file.write_text(good, encoding="utf-8", newline="\n")
    return round(statistics.median(taken), 1)
