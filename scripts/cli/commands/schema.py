"""`schema`: the JSON Schemas that editors' programs complete and underline by."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from scripts.cli.exit_codes import FAULTS, OK
from scripts.content import json_schema, loader
from scripts.system import disk
from scripts.system.paths import CALL

VERB, WORDS = "schema", "tạo lại mẫu JSON Schema của bài và của việc"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Write it, or only look."""
    parser.add_argument("--check", action="store_true", help="chỉ xem mẫu đang có còn đúng không")


def run(arguments: argparse.Namespace, root: Path) -> int:
    """Write the schemas; with ``--check`` tell whether those that stand there are current."""
    vocabulary = loader.load_vocabulary(root).vocabulary
    if arguments.check:
        old = json_schema.stale(root, vocabulary)
        for path in old:
            sys.stderr.write(f"{path.as_posix()} đã cũ; hãy chạy: {CALL} schema\n")
        return FAULTS if old else OK
    for path, schema in json_schema.schemas(vocabulary).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        disk.write(root / path, schema)
        sys.stdout.write(f"Đã ghi {path.as_posix()}.\n")
    return OK
