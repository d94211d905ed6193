"""`due`: entries to compare with their sources, legal documents that change or were not reviewed for long, what tasks wait for."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from scripts.cli.exit_codes import OK
from scripts.content import loader, yaml_file
from scripts.system.clock import today
from scripts.text.escaping import escape_lines
from scripts.upkeep import documents_due, review_due, tasks_due

VERB, WORDS = (
    "due",
    "liệt kê bài tới hạn so lại với nguồn, bài chưa so lần nào, văn bản sắp đổi và lâu chưa so, ngày nghỉ và việc cần bổ sung",
)
_OWNER = "mkdocs.yml"


def arguments(parser: argparse.ArgumentParser) -> None:
    """The form."""
    parser.add_argument(
        "--format",
        choices=tuple(review_due.FORMATS),
        default="text",
        help="cách in: text hoặc markdown (đề mục hằng tháng)",
    )


def run(arguments: argparse.Namespace, root: Path) -> int:
    """Print the list; that there is something to do is no fault."""
    owner = yaml_file.read(root / _OWNER, _OWNER).values
    site_url = owner.get("site_url") if isinstance(owner, dict) else None
    collection, day = loader.load(root), today()
    due = review_due.find(collection, day)
    text = review_due.FORMATS[arguments.format](due, site_url if isinstance(site_url, str) else "")
    text += documents_due.FORMATS[arguments.format](documents_due.find(collection, day))
    text += tasks_due.FORMATS[arguments.format](tasks_due.find(collection, day))
    sys.stdout.write(escape_lines(text))
    return OK
