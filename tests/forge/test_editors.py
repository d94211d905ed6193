"""At the editor's side: VS Code's tasks and schema, and what is looked at before a commit."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from fnmatch import fnmatch
from pathlib import Path

import pytest
import virtualenv

from scripts.cli import parser
from scripts.content.problem import Problem, Severity
from scripts.system.paths import ROOT
from scripts.validation import report
from tests.conftest import GOOD, PracticesFolder
from tests.forge import reading


@pytest.mark.parametrize("task", reading.tasks(), ids=lambda task: task["label"])
def test_a_task_calls_a_command_that_is_there(task: dict[str, object]) -> None:
    """By the Python that each system calls so."""
    assert (task["command"], task["windows"]) == ("python3", {"command": "py"})
    arguments = task["args"]
    assert isinstance(arguments, list)
    assert arguments[:2] == ["-m", "scripts"]
    parser._parser().parse_args(arguments[2:])


def test_faults_are_found_in_the_report() -> None:
    """Each line of the report is a problem at its place, an error or a warning and never both."""
    errors, warnings = (re.compile(row["pattern"]["regexp"]) for row in reading.tasks()[0]["problemMatcher"])
    fault = Problem("practices/ton-giao/a b.yaml", 3, 7, "nguon[1].url", "dia-chi-web", Severity.ERROR, "sai: (a) 1:2")
    warning = Problem("practices/ton-giao/a.yaml", 1, 1, "", "doc-tep", Severity.WARNING, "có dấu BOM")
    lines = report.as_text([fault, warning]).splitlines()
    error, warned = errors.fullmatch(lines[0]), warnings.fullmatch(lines[1])
    assert error
    assert error.groups() == (fault.path, "3", "7", "nguon[1].url: sai: (a) 1:2", "dia-chi-web")
    assert warned
    assert warned.groups() == (warning.path, "1", "1", "có dấu BOM", "doc-tep")
    assert not warnings.fullmatch(lines[0])
    assert not errors.fullmatch(lines[1])
    without = errors.fullmatch("practices/ton-giao/a.yaml:3:7: một câu không ghi quy tắc")
    assert without
    assert without.groups() == ("practices/ton-giao/a.yaml", "3", "7", "một câu không ghi quy tắc", None)


def test_the_schemas_cover_entries_and_tasks() -> None:
    """Every setting, those to come too, and no controlled words."""
    settings = json.loads((ROOT / ".vscode/settings.json").read_text(encoding="utf-8"))
    (schema, patterns), (task_schema, tasks) = settings["yaml.schemas"].items()
    assert (ROOT / schema).is_file()
    assert (ROOT / task_schema).is_file()
    for file in (ROOT / "practices").glob("*/*.yaml"):
        path = file.relative_to(ROOT).as_posix()
        assert any(fnmatch(path, pattern) for pattern in tasks) is (file.parent.name == "_viec"), path
        covered = False
        for pattern in patterns:  # the last that fits decides
            if fnmatch(path, pattern.removeprefix("!")):
                covered = not pattern.startswith("!")
        assert covered is ("/_" not in path), path


# Before a commit


def test_the_hooks_are_well_formed() -> None:
    done = subprocess.run([sys.executable, "-m", "pre_commit", "validate-config", reading.HOOKS], check=False)
    assert done.returncode == 0


@pytest.fixture
def checkout(collection: PracticesFolder, monkeypatch: pytest.MonkeyPatch) -> PracticesFolder:
    """A repository of its own with our code and hooks, and the packages of this environment; nothing uses the network."""
    root = collection.root
    shutil.copytree(ROOT / "scripts", root / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
    for name in (".pre-commit-config.yaml", "pyproject.toml"):
        shutil.copy(ROOT / name, root / name)
    (root / ".venv").symlink_to(Path(sys.prefix))
    embedded = Path(virtualenv.__file__).parent / "seed/wheels/embed"
    for name, value in {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        "PRE_COMMIT_HOME": str(root.parent / "pre-commit"),
        "PIP_NO_INDEX": "1",
        "PIP_FIND_LINKS": str(embedded),
    }.items():
        monkeypatch.setenv(name, value)
    for name in (
        "PYTHONDEVMODE",
        "PYTHONWARNDEFAULTENCODING",
        "GIT_DIR",
        "GIT_INDEX_FILE",
        "VIRTUALENV_OVERRIDE_APP_DATA",
    ):
        monkeypatch.delenv(name, raising=False)
    _git(root, "init", "--quiet", "--initial-branch=main")
    (root / ".git/info/exclude").write_text("/.venv\n__pycache__/\n", encoding="utf-8")
    _git(root, "add", "--all")
    _git(root, "commit", "--quiet", "--message=first")
    subprocess.run([sys.executable, "-m", "pre_commit", "install"], cwd=root, check=True, capture_output=True)
    return collection


def _git(root: Path, *arguments: str) -> tuple[int, str]:
    who = ("-c", "user.name=Mẫu", "-c", "user.email=mau@example.vn")
    done = subprocess.run(["git", *who, *arguments], cwd=root, capture_output=True, check=False)  # noqa: S607 - the git of the machine
    return done.returncode, (done.stdout + done.stderr).decode("utf-8")


@pytest.mark.medium
def test_a_bad_entry_is_not_committed_and_a_good_one_is(checkout: PracticesFolder) -> None:
    """The sentence says what is wrong; a fault in a file that is not committed now is not told."""
    checkout.add("practices/doanh-nghiep/bai-moi.yaml")
    subprocess.run([sys.executable, "-m", "scripts", "fix"], cwd=checkout.root, check=True, capture_output=True)
    checkout.change("Quảng Nam", "Quang Nam")
    _git(checkout.root, "add", "practices/doanh-nghiep")
    status, told = _git(checkout.root, "commit", "--message=good")
    assert status == 0, told
    _git(checkout.root, "add", "--all")
    status, told = _git(checkout.root, "commit", "--message=bad")
    assert status == 1
    assert f"{GOOD}:5:9: dia_ban.tinh: " in told  # below the line that fix put first
    assert "có phải ý bạn là “Quảng Nam”?" in told
    checkout.change("Quang Nam", "Quảng Nam")
    checkout.write("scripts/la.py", "import os\n")
    _git(checkout.root, "add", "--all")
    status, told = _git(checkout.root, "commit", "--message=code")
    assert status == 1
    assert "F401" in told
