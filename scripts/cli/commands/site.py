"""`site`: the whole site, into ``site/``."""

from __future__ import annotations

import argparse
from pathlib import Path

from scripts.cli.exit_codes import USAGE
from scripts.publishing import publisher
from scripts.system.user_error import UserError

VERB, WORDS = "site", "dựng trang vào site/; có lỗi thì giữ nguyên trang cũ"


def arguments(parser: argparse.ArgumentParser) -> None:
    """The way."""
    parser.add_argument(
        "--keep-going",
        action="store_true",
        help="vẫn đăng các bài tốt, để lại các bài có lỗi và kể ra (mã 1); danh mục có lỗi thì vẫn dừng",
    )
    parser.add_argument(
        "--dang",
        action="store_true",
        help="dựng để đăng: còn để trống đơn vị chủ quản hay hộp thư trong mkdocs.yml thì dừng (mã 1)",
    )
    parser.add_argument(
        "--chua-co-chu-quan", action="store_true", help="đi cùng --dang: chưa có đơn vị chủ quản, hộp thư vẫn đăng"
    )
    parser.add_argument(
        "--don-gian", action="store_true", help="dựng từng trang một trong một tiến trình, chậm hơn nhiều (để tìm lỗi)"
    )


def run(arguments: argparse.Namespace, root: Path) -> int:
    """Build and swap in."""
    if arguments.chua_co_chu_quan and not arguments.dang:
        raise UserError("--chua-co-chu-quan chỉ đi cùng --dang.", USAGE)
    publish = arguments.dang and not arguments.chua_co_chu_quan
    return publisher.site(root, simple=arguments.don_gian, keep_going=arguments.keep_going, publish=publish)
