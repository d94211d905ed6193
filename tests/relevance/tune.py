"""Which constants of the search carry over to queries that they were not chosen on, and where a list is cut.

Run by ``python -m tests.relevance.tune`` (some ten minutes). Each constant is tried alone, the others at what they are. All
queries of all sets are dealt into five folds by a seed; for each fold the value is taken that is best on the other four, and
judged on that one. A constant is worth a change only where the values so chosen beat the present one by more than two
queries: a gain on the queries that chose it says nothing.

The share at which a list is cut is the largest that leaves at most one right page in a hundred behind the fold, where a
reader must press to see it.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from playwright.sync_api import Browser, sync_playwright

from scripts.cli.programs import find_browser
from scripts.content import loader
from scripts.content.collection import Collection
from scripts.publishing import site_writer
from scripts.search import documents, postings
from scripts.search.documents import Guide
from scripts.system.paths import ROOT
from tests.browser import searching
from tests.relevance import measure

SEED, FOLDS, WORTH = 20261129, 5, 2
BEHIND_FOLD = 0.01
OPEN = 5
"""So many results stand open, near ones among them where fewer are found."""
SHARES = (0.35, 0.4, 0.45, 0.5, 0.55, 0.6)


@dataclass(frozen=True)
class Constant:
    """A constant in a Python module, or, where there is none, in the browser's scripts; and the values to try."""

    name: str
    values: tuple[float, ...]
    module: object | None = None

    @property
    def present(self) -> float:
        """The value it has."""
        return float(getattr(self.module, self.name)) if self.module else _in_script(self.name)

    @contextmanager
    def set_to(self, value: float) -> Iterator[None]:
        """Have another value for a while."""
        if self.module:
            with patch.object(self.module, self.name, value):
                yield
        else:
            text = re.sub(rf"\b{self.name} = [\d._]+", f"{self.name} = {value}", searching.script())
            with patch.object(searching, "script", lambda: text):
                yield


def _in_script(name: str) -> float:
    found = re.findall(rf"\b{name} = ([\d._]+)", searching.script())
    if len(found) != 1:
        raise LookupError(name)
    return float(found[0])


CONSTANTS = (
    Constant("K1", (0.8, 1.2, 1.6, 2.4), postings),
    Constant("B", (0.4, 0.6, 0.75, 0.9), postings),
    Constant("TITLE", (1.0, 1.5, 2.0, 3.0, 5.0), documents),
    Constant("PLACE", (1.0, 2.0, 3.0), documents),
    Constant("SUMMARY", (1.0, 1.5, 2.0), documents),
    Constant("ASKED", (1.0, 1.5, 2.0), documents),
    Constant("BEARS", (0.1, 0.3, 1.0), documents),
    Constant("WRITERS_PRIOR", (0.8, 0.9, 1.0), documents),
    Constant("PAIR", (0.4, 0.6, 0.8, 1.0, 1.3)),
)


def chosen_blindly(right: dict[float, Sequence[bool]], folds: Sequence[int]) -> tuple[int, list[float]]:
    """How many queries are right when each fold is answered by the value that is best on the others; and those values."""
    total, chosen = 0, []
    for fold in sorted(set(folds)):
        others = [number for number, of in enumerate(folds) if of != fold]
        best = max(right, key=lambda value: sum(right[value][number] for number in others))
        chosen.append(best)
        total += sum(answered for answered, of in zip(right[best], folds, strict=True) if of == fold)
    return total, chosen


def main(argv: list[str] | None = None) -> int:
    """Try every constant and print."""
    argparse.ArgumentParser(prog="python -m tests.relevance.tune", description=__doc__).parse_args(argv)
    collection, guides = loader.load(ROOT), site_writer.guides(ROOT)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=["--no-sandbox"])
        ask = _asker(browser, collection, guides)
        here = ask()
        folds = [number % FOLDS for number in range(len(here))]
        random.Random(SEED).shuffle(folds)  # noqa: S311 # nothing secret
        sys.stdout.write(f"right first now: {sum(here)} of {len(here)}\n")
        for constant in CONSTANTS:
            right: dict[float, Sequence[bool]] = {constant.present: here}
            for value in constant.values:
                if value not in right:
                    with constant.set_to(value):
                        right[value] = ask()
            blind, chosen = chosen_blindly(right, folds)
            by_value = "  ".join(f"{value:g}: {sum(answered)}" for value, answered in right.items())
            word = "worth a change" if blind > sum(here) + WORTH else "stays"
            picked = " ".join(f"{value:g}" for value in chosen)
            sys.stdout.write(f"{constant.name:<8} {constant.present:g} {word}; {by_value}; chosen {picked}: {blind}\n")
            sys.stdout.flush()
        _cut(browser, collection, guides)
        browser.close()
    return 0


def _asker(browser: Browser, collection: Collection, guides: list[Guide]) -> Callable[[], list[bool]]:
    def ask() -> list[bool]:
        with (
            tempfile.TemporaryDirectory() as folder,
            searching.engine(browser, collection, Path(folder), guides) as engine,
        ):
            return [answer.place == 1 for name in measure.SETS for answer in measure.measure(engine, name)]

    return ask


def _cut(browser: Browser, collection: Collection, guides: list[Guide]) -> None:
    share = Constant("SHARE", SHARES)
    for value in share.values:
        with ExitStack() as stack:
            folder = stack.enter_context(tempfile.TemporaryDirectory())
            stack.enter_context(share.set_to(value))
            engine = stack.enter_context(searching.engine(browser, collection, Path(folder), guides))
            answers = [answer for name in measure.SETS for answer in measure.measure(engine, name)]
        behind = sum(answer.place > max(answer.found, OPEN) for answer in answers)
        counts = sorted(answer.found for answer in answers)
        none = sum(not count for count in counts)
        word = "enough" if behind <= BEHIND_FOLD * len(answers) else "too many behind the fold"
        sys.stdout.write(
            f"SHARE {value:g}{' (now)' if value == share.present else ''}: {behind} of {len(answers)} behind the fold, {word};"
            f" found in the middle {counts[len(counts) // 2]}, at most {counts[-1]}, none for {none}\n"
        )


if __name__ == "__main__":
    raise SystemExit(main())
