"""Where things are, from the root of the checkout."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CALL = "py -m scripts" if os.name == "nt" else "python3 -m scripts"
"""How an editor calls a command: Windows has `py`, and Debian no `python`."""
PRACTICES = "practices"
SCHEMA = Path(PRACTICES, "_schema", "practice.schema.json")
TASK_SCHEMA = Path(PRACTICES, "_schema", "task.schema.json")
SITE = Path("site")
WORK = Path(".build")
"""Where a site is built before it takes the place of the old one."""
DRAFTS = WORK / "nhap"
"""Answers to `new` of entries that are not finished."""
