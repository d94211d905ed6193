"""What the policy allows and forbids, in a real browser behind a real nginx, by the pages alone, and from a disk; and privacy."""

from __future__ import annotations

import re
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import Message
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, Route, expect

from scripts.publishing import server_config
from tests.browser.kinds import address, every_kind
from tests.support import nginx, site_fixtures
from tests.support.site_fixtures import Built

MOST = 400
"""So many pages stand for the whole site, if it has more."""
WAYS = ("nginx", "pages", "disk")
"""Who tells the policy: the server and the pages, the pages alone over HTTP, the pages alone from a disk."""
PALETTE = re.compile(r"/.*\.__palette$")
"""Where the theme keeps the choice of light or dark, under the path of the site."""
every_way = pytest.mark.parametrize("way", WAYS)


@pytest.fixture(scope="module")
def behind_nginx(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    place = tmp_path_factory.mktemp("may-chu")
    told = place / "kho.conf"
    done = site_fixtures.run(built.root, "scripts", "headers", "--out", str(told))
    assert done.returncode == 0, done.stderr
    with nginx.served(built.site, told, place / "nginx") as home:
        yield home


@pytest.fixture
def homes(built: Built, home: str, behind_nginx: str) -> dict[str, str]:
    """Where the site begins, each way."""
    return {"nginx": behind_nginx, "pages": home, "disk": f"{built.site.as_uri()}/"}


@dataclass
class Watch:
    """A browser of its own, what its pages were kept from, and what they asked for."""

    context: BrowserContext
    hindered: list[str] = field(default_factory=list)
    asked: list[Request] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.context.expose_function("kept_from", self._kept_from)
        self.context.add_init_script(
            "addEventListener('securitypolicyviolation', e => "
            "kept_from(`${e.effectiveDirective}: ${e.blockedURI} ${e.sample} (${location})`));"
        )
        self.context.on("request", self._asks)
        self.context.on("console", lambda line: self._said(line.type, line.text))
        self.context.on("weberror", lambda wrong: self.hindered.append(f"error: {wrong.error}"))

    def _kept_from(self, what: str) -> None:
        self.hindered.append(what)

    def _asks(self, request: Request) -> None:
        self.asked.append(request)

    def _said(self, kind: str, text: str) -> None:
        if kind in {"error", "warning"} and "404 (Not Found)" not in text:
            self.hindered.append(f"{kind}: {text}")

    def outside(self) -> list[str]:
        """What was asked of another host, or sent."""
        return [
            f"{request.method} {request.url}"
            for request in self.asked
            if request.method != "GET"
            or (
                urlsplit(request.url).scheme not in {"data", "blob"}
                and urlsplit(request.url).hostname not in {None, "127.0.0.1"}
            )
        ]


@pytest.fixture
def watch(browser: Browser) -> Iterator[Watch]:
    with browser.new_context(locale="vi-VN") as context:
        yield Watch(context)


def _at(home: str, path: str) -> str:
    """An address of the site, as its file if it is on a disk."""
    folder, mark, query = path.partition("?")
    return home + folder + ("index.html" if home.startswith("file:") else "") + mark + query


@every_kind
def test_no_kind_of_page_is_hindered(kind: str, built: Built, behind_nginx: str, watch: Watch) -> None:
    entry = built.entry()
    page = watch.context.new_page()
    page.goto(address(kind, behind_nginx, f"{behind_nginx}{entry.setting}/{entry.id}/"), wait_until="networkidle")
    expect(page.locator("h1").first).to_be_visible()
    assert page.evaluate("typeof __md_get") == "function"  # the theme's inline scripts have run
    assert watch.hindered == []
    assert watch.outside() == []


@every_way
def test_search_works(way: str, homes: dict[str, str], watch: Watch) -> None:
    """Suggestions, the way to the results, a facet, a list to save."""
    page = watch.context.new_page()
    page.set_viewport_size({"width": 1280, "height": 800})
    page.goto(_at(homes[way], "ton-giao/"), wait_until="networkidle")
    page.locator("#o-tim-dau").press_sequentially("giam sat cong")
    expect(page.locator("#o-tim-dau-goi-y [role=option]").first).to_be_visible()
    page.locator("form.o-tim button").click()
    expect(page.locator("#ket-qua > li").first).to_be_visible()
    page.locator('#bo-loc input[data-gia="loai-hinh=nong-thon-moi"]').check()
    expect(page.locator("#dang-loc button")).to_have_count(1)
    expect(page.locator("#ket-qua")).to_have_attribute("aria-busy", "false")
    with page.expect_download() as saved:
        page.locator("#tai-danh-sach").click()
    assert Path(saved.value.path()).read_bytes().startswith(b"\xef\xbb\xbf")
    assert watch.hindered == []
    assert watch.outside() == []


@every_way
def test_comparison_booklet_and_dark_mode_work(way: str, built: Built, homes: dict[str, str], watch: Watch) -> None:
    """Put aside, compared, printed, in the dark: and nothing is kept on the device but these two choices."""
    first, second = built.collection.in_setting("nong-thon-moi")[:2]
    page = watch.context.new_page()
    for entry in (first, second):
        page.goto(_at(homes[way], f"nong-thon-moi/{entry.id}/"))
        page.locator("[data-chon-bai]").click()
    page.goto(_at(homes[way], "so-tay/"))
    for tick in page.locator("#so-tay-ds input[type=checkbox]").all():
        tick.check()
    page.locator("#so-tay-so-sanh").click()
    expect(page.locator("table.so-sanh thead th")).to_have_count(2)
    page.go_back()
    page.locator("#so-tay-tap").click()
    expect(page.locator(".tap-bai")).to_have_count(2)
    for _ in range(2):
        page.locator('label[for^="__palette"]:visible').click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.reload()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    kept = page.evaluate("Object.keys(localStorage)")
    assert {PALETTE.sub("palette", key) for key in kept} == {"kho-so-tay", "palette"}
    assert watch.hindered == []
    assert watch.outside() == []


PLANTED = """\
<script>window.bitten = "script";</script>
<p id="moi" onclick="window.bitten = 'handler'" style="color: rgb(1, 2, 3)">Bấm vào đây</p>
<a id="bay" href="javascript:window.bitten = 'link'">Bấm vào đây</a>
<img src="http://127.0.0.1:9/x.png" alt=""><iframe src="http://127.0.0.1:9/"></iframe><base href="http://127.0.0.1:9/">
"""
META = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')


@pytest.mark.parametrize("way", ["nginx", "pages"])
def test_what_is_planted_does_not_run(way: str, homes: dict[str, str], watch: Watch) -> None:
    """The policy of either carrier, alone, keeps a page from running or fetching what some text would have it do."""

    def plant(route: Route) -> None:
        answer = route.fetch()
        body, carried = META.subn("", answer.text()) if way == "nginx" else (answer.text(), 1)
        assert carried == 1
        route.fulfill(response=answer, body=body.replace("</h1>", f"</h1>{PLANTED}", 1))

    page = watch.context.new_page()
    page.route(f"{homes[way]}gioi-thieu/", plant)
    page.goto(f"{homes[way]}gioi-thieu/", wait_until="networkidle")
    page.locator("#moi").click()
    page.locator("#bay").click()
    page.evaluate("() => { setTimeout('window.bitten = \"eval\"', 0); }")
    fetched = page.evaluate("() => fetch('http://127.0.0.1:9/').then(() => 'sent', error => error.name)")
    page.wait_for_timeout(100)
    assert page.evaluate("window.bitten") is None
    assert fetched == "TypeError"
    assert page.locator("#moi").evaluate("made => getComputedStyle(made).color") != "rgb(1, 2, 3)"
    told = {line.partition(":")[0] for line in watch.hindered if " (http" in line}
    assert told >= {
        "script-src-elem",
        "script-src-attr",
        "style-src-attr",
        "img-src",
        "frame-src",
        "connect-src",
        "base-uri",
    }
    assert [request.url for request in watch.asked if ":9/" in request.url and not request.failure] == []
    assert page.evaluate("typeof __md_get") == "function"


@pytest.mark.parametrize(("way", "framed"), [("nginx", False), ("pages", True)])
def test_no_other_site_may_frame_a_page(
    way: str, *, framed: bool, homes: dict[str, str], watch: Watch, tmp_path: Path
) -> None:
    """Only a header can say that, so a host that sends none lets it happen."""
    (tmp_path / "index.html").write_text(f'<iframe src="{homes[way]}"></iframe>', encoding="utf-8")
    page = watch.context.new_page()
    with site_fixtures.served(tmp_path) as other:
        page.goto(other, wait_until="networkidle")
    assert any(frame.url == homes[way] for frame in page.frames) is framed


def test_files_are_kept_as_long_as_they_may_be(built: Built, behind_nginx: str) -> None:
    """What is named by its content for ever, everything else only after asking; all with the policy, text compressed."""
    files = [file.relative_to(built.site).as_posix() for file in built.site.rglob("*.js")]
    paths = {"": False, "gioi-thieu/": False, "tim/muc-luc.js": False, "assets/bieu-tuong.svg": False}
    paths |= {
        next(path for path in files if re.match(start, path)): True for start in ("tim/.*/0.js", "assets/pages/site-")
    }
    for path, for_ever in paths.items():
        status, headers = _asked(behind_nginx + path)
        assert status == 200
        assert headers["Cache-Control"] == (server_config.FOR_EVER if for_ever else "no-cache"), path
        assert headers["Content-Security-Policy"].endswith("frame-ancestors 'none'")
        assert headers["X-Content-Type-Options"] == "nosniff"
        if site_fixtures.file_of(built.site, path).stat().st_size > 1000:
            assert headers["Content-Encoding"] == "gzip", path
        assert _asked(behind_nginx + path, **{"If-Modified-Since": headers["Last-Modified"]})[0] == 304
    status, headers = _asked(f"{behind_nginx}tim/aaaaaaaa/0.js")
    assert status == 404
    assert "Cache-Control" not in headers
    assert headers["Content-Security-Policy"]


def _asked(url: str, **headers: str) -> tuple[int, Message]:
    request = urllib.request.Request(url, headers={"Accept-Encoding": "gzip", **headers})  # noqa: S310 - on loopback
    try:
        with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310
            return answer.status, answer.headers
    except urllib.error.HTTPError as refused:
        with refused:
            return refused.code, refused.headers


@pytest.mark.slow
def test_whole_site_keeps_to_itself(built: Built, behind_nginx: str, watch: Watch) -> None:
    """Every page (of a large site, some evenly chosen): no other host, nothing sent, no cookie.

    All that stays on the device is whether it is light or dark: the theme's.
    """
    addresses = sorted(file.parent.relative_to(built.site).as_posix() for file in built.site.rglob("index.html"))
    chosen = addresses[:: -(-len(addresses) // MOST)]
    page = watch.context.new_page()
    for path in chosen:
        page.goto(urljoin(behind_nginx, "" if path == "." else f"{path}/"), wait_until="load")
    page.wait_for_load_state("networkidle")
    assert len(watch.asked) > len(chosen)
    assert watch.hindered == []
    assert watch.outside() == []
    assert watch.context.cookies() == []
    assert [key for key in _kept(page) if not PALETTE.match(key)] == []


def _kept(page: Page) -> list[str]:
    """What a site has left in a browser."""
    found: list[str] = page.evaluate(
        """async () => [
            ...Object.keys(localStorage), ...Object.keys(sessionStorage), ...await caches.keys(),
            ...(await indexedDB.databases()).map(one => one.name),
            ...(await navigator.serviceWorker.getRegistrations()).map(one => one.scope), document.cookie,
        ].filter(Boolean)"""
    )
    return found
