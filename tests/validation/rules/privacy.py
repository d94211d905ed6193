"""How often the rule on private facts misses one, and how often it takes something else for one, by kind.

Run by ``make privacy``: prints a table for each set and every sentence that goes wrong. ``private_cases.yaml`` was written
before its author had seen the rule; ``private_cases_second.yaml`` after the rule had been mended by the first, and has
not been looked at since. The floors stand in ``test_thong_tin_ca_nhan.py``.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

import yaml

from scripts.validation.rules.thong_tin_ca_nhan import found

SETS = ("private_cases", "private_cases_second")
PRIVATE, HARMLESS = "rieng", "lanh"
PROMISED = ("dien-thoai", "giay-to", "thu-dien-tu", "tai-khoan")
"""Kinds that the rule promises to tell; the others are for the editor's eyes, and measured all the same."""


@dataclass(frozen=True)
class Case:
    """A sentence, whether it holds a private fact, what kind of thing it holds, and what the rule says."""

    private: bool
    kind: str
    sentence: str
    told: str | None

    @property
    def wrong(self) -> bool:
        """A private fact that was missed, or anything else that was told."""
        return self.private != (self.told is not None)


def cases(name: str) -> list[Case]:
    """All sentences of a set."""
    read = yaml.safe_load(Path(__file__).with_name(f"{name}.yaml").read_text(encoding="utf-8"))
    return [
        Case(side == PRIVATE, kind, sentence, found(sentence))
        for side in (PRIVATE, HARMLESS)
        for kind, sentences in read[side].items()
        for sentence in sentences
    ]


def share(judged: list[Case], *kinds: str, private: bool) -> float:
    """Share that went wrong: of private facts of some kinds the misses, of the rest the false alarms."""
    rows = [case for case in judged if case.private == private and (not kinds or case.kind in kinds)]
    return sum(case.wrong for case in rows) / len(rows)


def table(name: str, judged: list[Case]) -> str:
    """A line a kind, then every sentence that goes wrong."""
    lines = [f"{name:<24}{'sentences':>10}{'wrong':>8}"]
    for private, title in ((True, "misses"), (False, "false alarms")):
        rows = [case for case in judged if case.private == private]
        lines.append(f" {title:<23}{len(rows):>10}{sum(case.wrong for case in rows):>8}")
        for kind in dict.fromkeys(case.kind for case in rows):
            own = [case for case in rows if case.kind == kind]
            lines.append(f"  {kind:<22}{len(own):>10}{sum(case.wrong for case in own):>8}")
    lines += [f"  {case.kind}: {case.sentence} ({case.told or '-'})" for case in judged if case.wrong]
    return "\n".join(lines) + "\n\n"


def main() -> int:
    """Measure and print."""
    for name in SETS:
        if Path(__file__).with_name(f"{name}.yaml").is_file():
            sys.stdout.write(table(name, cases(name)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
