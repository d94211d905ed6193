"""A real nginx on loopback, with what `headers` writes and a folder of its own: no right of root is needed."""

from __future__ import annotations

import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from scripts.cli.programs import find_nginx
from tests.support.site_fixtures import SITE_URL

BASE = urlsplit(SITE_URL).path
PATIENCE = 20.0
"""Seconds in which it must answer."""
AROUND = """\
daemon off;
{user}
pid "{place}/nginx.pid";
error_log stderr;
worker_processes 1;
events {{}}
http {{
    types {{
        text/html html; text/css css; application/javascript js; image/svg+xml svg; image/png png; text/xml xml;
    }}
    default_type application/octet-stream;
    access_log off;
    client_body_temp_path "{place}/body";
    proxy_temp_path "{place}/proxy";
    fastcgi_temp_path "{place}/fastcgi";
    uwsgi_temp_path "{place}/uwsgi";
    scgi_temp_path "{place}/scgi";
    server {{
        listen 127.0.0.1:{port};
        include "{told}";
        location {base} {{ alias "{site}/"; }}
    }}
}}
"""


@contextmanager
def served(site: Path, told: Path, place: Path) -> Iterator[str]:
    """Serve a site by a configuration for ``server { … }`` out of a new folder; gives the address of its home page."""
    program = find_nginx()
    assert program, "no nginx found; run: python -m scripts setup --tests"
    place.mkdir()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    # who is root has workers of another user, to whom the folders of tests are closed
    user = "user root;" if hasattr(os, "geteuid") and os.geteuid() == 0 else ""
    names = {"place": place, "told": told, "site": site}
    paths = {name: path.as_posix() for name, path in names.items()}
    config = place / "nginx.conf"
    config.write_text(AROUND.format(user=user, port=port, base=BASE, **paths), encoding="utf-8")
    command = [str(program), "-p", str(place), "-c", str(config), "-e", "stderr"]
    with (place / "stderr.txt").open("wb") as complaints, subprocess.Popen(command, stderr=complaints) as server:
        try:
            _wait(server, port, place / "stderr.txt")
            yield f"http://127.0.0.1:{port}{BASE}"
        finally:
            server.terminate()


def _wait(server: subprocess.Popen[bytes], port: int, complaints: Path) -> None:
    until = time.monotonic() + PATIENCE
    while True:
        assert server.poll() is None, complaints.read_text(encoding="utf-8")
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            assert time.monotonic() < until, "nginx does not answer"
            time.sleep(0.05)
        else:
            return
