"""The real collection built by each engine that may follow MkDocs: same pages, same text, same search, a policy on each.

An engine has a lock of its own (``tests/engines``) and an environment of its own below ``.build``: some install
themselves over another's files. One that cannot be installed is named and skipped.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

import pytest

from scripts.publishing import csp, engine_project
from scripts.system.paths import ROOT
from scripts.text.digest import fingerprint
from tests.support import site_fixtures

pytestmark = pytest.mark.slow


@dataclass(frozen=True)
class Engine:
    """An engine: its lock, the theme of Material's family that it has, how it builds a configuration."""

    name: str
    theme: str
    command: Sequence[str]


ENGINES = (
    Engine("properdocs", "materialx", ("properdocs", "build", "--quiet", "--config-file")),
    Engine("zensical", "material", ("zensical", "build", "--clean", "--config-file")),
)
SCRIPT = "document.title = 'hostile'"
HOSTILE = f"<script>{SCRIPT}</script>"


def environment(engine: Engine) -> Path:
    """The folder of programs of an engine, installed by its lock unless it is there; skips the test where that fails."""
    lock = ROOT / "tests" / "engines" / f"{engine.name}.txt"
    place = ROOT / ".build" / "engines" / f"{engine.name}-{fingerprint(lock.read_text(encoding='utf-8'), 8)}"
    programs = place / ("Scripts" if sys.platform == "win32" else "bin")
    if not (place / "whole").exists():
        shutil.rmtree(place, ignore_errors=True)
        for command in (
            [sys.executable, "-m", "venv", str(place)],
            [str(programs / "python"), "-m", "pip", "install", "--quiet", "--require-hashes", "-r", str(lock)],
        ):
            done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, timeout=600)
            if done.returncode:
                pytest.skip(f"{engine.name} cannot be installed: {done.stderr.strip()[-300:]}")
        (place / "whole").touch()
    return programs


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the checkout with the owner's data."""
    root = site_fixtures.copy_checkout(tmp_path_factory.mktemp("engines") / "kho")
    site_fixtures.fill_owner(root)
    return root


@pytest.fixture(scope="module")
def reference(root: Path) -> Path:
    """The site that MkDocs makes with our hooks."""
    return site_fixtures.build(root).site


def build(engine: Engine, root: Path, name: str) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """Export, build and complete with an engine; gives the folder of its HTML, and what the last command said."""
    programs, project = environment(engine), root / ".build" / f"{engine.name}-{name}"
    exported = site_fixtures.run(root, "scripts", "markdown", "--out", str(project), "--theme", engine.theme)
    assert exported.returncode == 0, exported.stderr
    for part in (engine_project.SITE, engine_project.BLANK):
        command = [str(programs / engine.command[0]), *engine.command[1:], f"{part}.yml"]
        done = subprocess.run(command, cwd=project, capture_output=True, encoding="utf-8", check=False, timeout=300)
        assert done.returncode == 0, done.stdout + done.stderr
    return project / engine_project.SITE_HTML, site_fixtures.run(root, "scripts", "complete", "--project", str(project))


class Article(HTMLParser):
    """The text inside the article of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self._depth, self._texts = 0, list[str]()
        self.feed(html)
        self.text = " ".join("".join(self._texts).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._depth or (tag == "article" and "md-content__inner" in (dict(attrs).get("class") or "")):
            self._depth += tag == "article"

    def handle_endtag(self, tag: str) -> None:
        self._depth -= bool(self._depth) and tag == "article"

    def handle_data(self, data: str) -> None:
        if self._depth:
            self._texts.append(data)


def pages(site: Path) -> dict[str, str]:
    return {file.relative_to(site).as_posix(): file.read_text(encoding="utf-8") for file in site.rglob("*.html")}


def index(site: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in (site / "tim").rglob("*.js")}


@pytest.mark.parametrize("engine", ENGINES, ids=lambda engine: engine.name)
def test_another_engine_gives_the_same_site(engine: Engine, root: Path, reference: Path) -> None:
    site, completed = build(engine, root, "good")
    assert completed.returncode == 0, completed.stderr
    ours, theirs = pages(reference), pages(site)
    assert sorted(theirs) == sorted(ours)
    differing = [path for path in ours if Article(theirs[path]).text != Article(ours[path]).text]
    assert differing == []
    assert sum(len(Article(html).text) > 200 for html in theirs.values()) > 400
    assert index(site) == index(reference)
    assert (site / "sitemap.xml").read_bytes() == (reference / "sitemap.xml").read_bytes()
    for name in ("search.json", "search", "sitemap.xml.gz", "objects.inv"):
        assert not (site / name).exists()
    for path, html in theirs.items():
        allowed = csp.hashes_in_policy(html)
        assert allowed, path
        assert csp.violations(html, allowed) == [], path


@pytest.mark.parametrize("engine", [None, *ENGINES], ids=lambda engine: engine.name if engine else "mkdocs")
def test_a_hostile_entry_runs_nothing(engine: Engine | None, root: Path, tmp_path: Path) -> None:
    """Even where a template forgets to escape it: its hash stands in no policy."""
    bad = tmp_path / "kho"
    shutil.copytree(root, bad, ignore=shutil.ignore_patterns(".build", "site"))
    template = bad / "scripts" / "pages" / "templates" / "bai.html"
    site_fixtures.replace(template, "{{ p.summary }}", "{{ p.summary | safe }}")
    file = min((bad / "practices" / "ton-giao").glob("*.yaml"))
    lines = file.read_text(encoding="utf-8").splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith("tom_tat:"))
    end = next(number for number in range(start + 1, len(lines)) if not lines[number].startswith(" "))
    lines[start:end] = [f'tom_tat: "Thôn họp dân. {HOSTILE}"']
    file.write_text("\n".join([*lines, ""]), encoding="utf-8", newline="\n")
    if engine:
        site, completed = build(engine, bad, "bad")
        assert completed.returncode == 1
        assert f"ton-giao/{file.stem}/index.html: đoạn mã <script> viết thẳng trong trang\n" in completed.stderr
    else:
        site = site_fixtures.build(bad).site
    html = (site / "ton-giao" / file.stem / "index.html").read_text(encoding="utf-8")
    (hostile,) = csp.inline_script_hashes(f"<meta charset=utf-8>{HOSTILE}")
    assert HOSTILE in html
    assert hostile in csp.inline_script_hashes(html)
    assert all(hostile not in (csp.hashes_in_policy(page) or ()) for page in pages(site).values())
