"""A folder of finished HTML becomes a site that may be published, whatever engine made it."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.publishing import completion, csp
from scripts.publishing.completion import Violation
from tests.conftest import PracticesFolder

HEAD = '<!doctype html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">\n'
THEME = "<script>scope(new URL('{up}', location))</script>"
HOSTILE = "<script>steal()</script>"


def html(path: str, body: str = "") -> str:
    up = "/kho/" if path == completion.NOT_FOUND else "../" * path.count("/")
    return f"{HEAD}</head><body>{THEME.format(up=up)}{body}</body></html>"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """What an engine made: three pages, one with a script that no theme has, and files of its own."""
    site = tmp_path / "html"
    for path, body in (("index.html", ""), ("a/index.html", HOSTILE), ("a/b/index.html", ""), ("404.html", "")):
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_text(html(path, body), encoding="utf-8")
    (site / "search").mkdir()
    for path in ("search/search_index.json", "search.json", "sitemap.xml", "sitemap.xml.gz", "objects.inv"):
        (site / path).write_text("engine", encoding="utf-8")
    (site / "tim").mkdir()
    (site / "tim/muc-luc.js").write_text("ours", encoding="utf-8")
    return site


def complete(site: Path, collection: PracticesFolder, site_url: str = "") -> list[Violation]:
    pages = sorted(file.relative_to(site).as_posix() for file in site.rglob("*.html"))
    return completion.complete(site, collection.load(), site_url, completion.allowed_hashes(html), pages)


def test_a_page_allows_what_the_theme_has_and_nothing_of_its_own(site: Path, collection: PracticesFolder) -> None:
    """The page with a script of its own carries the policy of its depth, which blocks it; and it is told."""
    violations = complete(site, collection)
    assert violations == [Violation("a/index.html", "đoạn mã <script> viết thẳng trong trang")]
    for path in ("index.html", "a/index.html", "a/b/index.html", "404.html"):
        text = (site / path).read_text(encoding="utf-8")
        assert csp.hashes_in_policy(text) == csp.inline_script_hashes(html(path)), path
        assert csp.inline_script_hashes(HOSTILE).isdisjoint(csp.hashes_in_policy(text) or ())


def test_what_an_engine_makes_for_itself_is_not_published(site: Path, collection: PracticesFolder) -> None:
    complete(site, collection)
    left = {file.relative_to(site).as_posix() for file in site.rglob("*") if file.suffix != ".html"}
    assert left == {"a", "a/b", "tim", "tim/muc-luc.js"}


def test_the_sitemap_lists_every_page_but_the_one_for_what_is_not_there(
    site: Path, collection: PracticesFolder
) -> None:
    complete(site, collection, "https://vi-du.vn/kho/")
    text = (site / "sitemap.xml").read_text(encoding="utf-8")
    assert [line.partition("</loc>")[0] for line in text.splitlines() if "<loc>" in line] == [
        f"<url><loc>https://vi-du.vn/kho/{address}" for address in ("", "a/", "a/b/")
    ]


def test_the_file_of_an_older_site_stays_as_it_was(site: Path, collection: PracticesFolder) -> None:
    """An engine may link a page that did not change instead of writing it anew."""
    old = site.parent / "old.html"
    (site / "index.html").rename(old)
    (site / "index.html").hardlink_to(old)
    complete(site, collection)
    assert csp.hashes_in_policy(old.read_text(encoding="utf-8")) is None
    assert csp.hashes_in_policy((site / "index.html").read_text(encoding="utf-8"))


def test_another_head_is_refused(site: Path, collection: PracticesFolder) -> None:
    (site / "index.html").write_text("<p>a</p>", encoding="utf-8")
    with pytest.raises(ValueError, match="head of the theme"):
        complete(site, collection)
