"""`site`: the whole site, into ``site/``."""

from __future__ import annotations

import argparse
from pathlib import Path

from scripts.publishing import publisher

VERB, WORDS = "site", "dựng trang vào site/; có lỗi thì giữ nguyên trang cũ"


def arguments(parser: argparse.ArgumentParser) -> None:
    """The way."""
    parser.add_argument(
        "--keep-going",
        action="store_true",
        help="vẫn đăng các bài tốt, để lại các bài có lỗi và kể ra (mã 1); danh mục có lỗi thì vẫn dừng",
    )
    parser.add_argument(
        "--don-gian", action="store_true", help="dựng từng trang một trong một tiến trình, chậm hơn nhiều (để tìm lỗi)"
    )


def run(arguments: argparse.Namespace, root: Path) -> int:
    """Build and swap in."""
    return publisher.site(root, simple=arguments.don_gian, keep_going=arguments.keep_going)
