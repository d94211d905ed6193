"""Builds of a small collection by MkDocs inside the test's own process: hooks, phases, shells, the preview."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import pytest
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from scripts.pages.generated_page import GeneratedPage
from scripts.pages.site_pages import SitePages
from scripts.publishing import mkdocs_runner, phases
from scripts.publishing.phases import BuildOptions, PreviewMemory, Session
from scripts.publishing.site_writer import ServedFolder
from scripts.system.paths import ROOT
from scripts.system.user_error import UserError
from tests.conftest import ENTRY, GOOD, WORDS, PracticesFolder

SITE_URL = "https://vi-du.vn/kho/"
NAV = """\
nav:
  - Trang chủ: index.md
  - Chủ đề: chu-de/index.md
  - Tỉnh thành: tinh-thanh/index.md
  - Sáu khâu: khau/index.md
  - Văn bản: van-ban/index.md
  - Giới thiệu: gioi-thieu.md
"""
GUIDE = "# Giới thiệu\n\nXem [bài mẫu](ton-giao/bai-mau.md#noi-dung).\n"
SECOND = "practices/doanh-nghiep/bai-hai.yaml"


def checkout(root: Path) -> PracticesFolder:
    """A checkout of few words, one entry and one guide, with our theme and assets."""
    collection = PracticesFolder(root)
    for name, text in WORDS.items():
        collection.write(f"practices/_danh-muc/{name}.yaml", text)
    collection.write(GOOD, ENTRY)
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    config = config[: config.index("# Các loại hình được thêm")] + NAV
    for old, new in (
        ("custom_dir: docs/templates", f"custom_dir: {ROOT / 'docs/templates'}"),
        ("hooks: [scripts/hooks.py]", f"hooks: [{ROOT / 'scripts/hooks.py'}]"),
        ("watch: [practices, scripts]", "watch: [practices]"),
    ):
        assert old in config
        config = config.replace(old, new)
    collection.write("mkdocs.yml", config)
    collection.write("docs/gioi-thieu.md", GUIDE)
    shutil.copytree(ROOT / "docs/assets", root / "docs/assets")
    return collection


@pytest.fixture
def small(tmp_path: Path) -> PracticesFolder:
    return checkout(tmp_path.resolve() / "kho")


def built(collection: PracticesFolder, name: str, options: BuildOptions | None = None) -> dict[str, bytes]:
    """The files of a site built in this process."""
    site = collection.root / ".build" / name
    mkdocs_runner.build(collection.root, site, options or BuildOptions(simple=True))
    return files(site)


def files(site: Path) -> dict[str, bytes]:
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in site.rglob("*") if file.is_file()}


@dataclass(frozen=True)
class Twice:
    """One collection built before and after another one, in one process."""

    collection: PracticesFolder
    before: dict[str, bytes]
    other: dict[str, bytes]
    after: dict[str, bytes]


@pytest.fixture(scope="module")
def twice(tmp_path_factory: pytest.TempPathFactory) -> Twice:
    small = checkout(tmp_path_factory.mktemp("twice") / "kho")
    other = checkout(tmp_path_factory.mktemp("twice") / "khac")
    other.change('site_url: ""', f"site_url: {SITE_URL}", "mkdocs.yml")
    other.change('forge: ""', 'forge: "https://github.com/don-vi/kho"', "mkdocs.yml")
    other.change("ten: Dân biết", "ten: Dân hay tin", "practices/_danh-muc/khau.yaml")
    other.add(SECOND)
    quick = BuildOptions()
    return Twice(small, built(small, "a", quick), built(other, "b", quick), built(small, "c", quick))


def test_a_build_inherits_nothing_from_the_one_before(twice: Twice) -> None:
    """No page, word, address or setting of another collection that was built meanwhile."""
    assert twice.after == twice.before
    assert "sitemap.xml" in twice.other
    assert "sitemap.xml" not in twice.after
    assert "doanh-nghiep/bai-hai/index.html" in twice.other
    assert "doanh-nghiep/bai-hai/index.html" not in twice.after
    assert "Dân hay tin".encode() in twice.other["khau/index.html"]


def test_shells_give_what_mkdocs_makes(twice: Twice) -> None:
    """Every page by itself, through Markdown and theme, is the same byte for byte."""
    simple = built(twice.collection, "d")
    assert sorted(simple) == sorted(twice.before)
    assert [path for path in simple if simple[path] != twice.before[path]] == []


def test_hooks_give_a_bare_mkdocs_the_defaults(twice: Twice) -> None:
    root = twice.collection.root
    config = load_config(config_file=str(root / "mkdocs.yml"), site_dir=str(root / ".build" / "bare"))
    config.plugins.on_startup(command="build", dirty=False)
    mkdocs_build(config)
    config.plugins.on_shutdown()
    assert files(root / ".build" / "bare") == twice.before


@pytest.mark.parametrize(("command", "preview"), [("build", False), ("serve", True), ("gh-deploy", False)])
def test_hooks_make_a_preview_for_serve_alone(
    small: PracticesFolder, command: Literal["build", "serve", "gh-deploy"], *, preview: bool
) -> None:
    """And remember it no longer than mkdocs runs."""
    session = Session()
    session.on_startup(command="serve", dirty=False)
    session.on_startup(command=command, dirty=False)
    for expected in (preview, False):
        config = load_config(config_file=str(small.root / "mkdocs.yml"), hooks=[])
        session.on_config(config)
        phase: Any = config.plugins["cach-lam-hay/CollectionPhase"]
        assert phase._build.preview is expected
        session.on_shutdown()


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (UserError("Thiếu tệp."), "Thiếu tệp."),
        (PermissionError(13, "denied", "site/a"), "Không dựng được trang: site/a: không có quyền"),
    ],
)
def test_a_bare_mkdocs_says_one_sentence(error: Exception, words: str) -> None:
    with pytest.raises(Abort, match=words):
        Session().on_build_error(error=error)
    Session().on_build_error(error=ValueError("a fault of the program"))  # MkDocs shows it as it is


def test_a_faulty_collection_stops_before_anything_is_emptied(
    small: PracticesFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    site = small.root / ".build" / "site"
    small.write(".build/site/index.html", "cũ")
    small.change("duong-giao-thong]", "duong-khong]")
    with pytest.raises(UserError, match="Có lỗi trong practices/"):
        mkdocs_runner.build(small.root, site, BuildOptions())
    assert f"{GOOD}:" in capsys.readouterr().err
    assert files(site) == {"index.html": "cũ".encode()}


@pytest.mark.parametrize("text", ["site_name: [", "docs_dir: khong-co\n", "theme: {name: khong-co}\n"])
def test_a_faulty_configuration_is_a_sentence(small: PracticesFolder, text: str) -> None:
    """In a file that is no YAML, or that names what is not there."""
    small.write("mkdocs.yml", f"site_name: Kho\n{text}" if text[0] != "s" else text)
    with pytest.raises(UserError):
        mkdocs_runner.build(small.root, small.root / ".build" / "site", BuildOptions())


def test_advice_is_printed_and_stops_nothing(small: PracticesFolder, capsys: pytest.CaptureFixture[str]) -> None:
    """Two entries that tell the same."""
    small.write(SECOND, ENTRY.replace("Thôn Mẫu làm đường: dân bàn trước", "Thôn Mẫu có đường: dân bàn trước hết"))
    advice = [line for line in small.lines() if "trung-noi-dung" in line]
    assert len(advice) == 2
    assert "doanh-nghiep/bai-hai/index.html" in built(small, "site")
    printed = capsys.readouterr().err
    assert [line for line in advice if line not in printed] == []


class Pool:
    """In the place of the pool: notes what is asked of it, and does nothing."""

    made: list[Pool]

    def __init__(self, *_: object) -> None:
        self.finished = self.stopped = False
        Pool.made.append(self)

    def finish(self) -> None:
        self.finished = True

    def stop(self) -> None:
        self.stopped = True


@pytest.fixture
def pool(monkeypatch: pytest.MonkeyPatch) -> Callable[[], Pool]:
    Pool.made = []
    monkeypatch.setattr(phases, "ForkPool", Pool)

    def only() -> Pool:
        (made,) = Pool.made
        return made

    return only


@pytest.mark.parametrize("error", [ValueError("broken"), OSError(28, "full"), KeyboardInterrupt()])
def test_the_pool_is_stopped_by_any_error(
    small: PracticesFolder, monkeypatch: pytest.MonkeyPatch, pool: Callable[[], Pool], error: BaseException
) -> None:
    """Pages that MkDocs makes are the time in which it works."""

    def fail(*_: object, **__: object) -> str:
        raise error

    monkeypatch.setattr(phases.OutputPhase, "on_post_page", fail)
    with pytest.raises(type(error)):
        built(small, "site")
    assert pool().stopped
    assert not pool().finished


def test_a_bare_mkdocs_stops_the_pool_before_it_says_why(
    small: PracticesFolder, monkeypatch: pytest.MonkeyPatch, pool: Callable[[], Pool]
) -> None:
    def fail(*_: object, **__: object) -> str:
        raise OSError(28, "full")

    monkeypatch.setattr(phases.OutputPhase, "on_post_page", fail)
    config = load_config(config_file=str(small.root / "mkdocs.yml"), site_dir=str(small.root / ".build" / "bare"))
    with pytest.raises(Abort, match="đĩa đã đầy"):
        mkdocs_build(config)
    assert pool().stopped


# The preview


def previewed(small: PracticesFolder, memory: PreviewMemory, options: BuildOptions | None = None) -> dict[str, str]:
    """What a build of the preview shows: pages by their path."""
    assert memory.served
    mkdocs_runner.build_preview(small.root, small.root / ".build" / "new", options or BuildOptions(), memory)
    return {
        file.relative_to(memory.served.folder).as_posix(): file.read_text(encoding="utf-8")
        for file in memory.served.folder.rglob("*.html")
    }


def test_a_preview_follows_what_is_saved(small: PracticesFolder) -> None:
    """A saved entry shows, and nothing else is written; a faulty one goes and is told; a draft shows as one."""
    memory = PreviewMemory(served=ServedFolder(small.root / ".build" / "served"))
    assert memory.served
    small.add(SECOND)
    page, second = "ton-giao/bai-mau/index.html", "doanh-nghiep/bai-hai/index.html"
    first = previewed(small, memory)
    times = {file: file.stat().st_mtime_ns for file in memory.served.folder.rglob("*") if file.is_file()}
    small.change("  - Làm xong 100 m đường.\n", "  - Nay đã làm xong 100 m đường.\n")
    saved = previewed(small, memory)
    assert [path for path in saved if saved[path] != first.get(path)] == [page]
    changed = {file for file, time in times.items() if file.exists() and file.stat().st_mtime_ns != time}
    assert {file for file in changed if file.suffix == ".html"} == {memory.served.folder / page}
    assert memory.served.folder / "assets" / "chia-se.png" not in changed
    small.change("duong-giao-thong]", "duong-khong]", SECOND)
    faulty = previewed(small, memory)
    assert second not in faulty
    assert "duong-khong" in faulty["loi-noi-dung/index.html"]
    assert "còn 1 lỗi" in faulty["index.html"]
    small.change("duong-khong]", "duong-giao-thong]\nnhap: true", SECOND)
    assert "Bản nháp" in previewed(small, memory)[second]


def test_a_preview_makes_anew_what_shows_something_else(
    small: PracticesFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page of a saved entry, of those that lead to it, and all where a controlled word or the theme says something else."""
    made: list[str] = []
    html = SitePages.html

    def noted(pages: SitePages, page: GeneratedPage) -> str:
        if page.page_type == "article":
            made.append(page.address)
        return html(pages, page)

    monkeypatch.setattr(SitePages, "html", noted)
    memory = PreviewMemory(served=ServedFolder(small.root / ".build" / "served"))
    small.add(SECOND)
    small.write("practices/ton-giao/bai-ke.yaml", ENTRY.replace("Thôn Mẫu làm đường:", "Thôn Kế làm đường:"))
    first, second, third = "ton-giao/bai-mau/", "doanh-nghiep/bai-hai/", "ton-giao/bai-ke/"

    def again() -> set[str]:
        made.clear()
        previewed(small, memory)
        return set(made)

    assert again() == {first, second, third}
    assert again() == set()
    small.change("Làm xong 100 m đường.", "Nay đã làm xong 100 m đường.", "practices/ton-giao/bai-ke.yaml")
    assert {third, first} <= again()  # its neighbour in the setting
    small.change("Làm đường.", "Làm đường và cầu.", "practices/_danh-muc/chu-de.yaml")
    assert again() == {first, second, third}
    small.change("site_name: ", "site_name: Khác ", "mkdocs.yml")
    assert again() == {first, second, third}
    assert memory.served
    (memory.served.folder / third / "index.html").unlink()
    assert again() == {third}


def test_a_preview_of_some_entries_shows_these_alone(small: PracticesFolder) -> None:
    small.add(SECOND)
    memory = PreviewMemory(served=ServedFolder(small.root / ".build" / "served"))
    shown = previewed(small, memory, BuildOptions(only=frozenset({"bai-hai"})))
    assert "doanh-nghiep/bai-hai/index.html" in shown
    assert "ton-giao/bai-mau/index.html" not in shown


def test_a_preview_looks_at_what_it_shows(small: PracticesFolder) -> None:
    """Ten thousand files take a look longer than a build."""
    small.add(SECOND)
    config = load_config(config_file=str(small.root / "mkdocs.yml"), hooks=[])
    practices = small.root / "practices"
    assert str(practices) in mkdocs_runner._watched(config, BuildOptions())
    narrowed = mkdocs_runner._watched(config, BuildOptions(only=frozenset({"bai-hai", "ton-giao"})))
    assert str(practices) not in narrowed
    assert {str(small.root / SECOND), str(practices / "ton-giao"), str(practices / "_danh-muc")} <= {*narrowed}
