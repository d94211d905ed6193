"""`site`: the whole site, into ``site/``."""

from __future__ import annotations

import argparse
from pathlib import Path

from scripts import publish

VERB, WORDS = "site", "dựng trang vào site/; có lỗi thì giữ nguyên trang cũ"


def arguments(_parser: argparse.ArgumentParser) -> None:
    """No flags."""


def run(_arguments: argparse.Namespace, root: Path) -> int:
    """Build and swap in."""
    return publish.site(root)
