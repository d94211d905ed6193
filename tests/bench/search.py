"""What a query costs over many entries: bytes, requests, round trips, time; ours beside Pagefind's on the same entries.

Never a test: figures depend on the machine. The site is the one that ships, with the index of made entries in the place of its own, served with gzip.
"""

from __future__ import annotations

import gzip
import json
import shutil
import statistics
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from playwright.sync_api import Browser, sync_playwright

from scripts.cli.programs import find_browser
from scripts.content import loader
from scripts.content.collection import Collection
from scripts.search import documents, index_builder
from scripts.system.paths import ROOT, SITE
from tests.bench import made, serving
from tests.bench import peers as peers_
from tests.bench.serving import SLOW, Served

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
SPOKEN = (
    "thôn muốn thu tiền làm cống mà hộ nghèo chưa đóng được thì tính sao",
    "bac oi cho hoi truong thon giu so quy mot minh co dung khong a",
    "công ty đổi giờ làm ca đêm không hỏi ý công nhân thì công đoàn làm gì trước",
    "ban giám sát thấy nhà thầu trộn bê tông thiếu xi măng thì lập biên bản gửi ai để họ phải trả lời",
    "giáo xứ sắp xây nhà sinh hoạt, cha xứ muốn mọi gia đình cùng bàn cách chia phần góp cho phải lẽ",
    "phường hứa trả lời kiến nghị trong buổi tiếp xúc mà ba tháng rồi vẫn im thì dân hỏi lại ở đâu bây giờ",
    "alo cho tôi hỏi chút xóm tôi có hai nhà không chịu lùi rào để mở ngõ, cả tổ nói mãi không được thì nơi khác người ta gỡ thế nào hả",
    "dạ cho em hỏi hợp tác xã nước của em mấy năm không họp xã viên, sổ thu chi cũng không ai được xem, giờ muốn bầu lại ban quản trị thì bắt đầu từ đâu",
    "trường con tôi đầu năm thu nhiều khoản gọi là tự nguyện mà cô bảo nhà nào cũng phải nộp, phụ huynh muốn có người đứng ra hỏi cho rõ từng khoản thì làm cách nào cho khỏi mất lòng",
    "chung cư tôi bầu ban quản trị mà chủ đầu tư giữ quỹ bảo trì không giao, cư dân gửi đơn mấy lần lên phường lên quận rồi, có nơi nào đòi được chưa và họ đã làm những bước gì",
)
"""As people say it into a phone: twelve to over thirty words."""
EVERY = QUERIES + SPOKEN


@dataclass
class Cost:
    """What one query cost until its first results stood: compressed bytes, requests, milliseconds, results by then.

    ``whole`` is the bytes when all ten results and their snippets stand, without what narrows.
    """

    query: str
    size: int
    requests: int
    time: float
    found: int
    whole: int


OURS = ("/tim/", "/tim-may", "/tim-trang")
NARROWING = ("/loc.js", "/ten.js")


def ours(browser: Browser, site: Served, query: str, *, slow: bool = False, cpu: int = 1) -> Cost:
    """The page of results opened for one query with an empty cache."""
    with browser.new_context(bypass_csp=True) as context:  # waiting for a value is an eval
        page = context.new_page()
        session = context.new_cdp_session(page)
        if slow:
            session.send("Network.enable")
            session.send("Network.emulateNetworkConditions", {"offline": False, **SLOW})
        if cpu > 1:
            session.send("Emulation.setCPUThrottlingRate", {"rate": cpu})
        page.add_init_script(_FIRST)
        page.goto(site.home + "tim-kiem/?q=" + quote(query), wait_until="commit")
        page.wait_for_function("window.xong", timeout=60_000)
        begun, done, found = page.evaluate("[window.batDau, window.xong, window.soBai]")
        page.wait_for_load_state("networkidle")
        size, requests = site.cost(page, OURS, until=done)
        whole = site.cost(page, OURS)[0] - site.cost(page, NARROWING)[0]
        return Cost(query, size, requests, round(done - begun, 1), int(found), whole)


_FIRST = """
new MutationObserver(() => {
  const list = document.getElementById('ket-qua'), busy = list && list.getAttribute('aria-busy');
  if (busy === 'true' && !window.batDau) window.batDau = performance.now();
  if (busy === 'false' && window.batDau && !window.xong) {
    window.soBai = document.querySelectorAll('.ket-qua > li').length;
    window.xong = performance.now();
  }
}).observe(document, {subtree: true, attributes: true, attributeFilter: ['aria-busy']});
"""


