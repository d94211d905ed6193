"""The door to MkDocs, which it and ``engine`` alone know. Checks before anything is emptied, then hands over pages in memory."""

from __future__ import annotations

import functools
import logging
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from scripts.content import urls
from scripts.content.collection import Catalog, Entry
from scripts.content.problem import Level, Problem, has_errors
from scripts.pages import site_pages, sitemap
from scripts.pages.environment import compiled
from scripts.pages.generated_page import Made
from scripts.publishing import csp, exclusions, mkdocs_adapter, page_shell, publisher, site_writer
from scripts.publishing.lazy_pages import Demand
from scripts.publishing.page_shell import Frame
from scripts.publishing.shell_writer import Framed
from scripts.spreadsheet import form
from scripts.system import disk
from scripts.system.clock import today
from scripts.system.paths import SITE
from scripts.system.processes import ForkPool
from scripts.text.escaping import squeezed
from scripts.validation import report, runner

log = logging.getLogger("mkdocs.hooks.cach-lam-hay")
KEEP_GOING = os.environ.get(publisher.KEEP_GOING, "")
SIMPLE = bool(os.environ.get(publisher.SIMPLE))
"""For debugging: MkDocs makes every page, in one process."""
ONLY = frozenset(os.environ.get(publisher.ONLY, "").split())
"""What a preview is narrowed to: settings and ids."""


@dataclass
class _Build:
    """What one build carries from event to event; MkDocs calls them one after another in one process.

    ``framed`` pages, and those of ``framed_entries``, differ from their like in their text alone: they are written in
    frames, and MkDocs never sees them. It makes what stands in its navigation or is linked from hand-written pages.
    ``allowed`` gives the hashes of the theme's inline scripts so many folders below the root.
    """

    preview: bool = False
    left_out: list[str] = field(default_factory=list)
    collection: Catalog | None = None
    faults: list[Problem] = field(default_factory=list)
    nav: Navigation | None = None
    maker: site_pages.Maker | None = None
    framed: list[Made] = field(default_factory=list)
    framed_entries: list[Entry] = field(default_factory=list)
    work: ForkPool[None] | None = None
    due: dict[str, Callable[[], object]] = field(default_factory=dict)
    allowed: Callable[[int], frozenset[str]] | None = None


