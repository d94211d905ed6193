"""A collection of attacks beside one of harmless words of the same length: every page has the same structure.

The entries of both came in through all doors: files, a workbook, a text file, flags of `new`. Ids, dates and addresses
are the same, so that whatever differs comes from what the texts say.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import attacks, doors
from tests.browser.conftest import Watched
from tests.support import site_fixtures

pytestmark = pytest.mark.slow

_SKELETON = """() => [...document.querySelectorAll('*')].map(e => {
    const kept = e.getAttributeNames().sort().filter(n => n !== 'style').map(n => {
        const same = ['id', 'class', 'href', 'src', 'role', 'type', 'for', 'name', 'rel', 'hidden', 'data-id', 'data-khoa', 'data-gia'];
        const own = n === 'href' && e.protocol === 'mailto:' || e.closest('#tap-muc-luc') && n === 'href';
        return same.includes(n) && !own ? n + '=' + e.getAttribute(n) : n;
    });
    const level = []; for (let up = e.parentElement; up; up = up.parentElement) level.push(up.tagName[0]);
    return level.length + e.tagName + '[' + kept.join(' ') + ']';
})"""
"""Every element with its depth, the names of its attributes, and the values of those that may do something."""
_HASHED = re.compile(r"(/tim)/[a-z0-9]+(?=/)|-[a-z0-9]{5,}\.(?:js|css)")
LISTS = ["", "nong-thon-moi/", "chu-de/hien-dat/", "tinh-thanh/quang-nam/", "khau/dan-biet/", "doi-chieu/", "tap/"]
FORMULA = "=+-@＝＋－＠"


@dataclass(frozen=True)
class Twins:
    """Both sites, and the ids of their entries."""

    attacked: str
    harmless: str
    site: Path
    entries: list[str]


@pytest.fixture(scope="module")
def twins(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Twins]:
    """Both collections, taken in by all doors, built and served."""
    sites = []
    for name, make in (("xau", attacks.whole), ("lanh", attacks.twin)):
        root = site_fixtures.copy_checkout(tmp_path_factory.mktemp("twins") / name, words_only=True)
        site_fixtures.fill_owner(root)
        doors.all_of_them(root, make)
        sites.append(site_fixtures.build(root).site)
    found = [sorted(str(page.parent.relative_to(site)) for page in site.rglob("index.html")) for site in sites]
    assert found[0] == found[1]
    ids = [page.removeprefix("nong-thon-moi/") for page in found[0] if page.startswith("nong-thon-moi/")]
    ids = [id_ for id_ in ids if not id_.startswith("trang")]
    with site_fixtures.served(sites[0]) as attacked, site_fixtures.served(sites[1]) as harmless:
        yield Twins(attacked, harmless, sites[0], ids)


def _skeleton(page: Page, home: str) -> list[str]:
    rows: list[str] = page.evaluate(_SKELETON)
    return [_HASHED.sub(r"\1", row.replace(home, "/")) for row in rows]


def _wrongs(watched: Watched) -> list[str]:
    """What went wrong, but for own files that were let go because the next page was opened."""
    return [wrong for wrong in watched.wrongs if not wrong.startswith("failed: http://127.0.0.1:")]


def _alike(twins: Twins, watched: Watched, address: str, ready: str = "") -> None:
    """Open a page of both, and compare."""
    page, seen = watched.page, []
    for home in (twins.harmless, twins.attacked):
        page.goto(home + address, wait_until="load")
        if ready:
            expect(page.locator(ready).first).to_be_visible()
        seen.append(_skeleton(page, home))
    assert seen[0] == seen[1]
    assert _wrongs(watched) == []


def test_entries_of_all_doors_are_alike(twins: Twins, watched: Watched) -> None:
    """Every page of an entry, whatever the door that it came in by; JSON-LD says the title word for word."""
    assert len(twins.entries) == len(attacks.ATTACKS) + 3 + 3 * doors.MIXED
    for id_ in twins.entries:
        _alike(twins, watched, f"nong-thon-moi/{id_}/")
        data = watched.page.locator('script[type="application/ld+json"]').all_text_contents()
        title = watched.page.locator("h1").inner_text()
        assert [json.loads(text)["@graph"][0]["headline"] for text in data] == [title]


@pytest.mark.parametrize("address", LISTS)
def test_lists_are_alike(twins: Twins, watched: Watched, address: str) -> None:
    """Home, lists, the reviews and the booklet without anything chosen."""
    _alike(twins, watched, address, ".tap-bai" if address == "tap/" else "")


@pytest.mark.parametrize("query", ["bai=loi-lanh&bai={}", "bai={}&bai=constructor"])
def test_comparisons_are_alike(twins: Twins, watched: Watched, query: str) -> None:
    """Beside a harmless entry, and beside one whose id is a name that objects have of themselves."""
    for id_ in list(attacks.ATTACKS)[::7]:
        _alike(twins, watched, f"so-sanh/?{query.format(id_)}", "table.so-sanh td")


def test_booklet_of_chosen_entries_is_alike(twins: Twins, watched: Watched) -> None:
    """Ids in the address, names of objects among them."""
    ids = "&bai=".join([*list(attacks.ATTACKS)[::3], "constructor", "__proto__", "toString"])
    _alike(twins, watched, f"tap/?bai={ids}", ".tap-bai")


def test_snippets_of_attacks_are_text(twins: Twins, watched: Watched) -> None:
    """Each attack, searched for by its own words: results and suggestions are made of the elements that they have."""
    page = watched.page
    page.goto(f"{twins.attacked}tim-kiem/", wait_until="load")
    box = page.locator("#o-tim")
    for id_ in list(attacks.ATTACKS)[::2]:
        box.fill(attacks.whole(id_))
        expect(page.locator(f'#ket-qua > li[data-id="{id_}"]')).to_be_attached()
        made = page.locator("#ket-qua *, .goi-y *").evaluate_all("all => [...new Set(all.map(e => e.tagName))]")
        assert set(made) <= {"LI", "P", "SPAN", "H2", "A", "MARK", "BUTTON"}, id_
        links = page.locator("#ket-qua a, .goi-y a").evaluate_all("all => all.map(a => a.href)")
        assert all(link.startswith(twins.attacked) for link in links), id_
    assert _wrongs(watched) == []


def test_saved_list_holds_no_formula(twins: Twins, watched: Watched) -> None:
    """However a spreadsheet parts the cells: none begins like a formula, and by commas the words are those written."""
    page = watched.page
    page.goto(f"{twins.attacked}tim-kiem/", wait_until="load")
    expect(page.locator("#ket-qua > li").first).to_be_visible()
    with page.expect_download() as saved:
        page.locator("#tai-danh-sach").click()
    text = Path(saved.value.path()).read_text(encoding="utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    assert {len(row) for row in rows} == {8}
    assert {row[0].replace("'", "") for row in rows} >= {attacks.whole(id_).replace("'", "") for id_ in attacks.ATTACKS}
    for delimiter in ",;\t|":
        for row in csv.reader(io.StringIO(text), delimiter=delimiter):
            assert not [cell for cell in row if cell.strip().startswith(tuple(FORMULA))], delimiter
    assert _wrongs(watched) == []


def test_copied_text_is_what_was_written(twins: Twins, browser: Browser) -> None:
    """Into a report, a citation: text alone, each item on its line; a list into a report as well."""
    with browser.new_context(permissions=["clipboard-read", "clipboard-write"], locale="vi-VN") as context:
        watched = Watched(context.new_page())
        page = watched.page
        for id_ in list(attacks.ATTACKS)[::3]:
            page.goto(f"{twins.attacked}nong-thon-moi/{id_}/", wait_until="load")
            page.get_by_role("button", name="Chép vào báo cáo").click()
            expect(page.locator("[data-bao]")).to_contain_text("Đã chép")
            types = page.evaluate("async () => (await navigator.clipboard.read()).flatMap(item => item.types)")
            assert types == ["text/plain"]
            copied = page.evaluate("navigator.clipboard.readText()").replace("\r\n", "\n")
            said = attacks.whole(id_)
            assert copied.startswith(f"{said}\n\n{said}\n\nNơi làm: {said}, {said}, {said} (cũ), Quảng Nam")
            assert f"\nCÁCH LÀM\n1. Dân biết: {said}\n2. {said}\n" in copied
        page.goto(f"{twins.attacked}tim-kiem/?q=th%C3%AAm+v%C3%A0i+ch%E1%BB%AF", wait_until="load")
        expect(page.locator("#ket-qua > li").first).to_be_visible()
        page.locator("#chep-danh-sach").click()
        expect(page.locator("#tim-trang-thai")).to_contain_text("Đã chép")
        assert page.evaluate("async () => (await navigator.clipboard.read()).flatMap(item => item.types)") == [
            "text/plain"
        ]
        assert _wrongs(watched) == []


@pytest.mark.parametrize("width", [320, 390])
def test_long_words_widen_no_page(twins: Twins, watched: Watched, width: int) -> None:
    """Words without a place to break them, as long as a field takes them: no page scrolls sideways on a phone."""
    page = watched.page
    page.set_viewport_size({"width": width, "height": 800})
    for address in (
        *("nong-thon-moi/rat-dai/", "nong-thon-moi/", "tim-kiem/?q=nghi%C3%AAng", "tap/?bai=rat-dai", "doi-chieu/"),
        *("so-sanh/?bai=rat-dai&bai=loi-lanh", "tinh-thanh/quang-nam/", f"tim-kiem/?q={'a' * 3000}", ""),
    ):
        page.goto(twins.attacked + address, wait_until="networkidle")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
    assert _wrongs(watched) == []
