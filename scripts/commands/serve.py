"""`serve`: a preview that follows what is saved."""

from __future__ import annotations

import argparse
from pathlib import Path

from scripts import publish

VERB, WORDS = "serve", "xem trước trên máy, tự cập nhật khi lưu tệp"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Where it listens."""
    parser.add_argument("--port", type=int, default=8000, help="cổng, mặc định 8000")


def run(arguments: argparse.Namespace, root: Path) -> int:
    """Serve until it is stopped."""
    return publish.serve(root, arguments.port)
