"""`complete`: what another engine built from the exported project becomes a site that may be published."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from scripts.cli.exit_codes import FAULTS, OK
from scripts.content.problem import has_errors
from scripts.publishing import engine_project
from scripts.system.clock import today
from scripts.validation import report, runner

VERB, WORDS = "complete", "hoàn tất trang do công cụ khác dựng: chính sách an toàn (CSP), sơ đồ trang, trang nào thiếu"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Where the project is."""
    parser.add_argument(
        "--project",
        required=True,
        type=Path,
        metavar="THƯ_MỤC",
        help="thư mục mà markdown --theme đã ghi, dựng xong cả hai",
    )


def run(arguments: argparse.Namespace, root: Path) -> int:
    """Complete its HTML; print what may not be published, a page a line."""
    collection, problems = runner.check_collection(root, today())
    if has_errors(problems):
        sys.stderr.write(report.as_text(problems))
        return FAULTS
    violations = engine_project.complete(collection, root, arguments.project)
    for violation in violations:
        sys.stderr.write(f"{violation.path}: {violation.what}\n")
    if violations:
        sys.stderr.write(f"{len(violations)} chỗ không đăng được (các dòng trên).\n")
        return FAULTS
    sys.stdout.write(f"Trang đã sẵn sàng trong {arguments.project / engine_project.SITE_HTML}.\n")
    return OK
