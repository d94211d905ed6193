"""What a query costs over many entries: bytes, requests, round trips, time; ours beside Pagefind's on the same entries.

Run by ``make bench``; prints a table, and writes the figures as JSON with ``--json FILE``. Never a test: figures depend
on the machine. The site is the one that ships, with the index of made entries in the place of its own, served with gzip.
"""

from __future__ import annotations

import argparse
import contextlib
import functools
import gzip
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from html import escape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import quote

from playwright.sync_api import Browser, sync_playwright

from scripts import catalog, findable, search_index
from scripts.paths import ROOT, SITE
from scripts.setup import find_browser
from tests.bench import made

QUERIES = (
    "hiến đất làm đường",
    "hien dat lam duong",
    "đối thoại",
    "công khai thu chi",
    "giám sát cộng đồng",
    "NTM",
    "nld",
    "Quảng Nam",
    "sài gòn",
    "145/2020",
    "luật dân chủ cơ sở",
    "họp dân bàn mức góp",
    "giam sta",
    "hiến dất",
    "hieens ddaats",
    "camera an ninh",
    '"tổ hòa giải"',
    "bữa ăn ca công nhân",
    "làm thế nào để dân tin khi thu tiền làm đường",
    "giáo xứ môi trường",
)
"""All kinds of queries: marked, unmarked, short, long, abbreviations, places, documents, slips, a phrase."""
SLOW = {"latency": 400, "downloadThroughput": 400_000 / 8, "uploadThroughput": 400_000 / 8}
"""A weak network: 400 ms and 400 kbit/s, as the browser's own tools emulate it."""


class _Gzip(SimpleHTTPRequestHandler):
    """Serves files compressed, as any server for the public would."""

    def do_GET(self) -> None:
        file = Path(self.translate_path(self.path.partition("?")[0]))
        file = file / "index.html" if file.is_dir() else file
        if not file.is_file():
            self.send_error(404)
            return
        body = gzip.compress(file.read_bytes(), 6)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.server.sent.append((self.path, len(body)))  # type: ignore[attr-defined]
        with contextlib.suppress(ConnectionError):  # a page that was left does not wait for its files
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@dataclass
class Served:
    """A folder served on loopback, and what was sent of it: (path, compressed bytes)."""

    home: str
    sent: list[tuple[str, int]]

    def cost(self, parts: tuple[str, ...]) -> tuple[int, int]:
        """Bytes and number of the files so far whose path has one of some parts."""
        sizes = [size for path, size in self.sent if any(part in path for part in parts)]
        return sum(sizes), len(sizes)


@contextmanager
def served(folder: Path) -> Iterator[Served]:
    """Serve a folder on loopback."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Gzip, directory=str(folder)))
    server.sent = []  # type: ignore[attr-defined]
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield Served(f"http://127.0.0.1:{server.server_port}/", server.sent)  # type: ignore[attr-defined]
    finally:
        server.shutdown()
        server.server_close()


@dataclass
class Cost:
    """What one query cost until its first results stood: compressed bytes, requests, milliseconds."""

    query: str
    size: int
    requests: int
    time: float
    found: int


OURS = ("/tim/", "tim-may.js", "tim-trang.js")


def ours(browser: Browser, site: Served, query: str, *, slow: bool = False, cpu: int = 1) -> Cost:
    """The page of results opened for one query with an empty cache."""
    with browser.new_context() as context:
        page = context.new_page()
        session = context.new_cdp_session(page)
        site.sent.clear()
        if slow:
            session.send("Network.enable")
            session.send("Network.emulateNetworkConditions", {"offline": False, **SLOW})
        if cpu > 1:
            session.send("Emulation.setCPUThrottlingRate", {"rate": cpu})
        page.add_init_script(_FIRST)
        page.goto(site.home + "tim-kiem/?q=" + quote(query), wait_until="commit")
        page.wait_for_function("window.xong", timeout=60_000)
        size, requests = site.cost(OURS)
        told = page.evaluate("[window.xong - window.batDau, document.querySelectorAll('#ket-qua > li').length]")
        return Cost(query, size, requests, round(told[0], 1), int(told[1]))


_FIRST = """
new MutationObserver(() => {
  const list = document.getElementById('ket-qua'), busy = list && list.getAttribute('aria-busy');
  if (busy === 'true' && !window.batDau) window.batDau = performance.now();
  if (busy === 'false' && window.batDau && !window.xong) window.xong = performance.now();
}).observe(document, {subtree: true, attributes: true, attributeFilter: ['aria-busy']});
"""


def further(browser: Browser, site: Served) -> list[Cost]:
    """All queries one after another on one page: what each adds to what is already there."""
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(site.home + "tim-kiem/")
        page.wait_for_function("document.getElementById('ket-qua').getAttribute('aria-busy') === 'false'")
        page.wait_for_load_state("networkidle")
        found = []
        for query in QUERIES:
            before = site.cost(OURS)
            spent = page.evaluate(_AGAIN, query)
            page.wait_for_load_state("networkidle")
            after = site.cost(OURS)
            found.append(Cost(query, after[0] - before[0], after[1] - before[1], round(spent, 1), 0))
        return found


_AGAIN = """query => new Promise(done => {
  const list = document.getElementById('ket-qua'), start = performance.now();
  const watch = new MutationObserver(() => {
    if (list.getAttribute('aria-busy') === 'false') { watch.disconnect(); done(performance.now() - start); }
  });
  watch.observe(list, {attributes: true, attributeFilter: ['aria-busy']});
  document.getElementById('o-tim').value = query;
  document.querySelector('.o-tim-lon').requestSubmit();
})"""


def table(rows: list[tuple[str, str]]) -> str:
    """Two columns."""
    width = max(len(name) for name, _ in rows)
    return "".join(f"{name:<{width}}  {value}\n" for name, value in rows)


def summary(costs: list[Cost]) -> dict[str, Any]:
    """Median and worst of a set."""
    return {
        "kb_median": round(statistics.median(c.size for c in costs) / 1000, 1),
        "kb_worst": round(max(c.size for c in costs) / 1000, 1),
        "requests_worst": max(c.requests for c in costs),
        "ms_median": round(statistics.median(c.time for c in costs)),
        "ms_worst": round(max(c.time for c in costs)),
    }


def prepare(folder: Path, count: int) -> tuple[catalog.Catalog, dict[str, Any]]:
    """The built site with the index of made entries (0: of the real ones) in it; gives the entries and the build's figures."""
    shutil.copytree(ROOT / SITE, folder / "site")
    root = ROOT
    if count:
        root = folder / "kho"
        made.write(root, count)
    found = catalog.load(root)
    start = time.perf_counter()
    files = search_index.build(findable.findables(found), found.words)
    seconds = time.perf_counter() - start
    shutil.rmtree(folder / "site" / search_index.FOLDER)
    for path, content in files.items():
        file = folder / "site" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8", newline="\n")
    size = sum(len(gzip.compress(content.encode())) for content in files.values())
    return found, {
        "entries": len(found.entries),
        "seconds": round(seconds, 1),
        "files": len(files),
        "mb": round(size / 1e6, 1),
    }