def further(browser: Browser, site: Served, *, cpu: int = 1) -> list[Cost]:
    """All queries one after another on one page: what each adds to what is already there."""
    with browser.new_context(bypass_csp=True) as context:  # waiting for a value is an eval
        page = context.new_page()
        page.add_init_script("performance.setResourceTimingBufferSize(5000)")
        page.goto(site.home + "tim-kiem/")
        page.wait_for_function("document.getElementById('ket-qua').getAttribute('aria-busy') === 'false'")
        page.wait_for_load_state("networkidle")
        if cpu > 1:
            context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": cpu})
        found = []
        for query in EVERY:
            before = site.cost(page, OURS)
            spent, done, shown = page.evaluate(_AGAIN, query)
            page.wait_for_load_state("networkidle")
            first, whole = site.cost(page, OURS, until=done), site.cost(page, OURS)
            found.append(
                Cost(query, first[0] - before[0], first[1] - before[1], round(spent, 1), shown, whole[0] - before[0])
            )
        return found


_AGAIN = """query => new Promise(done => {
  const list = document.getElementById('ket-qua'), start = performance.now();
  const watch = new MutationObserver(() => {
    if (list.getAttribute('aria-busy') !== 'false') return;
    watch.disconnect();
    done([performance.now() - start, performance.now(), document.querySelectorAll('.ket-qua > li').length]);
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
        "kb_whole_median": round(statistics.median(c.whole for c in costs) / 1000, 1),
        "kb_whole_worst": round(max(c.whole for c in costs) / 1000, 1),
        "requests_worst": max(c.requests for c in costs),
        "ms_median": round(statistics.median(c.time for c in costs)),
        "ms_worst": round(max(c.time for c in costs)),
    }


def prepare(folder: Path, count: int) -> tuple[Collection, dict[str, Any]]:
    """The built site with the index of made entries (0: of the real ones) in it; gives the entries and the build's figures."""
    shutil.copytree(ROOT / SITE, folder / "site")
    root = ROOT
    if count:
        root = folder / "kho"
        made.write(root, count)
    found = loader.load(root)
    start = time.perf_counter()
    files = dict(index_builder.build(documents.search_documents(found), found.vocabulary))
    seconds = time.perf_counter() - start
    shutil.rmtree(folder / "site" / index_builder.FOLDER)
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


def ratios(mine: list[Cost], peer: dict[str, Any]) -> dict[str, float]:
    """Totals over all queries, each from an empty cache: what ours take as a part of a peer's."""
    rows = peer["queries"]
    return {
        "bytes": round(sum(c.size for c in mine) / sum(row["size"] for row in rows), 3),
        "time": round(sum(c.time for c in mine) / sum(row["time"] for row in rows), 3),
    }


def _brief(peer: dict[str, Any]) -> dict[str, Any]:
    rows = peer["queries"]
    return {key: value for key, value in peer.items() if key != "queries"} | {
        "kb_median": round(statistics.median(row["size"] for row in rows) / 1000, 1),
        "kb_worst": round(max(row["size"] for row in rows) / 1000, 1),
        "ms_median": round(statistics.median(row["time"] for row in rows)),
        "ms_worst": round(max(row["time"] for row in rows)),
    }


def measure(browser: Browser, folder: Path, entries: int, peers: list[str]) -> dict[str, Any]:
    """All figures over one collection."""
    found, built = prepare(folder, entries)
    figures: dict[str, Any] = {"index": built}
    with serving.served(folder / "site") as site:
        first = [ours(browser, site, query) for query in EVERY]
        figures["first"] = summary([cost for cost in first if cost.query in QUERIES])
        figures["spoken"] = summary([cost for cost in first if cost.query in SPOKEN])
        figures["further"] = summary(further(browser, site))
        figures["weak_network"] = summary([ours(browser, site, query, slow=True) for query in QUERIES[:6]])
        figures["cpu_6"] = summary([ours(browser, site, query, cpu=6) for query in QUERIES])
        figures["cpu_6_further"] = summary(further(browser, site, cpu=6))
    narrowing = next((folder / "site" / "tim").glob("*/loc.js"))
    figures["facets_kb"] = round(len(gzip.compress(narrowing.read_bytes())) / 1000, 1)
    figures["queries"] = [asdict(cost) for cost in first]
    # Material takes minutes and tens of megabytes a query: a few are enough to see it
    for name, ask, queries in (("pagefind", peers_.pagefind, QUERIES), ("material", peers_.material, QUERIES[:3])):
        if name in peers:
            told = ask(browser, folder / name, found, queries)
            chosen = [cost for cost in first if cost.query in queries]
            figures[name] = _brief(told) | {"ours_as_part": ratios(chosen, told)}
    return figures


def run(entries: int, peers: list[str]) -> dict[str, Any]:
    """Measure, print a row for each query, give the figures."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=["--no-sandbox"])
        figures = measure(browser, Path(name), entries, peers)
        browser.close()
    rows = [(key, json.dumps(value, ensure_ascii=False)) for key, value in figures.items() if key != "queries"]
    sys.stdout.write(table(rows))
    for cost in figures["queries"]:
        sys.stdout.write(
            f"  {cost['size'] / 1000:6.1f} KB ({cost['whole'] / 1000:.1f})  {cost['requests']:3} requests"
            f"  {cost['time']:7.0f} ms  {cost['found']:2} results  {cost['query']}\n"
        )
    return figures
