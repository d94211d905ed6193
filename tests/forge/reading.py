"""The files that a forge or an editor's program reads, and the commands they call."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from scripts.system.paths import ROOT

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
GITLAB = ROOT / ".gitlab-ci.yml"
HOOKS = ROOT / ".pre-commit-config.yaml"
TASKS = ROOT / ".vscode/tasks.json"
_COMMAND = re.compile(r"python3? -m scripts ([^>|;&\n]*)")
_MAKE = re.compile(r"^\s*make ([a-z]+)", re.MULTILINE)


def load(file: Path) -> Any:
    """The values of a YAML file."""
    return yaml.safe_load(file.read_text(encoding="utf-8"))


def texts(values: Any) -> Iterator[str]:
    """Every text below some values."""
    if isinstance(values, str):
        yield values
    elif isinstance(values, dict):
        for value in values.values():
            yield from texts(value)
    elif isinstance(values, list):
        for value in values:
            yield from texts(value)


def commands(values: Any) -> list[list[str]]:
    """What is called as ``python -m scripts …`` below some values, as words."""
    return [shlex.split(found) for text in texts(values) for found in _COMMAND.findall(text)]


def targets(values: Any) -> set[str]:
    """The targets of make that are called below some values."""
    return {found for text in texts(values) for found in _MAKE.findall(text)}


def tasks() -> list[dict[str, Any]]:
    """The tasks that VS Code offers."""
    found: list[dict[str, Any]] = json.loads(TASKS.read_text(encoding="utf-8"))["tasks"]
    return found
