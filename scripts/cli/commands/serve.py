"""`serve`: a preview that follows what is saved."""

from __future__ import annotations

import argparse
from pathlib import Path

from scripts.cli.exit_codes import USAGE
from scripts.content import loader
from scripts.publishing import publisher
from scripts.system.user_error import UserError

VERB, WORDS = "serve", "xem trước trên máy, tự cập nhật khi lưu tệp"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Where it listens, and how much it shows."""
    parser.add_argument("--port", type=int, default=8000, help="cổng, mặc định 8000")
    parser.add_argument(
        "--only",
        nargs="+",
        default=(),
        metavar="MỤC",
        help="chỉ dựng vài bài cho nhanh: tên thư mục loại hình, mã bài hoặc tệp của bài",
    )


def run(arguments: argparse.Namespace, root: Path) -> int:
    """Serve until it is stopped."""
    only = [Path(name).stem for name in arguments.only]
    for name, wanted in zip(only, arguments.only, strict=True):
        if not loader.files(root, [name]):
            raise UserError(f"Không có loại hình hay bài nào tên “{wanted}”; hãy xem tên tệp trong practices/.", USAGE)
    return publisher.serve(root, arguments.port, only)
