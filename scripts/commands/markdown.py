"""`markdown`: the pages as a plain docs folder, for another engine."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from scripts import catalog, output, report, rules
from scripts.door import FAULTS, OK, USAGE, today
from scripts.problem import has_errors

VERB, WORDS = "markdown", "ghi các trang thành thư mục Markdown thường"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Where to."""
    parser.add_argument("--out", required=True, type=Path, metavar="THƯ_MỤC", help="thư mục mới hoặc trống để ghi vào")


def run(arguments: argparse.Namespace, root: Path) -> int:
    """Write them into a new or empty folder; nothing that is there is overwritten."""
    found = catalog.load(root)
    problems = rules.check(found, today())
    if has_errors(problems):
        sys.stderr.write(report.as_text(problems))
        return FAULTS
    out: Path = arguments.out
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        sys.stderr.write(f"{out} đã có nội dung; hãy chọn một thư mục mới hoặc trống.\n")
        return USAGE
    count = output.write_docs(found, root, out)
    sys.stdout.write(f"Đã ghi {count} trang vào {out}.\n")
    return OK
