"""The door to MkDocs: the only module that knows it. Checks before anything is emptied, then hands over pages in memory."""

from __future__ import annotations

import logging
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

# MkDocs loads a hook by its path, without the root of the checkout on sys.path.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from scripts import assets, catalog, export, findable, form, pages, publish, report, rules, search_index
from scripts.door import today
from scripts.owner import Owner
from scripts.problem import Level, Problem, has_errors

log = logging.getLogger("mkdocs.hooks.cach-lam-hay")


@dataclass
class _Build:
    """What one build carries from event to event; MkDocs calls them one after another in one process."""

    preview: bool = False
    collection: catalog.Catalog | None = None
    faults: list[Problem] = field(default_factory=list)


_build = _Build()


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG001, FBT001 - MkDocs' signature
    """Remember whether this is the live preview, where a faulty entry is left out instead of stopping."""
    _build.preview = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Load and check the collection, put its settings into the navigation, take over the sitemap."""
    root = Path(config.config_file_path).parent
    collection = catalog.load(root)
    _build.faults = rules.check(collection, today())
    errors = [problem for problem in _build.faults if problem.level is Level.ERROR]
    _build.collection = collection.without({problem.path for problem in errors}) if _build.preview else collection
    settings = [{row.short_name: f"{row.id}/index.md"} for row in collection.words.settings.values()]
    nav = list(config.nav or [])
    config.nav = nav[:1] + settings + nav[1:]
    # MkDocs' own sitemap carries the date of the build
    config.theme.static_templates.discard("sitemap.xml")
    config.extra["so_loi"] = len(errors) if _build.preview else 0
    return config


def on_pre_build(config: MkDocsConfig) -> None:
    """Stop a faulty collection here, before MkDocs empties the folder of the site."""
    if _build.faults:
        sys.stderr.write(report.as_text(_build.faults))
    if not _build.preview and has_errors(_build.faults):
        raise Abort("Có lỗi trong practices/ (xem các dòng trên); trang cũ được giữ nguyên.")
    owner = _owner(config)
    for value, key, lost in (
        (owner.site_url, "site_url", "địa chỉ chuẩn, sơ đồ trang và ảnh chia sẻ"),
        (owner.forge, "extra.forge", "nút “Sửa bài này”"),
        (owner.mailbox, "extra.thu_bao_loi", "nút “Báo lỗi”"),
        (owner.publisher, "extra.don_vi_chu_quan", "tên đơn vị chủ quản ở chân trang"),
    ):
        if not value and not _build.preview:
            log.info("Chưa khai %s trong mkdocs.yml nên chưa có %s.", key, lost)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated pages, the search index, the form and the sitemap as virtual files."""
    collection = _build.collection
    assert collection is not None  # noqa: S101 - on_config has run
    owner = _owner(config)
    errors = [problem for problem in _build.faults if problem.level is Level.ERROR] if _build.preview else []
    for path, markdown in pages.pages(collection, owner, errors).items():
        files.append(File.generated(config, path, content=markdown))
    guides = publish.guides(Path(config.config_file_path).parent)
    for path, content in search_index.build(findable.findables(collection, guides), collection.words).items():
        files.append(File.generated(config, path, content=content))
    for path, data in form.files(collection.words).items():
        files.append(File.generated(config, path, content=data))
    _pack_assets(files, config)
    # no longer a template of the theme, MkDocs would copy its source as it is
    inherited = files.get_file_from_path("sitemap.xml")
    if inherited:
        files.remove(inherited)
    if owner.site_url and not _build.preview:
        listed = [file.url if file.url != "./" else "" for file in files.documentation_pages()]
        files.append(File.generated(config, "sitemap.xml", content=export.sitemap(collection, owner.site_url, listed)))
    return files


def _pack_assets(files: Files, config: MkDocsConfig) -> None:
    """Publish our own scripts and styles under names that carry their content; templates find these in ``extra.tep``."""
    ours = [file for file in files if file.src_dir == config.docs_dir and file.src_uri.endswith((".js", ".css"))]
    published, names = assets.published({file.src_uri: file.content_string for file in ours})
    for file in ours:
        files.remove(file)
    for path, text in published.items():
        files.append(File.generated(config, path, content=text))
    config.extra["tep"] = names
    config.extra_css = [names.get(path, path) for path in config.extra_css]


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001 - MkDocs' signature
    """Tell the theme where the heading of a generated page is: its skip link leads there."""
    if page.file.generated_by:
        page.toc = get_toc([{"level": 1, "id": "noi-dung", "name": str(page.title), "children": []}])
    return html


def _owner(config: MkDocsConfig) -> Owner:
    extra = config.extra
    return Owner(
        site_url=config.site_url or "",
        forge=extra.get("forge") or "",
        mailbox=extra.get("thu_bao_loi") or "",
        publisher=extra.get("don_vi_chu_quan") or "",
    )
