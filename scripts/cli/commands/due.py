"""`due`: what is to be looked at again within sixty days, and how much waits without a day; the whole only when asked for."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from scripts.cli.exit_codes import OK
from scripts.content import loader, yaml_file
from scripts.content.document_state import AHEAD_DAYS
from scripts.system.clock import today
from scripts.system.paths import CALL
from scripts.text.escaping import escape_lines
from scripts.upkeep import documents_due, review_due, tasks_due

VERB, WORDS = (
    "due",
    f"liệt kê việc cần làm trong {AHEAD_DAYS} ngày tới: bài tới hạn so lại với nguồn, văn bản sắp đổi, ngày nghỉ và việc cần bổ sung",
)
_OWNER = "mkdocs.yml"
_WHOLE = "--tat-ca"


def arguments(parser: argparse.ArgumentParser) -> None:
    """The form, and whether what waits without a day is listed too."""
    parser.add_argument(
        "--format", choices=("text", "markdown"), default="text", help="cách in: text hoặc markdown (đề mục hằng tháng)"
    )
    parser.add_argument(
        _WHOLE, action="store_true", help="kể cả bài chưa so lần nào và mọi văn bản theo ngày so lần gần nhất"
    )


def run(arguments: argparse.Namespace, root: Path) -> int:
    """Print the list; that there is something to do is no fault."""
    collection, day = loader.load(root), today()
    entries = review_due.find(collection, day)
    documents = documents_due.find(collection, day)
    tasks = tasks_due.find(collection, day)
    whole = bool(arguments.tat_ca)
    if arguments.format == "markdown":
        text = review_due.as_markdown(entries, _site_url(root))
        text += documents_due.as_markdown(documents, whole=whole)
        text += tasks_due.as_markdown(tasks)
    else:
        urgent = [*review_due.urgent(entries), *documents_due.urgent(documents), *tasks_due.urgent(tasks)]
        text = f"Cần làm trong {AHEAD_DAYS} ngày tới: {', '.join(urgent) or 'không có gì'}.\n"
        text += review_due.as_text(entries, whole=whole) + documents_due.as_text(documents, whole=whole)
        text += tasks_due.as_text(tasks)
        rest = [*review_due.rest(entries), *documents_due.rest(documents)]
        if rest and not whole:
            text += f"\nKhông gấp: {', '.join(rest)}. Xem đủ: {CALL} {VERB} {_WHOLE}\n"
    sys.stdout.write(escape_lines(text))
    return OK


def _site_url(root: Path) -> str:
    owner = yaml_file.read(root / _OWNER, _OWNER).values
    address = owner.get("site_url") if isinstance(owner, dict) else None
    return address if isinstance(address, str) else ""
