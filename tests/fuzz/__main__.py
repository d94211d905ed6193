"""Fuzz for a while: ``python -m tests.fuzz --seconds 600 [target …]``. Linux only, where atheris runs.

Each target gets its share of the time in a process of its own. What it learns stays in ``.build/fuzz``, so that the next
run goes on from there; an input that breaks something is told, and belongs into ``tests/fuzz/found/<target>/``, from where
a plain test replays it ever after.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from scripts.system.paths import ROOT
from tests.fuzz import seeds, targets

LONGEST = 64 * 1024
MEMORY = 2048
"""Megabytes that a target may take."""
SLOWEST = 20
"""Seconds that one input may take."""
_DONE = re.compile(r"stat::number_of_executed_units:\s*(\d+)")
_COVERED = re.compile(r"cov: (\d+)")


@dataclass(frozen=True)
class Ran:
    """What became of a run: executions, branches that were seen, files with inputs that broke something, what was said."""

    name: str
    executions: int
    coverage: int
    broken: list[Path]
    output: str


def can_run() -> bool:
    """Whether there is an atheris on this system."""
    return importlib.util.find_spec("atheris") is not None


def run(name: str, seconds: int, folder: Path) -> Ran:
    """Fuzz one target; what it learns and breaks is kept in the folder."""
    corpus, begun, broken = folder / "corpus", folder / "seeds", folder / "broken"
    for made in (corpus, begun, broken):
        made.mkdir(parents=True, exist_ok=True)
    known = set(broken.iterdir())
    for number, seed in enumerate([*seeds.of(name), *seeds.found(name)]):
        (begun / f"{number:03}").write_bytes(seed)
    tokens = folder / "words.dict"
    escaped = ("".join(f"\\x{byte:02x}" for byte in word.encode()) for word in seeds.WORDS)
    tokens.write_text("".join(f'"{word}"\n' for word in escaped), encoding="ascii")
    command = [
        *(sys.executable, "-m", "tests.fuzz.run", name, str(corpus), str(begun), f"-artifact_prefix={broken}{os.sep}"),
        *(f"-max_total_time={seconds}", f"-max_len={LONGEST}", f"-timeout={SLOWEST}", f"-rss_limit_mb={MEMORY}"),
        *("-print_final_stats=1", f"-dict={tokens}", "-len_control=20", "-seed=1"),
    ]
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTHONDEV")}
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", errors="replace", check=False
    )
    output = done.stdout + done.stderr
    executions, covered = _DONE.search(output), _COVERED.findall(output)
    return Ran(
        name,
        int(executions[1]) if executions else 0,
        int(covered[-1]) if covered else 0,
        sorted(set(broken.iterdir()) - known),
        _telling(output) if done.returncode else "",
    )


def _telling(output: str) -> str:
    """The end of what was said, without what libFuzzer says of its progress."""
    lines = [line for line in output.splitlines() if not line.startswith(("INFO:", "WARNING:", "#", "stat::"))]
    return "\n".join(lines[-60:]) + "\n"


def main() -> int:
    """Fuzz what is asked for, all targets by default; 1 where something broke."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description="Fuzz the doors of the collection.")
    parser.add_argument("--seconds", type=int, default=300, help="of all targets together (300)")
    parser.add_argument("targets", nargs="*", metavar="target", help=f"of: {', '.join(targets.TARGETS)}")
    arguments = parser.parse_args()
    unknown = sorted(set(arguments.targets) - set(targets.TARGETS))
    if unknown:
        parser.error(f"no such target: {', '.join(unknown)}")
    if not can_run():
        sys.stderr.write("atheris is not installed: it runs on Linux only.\n")
        return 2
    chosen = arguments.targets or [name for name in targets.TARGETS if name != "every"]
    status = 0
    for name in chosen:
        ran = run(name, max(1, arguments.seconds // len(chosen)), ROOT / ".build/fuzz" / name)
        sys.stdout.write(f"{name:<10} {ran.executions:>9} executions, {ran.coverage:>6} branches\n")
        if ran.output:
            status = 1
            sys.stdout.write(ran.output)
        for file in ran.broken:
            status = 1
            sys.stdout.write(f"  broken by {file}\n")
        sys.stdout.flush()
    return status


if __name__ == "__main__":
    raise SystemExit(main())