def main(argv: list[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=10_000, help="made entries; 0 for the real ones")
    parser.add_argument("--json", type=Path, help="write all figures here")
    parser.add_argument("--pagefind", type=Path, help="the pagefind program, to be measured on the same entries")
    arguments = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        found, built = prepare(folder, arguments.entries)
        figures: dict[str, Any] = {"index": built}
        with sync_playwright() as playwright, served(folder / "site") as site:
            browser = playwright.chromium.launch(executable_path=find_browser(), args=["--no-sandbox"])
            first = [ours(browser, site, query) for query in QUERIES]
            again = further(browser, site)
            weak = [ours(browser, site, query, slow=True) for query in QUERIES[:6]]
            lame = [ours(browser, site, query, cpu=6) for query in QUERIES]
            figures |= {
                "first": summary(first),
                "further": summary(again),
                "weak_network": summary(weak),
                "cpu_6": summary(lame),
            }
            facets = len(gzip.compress(next((folder / "site" / "tim").glob("loc-*")).read_bytes()))
            figures["facets_kb"] = round(facets / 1000, 1)
            figures["queries"] = [asdict(cost) for cost in first]
            if arguments.pagefind:
                figures["pagefind"] = pagefind(browser, folder, found, arguments.pagefind)
            browser.close()
    sys.stdout.write(
        table([(key, json.dumps(value, ensure_ascii=False)) for key, value in figures.items() if key != "queries"])
    )
    for cost in first:
        sys.stdout.write(
            f"  {cost.size / 1000:6.1f} KB  {cost.requests:3} requests  {cost.time:7.0f} ms  {cost.query}\n"
        )
    if arguments.json:
        arguments.json.write_text(json.dumps(figures, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return 0


def pagefind(browser: Browser, folder: Path, found: catalog.Catalog, program: Path) -> dict[str, Any]:
    """Pagefind over the main text of the same entries: its own interface, its own files."""
    pages = folder / "pagefind"
    for entry in found.entries:
        p = entry.practice
        text = "".join(f"<p>{escape(t)}</p>" for t in (p.summary, p.context or "", *p.steps, *p.results))
        file = pages / entry.setting / f"{entry.id}.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(
            f'<!doctype html><html lang="vi"><meta charset="utf-8"><title>{escape(p.title)}</title>'
            f"<body data-pagefind-body><h1>{escape(p.title)}</h1>{text}",
            encoding="utf-8",
        )
    (pages / "index.html").write_text('<!doctype html><html lang="vi"><meta charset="utf-8"><body>', encoding="utf-8")
    start = time.perf_counter()
    subprocess.run([str(program), "--site", str(pages)], check=True, capture_output=True)
    seconds = time.perf_counter() - start
    with served(pages) as site:
        costs = [_pagefind(browser, site, query) for query in QUERIES]
    return {"index_seconds": round(seconds, 1), "first": summary(costs)}


def _pagefind(browser: Browser, site: Served, query: str) -> Cost:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(site.home)
        site.sent.clear()
        told = page.evaluate(
            """async query => { const start = performance.now();
            const engine = await import('/pagefind/pagefind.js'); const found = await engine.search(query);
            await Promise.all(found.results.slice(0, 5).map(one => one.data()));
            return [performance.now() - start, found.results.length]; }""",
            query,
        )
        size, requests = site.cost(("/pagefind/",))
        return Cost(query, size, requests, round(told[0], 1), told[1])


if __name__ == "__main__":
    raise SystemExit(main())
