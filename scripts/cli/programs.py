"""Where the programs are that the tests and linters drive: a browser, a web server, Node. The standard library is all it may use."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
)
PROGRAMS = (
    "Google/Chrome/Application/chrome.exe",
    "Chromium/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
)
APPLICATIONS = ("Google Chrome", "Chromium", "Microsoft Edge")
DOWNLOADS = ("chrome-*/chrome", "chrome-*/chrome.exe", "chrome-*/*.app/Contents/MacOS/*")


def find_browser() -> Path | None:
    """A Chromium, Chrome or Edge that runs; the environment's CHROMIUM, if set, and no other."""
    chosen = os.environ.get("CHROMIUM")
    places = iter([Path(chosen)]) if chosen else _places()
    return next(filter(_runs, places), None)


def _places() -> Iterator[Path]:
    """Where a browser may be: on PATH, where its installer puts it, where Playwright puts its own."""
    yield from (Path(found) for found in map(shutil.which, NAMES) if found)
    for variable in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
        if os.environ.get(variable):
            yield from (Path(os.environ[variable], program) for program in PROGRAMS)
    for folder in (Path("/Applications"), Path.home() / "Applications"):
        yield from (folder / f"{name}.app/Contents/MacOS/{name}" for name in APPLICATIONS)
    builds = _downloads().glob("chromium-*")
    for build in sorted(builds, key=lambda build: (len(build.name), build.name), reverse=True):
        for pattern in DOWNLOADS:
            yield from sorted(build.glob(pattern))


def _downloads() -> Path:
    told = os.environ.get("PLAYWRIGHT_BROWSERS_PATH")
    if told:
        return Path(told)
    cache = {"win32": "AppData/Local", "darwin": "Library/Caches"}.get(sys.platform, ".cache")
    return Path.home() / cache / "ms-playwright"


def _runs(program: Path, *, asked: str = "--version") -> bool:
    """Whether it answers: Ubuntu's chromium may be a stub that only asks for a snap."""
    if not program.is_file() or os.name == "nt":  # on Windows a browser opens a window
        return program.is_file()
    try:
        return subprocess.run([program, asked], capture_output=True, timeout=30, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


SYSTEM = "/usr/sbin:/usr/local/sbin"
"""Debian keeps servers where only root's PATH leads."""


def find_nginx() -> Path | None:
    """An nginx that runs; the environment's NGINX, if set, and no other."""
    chosen = os.environ.get("NGINX")
    places = [chosen] if chosen else [shutil.which("nginx"), shutil.which("nginx", path=SYSTEM)]
    return next((Path(place) for place in places if place and _runs(Path(place), asked="-v")), None)


def find_node() -> Path | None:
    """A present Node, the same on every machine: the one inside Playwright's package, which the lock pins by its hash.

    The Node on PATH of the environment is an old one, which stands in for old browsers.
    """
    package = importlib.util.find_spec("playwright")
    if package is None or package.origin is None:
        return None
    node = Path(package.origin).parent / "driver" / ("node.exe" if os.name == "nt" else "node")
    return node if node.is_file() else None
