"""`markdown`: the pages as a plain docs folder, or as a project for another engine."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from scripts.cli.exit_codes import FAULTS, OK, USAGE
from scripts.content.problem import has_errors
from scripts.publishing import engine_project, site_writer
from scripts.system.clock import today
from scripts.system.user_error import UserError
from scripts.validation import report, runner

VERB, WORDS = "markdown", "ghi các trang thành thư mục Markdown thường"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Where to, and for which theme."""
    parser.add_argument("--out", required=True, type=Path, metavar="THƯ_MỤC", help="thư mục mới hoặc trống để ghi vào")
    parser.add_argument(
        "--theme",
        help="ghi cả cấu hình cho một công cụ dựng khác có giao diện tên này (material, materialx); dựng xong thì gọi complete",
    )


def run(arguments: argparse.Namespace, root: Path) -> int:
    """Write them into a new or empty folder; nothing that is there is overwritten."""
    collection, problems = runner.check_collection(root, today())
    if has_errors(problems):
        sys.stderr.write(report.as_text(problems))
        return FAULTS
    out: Path = arguments.out
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise UserError(f"{out} đã có nội dung; hãy chọn một thư mục mới hoặc trống.", USAGE)
    if arguments.theme:
        count = engine_project.write(collection, root, out, arguments.theme)
    else:
        count = site_writer.write_docs(collection, root, out)
    sys.stdout.write(f"Đã ghi {count} trang vào {out}.\n")
    return OK
