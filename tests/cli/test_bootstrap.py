"""The set-up: when it works, what it says when it cannot, and which browser it finds. Nothing here uses the network."""

from __future__ import annotations

import json
import os
import platform
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from scripts import __main__ as door
from scripts.cli import bootstrap, programs
from scripts.system.paths import ROOT

Commands = list[tuple[str, ...]]


@pytest.fixture
def ran(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Commands:
    """A checkout of its own, where commands are written down instead of run; `venv` leaves a Python behind."""
    commands: Commands = []

    def run(*command: str | Path, **_options: object) -> bool:  # as the real one
        commands.append(tuple(map(str, command)))
        if "venv" in commands[-1]:
            bootstrap.VENV_PYTHON.parent.mkdir(parents=True, exist_ok=True)
            bootstrap.VENV_PYTHON.touch()
        if "ci" in commands[-1]:
            (bootstrap.NODE_LOCK.parent / "node_modules").mkdir(exist_ok=True)
        return True

    monkeypatch.setattr(bootstrap, "_run", run)
    _move(tmp_path / "kho", monkeypatch)
    return commands


def _move(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root.mkdir(exist_ok=True)
    monkeypatch.setattr(bootstrap, "VENV", root / ".venv")
    monkeypatch.setattr(bootstrap, "VENV_PYTHON", root / ".venv/bin/python")
    monkeypatch.setattr(bootstrap, "STAMP", root / ".venv/da-cai.txt")
    for name in ("SITE_LOCK", "TEST_LOCK", "NODE_LOCK"):
        lock = root / f"{name}.txt"
        if not lock.exists():
            lock.write_text(f"{name}==1\n", encoding="utf-8")
        monkeypatch.setattr(bootstrap, name, lock)


def _steps(commands: Commands) -> list[str]:
    """What was made since the last look: an environment, or what a lock holds."""
    told = [Path(command[-1]).stem for command in commands if "venv" in command or "pip" in command]
    told = [step.removeprefix(".") for step in told]
    commands.clear()
    return told


def test_the_second_run_runs_nothing(ran: Commands) -> None:
    bootstrap._environment(tests=False)
    assert _steps(ran) == ["venv", "SITE_LOCK"]
    bootstrap._environment(tests=False)
    assert _steps(ran) == []


def test_the_test_lock_is_enough_for_the_site_but_not_the_other_way_round(ran: Commands) -> None:
    bootstrap._environment(tests=False)
    _steps(ran)
    bootstrap._environment(tests=True)
    assert _steps(ran) == ["TEST_LOCK"]
    bootstrap._environment(tests=False)
    assert _steps(ran) == []


def test_hashes_are_required(ran: Commands) -> None:
    bootstrap._environment(tests=False)
    assert "--require-hashes" in ran[-1]


def test_a_playwright_that_does_not_run_is_told_and_tried_again(ran: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    complete = bootstrap._run
    monkeypatch.setattr(
        bootstrap, "_run", lambda *command, **how: complete(*command, **how) and "--version" not in command
    )
    monkeypatch.setattr(bootstrap, "_as_root", lambda: None)
    with pytest.raises(bootstrap.SetupError, match="sudo apt-get install libatomic1"):
        bootstrap._environment(tests=True)
    monkeypatch.setattr(bootstrap, "_run", complete)
    assert _steps(ran) == ["venv", "TEST_LOCK"]
    bootstrap._environment(tests=True)
    assert _steps(ran) == ["TEST_LOCK"]


def test_a_changed_lock_is_installed_into_the_environment_that_is_there(ran: Commands) -> None:
    bootstrap._environment(tests=False)
    _steps(ran)
    bootstrap.SITE_LOCK.write_text("SITE_LOCK==2\n", encoding="utf-8")
    bootstrap._environment(tests=False)
    assert _steps(ran) == ["SITE_LOCK"]


def test_an_installation_that_was_cut_off_is_made_anew(ran: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    complete = bootstrap._run
    monkeypatch.setattr(bootstrap, "_run", lambda *command, **how: "pip" not in command and complete(*command, **how))
    with pytest.raises(bootstrap.SetupError, match="Hãy xem lại mạng rồi chạy lại"):
        bootstrap._environment(tests=False)
    monkeypatch.setattr(bootstrap, "_run", complete)
    _steps(ran)
    bootstrap._environment(tests=False)
    assert _steps(ran) == ["venv", "SITE_LOCK"]


def test_an_environment_whose_python_is_gone_is_made_anew(ran: Commands) -> None:
    bootstrap._environment(tests=False)
    _steps(ran)
    bootstrap.VENV_PYTHON.unlink()
    bootstrap._environment(tests=False)
    assert _steps(ran) == ["venv", "SITE_LOCK"]


def test_a_moved_checkout_gets_a_new_environment(
    ran: Commands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bootstrap._environment(tests=False)
    _steps(ran)
    (tmp_path / "kho").rename(tmp_path / "moi")
    _move(tmp_path / "moi", monkeypatch)
    bootstrap._environment(tests=False)
    assert _steps(ran) == ["venv", "SITE_LOCK"]


def test_what_npm_has_is_installed_once_by_its_lock(ran: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    bootstrap._environment(tests=True)
    ran.clear()
    bootstrap._node_tools()
    assert [command[-4:] for command in ran] == [("ci", "--ignore-scripts", "--no-audit", "--no-fund")]
    bootstrap._node_tools()
    assert len(ran) == 1
    bootstrap.NODE_LOCK.write_text("NODE_LOCK==2\n", encoding="utf-8")
    monkeypatch.setattr(bootstrap, "_run", lambda *_command, **_how: False)
    with pytest.raises(bootstrap.SetupError, match="Hãy xem lại mạng rồi chạy lại"):
        bootstrap._node_tools()


def test_the_lock_of_npm_pins_by_hash() -> None:
    packages = json.loads((ROOT / "tests/node/package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert all(package["integrity"].startswith("sha512-") for name, package in packages.items() if name)


def test_without_venv_and_without_the_right_to_install_it_the_sentence_says_what_to_type(
    ran: Commands, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bootstrap, "_can_create", lambda: False)
    monkeypatch.setattr(bootstrap, "_as_root", lambda: None)
    assert bootstrap.main([]) == 1
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    assert f"sudo apt-get update && sudo apt-get install python{version}-venv" in capsys.readouterr().err
    assert ran == []


def test_without_venv_but_with_the_right_it_is_installed(ran: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter([False, True])
    monkeypatch.setattr(bootstrap, "_can_create", lambda: next(answers))
    monkeypatch.setattr(bootstrap, "_as_root", lambda: ["sudo", "-n"])
    bootstrap._environment(tests=False)
    assert ran[0][:2] == ("sudo", "-n")
    assert ran[0][-1].endswith("-venv")
    assert _steps(ran) == ["venv", "SITE_LOCK"]


def test_wrong_usage_ends_with_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert bootstrap.main(["--test"]) == 2
    assert "Cách dùng" in capsys.readouterr().err


# The browser


@pytest.fixture
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine without a browser; gives the only folder on its PATH."""
    for variable in ("CHROMIUM", "PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path / "tai-ve"))
    monkeypatch.setattr(bootstrap, "_as_root", lambda: None)
    return tmp_path


def _program(path: Path, *, status: int = 0) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\nexit {status}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


@pytest.mark.usefixtures("nowhere")
def test_no_browser_is_found_where_there_is_none() -> None:
    assert programs.find_browser() is None


def test_a_chromium_that_does_not_run_counts_as_absent(nowhere: Path) -> None:
    _program(nowhere / "chromium", status=1)
    assert programs.find_browser() is None
    chrome = _program(nowhere / "google-chrome")
    assert programs.find_browser() == chrome


def test_a_chromium_goes_before_chrome_and_edge(nowhere: Path) -> None:
    _program(nowhere / "microsoft-edge")
    _program(nowhere / "google-chrome")
    chromium = _program(nowhere / "chromium")
    assert programs.find_browser() == chromium


def test_the_usual_places_of_windows_are_looked_at(nowhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PROGRAMFILES(X86)", str(nowhere / "x86"))
    edge = _program(nowhere / "x86/Microsoft/Edge/Application/msedge.exe")
    assert programs.find_browser() == edge


def test_the_newest_download_of_playwright_is_taken_last_of_all(nowhere: Path) -> None:
    _program(nowhere / "tai-ve/chromium-999/chrome-linux/chrome")
    newest = _program(nowhere / "tai-ve/chromium-1200/chrome-linux64/chrome")
    assert programs.find_browser() == newest
    edge = _program(nowhere / "microsoft-edge")
    assert programs.find_browser() == edge


def test_a_chosen_browser_is_taken_or_none(nowhere: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _program(nowhere / "chromium")
    chosen = _program(nowhere / "cua-toi/chrome")
    monkeypatch.setenv("CHROMIUM", str(chosen))
    assert programs.find_browser() == chosen
    chosen.unlink()
    assert programs.find_browser() is None
    with pytest.raises(bootstrap.SetupError, match="tệp ấy không chạy được"):
        bootstrap._browser()


@pytest.mark.usefixtures("nowhere")
def test_where_no_browser_can_be_had_the_tests_stop(
    ran: Commands, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bootstrap, "_has_real_chromium", lambda: True)
    assert bootstrap.main(["--tests"]) == 1
    assert ran[-1][-3:] == ("playwright", "install", "chromium")
    assert "Các phép thử cần một trình duyệt" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("system", "real"),
    [
        ({"ID": "debian"}, True),
        ({"ID": "ubuntu", "ID_LIKE": "debian"}, False),
        ({"ID": "linuxmint", "ID_LIKE": "ubuntu debian"}, False),
    ],
)
def test_the_package_of_ubuntu_is_no_browser(
    system: dict[str, str], *, real: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(platform, "freedesktop_os_release", lambda: system)
    assert bootstrap._has_real_chromium() is real


# The web server


@pytest.fixture
def no_server(nowhere: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine without nginx; gives the only folder on its PATH."""
    monkeypatch.delenv("NGINX", raising=False)
    monkeypatch.setattr(programs, "SYSTEM", str(nowhere / "sbin"))
    return nowhere


def test_nginx_is_found_where_only_root_looks(no_server: Path) -> None:
    assert programs.find_nginx() is None
    server = _program(no_server / "sbin/nginx")
    assert programs.find_nginx() == server


def test_a_chosen_nginx_is_taken_or_none(no_server: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _program(no_server / "nginx")
    chosen = _program(no_server / "cua-toi/nginx")
    monkeypatch.setenv("NGINX", str(chosen))
    assert programs.find_nginx() == chosen
    _program(chosen, status=1)
    with pytest.raises(bootstrap.SetupError, match="NGINX"):
        bootstrap._nginx()


def test_nginx_is_installed_where_that_is_allowed(
    no_server: Path, ran: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bootstrap, "_as_root", list)
    monkeypatch.setattr(bootstrap, "_apt_install", lambda package: _program(no_server / "sbin" / package).exists())
    assert bootstrap._nginx() == no_server / "sbin/nginx"
    assert all("systemctl" in command for command in ran)


@pytest.mark.usefixtures("no_server")
def test_where_no_nginx_can_be_had_the_sentence_says_what_to_type() -> None:
    with pytest.raises(bootstrap.SetupError, match="sudo apt-get install nginx"):
        bootstrap._nginx()


# The door


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """A checkout with no .venv."""
    shutil.copytree(ROOT / "scripts", tmp_path / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def _bare_python(bare: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-S", "-m", "scripts", *arguments]
    return subprocess.run(command, cwd=bare, env=os.environ | environment, capture_output=True, check=False)


def test_the_set_up_needs_nothing_but_python(bare: Path) -> None:
    done = _bare_python(bare, "setup", "--help")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode("utf-8") == bootstrap.USAGE


def test_vietnamese_comes_out_as_utf8_whatever_the_console(bare: Path) -> None:
    done = _bare_python(bare, "setup", "--help", PYTHONIOENCODING="ascii", PYTHONUTF8="0", LC_ALL="C")
    assert done.stdout.decode("utf-8") == bootstrap.USAGE


def test_a_missing_library_says_to_run_the_set_up(bare: Path) -> None:
    done = _bare_python(bare, "check")
    assert done.returncode == 1
    assert re.search(r"Chưa có thư viện \w+\..*\n +python3? -m scripts setup\n", done.stderr.decode("utf-8"))


def test_every_other_command_goes_on_with_the_python_of_venv(bare: Path) -> None:
    python = _program(bare / ".venv/bin/python")
    python.write_text('#!/bin/sh\necho "$@"\n', encoding="utf-8")
    done = _bare_python(bare, "check", "--format", "json")
    assert done.stdout == b"-m scripts check --format json\n"


def test_an_older_python_hears_which_one_is_needed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(door, "MINIMUM", (99, 0))
    assert door.main(["setup"]) == 1
    assert capsys.readouterr().err.startswith("Cần Python 99.0 trở lên")


# The locks


def _locked(name: str) -> dict[str, str]:
    text = (ROOT / name).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9.-]+)==(\S+)", text, flags=re.MULTILINE))


def test_the_test_lock_holds_everything_of_the_site_lock() -> None:
    assert _locked("requirements.txt").items() <= _locked("requirements-dev.txt").items()


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_a_lock_pins_one_version_of_each_with_hashes_and_names_no_place(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    pins = re.findall(r"^([a-z0-9.-]+)==.*(?:\n    --hash=sha256:[0-9a-f]{64}.*)+", text, flags=re.MULTILINE)
    assert pins == re.findall(r"^([a-z0-9.-]+)", text, flags=re.MULTILINE)
    assert len(pins) == len(set(pins))
    assert "/" not in text
