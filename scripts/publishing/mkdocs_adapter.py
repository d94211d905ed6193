"""Small dealings with MkDocs that its events call for: owner's data, our assets among its files, a table of contents."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from pathlib import Path

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents, get_toc

from scripts.content import loader
from scripts.content.collection import WORDS_FOLDER
from scripts.content.vocabulary import Setting
from scripts.pages.generated_page import Made
from scripts.pages.owner import Owner
from scripts.publishing import assets
from scripts.system.paths import PRACTICES

_LINKED = re.compile(r"[\w-]+/[\w-]+\.md")


def prepare(config: MkDocsConfig, settings: Iterable[Setting]) -> None:
    """Put the settings into the navigation, behind its first page; leave out the sitemap of MkDocs, dated by the build."""
    nav = list(config.nav or [])
    config.nav = [*nav[:1], *({row.short_name: f"{row.id}/index.md"} for row in settings), *nav[1:]]
    config.theme.static_templates.discard("sitemap.xml")


def pack_assets(files: Files, config: MkDocsConfig) -> None:
    """Publish our own scripts and styles under names that carry their content; templates find these in ``extra.tep``."""
    ours = [file for file in files if file.src_dir == config.docs_dir and file.src_uri.endswith((".js", ".css"))]
    published, names = assets.published({file.src_uri: file.content_string for file in ours})
    for file in ours:
        files.remove(file)
    for path, text in published.items():
        files.append(File.generated(config, path, content=text))
    config.extra["tep"] = names
    config.extra_css = [names.get(path, path) for path in config.extra_css]


def watch_only(config: MkDocsConfig, only: Collection[str]) -> None:
    """Have the preview of some settings and ids look at their files only: ten thousand take it longer than a build."""
    practices = Path(config.config_file_path).parent / PRACTICES
    found = {file.parent if file.parent.name in only else file for file in loader.files(practices.parent, only)}
    others = [path for path in config.watch if Path(path) != practices]
    config.watch = [*others, str(practices / WORDS_FOLDER), *sorted(map(str, found))]


def drop_sitemap(files: Files) -> None:
    """Leave the theme's sitemap out: no longer a template of it, MkDocs would copy its source as it is."""
    inherited = files.get_file_from_path("sitemap.xml")
    if inherited:
        files.remove(inherited)


def file(page: Made, config: MkDocsConfig) -> File:
    """A page for MkDocs to make."""
    return File.generated(config, page.file, content=page.markdown())


def linked(files: Files) -> list[str]:
    """Files that hand-written pages link as Markdown: MkDocs makes these, so that it can tell when one is gone."""
    return _LINKED.findall("".join(file.content_string for file in files.documentation_pages()))


def around(page: Made, nav: Navigation, env: Environment, config: MkDocsConfig, files: Files) -> str:
    """What the theme makes of a page that is not among MkDocs' own."""
    its = Page(None, File.generated(config, page.file, content=""), config)
    its.markdown, its.content, its.meta = "", page.body, page.meta()
    its.toc = toc(its)
    return env.get_template("main.html").render(get_context(nav, files, config, its))


def toc(page: Page) -> TableOfContents:
    """The heading of a generated page, where the theme's skip link leads."""
    return get_toc([{"level": 1, "id": "noi-dung", "name": str(page.title), "children": []}])


def lacking(config: MkDocsConfig) -> list[tuple[str, str]]:
    """The keys of mkdocs.yml that the owner has not filled in, and what the site is without for that."""
    told = owner(config)
    wanted = (
        (told.site_url, "site_url", "địa chỉ chuẩn, sơ đồ trang và ảnh chia sẻ"),
        (told.forge, "extra.forge", "nút “Sửa bài này”"),
        (told.mailbox, "extra.thu_bao_loi", "nút “Trang này sai?”"),
        (told.publisher, "extra.don_vi_chu_quan", "tên đơn vị chủ quản ở chân trang"),
    )
    return [(key, lost) for value, key, lost in wanted if not value]


def owner(config: MkDocsConfig, *, preview: bool = False) -> Owner:
    """The owner's data as mkdocs.yml has them. A preview's address is this machine's: no code and no list leads to it."""
    extra = config.extra
    return Owner(
        site_url="" if preview else config.site_url or "",
        forge=extra.get("forge") or "",
        mailbox=extra.get("thu_bao_loi") or "",
        publisher=extra.get("don_vi_chu_quan") or "",
    )
