"""What the site is built with: every library is locked, its licence is known and allowed, and the list of all can be made."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from importlib import metadata
from pathlib import Path

import pytest

from scripts.system.paths import ROOT

LOCKED = dict(
    re.findall(r"^([a-z0-9._-]+)==([^ ;\\]+)", (ROOT / "requirements.txt").read_text(encoding="utf-8"), re.MULTILINE)
)
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
ALLOWED = PROJECT["tool"]["cach-lam-hay"]["licences"]
OLD_WORDS = {
    "Apache Software License": "Apache-2.0",
    "BSD License": "BSD-3-Clause",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "PSFL": "PSF-2.0",
    "Python Software Foundation License": "PSF-2.0",
}
"""How libraries say it that do not use an SPDX expression yet."""


def told(name: str) -> list[str]:
    """What a library says of its licence: an expression, else the words of its classifiers, else its free words."""
    about = metadata.metadata(name)
    if "License-Expression" in about:
        return [about["License-Expression"]]
    classified = [
        row.rpartition(" :: ")[2] for row in about.get_all("Classifier") or () if row.startswith("License ::")
    ]
    return [OLD_WORDS.get(words, words) for words in classified or [about["License"]]]


def is_allowed(expression: str) -> bool:
    """Whether one may choose allowed licences only; what needs brackets is for a person to decide."""
    return any(set(choice.split(" AND ")) <= set(ALLOWED) for choice in expression.split(" OR "))


@pytest.mark.parametrize("name", LOCKED)
def test_licence(name: str) -> None:
    """Known, and one that lets us do with the site what we do; none that would bind its readers or publishers."""
    try:
        said = told(name)
    except metadata.PackageNotFoundError:
        pytest.skip("not for this system")
    assert all(is_allowed(expression) for expression in said), f"{name}: {said}"


@pytest.mark.parametrize(
    ("expression", "allowed"),
    [
        ("MIT", True),
        ("MIT OR GPL-3.0-only", True),
        ("MIT AND GPL-3.0-only", False),
        ("AGPL-3.0-or-later", False),
        ("(MIT OR GPL-2.0-only) AND ISC", False),
    ],
)
def test_choices_of_licences(expression: str, *, allowed: bool) -> None:
    assert is_allowed(expression) == allowed


def test_no_copyleft_is_on_the_list() -> None:
    assert not [licence for licence in ALLOWED if "GPL" in licence]


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-dev.txt"])
def test_every_file_that_is_installed_is_known_by_its_hash(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    blocks = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]
    assert len(blocks) > 20
    assert [block.partition(" ")[0] for block in blocks if "--hash=sha256:" not in block or "==" not in block] == []
    assert "://" not in "".join(line for line in text.splitlines() if not line.lstrip().startswith("#"))


@pytest.mark.medium
def test_the_list_of_parts(tmp_path: Path) -> None:
    """CycloneDX, complete, and the same however often it is made."""
    made = []
    command = ["requirements", "--pyproject", "pyproject.toml", "--output-reproducible"]
    for name in ("mot.json", "hai.json"):
        subprocess.run(
            [sys.executable, "-m", "cyclonedx_py", *command, "--output-file", tmp_path / name, "requirements.txt"],
            cwd=ROOT,
            check=True,
            capture_output=True,
        )
        made.append((tmp_path / name).read_bytes())
    assert made[0] == made[1]
    listed = json.loads(made[0])
    assert listed["bomFormat"] == "CycloneDX"
    assert {part["name"]: part["version"] for part in listed["components"]} == LOCKED
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert f"cyclonedx_py {' '.join(command)}" in makefile
