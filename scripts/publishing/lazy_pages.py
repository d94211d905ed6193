"""A preview makes a page when somebody asks for it: a saved entry shows as soon in a large collection as in a small one."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeAlias

Make: TypeAlias = Callable[[], object]
"""Writes the files of a page, or of a folder, into the site."""
Server: TypeAlias = Callable[..., Iterable[bytes]]
"""A WSGI application (PEP 3333)."""


class Demand:
    """What is due in the site that a server shows, by address; a folder's address stands for every file in it.

    A build takes it with :meth:`begin`, which leaves nothing due, and gives it back with :meth:`end`; whoever asks
    meanwhile waits.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._building = False
        self._due: dict[str, Make] = {}

    def begin(self) -> None:
        """A build begins: what it found before is no longer true."""
        if not self._building:
            self._lock.acquire()
            self._building = True
        self._due = {}

    def end(self, due: Mapping[str, Make] | None = None) -> None:
        """A build is over, well or not; nothing where none has begun."""
        if self._building:
            self._due = dict(due or {})
            self._building = False
            self._lock.release()

    def make(self, path: str) -> bool:
        """Make what stands at a path; whether anything was due there. Raises what making it raises, and it stays due."""
        first = path.partition("/")[0] + "/"
        with self._lock:
            for address in (path, f"{path}/", path.removesuffix("index.html"), first):
                if address in self._due:
                    self._due[address]()
                    del self._due[address]
                    return True
        return False

    def server(self, serve: Server, mount: str) -> Server:
        """The same server, below a folder, but what somebody asks for is made first."""

        def app(environ: dict[str, Any], start_response: Callable[..., object]) -> Iterable[bytes]:
            path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore").removeprefix(mount)
            told: list[tuple[Any, ...]] = []
            self.make(path)
            answer = serve(environ, lambda *said: told.append(said))
            # a build that began meanwhile has thrown away what was made
            while told[-1][0].startswith("404") and self.make(path):
                answer = serve(environ, lambda *said: told.append(said))
            start_response(*told[-1])
            return answer

        return app
