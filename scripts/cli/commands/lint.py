"""`lint`: the code itself, for those who change it."""

from __future__ import annotations

import argparse
import importlib.util
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from scripts.cli import programs
from scripts.cli.exit_codes import FAULTS, OK, USAGE
from scripts.system.paths import CALL
from scripts.system.user_error import UserError

VERB, WORDS = "lint", "xét mã nguồn (cho người sửa phần mềm)"
PACKAGES = Path("tests/node/node_modules")
"""The linters of scripts and styles, by the lock beside it; their settings stand there too."""
NODE_STEPS = (
    ("eslint/bin/eslint.js", "config=tests/node/eslint.config.js", ("docs/assets", "tests")),
    ("stylelint/bin/stylelint.mjs", "config=tests/node/stylelint.config.js", ("docs/assets/**/*.css",)),
    ("typescript/bin/tsc", "project=tests/node/tsconfig.json", ()),
    ("typescript/bin/tsc", "project=tests/node/tsconfig.tests.json", ()),
)
"""Program, its settings, what it looks at."""
SKIPPED = f"Bỏ qua việc xét JavaScript và CSS vì chưa có công cụ; hãy chạy một lần: {CALL} setup --tests\n"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Which files."""
    parser.add_argument("paths", nargs="*", metavar="TỆP", help="chỉ xét các tệp Python này; không ghi thì xét tất cả")


def run(arguments: argparse.Namespace, root: Path) -> int:
    """Run ruff over files; when all are looked at mypy and the linters of scripts and styles too. Gives whether something was found."""
    if not importlib.util.find_spec("ruff"):
        raise UserError(f"Chưa có công cụ xét mã; hãy chạy một lần: {CALL} setup --tests", USAGE)
    steps = [*_python_steps(arguments.paths), *([] if arguments.paths else node_steps(root))]
    done = [subprocess.run(step, cwd=root, check=False).returncode for step in steps]
    return FAULTS if any(done) else OK


def _python_steps(paths: list[str]) -> Iterator[list[str]]:
    python = [sys.executable, "-m"]
    yield [*python, "ruff", "check", *(paths or ["."])]
    yield [*python, "ruff", "format", "--check", *(paths or ["."])]
    if not paths:
        yield [*python, "mypy"]


def node_steps(root: Path) -> Iterator[list[str]]:
    """The commands that look at scripts and styles; none, with a sentence, where their tools are not installed."""
    node = programs.find_node()
    if node is None or not (root / PACKAGES).is_dir():
        sys.stderr.write(SKIPPED)
        return
    for tool, settings, files in NODE_STEPS:
        yield [str(node), "--no-warnings", str(PACKAGES / tool), *f"--{settings}".split("="), *files]
