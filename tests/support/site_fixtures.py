"""Copies of the checkout that tests build, change and serve; the fixtures of several folders lean on these."""

from __future__ import annotations

import functools
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

from scripts.content import loader
from scripts.content.collection import Collection, Entry
from scripts.system.paths import ROOT

SITE_URL = "https://vi-du.vn/kho/"
OWNER = {
    'site_url: ""': f"site_url: {SITE_URL}",
    'forge: "" ': 'forge: "https://github.com/don-vi/kho" ',
    'thu_bao_loi: "" ': 'thu_bao_loi: "kho@vi-du.vn" ',
    'don_vi_chu_quan: "" ': 'don_vi_chu_quan: "Ban chủ quản kho" ',
}
"""The owner's data, as it stands empty in mkdocs.yml and as a test fills it in."""

MOVED = "nong-thon-moi/bai-da-chuyen"
DRAFT = "ban-nhap-chua-dang"
DRAFT_TITLE = "Bản nháp này chưa được đăng lên trang"


def copy_checkout(to: Path, *, words_only: bool = False) -> Path:
    """Copy what makes the site; ``words_only`` leaves the entries out, with links of guides and moved addresses to them."""
    shutil.copytree(ROOT / "docs", to / "docs")
    shutil.copytree(ROOT / "scripts", to / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "practices", to / "practices", ignore=_entries if words_only else None)
    shutil.copy(ROOT / "mkdocs.yml", to)
    if words_only:
        for guide in (to / "docs").rglob("*.md"):
            text = guide.read_text(encoding="utf-8")
            guide.write_text(_TO_AN_ENTRY.sub("]", text), encoding="utf-8", newline="\n")
        (to / "practices" / "_danh-muc" / "chuyen-huong.yaml").write_text("[]\n", encoding="utf-8", newline="\n")
    return to


_TO_AN_ENTRY = re.compile(rf"\]\((?:\.\./)+(?:{'|'.join(loader.load(ROOT).vocabulary.settings)})/[^)]*\)")


def _entries(folder: str, names: list[str]) -> list[str]:
    return [] if Path(folder).name == "_danh-muc" else [name for name in names if name.endswith(".yaml")]


def replace(file: Path, old: str, new: str) -> None:
    """Replace a text that stands exactly once in a file."""
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
    file.write_text(text.replace(old, new), encoding="utf-8", newline="\n")


def fill_owner(root: Path) -> None:
    """Fill in the owner's data, as on the site that ships."""
    for empty, filled in OWNER.items():
        replace(root / "mkdocs.yml", empty, filled)


def run(root: Path, *arguments: str, more: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Run ``python -m …`` in a copy, with some more variables; gives what it printed."""
    environment = {**os.environ, "PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1", **(more or {})}
    # not the -X dev of the tests: what libraries warn about is not the copy's business
    environment.pop("PYTHONDEVMODE", None)
    return subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=root,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=180,
    )


@dataclass(frozen=True)
class Built:
    """A copy that has been built."""

    root: Path
    output: str

    @property
    def site(self) -> Path:
        return self.root / "site"

    @functools.cached_property
    def collection(self) -> Collection:
        return loader.load(self.root)

    def entry(self) -> Entry:
        """An entry that has much to show: several sources, and a neighbour on each side."""
        found = [
            entry
            for setting in self.collection.vocabulary.settings
            for entry in self.collection.in_setting(setting)[1:-1]
        ]
        return max(found, key=lambda entry: (len(entry.practice.sources), entry.id))

    def html(self, address: str) -> str:
        return (self.site / address / "index.html").read_text(encoding="utf-8")


def build(root: Path) -> Built:
    """Build a copy with the project's own command; it must succeed."""
    done = run(root, "scripts", "site")
    assert done.returncode == 0, done.stdout + done.stderr
    return Built(root, done.stdout + done.stderr)


@functools.cache
def shipped(base: Path) -> Built:
    """The whole collection with the owner's data, a draft and a moved address: built once in a session."""
    root = copy_checkout(base / "shipped")
    fill_owner(root)
    entry = loader.load(root).in_setting("nong-thon-moi")[0]
    source = root / "practices" / "nong-thon-moi" / f"{entry.id}.yaml"
    lines = [line for line in source.read_text(encoding="utf-8").splitlines() if not line.startswith("tieu_de:")]
    draft = "\n".join([*lines, f'tieu_de: "{DRAFT_TITLE}"', "nhap: true", ""])
    (source.parent / f"{DRAFT}.yaml").write_text(draft, encoding="utf-8", newline="\n")
    moved = f"- {{tu: {MOVED}, den: nong-thon-moi/{entry.id}}}\n"
    (root / "practices" / "_danh-muc" / "chuyen-huong.yaml").write_text(moved, encoding="utf-8", newline="\n")
    return build(root)


class _Handler(SimpleHTTPRequestHandler):
    """Serve a site below the path of SITE_URL, with its own page for what is not there."""

    def translate_path(self, path: str) -> str:
        return super().translate_path("/" + urlsplit(path).path.removeprefix(urlsplit(SITE_URL).path))

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        lost = Path(self.directory, "404.html")
        if code != 404 or not lost.is_file():
            super().send_error(code, message, explain)
            return
        body = lost.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def served(site: Path) -> Iterator[str]:
    """Serve a folder on loopback; gives the address of its home page."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Handler, directory=str(site)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{urlsplit(SITE_URL).path}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def file_of(site: Path, path: str) -> Path:
    """The file that a path of the site is read from."""
    file = site / unquote(path).lstrip("/")
    return file / "index.html" if path.endswith("/") or not path else file
