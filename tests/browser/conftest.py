"""A browser, the built site on loopback, and pages that note whatever goes wrong."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Dialog, Page, Response, sync_playwright

from scripts.cli.programs import find_browser
from tests.support import site_fixtures

ARGUMENTS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-dev-shm-usage",
    "--no-first-run",
]


HERE = Path(__file__).parent
EVERY_CHANGE = ("test_attack_is_text",)
"""Browser tests that run with every change: what strangers may write. All others take too long for that."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave the others to `make test-all`, so that `make test` stays within a quarter of an hour on two processors."""
    for item in items:
        if item.path.parent == HERE and not item.name.startswith(EVERY_CHANGE):
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=find_browser(), args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> site_fixtures.Built:
    return site_fixtures.shipped(tmp_path_factory.getbasetemp())


@pytest.fixture(scope="session")
def home(built: site_fixtures.Built) -> Iterator[str]:
    with site_fixtures.served(built.site) as address:
        yield address


@pytest.fixture
def entry_url(built: site_fixtures.Built, home: str) -> str:
    """The page of an entry that has every part."""
    entry = built.entry()
    return f"{home}{entry.setting}/{entry.id}/"


@dataclass
class Watched:
    """A page and what went wrong on it: requests to other hosts, failures, console errors, dialogs."""

    page: Page
    wrongs: list[str] = field(default_factory=list)
    missing_expected: bool = False

    def __post_init__(self) -> None:
        self.page.on("request", lambda request: self._request(request.url))
        self.page.on("requestfailed", lambda request: self.wrongs.append(f"failed: {request.url}"))
        self.page.on("response", self._response)
        self.page.on("pageerror", lambda error: self.wrongs.append(f"error: {error}"))
        self.page.on("console", lambda line: self._console(line.type, line.text))
        self.page.on("dialog", self._dialog)

    def _request(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in {"data", "blob"} and parts.hostname != "127.0.0.1":
            self.wrongs.append(f"outside: {url}")

    def _response(self, response: Response) -> None:
        meant = self.missing_expected and response.request.is_navigation_request()
        if response.status >= 400 and not meant:
            self.wrongs.append(f"{response.status}: {response.url}")

    def _dialog(self, dialog: Dialog) -> None:
        self.wrongs.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _console(self, kind: str, text: str) -> None:
        if kind == "error" and not (self.missing_expected and "404" in text):
            self.wrongs.append(f"console: {text}")


@pytest.fixture
def watched(browser: Browser) -> Iterator[Watched]:
    context = browser.new_context(locale="vi-VN")
    yield Watched(context.new_page())
    context.close()
