"""`lint`: the code itself, for those who change it."""

from __future__ import annotations

import argparse
import importlib.util
import subprocess
import sys
from pathlib import Path

from scripts.cli.exit_codes import FAULTS, OK, USAGE
from scripts.system.paths import CALL
from scripts.system.user_error import UserError

VERB, WORDS = "lint", "xét mã nguồn Python (cho người sửa phần mềm)"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Which files."""
    parser.add_argument("paths", nargs="*", metavar="TỆP", help="chỉ xét các tệp này; không ghi thì xét tất cả")


def run(arguments: argparse.Namespace, root: Path) -> int:
    """Run ruff over files, and mypy too when all are looked at; gives whether something was found."""
    if not importlib.util.find_spec("ruff"):
        raise UserError(f"Chưa có công cụ xét mã; hãy chạy một lần: {CALL} setup --tests", USAGE)
    paths = arguments.paths or ["."]
    steps = [["ruff", "check", *paths], ["ruff", "format", "--check", *paths]]
    steps += [] if arguments.paths else [["mypy"]]
    done = [subprocess.run([sys.executable, "-m", *step], cwd=root, check=False).returncode for step in steps]
    return FAULTS if any(done) else OK
