"""Small dealings with MkDocs: owner's data, our assets among its files, a page rendered in its theme."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents, get_toc

from scripts.content.vocabulary import Setting
from scripts.pages.generated_page import GeneratedPage
from scripts.pages.owner import Owner
from scripts.publishing import assets, completion, page_shell

_LINKED = re.compile(r"[\w-]+/[\w-]+\.md")


def add_settings_to_nav(config: MkDocsConfig, settings: Iterable[Setting]) -> None:
    """Put the settings into the navigation, behind its first page."""
    nav = list(config.nav or [])
    config.nav = [*nav[:1], *({row.short_name: f"{row.id}/index.md"} for row in settings), *nav[1:]]


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


def linked_pages(files: Files) -> set[str]:
    """Files that hand-written pages link as Markdown."""
    return set(_LINKED.findall("".join(file.content_string for file in files.documentation_pages())))


@dataclass(frozen=True, slots=True)
class Theme:
    """The theme of a build, once MkDocs has its navigation and its templates."""

    nav: Navigation
    env: Environment
    config: MkDocsConfig
    files: Files

    def render_in_theme(self, page: GeneratedPage, content: str) -> str:
        """What the theme makes of a page that is not among MkDocs' own."""
        shown = Page(None, File.generated(self.config, page.file, content=""), self.config)
        shown.markdown, shown.content, shown.meta = "", content, page.meta()
        shown.toc = toc(shown)
        return self.env.get_template("main.html").render(get_context(self.nav, self.files, self.config, shown))

    def render_blank(self, path: str) -> str:
        """What the theme makes at a path of the site where there is no text of ours: its scripts are its own."""
        if path == completion.NOT_FOUND:
            base = urlsplit(self.config.site_url or "/").path
            context = get_context(self.nav, self.files, self.config, base_url=base)
            return self.env.get_template("main.html").render(context)
        return self.render_in_theme(page_shell.blank_page(path.count("/")), "")


def toc(page: Page) -> TableOfContents:
    """The heading of a generated page, where the theme's skip link leads."""
    return get_toc([{"level": 1, "id": "noi-dung", "name": str(page.title), "children": []}])


ANSWERING = ("extra.thu_bao_loi", "extra.don_vi_chu_quan")
"""What readers need who want to know whose site it is, and to whom they can write."""


def missing_owner_fields(config: MkDocsConfig) -> list[tuple[str, str]]:
    """The keys of mkdocs.yml that the owner has not filled in, and what the site is without for that."""
    filled = owner(config)
    wanted = (
        (filled.site_url, "site_url", "địa chỉ chuẩn, sơ đồ trang và ảnh chia sẻ"),
        (filled.forge, "extra.forge", "nút “Sửa bài này”"),
        (filled.mailbox, "extra.thu_bao_loi", "nút “Trang này sai?”"),
        (filled.publisher, "extra.don_vi_chu_quan", "tên đơn vị chủ quản ở chân trang"),
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
