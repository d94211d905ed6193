"""The set-up: when it works, what it says when it cannot, and which browser it finds. Nothing here uses the network."""

from __future__ import annotations

import json
import os
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

    def run(*command: str | Path, quiet: bool = False) -> bool:
        del quiet
        commands.append(tuple(map(str, command)))
        if "venv" in commands[-1]:
            bootstrap.VENV_PYTHON.parent.mkdir(parents=True, exist_ok=True)
            bootstrap.VENV_PYTHON.touch()
        if "ci" in commands[-1]:
            (bootstrap.NODE_LOCK.parent / "node_modules").mkdir(exist_ok=True)
        return True

    monkeypatch.setattr(bootstrap, "_run", run)
    monkeypatch.setattr(shutil, "which", lambda _name, **_where: None)
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


def _fails(monkeypatch: pytest.MonkeyPatch, word: str) -> None:
    """Let every command with this word in it fail."""
    complete = bootstrap._run
    monkeypatch.setattr(bootstrap, "_run", lambda *command, **how: complete(*command, **how) and word not in command)


def _steps(commands: Commands) -> list[str]:
    """What was done since the last look: an environment made, or a lock installed."""
    steps = [
        "venv" if "venv" in command else Path(command[command.index("--requirement") + 1]).stem
        for command in commands
        if "venv" in command or "pip" in command
    ]
    commands.clear()
    return steps


def test_the_second_run_runs_nothing(ran: Commands) -> None:
    bootstrap._environment(tests=False)
    assert _steps(ran) == ["venv", "SITE_LOCK"]
    bootstrap._environment(tests=False)
    assert ran == []


def test_the_test_lock_is_enough_for_the_site_but_not_the_other_way_round(ran: Commands) -> None:
    bootstrap._environment(tests=False)
    _steps(ran)
    bootstrap._environment(tests=True)
    assert _steps(ran) == ["TEST_LOCK"]
    bootstrap._environment(tests=False)
    assert ran == []


def test_a_changed_lock_is_installed_into_the_environment_that_is_there(ran: Commands) -> None:
    bootstrap._environment(tests=False)
    _steps(ran)
    bootstrap.SITE_LOCK.write_text("SITE_LOCK==2\n", encoding="utf-8")
    bootstrap._environment(tests=False)
    assert _steps(ran) == ["SITE_LOCK"]


@pytest.mark.parametrize("uv", [None, "/usr/bin/uv"])
def test_hashes_are_required(ran: Commands, monkeypatch: pytest.MonkeyPatch, uv: str | None) -> None:
    """Of uv where there is one, without the settings of `make lock`; else of pip."""
    monkeypatch.setattr(shutil, "which", lambda _name: uv)
    bootstrap._environment(tests=False)
    (install,) = [command for command in ran if "install" in command]
    assert "--require-hashes" in install
    assert (install[:2] == (uv, "--no-config")) is bool(uv)


