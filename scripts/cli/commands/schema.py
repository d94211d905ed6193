"""`schema`: the JSON Schema that editors' programs complete and underline by."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from scripts.cli.exit_codes import FAULTS, OK
from scripts.content import json_schema, loader
from scripts.system import disk
from scripts.system.paths import CALL, SCHEMA

VERB, WORDS = "schema", "tạo lại mẫu JSON Schema của bài"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Write it, or only look."""
    parser.add_argument("--check", action="store_true", help="chỉ xem mẫu đang có còn đúng không")


def run(arguments: argparse.Namespace, root: Path) -> int:
    """Write the schema; with ``--check`` tell whether the one that stands there is current."""
    schema = json_schema.practice_schema(loader.load(root).vocabulary)
    file = root / SCHEMA
    if arguments.check:
        current = file.is_file() and file.read_text(encoding="utf-8") == schema
        if not current:
            sys.stderr.write(f"{SCHEMA.as_posix()} đã cũ; hãy chạy: {CALL} schema\n")
        return OK if current else FAULTS
    file.parent.mkdir(parents=True, exist_ok=True)
    disk.write(file, schema)
    sys.stdout.write(f"Đã ghi {SCHEMA.as_posix()}.\n")
    return OK
