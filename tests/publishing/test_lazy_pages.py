"""The preview's pages, made when somebody asks for them."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from scripts.publishing.lazy_pages import Demand


def _ask(server: Callable[..., Iterable[bytes]], path: str) -> tuple[str, str]:
    told: list[str] = []
    body = server({"PATH_INFO": path}, lambda status, _headers: told.append(status))
    return told[0], b"".join(body).decode()


class Site:
    """A folder that a server shows, and a build that says how often it wrote."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.demand, self.written = folder, Demand(), 0

    def serve(self, environ: dict[str, Any], start_response: Callable[..., object]) -> Iterable[bytes]:
        path = environ["PATH_INFO"].removeprefix("/kho/")
        file = self.folder / path / "index.html" if path.endswith("/") else self.folder / path
        if file.is_file():
            start_response("200 OK", [])
            return [file.read_bytes()]
        start_response("404 Not Found", [])
        return [b"missing"]

    def build(self, text: str) -> None:
        self.demand.begin()
        for file in self.folder.rglob("*.*"):
            file.unlink()

        def write(path: str) -> None:
            self.written += 1
            (self.folder / path).parent.mkdir(parents=True, exist_ok=True)
            (self.folder / path).write_text(text, encoding="utf-8")

        self.demand.end({"a/b/": lambda: write("a/b/index.html"), "tim/": lambda: write("tim/muc-luc.js")})


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


@pytest.mark.parametrize("path", ["/kho/a/b/", "/kho/a/b/index.html", "/kho/tim/muc-luc.js"])
def test_made_once_when_asked_for(site: Site, path: str) -> None:
    server = site.demand.server(site.serve, "/kho/")
    site.build("one")
    assert site.written == 0
    assert [_ask(server, path), _ask(server, path)] == [("200 OK", "one")] * 2
    assert site.written == 1
    site.build("two")
    assert _ask(server, path) == ("200 OK", "two")


def test_what_is_not_due_is_the_servers(site: Site) -> None:
    server = site.demand.server(site.serve, "/kho/")
    site.build("one")
    assert _ask(server, "/kho/" + quote("không có/"))[0] == "404 Not Found"
    assert site.written == 0


def test_a_page_thrown_away_by_a_build_is_made_again(site: Site) -> None:
    """A build begins after the page was made and before the server, which waits for builds, opens it."""
    builds = iter(["two"])

    def serve(environ: dict[str, Any], start_response: Callable[..., object]) -> Iterable[bytes]:
        for text in builds:
            site.build(text)
        return site.serve(environ, start_response)

    server = site.demand.server(serve, "/kho/")
    site.build("one")
    assert _ask(server, "/kho/a/b/") == ("200 OK", "two")


def test_whoever_asks_during_a_build_waits_for_it(site: Site) -> None:
    server = site.demand.server(site.serve, "/kho/")
    site.demand.begin()
    answers: list[tuple[str, str]] = []
    asking = threading.Thread(target=lambda: answers.append(_ask(server, "/kho/a/b/")))
    asking.start()
    asking.join(0.2)
    assert not answers
    site.build("one")  # the one that failed before its end is taken over
    asking.join(10)
    assert answers == [("200 OK", "one")]


def test_what_fails_stays_due(site: Site) -> None:
    def fail() -> None:
        raise OSError("disk full")

    site.demand.begin()
    site.demand.end({"a/": fail})
    for _ in range(2):
        with pytest.raises(OSError, match="disk full"):
            site.demand.make("a/")
