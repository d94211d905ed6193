"""Where the programs are that tests and linters drive: a browser, a web server, Node. The standard library is all it may use."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
from pathlib import Path

BROWSERS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "msedge",
)
SERVER_PATH = "/usr/sbin:/usr/local/sbin"
"""Debian keeps servers where only root's PATH leads."""


def find_browser() -> Path | None:
    """The browser that the environment's CHROMIUM names, else one on PATH; None means Playwright's own."""
    return _find("CHROMIUM", [shutil.which(name) for name in BROWSERS], "--version")


def find_nginx() -> Path | None:
    """The nginx that the environment's NGINX names, else one on PATH."""
    return _find("NGINX", [shutil.which("nginx"), shutil.which("nginx", path=SERVER_PATH)], "-v")


def find_node() -> Path | None:
    """A present Node, the same on every machine: the one inside Playwright's package, which the lock pins by its hash.

    The Node on PATH of the environment is an old one, which stands in for old browsers.
    """
    package = importlib.util.find_spec("playwright")
    if package is None or package.origin is None:
        return None
    node = Path(package.origin).parent / "driver" / ("node.exe" if os.name == "nt" else "node")
    return node if node.is_file() else None


def is_debian() -> bool:
    """Whether this is Debian itself, not a system derived from it."""
    system = Path("/etc/os-release")
    return system.is_file() and "ID=debian" in system.read_text(encoding="utf-8").splitlines()


def _find(variable: str, places: list[str | None], version: str) -> Path | None:
    chosen = os.environ.get(variable)
    return Path(chosen) if chosen else next((Path(place) for place in places if place and _runs(place, version)), None)


def _runs(program: str, version: str) -> bool:
    """Whether it answers: Ubuntu's chromium is a stub where snaps are missing."""
    if os.name == "nt":  # there a browser opens a window
        return True
    try:
        return subprocess.run([program, version], capture_output=True, timeout=30, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False
