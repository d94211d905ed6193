"""What a reader waits for on each kind of page: bytes and requests from an empty cache, paints, shifts, long tasks.

Never a test: figures depend
on the machine. The site is the one that ships, served with gzip; the network is weak and the processor slow.
"""

from __future__ import annotations

import statistics
import sys
from dataclasses import asdict, dataclass
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from scripts.cli.programs import find_browser
from scripts.content import loader
from scripts.system.paths import ROOT, SITE
from tests.bench import serving
from tests.bench.serving import SLOW, Served
from tests.browser.kinds import KINDS, address

CPU = 4
"""So many times slower than this machine."""
RUNS = 3
PHONE = {"width": 390, "height": 844}


@dataclass
class Load:
    """One kind of page: compressed bytes and requests in all; milliseconds of the first and the largest paint, and until the
    first script ran; layout shift; number of tasks beyond 50 ms and the longest. Times are medians over the runs."""

    kind: str
    size: int
    requests: int
    first_paint: int
    largest_paint: int
    scripts: int
    shift: float
    long_tasks: int
    longest: int


_WATCH = """
window.do = { lon: 0, xe: 0, dai: [] };
const xem = (type, how) => new PerformanceObserver(list => list.getEntries().forEach(how)).observe({ type, buffered: true });
xem('largest-contentful-paint', row => { window.do.lon = row.startTime; });
xem('layout-shift', row => { if (!row.hadRecentInput) window.do.xe += row.value; });
xem('longtask', row => { window.do.dai.push(row.duration); });
"""
_READ = """() => ({ first: performance.getEntriesByName('first-contentful-paint')[0]?.startTime || 0, largest: window.do.lon, shift: window.do.xe, long: window.do.dai,
    scripts: Math.min(...performance.getEntriesByType('resource').filter(row => row.initiatorType === 'script').map(row => row.responseEnd), Infinity) })"""


def load(browser: Browser, site: Served, kind: str, where: str) -> Load:
    """Open a page some times, each with an empty cache, on a phone's screen."""
    runs = []
    for _ in range(RUNS):
        site.sent.clear()
        with browser.new_context(viewport=PHONE, is_mobile=True, has_touch=True, locale="vi-VN") as context:  # type: ignore[arg-type]
            page = context.new_page()
            session = context.new_cdp_session(page)
            session.send("Network.enable")
            session.send("Network.emulateNetworkConditions", {"offline": False, **SLOW})
            session.send("Emulation.setCPUThrottlingRate", {"rate": CPU})
            page.add_init_script(_WATCH)
            page.goto(where, wait_until="networkidle", timeout=120_000)
            runs.append(page.evaluate(_READ))
    size, requests = site.whole(("/",))

    def middle(key: str) -> int:
        # a page without scripts of its own has no such time
        return round(statistics.median(min(run[key] or 0, 1e9) for run in runs))

    tasks = [run["long"] for run in runs]
    return Load(
        kind,
        size,
        requests,
        middle("first"),
        middle("largest"),
        middle("scripts"),
        round(max(run["shift"] for run in runs), 4),
        round(statistics.median(len(row) for row in tasks)),
        round(statistics.median(max(row, default=0) for row in tasks)),
    )


def run() -> list[dict[str, Any]]:
    """Measure every kind of page, print a row each, give the figures."""
    entries = loader.load(ROOT).entries
    heavy = max(entries, key=lambda entry: (ROOT / SITE / entry.setting / entry.id / "index.html").stat().st_size)
    sys.stdout.write(
        f"{'page':<18} {'KB':>7} {'req':>4} {'first':>6} {'LCP':>6} {'script':>6} {'CLS':>7} {'long':>5} {'ms':>5}\n"
    )
    loads = []
    with sync_playwright() as playwright, serving.served(ROOT / SITE) as site:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=["--no-sandbox"])
        for kind in KINDS:
            if kind in {"404", "moved"}:  # few see them; neither is heavier than the others
                continue
            row = load(browser, site, kind, address(kind, site.home, f"{site.home}{heavy.setting}/{heavy.id}/"))
            loads.append(asdict(row))
            sys.stdout.write(
                f"{kind:<18} {row.size / 1000:7.1f} {row.requests:4} {row.first_paint:6} {row.largest_paint:6}"
                f" {row.scripts:6} {row.shift:7.4f} {row.long_tasks:5} {row.longest:5}\n"
            )
            sys.stdout.flush()
        browser.close()
    return loads
