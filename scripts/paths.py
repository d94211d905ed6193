"""Where things are, from the root of the checkout."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PRACTICES = "practices"
SCHEMA = Path(PRACTICES, "_schema", "practice.schema.json")
SITE = Path("site")
WORK = Path(".build")
"""Where a site is built before it takes the place of the old one."""
DRAFTS = WORK / "nhap"
"""Answers to `new` of entries that are not finished."""
