"""A web server on this machine that behaves as a test wants it to, and remembers how it was asked."""

from __future__ import annotations

import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

CERTIFICATE = Path(__file__).parent / "localhost.pem"
"""For ``localhost`` alone, signed by itself, with its key; made for these tests, and good for a hundred years."""


@dataclass
class Asked:
    """One request: method, path, user agent, when it came (seconds)."""

    method: str
    path: str
    agent: str
    time: float


@dataclass
class Web:
    """A running server: ``home`` is its address; ``most`` is how many requests ever waited for an answer at a time."""

    home: str
    pages: dict[str, Callable[[Handler], None]] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    most: int = 0
    now: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def page(self, path: str, *replies: tuple[int, dict[str, str]]) -> str:
        """Let a path answer with these statuses and headers, one after another, the last for ever; gives its address."""
        left = list(replies)

        def answer(handler: Handler) -> None:
            status, headers = left.pop(0) if len(left) > 1 else left[0]
            handler.tell(status, headers)

        self.pages[path] = answer
        return self.home + path

    def methods(self, path: str) -> list[str]:
        """How a path was asked, in order."""
        return [asked.method for asked in self.asked if asked.path == path]


class Handler(BaseHTTPRequestHandler):
    """Hands a request to the page that a test has put there."""

    web: Web
    waits = False

    def tell(self, status: int, headers: dict[str, str] | None = None, body: bytes = b"xin chao") -> None:
        """Answer."""
        self._wait(begins=False)
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _wait(self, *, begins: bool) -> None:
        """Count the request as one that waits, until its answer begins: once the client has that, the next may come."""
        web = self.web
        with web.lock:
            web.now += begins - self.waits
            self.waits = begins
            web.most = max(web.most, web.now)

    def do_GET(self) -> None:
        web = self.web
        self._wait(begins=True)
        with web.lock:
            web.asked.append(Asked(self.command, self.path, self.headers.get("User-Agent", ""), time.monotonic()))
        try:
            web.pages.get(self.path, _missing)(self)
        except OSError:
            pass  # the other side has had enough
        finally:
            self._wait(begins=False)

    do_HEAD = do_GET  # noqa: N815 - names of the standard library

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name
        """Nothing: a test says what it wants to say."""


def _missing(handler: Handler) -> None:
    handler.tell(404)


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Nothing: a handshake that fails is what a test wanted."""


@contextmanager
def serving(host: str = "127.0.0.1", *, tls: bool = False) -> Iterator[Web]:
    """Serve until the block ends; ``host`` is the name in its address."""
    handler = type("Bound", (Handler,), {})
    server = _Server(("127.0.0.1", 0), handler)
    if tls:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(CERTIFICATE)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    web = Web(f"{'https' if tls else 'http'}://{host}:{server.server_address[1]}")
    handler.web = web  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield web
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
