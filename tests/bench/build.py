"""What it takes to check and build thousands of entries: seconds and memory, beside Hugo, Pagefind and MkDocs with Material.

Never a test: figures depend on the machine. All are given the same made entries in the same run; Hugo has bare templates
and its default flags, Pagefind indexes Hugo's pages. What is compared takes turns, as a machine that others share is now
quick and now slow: of some rounds the one in the middle is told.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import abc
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import pagefind_bin

from scripts.content import loader
from scripts.content.collection import Collection, Entry
from scripts.system.paths import ROOT, SITE
from tests.bench import made, preview

_TO_ENTRY = re.compile(r"(?<=\])\((?:\.\./)+[a-z-]+/[\w-]+\.md\)")
_PARTS = ("docs", "scripts", "mkdocs.yml")
_ADDRESS = "https://kho.example.vn/"
SMALL = 1_000
"""So many entries the preview is measured with."""
ROUNDS = 3
_TICK = 0.4
"""Seconds between two looks at the memory, which make large processes wait."""
_ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | {
    "NO_MKDOCS_2_WARNING": "1"
}
"""As on a machine that keeps what it has compiled."""


@dataclass
class Run:
    """One command: seconds by the clock, seconds of all processors, and the most memory of all its processes in MB (PSS)."""

    name: str
    wall: float
    cpu: float
    memory: int


def measure(name: str, command: Sequence[str | Path], folder: Path) -> Run:
    """Run a command to its end; raises CalledProcessError when it fails."""
    before, begun = os.times(), time.perf_counter()
    with subprocess.Popen(
        command,
        cwd=folder,
        env=_ENVIRONMENT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ) as process:
        assert process.stdout is not None
        os.set_blocking(process.stdout.fileno(), False)
        peak, said = 0, b""
        while process.poll() is None:
            peak = max(peak, sum(map(_memory, _family(process.pid))))
            said += process.stdout.read() or b""
            time.sleep(_TICK)
        said += process.stdout.read() or b""
    after = os.times()
    if process.returncode:
        sys.stderr.write(said.decode("utf-8", "replace"))
        raise subprocess.CalledProcessError(process.returncode, list(map(str, command)))
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return Run(name, round(time.perf_counter() - begun, 1), round(cpu, 1), peak // 1024)


def _family(pid: int) -> list[int]:
    """A process and all below it (Linux; elsewhere the process alone)."""
    found = [pid]
    for file in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            found += [each for child in file.read_text(encoding="ascii").split() for each in _family(int(child))]
        except OSError:  # it has ended meanwhile
            continue
    return found


def _memory(pid: int) -> int:
    """Kilobytes of a process, what it shares with others counted in parts (PSS); 0 where the system does not tell."""
    try:
        rows = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return sum(int(row.split()[1]) for row in rows if row.startswith("Pss:"))


def checkout(folder: Path, count: int) -> Path:
    """A checkout with made entries in the place of the real ones, without guides that link these.

    It has an address, and with it codes on paper and a sitemap, as the site of an owner does.
    """
    root = folder / f"kho-{count}"
    root.mkdir()
    for part in _PARTS:
        if (ROOT / part).is_dir():
            shutil.copytree(ROOT / part, root / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / part, root / part)
    for guide in (root / "docs/huong-dan").rglob("*.md"):
        guide.write_text(_TO_ENTRY.sub("", guide.read_text(encoding="utf-8")), encoding="utf-8")
    config = root / "mkdocs.yml"
    config.write_text(
        config.read_text(encoding="utf-8").replace('site_url: ""', f"site_url: {_ADDRESS}"), encoding="utf-8"
    )
    made.write(root, count)
    return root


def checks(root: Path) -> list[Run]:
    """The check of a checkout by as many processes as it chooses, and by one."""
    python = [sys.executable, "-m", "scripts"]
    return [
        measure("check", [*python, "check"], root),
        measure("check --jobs 1", [*python, "check", "--jobs", "1"], root),
    ]


def site(root: Path) -> list[Run]:
    """A first build, and a second one with one entry changed."""
    command = [sys.executable, "-m", "scripts", "site"]
    shutil.rmtree(root / SITE, ignore_errors=True)
    first = measure("site", command, root)
    one = min((root / "practices/ton-giao").glob("*.yaml"))
    text = one.read_text(encoding="utf-8")
    one.write_text(f"{text}kho_khan:\n  - Trời mưa.\n", encoding="utf-8", newline="\n")
    second = measure("site, one entry changed", command, root)
    one.write_text(text, encoding="utf-8", newline="\n")
    return [first, second]


def _markdown(entry: Entry) -> str:
    practice = entry.practice
    steps = "".join(f"{number}. {line.text}\n" for number, line in enumerate(practice.steps, start=1))
    results = "".join(f"- {line.text}\n" for line in practice.results)
    parts = [practice.summary, practice.context or "", "## Cách làm", steps, "## Kết quả", results]
    title = json.dumps(practice.title, ensure_ascii=False)
    return f"---\ntitle: {title}\n---\n\n" + "\n\n".join(parts) + "\n"


def _pages(found: Collection, folder: Path) -> None:
    for entry in found.entries:
        file = folder / entry.setting / f"{entry.id}.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(_markdown(entry), encoding="utf-8")


def hugo(found: Collection, folder: Path) -> list[Run]:
    """Hugo with a bare template, then Pagefind over its pages."""
    if not (folder / "hugo.toml").exists():
        _hugo_site(found, folder)
    shutil.rmtree(folder / "public", ignore_errors=True)
    pagefind = str(pagefind_bin.get_executable())
    return [
        measure("Hugo", [Path(sys.executable).parent / "hugo"], folder),
        measure("Pagefind", [pagefind, "--site", "public"], folder),
    ]


def _hugo_site(found: Collection, folder: Path) -> None:
    _pages(found, folder / "content")
    (folder / "layouts/_default").mkdir(parents=True)
    head = '<!doctype html><html lang="vi"><meta charset="utf-8"><title>{{ .Title }}</title><h1>{{ .Title }}</h1>'
    (folder / "layouts/_default/single.html").write_text(f"{head}{{{{ .Content }}}}", encoding="utf-8")
    listing = '{{ range .Pages }}<p><a href="{{ .RelPermalink }}">{{ .Title }}</a></p>{{ end }}'
    (folder / "layouts/_default/list.html").write_text(f"{head}{listing}", encoding="utf-8")
    (folder / "hugo.toml").write_text('baseURL = "/"\nlanguageCode = "vi"\ntitle = "Kho"\n', encoding="utf-8")


def material(found: Collection, folder: Path) -> list[Run]:
    """MkDocs with Material and its search over the same pages, as Markdown."""
    _pages(found, folder / "docs")
    (folder / "docs/index.md").write_text("# Kho\n", encoding="utf-8")
    config = "site_name: Kho\ntheme: {name: material, language: vi, font: false}\nplugins: [search]\nnav: [index.md]\n"
    config += "validation: {nav: {omitted_files: ignore}}\n"
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")
    return [measure("MkDocs with Material", [sys.executable, "-m", "mkdocs", "build", "--quiet"], folder)]


def zensical(found: Collection, folder: Path) -> list[Run]:
    """Zensical over the same pages."""
    _pages(found, folder / "docs")
    (folder / "docs/index.md").write_text("# Kho\n", encoding="utf-8")
    (folder / "zensical.toml").write_text('[project]\nsite_name = "Kho"\nnav = ["index.md"]\n', encoding="utf-8")
    return [measure("Zensical", [sys.executable, "-m", "zensical", "build"], folder)]


_SLOW: dict[str, Callable[[Collection, Path], list[Run]]] = {"material": material, "zensical": zensical}
"""Peers that are measured once."""


def heaviest(site: Path) -> tuple[float, str]:
    """KB of the heaviest page as a server sends it, and where it is."""
    import gzip

    large = sorted(site.rglob("index.html"), key=lambda file: -file.stat().st_size)[:20]
    sizes = [(len(gzip.compress(file.read_bytes(), 6)), file) for file in large]
    size, file = max(sizes)
    return round(size / 1000, 1), file.relative_to(site).as_posix()


def previews(folder: Path, root: Path) -> dict[str, float]:
    """Seconds from a save to the page in the preview: of all of a small checkout, of a part of a large one."""
    one = min((root / "practices/ton-giao").glob("*.yaml"))
    small = checkout(folder, SMALL) if root.name != f"kho-{SMALL}" else root
    return {
        f"preview of {SMALL}": preview.seconds(small),
        "preview --only ton-giao": preview.seconds(root, "--only", "ton-giao"),
        "preview --only one entry": preview.seconds(root, "--only", one.stem),
    }


def run(entries: int, peers: abc.Collection[str]) -> dict[str, Any]:
    """Measure, print a row for each command, give the figures."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        root = checkout(folder, entries)
        found = loader.load(root)
        for peer in peers:
            (folder / peer).mkdir()
        rounds = [
            [*checks(root), *site(root), *(hugo(found, folder / "hugo") if "hugo" in peers else ())]
            for _ in range(ROUNDS)
        ]
        runs = [_middle(turns) for turns in zip(*rounds, strict=True)]
        size, where = heaviest(root / SITE)
        saves = previews(folder, root)
        for peer, measured in _SLOW.items():
            if peer in peers:
                runs += measured(found, folder / peer)
    width = max(map(len, [*(run.name for run in runs), *saves]))
    sys.stdout.write(
        f"{entries} entries, {os.cpu_count()} processors\n{'':{width}} {'wall s':>7} {'CPU s':>7} {'MB':>6}\n"
    )
    for run in runs:
        sys.stdout.write(f"{run.name:{width}} {run.wall:7.1f} {run.cpu:7.1f} {run.memory:6}\n")
    for told, seconds in saves.items():
        sys.stdout.write(f"{told:{width}} {seconds:7.1f}\n")
    sys.stdout.write(f"heaviest page: {size} KB compressed ({where})\n")
    walls = {run.name: run.wall for run in runs}
    figures: dict[str, Any] = {
        "entries": entries,
        "runs": [asdict(run) for run in runs],
        "seconds_to_show": saves,
        "heaviest_kb": size,
    }
    if "Hugo" in walls:
        turns = [{run.name: run.wall for run in turn} for turn in rounds]
        ratios = [round(turn["site"] / (turn["Hugo"] + turn["Pagefind"]), 2) for turn in turns]
        figures["of_hugo_and_pagefind"] = ratios
        sys.stdout.write(f"site takes {', '.join(map(str, ratios))} of the time of Hugo and Pagefind, round by round\n")
    for name in ("MkDocs with Material", "Zensical"):
        if name in walls:
            sys.stdout.write(f"site takes {walls['site'] / walls[name]:.2f} of the time of {name}\n")
    return figures


def _middle(runs: Sequence[Run]) -> Run:
    return sorted(runs, key=lambda run: run.wall)[len(runs) // 2]
