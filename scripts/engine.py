"""Small dealings with MkDocs that its events call for: owner's data, our assets among its files, a table of contents."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents, get_toc

from scripts import assets
from scripts.owner import Owner


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


def toc(page: Page) -> TableOfContents:
    """The heading of a generated page, where the theme's skip link leads."""
    return get_toc([{"level": 1, "id": "noi-dung", "name": str(page.title), "children": []}])


def owner(config: MkDocsConfig) -> Owner:
    """The owner's data as mkdocs.yml has them."""
    extra = config.extra
    return Owner(
        site_url=config.site_url or "",
        forge=extra.get("forge") or "",
        mailbox=extra.get("thu_bao_loi") or "",
        publisher=extra.get("don_vi_chu_quan") or "",
    )
