"""A folder served on loopback with gzip, as a server for the public would, and what a browser fetched of it by when."""

from __future__ import annotations

import contextlib
import functools
import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Page

SLOW = {"latency": 400, "downloadThroughput": 400_000 / 8, "uploadThroughput": 400_000 / 8}
"""A weak network: 400 ms and 400 kbit/s, as the browser's own tools emulate it."""


@cache
def _compressed(file: Path) -> bytes:
    """Compressed once, as servers keep it."""
    return gzip.compress(file.read_bytes(), 6)


class _Gzip(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"  # connections are kept, as everywhere
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        file = Path(self.translate_path(path))
        file = file / "index.html" if file.is_dir() else file
        if not file.is_file():
            self.send_error(404)
            return
        sizes: dict[str, int] = self.server.sizes  # type: ignore[attr-defined]
        body = _compressed(file)
        sizes[path] = len(body)
        self.server.sent.append(path)  # type: ignore[attr-defined]
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        with contextlib.suppress(ConnectionError):  # a page that was left does not wait for its files
            self.wfile.write(body)

    def handle(self) -> None:
        with contextlib.suppress(ConnectionError):  # so does a browser that is closed
            super().handle()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@dataclass(frozen=True)
class Served:
    """Where a folder is served, the compressed size of every path that was asked for, and the paths in order."""

    home: str
    sizes: dict[str, int]
    sent: list[str]

    def whole(self, parts: tuple[str, ...]) -> tuple[int, int]:
        """Compressed bytes and number of all files sent whose path has one of some parts, also those for workers."""
        paths = [path for path in self.sent if any(part in path for part in parts)]
        return sum(self.sizes[path] for path in paths), len(paths)

    def cost(self, page: Page, parts: tuple[str, ...], until: float | None = None) -> tuple[int, int]:
        """Compressed bytes and number of files that a page fetched whose path has one of some parts.

        With ``until`` (milliseconds of the page's own clock) only those that it began to fetch before.
        """
        rows: list[Any] = page.evaluate(
            "performance.getEntriesByType('resource').map(row => [new URL(row.name).pathname, row.startTime])"
        )
        paths = [
            path for path, start in rows if any(part in path for part in parts) and (until is None or start < until)
        ]
        return sum(self.sizes.get(path, 0) for path in paths), len(paths)


@contextmanager
def served(folder: Path) -> Iterator[Served]:
    """Serve a folder on loopback."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Gzip, directory=str(folder)))
    sizes: dict[str, int] = {}
    sent: list[str] = []
    server.sizes, server.sent = sizes, sent  # type: ignore[attr-defined]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield Served(f"http://127.0.0.1:{server.server_port}/", sizes, sent)
    finally:
        server.shutdown()
        server.server_close()
