"""`check`: every fault of the entries, with its place and its mending."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from scripts import catalog, report, rules
from scripts.door import FAULTS, OK, USAGE, is_chosen, today
from scripts.problem import has_errors

VERB, WORDS = "check", "kiểm tra mọi bài, chỉ ra từng lỗi và cách sửa"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Which files are told of, and in which form."""
    parser.add_argument(
        "paths", nargs="*", metavar="TỆP", help="chỉ báo lỗi của các tệp hay thư mục này (vẫn đọc cả kho)"
    )
    parser.add_argument(
        "--format", choices=tuple(report.FORMATS), default="text", help="cách in: text, github hoặc json"
    )


def run(arguments: argparse.Namespace, root: Path) -> int:
    """Print the problems of the files asked for; faults elsewhere are not told."""
    found = catalog.load(root)
    problems = rules.check(found, today())
    wanted = [Path(path).resolve() for path in arguments.paths]
    missing = [str(path) for path in wanted if not path.exists()]
    if missing:
        sys.stderr.write(f"Không thấy {', '.join(missing)}; hãy xem lại đường dẫn.\n")
        return USAGE
    told = [problem for problem in problems if is_chosen(root / problem.path, wanted)]
    files = [record for record in found.records if is_chosen(root / record.source.path, wanted)]
    sys.stdout.write(report.FORMATS[arguments.format](told))
    sys.stderr.write(report.summary(told, len(files)) + "\n")
    return FAULTS if has_errors(told) else OK
