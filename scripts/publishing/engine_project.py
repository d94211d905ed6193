"""The site as a project of plain Markdown, for an engine that knows none of our hooks, and the completion of its HTML.

Beside the whole project stands one without any text of ours: what an engine writes into its pages is the engine's own,
so only scripts found there are allowed. No page can allow a script by having it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from scripts.content import yaml_file
from scripts.content.collection import Collection
from scripts.pages.owner import Owner
from scripts.pages.site_pages import SitePages
from scripts.publishing import completion, page_shell, site_writer
from scripts.publishing.completion import Violation
from scripts.system.user_error import UserError

SITE, BLANK = "site", "blank"
"""The two projects: a docs folder, a configuration (``.yml``) and a folder of HTML (``-html``) of each name."""
SITE_HTML, BLANK_HTML = f"{SITE}-html", f"{BLANK}-html"
TEMPLATES = "templates"
MAX_DEPTH = 6
"""Blank pages stand so many folders deep at most; no page of ours lies deeper."""
OWN_KEYS = ("hooks", "watch", "nav", "docs_dir", "site_dir", "strict")
"""Keys of mkdocs.yml that an exported project has otherwise, or not."""


def configuration(root: Path) -> dict[str, Any]:
    """What mkdocs.yml says. Raises UserError when it cannot be read."""
    values = yaml_file.read(root / "mkdocs.yml", "mkdocs.yml").values
    if not isinstance(values, dict):
        raise UserError("Không đọc được mkdocs.yml; hãy xem lại tệp ấy.")
    return values


def write(collection: Collection, root: Path, out: Path, theme: str) -> int:
    """Write both projects into a folder, for a theme of Material's family; gives the number of generated pages.

    A configuration is JSON, which is YAML too. Raises UserError when mkdocs.yml cannot be read.
    """
    config = configuration(root)
    count = site_writer.write_docs(collection, root, out / SITE, _owner(config))
    nav = list(config.get("nav", []))
    settings = [{row.short_name: f"{row.id}/index.md"} for row in collection.vocabulary.settings.values()]
    (out / SITE / TEMPLATES).rename(out / TEMPLATES)
    _write_config(config, out, SITE, theme, {"nav": [*nav[:1], *settings, *nav[1:]]})
    for depth in range(MAX_DEPTH + 1):
        page = page_shell.blank_page(depth)
        site_writer.write(out / BLANK / page.file, page.markdown(""))
    _write_config(config, out, BLANK, theme, {"site_name": "", "site_description": "", "copyright": "", "extra": {}})
    return count


def _write_config(config: Mapping[str, Any], out: Path, name: str, theme: str, more: dict[str, Any]) -> None:
    shared = {key: value for key, value in config.items() if key not in OWN_KEYS}
    paths = {"docs_dir": name, "site_dir": f"{name}-html"}
    look = dict(shared["theme"]) | {"name": theme, "custom_dir": TEMPLATES}
    text = json.dumps(shared | paths | {"theme": look} | more, ensure_ascii=False, indent=1)
    site_writer.write(out / f"{name}.yml", f"{text}\n")


def complete(collection: Collection, root: Path, out: Path) -> list[Violation]:
    """Complete the HTML that an engine built from both projects; gives what may not be published, missing pages too.

    Raises UserError where there is no HTML, or its head does not begin as we know it.
    """
    site, blank = out / SITE_HTML, out / BLANK_HTML
    for folder in (site, blank):
        if not (folder / "index.html").is_file():
            raise UserError(
                f"Chưa có trang nào trong {folder}; hãy dựng {folder.name.removesuffix('-html')}.yml trước."
            )
    owner = _owner(configuration(root))
    site_pages = SitePages(collection, owner)
    wanted = [*site_pages.non_entry_pages(), *map(site_pages.entry, collection.entries)]
    missing = [
        Violation(f"{page.address}index.html", "không có trong trang đã dựng")
        for page in wanted
        if not (site / page.address / "index.html").is_file()
    ]
    pages = sorted(file.relative_to(site).as_posix() for file in site.rglob("*.html"))
    allowed = completion.allowed_hashes(lambda path: _blank_html(blank, path))
    try:
        return [*missing, *completion.complete(site, collection, owner.site_url, allowed, pages)]
    except ValueError as error:
        raise UserError(
            f"Trang mà công cụ dựng ra không bắt đầu như đã biết ({error}); hãy xem lại giao diện."
        ) from error


def _blank_html(blank: Path, path: str) -> str:
    """What the engine wrote at a path, or at another of the same depth, without any text of ours."""
    depth = path.count("/")
    same = path if path == completion.NOT_FOUND else f"{page_shell.blank_page(depth).address}index.html"
    try:
        return (blank / same).read_text(encoding="utf-8")
    except FileNotFoundError:
        raise UserError(f"Trang trống {blank / same} chưa được dựng, nên không biết {path} được chạy mã nào.") from None


def _owner(config: Mapping[str, Any]) -> Owner:
    extra = config.get("extra") or {}
    return Owner(
        site_url=config.get("site_url") or "",
        forge=extra.get("forge") or "",
        mailbox=extra.get("thu_bao_loi") or "",
        publisher=extra.get("don_vi_chu_quan") or "",
    )