def test_what_uv_cannot_fetch_pip_may(ran: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    """A mirror may stand in pip's settings alone."""
    monkeypatch.setattr(shutil, "which", lambda _name: "/usr/bin/uv")
    _fails(monkeypatch, "/usr/bin/uv")
    bootstrap._environment(tests=False)
    assert [command[0] for command in ran if "install" in command] == ["/usr/bin/uv", str(bootstrap.VENV_PYTHON)]


def test_an_installation_that_was_cut_off_begins_anew(ran: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    complete = bootstrap._run
    _fails(monkeypatch, "pip")
    with pytest.raises(bootstrap.SetupError, match="Hãy xem lại mạng"):
        bootstrap._environment(tests=False)
    monkeypatch.setattr(bootstrap, "_run", complete)
    _steps(ran)
    bootstrap._environment(tests=False)
    assert _steps(ran) == ["venv", "SITE_LOCK"]


def test_a_playwright_that_does_not_run_is_tried_again(ran: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    complete = bootstrap._run
    _fails(monkeypatch, "--version")
    with pytest.raises(bootstrap.SetupError, match="sudo apt-get install libatomic1"):
        bootstrap._environment(tests=True)
    monkeypatch.setattr(bootstrap, "_run", complete)
    assert _steps(ran) == ["venv", "TEST_LOCK"]
    bootstrap._environment(tests=True)
    assert _steps(ran) == ["TEST_LOCK"]


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


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
@pytest.mark.parametrize("name", [".venv", "node_modules"])
def test_nothing_is_installed_through_a_link(ran: Commands, tmp_path: Path, name: str) -> None:
    """What empties the folder first would empty somebody else's."""
    kept = tmp_path / "khac"
    kept.mkdir()
    (bootstrap.VENV.parent / name).symlink_to(kept)
    step = bootstrap._node_tools if name == "node_modules" else lambda: bootstrap._environment(tests=False)
    with pytest.raises(bootstrap.SetupError, match="là liên kết tới"):
        step()
    assert ran == []


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
def test_a_link_to_an_environment_that_fits_is_used(ran: Commands, tmp_path: Path) -> None:
    bootstrap._environment(tests=False)
    ran.clear()
    bootstrap.VENV.rename(tmp_path / "chung")
    bootstrap.VENV.symlink_to(tmp_path / "chung")
    bootstrap.STAMP.write_text(bootstrap.stamp(bootstrap.SITE_LOCK), encoding="utf-8")
    bootstrap._environment(tests=False)
    assert ran == []


def test_what_npm_has_is_installed_once_by_its_lock(ran: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    bootstrap._node_tools()
    assert [command[-4:] for command in ran] == [("ci", "--ignore-scripts", "--no-audit", "--no-fund")]
    bootstrap._node_tools()
    assert len(ran) == 1
    bootstrap.NODE_LOCK.write_text("NODE_LOCK==2\n", encoding="utf-8")
    _fails(monkeypatch, "ci")
    with pytest.raises(bootstrap.SetupError, match="Hãy xem lại mạng"):
        bootstrap._node_tools()


def test_the_lock_of_npm_pins_by_hash() -> None:
    packages = json.loads((ROOT / "tests/node/package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert all(package["integrity"].startswith("sha512-") for name, package in packages.items() if name)


def test_a_python_without_pip_is_helped_by_debian_or_by_uv(ran: Commands, monkeypatch: pytest.MonkeyPatch) -> None:
    package = f"python{bootstrap.VERSION}-venv"
    monkeypatch.setattr(bootstrap, "_has_pip", lambda: False)
    with pytest.raises(bootstrap.SetupError, match=f"sudo apt-get update && sudo apt-get install {package}"):
        bootstrap._environment(tests=False)
    assert ran == []
    monkeypatch.setattr(shutil, "which", lambda name: "/usr/bin/uv" if name == "uv" else None)
    bootstrap._environment(tests=False)
    assert "--without-pip" in ran[0]
    assert _steps(ran) == ["venv", "SITE_LOCK"]


@pytest.mark.skipif(os.name == "nt", reason="there is no apt-get")
@pytest.mark.parametrize(("user", "prefix"), [(0, ("env",)), (1000, ("sudo", "-n", "env"))])
def test_packages_of_debian_are_installed_where_that_is_allowed(
    ran: Commands, monkeypatch: pytest.MonkeyPatch, user: int, prefix: tuple[str, ...]
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: user)
    assert not bootstrap._apt_install("nginx")
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    assert bootstrap._apt_install("nginx")
    assert ran[-1][: len(prefix)] == prefix
    assert ran[-1][-1] == "nginx"
    _fails(monkeypatch, "true")
    assert bootstrap._apt_install("nginx") is (user == 0)


def test_wrong_usage_ends_with_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert bootstrap.main(["--test"]) == 2
    assert "Cách dùng" in capsys.readouterr().err


# The programs that the tests drive


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine without any of them; gives the only folder on its PATH."""
    for variable in ("CHROMIUM", "NGINX"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(programs, "SERVER_PATH", str(tmp_path / "sbin"))
    return tmp_path


def _program(path: Path, *, status: int = 0) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\nexit {status}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def test_a_chromium_that_runs_goes_before_chrome_and_edge(path: Path) -> None:
    assert programs.find_browser() is None
    _program(path / "microsoft-edge")
    chrome = _program(path / "google-chrome")
    _program(path / "chromium", status=1)
    assert programs.find_browser() == chrome
    chromium = _program(path / "chromium")
    assert programs.find_browser() == chromium


def test_nginx_is_found_where_only_root_looks(path: Path) -> None:
    assert programs.find_nginx() is None
    server = _program(path / "sbin/nginx")
    assert programs.find_nginx() == server


def test_a_chosen_program_is_taken_and_no_other(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for variable, find in (("CHROMIUM", programs.find_browser), ("NGINX", programs.find_nginx)):
        _program(path / variable.lower())
        chosen = _program(path / "cua-toi" / variable)
        monkeypatch.setenv(variable, str(chosen))
        assert find() == chosen


def test_a_browser_comes_from_debian_else_from_playwright(
    path: Path, ran: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ubuntu's package only asks for a snap."""
    assert path.is_dir()
    installed: list[str] = []

    def install(package: str) -> bool:
        installed.append(package)
        return False

    monkeypatch.setattr(bootstrap, "_apt_install", install)
    for debian, packages in ((False, []), (True, ["chromium"])):
        monkeypatch.setattr(programs, "is_debian", lambda debian=debian: debian)
        bootstrap._browser()
        assert installed == packages
        assert {"playwright", "install", "chromium"} <= set(ran[-1])


def test_where_nginx_cannot_be_had_the_sentence_says_what_to_type(
    path: Path, ran: Commands, capsys: pytest.CaptureFixture[str]
) -> None:
    assert path.is_dir()
    assert bootstrap.main(["--tests"]) == 1
    assert ran
    assert "sudo apt-get install nginx" in capsys.readouterr().err


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
