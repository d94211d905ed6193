"""What pages of tasks weigh, compressed, beside their budgets; of the site that ships.

Never a test: ``tests/site/test_site.py`` holds the budgets.
"""

from __future__ import annotations

import sys
from typing import Any

from scripts.system.paths import ROOT, SITE
from tests.support.task_weights import KB, weights


def run() -> list[dict[str, Any]]:
    """Print a row for each kind of thing that is fetched, give the figures in bytes."""
    sys.stdout.write(f"{'':<20} {'number':>6} {'median':>7} {'most':>7} {'budget':>7}\n")
    rows = []
    for weight in weights(ROOT / SITE):
        rows.append(
            {
                "kind": weight.kind,
                "number": len(weight.sizes),
                "median": weight.median,
                "most": weight.heaviest,
                "budget": weight.most,
            }
        )
        sys.stdout.write(
            f"{weight.kind:<20} {len(weight.sizes):6} {weight.median / KB:7.1f} {weight.heaviest / KB:7.1f} {weight.most / KB:7.1f}\n"
        )
    return rows
