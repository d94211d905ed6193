"""Catalog → files for machines: the sitemap."""

from __future__ import annotations

from collections.abc import Iterable

from scripts import addresses
from scripts.catalog import Catalog
from scripts.text import escape


def sitemap(catalog: Catalog, site_url: str, pages: Iterable[str]) -> str:
    """The sitemap of all pages (addresses from the root) below ``site_url``, with the date of each entry that has one.

    The date is that of the newest source, never of the build: same entries, same bytes (https://www.sitemaps.org).
    """
    changed = {addresses.entry(entry.setting, entry.id): entry.newest_date for entry in catalog.entries}
    rows = []
    for page in sorted(pages):
        day = changed.get(page)
        lastmod = f"<lastmod>{day}</lastmod>" if day else ""
        rows.append(f"<url><loc>{escape(site_url.rstrip('/') + '/' + page)}</loc>{lastmod}</url>\n")
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
        + "".join(rows)
        + "</urlset>\n"
    )
