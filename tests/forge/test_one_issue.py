"""One issue of a label is kept: made, rewritten or closed. The forge is played by a program of its client's name."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from scripts.system.paths import ROOT
from tests.forge import reading

TITLE = "Liên kết “hỏng” $(touch hong)"
FAKE = """#!/bin/sh
printf '%s\\n' "$*" >> "$LOG"
case "$*" in {asked}) printf '%s' "$ANSWER";; esac
"""


def _run(folder: Path, script: list[str], client: str, asked: str, **environment: str) -> list[str]:
    """Run a script where the client only writes down how it was called; gives those calls."""
    program = folder / "bin" / client
    program.parent.mkdir()
    program.write_text(FAKE.format(asked=asked), encoding="utf-8")
    program.chmod(0o755)
    log = folder / "log"
    log.touch()
    path = f"{program.parent}{os.pathsep}{os.environ['PATH']}"
    subprocess.run(script, cwd=folder, env={**os.environ, "PATH": path, "LOG": str(log), **environment}, check=True)
    assert not (folder / "hong").exists()
    return log.read_text(encoding="utf-8").splitlines()


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """The folder in which a table lies."""
    (tmp_path / "bang.md").write_text("| Bài |\n| --- |\n| `ê` |\n", encoding="utf-8")
    return tmp_path


def _github(folder: Path, number: str, *, opened: bool) -> list[str]:
    steps = reading.load(ROOT / ".github/workflows/one-issue.yml")["jobs"]["issue"]["steps"]
    script = ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", steps[-1]["run"]]
    values = {"LABEL": "nhan", "TITLE": TITLE, "OPEN": str(opened).lower()}
    return _run(folder, script, "gh", "'issue list'*", ANSWER=number, **values)


def test_github_makes_the_first(table: Path) -> None:
    calls = _github(table, "", opened=True)
    assert calls[-1] == f"issue create --label nhan --title {TITLE} --body-file noi-dung.md"
    assert (table / "noi-dung.md").read_text(encoding="utf-8") == (table / "bang.md").read_text(encoding="utf-8")


def test_github_rewrites_the_one_there_is(table: Path) -> None:
    calls = _github(table, "7", opened=True)
    assert calls[-1] == f"issue edit 7 --title {TITLE} --body-file noi-dung.md"
    assert not [call for call in calls if call.startswith("issue create")]


@pytest.mark.parametrize(("number", "closed"), [("7", 1), ("", 0)])
def test_github_closes_it_when_there_is_nothing_to_tell(table: Path, number: str, closed: int) -> None:
    calls = _github(table, number, opened=False)
    assert len([call for call in calls if call.startswith("issue close 7 ")]) == closed == len(calls) - 1


def test_a_very_long_table_is_cut_after_a_whole_line(table: Path) -> None:
    """An issue holds 65,536 characters."""
    row = "| `ế` |\n"
    (table / "bang.md").write_text(row * 20_000, encoding="utf-8")
    _github(table, "", opened=True)
    text = (table / "noi-dung.md").read_text(encoding="utf-8")
    assert 50_000 < len(text.encode()) < 65_000
    assert text.replace(row, "") == "\n(Còn nữa; xem trong trang tóm tắt của lần chạy.)\n"


def _gitlab(folder: Path, numbers: list[int], *, opened: bool, trusted: bool = True) -> list[str]:
    script = ["bash", str(ROOT / ".gitlab/one-issue.sh"), "nhan", TITLE, "bang.md", str(opened).lower()]
    values = {
        "BAO_CAO_TOKEN": "bi-mat" * trusted,
        "CI_API_V4_URL": "https://gitlab.example.vn/api/v4",
        "CI_PROJECT_ID": "12",
    }
    answer = json.dumps([{"iid": number, "title": "'"} for number in numbers])
    return _run(folder, script, "curl", "*--get*", ANSWER=answer, **values)


def test_gitlab_makes_the_first(table: Path) -> None:
    calls = _gitlab(table, [], opened=True)
    assert calls[-1].endswith(
        f"--request POST --data-urlencode title={TITLE} --data-urlencode description@noi-dung.md "
        "--data-urlencode labels=nhan https://gitlab.example.vn/api/v4/projects/12/issues"
    )
    assert "bi-mat" not in "".join(calls), "others may read a command line"


def test_gitlab_rewrites_the_one_there_is_and_closes_it(table: Path) -> None:
    assert _gitlab(table, [5], opened=True)[-1].endswith(
        "description@noi-dung.md https://gitlab.example.vn/api/v4/projects/12/issues/5"
    )


def test_gitlab_closes_it_when_there_is_nothing_to_tell(table: Path) -> None:
    calls = _gitlab(table, [5], opened=False)
    assert calls[-1].endswith("--data state_event=close https://gitlab.example.vn/api/v4/projects/12/issues/5")


def test_gitlab_without_a_token_has_the_table_only(table: Path) -> None:
    assert _gitlab(table, [], opened=True, trusted=False) == []
