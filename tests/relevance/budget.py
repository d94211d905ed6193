"""What the budget of bytes costs: how often a real page is right first when the real entries stand among thousands of made ones.

Run by ``python -m tests.relevance.budget`` (some minutes). Of what was found only real pages count, in their order: first
with the budget that ships, then with none. At most four in a hundred queries may be lost by it.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from scripts.cli.programs import find_browser
from scripts.content import loader
from scripts.content.collection import Collection
from scripts.publishing import site_writer
from scripts.system.paths import ROOT
from tests.bench import made
from tests.browser import searching
from tests.relevance import measure
from tests.relevance.tune import Constant

MADE = 9_700
PREFIX = "lam-ra-"
"""Of the ids of made entries."""
BUDGETS = (Constant("MAX_BYTES", ()), Constant("MAX_CONCEPT_BYTES", ()))
NONE = 10**9
NEAR = Constant("MAX_NEAR", ())
"""Real pages may stand behind many made ones: all are asked for."""


def among(real: Collection, folder: Path) -> Collection:
    """The real entries among made ones."""
    made.write(folder, MADE)
    others = [replace(record, id=PREFIX + record.id) for record in loader.load(folder).records]
    return replace(real, records=(*real.records, *others))


def right_first(browser: Browser, collection: Collection, values: dict[Constant, float]) -> list[measure.Answer]:
    """The answers to all sets with some constants of the browser's scripts set."""
    guides = site_writer.guides(ROOT)
    with ExitStack() as stack:
        for constant, value in values.items():
            stack.enter_context(constant.set_to(value))
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        engine = stack.enter_context(searching.engine(browser, collection, Path(folder), guides))
        return measure.measure(engine, *measure.SETS, is_asked=lambda id_: not id_.startswith(PREFIX))


def main(argv: list[str] | None = None) -> int:
    """Measure and print."""
    argparse.ArgumentParser(prog="python -m tests.relevance.budget", description=__doc__).parse_args(argv)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        collection = among(loader.load(ROOT), Path(folder))
        browser = playwright.chromium.launch(executable_path=find_browser(), args=["--no-sandbox"])
        for name, values in (("with the budget", {}), ("without any", dict.fromkeys(BUDGETS, NONE))):
            answers = right_first(browser, collection, {NEAR: NONE, **values})
            first, five, _ = measure.shares(answers)
            sys.stdout.write(f"{len(collection.entries)} entries, {name}: first {first:.3f}, within five {five:.3f}\n")
            sys.stdout.flush()
        browser.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
