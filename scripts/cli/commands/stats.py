"""`stats`: what the collection holds and where it has gaps."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from scripts.cli.exit_codes import OK
from scripts.content import loader
from scripts.text.escaping import escape_lines
from scripts.upkeep import stats

VERB, WORDS = "stats", "đếm kho: bài theo loại hình, khâu, chủ đề, tỉnh; chỗ còn thiếu"


def arguments(parser: argparse.ArgumentParser) -> None:
    """The form."""
    parser.add_argument(
        "--format", choices=tuple(stats.FORMATS), default="text", help="cách in: text hoặc json (đủ mã từng bài)"
    )


def run(arguments: argparse.Namespace, root: Path) -> int:
    """Print the counts."""
    sys.stdout.write(escape_lines(stats.FORMATS[arguments.format](loader.load(root))))
    return OK