_build = _Build()
_demand, _known = Demand(), runner.ResultCache()
"""What the preview still has to make, and what it knows of files that did not change."""


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG001, FBT001 - MkDocs' signature
    """Remember whether this is the live preview, where a faulty entry is left out instead of stopping."""
    _build.preview = command == "serve"
    if ONLY:  # guides link entries that are not there now
        logging.getLogger("mkdocs.structure.pages").setLevel(logging.ERROR)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Load and check the collection, put its settings into the navigation, take over the sitemap."""
    root = Path(config.config_file_path).parent
    if _build.preview:
        _demand.begin()
        found, _build.faults = runner.check_collection(root, today(), only=ONLY, cache=_known)
    else:
        found, _build.faults = runner.check_collection(root, today(), jobs=int(SIMPLE))
    collection = found.slim()
    errors = [problem for problem in _build.faults if problem.level is Level.ERROR]
    faulty = {problem.path for problem in errors}
    leave_out = _build.preview or KEEP_GOING
    _build.collection = collection.without(faulty, drafts=_build.preview) if leave_out else collection
    _build.left_out = sorted(faulty) if KEEP_GOING else []
    mkdocs_adapter.prepare(config, collection.words.settings.values())
    config.extra["so_loi"] = len(errors) if _build.preview else 0
    return config


def on_pre_build(config: MkDocsConfig) -> None:
    """Stop a faulty collection here, before MkDocs empties the folder of the site."""
    sys.stderr.write(report.as_text(_build.faults))
    if _build.left_out:
        assert _build.collection is not None  # noqa: S101 - on_config has run
        refusal = exclusions.refusal(_build.collection, _build.left_out)
        if refusal:
            raise Abort(refusal)
        Path(KEEP_GOING).write_text("\n".join(_build.left_out), encoding="utf-8", newline="\n")
    elif not _build.preview and has_errors(_build.faults):
        raise Abort("Có lỗi trong practices/ (xem các dòng trên); trang cũ được giữ nguyên.")
    for key, lost in mkdocs_adapter.lacking(config):
        if not _build.preview:
            log.info("Chưa khai %s trong mkdocs.yml nên chưa có %s.", key, lost)


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001 - MkDocs' signature
    """Keep the words of a guide, without the link, where they led to an entry that is left out."""
    bare, gone = exclusions.without_links(markdown, _build.left_out)
    for entry in gone:
        sys.stderr.write(f"docs/{page.file.src_uri}: bỏ liên kết tới {entry}, vì bài ấy bị để lại\n")
    return bare


def on_build_error(error: Exception) -> None:
    """Say what the disk refused; anything else is told as it is."""
    _demand.end()
    if _build.work:
        _build.work.stop()
    if isinstance(error, OSError):
        place = f"{error.filename}: " if error.filename else ""
        raise Abort(f"Không dựng được trang: {place}{disk.why(error)}; trang cũ được giữ nguyên.")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated pages, the search index, the form and the sitemap as virtual files."""
    collection = _build.collection
    assert collection is not None  # noqa: S101 - on_config has run
    owner = mkdocs_adapter.owner(config, preview=_build.preview)
    maker = _build.maker = site_pages.Maker(collection, owner)
    errors = [problem for problem in _build.faults if problem.level is Level.ERROR] if _build.preview else []
    told = {"index.md", *mkdocs_adapter.linked(files)}
    _build.framed, _build.framed_entries = [], []
    for entry in collection.entries:
        if SIMPLE or f"{entry.setting}/{entry.id}.md" in told:
            files.append(mkdocs_adapter.file(maker.entry(entry), config))
        else:
            _build.framed_entries.append(entry)
    for page in maker.others(errors):
        if SIMPLE or page.head or page.file in told:
            files.append(mkdocs_adapter.file(page, config))
        else:
            _build.framed.append(page)
    if not _build.preview:  # it takes longer than all pages of an entry, and nobody looks for it there
        for path, content in form.files(collection.words).items():
            files.append(File.generated(config, path, content=content))
    mkdocs_adapter.pack_assets(files, config)
    mkdocs_adapter.drop_sitemap(files)
    if owner.site_url:
        listed = {file.url if file.url != "./" else "" for file in files.documentation_pages()}
        listed |= {page.address for page in _build.framed}
        listed |= {urls.entry(entry.setting, entry.id) for entry in _build.framed_entries}
        for path, text in sitemap.sitemap(collection, owner.site_url, listed).items():
            files.append(File.generated(config, path, content=text))
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG001 - MkDocs' signature
    """Keep the navigation for the frames."""
    _build.nav = nav
    return nav


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Write what MkDocs need not see a page at a time: pages in frames, and the search index."""
    env.bytecode_cache = compiled  # the preview builds again and again, and MkDocs makes a new environment each time
    root, site = Path(config.config_file_path).parent, Path(config.site_dir)
    assert _build.maker is not None and _build.nav is not None  # noqa: S101, PT018 - on_nav has run
    render = functools.partial(mkdocs_adapter.around, nav=_build.nav, env=env, config=config, files=files)
    _build.allowed = functools.cache(lambda depth: csp.scripts(render(page_shell.empty(depth))))
    guides = site_writer.guides(root)
    frame = functools.partial(_frame, render=render)
    framed = Framed(_build.maker, guides, _build.framed, _build.framed_entries, frame)
    current = None if _build.preview or site == root / SITE else root / SITE
    write = functools.partial(site_writer.write_all, site, current)
    if _build.preview:
        _build.due = framed.by_address(write)
    else:
        _build.work = ForkPool(lambda number: write(framed.part(number)), framed.parts, processes=1 if SIMPLE else None)
    return env


def _frame(page: Made, render: Callable[[Made], str]) -> Frame:
    """What the theme puts around pages of a kind."""
    sample = page_shell.sample(page)
    return page_shell.frame(_guarded(render(sample), sample.file, sample.address.count("/")), sample)


def _guarded(html: str, file: str, depth: int) -> str:
    """A page with the policy for its depth; what that would block is told, and stops a strict build.

    The preview has none, as it puts a script of its own into every page.
    """
    if _build.preview:
        return html
    assert _build.allowed is not None  # noqa: S101 - on_env has run
    allowed = _build.allowed(depth)
    for what in csp.blocked(html, allowed):
        log.warning(
            "%s: %s bị chính sách an toàn của trang chặn; hãy bỏ, hoặc đưa vào tệp trong docs/assets.", file, what
        )
    return csp.put_into(squeezed(html), allowed)


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG001 - MkDocs' signature
    """Give a page that MkDocs made its policy."""
    return _guarded(output, page.file.src_uri, page.file.dest_uri.count("/"))


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:  # noqa: ARG001 - MkDocs' signature
    """Give the page for what is not there its policy; its addresses begin at the root, and no text of ours is in it."""
    is_page = template_name.endswith(".html") and not _build.preview
    return csp.put_into(output_content, csp.scripts(output_content)) if is_page else output_content


def on_post_build(config: MkDocsConfig) -> None:  # noqa: ARG001 - MkDocs' signature
    """Wait until all is written; in the preview the rest is made when it is looked at."""
    if _build.work:
        _build.work.finish()
    _demand.end(_build.due)


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Callable[..., None]) -> LiveReloadServer:  # noqa: ARG001 - MkDocs' signature
    """Have the preview make what somebody looks at, and watch no more than it shows."""
    server.set_app(_demand.server(server.serve_request, server.mount_path))
    if ONLY:
        mkdocs_adapter.watch_only(config, ONLY)
    return server


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001 - MkDocs' signature
    """Tell the theme where the heading of a generated page is: its skip link leads there."""
    if page.file.generated_by:
        page.toc = mkdocs_adapter.toc(page)
    return html
