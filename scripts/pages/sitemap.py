"""Collection → files for machines: the sitemap."""

from __future__ import annotations

from collections.abc import Iterable

from scripts.content import urls
from scripts.content.collection import Collection
from scripts.text.escaping import escape

PORTION = 5_000
"""So many pages stand in one file: some 40 KB compressed, a tenth of what the format allows."""
_SCHEMA = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def sitemap(collection: Collection, site_url: str, pages: Iterable[str]) -> dict[str, str]:
    """The sitemap of all pages (addresses from the root) below ``site_url``, with the date of each entry that has one.

    One file, or an index with several. The date is that of the newest source, never of the build: same entries, same
    bytes (https://www.sitemaps.org).
    """
    changed = {urls.entry(entry.setting, entry.id): entry.newest_date for entry in collection.entries}
    listed = sorted(pages)
    portions = [listed[start : start + PORTION] for start in range(0, len(listed), PORTION)]
    base = site_url.rstrip("/")
    if len(portions) < 2:  # noqa: PLR2004 - one file needs no index
        return {"sitemap.xml": _urls(base, listed, changed)}
    files = {f"sitemap-{number}.xml": _urls(base, rows, changed) for number, rows in enumerate(portions, start=1)}
    index = "".join(f"<sitemap><loc>{escape(f'{base}/{name}')}</loc></sitemap>\n" for name in files)
    return {"sitemap.xml": _file("sitemapindex", index), **files}


def _urls(base: str, pages: Iterable[str], changed: dict[str, str]) -> str:
    rows = []
    for page in pages:
        day = changed.get(page)
        lastmod = f"<lastmod>{day}</lastmod>" if day else ""
        rows.append(f"<url><loc>{escape(f'{base}/{page}')}</loc>{lastmod}</url>\n")
    return _file("urlset", "".join(rows))


def _file(name: str, rows: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<{name} {_SCHEMA}>\n{rows}</{name}>\n'
