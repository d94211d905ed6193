"""All benches in one run: kinds of pages, weights of tasks, check and build, search. ``make bench`` calls it."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.bench import build, pages, search, tasks

PARTS = ("pages", "tasks", "build", "search")
PEERS = ("hugo", "material", "pagefind", "zensical")


def main(argv: list[str] | None = None) -> int:
    """Measure and print; with ``--json`` write all figures to a file too."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="part", help=f"any of {', '.join(PARTS)}; all unless told")
    parser.add_argument(
        "--entries", type=int, default=10_000, help="made entries; 0: search over the real ones, no build"
    )
    parser.add_argument("--peers", default="hugo,material,pagefind", help=f"any of {', '.join(PEERS)}, or none")
    parser.add_argument("--json", type=Path, help="write all figures here")
    arguments = parser.parse_args(argv)
    parts, peers = arguments.parts or PARTS, arguments.peers.split(",")
    if set(parts) - set(PARTS):
        parser.error(f"no such part: {', '.join(sorted(set(parts) - set(PARTS)))}")
    benches: dict[str, Callable[[], Any]] = {
        "pages": pages.run,
        "tasks": tasks.run,
        "build": lambda: build.run(arguments.entries, peers) if arguments.entries else None,
        "search": lambda: search.run(arguments.entries, peers),
    }
    figures = {}
    for part in PARTS:
        if part in parts:
            sys.stdout.write(f"\n{part}\n")
            sys.stdout.flush()
            figures[part] = benches[part]()
    if arguments.json:
        arguments.json.write_text(json.dumps(figures, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
