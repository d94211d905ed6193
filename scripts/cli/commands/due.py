"""`due`: entries to compare with their sources."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from scripts.cli.exit_codes import OK
from scripts.content import loader, yaml_file
from scripts.system.clock import today
from scripts.text.escaping import escape_lines
from scripts.upkeep import review_due

VERB, WORDS = "due", "liệt kê bài tới hạn so lại với nguồn và bài chưa so lần nào"
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
    due = review_due.find(loader.load(root), today())
    text = review_due.FORMATS[arguments.format](due, site_url if isinstance(site_url, str) else "")
    sys.stdout.write(escape_lines(text))
    return OK
