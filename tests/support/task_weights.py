"""What pages of tasks weigh on the way to a reader, beside what they may."""

from __future__ import annotations

import gzip
import re
import statistics
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

KB = 1024
PAGE, SCRIPTS, TEMPLATES, PLANNED = 15 * KB, 35 * KB, 25 * KB, 5 * KB
"""Bytes, compressed: a page, its own scripts, what a task's papers are made of, what the plan fetches of a task."""
PLAN = "viec/ke-hoach"


@dataclass(frozen=True, slots=True)
class Weight:
    """One kind of thing that is fetched: compressed bytes by address in the site, and how many each may have."""

    kind: str
    sizes: Mapping[str, int]
    most: int

    @property
    def heaviest(self) -> int:
        """The most bytes of one."""
        return max(self.sizes.values())

    @property
    def median(self) -> int:
        """The bytes of the one in the middle."""
        return round(statistics.median(self.sizes.values()))

    @property
    def above(self) -> dict[str, int]:
        """Those that have more than they may."""
        return {address: size for address, size in self.sizes.items() if size > self.most}


def weights(site: Path) -> list[Weight]:
    """Of a built site: pages of tasks and of the plan, their scripts beyond those of every page, and what is fetched later."""
    tasks = {
        page.parent.relative_to(site).as_posix(): page
        for page in sorted(site.glob("viec/*/index.html"))
        if '<ol class="buoc viec-buoc">' in page.read_text(encoding="utf-8")
    }
    plan = {PLAN: site / PLAN / "index.html"}
    templates, planned = (
        {file.relative_to(site).as_posix(): _size(file) for file in sorted(site.glob(f"viec/*/{name}.js"))}
        for name in ("giay-to", "ke-hoach")
    )
    return [
        Weight("page of a task", {address: _size(page) for address, page in tasks.items()}, PAGE),
        Weight("its scripts", {address: _scripts(page) for address, page in tasks.items()}, SCRIPTS),
        Weight("base and templates", templates, TEMPLATES),
        Weight("page of the plan", {address: _size(page) for address, page in plan.items()}, PAGE),
        Weight("its scripts, too", {address: _scripts(page) for address, page in plan.items()}, SCRIPTS),
        Weight("a task in the plan", planned, PLANNED),
    ]


def _size(file: Path) -> int:
    """Bytes that go over the line."""
    return len(gzip.compress(file.read_bytes()))


def _scripts(page: Path) -> int:
    """What a page loads of ours, but for what every page does."""
    found = re.findall(r'<script src="([^"]*assets/(?:tasks|search)/[^"]+)"', page.read_text(encoding="utf-8"))
    return sum(_size((page.parent / link).resolve()) for link in found)
